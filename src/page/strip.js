// SPDX-License-Identifier: GPL-3.0-or-later
// The whole article as a narrow strip beside its scroll bar: where annotations are, where what was
// looked for is, and which part is in the window.  A click goes there, a drag goes along.
//
// It is a picture for the pointer: keys go to the next mark and the next hit anyway, so it is hidden
// from screen readers.  Its rows are worked out in one go, some time after marks or layout changed.
'use strict';

const STRIP_WIDTH = 16;
const STRIP_MENTION = [2, 4]; // from the article's side: where it begins, and its width
const STRIP_CUE = [6, 3];     // what is left beyond is the scroll bar's
const STRIP_PATIENCE = 120; // milliseconds, in which further changes are waited for

class Strip {
  // reader: asked for marks, hits and boxes when it is drawn.
  constructor(reader) {
    this.reader = reader;
    this.shown = false;
    this.element = Overlay.element('');
    this.element.id = 'strip';
    this.element.setAttribute('aria-hidden', 'true');
    this.canvas = document.createElement('canvas');
    this.window = Overlay.element('window');
    this.element.append(this.canvas, this.window);
    this.element.addEventListener('pointerdown', event => this.press(event));
    this.element.addEventListener('pointermove', event => this.drag(event));
    // Clicks on it are no clicks on words.
    for (const type of ['mousedown', 'click', 'contextmenu'])
      this.element.addEventListener(type, event => event.preventDefault());
  }

  show(shown) {
    if (shown === this.shown)
      return;
    this.shown = shown;
    if (shown)
      document.body.append(this.element);
    else
      this.element.remove();
    this.changed();
  }

  // Marks, hits, colours or the layout are others now.
  changed() {
    if (!this.shown || this.timer !== undefined)
      return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.draw();
    }, STRIP_PATIENCE);
  }

  // The window is at another place.
  moved() {
    if (!this.shown)
      return;
    const height = document.documentElement.scrollHeight;
    this.window.style.transform = `translateY(${innerHeight * scrollY / height}px)`;
    this.window.style.height = `${Math.max(8, innerHeight * innerHeight / height)}px`;
  }

  // --- Drawing ---------------------------------------------------------------------------------

  // [unit, pixels from the top of the page] at the beginning of each block that has a box, and at
  // the end of each; in between, letters are spread evenly.
  steps() {
    const {map, viewport} = this.reader;
    const steps = [];
    for (const index of viewport.visible()) {
      const box = map.blocks[index].element.getBoundingClientRect();
      steps.push([map.blockStarts[index], box.top + scrollY],
        [map.blockEnd(index), box.bottom + scrollY]);
    }
    return steps;
  }

  static heightAt(units, steps, unit) {
    const i = Math.max(0, lastAtMost(units, unit));
    const [start, top] = steps[i];
    const [end, bottom] = steps[Math.min(i + 1, steps.length - 1)];
    return end <= start ? top : top + (bottom - top) * (unit - start) / (end - start);
  }

  // An article that is in the window as a whole, or has nothing to show, needs no strip.
  isNeeded() {
    const {marks, hits} = this.reader;
    return document.documentElement.scrollHeight > innerHeight + 1 &&
      (marks.order.length > 0 || hits.ranges.length > 0);
  }

  draw() {
    const steps = this.steps();
    const needed = this.shown && steps.length > 0 && this.isNeeded();
    this.element.style.display = needed ? '' : 'none';
    if (!needed)
      return;
    const units = Uint32Array.from(steps, ([unit]) => unit);
    const scale = innerHeight / document.documentElement.scrollHeight;
    const rowOf = unit => Math.floor(Strip.heightAt(units, steps, unit) * scale);
    const ratio = devicePixelRatio;
    this.canvas.width = STRIP_WIDTH * ratio;
    this.canvas.height = innerHeight * ratio;
    const context = this.canvas.getContext('2d');
    context.scale(ratio, ratio);
    this.drawMarks(context, rowOf);
    this.drawHits(context, rowOf);
    this.moved();
  }

  // One bar a row and colour: ten thousand marks are some hundreds of bars.
  drawMarks(context, rowOf) {
    const done = new Set();
    const style = getComputedStyle(document.documentElement);
    const colors = new Map();
    const isLeft = this.reader.overlay.right; // like the scroll bar, across from the margin
    for (const span of this.reader.marks.order) {
      if (span.kind === KIND.content || span.kind === KIND.role)
        continue;
      const row = rowOf(span.start);
      const key = row * 16 + span.swatch;
      if (done.has(key))
        continue;
      done.add(key);
      if (!colors.has(span.swatch))
        colors.set(span.swatch, style.getPropertyValue(`--line-${span.swatch}`));
      context.fillStyle = colors.get(span.swatch);
      const [from, width] = span.kind === KIND.cue ? STRIP_CUE : STRIP_MENTION;
      context.fillRect(isLeft ? STRIP_WIDTH - from - width : from, row, width, 2);
    }
  }

  drawHits(context, rowOf) {
    const {ranges} = this.reader.hits;
    context.fillStyle = getComputedStyle(document.documentElement).getPropertyValue('--hit-edge');
    let last = -1;
    for (const [start] of ranges) {
      const row = rowOf(start);
      if (row !== last)
        context.fillRect(0, row, STRIP_WIDTH, 2);
      last = row;
    }
  }

  // --- The pointer -----------------------------------------------------------------------------

  press(event) {
    if (event.button !== 0)
      return;
    event.preventDefault();
    this.element.setPointerCapture(event.pointerId);
    this.goTo(event.clientY);
  }

  drag(event) {
    if ((event.buttons & 1) !== 0 && this.element.hasPointerCapture(event.pointerId))
      this.goTo(event.clientY);
  }

  // What the strip has there comes to the middle of the window.
  goTo(y) {
    const height = document.documentElement.scrollHeight;
    scrollTo({top: y / innerHeight * height - innerHeight / 2, behavior: 'instant'});
  }
}
