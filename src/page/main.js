// SPDX-License-Identifier: GPL-3.0-or-later
// The reader: the one object that the program calls (obelus), and what it holds together.
//
// This runs in a script world of its own, which the article's scripts, did any run, could not see.
// Everything that comes in was made by the program from checked data.
'use strict';

const LINE = 0.1; // screens: a line that is half in the window is seen

class Reader {
  constructor() {
    const article = document.body.firstElementChild;
    // Anything but one article is not a page that the program made.
    this.sound = article !== null && article.tagName === 'ARTICLE' &&
      document.body.childElementCount === 1 && document.body.textContent === article.textContent;
    this.serial = Number(document.documentElement.dataset.serial);
    if (document.documentElement.dataset.look !== undefined)
      Look.apply(JSON.parse(document.documentElement.dataset.look));
    this.article = this.sound ? article : document.createElement('article');
    this.selected = 0;
    this.linked = new Set();
    this.hovered = new Set();       // spans below the pointer, and all of their frames
    this.hoveredFrames = new Set();
    this.extras = {dims: false, chips: 0, strip: false, zoom: 1};
    this.band = null;
    this.timing = {};
  }

  static tell(message) {
    window.webkit.messageHandlers.obelus.postMessage(message);
  }

  // Gives back the text that is shown, for the program to compare with the one it has; null when
  // the page is not the program's.
  open(setup, place) {
    if (!this.sound)
      return null;
    const began = performance.now();
    this.map = new TextMap(this.article);
    this.marks = new Marks(this.map.points);
    this.hits = new Hits(this.map.points);
    this.sketch = new Sketch(this.map.points);
    this.overlay = new Overlay(this.map);
    this.viewport = new Viewport(this.map);
    this.strip = new Strip(this);
    this.place = new Place(this.map, this.viewport,
      unit => Reader.tell({v: 1, type: 'place', at: this.map.points.toPoint(unit)}));
    this.folds = new Folds(this.map, () => this.relaid());
    this.hands = new Hands(this.map, {
      tell: Reader.tell,
      marksAt: unit => this.handlesAt(unit),
      bracketAt: (x, y) => Margin.at(this.overlay.brackets, x + scrollX, y + scrollY),
      hovered: handle => this.setHovered(handle),
      isTight: handle => this.isTight(handle),
    });
    this.grips = new Grips({
      hands: this.hands,
      moved: (mark, part, edge, unit, exact) => Reader.tell({v: 1, type: 'border', mark, part, edge,
        at: this.map.points.toPoint(unit), exact}),
      changed: () => this.paint(),
    });
    Look.apply(JSON.parse(setup).look);
    this.setBlocks(setup);
    addEventListener('scroll', () => this.scrolled(), {passive: true});
    // A wide table is scrolled by itself, and its marks with it.
    this.article.addEventListener('scroll', () => this.relaid(), {capture: true, passive: true});
    addEventListener('resize', () => this.rebroken());
    new ResizeObserver(() => this.resized()).observe(document.body);
    getSelection().collapse(this.map.place(0, false).node, 0);
    this.folds.leaveFolded();
    this.setPlace(place);
    this.timing.open = performance.now() - began;
    return this.article.textContent;
  }

  setLook(look) {
    if (this.place === undefined) { // a page without an article
      Look.apply(JSON.parse(look));
      return;
    }
    this.place.during(() => {
      Look.apply(JSON.parse(look));
      this.overlay.restyle();
      this.viewport.invalidate();
    });
    this.relaid();
    this.strip.changed();
  }

  // A code point; 0: the beginning, with what stands above the first line.
  setPlace(point) {
    const unit = this.map.points.toUnit(point);
    if (unit > 0)
      this.folds.reveal(unit);
    this.place.go(unit);
  }

  // Which blocks are title, furniture and so on, from the program: a person may have changed it
  // since the page was made.
  setBlocks(setup) {
    const {blocks, folds, roles, unfolded} = JSON.parse(setup);
    if (blocks !== this.map.blocks.length)
      return;
    const changed = new Map();
    for (let i = 0; i < roles.length; i += 2)
      changed.set(roles[i], roles[i + 1]);
    this.map.blocks.forEach(({element}, index) => {
      const role = changed.get(index) || 'body';
      if (element.dataset.r !== role)
        element.dataset.r = role;
    });
    this.folds.set(folds, unfolded);
  }

  // --- Marks -----------------------------------------------------------------------------------

  setMarks(data) {
    this.marks.clear();
    this.updateMarks(data);
  }

  updateMarks(data) {
    const began = performance.now();
    const {removed, spans, frames, labels} = JSON.parse(data);
    this.marks.titles = labels;
    this.marks.remove(removed);
    this.marks.putSpans(spans);
    this.marks.putFrames(frames);
    this.strip.changed();
    this.timing.marks = performance.now() - began;
    this.paint();
  }

  setNames(data) {
    for (const [handle, name] of JSON.parse(data)) {
      const frame = this.marks.frames.get(handle);
      if (frame !== undefined)
        frame.name = name;
    }
    this.paint();
  }

  select(handle, scroll) {
    this.selected = handle;
    if (scroll)
      this.reveal(handle);
    this.paint();
  }

  setLinked(data) {
    const handles = JSON.parse(data);
    if (handles.length === this.linked.size && handles.every(handle => this.linked.has(handle)))
      return;
    this.linked = new Set(handles);
    this.paint();
  }

  // Its whole frame lights up, so that what belongs together is seen before anything is clicked.
  setHovered(handle) {
    const frames = this.marks.frames.has(handle) ? [this.marks.frames.get(handle)] :
      [...this.marks.framesOf(handle)];
    const parts = frames.flatMap(frame => frame.parts.map(part => part.span));
    const hovered = new Set(handle === 0 ? [] : [handle, ...parts]);
    if (hovered.size === 0 && this.hovered.size === 0)
      return;
    this.hovered = hovered;
    this.hoveredFrames = new Set(frames);
    this.paint();
  }

  // What is to be seen besides the marks: see Reader.extras.
  setExtras(extras) {
    this.extras = {...this.extras, ...extras};
    document.documentElement.classList.toggle('dims', this.extras.dims);
    this.overlay.zoom = this.extras.zoom;
    this.overlay.restyle();
    this.strip.show(this.extras.strip);
    this.paint();
  }

  // Hits of a search, in code points, and which of them to bring into sight (-1: none).
  setHits(data, current) {
    this.hits.put(JSON.parse(data), current);
    this.strip.changed();
    this.stepHits(current);
  }

  stepHits(current) {
    this.hits.current = current;
    const hit = this.hits.ranges[current];
    if (hit !== undefined)
      this.revealUnit(hit[0]);
    this.paint();
  }

  // What is proposed; the part that the person is at is brought into sight.
  setSketch(data) {
    this.sketch.put(JSON.parse(data));
    if (this.sketch.place() >= 0)
      this.revealUnit(this.sketch.place());
    this.paint();
  }

  // The spans that are selected: the one, or the parts of the frame.
  selectedSpans() {
    const frame = this.marks.frames.get(this.selected);
    if (frame !== undefined)
      return new Set(frame.parts.map(part => part.span));
    return new Set(this.marks.spans.has(this.selected) ? [this.selected] : []);
  }

  extentOf(handle) {
    const span = this.marks.spans.get(handle);
    const frame = this.marks.frames.get(handle);
    if (span !== undefined)
      return span;
    return frame === undefined ? null : this.marks.bracketOf(frame);
  }

  // Scrolls only when the beginning is not well in sight.
  reveal(handle) {
    const extent = this.extentOf(handle);
    if (extent !== null)
      this.revealUnit(extent.start);
  }

  revealUnit(unit) {
    this.folds.reveal(unit);
    const [rect] = this.map.rects(unit, unit + 1);
    if (rect !== undefined && (rect.top < innerHeight * 0.08 || rect.bottom > innerHeight * 0.88))
      scrollBy({top: rect.top - innerHeight * 0.33, behavior: 'instant'});
  }

  // Spans innermost first, each followed by the frames it is a part of.
  handlesAt(unit) {
    const handles = new Set();
    for (const span of this.marks.at(unit)) {
      handles.add(span.handle);
      if (span.kind !== KIND.entity)
        for (const frame of this.marks.framesOf(span.handle))
          handles.add(frame.handle);
    }
    return [...handles];
  }

  isTight(handle) {
    const span = this.marks.spans.get(handle);
    return span === undefined || span.kind !== KIND.content;
  }

  // --- Painting --------------------------------------------------------------------------------

  paint() {
    const began = performance.now();
    const band = this.bandNow();
    const spans = this.marks.within(...band);
    const selected = this.selectedSpans();
    const kinFrames = this.marks.framesOf(this.selected);
    const kin = new Set([...kinFrames].flatMap(frame => frame.parts.map(part => part.span)));
    const lit = selected.size > 0 || this.linked.size > 0;
    const toneOf = span => {
      if (selected.has(span.handle) || this.linked.has(span.handle) ||
          this.hovered.has(span.handle))
        return TONE.strong;
      return lit && !kin.has(span.handle) ? TONE.faint : TONE.plain;
    };
    for (const span of spans)
      this.marks.levelOf(span);
    const scene = {
      marks: this.marks, spans, band, toneOf, selected,
      frame: this.marks.frames.get(this.selected) || null,
      kinFrames, hovered: this.hovered, hoveredFrames: this.hoveredFrames,
      chips: this.extras.chips, edge: this.overlay.farEdge(),
    };
    const areBelow = this.extras.chips === CHIPS.always; // lines are further apart then
    const brackets = Margin.brackets(this.overlay, scene);
    this.overlay.paint([...Painter.marks(scene)], Chips.rows(this.overlay, scene), areBelow, brackets, [
      ...Painter.counts(this.overlay, scene),
      ...Margin.things(this.overlay, brackets, this.hands.hovered),
      ...this.hits.things(this.overlay, band),
      ...this.sketch.things(this.overlay, band),
      ...this.grips.things(this.overlay, this.marks.spans.get(this.selected), band),
    ]);
    this.timing.paint = performance.now() - began;
  }

  // The units of what is painted: kept until the window nears its edge, so that most scrolling
  // paints nothing.
  bandNow() {
    if (this.band === null) {
      this.setBand(LINE);
      this.widenSoon();
    }
    return [this.band.start, this.band.end];
  }

  // From so many screens above the window to as many below it.
  setBand(screens) {
    const [above, below] = [-screens * innerHeight, (screens + 1) * innerHeight];
    const [start, end] = this.viewport.unitsBetween(above, below);
    this.band = {start, end, top: scrollY + above, bottom: scrollY + below};
  }

  // What nobody sees yet comes after what is seen is on the screen: a jump then waits for a third
  // of what there is to do.
  widenSoon() {
    if (this.widening)
      return;
    this.widening = true;
    requestAnimationFrame(() => setTimeout(() => {
      this.widening = false;
      this.setBand(SHEET_AHEAD);
      this.paint();
    }));
  }

  scrolled() {
    this.strip.moved();
    this.place.scrolled();
    const [top, bottom] = [scrollY, scrollY + innerHeight];
    const slack = innerHeight * SHEET_AHEAD / 2;
    if (this.band === null || top < this.band.top || bottom > this.band.bottom) {
      this.band = null;
      this.paint();
    } else if (!this.widening &&
        ((this.band.top > 0 && top - slack < this.band.top) || bottom + slack > this.band.bottom)) {
      this.setBand(SHEET_AHEAD);
      this.paint();
    }
  }

  // The body's box is told once at the beginning, too.
  resized() {
    const {width, height} = document.body.getBoundingClientRect();
    if (this.size !== undefined && this.size !== `${width} ${height}`)
      this.rebroken();
    this.size = `${width} ${height}`;
  }

  // Lines have another length, or there are others above them.
  rebroken() {
    this.viewport.invalidate();
    this.place.restore();
    this.relaid();
  }

  // Boxes have moved.
  relaid() {
    this.band = null;
    this.viewport.invalidate();
    this.strip.changed();
    this.overlay.clear();
    this.paint();
  }

  // --- Selection -------------------------------------------------------------------------------

  // Code points.  What is told from now on was seen after the program asked for this, the asked-th
  // time.
  setSelection(start, end, asked = this.hands.asked) {
    const [from, to] = [this.map.points.toUnit(start), this.map.points.toUnit(end)];
    this.folds.reveal(from);
    this.hands.asked = asked;
    this.hands.select(from, to);
    const [rect] = this.map.rects(from, Math.min(from + 1, this.map.nUnits));
    if (rect !== undefined && (rect.top < 0 || rect.bottom > innerHeight))
      scrollBy({top: rect.top - innerHeight / 3, behavior: 'instant'});
  }

  // What was told to be selected, which a person may have left meanwhile.
  clearSelection(start, end) {
    const found = this.hands.selection();
    if (found === null || this.map.points.toPoint(found[0]) !== start ||
        this.map.points.toPoint(found[1]) !== end)
      return;
    getSelection().collapseToEnd();
    this.hands.tellSelection();
  }
}

const obelus = new Reader();
Reader.tell({v: 1, type: 'loaded', serial: obelus.serial});
