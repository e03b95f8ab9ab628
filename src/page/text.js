// SPDX-License-Identifier: GPL-3.0-or-later
// Where a position of the canonical text is in the page.
//
// The program counts Unicode code points, the DOM counts UTF-16 units within text nodes.  Inside
// the page everything is kept in UTF-16 units of the whole text ("units"); code points exist only
// where something enters or leaves, which is CodePoints' work.  TextMap leads from units to text
// nodes and back.
'use strict';

// Pure: the arithmetic of one string.
class CodePoints {
  constructor(text) {
    this.text = text;
    this.simple = !/[\ud800-\udfff]/.test(text);
    if (!this.simple)
      this.countSteps();
  }

  // this.before[k]: the code points that begin before unit k * STEP.
  countSteps() {
    const {text} = this;
    this.before = new Uint32Array(Math.floor(text.length / CodePoints.STEP) + 1);
    let points = 0;
    for (let unit = 0; unit < text.length; unit++) {
      if (unit % CodePoints.STEP === 0)
        this.before[unit / CodePoints.STEP] = points;
      if (!this.isTail(unit))
        points++;
    }
    if (text.length % CodePoints.STEP === 0)
      this.before[text.length / CodePoints.STEP] = points;
    this.nPoints = points;
  }

  // The second half of a surrogate pair.
  isTail(unit) {
    const code = this.text.charCodeAt(unit);
    return code >= 0xdc00 && code <= 0xdfff;
  }

  get length() {
    return this.simple ? this.text.length : this.nPoints;
  }

  // Inside a pair: the position of that character.
  toPoint(unit) {
    unit = Math.max(0, Math.min(unit, this.text.length));
    if (this.simple)
      return unit;
    if (unit < this.text.length && this.isTail(unit))
      unit--;
    const step = Math.floor(unit / CodePoints.STEP);
    let points = this.before[step];
    for (let i = step * CodePoints.STEP; i < unit; i++)
      if (!this.isTail(i))
        points++;
    return points;
  }

  toUnit(point) {
    if (this.simple)
      return Math.min(point, this.text.length);
    if (point >= this.nPoints)
      return this.text.length;
    const step = lastAtMost(this.before, point);
    let unit = step * CodePoints.STEP;
    let points = this.before[step];
    if (this.isTail(unit))
      unit++;
    while (points < point) {
      unit++;
      if (this.isTail(unit))
        unit++;
      points++;
    }
    return unit;
  }

  // The nearest border between grapheme clusters at or before the unit (forward: at or after).
  snap(unit, forward) {
    const {text} = this;
    if (unit <= 0 || unit >= text.length)
      return Math.max(0, Math.min(unit, text.length));
    const left = text.charCodeAt(unit - 1);
    const right = text.charCodeAt(unit);
    if (left < 0x300 && right < 0x300 && !(left === 13 && right === 10))
      return unit;
    const from = this.isTail(Math.max(0, unit - CodePoints.REACH)) ?
      unit - CodePoints.REACH - 1 : Math.max(0, unit - CodePoints.REACH);
    const around = text.slice(from, unit + CodePoints.REACH);
    const {index, segment} = CodePoints.segmenter.segment(around).containing(unit - from);
    if (from + index === unit)
      return unit;
    return from + index + (forward ? segment.length : 0);
  }
}

CodePoints.STEP = 512;
CodePoints.REACH = 64; // Units; longer than any cluster that people write.
CodePoints.segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

// The last index whose value is at most the one given; values rise.  -1: none.
function lastAtMost(values, value) {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] <= value)
      low = middle + 1;
    else
      high = middle;
  }
  return low - 1;
}

class TextMap {
  // Walks the text nodes once, noting also where each block's text begins.
  constructor(article) {
    this.article = article;
    // One for all questions: the engine keeps every range up to date with each change of the page,
    // and hundreds that wait to be collected make a new element ten times as dear.
    this.range = document.createRange();
    this.anyTable = article.querySelector('table') !== null;
    this.points = new CodePoints(article.textContent);
    this.nodes = [];
    this.indices = new Map();
    this.blocks = []; // {element, start}
    const starts = [];
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    let unit = 0;
    let block = null;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement.closest('[data-s]');
      if (element !== block && element !== null && article.contains(element)) {
        this.blocks.push({element, start: unit});
        block = element;
      }
      this.indices.set(node, this.nodes.length);
      this.nodes.push(node);
      starts.push(unit);
      unit += node.data.length;
    }
    this.starts = Uint32Array.from(starts);
    this.nUnits = unit;
    if (this.blocks.length === 0)
      this.blocks.push({element: article, start: 0});
    this.blockStarts = Uint32Array.from(this.blocks, b => b.start);
  }

  // Text node and offset of a unit: the one that begins there, or (atEnd) the one that ends there.
  place(unit, atEnd) {
    if (this.nodes.length === 0)
      return {node: this.article, offset: 0};
    const index = Math.max(0, lastAtMost(this.starts, atEnd ? unit - 1 : unit));
    const node = this.nodes[index];
    return {node, offset: Math.min(unit - this.starts[index], node.data.length)};
  }

  // The boxes of [start, end), one for each line and text node; node by node, as a range over
  // whole elements would give the boxes of those elements, too.
  rects(start, end) {
    const all = [];
    const {range} = this;
    let index = Math.max(0, lastAtMost(this.starts, start));
    for (; index < this.nodes.length && this.starts[index] < end; index++) {
      const node = this.nodes[index];
      range.setStart(node, Math.max(0, start - this.starts[index]));
      range.setEnd(node, Math.min(node.data.length, end - this.starts[index]));
      const box = this.boxAround(node);
      for (const rect of range.getClientRects())
        if (rect.width > 0)
          all.push(...TextMap.clip(rect, box));
    }
    return all;
  }

  // The box of the wide table a node is in, which shows a part of itself; null for all others.
  boxAround(node) {
    if (!this.anyTable)
      return null;
    const table = node.parentElement.closest('article table');
    return table === null || table.scrollWidth <= table.clientWidth ? null :
      table.getBoundingClientRect();
  }

  static clip(rect, box) {
    if (box === null)
      return [rect];
    const left = Math.max(rect.left, box.left);
    const right = Math.min(rect.right, box.right);
    return right <= left ? [] : [new DOMRect(left, rect.top, right - left, rect.height)];
  }

  // The unit of any DOM position; outside the article: its start or end.
  unitOf(node, offset) {
    const index = this.indices.get(node);
    if (index !== undefined)
      return this.starts[index] + Math.min(offset, node.data.length);
    const range = document.createRange();
    range.setStart(node, offset);
    let low = 0;
    let high = this.nodes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (range.comparePoint(this.nodes[middle], 0) >= 0)
        high = middle;
      else
        low = middle + 1;
    }
    return low < this.nodes.length ? this.starts[low] : this.nUnits;
  }

  blockEnd(index) {
    return index + 1 < this.blocks.length ? this.blockStarts[index + 1] : this.nUnits;
  }

  blockAt(unit) {
    return Math.max(0, lastAtMost(this.blockStarts, unit));
  }
}
