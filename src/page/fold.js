// SPDX-License-Identifier: GPL-3.0-or-later
// Page furniture folded to one line.  The line is an empty element whose words come from CSS, so
// that the article's textContent stays the text; folded blocks are hidden by a class.
'use strict';

class Folds {
  // changed: called when blocks appeared or vanished.
  constructor(map, changed) {
    this.map = map;
    this.changed = changed;
    this.groups = [];
    this.known = false; // whether set() was called before
  }

  // list: [first block, past the last, label] for each run of furniture; open: shown unfolded.
  // What could be seen before a person said that it is furniture stays to be seen, dimmed, unless
  // it joins what is folded already.
  set(list, open) {
    const folded = new Set();
    for (const group of this.groups) {
      for (let i = group.first; !group.open && i < group.past; i++)
        folded.add(i);
      this.show(group, true);
      group.head.remove();
    }
    const isOpen = ({first, past}) => {
      for (let i = first; i < past; i++) {
        if (folded.has(i))
          return false;
      }
      return true;
    };
    this.groups = list.map(([first, past, label]) => this.makeGroup(first, past, label));
    for (const group of this.groups)
      this.show(group, this.known ? isOpen(group) : open);
    this.known = true;
    this.leaveFolded();
    this.changed();
  }

  // A caret that is folded away goes on with what follows: keys would be lost on it.
  leaveFolded() {
    const selection = getSelection();
    if (selection.rangeCount === 0 || selection.focusNode === null)
      return;
    const {blocks} = this.map;
    let index = this.map.blockAt(this.map.unitOf(selection.focusNode, selection.focusOffset));
    const group = this.groups.find(g => g.first <= index && index < g.past && !g.open);
    if (group === undefined)
      return;
    index = group.past < blocks.length ? group.past : group.first - 1;
    if (index >= 0)
      this.putCaret(index);
  }

  putCaret(index) {
    const {node, offset} = this.map.place(this.map.blocks[index].start, false);
    getSelection().collapse(node, offset);
  }

  // The elements to hide: the highest ones that hold nothing but these blocks.
  makeGroup(first, past, label) {
    const {blocks, article} = this.map;
    const [before, after] = [blocks[first - 1], blocks[past]];
    const tops = [];
    for (let i = first; i < past; i++) {
      let element = blocks[i].element;
      for (let up = element.parentElement; up !== article && article.contains(up) &&
           !(before && up.contains(before.element)) && !(after && up.contains(after.element));
        up = up.parentElement)
        element = up;
      if (tops[tops.length - 1] !== element)
        tops.push(element);
    }
    tops.push(...this.picturesOf(before && blocks[first], after && blocks[past - 1]));
    const head = document.createElement('div');
    head.className = 'fold';
    head.dataset.label = label;
    head.setAttribute('role', 'button');
    head.setAttribute('aria-label', label);
    const group = {first, past, tops, head, open: true};
    head.addEventListener('click', () => {
      this.show(group, !group.open);
      // Who opens furniture may find text in it: the key for that acts where the caret is.
      if (group.open)
        this.putCaret(first);
      else
        this.leaveFolded();
      this.changed();
    });
    tops[0].before(head);
    return group;
  }

  // Pictures without words of their own, which are no blocks: those between two lines of furniture,
  // or (nothing given) between one and the page's edge.
  picturesOf(first, last) {
    if (this.pictures === undefined)
      this.pictures = [...this.map.article.querySelectorAll('figure')]
        .filter(figure => figure.textContent === '');
    const isPast = (a, b) =>
      (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    return this.pictures.filter(figure => (!first || isPast(first.element, figure)) &&
      (!last || isPast(figure, last.element)));
  }

  show(group, open) {
    group.open = open;
    group.head.classList.toggle('open', open);
    group.head.setAttribute('aria-expanded', String(open));
    for (const element of group.tops)
      element.classList.toggle('hidden', !open);
  }

  showAll(open) {
    for (const group of this.groups)
      this.show(group, open);
    this.leaveFolded();
    this.changed();
  }

  // Unfolds what hides a unit.
  reveal(unit) {
    const index = this.map.blockAt(unit);
    const group = this.groups.find(g => g.first <= index && index < g.past && !g.open);
    if (group === undefined)
      return;
    this.show(group, true);
    this.changed();
  }
}
