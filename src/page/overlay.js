// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes over and under the words, outside the article and only for what is near the window, in
// document coordinates.
//
// A thing to draw is {layer, key, measure, build}: its key says all about it, and a thing whose key
// was there the last time is left as it is, so one more mark touches nothing but its own boxes.
// Everything new is measured before anything is written: the engine lays out once.
'use strict';

class Overlay {
  constructor(map) {
    this.map = map;
    this.right = getComputedStyle(map.article).direction === 'rtl'; // where the margin is
    this.live = new Map();  // key → element
    this.edges = new Map(); // unit → {top, bottom}, as long as the layout stands
    this.layers = {};
    for (const [root, names] of [['under', ['tints', 'lines']], ['over', ['margin', 'chips']]]) {
      const parent = Overlay.element('');
      parent.id = root;
      parent.setAttribute('aria-hidden', 'true');
      for (const name of names)
        parent.append(this.layers[name] = Overlay.element(name));
      document.body.append(parent);
    }
  }

  // The layout has changed: everything has to be measured again.
  clear() {
    for (const layer of Object.values(this.layers))
      layer.replaceChildren();
    this.live.clear();
    this.edges.clear();
  }

  paint(things) {
    const wanted = new Set();
    const fresh = [];
    for (const thing of things) {
      if (!wanted.has(thing.key) && !this.live.has(thing.key))
        fresh.push(thing);
      wanted.add(thing.key);
    }
    const measured = fresh.map(thing => thing.measure());
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

  // The lines of [start, end) in document coordinates, what touches on one line joined.
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

  // One box for each row of [start, end); depth: what lies further back has more.
  each({layer, className, start, end, depth}, box) {
    return {
      layer,
      key: `${className} ${depth} ${start} ${end}`,
      measure: () => this.rows(start, end),
      build: rows => {
        const boxes = rows.map(row => Overlay.place(Overlay.element(className), box(row)));
        const whole = boxes.length === 1 ? boxes[0] : Overlay.element('group');
        if (boxes.length !== 1)
          whole.append(...boxes);
        whole.dataset.range = `${start} ${end}`;
        whole.style.zIndex = -depth;
        return whole;
      },
    };
  }

  // As high as the words.
  tint(className, start, end, depth) {
    return this.each({layer: 'tints', className, start, end, depth}, row => ({
      left: row.left,
      top: row.top + 1,
      width: row.right - row.left,
      height: row.bottom - row.top - 1,
    }));
  }

  // Below the words, by so many pixels.
  line(className, start, end, depth, down) {
    return this.each({layer: 'lines', className, start, end, depth}, row => ({
      left: row.left,
      top: row.bottom + down,
      width: row.right - row.left,
    }));
  }

  // Small labels, [class, text] each, above the word at a unit, or below it.
  chips(list, unit, below) {
    return {
      layer: 'chips',
      key: `chips ${unit} ${list.join()}`,
      measure: () => this.rows(unit, unit + 1),
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

  // The box of a character, remembered; null: it has no box.
  edge(unit) {
    if (!this.edges.has(unit)) {
      const [rect] = this.map.rects(unit, unit + 1);
      this.edges.set(unit, rect === undefined ? null :
        {
          top: rect.top + scrollY, bottom: rect.bottom + scrollY,
          left: rect.left + scrollX, right: rect.right + scrollX,
        });
    }
    return this.edges.get(unit);
  }
}
