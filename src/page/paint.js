// SPDX-License-Identifier: GPL-3.0-or-later
// Tints and the nearest underlines, by the CSS Custom Highlight API: the article's DOM is never
// touched.  Everything wanted is computed anew, and only what differs from the last time reaches
// the engine, so that one more mark repaints its own words.
//
// WebKit blends overlapping backgrounds and shows one underline only.  Hence tints are cut into
// pieces that do not overlap, each in the colour of the innermost mark, and only lines of level 0
// are drawn here; what lies below them is the overlay's.
'use strict';

const TONE = {faint: 0, plain: 1, cue: 2, strong: 3};
const SHAPE = {thick: 0, thin: 1, thickDashed: 2, thinDashed: 3};

class Painter {
  constructor(map) {
    this.map = map;
    this.live = new Map(); // key → {name, range}
  }

  // spans: Marks' spans, their levels set; toneOf: span → one of TONE.
  paint(spans, toneOf) {
    const wanted = new Map();
    for (const [start, end, name] of Painter.tints(spans, toneOf))
      wanted.set(`${name}:${start}:${end}`, {name, start, end});
    for (const span of spans) {
      const name = Painter.lineName(span, toneOf(span));
      if (name === null || span.level !== 0)
        continue;
      for (const [start, end] of span.fragments)
        wanted.set(`${name}:${start}:${end}`, {name, start, end});
    }
    this.become(wanted);
  }

  become(wanted) {
    for (const [key, {name, range}] of this.live) {
      if (wanted.has(key))
        continue;
      const highlight = CSS.highlights.get(name);
      highlight.delete(range);
      if (highlight.size === 0)
        CSS.highlights.delete(name);
      this.live.delete(key);
    }
    for (const [key, {name, start, end}] of wanted) {
      if (this.live.has(key))
        continue;
      const range = this.map.staticRange(start, end);
      if (CSS.highlights.has(name))
        CSS.highlights.get(name).add(range);
      else
        CSS.highlights.set(name, new Highlight(range));
      this.live.set(key, {name, range});
    }
  }

  clear() {
    CSS.highlights.clear();
    this.live.clear();
  }

  static hasTint(span) {
    return span.kind === KIND.entity || span.kind === KIND.other || span.kind === KIND.cue;
  }

  static tintTone(span, tone) {
    return span.kind === KIND.cue && tone === TONE.plain ? TONE.cue : tone;
  }

  // NULL for what has no line; the names are made in obl-view-style.c.
  static lineName(span, tone) {
    if (span.kind === KIND.cue)
      return null;
    return `line-${span.swatch}-${Painter.shape(span)}-${tone === TONE.faint ? 0 : 1}`;
  }

  static shape(span) {
    const thin = span.kind === KIND.content || span.kind === KIND.role;
    if (span.suggested || span.kind === KIND.role)
      return thin ? SHAPE.thinDashed : SHAPE.thickDashed;
    return thin ? SHAPE.thin : SHAPE.thick;
  }

  // [start, end, name] of pieces that do not overlap: a sweep over the tinted fragments' ends.
  // A mark whose tone is strong or content that is selected is tinted whatever its kind.
  static tints(spans, toneOf) {
    const parts = [];
    const cuts = new Set();
    for (const span of spans) {
      const tone = toneOf(span);
      if (!Painter.hasTint(span) && tone !== TONE.strong)
        continue;
      const name = Painter.tintName(span, tone);
      for (const [start, end] of span.fragments) {
        parts.push({start, end, length: span.length, name});
        cuts.add(start).add(end);
      }
    }
    parts.sort((a, b) => a.start - b.start);
    const borders = Uint32Array.from(cuts).sort();
    const pieces = [];
    let open = [];
    let next = 0;
    for (let i = 0; i + 1 < borders.length; i++) {
      const [start, end] = [borders[i], borders[i + 1]];
      open = open.filter(part => part.end > start);
      while (next < parts.length && parts[next].start <= start)
        open.push(parts[next++]);
      if (open.length === 0)
        continue;
      const {name} = open.reduce((best, part) => part.length <= best.length ? part : best);
      const last = pieces[pieces.length - 1];
      if (last !== undefined && last[1] === start && last[2] === name)
        last[1] = end;
      else
        pieces.push([start, end, name]);
    }
    return pieces;
  }

  // Content and roles that are selected get the faint tint of their colour: a sentence in full
  // colour would drown the names in it.
  static tintName(span, tone) {
    if (!Painter.hasTint(span))
      return `tint-${span.swatch}-${TONE.faint}`;
    return `tint-${span.swatch}-${Painter.tintTone(span, tone)}`;
  }
}
