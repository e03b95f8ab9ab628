// SPDX-License-Identifier: GPL-3.0-or-later
// Chips and names as pictures.  The same few come again and again, and to copy one takes a tenth of
// the time that it takes to shape its words and to fill its corners.
'use strict';

const STAMPS_MOST = 512;
const WORD_ENDS = /(?<=[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u;
// Words whose first letter is of a script that runs to the left.
const FROM_RIGHT = /^\P{L}*[\u0590-\u08ff]/u;

class Stamps {
  constructor() {
    this.pen = Stamps.pen(1, 1);
    this.sizes = new Map(); // "font text" → {width, ascent, descent}
    this.clear(1);
  }

  // The look is another, or the ratio: the screen's pixels to one of the page.
  clear(ratio) {
    this.ratio = ratio;
    this.known = new Map(); // key → picture
    this.sizes.clear();
  }

  static pen(columns, rows) {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [columns, rows];
    return canvas.getContext('2d', {willReadFrequently: true});
  }

  // What a key stands for, which says all about it; draw: called once with a context, to make it of
  // this width and height, and when it gives false there is none: null.
  picture(key, width, height, draw) {
    let picture = this.known.get(key);
    if (picture === undefined) {
      if (this.known.size >= STAMPS_MOST)
        this.known.clear();
      const context = Stamps.pen(Math.ceil(width * this.ratio), Math.ceil(height * this.ratio));
      context.scale(this.ratio, this.ratio);
      picture = draw(context) === false ? null : context.canvas;
      this.known.set(key, picture);
    }
    return picture;
  }

  // --- Chips -----------------------------------------------------------------------------------

  // How wide and high a chip with these words is.
  chipSize(brush, text) {
    const {width} = this.measure(brush, text);
    return {
      width: Math.ceil(Math.max(width, brush.minWidth) + 2 * (brush.padding + brush.top.width)),
      height: brush.lineHeight + 2 * brush.top.width,
    };
  }

  // key: of the brush.  Null when there is not even room for a letter.
  chip(key, brush, text, width, height) {
    return this.picture(`${key} ${width} ${text}`, width, height, context => {
      const pen = Math.max(1, Math.round(brush.top.width * this.ratio)) / this.ratio;
      const words = this.cut(brush, text, width - 2 * (brush.padding + pen));
      if (words === '')
        return false;
      context.globalAlpha = brush.opacity;
      context.fillStyle = brush.top.color;
      context.beginPath();
      context.roundRect(0, 0, width, height, brush.radii[0]);
      context.fill();
      context.fillStyle = brush.fill;
      context.beginPath();
      context.roundRect(pen, pen, width - 2 * pen, height - 2 * pen,
        Math.max(0, brush.radii[0] - pen));
      context.fill();
      this.write(context, brush, words, (width - this.measure(brush, words).width) / 2, height / 2);
      return true;
    });
  }

  // --- Names -----------------------------------------------------------------------------------

  // Lines of words below each other, at the start side or the end side of a box as wide as that.
  lines(key, brush, lines, width, atEnd) {
    const height = lines.length * brush.lineHeight;
    return this.picture(`${key} ${width} ${lines.join('\n')}`, width, height, context => {
      lines.forEach((words, i) => {
        const left = atEnd ? width - this.measure(brush, words).width : 0;
        this.write(context, brush, words, left, (i + 0.5) * brush.lineHeight);
      });
      return true;
    });
  }

  // --- Words -----------------------------------------------------------------------------------

  // In the middle of a line at this height.
  write(context, brush, words, left, middle) {
    const {ascent, descent} = this.measure(brush, words);
    context.font = brush.font;
    context.fillStyle = brush.color;
    context.direction = FROM_RIGHT.test(words) ? 'rtl' : 'ltr';
    context.textAlign = 'left';
    context.fillText(words, left, middle + (ascent - descent) / 2);
  }

  measure(brush, text) {
    const key = `${brush.font} ${text}`;
    if (!this.sizes.has(key)) {
      this.pen.font = brush.font;
      const {width, fontBoundingBoxAscent, fontBoundingBoxDescent} = this.pen.measureText(text);
      this.sizes.set(key, {width, ascent: fontBoundingBoxAscent, descent: fontBoundingBoxDescent});
    }
    return this.sizes.get(key);
  }

  // Cut where it does not fit.
  cut(brush, text, width) {
    if (this.measure(brush, text).width <= width)
      return text;
    const letters = [...text];
    const most = Viewport.search(letters.length,
      n => this.measure(brush, `${letters.slice(0, n + 1).join('')}…`).width > width);
    return most === 0 ? '' : `${letters.slice(0, most).join('').trimEnd()}…`;
  }

  // In as many lines as it takes; a word that is too long for one stays whole.
  wrap(brush, text, width) {
    const lines = [];
    for (const word of text.split(WORD_ENDS)) {
      const line = `${lines.length === 0 ? '' : lines[lines.length - 1]}${word}`;
      if (lines.length > 0 && this.measure(brush, line.trimEnd()).width <= width)
        lines[lines.length - 1] = line;
      else
        lines.push(word);
    }
    return lines.map(line => line.trimEnd());
  }
}
