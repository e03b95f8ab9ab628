// SPDX-License-Identifier: GPL-3.0-or-later
// What was looked for: every place where it stands, and the one that the person is at.
'use strict';

class Hits {
  // points: CodePoints, to translate what comes in.
  constructor(points) {
    this.points = points;
    this.ranges = []; // [start, end] in units, in order, apart from each other
    this.current = -1;
  }

  // numbers: start, end, start, end … in code points.
  put(numbers, current) {
    this.ranges = [];
    for (let i = 0; i < numbers.length; i += 2)
      this.ranges.push([this.points.toUnit(numbers[i]), this.points.toUnit(numbers[i + 1])]);
    this.current = current;
  }

  // The first range that ends after the unit.
  firstAfter(unit) {
    let low = 0;
    let high = this.ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ranges[middle][1] > unit)
        high = middle;
      else
        low = middle + 1;
    }
    return low;
  }

  // Things for Overlay.paint(): a box over the words of each hit near the window.
  *things(overlay, [from, to]) {
    for (let i = this.firstAfter(from); i < this.ranges.length && this.ranges[i][0] < to; i++) {
      const [start, end] = this.ranges[i];
      yield overlay.frame(i === this.current ? 'tint hit current' : 'tint hit',
        Math.max(start, from), Math.min(end, to));
    }
  }
}
