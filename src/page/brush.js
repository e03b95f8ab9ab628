// SPDX-License-Identifier: GPL-3.0-or-later
// How things of a class look that are drawn and not laid out: asked of page.css once, by an element
// of that class, so that the sheet is the one place that says what marks look like.
'use strict';

class Brushes {
  // parent: where elements of these classes would stand, for what a selector says of ancestors.
  constructor(parent) {
    this.parent = parent;
    this.known = new Map(); // path → brush
  }

  // The look is another.
  clear() {
    this.known.clear();
  }

  // paths: classes of an element, or of a parent and its child with " > " between them.  What is
  // not known yet is laid out together, once.
  learn(paths) {
    const fresh = [...new Set(paths)].filter(path => !this.known.has(path));
    if (fresh.length === 0)
      return;
    const holder = document.createElement('div');
    holder.style.visibility = 'hidden';
    const samples = fresh.map(path => Brushes.sample(holder, path));
    this.parent.append(holder);
    samples.forEach((sample, i) => this.known.set(fresh[i], Brushes.read(sample)));
    holder.remove();
  }

  get(path) {
    if (!this.known.has(path))
      this.learn([path]);
    return this.known.get(path);
  }

  static sample(holder, path) {
    let element = holder;
    for (const className of path.split(' > ')) {
      const child = document.createElement('div');
      child.className = className;
      element.append(child);
      element = child;
    }
    return element;
  }

  // Lengths in pixels.
  static read(element) {
    const style = getComputedStyle(element);
    const edge = side => ({
      width: parseFloat(style[`border${side}Width`]),
      dash: style[`border${side}Style`],
      color: style[`border${side}Color`],
    });
    return {
      fill: style.backgroundColor,
      opacity: Number(style.opacity),
      radii: [parseFloat(style.borderTopLeftRadius), parseFloat(style.borderBottomLeftRadius)],
      height: parseFloat(style.height),
      top: edge('Top'),
      bottom: edge('Bottom'),
      left: edge('Left'),
      color: style.color,
      font: `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`,
      lineHeight: parseFloat(style.lineHeight),
      padding: parseFloat(style.paddingLeft),
      minWidth: parseFloat(style.minWidth) || 0,
    };
  }
}
