// SPDX-License-Identifier: GPL-3.0-or-later
// The labels' titles as small chips above the first word of each mark, between the lines.
//
// A chip is as wide as there is room up to the next one on its line, and cut off there; where there
// is none at all, it stands with the next.
'use strict';

const CHIPS = {off: 0, selected: 1, always: 2};
const CHIP_LEAST = 22;   // pixels: a letter or two
const CHIP_GAP = 1;
const CHIP_RISE = 9;     // from the top of the line to the top of a chip
const CHIP_OUTWARD = 4;  // so that its words stand above those it is about

const Chips = {
  // Where chips begin, line by line in the order of reading, with what stands there and the room
  // that they have; see Reader.paint() for scene.
  rows(overlay, scene) {
    const places = Chips.places(overlay, scene);
    const rows = [];
    for (let i = 0; i < places.length; i++) {
      const {list, left, right, top} = places[i];
      const next = places[i + 1];
      const border = next !== undefined && next.top === top ? next : null;
      const room = overlay.right ? right - (border === null ? scene.edge : border.right) :
        (border === null ? scene.edge : border.left) - left;
      if (border !== null && room < CHIP_LEAST)
        border.list = [...list, ...border.list];
      else
        rows.push({list, at: overlay.right ? right : left, top, room: Math.floor(room) - 2});
    }
    return rows;
  },

  places(overlay, scene) {
    const units = new Map();
    for (const span of scene.spans) {
      const [start, end] = span.fragments[0];
      const list = start >= scene.band[0] && start < scene.band[1] ? Chips.of(span, scene) : [];
      if (list.length === 0)
        continue;
      const place = units.get(start) || {end: Math.min(end, scene.band[1]), list: []};
      place.list.push(...list);
      units.set(start, place);
    }
    const places = [];
    for (const [start, {end, list}] of units) {
      const [row] = overlay.rowsOf(start, end);
      if (row !== undefined)
        places.push({left: row.left, right: row.right, top: Math.round(row.top), list});
    }
    return places.sort((a, b) => a.top - b.top ||
      (overlay.right ? b.right - a.right : a.left - b.left));
  },

  // [class, text] of the chips of one span: the letter of its role in the selected frame, and its
  // label, or for what is claimed who claims it.
  of(span, {marks, chips, selected, frame}) {
    const isSelected = selected.has(span.handle);
    const list = [];
    for (const part of frame === null ? [] : frame.parts)
      if (part.span === span.handle)
        list.push([`letter swatch${span.swatch} tone${TONE.plain}`, part.letter]);
    if (chips === CHIPS.always || (chips === CHIPS.selected && isSelected))
      list.push([`letter title swatch${span.swatch} tone${TONE.plain}` +
        `${selected.size > 0 && !isSelected ? ' faint' : ''}`, Chips.textOf(span, marks)]);
    return list.filter(([, text]) => text !== '');
  },

  textOf(span, marks) {
    const claim = span.kind === KIND.content ?
      [...marks.framesOf(span.handle)].find(frame => frame.name !== '') : undefined;
    return claim === undefined ? marks.titles[span.label - 1] || '' : claim.name;
  },

  // Draws one row; titles give way, letters do not.
  draw(sheet, {brushes, stamps, right}, row) {
    const chips = row.list.map(([className, text]) => {
      const brush = brushes.get(Chips.path(className));
      return {className, text, brush, ...stamps.chipSize(brush, text)};
    });
    const titles = chips.filter(({className}) => className.includes(' title '));
    let over = chips.reduce((sum, {width}) => sum + width + CHIP_GAP, -CHIP_GAP) - row.room;
    titles.forEach((chip, i) => {
      const less = Math.min(Math.max(0, over / (titles.length - i)), chip.width - CHIP_LEAST / 2);
      chip.width = Math.floor(chip.width - Math.max(0, less));
      over -= Math.max(0, less);
    });
    let at = row.at + (right ? CHIP_OUTWARD : -CHIP_OUTWARD);
    for (const {className, brush, text, width, height} of chips) {
      const picture = stamps.chip(className, brush, text, width, height);
      if (picture === null)
        continue;
      sheet.stamp(picture, right ? at - width : at, row.top - CHIP_RISE);
      at += (right ? -1 : 1) * (width + CHIP_GAP);
    }
  },

  path(className) {
    return `chip-row > ${className}`;
  },
};
