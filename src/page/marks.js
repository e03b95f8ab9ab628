// SPDX-License-Identifier: GPL-3.0-or-later
// The annotations as data: which are where, which lie over each other, which belong together.
// Pure; positions are units (see text.js), and handles are the numbers that the program gave to
// spans and frames.
'use strict';

const KIND = {entity: 0, content: 1, cue: 2, role: 3, other: 4};

class Marks {
  // points: CodePoints, to translate what comes in.
  constructor(points) {
    this.points = points;
    this.clear();
  }

  clear() {
    this.spans = new Map();
    this.frames = new Map();
    this.order = [];   // spans in text order: by start, the longer one first
    this.maxEnd = new Uint32Array(0); // maxEnd[i]: the furthest end of order[0] to order[i]
    this.owners = null;
    this.titles = []; // of labels; a span's label is an index from 1, 0 for none that is known
  }

  // numbers: handle, style, number of fragments, start, end, start, end … for each span; the style
  // is kind | swatch << 4 | suggested << 8 | label << 9.
  putSpans(numbers) {
    const added = [];
    for (let i = 0; i < numbers.length;) {
      const handle = numbers[i++];
      const style = numbers[i++];
      const count = numbers[i++];
      const fragments = [];
      let length = 0;
      for (let k = 0; k < count; k++) {
        const start = this.points.toUnit(numbers[i++]);
        const end = this.points.toUnit(numbers[i++]);
        length += end - start;
        fragments.push([start, end]);
      }
      added.push({
        handle, fragments, length,
        start: fragments[0][0],
        end: fragments[count - 1][1],
        kind: style & 15,
        swatch: style >> 4 & 15,
        suggested: (style >> 8 & 1) === 1,
        label: style >> 9,
        level: -1,
      });
    }
    this.replace(added, added.map(span => span.handle));
  }

  // list: [handle, swatch, name, [span, letter, has a bracket (0 or 1), …]] for each frame.
  putFrames(list) {
    for (const [handle, swatch, name, flat] of list) {
      const parts = [];
      for (let i = 0; i < flat.length; i += 3)
        parts.push({span: flat[i], letter: flat[i + 1], bracketed: flat[i + 2] === 1});
      this.frames.set(handle, {handle, swatch, name, parts});
      this.owners = null;
    }
  }

  remove(handles) {
    for (const handle of handles)
      if (this.frames.delete(handle))
        this.owners = null;
    this.replace([], handles);
  }

  // Takes out the spans of these handles, puts in those added, and forgets the levels of whatever
  // either touches.
  replace(added, handles) {
    const gone = new Set();
    for (const handle of handles) {
      for (const frame of this.framesOf(handle))
        frame.bracket = undefined;
      const span = this.spans.get(handle);
      if (span !== undefined)
        gone.add(span);
      this.spans.delete(handle);
    }
    const many = gone.size + added.length > Marks.MANY;
    if (!many)
      for (const span of gone)
        this.forgetLevels(span.start, span.end);
    for (const span of added)
      this.spans.set(span.handle, span);
    if (many) {
      this.order = this.order.filter(span => !gone.has(span)).concat(added).sort(Marks.compare);
      for (const span of this.order)
        span.level = -1;
      this.indexEnds(0);
      return;
    }
    const changed = [
      ...[...gone].map(span => this.putInOrder(span, 1)),
      ...added.map(span => this.putInOrder(span, 0, span)),
    ];
    if (changed.length === 0)
      return;
    this.indexEnds(Math.min(...changed));
    for (const span of added)
      this.forgetLevels(span.start, span.end);
  }

  // Takes away so many where a span is or should be, and puts others there; gives the place.
  putInOrder(span, nGone, ...put) {
    const at = this.firstNotBefore(span);
    this.order.splice(at, nGone, ...put);
    return at;
  }

  static compare(a, b) {
    return a.start - b.start || b.end - a.end || a.handle - b.handle;
  }

  firstNotBefore(span) {
    let low = 0;
    let high = this.order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (Marks.compare(this.order[middle], span) < 0)
        low = middle + 1;
      else
        high = middle;
    }
    return low;
  }

  // From a place in the order on; before it nothing has changed.
  indexEnds(from) {
    const before = this.maxEnd;
    let furthest = from === 0 ? 0 : before[from - 1];
    this.maxEnd = new Uint32Array(this.order.length);
    this.maxEnd.set(before.subarray(0, from));
    for (let i = from; i < this.order.length; i++) {
      furthest = Math.max(furthest, this.order[i].end);
      this.maxEnd[i] = furthest;
    }
  }

  // [first, past the last] of the spans in order that can reach into [start, end).
  bounds(start, end) {
    const first = lastAtMost(this.maxEnd, start) + 1;
    let low = first;
    let high = this.order.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.order[middle].start < end)
        low = middle + 1;
      else
        high = middle;
    }
    return [first, low];
  }

  // The spans that reach into [start, end), in text order.
  within(start, end) {
    const [first, past] = this.bounds(start, end);
    const found = [];
    for (let i = first; i < past; i++)
      if (this.order[i].end > start)
        found.push(this.order[i]);
    return found;
  }

  // The spans whose words include the unit, innermost first.
  at(unit) {
    return this.within(unit, unit + 1)
      .filter(span => span.fragments.some(([start, end]) => start <= unit && unit < end))
      .sort((a, b) => a.length - b.length || b.start - a.start || b.handle - a.handle);
  }

  // The frames that a span is a part of.
  framesOf(handle) {
    if (this.owners === null) {
      this.owners = new Map();
      for (const frame of this.frames.values())
        for (const part of frame.parts)
          this.owners.set(part.span, (this.owners.get(part.span) || new Set()).add(frame));
    }
    return this.owners.get(handle) || new Set();
  }

  // From the first to the last word of what a frame's bracket stands beside; null: nowhere.  Looked
  // for once, until one of its spans is another: every frame is asked for its own at each painting.
  bracketOf(frame) {
    if (frame.bracket === undefined)
      frame.bracket = this.findBracket(frame);
    return frame.bracket;
  }

  findBracket(frame) {
    let start = Infinity;
    let end = -1;
    for (const part of frame.parts) {
      const span = this.spans.get(part.span);
      if (part.bracketed && span !== undefined) {
        start = Math.min(start, span.start);
        end = Math.max(end, span.end);
      }
    }
    return end < 0 ? null : {start, end};
  }

  // --- Levels: how far below the words a span's line is drawn; 0 is nearest -------------------

  // [first, past the last] of the spans in order that hang together with [start, end).
  cluster(start, end) {
    for (;;) {
      const [first, past] = this.bounds(start, end);
      if (first >= past)
        return [first, first];
      const from = Math.min(start, this.order[first].start);
      const to = Math.max(end, this.maxEnd[past - 1]);
      if (from === start && to === end)
        return [first, past];
      [start, end] = [from, to];
    }
  }

  forgetLevels(start, end) {
    const [first, past] = this.cluster(start, end);
    for (let i = first; i < past; i++)
      this.order[i].level = -1;
  }

  levelOf(span) {
    if (span.level < 0)
      this.setLevels(...this.cluster(span.start, span.end));
    return span.level;
  }

  // Shortest first, each below all the shorter ones that it shares words with: so the outermost
  // is lowest, and a line keeps its height from its first word to its last.
  setLevels(first, past) {
    const bySize = this.order.slice(first, past).sort((a, b) =>
      a.end - a.start - (b.end - b.start) || Marks.compare(b, a));
    for (const span of bySize)
      span.level = -1;
    for (const span of bySize) {
      // What is done is no longer than this one, so nothing done begins further left than this.
      const reach = span.start - (span.end - span.start);
      let level = 0;
      for (let i = this.firstStartingAfter(reach, first, past); i < past; i++) {
        const other = this.order[i];
        if (other.start >= span.end)
          break;
        if (other.level >= level && other !== span && Marks.share(span, other))
          level = other.level + 1;
      }
      span.level = level;
    }
  }

  firstStartingAfter(unit, low, high) {
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.order[middle].start > unit)
        high = middle;
      else
        low = middle + 1;
    }
    return low;
  }

  // Whether two spans have a word in common; the gap of a discontinuous one does not count.
  static share(a, b) {
    return a.fragments.some(([from, to]) =>
      b.fragments.some(([start, end]) => start < to && from < end));
  }
}

Marks.MANY = 16; // changes that are cheaper made all at once
