#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person waits for: the whole program with a long article of many marks, beside the same
article with none, by turns.

    bench-window.py [--json] [--build FOLDER] [--spans N] [--kilobytes N] [--rounds N]

Real keys go to the real window under a display of its own.  Times are milliseconds from the key to
what changes on the screen or in the project's file, as another process sees them; figures are
medians over all rounds, or the worst of all.  A sampled screen is late by a millisecond
or two, never early.
"""
import argparse
import contextlib
import json
import pathlib
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.desktop import Desktop  # noqa: E402
from driver.page import Page  # noqa: E402
from driver.project import SOURCE, Programs, Project, make_record  # noqa: E402
from driver.screen import Box  # noqa: E402
from driver.watch import Watch  # noqa: E402
from driver.waiting import wait_for  # noqa: E402
from driver.window import Obelus  # noqa: E402

WORDS = ("the ministry said that talks would go on, agency reported Sunday and Moscow denied "
         "having sent").split()
WORDS_PER_PARAGRAPH = 60
LABELS = ("Person", "Organization", "Government", "Place", "Media", "Date", "Weapon")
N_KEYS = 12
N_SCREENS = 10
N_JUMPS = 4
# What is not looked at on either side: a border, and the scrollbar, which fades for seconds.
EDGE = 20

FIGURES = {
    "start": "start of the program to first paint",
    "first": "open to first paint",
    "all": "open to annotations painted",
    "painted": "key press to painted",
    "durable": "key press to durable",
    "frame": "frame while scrolling",
    "jump": "jump to the other end, painted",
}


# --- The article -----------------------------------------------------------------------------------

def make_article(n_bytes):
    paragraphs, size, n = [], 0, 0
    while size < n_bytes:
        words = []
        for _ in range(WORDS_PER_PARAGRAPH):
            words.append(WORDS[(n * 7 + n // 13) % len(WORDS)])
            n += 1
        paragraphs.append(" ".join(words))
        size += len(paragraphs[-1]) + 1
    return make_record("A long article", paragraphs)


def word_at(text, position):
    """The words from the first one that begins after a position, two of them."""
    start = max(text.find(" ", position), text.find("\n", position)) + 1
    end = start
    for _ in range(2):
        end += 1
        while end < len(text) and text[end] not in " \n":
            end += 1
    return start, min(end, len(text))


def add_marks(record, n_spans):
    """Of every ten spans seven are names, and three the source, cue and content of a claim."""
    text, spans, frames = record["text"], [], []
    step = len(text) // (n_spans + 2)
    roles = {7: "source", 8: "cue", 9: "content"}
    for i in range(n_spans):
        start, end = word_at(text, i * step)
        role = roles.get(i % 10)
        label = role.capitalize() if role else LABELS[i % len(LABELS)]
        spans.append({"id": f"span {i}", "label": label, "fragments": [[start, end]]})
        if role == "source":
            frames.append({"id": f"claim {i}", "type": "Claim", "roles": {}})
        if role:
            frames[-1]["roles"][role] = [f"span {i}"]
    return {**record, "spans": spans, "frames": frames}


# --- Measuring -------------------------------------------------------------------------------------

class Bench:
    def __init__(self, options):
        self.options = options
        self.desktop, self.programs = Desktop(), Programs(options.build)
        self.hands, self.screen = self.desktop.hands, self.desktop.screen
        self.folder = tempfile.TemporaryDirectory(prefix="obelus-bench-")
        self.values = {}
        self.area = None
        record = make_article(options.kilobytes * 1000)
        self.text = record["text"]
        self.n_spans = options.spans
        self.projects = [self.make_project("without", record),
                         self.make_project("with", add_marks(record, options.spans))]

    def make_project(self, name, record):
        """The long article, and a short one to come from."""
        path = pathlib.Path(self.folder.name) / f"{name}.obelus"
        return Project.make(self.programs, path, [record, make_record("Short", ["Short."])])

    def add(self, name, figure, *times):
        self.values.setdefault(figure, {}).setdefault(name, []).extend(times)

    def play(self, project, name):
        """One round, with a fresh copy of the project and a fresh window."""
        copy = Project(self.programs, project.path.with_name("copy.obelus"))
        shutil.copyfile(project.path, copy.path)
        began = time.monotonic()
        window = Obelus(self.desktop, self.programs, copy.path)
        if self.area is not None:
            watch = Watch(self.screen, self.lower(self.area))
            self.add(name, "start", watch.follow(began, watch.shows_text)[1])
        area = Page(window, self.text).area
        self.area = area._replace(left=area.left + EDGE, right=area.right - EDGE)
        self.open(window, name)
        self.scroll(window, name)
        self.jump(window, name)
        self.mark(window, copy, name)
        window.quit()
        for path in copy.path.parent.glob("copy.obelus*"):
            path.unlink()

    @staticmethod
    def lower(area):
        """Where the short article has nothing."""
        return Box(area.left, area.top + area.height // 2, area.right, area.bottom)

    def open(self, window, name):
        watch = Watch(self.screen, self.lower(self.area))
        self.hands.key("alt+Down")
        wait_for(lambda: not watch.shows_text(), "the short article is not shown")
        window.settle()
        began = time.monotonic()
        self.hands.key("alt+Up")
        changes, shown = watch.follow(began, watch.shows_text)
        self.add(name, "first", shown)
        self.add(name, "all", changes[-1])
        window.settle()

    def scroll(self, window, name):
        """Screen by screen: WebKit glides there.  A frame lasts from the key or the one before it
        until it is seen."""
        watch = Watch(self.screen, self.area)
        for _ in range(N_SCREENS):
            began = time.monotonic()
            self.hands.key("Next")
            changes, _ = watch.follow(began)
            self.add(name, "frame", *(b - a for a, b in zip([0, *changes], changes)))
        window.settle()

    def jump(self, window, name):
        watch = Watch(self.screen, self.area)
        for i in range(N_JUMPS):
            began = time.monotonic()
            self.hands.key("ctrl+Home" if i % 2 else "ctrl+End")
            changes, _ = watch.follow(began)
            self.add(name, "jump", changes[-1])
            window.settle()

    def mark(self, window, project, name):
        """Word after word from the top, each selected before and then marked by one key."""
        watch = Watch(self.screen, self.area._replace(bottom=self.area.top + 300), every=2)
        self.hands.key("ctrl+Home")
        self.hands.key("Down")
        with contextlib.closing(sqlite3.connect(f"file:{project.path}?mode=ro", uri=True)) as db:
            for _ in range(N_KEYS):
                self.hands.key("ctrl+shift+Right")
                window.settle()
                before = version(db)
                began = time.monotonic()
                self.hands.key("1")
                changes, durable = watch.follow(began, lambda: version(db) != before)
                self.add(name, "painted", changes[-1])
                self.add(name, "durable", durable)

    def run(self):
        for i in range(self.options.rounds + 1):
            for project in self.projects:
                self.play(project, project.path.stem)
                if i == 0:  # the first window fills the caches
                    self.values.clear()
                    break


def version(db):
    """Another number whenever another process has committed."""
    return db.execute("PRAGMA data_version").fetchone()[0]


# --- Telling ---------------------------------------------------------------------------------------

def most(values):
    """What 99 of 100 stay below."""
    return sorted(values)[(len(values) - 1) * 99 // 100]


def rows(values):
    for figure, title in FIGURES.items():
        kinds = {"": statistics.median}
        if figure in ("painted", "durable", "frame", "jump"):
            kinds = {", median": statistics.median, ", worst": max}
        if figure == "frame":
            kinds[", 99 of 100 below"] = most
        for kind, of in sorted(kinds.items()):
            yield title + kind, of(values[figure]["without"]), of(values[figure]["with"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--build", type=pathlib.Path, default=SOURCE / "_build")
    parser.add_argument("--spans", type=int, default=10000)
    parser.add_argument("--kilobytes", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()

    bench = Bench(options)
    bench.run()
    if options.json:
        print(json.dumps({"characters": len(bench.text), "spans": bench.n_spans, **{
            title: {"without": round(without, 1), "with": round(marked, 1),
                    "ratio": round(marked / without, 2)}
            for title, without, marked in rows(bench.values)}}))
        return
    print(f"{len(bench.text)} characters; {bench.n_spans} spans\n")
    print(f"{'milliseconds':<42} {'without':>10} {'with':>10} {'ratio':>8}")
    for title, without, marked in rows(bench.values):
        print(f"{title:<42} {without:10.1f} {marked:10.1f} {marked / without:8.2f}")


if __name__ == "__main__":
    main()
