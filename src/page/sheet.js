// SPDX-License-Identifier: GPL-3.0-or-later
// A canvas as large as what is near the window, below or above the words.
//
// Marks, chips and brackets are drawn on it, as a screen may have hundreds.  With an element for
// each, style and layout took three times as long as the whole rest of a frame after a jump; what is
// drawn costs a few milliseconds, and leaves the engine one picture to put under the text.
'use strict';

const SHEET_AHEAD = 0.5; // screens above the window, and below it
const SHEET_SIDE = 8;     // pixels beyond the article's lines, for what reaches out of them

class Sheet {
  constructor() {
    this.canvas = document.createElement('canvas');
    this.canvas.className = 'sheet';
    // Kept out of the compositor, where a picture of its own below the text splits the page into
    // layers: that doubles the time of every frame.
    this.context = this.canvas.getContext('2d', {willReadFrequently: true});
    this.drawn = []; // the marks, rows of chips and brackets on it
  }

  // An empty sheet for things in document coordinates; false when there are none and it is put away.
  // box: {left, width} of the article and what else is drawn on, in the window; ratio: the screen's
  // pixels to one of the page.
  begin(box, ratio, isNeeded) {
    if (!isNeeded && this.drawn.length === 0)
      return false;
    this.drawn = [];
    this.canvas.style.display = isNeeded ? 'block' : '';
    if (!isNeeded)
      return false;
    this.ratio = ratio;
    this.left = Math.floor(box.left + scrollX) - SHEET_SIDE;
    this.top = Math.floor(scrollY - SHEET_AHEAD * innerHeight);
    this.resize(Math.ceil(box.width) + 2 * SHEET_SIDE,
      Math.ceil((1 + 2 * SHEET_AHEAD) * innerHeight));
    Overlay.place(this.canvas, {left: this.left, top: this.top});
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    return true;
  }

  // And cleared.
  resize(width, height) {
    const [columns, rows] = [width, height].map(pixels => Math.round(pixels * this.ratio));
    if (this.canvas.width === columns && this.canvas.height === rows) {
      this.context.setTransform(1, 0, 0, 1, 0, 0);
      this.context.clearRect(0, 0, columns, rows);
      return;
    }
    [this.canvas.width, this.canvas.height] = [columns, rows];
    Overlay.place(this.canvas, {width, height});
  }

  // Onto the screen's pixels, or edges would be blurred.
  x(pixels) {
    return Math.round((pixels - this.left) * this.ratio) / this.ratio;
  }

  y(pixels) {
    return Math.round((pixels - this.top) * this.ratio) / this.ratio;
  }

  // At least one of the screen's pixels.
  thickness(pixels) {
    return Math.max(1, Math.round(pixels * this.ratio)) / this.ratio;
  }

  // boxes: {left, top, width, height} each; without a height the brush has one.
  boxes(brush, boxes) {
    const {context} = this;
    const fitted = boxes.map(box => this.fit(box, brush));
    const [above, below] = brush.radii;
    context.globalAlpha = brush.opacity;
    context.fillStyle = brush.fill;
    context.beginPath();
    for (const [left, top, width, height] of fitted)
      context.roundRect(left, top, width, height, [above, above, below, below]);
    context.fill();
    for (const [edge, isTop] of [[brush.top, true], [brush.bottom, false]])
      if (edge.width > 0 && edge.dash !== 'none')
        this.edges(edge, isTop, fitted);
    context.globalAlpha = 1;
  }

  fit({left, top, width, height}, brush) {
    const [x, y] = [this.x(left), this.y(top)];
    return [x, y, this.x(left + width) - x,
      height === undefined ? this.thickness(brush.height) : this.y(top + height) - y];
  }

  edges({width, dash, color}, isTop, boxes) {
    const {context} = this;
    const pen = this.thickness(width);
    context.strokeStyle = color;
    context.lineWidth = pen;
    context.setLineDash(dash === 'dashed' ? [2 * pen, pen] : dash === 'dotted' ? [pen, pen] : []);
    context.beginPath();
    for (const [left, top, length, height] of boxes) {
      const y = isTop ? top + pen / 2 : top + height - pen / 2;
      context.moveTo(left, y);
      context.lineTo(left + length, y);
    }
    context.stroke();
  }

  // A bracket open to the right or, isRight, to the left; the brush is that of the former.
  bracket(brush, box, isRight) {
    const {context} = this;
    const [x, y, width, height] = this.fit(box, brush);
    const [side, pen] = [brush.left, brush.top].map(edge => this.thickness(edge.width));
    const [round] = brush.radii;
    context.globalAlpha = brush.opacity;
    context.fillStyle = brush.top.color;
    context.beginPath();
    context.roundRect(x, y, width, height, isRight ? [0, round, round, 0] : [round, 0, 0, round]);
    context.rect(isRight ? x : x + side, y + pen, width - side, height - 2 * pen);
    context.fill('evenodd');
    context.globalAlpha = 1;
  }

  // picture: from Stamps.
  stamp(picture, left, top, opacity = 1) {
    this.context.globalAlpha = opacity;
    this.context.drawImage(picture, this.x(left), this.y(top), picture.width / this.ratio,
      picture.height / this.ratio);
    this.context.globalAlpha = 1;
  }
}
