# SPDX-License-Identifier: GPL-3.0-or-later
"""When a part of the screen changes, to a millisecond or two: it is looked at again and again.

Looking takes a share of the processor that the program might want, so only some rows of pixels are
compared; every line of text and every mark is higher than the distance between them.
"""
import time

from .screen import Box
from .waiting import LIMIT, TooLate

STEP = 0.001
# Nothing more is coming when there was no change for so long, in seconds.
QUIET = 0.3


class Watch:
    def __init__(self, screen, box, every=8):
        self.screen = screen
        self.lines = [Box(box.left, y, box.right, y + 1) for y in range(box.top, box.bottom, every)]

    def look(self):
        return b"".join(row for line in self.lines for row in self.screen.rows(line))

    def shows_text(self):
        """Whether most of the rows are not of one colour from left to right."""
        rows = [next(self.screen.rows(line)) for line in self.lines]
        return sum(row != row[:4] * (len(row) // 4) for row in rows) > len(rows) // 2

    def follow(self, began, test=None, limit=LIMIT):
        """Until something has changed and nothing more does: the times of all changes, in
        milliseconds after began, and when test() was true for the first time."""
        before, changes, found = self.look(), [], None
        last = time.monotonic()
        while not changes or (test and found is None) or time.monotonic() - last < QUIET:
            time.sleep(STEP)
            now = time.monotonic()
            seen = self.look()
            if seen != before:
                before, last = seen, now
                changes.append((now - began) * 1000)
            if test and found is None and test():
                found = (now - began) * 1000
            if now - began > limit:
                raise TooLate(f"{len(changes)} changes on the screen within {limit:g} s")
        return changes, found
