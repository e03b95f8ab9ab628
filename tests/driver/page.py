# SPDX-License-Identifier: GPL-3.0-or-later
"""The article in the window: selecting words of it with keys or the pointer, as a person does.

Positions are code points of the article's text.  With keys the caret goes step by step; a step is
what a person takes for one character.  Where words are on the screen shows when they are selected.
"""
import unicodedata

from .screen import Box, changed_lines
from .waiting import wait_for

ZERO_WIDTH_JOINER = "\u200d"
SKIN_TONES = range(0x1F3FB, 0x1F400)
LETTERS_OF_FLAGS = range(0x1F1E6, 0x1F200)


def steps(text):
    """Where the caret can stand: before each character as people see them, and at the end."""
    found = [0]
    for i in range(1, len(text)):
        letter, before = text[i], text[i - 1]
        joins = (unicodedata.category(letter) in ("Mn", "Me") or letter == ZERO_WIDTH_JOINER
                 or before == ZERO_WIDTH_JOINER or ord(letter) in SKIN_TONES
                 or (ord(letter) in LETTERS_OF_FLAGS and ord(before) in LETTERS_OF_FLAGS
                     and found[-1] == i - 1))
        if not joins:
            found.append(i)
    return [*found, len(text)] if text else found


def is_right_to_left(text):
    """Going by the first letter that has a direction."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"


class Page:
    def __init__(self, window, text):
        self.window, self.text = window, text
        self.hands, self.screen = window.hands, window.screen
        self.area = None
        self.places = {}
        self.wait_until_ready()

    def wait_until_ready(self):
        """The article is there and no longer moves."""
        view = self.window.wait_for_widget(name="Article")
        self.area = self.window.on_screen(view)
        wait_for(self.has_ink, "the article is not shown")
        self.window.settle()

    def has_ink(self):
        rows = self.screen.grab(self.area)
        empty = rows[0][-4:]
        return sum(len(row.replace(empty, b"")) > 80 for row in rows) > 8

    def find(self, words, nth=1):
        """The range of the nth time that these words occur."""
        at = -1
        for _ in range(nth):
            at = self.text.index(words, at + 1)
        return at, at + len(words)

    # --- Keys ----------------------------------------------------------------------------------

    def put_caret(self, position):
        """Through selections from the top: those grow in the order of the text, whichever way it
        is written, while a bare caret goes by what is left and right on the screen."""
        line = self.text.count("\n", 0, position)
        first = self.text.rfind("\n", 0, position) + 1
        past = "Left" if is_right_to_left(self.text[first:]) else "Right"
        self.hands.key("ctrl+Home")
        if line > 0:
            # This keeps to the left edge, where a line that runs to the left ends.
            self.hands.key("ctrl+shift+Down", times=line)
            self.hands.key(past, "Home")
        ahead = steps(self.text[first:position])[1:]
        if ahead:
            self.hands.key("shift+Right", times=len(ahead))
            self.hands.key(past)

    def select(self, words, nth=1):
        """By keys."""
        start, end = self.find(words, nth)
        self.put_caret(start)
        self.hands.key("shift+Right", times=len(steps(self.text[start:end])) - 1)

    # --- The pointer ---------------------------------------------------------------------------

    def locate(self, words, nth=1):
        """A Box for each line on the screen that has some of the words."""
        if (words, nth) not in self.places:
            self.select(words, nth)
            self.window.settle()
            selected = self.screen.grab(self.area)
            self.hands.key("Left")
            self.window.settle()
            lines = changed_lines(self.screen.grab(self.area), selected, self.area)
            assert lines, f"“{words}” cannot be seen"
            self.places[words, nth] = lines
        return self.places[words, nth]

    def drag(self, words, nth=1):
        """Selects by the pointer, from the first letter to the last."""
        lines = self.locate(words, nth)
        first, last = lines[0], lines[-1]
        self.hands.drag((first.left + 1, first.middle[1]), (last.right - 1, last.middle[1]))
        # A hand does not get to the keys before the page has seen the button go up.
        self.window.settle()

    def click(self, words, nth=1, times=1, button=1):
        lines = self.locate(words, nth)
        self.hands.click(*lines[0].middle, button=button, times=times)
        self.window.settle()

    def colors(self, words, nth=1):
        """The colours of the pixels behind and below the words."""
        box = self.locate(words, nth)[0]
        # A bit more than the letters: underlines stand below them.
        box = Box(box.left, box.top, box.right, box.bottom + 3)
        rows = b"".join(self.screen.grab(box))
        return {(rows[i + 2], rows[i + 1], rows[i]) for i in range(0, len(rows), 4)}
