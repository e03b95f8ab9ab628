// SPDX-License-Identifier: GPL-3.0-or-later
// What lies over and under the words, outside the article and only for what is near the window, in
// document coordinates.
//
// Of marks, chips and brackets there may be hundreds: they are drawn (sheet.js).  All else, which
// there is little of, is elements: {layer, key, measure, build}, whose key says all about it, and one
// whose key was there the last time is left as it is.  Everything is measured before anything is
// written: the engine lays out once.
'use strict';

const ROWS_MOST = 8192; // remembered lines of words, some screens full

class Overlay {
  constructor(map) {
    this.map = map;
    this.right = getComputedStyle(map.article).direction === 'rtl'; // where the margin is
    this.live = new Map();  // key → element
    this.lines = new Map(); // "start end" → rows, as long as the layout stands
    this.brackets = [];     // from Margin.brackets(), what is drawn
    this.zoom = 1;
    this.layers = {};
    this.sheets = {};
    for (const [root, names] of [['under', ['tints']], ['over', ['margin', 'chips']]]) {
      const parent = Overlay.element('');
      parent.id = root;
      parent.setAttribute('aria-hidden', 'true');
      this.sheets[root] = new Sheet();
      parent.append(this.sheets[root].canvas);
      for (const name of names)
        parent.append(this.layers[name] = Overlay.element(name));
      document.body.append(parent);
    }
    this.brushes = new Brushes(this.layers.chips.parentElement);
    this.stamps = new Stamps();
  }

  // The look is another.
  restyle() {
    this.brushes.clear();
    this.stamps.clear(this.ratio());
  }

  // The screen's pixels to one of the page.
  ratio() {
    return devicePixelRatio * this.zoom;
  }

  // The layout has changed: everything has to be measured again.
  clear() {
    for (const layer of Object.values(this.layers))
      layer.replaceChildren();
    this.live.clear();
    this.lines.clear();
  }

  // marks: from Painter.marks(); chips: from Chips.rows(), below the words where lines leave room for
  // them, else above; brackets: from Margin.brackets(); things: elements.
  paint(marks, chips, areBelow, brackets, things) {
    const wanted = new Set();
    const fresh = [];
    for (const thing of things) {
      if (!wanted.has(thing.key) && !this.live.has(thing.key))
        fresh.push(thing);
      wanted.add(thing.key);
    }
    const measured = fresh.map(thing => thing.measure());
    const box = this.map.article.getBoundingClientRect();
    this.brushes.learn([
      ...marks.map(mark => mark.className),
      ...chips.flatMap(row => row.list.map(([className]) => Chips.path(className))),
      ...brackets.map(bracket => bracket.className),
    ]);
    for (const mark of marks)
      mark.boxes = this.rowsOf(mark.start, mark.end).map(mark.box);
    this.replace(wanted, fresh, measured);
    this.brackets = brackets;
    if (this.stamps.ratio !== this.ratio())
      this.stamps.clear(this.ratio());
    this.draw('under', this.withMargin(box), marks, areBelow ? chips : [], brackets);
    this.draw('over', box, [], areBelow ? [] : chips, []);
  }

  withMargin({left, right, width}) {
    const side = Math.max(0, Math.min(MARGIN_MOST, this.right ? innerWidth - right : left) -
      SHEET_SIDE);
    return {left: this.right ? left : left - side, width: width + side};
  }

  replace(wanted, fresh, measured) {
    for (const [key, element] of this.live) {
      if (wanted.has(key))
        continue;
      element.remove();
      this.live.delete(key);
    }
    const batches = {};
    fresh.forEach((thing, i) => {
      const element = thing.build(measured[i]);
      this.live.set(thing.key, element);
      batches[thing.layer] = batches[thing.layer] || document.createDocumentFragment();
      batches[thing.layer].append(element);
    });
    for (const [name, batch] of Object.entries(batches))
      this.layers[name].append(batch);
  }

  draw(name, box, marks, chips, brackets) {
    const sheet = this.sheets[name];
    const drawn = [...marks, ...chips, ...brackets];
    if (!sheet.begin(box, this.ratio(), drawn.length > 0))
      return;
    this.drawMarks(sheet, marks);
    for (const row of chips)
      Chips.draw(sheet, this, row);
    for (const bracket of brackets)
      Margin.draw(sheet, this, bracket);
    sheet.drawn = drawn;
  }

  // What lies further back first, and of one look all at once.
  drawMarks(sheet, marks) {
    const groups = new Map();
    for (const mark of marks) {
      const key = `${mark.depth} ${mark.className}`;
      if (!groups.has(key))
        groups.set(key, {...mark, boxes: []});
      groups.get(key).boxes.push(...mark.boxes);
    }
    const order = [...groups.values()].sort((a, b) => a.layer - b.layer || b.depth - a.depth);
    for (const {className, boxes} of order)
      sheet.boxes(this.brushes.get(className), boxes);
  }

  static element(className, text) {
    const element = document.createElement('div');
    if (className !== '')
      element.className = className;
    if (text !== undefined)
      element.textContent = text;
    return element;
  }

  static place(element, box) {
    for (const [side, pixels] of Object.entries(box))
      element.style[side] = `${pixels}px`;
    return element;
  }

  // The lines of [start, end) in document coordinates, what touches on one line joined; remembered.
  rowsOf(start, end) {
    const key = `${start} ${end}`;
    let rows = this.lines.get(key);
    if (rows === undefined) {
      if (this.lines.size >= ROWS_MOST)
        this.lines.clear();
      this.lines.set(key, rows = this.rows(start, end));
    }
    return rows;
  }

  rows(start, end) {
    const rows = [];
    for (const rect of this.map.rects(start, end)) {
      const last = rows[rows.length - 1];
      const [left, right] = [rect.left + scrollX, rect.right + scrollX];
      const bottom = rect.bottom + scrollY;
      if (last !== undefined && Math.abs(last.bottom - bottom) < 3 &&
          left <= last.right + 1 && right >= last.left - 1) {
        last.left = Math.min(last.left, left);
        last.right = Math.max(last.right, right);
      } else {
        rows.push({left, right, top: rect.top + scrollY, bottom});
      }
    }
    return rows;
  }

  // As high as the words.
  static tintBox(row) {
    return {
      left: row.left,
      top: row.top + 1,
      width: row.right - row.left,
      height: row.bottom - row.top - 1,
    };
  }

  // An element around the words of [start, end), above all marks.
  frame(className, start, end) {
    return {
      layer: 'tints',
      key: `${className} ${start} ${end}`,
      measure: () => this.rowsOf(start, end),
      build: rows => {
        const whole = Overlay.element('group');
        whole.append(...rows.map(row =>
          Overlay.place(Overlay.element(className), Overlay.tintBox(row))));
        return whole;
      },
    };
  }

  // Small labels, [class, text] each, above the word at a unit, or below it.
  chips(list, unit, below) {
    return {
      layer: 'chips',
      key: `chips ${unit} ${list.join()}`,
      measure: () => this.rowsOf(unit, unit + 1),
      build: ([row]) => {
        const group = Overlay.element(`chip-row${this.right ? ' right' : ''}`);
        if (row === undefined)
          return group;
        for (const [className, text] of list)
          group.append(Overlay.element(className, text));
        return Overlay.place(group, {
          left: this.right ? row.right : row.left,
          top: below ? row.bottom + 6 : row.top - 8,
        });
      },
    };
  }

  // Where the article's lines end at the latest.
  farEdge() {
    const box = this.map.article.getBoundingClientRect();
    return scrollX + (this.right ? box.left : box.right);
  }
}
