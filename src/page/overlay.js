// SPDX-License-Identifier: GPL-3.0-or-later
// What cannot be a highlight: lower underlines of nested marks, brackets with names in the margin,
// role letters, hairlines between the parts of a discontinuous mark.  Boxes outside the article,
// only for what is near the window, in document coordinates.
//
// Each thing has a key that says all about it; a thing whose key was there the last time is left
// as it is.  All boxes are measured before anything is written, so the engine lays out once.
'use strict';

class Overlay {
  constructor(map, article) {
    this.map = map;
    this.article = article;
    this.right = getComputedStyle(article).direction === 'rtl'; // where the margin is
    this.root = document.createElement('div');
    this.root.id = 'overlay';
    this.root.setAttribute('aria-hidden', 'true');
    this.live = new Map();  // key → element
    this.edges = new Map(); // unit → {top, bottom}, as long as the layout stands
    document.body.append(this.root);
  }

  // The layout has changed: everything has to be measured again.
  clear() {
    this.root.replaceChildren();
    this.live.clear();
    this.edges.clear();
  }

  // scene: {marks, spans, band, toneOf, selected, frame}; frame: the one whose roles are shown.
  paint(scene) {
    const things = [
      ...this.bars(scene), ...this.counts(scene), ...this.gaps(scene),
      ...this.brackets(scene), ...this.letters(scene),
    ];
    const wanted = new Set(things.map(thing => thing.key));
    for (const [key, element] of this.live) {
      if (wanted.has(key))
        continue;
      element.remove();
      this.live.delete(key);
    }
    const fresh = things.filter(thing => !this.live.has(thing.key));
    const measured = fresh.map(thing => thing.boxes());
    const batch = document.createDocumentFragment();
    fresh.forEach((thing, i) => {
      const element = thing.build(measured[i]);
      this.live.set(thing.key, element);
      batch.append(element);
    });
    this.root.append(batch);
  }

  static element(className, text) {
    const element = document.createElement('div');
    element.className = className;
    if (text !== undefined)
      element.textContent = text;
    return element;
  }

  static at(element, box) {
    for (const side of ['left', 'top', 'width', 'height'])
      if (box[side] !== undefined)
        element.style[side] = `${box[side]}px`;
    return element;
  }

  // The lines of [start, end) in document coordinates, what touches on one line joined.
  lines(start, end) {
    const lines = [];
    for (const rect of this.map.rects(start, end)) {
      const last = lines[lines.length - 1];
      const [left, right] = [rect.left + scrollX, rect.right + scrollX];
      const bottom = rect.bottom + scrollY;
      if (last !== undefined && Math.abs(last.bottom - bottom) < 3 &&
          left <= last.right + 1 && right >= last.left - 1) {
        last.left = Math.min(last.left, left);
        last.right = Math.max(last.right, right);
      } else {
        lines.push({left, right, top: rect.top + scrollY, bottom});
      }
    }
    return lines;
  }

  // Lines below the words at [start, end) within the band, as one thing.
  strokes(key, className, start, end, down) {
    return {
      key,
      boxes: () => this.lines(start, end),
      build: lines => {
        const group = Overlay.element('group');
        for (const line of lines)
          group.append(Overlay.at(Overlay.element(className),
            {left: line.left, top: line.bottom + down, width: line.right - line.left}));
        return group;
      },
    };
  }

  *bars({spans, band, toneOf}) {
    for (const span of spans) {
      const faint = toneOf(span) === TONE.faint;
      if (span.level < 1 || span.level >= Overlay.LEVELS || span.kind === KIND.cue)
        continue;
      const className = `bar shape${Painter.shape(span)} swatch${span.swatch}` +
        (faint ? ' faint' : '');
      for (const fragment of span.fragments) {
        const start = Math.max(fragment[0], band[0]);
        const end = Math.min(fragment[1], band[1]);
        if (start < end)
          yield this.strokes(`bar ${className} ${span.level} ${start} ${end}`, className,
            start, end, (span.level - 1) * 3 + 1);
      }
    }
  }

  // "+2" where marks lie deeper than can be drawn.
  *counts({spans}) {
    let run = null;
    const runs = [];
    for (const span of spans) {
      if (span.level < Overlay.LEVELS)
        continue;
      if (run !== null && span.start < run.end) {
        run.end = Math.max(run.end, span.end);
        run.count++;
      } else {
        run = {start: span.start, end: span.end, count: 1};
        runs.push(run);
      }
    }
    for (const {start, end, count} of runs)
      yield {
        key: `count ${start} ${end} ${count}`,
        boxes: () => this.lines(start, Math.min(start + 1, end)),
        build: ([line]) => line === undefined ? Overlay.element('count') :
          Overlay.at(Overlay.element('count', `+${count}`),
            {left: line.left, top: line.bottom + 3 * (Overlay.LEVELS - 1)}),
      };
  }

  // Hairlines through the gaps of what is selected.
  *gaps({marks, band, selected}) {
    for (const handle of selected) {
      const span = marks.spans.get(handle);
      if (span === undefined)
        continue;
      for (let i = 1; i < span.fragments.length; i++) {
        const start = Math.max(span.fragments[i - 1][1], band[0]);
        const end = Math.min(span.fragments[i][0], band[1]);
        if (start < end)
          yield this.strokes(`gap ${span.swatch} ${span.level} ${start} ${end}`,
            `gap swatch${span.swatch}`, start, end, (Math.min(span.level, 3) - 1) * 3 + 1);
      }
    }
  }

  // The letters of its roles above each part of the frame that is selected.
  *letters({marks, frame}) {
    const chips = new Map(); // unit → those that begin there
    for (const part of frame === null ? [] : frame.parts) {
      const span = marks.spans.get(part.span);
      if (span !== undefined)
        chips.set(span.start, [...chips.get(span.start) || [], [span.swatch, part.letter]]);
    }
    for (const [start, list] of chips)
      yield {
        key: `letters ${start} ${list.join()}`,
        boxes: () => this.lines(start, start + 1),
        build: ([line]) => {
          const group = Overlay.element(`letters${this.right ? ' right' : ''}`);
          for (const [swatch, letter] of line === undefined ? [] : list)
            group.append(Overlay.element(`letter swatch${swatch}`, letter));
          return line === undefined ? group :
            Overlay.at(group, {left: this.right ? line.right : line.left, top: line.top});
        },
      };
  }

  // --- The margin ------------------------------------------------------------------------------

  edge(unit) {
    if (!this.edges.has(unit)) {
      const [rect] = this.map.rects(unit, unit + 1);
      this.edges.set(unit, rect === undefined ? null :
        {top: rect.top + scrollY, bottom: rect.bottom + scrollY});
    }
    return this.edges.get(unit);
  }

  // Frames with a bracket in or near the band, with their heights and lanes; lane 0 is nearest to
  // the text.  What holds another stands further out.
  lanes({marks, band}) {
    const placed = [];
    for (const frame of marks.frames.values()) {
      const bracket = marks.bracketOf(frame);
      if (bracket === null || bracket.end <= band[0] || bracket.start >= band[1])
        continue;
      const first = this.edge(bracket.start);
      const last = this.edge(bracket.end - 1);
      if (first !== null && last !== null)
        placed.push({frame, ...bracket, top: first.top, bottom: last.bottom, lane: 0});
    }
    placed.sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
    placed.forEach((item, i) => {
      const beside = placed.slice(0, i)
        .filter(other => other.top < item.bottom && item.top < other.bottom);
      for (const other of beside)
        if (item.start <= other.start && other.end <= item.end)
          item.lane = Math.max(item.lane, other.lane + 1);
      while (beside.some(other => other.lane === item.lane))
        item.lane++;
      item.lane = Math.min(item.lane, Overlay.LANES - 1);
    });
    return placed.sort((a, b) => a.top - b.top || b.lane - a.lane);
  }

  *brackets(scene) {
    const placed = this.lanes(scene);
    if (placed.length === 0)
      return;
    const box = this.article.getBoundingClientRect();
    const room = (this.right ? innerWidth - box.right : box.left) - Overlay.GUTTER;
    const wide = room - Overlay.LANES * Overlay.LANE >= Overlay.NAME;
    let free = -Infinity; // where the margin has room for the next name
    for (const item of placed) {
      const on = scene.frame === item.frame;
      const faint = !on && scene.selected.size > 0;
      const outward = Overlay.GUTTER + item.lane * Overlay.LANE;
      const className = `bracket swatch${item.frame.swatch}${on ? ' on' : ''}` +
        `${faint ? ' faint' : ''}${this.right ? ' right' : ''}${wide ? '' : ' narrow'}`;
      const nameTop = Math.max(item.top, free);
      free = nameTop + Overlay.NAME_HEIGHT;
      const name = {
        top: nameTop - item.top,
        outward: (Overlay.LANES - item.lane) * Overlay.LANE,
        width: Math.min(room - Overlay.LANES * Overlay.LANE - 8, 180),
        wide,
      };
      yield {
        key: `${className} ${item.frame.handle} ${item.frame.name} ${item.start} ${item.end} ` +
          `${item.lane} ${nameTop}`,
        boxes: () => null,
        build: () => this.bracket(item, className, {
          left: scrollX + (this.right ? box.right + outward : box.left - outward),
          top: item.top,
          height: item.bottom - item.top,
        }, name),
      };
    }
  }

  bracket(item, className, box, name) {
    const element = Overlay.at(Overlay.element(className), box);
    const text = Overlay.element('name', item.frame.name);
    element.dataset.handle = item.frame.handle;
    if (name.wide) {
      text.style.top = `${name.top}px`;
      text.style.maxWidth = `${name.width}px`;
      text.style[this.right ? 'left' : 'right'] = `${name.outward}px`;
    }
    if (item.frame.name !== '')
      element.append(text);
    return element;
  }
}

Overlay.LEVELS = 4;       // lines below each other that are drawn
Overlay.LANES = 4;        // brackets beside each other
Overlay.LANE = 7;         // pixels from one bracket to the next
Overlay.GUTTER = 16;      // from the text to the nearest bracket
Overlay.NAME = 72;        // pixels that a name in the margin needs at least
Overlay.NAME_HEIGHT = 34; // two lines
