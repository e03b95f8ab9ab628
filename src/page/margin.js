// SPDX-License-Identifier: GPL-3.0-or-later
// Brackets in the margin beside what is claimed, and the name of who claims it: drawn like the
// marks, so what the pointer is on is found here.
'use strict';

const LANES = 4;        // brackets beside each other
const LANE = 7;         // pixels from one bracket to the next
const WIDTH = 5;        // of a bracket
const LOWER = 2;        // pixels that a bracket stands lower than its lines
const GUTTER = 16;      // from the text to the nearest bracket
const NAME_GAP = 6;     // on either side of a name
const NAME_WIDTH = 72;  // what a name in the margin needs at least
const NAME_MOST = 180;
const NAME_LINES = 2;
const NAME_HEIGHT = 34; // of two lines
const NAME_DOWN = 4;    // pixels from the top of the bracket's lines
const REACH = 4;        // pixels around a bracket that belong to it: it is narrow to aim at
const MARGIN_MOST = GUTTER + LANE * (LANES - 1) + NAME_GAP + NAME_MOST;

const Margin = {
  // What is to be drawn: {frame, className, box, name}, box in document coordinates, name null or a
  // box, too, with its lines.
  brackets(overlay, scene) {
    const placed = Margin.lanes(overlay, scene);
    if (placed.length === 0)
      return [];
    const article = overlay.map.article.getBoundingClientRect();
    const used = GUTTER + LANE * Math.max(...placed.map(item => item.lane)) + NAME_GAP;
    const room = (overlay.right ? innerWidth - article.right : article.left) - used;
    const edge = scrollX + (overlay.right ? article.right : article.left);
    const [above, below] = [scrollY - innerHeight, scrollY + 2 * innerHeight]; // beyond the sheet
    let free = -Infinity; // below here the margin has room for the next name
    return placed.map(({frame, lane, ...heights}) => {
      const [top, bottom] = [Math.max(heights.top, above), Math.min(heights.bottom, below)];
      const on = scene.frame === frame || scene.hoveredFrames.has(frame);
      const faint = scene.frame !== frame && scene.selected.size > 0 &&
        !scene.kinFrames.has(frame);
      const outward = GUTTER + lane * LANE;
      const nameTop = Math.max(top, free);
      free = nameTop + NAME_HEIGHT;
      return {
        frame,
        className: `bracket swatch${frame.swatch}${on ? ' on' : ''}${faint ? ' faint' : ''}`,
        box: {
          left: overlay.right ? edge + outward - WIDTH : edge - outward,
          top: top + LOWER,
          width: WIDTH,
          height: bottom - top,
        },
        name: frame.name === '' || room < NAME_WIDTH ? null :
          Margin.name(overlay, {text: frame.name, className: Margin.nameClass(on),
            from: overlay.right ? edge + used : edge - used, top: nameTop + NAME_DOWN,
            most: Math.min(room - NAME_GAP, NAME_MOST)}),
      };
    });
  },

  nameClass(on) {
    return `bracket${on ? ' on' : ''} > name`;
  },

  // Frames with a bracket in or near the band, with their heights (infinite where they reach beyond
  // it) and lanes; lane 0 is nearest to the text, and what holds another stands further out.
  lanes(overlay, {marks, band}) {
    const placed = [];
    for (const frame of marks.frames.values()) {
      const bracket = marks.bracketOf(frame);
      if (bracket === null || bracket.end <= band[0] || bracket.start >= band[1])
        continue;
      // The same words as a rule as those of a mark, which are measured already.
      const rows = overlay.rowsOf(Math.max(bracket.start, band[0]), Math.min(bracket.end, band[1]));
      if (rows.length > 0)
        placed.push({
          frame, ...bracket, lane: 0,
          top: bracket.start < band[0] ? -Infinity : rows[0].top,
          bottom: bracket.end > band[1] ? Infinity : rows[rows.length - 1].bottom,
        });
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

  // from: where the name begins, seen from the text.
  name(overlay, {text, className, from, top, most}) {
    const {stamps} = overlay;
    const brush = overlay.brushes.get(className);
    const lines = Margin.linesOf(stamps, brush, text, most);
    const width = Math.max(...lines.map(line => stamps.measure(brush, line).width));
    return {
      lines, className, top, width,
      left: overlay.right ? from : from - width,
      height: lines.length * brush.lineHeight,
    };
  },

  // "SOURCE · ACT" in two lines; where that is too long for them, the source is cut and not the act.
  linesOf(stamps, brush, text, width) {
    const lines = stamps.wrap(brush, text, width);
    const fits = line => stamps.measure(brush, line).width <= width;
    if (lines.length <= NAME_LINES && lines.every(fits))
      return lines;
    const at = text.lastIndexOf(' · ');
    const parts = at < 0 ? [lines[0], lines.slice(1).join(' ')] :
      [text.slice(0, at), text.slice(at + 3)];
    return parts.filter(part => part !== '').map(part => stamps.cut(brush, part, width));
  },

  draw(sheet, {brushes, stamps, right}, {className, box, name}) {
    const brush = brushes.get(className);
    sheet.bracket(brush, box, right);
    if (name !== null)
      sheet.stamp(stamps.lines(name.className, brushes.get(name.className), name.lines, name.width,
        !right), name.left, name.top, brush.opacity);
  },

  // --- The pointer -----------------------------------------------------------------------------

  // The frame whose bracket or name is at a place of the document; 0: none.
  at(brackets, x, y) {
    const holds = ({left, top, width, height}, reach) => x >= left - reach && y >= top - reach &&
      x <= left + width + reach && y <= top + height + reach;
    const found = brackets.filter(({box, name}) =>
      holds(box, REACH) || (name !== null && holds(name, 0))).pop();
    return found === undefined ? 0 : found.frame.handle;
  },

  // Things for Overlay.paint(): below the pointer a hand, and where the margin had no room for the
  // name, that comes, over the text.
  *things(overlay, brackets, handle) {
    for (const {frame, box, name} of brackets)
      if (frame.handle === handle)
        yield {
          layer: 'margin',
          key: JSON.stringify(['held', handle, frame.name, box, name]),
          measure: () => null,
          build: () => Margin.held(overlay, frame, box, name),
        };
  },

  held(overlay, frame, box, name) {
    const held = Overlay.element('group');
    held.dataset.handle = frame.handle;
    const {left, top, width, height} = box;
    held.append(Overlay.place(Overlay.element('hand'), {left: left - REACH, top: top - REACH,
      width: width + 2 * REACH, height: height + 2 * REACH}));
    if (name !== null)
      held.append(Overlay.place(Overlay.element('hand'),
        {left: name.left, top: name.top, width: name.width, height: name.height}));
    else if (frame.name !== '')
      held.append(Overlay.place(
        Overlay.element(`name${overlay.right ? ' right' : ''}`, frame.name),
        {left: overlay.right ? left + width : left, top}));
    return held;
  },
};
