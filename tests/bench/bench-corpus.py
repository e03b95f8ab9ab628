#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person waits for in a project of an office's size, and what the window takes of memory.

    bench-corpus.py [--json] [--build FOLDER] [--articles N] [--project FILE] [--no-rooms]

The project is made first, which takes minutes; with --project it is kept there, and asked again the
next time.  Times are milliseconds; those of bench-corpus are asked of the core, those of the window
from key to screen.  Memory is the window's own process, in megabytes: what it holds (RSS), and its
share of what it has in common with others (PSS).
"""
import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.desktop import Desktop  # noqa: E402
from driver.project import SOURCE, Programs  # noqa: E402
from driver.screen import Box  # noqa: E402
from driver.waiting import wait_for  # noqa: E402
from driver.watch import Watch  # noqa: E402
from driver.window import Obelus  # noqa: E402

# Seconds; a project is read by several hundred megabytes.
LIMIT = 300.0
ROOMS = {"entities": "ctrl+2", "claims": "ctrl+3", "search": "ctrl+4", "pictures": "ctrl+5"}
N_ROUNDS = 3


def memory_of(pid):
    """What a process holds, and its share of it, in megabytes."""
    lines = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    sizes = {line.split(":")[0]: int(line.split()[1]) for line in lines if line.endswith(" kB")}
    return sizes["Rss"] / 1024, sizes["Pss"] / 1024


class Bench:
    def __init__(self, options, project):
        self.options, self.project = options, project
        self.bench = pathlib.Path(options.build).resolve() / "tests" / "bench"
        self.figures = {}

    def make(self):
        if not self.project.exists():
            subprocess.run([self.bench / "make-big-project", self.project, str(self.options.articles)],
                           check=True, stderr=subprocess.DEVNULL)

    def ask_core(self):
        done = subprocess.run([self.bench / "bench-corpus", "--json", self.project], check=True,
                              capture_output=True, text=True)
        self.figures.update(json.loads(done.stdout))

    def open_window(self):
        desktop, programs = Desktop(), Programs(self.options.build)
        began = time.monotonic()
        window = Obelus(desktop, programs, self.project)
        wait_for(lambda: any(f" of {self.options.articles} " in words for words in window.words()),
                 "the articles are not listed", LIMIT)
        self.figures["window: articles listed"] = (time.monotonic() - began) * 1000
        window.settle()
        self.note_memory("window: memory", window)
        return desktop, window

    def note_memory(self, name, window):
        rss, pss = memory_of(window.process.pid)
        self.figures[f"{name}, RSS"], self.figures[f"{name}, PSS"] = rss, pss

    def visit_rooms(self, desktop, window):
        """The first visit reads what the room shows; the others find it there."""
        watch = Watch(desktop.screen, Box(300, 120, 900, 700))
        for name, key in ROOMS.items():
            times = []
            for _ in range(N_ROUNDS):
                began = time.monotonic()
                desktop.hands.key(key)
                changes, _ = watch.follow(began, limit=LIMIT)
                times.append(changes[-1])
                window.settle()
                desktop.hands.key("ctrl+1")
                window.settle()
            self.figures[f"window: opening {name}"] = times[0]
            self.figures[f"window: opening {name} again"] = min(times[1:])
        self.note_memory("window: memory after all rooms", window)

    def run(self):
        self.make()
        self.ask_core()
        desktop, window = self.open_window()
        if self.options.rooms:
            self.visit_rooms(desktop, window)
        window.quit()


def tell(figures):
    print(f"{'milliseconds, megabytes':<56} {'median':>10} {'worst':>10} {'processor':>10}")
    for name, figure in figures.items():
        if isinstance(figure, dict):
            print(f"{name:<56} {figure['median']:10.1f} {figure['worst']:10.1f}"
                  f" {figure['processor']:10.1f}")
        else:
            print(f"{name:<56} {figure:10.1f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--build", type=pathlib.Path, default=SOURCE / "_build")
    parser.add_argument("--articles", type=int, default=100000)
    parser.add_argument("--project", type=pathlib.Path)
    parser.add_argument("--no-rooms", dest="rooms", action="store_false")
    options = parser.parse_args()

    folder = pathlib.Path(tempfile.mkdtemp(prefix="obelus-bench-"))
    try:
        bench = Bench(options, (options.project or folder / "corpus.obelus").resolve())
        bench.run()
    finally:
        shutil.rmtree(folder)
    if options.json:
        print(json.dumps(bench.figures))
    else:
        tell(bench.figures)


if __name__ == "__main__":
    main()
