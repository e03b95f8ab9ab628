#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Many small articles into a project, beside reading the same files and a tenth of them; then the same
once more with a kill half way.

    bench-import.py [--json] [--build FOLDER] [--articles N] [--jobs N]

The articles are invented: text and pages by turns, one in twenty nearly the same as another and one
in fifty the same.  Memory is the peak of resident memory, of the program and of the largest of its
reading processes.  The second part stops, with an error, when anything that was there at the kill
is gone, when the project is not whole, or when the totals differ from the first part's.
"""
import argparse
import contextlib
import hashlib
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import threading
import time

WORDS = ("harbour storm minister port ship authority council report Monday river talks border crew "
         "island market price grain winter bridge railway village court letter witness doctor "
         "school engine signal captain cargo").split()
PER_FOLDER = 1000


# --- Articles --------------------------------------------------------------------------------------

def make_text(number):
    """A headline and paragraphs, each article's own."""
    chance = random.Random(number)
    paragraphs = [" ".join(chance.choices(WORDS, k=60)).capitalize() + "." for _ in range(4)]
    return f"Report {number} on {' and '.join(chance.sample(WORDS, 2))}", paragraphs


def make_article(number):
    """The bytes of an article, and the ending of its name."""
    title, paragraphs = make_text(number if number % 50 != 49 else number - 48)
    if number % 20 == 19:
        title, paragraphs = make_text(number - 18)
        paragraphs[-1] += f" This is what agency {number} added."
    same = number % 50 == 49
    if (number - 48 if same else number) % 2 == 0:
        return "\n\n".join([title, *paragraphs]).encode(), "txt"
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return (f"<!DOCTYPE html><html><head><title>{title}</title></head><body><nav><a href='/'>Home"
            f"</a> <a href='/news'>News</a></nav><article><h1>{title}</h1>\n{body}</article>"
            f"<footer>All rights reserved</footer></body></html>").encode(), "html"


def make_articles(folder, n_articles):
    n_bytes = 0
    for number in range(n_articles):
        content, ending = make_article(number)
        part = folder / f"{number // PER_FOLDER:04}"
        part.mkdir(parents=True, exist_ok=True)
        (part / f"{number:06}.{ending}").write_bytes(content)
        n_bytes += len(content)
    return n_bytes


# --- Memory ----------------------------------------------------------------------------------------

def read_peak(pid):
    """Megabytes; 0 when it is gone."""
    with contextlib.suppress(OSError):
        for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0


def children_of(pid):
    found = []
    for task in pathlib.Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found += [int(child) for child in task.read_text().split()]
    return found


class Peaks(threading.Thread):
    """Looks at a process and its children until they end."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.program, self.reader = pid, 0.0, 0.0
        self.start()

    def run(self):
        while pathlib.Path(f"/proc/{self.pid}/task").exists():
            self.program = max(self.program, read_peak(self.pid))
            self.reader = max([self.reader, *map(read_peak, children_of(self.pid))])
            time.sleep(0.1)


# --- Measuring -------------------------------------------------------------------------------------

class Bench:
    def __init__(self, options, folder):
        self.ctl = pathlib.Path(options.build).resolve() / "src" / "cli" / "obelusctl"
        self.jobs = ["--jobs", str(options.jobs)] if options.jobs else []
        self.folder = folder

    def run(self, *arguments):
        done = subprocess.run([self.ctl, *arguments], capture_output=True, check=False)
        if done.returncode != 0:
            sys.exit(done.stderr.decode() or f"obelusctl {arguments[0]} failed")
        return done.stdout.decode()

    def make_project(self, name):
        path = self.folder / f"{name}.obelus"
        self.run("new", str(path))
        return path

    def start_import(self, project, files):
        return subprocess.Popen([self.ctl, "import", "--json", *self.jobs, project, files],
                                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)

    def measure_import(self, project, files):
        """Seconds, the report, and what was watched."""
        began = time.monotonic()
        running = self.start_import(project, files)
        peaks = Peaks(running.pid)
        report = json.loads(running.communicate()[0])
        seconds = time.monotonic() - began
        if running.returncode != 0:
            sys.exit(f"the import failed: {report['failed'][:3]}")
        return seconds, report, peaks

    def list_ids(self, project):
        return {json.loads(line)["id"] for line in self.run("list", "--json", project).splitlines()}

    def check(self, project):
        self.run("check", project)


def measure_reading(folder):
    """Seconds to read and hash every file: what no import can do without."""
    began = time.monotonic()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            hashlib.sha256(path.read_bytes()).hexdigest()
    return time.monotonic() - began


def measure(bench, files, n_articles):
    tenth = files.parent / "tenth"
    make_articles(tenth, n_articles // 10)
    first, _, _ = bench.measure_import(bench.make_project("tenth"), tenth)
    reading = measure_reading(files)
    project = bench.make_project("whole")
    seconds, report, peaks = bench.measure_import(project, files)
    bench.check(project)
    again, _, _ = bench.measure_import(project, files)
    return report, seconds, {
        "articles": n_articles,
        "imported": report["n_imported"], "skipped": report["n_skipped"],
        "copies": report["n_copies"],
        "seconds": round(seconds, 1),
        "per_second": round(n_articles / seconds, 1),
        "per_second_of_a_tenth": round(n_articles / 10 / first, 1),
        "seconds_once_more": round(again, 1),
        "times_reading_and_hashing": round(seconds / reading, 1),
        "program_peak_mb": round(peaks.program, 1),
        "reader_peak_mb": round(peaks.reader, 1),
        "project_mb": round(os.path.getsize(project) / 2 ** 20, 1),
    }


def measure_kill(bench, files, report, seconds):
    project = bench.make_project("killed")
    running = bench.start_import(project, files)
    time.sleep(seconds / 2)
    seen = bench.list_ids(project)
    running.kill()
    running.communicate()
    bench.check(project)
    there = bench.list_ids(project)
    if not seen <= there:
        sys.exit(f"{len(seen - there)} articles that had been there are gone")
    rest, second, _ = bench.measure_import(project, files)
    bench.check(project)
    found = bench.list_ids(project)
    if not there <= found or len(found) != report["n_imported"]:
        sys.exit(f"{len(found)} articles after the second run, not {report['n_imported']}")
    return {"seen_before_kill": len(seen), "there_after_kill": len(there),
            "imported_by_second_run": second["n_imported"], "seconds_second_run": round(rest, 1),
            "total": len(found)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--build", default="_build-bench")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--jobs", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="obelus-bench-") as name:
        folder = pathlib.Path(name)
        files = folder / "articles"
        n_bytes = make_articles(files, options.articles)
        bench = Bench(options, folder)
        report, seconds, figures = measure(bench, files, options.articles)
        figures["articles_mb"] = round(n_bytes / 2 ** 20, 1)
        figures.update(measure_kill(bench, files, report, seconds))
    if options.json:
        print(json.dumps(figures))
        return
    for figure, value in figures.items():
        print(f"{figure.replace('_', ' '):28} {value:>12}")


main()
