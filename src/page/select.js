// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does in the page, told to the program: the selection, the caret, clicks on marks.
'use strict';

class Hands {
  // tell: sends one message; marksAt: unit → handles to go through by clicking, innermost first;
  // bracketAt: x, y in the window → the handle whose bracket is there, 0 for none;
  // isTight: whether a handle is a mark that a double click opens rather than selecting a word.
  // hovered: told the handle below the pointer, 0 for none.
  constructor(map, {tell, marksAt, bracketAt, isTight, hovered}) {
    this.map = map;
    this.tell = tell;
    this.marksAt = marksAt;
    this.bracketAt = bracketAt;
    this.isTight = isTight;
    this.tellHovered = hovered;
    this.told = '';
    this.asked = 0; // the last selection that the program asked for
    this.hovered = 0;
    this.pressed = null; // where the last click was and what it found
    this.down = null; // where the button went down
    this.swallows = false;
    const on = (type, handler) => document.addEventListener(type, handler, true);
    on('selectionchange', () => this.tellSelection());
    on('keydown', event => this.key(event));
    on('mousedown', event => this.press(event));
    on('click', event => this.click(event));
    on('mousemove', event => this.move(event));
    on('contextmenu', event => this.menu(event));
    document.documentElement.addEventListener('mouseleave', () => this.hover(0));
    for (const type of ['dragstart', 'dragover', 'drop', 'submit', 'auxclick'])
      on(type, event => event.preventDefault());
  }

  // --- Selection -------------------------------------------------------------------------------

  // [start, end, caret] in units; null without one.
  selection() {
    const selection = getSelection();
    if (selection.rangeCount === 0 || selection.anchorNode === null)
      return null;
    const anchor = this.map.unitOf(selection.anchorNode, selection.anchorOffset);
    const focus = this.map.unitOf(selection.focusNode, selection.focusOffset);
    const {points} = this.map;
    if (anchor === focus) {
      const caret = points.snap(focus, false);
      return [caret, caret, caret];
    }
    const start = points.snap(Math.min(anchor, focus), false);
    const end = points.snap(Math.max(anchor, focus), true);
    return [start, end, focus < anchor ? start : end];
  }

  tellSelection() {
    const found = this.selection();
    const [start, end, caret] = found === null ? [0, 0, -1] :
      found.map(unit => this.map.points.toPoint(unit));
    const message = {v: 1, type: 'selection', start, end, caret, asked: this.asked};
    const told = JSON.stringify(message);
    if (told === this.told)
      return;
    this.told = told;
    this.tell(message);
  }

  // A key may act on the selection: the program must know it before it sees the key.  Tab, which
  // the page would use, is told instead, so that it keeps its place among the other keys.
  key(event) {
    this.tellSelection();
    // With Shift the key has a name of X's own, which WebKit does not know.
    const isTab = event.key === 'Tab' || event.code === 'Tab';
    if (!isTab || event.ctrlKey || event.altKey || event.metaKey)
      return;
    event.preventDefault();
    this.tell({v: 1, type: 'step', back: event.shiftKey});
  }

  // Units; start === end puts the caret there.
  select(start, end) {
    const from = this.map.place(start, false);
    const to = start === end ? from : this.map.place(end, true);
    getSelection().setBaseAndExtent(from.node, from.offset, to.node, to.offset);
    this.tellSelection();
  }

  // --- Pointer ---------------------------------------------------------------------------------

  // Where a click would put the caret, as a unit; -1: nowhere.
  caretAt(x, y) {
    const caret = document.caretRangeFromPoint(x, y);
    return caret === null || !this.map.indices.has(caret.startContainer) ? -1 :
      this.map.unitOf(caret.startContainer, caret.startOffset);
  }

  // The character below the pointer, as a unit; -1: none.
  unitAt(x, y) {
    const unit = this.caretAt(x, y);
    for (const at of [unit, unit - 1]) {
      if (at < 0 || at >= this.map.nUnits)
        continue;
      const inside = this.map.rects(at, at + 1).some(rect =>
        rect.left <= x && x <= rect.right && rect.top - 3 <= y && y <= rect.bottom + 3);
      if (inside)
        return at;
    }
    return -1;
  }

  handlesAt(event) {
    const held = event.target instanceof Element ? event.target.closest('#over [data-handle]') :
      null;
    const bracket = held === null ? this.bracketAt(event.clientX, event.clientY) :
      Number(held.dataset.handle);
    if (bracket !== 0)
      return [bracket];
    const unit = this.unitAt(event.clientX, event.clientY);
    return unit < 0 ? [] : this.marksAt(unit);
  }

  // The border between two characters that is nearest to the pointer, as a unit; -1: none.
  borderAt(x, y) {
    const unit = this.caretAt(x, y);
    return unit < 0 ? -1 : this.map.points.snap(unit, true);
  }

  // The next click ends something else.
  swallowClick() {
    this.swallows = true;
    setTimeout(() => {
      this.swallows = false;
    });
  }

  press(event) {
    this.down = {x: event.clientX, y: event.clientY};
    if (event.button !== 0 || event.detail < 2)
      return;
    const [handle] = this.handlesAt(event);
    if (handle !== undefined && this.isTight(handle))
      event.preventDefault();
  }

  click(event) {
    event.preventDefault(); // links are shown, not followed
    if (event.button !== 0 || event.shiftKey || this.swallows ||
        event.target.closest('.fold, #strip') !== null)
      return;
    const handles = this.handlesAt(event);
    const dragged = !getSelection().isCollapsed;
    if (event.detail >= 2) {
      if (this.pressed !== null && this.pressed.handle !== 0 && !dragged)
        this.tell({v: 1, type: 'activate', mark: this.pressed.handle, open: true});
      else if (this.down !== null && Hands.isNear(this.down, event))
        this.tellUnits(event);
      return;
    }
    if (dragged)
      return;
    const handle = this.nextOf(handles, event);
    this.pressed = {x: event.clientX, y: event.clientY, handles: handles.join(), handle};
    this.tell({v: 1, type: 'activate', mark: handle, open: false});
    if (handle === 0)
      this.tellLinkAt(event.target, event.clientX, event.clientY, false);
  }

  static isNear(place, event) {
    return Math.abs(place.x - event.clientX) < 6 && Math.abs(place.y - event.clientY) < 6;
  }

  // WebKit has selected what it takes for a word; the program knows the language, and what the
  // person wants to have selected by clicking twice.
  tellUnits(event) {
    const unit = this.unitAt(event.clientX, event.clientY);
    if (unit >= 0)
      this.tell({v: 1, type: 'units', at: this.map.points.toPoint(unit),
        clicks: Math.min(event.detail, 3)});
  }

  // Where the link around a node leads; nothing is told when a click was not on one.
  tellLinkAt(node, x, y, byKey) {
    const element = node instanceof Element ? node : node.parentElement;
    const link = element === null ? null : element.closest('article a[href]');
    const address = link === null || link.getAttribute('href').startsWith('#') ? '' : link.href;
    if (address !== '' || byKey)
      this.tell({v: 1, type: 'link', address, byKey, x, y});
  }

  // The link that the caret, or the beginning of the selection, is in.
  tellLink() {
    const found = this.selection();
    const {node} = this.map.place(found === null ? 0 : found[0], false);
    const [rect] = found === null ? [] : this.map.rects(found[0], found[0] + 1);
    const {left, bottom} = rect === undefined ? {left: 0, bottom: 0} : rect;
    this.tellLinkAt(node, left, bottom, true);
  }

  // The mark to select: the innermost, or after it the next when the same place is clicked again.
  nextOf(handles, event) {
    const before = this.pressed;
    if (handles.length === 0)
      return 0;
    const again = before !== null && before.handles === handles.join() &&
      Hands.isNear(before, event);
    return again ? handles[(handles.indexOf(before.handle) + 1) % handles.length] : handles[0];
  }

  move(event) {
    if (this.waiting === true || event.buttons !== 0)
      return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.hover(this.handlesAt(event)[0] || 0);
    });
  }

  hover(handle) {
    if (handle === this.hovered)
      return;
    this.hovered = handle;
    this.tellHovered(handle);
    this.tell({v: 1, type: 'hover', mark: handle});
  }

  // A menu about a mark is asked for on it: it becomes the selected one first.
  menu(event) {
    event.preventDefault();
    const handles = this.handlesAt(event);
    if (handles.length > 0 && getSelection().isCollapsed)
      this.tell({v: 1, type: 'activate', mark: handles[0], open: false});
    this.tell({v: 1, type: 'menu', x: event.clientX, y: event.clientY});
  }
}
