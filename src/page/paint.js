// SPDX-License-Identifier: GPL-3.0-or-later
// How the marks near the window look: a tint behind the words and a line below them, by kind,
// colour and level; and what is added to the selected one.
//
// Drawn, see sheet.js.  Not by CSS highlights: WebKit (2.50) resolves the style of every registered
// name for every piece of text that it paints, matching all highlight rules each time.  With one
// name that costs nothing; with the sixteen or more that labels and shapes need, a screenful took
// ten times as long to paint as without.  A picture below the text leaves the DOM of the article
// alone just the same, and tints may be as high as the words instead of the line.
'use strict';

const TONE = {faint: 0, plain: 1, cue: 2, strong: 3};
const SHAPE = {thick: 0, thin: 1, thickDashed: 2, thinDashed: 3};
const LEVELS = 4;     // lines below each other that are drawn
const LEVEL_STEP = 3; // pixels from one to the next

const Painter = {
  // scene: see Reader.paint().  What is drawn below the words: {layer, className, start, end, depth,
  // box}, box giving the box for a row of words; lines have the higher layer.
  *marks(scene) {
    for (const span of scene.spans) {
      const tone = scene.toneOf(span);
      for (const fragment of span.fragments) {
        const start = Math.max(fragment[0], scene.band[0]);
        const end = Math.min(fragment[1], scene.band[1]);
        if (start >= end)
          continue;
        yield* Painter.mark(span, tone, start, end);
      }
    }
    yield* Painter.gaps(scene);
  },

  // The nearest line is the lower edge of the tint: one box for an ordinary mention.
  *mark(span, tone, start, end) {
    const tint = Painter.tintOf(span, tone);
    const swatch = `swatch${span.swatch}`;
    const shape = `shape${Painter.shapeOf(span)}`;
    const lined = Painter.hasLine(span);
    const edged = lined && span.level === 0 && tint === tone;
    if (tint !== null)
      yield {
        layer: 0, start, end, depth: span.level, box: Overlay.tintBox,
        className: `tint ${swatch} tone${tint}${edged ? ` edge ${shape}` : ''}`,
      };
    if (lined && !edged)
      yield Painter.line(`line ${swatch} ${shape}${tone === TONE.faint ? ' faint' : ''}`,
        start, end, span.level);
  },

  // Entity mentions and cues are tinted; content and the other roles only when they are selected,
  // and then faintly, for a sentence in full colour would drown the names in it.
  tintOf(span, tone) {
    if (span.kind === KIND.content || span.kind === KIND.role)
      return tone === TONE.strong ? TONE.faint : null;
    return span.kind === KIND.cue && tone === TONE.plain ? TONE.cue : tone;
  },

  hasLine(span) {
    return span.kind !== KIND.cue && span.level < LEVELS;
  },

  shapeOf(span) {
    const thin = span.kind === KIND.content || span.kind === KIND.role;
    if (span.suggested || span.kind === KIND.role)
      return thin ? SHAPE.thinDashed : SHAPE.thickDashed;
    return thin ? SHAPE.thin : SHAPE.thick;
  },

  // The nearest lies on the tint.
  line(className, start, end, depth) {
    const down = Math.min(depth, LEVELS - 1) * LEVEL_STEP - 2;
    return {
      layer: 1, className, start, end, depth,
      box: row => ({left: row.left, top: row.bottom + down, width: row.right - row.left}),
    };
  },

  // "+2" where marks lie deeper than lines can be drawn.
  *counts(overlay, {spans}) {
    const runs = [];
    for (const span of spans) {
      const last = runs[runs.length - 1];
      if (span.level < LEVELS)
        continue;
      if (last !== undefined && span.start < last.end) {
        last.end = Math.max(last.end, span.end);
        last.count++;
      } else {
        runs.push({start: span.start, end: span.end, count: 1});
      }
    }
    for (const {start, count} of runs)
      yield overlay.chips([['count', `+${count}`]], start, true);
  },

  // Hairlines through the gaps of what is selected or below the pointer.
  *gaps({marks, band, selected, hovered}) {
    for (const handle of new Set([...selected, ...hovered])) {
      const span = marks.spans.get(handle);
      if (span === undefined)
        continue;
      for (let i = 1; i < span.fragments.length; i++) {
        const start = Math.max(span.fragments[i - 1][1], band[0]);
        const end = Math.min(span.fragments[i][0], band[1]);
        if (start < end)
          yield Painter.line(`gap swatch${span.swatch}`, start, end, span.level);
      }
    }
  },
};
