// SPDX-License-Identifier: GPL-3.0-or-later
// How a person likes to read: theme, typeface, measure, leading.  All of it is classes and
// properties of the root element, which page.css knows; nothing of the article is touched.
'use strict';

const Look = {
  THEMES: ['dark', 'sepia', 'high'],
  // Letters as often as they come in running text, so that a measure is what it says.
  SAMPLE: 'the ship that lay at the quay had been there since before the ice, and nobody asked ' +
    'whose it was or what it was waiting for',

  // look: {classes, face, measure, leading, hyphens}; made by the program (obl-page-look.c).
  apply(look) {
    const root = document.documentElement;
    for (const name of Look.THEMES)
      root.classList.toggle(name, look.classes.split(' ').includes(name));
    root.style.setProperty('--face', look.face);
    root.style.setProperty('--leading', look.leading);
    root.style.setProperty('--hyphens', look.hyphens);
    root.style.setProperty('--measure', `${(look.measure * Look.letter(root)).toFixed(2)}em`);
  },

  // How wide a letter is on average, in em of the article's face.
  letter(root) {
    const pen = document.createElement('canvas').getContext('2d');
    if (pen === null)
      return 0.5;
    pen.font = `100px ${getComputedStyle(root).fontFamily}`;
    return pen.measureText(Look.SAMPLE).width / Look.SAMPLE.length / 100;
  },
};
