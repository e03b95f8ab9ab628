// SPDX-License-Identifier: GPL-3.0-or-later
// What is proposed and not stored: a dashed frame around the words, and the letters of the role.
'use strict';

class Sketch {
  // points: CodePoints, to translate what comes in.
  constructor(points) {
    this.points = points;
    this.parts = [];
  }

  // parts: [letters, swatch, is current, start, end, start, end …], in code points.
  put(parts) {
    this.parts = parts.map(([letters, swatch, current, ...numbers]) => {
      const fragments = [];
      for (let i = 0; i < numbers.length; i += 2)
        fragments.push([this.points.toUnit(numbers[i]), this.points.toUnit(numbers[i + 1])]);
      return {letters, swatch, current, fragments};
    });
  }

  // Where the one that the person is at begins; -1: nowhere.
  place() {
    const current = this.parts.find(part => part.current);
    return current === undefined ? -1 : current.fragments[0][0];
  }

  // Things for Overlay.paint().
  *things(overlay, [from, to]) {
    for (const {letters, swatch, current, fragments} of this.parts) {
      const className = `tint sketch swatch${swatch}${current ? ' current' : ''}`;
      for (const [start, end] of fragments)
        if (start < to && end > from)
          yield overlay.frame(className, Math.max(start, from), Math.min(end, to));
      const [[start]] = fragments;
      if (start >= from && start < to)
        yield overlay.chips([[`letter swatch${swatch} sketched${current ? ' current' : ''}`,
          letters]], start, false);
    }
  }
}
