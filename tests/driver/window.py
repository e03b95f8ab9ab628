# SPDX-License-Identifier: GPL-3.0-or-later
"""The running program: starting and ending it, and the widgets of its windows."""
import signal
import subprocess

from .idle import wait_until_idle
from .screen import Box
from .tree import Bus
from .waiting import LIMIT, TooLate, wait_for


class Obelus:
    """A window.  Its desktop gives it hands and eyes, project (or none) what it works on."""

    def __init__(self, desktop, programs, *arguments, start=True):
        self.desktop, self.programs = desktop, programs
        self.hands, self.screen = desktop.hands, desktop.screen
        self.arguments = [str(argument) for argument in arguments]
        self.log = desktop.folder / "window.log"
        self.process = self.root = None
        if start:
            self.start()

    # --- The process ---------------------------------------------------------------------------

    def start(self):
        # Keys go to the window below the pointer.
        self.hands.move(self.desktop.width // 2, 30)
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen([self.programs.window, *self.arguments],
                                            stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        self.root = None
        wait_for(self.find_frame, self.how_it_is)

    def find_frame(self):
        if self.process.poll() is not None:
            raise TooLate(self.how_it_is())
        if self.root is None:
            self.root = Bus().find_application(self.process.pid)
            if self.root is not None:
                self.root.bus.listen(self.root.peer)
        return self.root is not None and self.root.children != []

    def how_it_is(self):
        end = self.process.poll()
        said = self.log.read_text(encoding="utf-8", errors="replace")[-4000:]
        return f"the window ({'running' if end is None else f'ended with {end}'}) said: {said}"

    def quit(self):
        """As a person does it; the program must end well."""
        self.hands.key("ctrl+q")
        try:
            status = self.process.wait(LIMIT)
        except subprocess.TimeoutExpired:
            raise TooLate(f"Ctrl+Q did not end {self.how_it_is()}") from None
        if status != 0:
            raise AssertionError(self.how_it_is())

    def kill(self):
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    def settle(self):
        """Returns when everything that was typed and clicked has been dealt with and drawn."""
        wait_until_idle(self.process.pid)

    # --- Widgets -------------------------------------------------------------------------------

    @property
    def windows(self):
        """The main one, and dialogues over it."""
        return self.root.children

    def find_all(self, role=None, name=None):
        return [node for window in self.windows for node in window.find_all(role, name)]

    def find(self, role=None, name=None):
        return next(iter(self.find_all(role, name)), None)

    def wait_for_widget(self, role=None, name=None):
        return wait_for(lambda: self.find(role, name),
                        lambda: f"no {role} “{name}” among: {'; '.join(self.words())}")

    @property
    def focus(self):
        """Where keys go, as a screen reader is told; or None."""
        heard = self.root.bus.last_heard(self.root.peer)
        windows = self.windows
        # A dialogue has the keys, whatever the window below it still says.
        if heard is not None and windows and heard.is_below(windows[-1]):
            return heard
        found = (window.find_focus() for window in reversed(windows))
        return next((node for node in found if node is not None), None)

    def focus_on(self, name):
        """By Tab."""
        for _ in range(20):
            focus = self.focus
            if focus is not None and focus.name == name:
                return
            self.hands.key("Tab")
            self.settle()
        raise AssertionError(f"Tab does not come to “{name}”")

    def words(self):
        """Every label that can be seen."""
        return [name for name in self.root.bus.names(self.find_all(("label", "status"))) if name]

    def wait_for_words(self, *words):
        """Until one label has all of them."""
        wait_for(lambda: any(all(word in label for word in words) for label in self.words()),
                 lambda: f"“{' … '.join(words)}” is not among: {'; '.join(self.words())}")

    def wait_until_saved(self, n_spans):
        wait_for(lambda: self.find("status", f"Saved · {n_spans} span{'s' * (n_spans != 1)}"),
                 lambda: f"not {n_spans} spans saved, but: "
                         f"{[node.name for node in self.find_all('status')]}")

    def on_screen(self, node):
        """Where a widget of the main window is.  Versions of GTK count from different places, so
        what fills the window inside of its border is asked, too."""
        contents = self.windows[0].children[0].box
        border = self.border_of(contents)
        return node.box.moved(border - contents.left, border - contents.top)

    def border_of(self, inner):
        """Without a window manager a window draws a border around its contents; beyond it the
        screen is black."""
        row = self.screen.grab(Box(0, 40, self.screen.width, 41))[0]
        return (len(row.rstrip(b"\0")) // 4 + 1 - inner.width) // 2

    def click_on(self, node):
        self.hands.click(*self.on_screen(node).middle)
