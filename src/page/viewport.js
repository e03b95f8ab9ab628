// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of the text is on the screen: a binary search over the blocks' boxes, and inside a
// block that is itself longer than the screen, one over the boxes of its characters.
'use strict';

class Viewport {
  constructor(map) {
    this.map = map;
    this.shown = null;
  }

  // Blocks were hidden or shown.
  invalidate() {
    this.shown = null;
  }

  // Indices of the blocks that have a box.
  visible() {
    if (this.shown === null)
      this.shown = this.map.blocks.map((block, index) => index)
        .filter(index => this.map.blocks[index].element.closest('.hidden') === null);
    return this.shown;
  }

  // The units between two heights, both relative to the top of the window: [start, end].
  unitsBetween(top, bottom) {
    const shown = this.visible();
    if (shown.length === 0)
      return [0, 0];
    const box = i => this.map.blocks[shown[i]].element.getBoundingClientRect();
    const first = Viewport.search(shown.length, i => box(i).bottom >= top);
    const past = Viewport.search(shown.length, i => box(i).top > bottom);
    if (first >= past)
      return first >= shown.length ? [this.map.nUnits, this.map.nUnits] :
        [this.map.blockStarts[shown[first]], this.map.blockStarts[shown[first]]];
    const [from, to] = [shown[first], shown[past - 1]];
    return [
      this.refine(from, top, this.map.blockStarts[from]),
      this.refine(to, bottom, this.map.blockEnd(to)),
    ];
  }

  // Within a tall block, the first character at or below a height; otherwise what was given.
  refine(index, height, otherwise) {
    const box = this.map.blocks[index].element.getBoundingClientRect();
    if (box.height < 2 * innerHeight || height <= box.top || height >= box.bottom)
      return otherwise;
    const start = this.map.blockStarts[index];
    const length = this.map.blockEnd(index) - start;
    return start + Viewport.search(length, i => this.heightOf(start + i) >= height);
  }

  // The height of a character; of the next one that has a box where it has none.
  heightOf(unit) {
    for (let i = unit; i < Math.min(unit + 32, this.map.nUnits); i++) {
      const rects = this.map.rects(i, i + 1);
      if (rects.length > 0)
        return rects[0].top;
    }
    return Infinity;
  }

  // The first index below count for which the test holds; it must hold from there on.
  static search(count, test) {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (test(middle))
        high = middle;
      else
        low = middle + 1;
    }
    return low;
  }
}
