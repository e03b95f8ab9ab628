# SPDX-License-Identifier: GPL-3.0-or-later
"""Dragging files onto the window, out of another program's."""
import subprocess
import sys

from .desktop import read_line
from .idle import wait_until_idle
from .project import SOURCE

SHELF = SOURCE / "tests" / "driver" / "shelf.py"
# Beside a window of the usual size.
SHELF_PLACE = (1340, 100)


class Shelf:
    """The window that files are dragged from, at the right edge of the screen."""

    def __init__(self, stage, *paths):
        self.hands = stage.hands
        self.process = subprocess.Popen([sys.executable, SHELF, "200", "100", *paths],
                                        stdout=subprocess.PIPE)
        self.expect("ready")
        # Not by the hands: they would go on with this window after it.
        subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", "^Shelf$",
                        "windowmove", "--sync", *map(str, SHELF_PLACE)], check=True)
        wait_until_idle(self.process.pid)

    def expect(self, word):
        found = read_line(self.process.stdout.fileno(), word)
        assert found == word, found

    def drag_to(self, window, x, y):
        """As slowly as the two programs need to come to terms."""
        left, top = SHELF_PLACE
        self.hands.run(f"mousemove {left + 100} {top + 50}", "mousedown 1")
        wait_until_idle(self.process.pid)
        self.hands.run("mousemove_relative -- -20 10", "mousemove_relative -- -20 10")
        self.expect("begun")
        self.hands.run(f"mousemove {x + 10} {y}", f"mousemove {x} {y}")
        window.settle()
        self.hands.run("mouseup 1")
        self.expect("dropped")

    def close(self):
        self.process.terminate()
        self.process.wait()
