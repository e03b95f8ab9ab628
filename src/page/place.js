// SPDX-License-Identifier: GPL-3.0-or-later
// Where in the article a person reads: the first character at the top of the window.  It stays
// there when lines break anew, as after a change of the typeface or of the window's width, and the
// program is told of it, to come back to it another day.
'use strict';

class Place {
  // tell: called with a unit, 0 at the very top, once scrolling has come to rest.
  constructor(map, viewport, tell) {
    this.map = map;
    this.viewport = viewport;
    this.tell = tell;
    this.found = null;   // {unit, top}, null at the very top; undefined: to be looked for
    this.expected = NaN; // where we scrolled to ourselves
    this.told = 0;
    this.timer = 0;
  }

  scrolled() {
    if (Math.abs(scrollY - this.expected) < 2)
      return;
    this.expected = NaN;
    this.found = undefined;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.note(), Place.REST);
  }

  note() {
    clearTimeout(this.timer);
    this.found = this.look();
    const unit = this.found === null ? 0 : this.found.unit;
    if (unit === this.told)
      return;
    this.told = unit;
    this.tell(unit);
  }

  look() {
    if (scrollY < 2)
      return null;
    const [first] = this.viewport.unitsBetween(0, innerHeight);
    const index = this.map.blockAt(first);
    const start = this.map.blockStarts[index];
    let unit = start + Viewport.search(this.map.blockEnd(index) - start,
      i => this.viewport.heightOf(start + i) >= 0);
    const top = this.viewport.heightOf(unit);
    // The end of a line has no box, and was taken for the character after it.
    while (top !== Infinity && this.map.rects(unit, unit + 1).length === 0)
      unit++;
    return unit >= this.map.nUnits || top === Infinity ? null : {unit, top};
  }

  // Lines may have broken anew: what was at the top is there again.  When a person has scrolled
  // since it was looked for, they have chosen where to be.
  restore() {
    if (this.found === undefined || this.found === null)
      return;
    const top = this.viewport.heightOf(this.found.unit);
    if (top === Infinity || Math.abs(top - this.found.top) < 1)
      return;
    scrollBy({top: top - this.found.top, behavior: 'instant'});
    this.expected = scrollY;
  }

  // Does what moves lines.
  during(change) {
    if (this.found === undefined)
      this.note();
    change();
    this.restore();
  }

  // To what was read the last time.
  go(unit) {
    const top = this.viewport.heightOf(unit);
    if (unit === 0 || top === Infinity)
      return;
    this.found = {unit, top: Place.MARGIN};
    this.told = unit;
    this.restore();
  }
}

Place.REST = 150; // Milliseconds without scrolling.
Place.MARGIN = 6; // Pixels above a line that is gone back to.
