// SPDX-License-Identifier: GPL-3.0-or-later
// The borders of the selected annotation, to be dragged: a grip at either end of each part of it.
// The program moves the border; until the button is let go, the page only shows where it would be.
'use strict';

class Grips {
  // hands: to find the character below the pointer; moved: told handle, part, edge (0 or 1), unit
  // and whether just this is meant; changed: what is shown is another.
  constructor({hands, moved, changed}) {
    this.hands = hands;
    this.moved = moved;
    this.changed = changed;
    this.drag = null; // {handle, part, edge, fixed, unit}
    const on = (type, handler) => document.addEventListener(type, handler, true);
    on('mousedown', event => this.press(event));
    on('mousemove', event => this.move(event));
    on('mouseup', event => this.release(event));
    on('keydown', event => event.key === 'Escape' && this.stop());
  }

  press(event) {
    const grip = event.target instanceof Element ? event.target.closest('.grip') : null;
    if (grip === null || event.button !== 0)
      return;
    const [handle, part, edge, fixed] = grip.dataset.grip.split(' ').map(Number);
    this.drag = {handle, part, edge, fixed, unit: -1};
    document.documentElement.classList.add('dragging');
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  // Beside the last letter of a line the border of the letter that is nearer.
  move(event) {
    if (this.drag === null)
      return;
    event.preventDefault();
    const unit = this.hands.borderAt(event.clientX, event.clientY);
    const {edge, fixed} = this.drag;
    if (unit < 0 || (edge === 0 ? unit >= fixed : unit <= fixed) || unit === this.drag.unit)
      return;
    this.drag.unit = unit;
    this.changed();
  }

  release(event) {
    const {drag} = this;
    if (drag === null || event.button !== 0)
      return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.hands.swallowClick();
    this.stop();
    if (drag.unit >= 0)
      this.moved(drag.handle, drag.part, drag.edge, drag.unit, event.altKey);
  }

  stop() {
    if (this.drag === null)
      return;
    this.drag = null;
    document.documentElement.classList.remove('dragging');
    this.changed();
  }

  // Things for Overlay.paint().
  *things(overlay, span, [from, to]) {
    if (span !== undefined)
      for (const [part, [start, end]] of span.fragments.entries()) {
        if (start >= from && start < to)
          yield Grips.thing(overlay, `${span.handle} ${part} 0 ${end}`, start, start, false);
        if (end > from && end <= to)
          yield Grips.thing(overlay, `${span.handle} ${part} 1 ${start}`, end - 1, end, true);
      }
    if (this.drag !== null && this.drag.unit >= 0) {
      const {edge, fixed, unit} = this.drag;
      const [start, end] = edge === 0 ? [unit, fixed] : [fixed, unit];
      if (start < to && end > from)
        yield overlay.frame('tint dragged', Math.max(start, from), Math.min(end, to));
    }
  }

  // Beside the character at a unit, before it or behind it as the line runs there.
  static thing(overlay, grip, unit, key, isEnd) {
    return {
      layer: 'margin',
      key: `grip ${grip} ${key}`,
      measure: () => overlay.rowsOf(unit, unit + 1),
      build: ([row]) => {
        const element = Overlay.element('grip');
        element.dataset.grip = grip;
        if (row === undefined)
          return element;
        const isLeft = isEnd === overlay.right;
        return Overlay.place(element, {
          left: (isLeft ? row.left : row.right) - 5,
          top: row.top,
          height: row.bottom - row.top,
        });
      },
    };
  }
}
