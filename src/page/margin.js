// SPDX-License-Identifier: GPL-3.0-or-later
// Brackets in the margin beside what is claimed, and the name of who claims it.
'use strict';

const LANES = 4;        // brackets beside each other
const LANE = 7;         // pixels from one bracket to the next
const WIDTH = 5;        // of a bracket
const GUTTER = 16;      // from the text to the nearest bracket
const NAME_GAP = 6;     // on either side of a name
const NAME_WIDTH = 72;  // what a name in the margin needs at least
const NAME_MOST = 180;
const NAME_HEIGHT = 34; // two lines
const NAME_FULL = 1.7;  // of two lines, as words do not end where a line does

const Margin = {
  *things(overlay, scene) {
    const placed = Margin.lanes(overlay, scene);
    if (placed.length === 0)
      return;
    const box = overlay.map.article.getBoundingClientRect();
    const used = GUTTER + LANE * Math.max(...placed.map(item => item.lane)) + NAME_GAP;
    const room = (overlay.right ? innerWidth - box.right : box.left) - used;
    const edge = scrollX + (overlay.right ? box.right : box.left);
    let free = -Infinity; // below here the margin has room for the next name
    for (const item of placed) {
      const nameTop = Math.max(item.top, free);
      free = nameTop + NAME_HEIGHT;
      yield Margin.thing(overlay, item, {
        on: scene.frame === item.frame || scene.hoveredFrames.has(item.frame),
        faint: scene.frame !== item.frame && scene.selected.size > 0 &&
          !scene.kinFrames.has(item.frame),
        edge, used, room, nameTop,
      });
    }
  },

  // Frames with a bracket in or near the band, with their heights and lanes; lane 0 is nearest to
  // the text, and what holds another stands further out.
  lanes(overlay, {marks, band}) {
    const placed = [];
    for (const frame of marks.frames.values()) {
      const bracket = marks.bracketOf(frame);
      if (bracket === null || bracket.end <= band[0] || bracket.start >= band[1])
        continue;
      const [first] = overlay.rowsOf(bracket.start, bracket.start + 1);
      const [last] = overlay.rowsOf(bracket.end - 1, bracket.end);
      if (first !== undefined && last !== undefined)
        placed.push({frame, ...bracket, top: first.top, bottom: last.bottom, lane: 0});
    }
    placed.sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
    placed.forEach((item, i) => {
      const beside = placed.slice(0, i)
        .filter(other => other.top < item.bottom && item.top < other.bottom);
      for (const other of beside)
        if (item.start <= other.start && other.end <= item.end)
          item.lane = Math.max(item.lane, other.lane + 1);
      while (beside.some(other => other.lane === item.lane))
        item.lane++;
      item.lane = Math.min(item.lane, LANES - 1);
    });
    return placed.sort((a, b) => a.top - b.top || b.lane - a.lane);
  },

  thing(overlay, item, {on, faint, edge, used, room, nameTop}) {
    const {frame, lane, top, bottom} = item;
    const wide = room >= NAME_WIDTH;
    const outward = GUTTER + lane * LANE;
    const className = `bracket swatch${frame.swatch}${on ? ' on' : ''}${faint ? ' faint' : ''}` +
      `${overlay.right ? ' right' : ''}${wide ? '' : ' narrow'}`;
    return {
      layer: 'margin',
      key: JSON.stringify([className, frame.handle, frame.name, top, bottom, lane, nameTop,
        used]),
      measure: () => null,
      build: () => {
        const bracket = Overlay.place(Overlay.element(className), {
          left: overlay.right ? edge + outward : edge - outward,
          top,
          height: bottom - top,
        });
        bracket.dataset.handle = frame.handle;
        if (frame.name !== '')
          bracket.append(Margin.name(overlay, frame.name, !wide ? {} : {
            top: nameTop - top,
            maxWidth: Math.min(room - NAME_GAP, NAME_MOST),
            [overlay.right ? 'left' : 'right']: used - outward + WIDTH,
          }));
        return bracket;
      },
    };
  },

  // "SOURCE · ACT" in two lines; where that is too long for them, the source is cut and not the act.
  name(overlay, text, box) {
    const at = text.lastIndexOf(' · ');
    const {width} = overlay.sheets.over.measure(overlay.brushes.get('name'), text);
    if (at < 0 || box.maxWidth === undefined || width < NAME_FULL * box.maxWidth)
      return Overlay.place(Overlay.element('name', text), box);
    const name = Overlay.place(Overlay.element('name long'), box);
    name.append(Overlay.element('who', text.slice(0, at)), Overlay.element('act', text.slice(at + 3)));
    return name;
  },
};
