# SPDX-License-Identifier: GPL-3.0-or-later
"""Test programs that drive the window: cases in order, each with windows of its own, as TAP."""
import argparse
import pathlib
import re
import tempfile
import traceback

from .desktop import Desktop
from .page import Page
from .project import SOURCE, Programs, Project
from .window import Obelus


class Stage:
    """What a case plays on.  Windows it opens are closed after it, and must then end well."""

    def __init__(self, desktop, programs, folder):
        self.desktop, self.programs, self.folder = desktop, programs, pathlib.Path(folder)
        self.hands = desktop.hands
        self.windows = []

    def make_project(self, *records, name="project", preset="news-analysis"):
        return Project.make(self.programs, self.folder / f"{name}.obelus", records, preset)

    def start(self, *arguments):
        window = Obelus(self.desktop, self.programs, *arguments)
        self.windows.append(window)
        return window

    def open(self, project, text):
        """The window on a project, and the page that shows the article of that text."""
        window = self.start(project.path)
        return window, Page(window, text)

    def close(self, well):
        for window in self.windows:
            if well and window.process.poll() is None:
                window.quit()
            window.kill()


class Suite:
    def __init__(self, name):
        self.name = name
        self.cases = []

    def case(self, title):
        def add(function):
            self.cases.append((title, function))
            return function
        return add

    def main(self):
        parser = argparse.ArgumentParser(description=f"Drives the window: {self.name}.")
        parser.add_argument("--build", type=pathlib.Path, default=SOURCE / "_build",
                            help="the folder it was built in")
        parser.add_argument("--only", default="", help="cases with these words in their title")
        options = parser.parse_args()

        cases = [case for case in self.cases if options.only in case[0]]
        desktop, programs = Desktop(), Programs(options.build)
        failed = 0
        print(f"1..{len(cases)}", flush=True)
        for number, (title, function) in enumerate(cases, 1):
            trouble = self.play(desktop, programs, title, function)
            failed += trouble is not None
            print(f"{'ok' if trouble is None else 'not ok'} {number} - {title}", flush=True)
            for line in (trouble or "").splitlines():
                print(f"# {line}", flush=True)
        return 1 if failed else 0

    def play(self, desktop, programs, title, function):
        """What went wrong, or None."""
        with tempfile.TemporaryDirectory(prefix="obelus-case-") as folder:
            stage = Stage(desktop, programs, folder)
            try:
                function(stage)
                stage.close(well=True)
                return None
            except Exception:  # whatever it is, the other cases are played
                trouble = traceback.format_exc()
                trouble += "".join(f"{window.how_it_is()}\n" for window in stage.windows)
                return f"{trouble}A picture: {self.take_picture(desktop, programs, title)}"
            finally:
                stage.close(well=False)

    def take_picture(self, desktop, programs, title):
        words = re.sub(r"\W+", "-", title.lower())[:50].strip("-")
        path = programs.build / "meson-logs" / f"{self.name}-{words}.png"
        path.parent.mkdir(exist_ok=True)
        desktop.picture(path, desktop.width, desktop.height)
        return path
