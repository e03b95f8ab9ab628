# SPDX-License-Identifier: GPL-3.0-or-later
"""A person who annotates an article with the keyboard alone, and how many keys that takes.

They look at the window for what it asks, and do nothing there: all work is done by key presses.  A key
with Shift or Ctrl held down counts as one press.
"""
import contextlib
import re
import statistics

from .waiting import wait_for, wait_for_equal

# What the window asks about words that nobody has marked: a name, or what tells of a claim; about the
# name of somebody known; and what it says when there is nothing left to ask about.
NEW = re.compile("^“(.*)”\\? (?:The key of a label marks it|. begins a new .* with it)$")
KNOWN = re.compile("^.*: (.*)\\? Enter marks it$")
NOTHING = re.compile("^(?:No .* from here on|That was the last known name from here on)$")

class Person:
    def __init__(self, project, window, hands):
        self.project, self.window, self.hands = project, window, hands
        self.n_pressed = 0
        self.counts = {}
        self.line = None

    # --- Keys ----------------------------------------------------------------------------------

    def press(self, *keys):
        for key in keys:
            self.n_pressed += 1
            self.hands.key(key)
            self.window.settle()

    def type(self, words):
        self.n_pressed += len(words)
        self.hands.write(words)
        self.window.settle()

    def change(self, *keys):
        """The last of these keys changes the project: until that is on disk."""
        done = self.project.history()[0]
        self.press(*keys)
        wait_for(lambda: self.project.history()[0] > done, f"{keys} changed nothing")

    @contextlib.contextmanager
    def doing(self, what):
        before = self.n_pressed
        yield
        self.count(what, before)

    def count(self, what, before):
        self.counts.setdefault(what, []).append(self.n_pressed - before)

    def tell(self):
        """The figures, as comments of a test's protocol."""
        for what, counts in sorted(self.counts.items()):
            print(f"# keys per {what}: {statistics.median(counts):g} in the median of {len(counts)}"
                  f" ({', '.join(map(str, sorted(counts)))})", flush=True)
        print(f"# keys in all: {self.n_pressed}", flush=True)

    # --- Eyes ----------------------------------------------------------------------------------

    def look(self):
        """The line in which the window asks; looked for once, as that takes its time."""
        text = self.line.name if self.line is not None else ""
        if not any(form.match(text) for form in (NEW, KNOWN, NOTHING)):
            self.line = next((node for role in ("label", "status")
                              for node in self.window.find_all(role)
                              if any(form.match(node.name) for form in (NEW, KNOWN, NOTHING))),
                             None)
            text = self.line.name if self.line is not None else ""
        return text

    # --- Work ----------------------------------------------------------------------------------

    def go_through(self, key, act):
        """With a key from one place to the next, until none is left: act gets the words there, and
        gives what its keys were for."""
        while True:
            before = self.n_pressed
            self.press(key)
            found = NEW.match(self.look())
            if not found:
                return
            self.count(act(found[1]), before)

    def mark_known(self):
        """Everywhere from here on, whoever is known by now."""
        before = self.n_pressed
        self.press("F3")
        while KNOWN.match(self.look()):
            self.change("Return")
            self.count("entity of a known name", before)
            before = self.n_pressed

    def find(self, letters):
        """Selects words by some letters of them."""
        self.press("ctrl+f")
        self.type(letters)
        self.press("Escape")

    # --- Back and forth ------------------------------------------------------------------------

    def undo_all(self):
        done, _ = self.project.history()
        for left in range(done - 1, -1, -1):
            self.hands.key("ctrl+z")
            wait_for_equal(lambda left=left: self.project.history()[0], left)

    def redo_all(self):
        _, undone = self.project.history()
        for left in range(undone - 1, -1, -1):
            self.hands.key("ctrl+shift+z")
            wait_for_equal(lambda left=left: self.project.history()[1], left)
