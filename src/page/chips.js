// SPDX-License-Identifier: GPL-3.0-or-later
// The labels' titles as small chips above the first word of each mark, between the lines.
//
// A chip is as wide as there is room up to the next one on its line, and cut off there; where there
// is none at all, it stands with the next.  Only for what is near the window, and measured once for
// as long as the layout stands.
'use strict';

const CHIPS = {off: 0, selected: 1, always: 2};
const CHIP_LEAST = 22; // pixels: a letter or two

const Chips = {
  // Things for Overlay.paint(); see Reader.paint() for scene.
  *things(overlay, scene) {
    const places = Chips.places(overlay, scene);
    for (let i = 0; i < places.length; i++) {
      const {list, left, right, top} = places[i];
      const next = places[i + 1];
      const border = next !== undefined && next.top === top ? next : null;
      const room = overlay.right ? right - (border === null ? scene.edge : border.right) :
        (border === null ? scene.edge : border.left) - left;
      if (border !== null && room < CHIP_LEAST)
        border.list = [...list, ...border.list];
      else
        yield Chips.thing(overlay, list, overlay.right ? right : left, top, Math.floor(room) - 2);
    }
  },

  // Where chips begin, line by line in the order of reading, with what stands there.
  places(overlay, scene) {
    const units = new Map();
    for (const span of scene.spans) {
      const list = Chips.of(span, scene);
      if (list.length > 0 && span.start >= scene.band[0] && span.start < scene.band[1])
        units.set(span.start, [...units.get(span.start) || [], ...list]);
    }
    const places = [];
    for (const [unit, list] of units) {
      const edge = overlay.edge(unit);
      if (edge !== null)
        places.push({...edge, top: Math.round(edge.top), list});
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

  thing(overlay, list, x, top, room) {
    return {
      layer: 'chips',
      key: `chips ${x} ${top} ${room} ${list.join()}`,
      measure: () => null,
      build: () => {
        const group = Overlay.element(`chip-row${overlay.right ? ' right' : ''}`);
        for (const [className, text] of list)
          group.append(Overlay.element(className, text));
        return Overlay.place(group, {left: x, top: top - 9, maxWidth: Math.max(room, 14)});
      },
    };
  },
};
