// SPDX-License-Identifier: GPL-3.0-or-later
// Times for the benches: of this page's own clock, in milliseconds.
'use strict';

const Measure = {
  // Until what was changed before the call is on the screen.
  frame() {
    return new Promise(resolve => requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now());
      channel.port2.postMessage(null);
    }));
  },

  load() {
    const [navigation] = performance.getEntriesByType('navigation');
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return {
      interactive: navigation === undefined ? null : navigation.domInteractive,
      first_paint: paint === undefined ? null : paint.startTime,
      first_paint_at: paint === undefined ? null : performance.timeOrigin + paint.startTime,
      ...obelus.timing,
      live: obelus.overlay.live.size,
    };
  },

  // Everything near the window, painted from nothing.
  async paint() {
    await Measure.frame();
    const began = performance.now();
    obelus.relaid();
    const script = performance.now() - began;
    const end = await Measure.frame();
    return {script, painted: end - began};
  },

  // Jumps spread over the whole article, always the same ones; a frame is from the jump to what it
  // shows, times are in the order of the jumps.  shift: from the top of the article, a part of it.
  async scroll(jumps, shift = 0) {
    const height = document.documentElement.scrollHeight - innerHeight;
    const times = [];
    for (let i = 0; i < jumps; i++) {
      await Measure.frame();
      const began = performance.now();
      scrollTo({top: height * ((i * 0.381966 + shift) % 1), behavior: 'instant'});
      times.push(await Measure.frame() - began);
    }
    const sorted = times.slice().sort((a, b) => a - b);
    return {times, median: sorted[jumps >> 1], worst: sorted[jumps - 1]};
  },

  // what: "load", "frame", "paint" or "scroll:40:0.5".
  async run(what) {
    const [name, count, shift] = what.split(':');
    if (name === 'frame') {
      const frame = await Measure.frame();
      return JSON.stringify({frame, at: performance.timeOrigin + frame});
    }
    if (name === 'load' || name === 'paint')
      return JSON.stringify(await Measure[name]());
    if (name === 'scroll')
      return JSON.stringify(await Measure.scroll(Number(count), Number(shift)));
    return null;
  },
};
