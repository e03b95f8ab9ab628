# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a program is doing anything: the way to know that it has dealt with every key it was
sent, however slow or busy the machine is.

A program with something to do has a thread that runs, waits for a processor or has just run.
Every key passes through the program's own process, and so does every frame that is drawn.
WebKit's processes never quite rest, though: they animate the caret.
"""
import pathlib
import time

from .waiting import LIMIT, TooLate

# Some frames: what waits for the next one to be drawn still has something to do.
STILLNESS = 0.12
# How much of that time WebKit may run for the sake of the caret.
SHARE_OF_CARET = 0.3


def read_fields(path):
    try:
        return path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return []


def descendants(pid):
    """All that came from a process: WebKit works in processes of its own."""
    children = {}
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        fields = read_fields(path)
        if fields:
            children.setdefault(int(fields[1]), []).append(int(path.parent.name))
    found = [pid]
    for parent in found:
        found += children.get(parent, [])
    return found[1:]


def runs(pids, name="[0-9]*"):
    """Nanoseconds that each thread has run, and whether one of them runs or wants to."""
    times, wants = {}, False
    for pid in pids:
        for task in pathlib.Path(f"/proc/{pid}/task").glob(name):
            time_fields, stat = read_fields(task / "schedstat"), read_fields(task / "stat")
            if time_fields and stat:
                times[task.name] = int(time_fields[0])
                wants = wants or stat[0] in "RD"
    return times, wants


def wait_until_idle(pid, limit=LIMIT):
    """Until the program has not run at all for a while, and its helpers hardly."""
    end = time.monotonic() + limit
    helpers = descendants(pid)
    before, helped_before = None, 0
    while True:
        # Threads of WebKit's follow the caret in this process, too.
        times, wants = runs([pid], str(pid))
        helped = sum(runs(helpers)[0].values())
        rests = helped - helped_before < SHARE_OF_CARET * STILLNESS * 1e9
        if times == before and not wants and rests:
            return
        if time.monotonic() > end:
            raise TooLate(f"still busy after {limit:g} s")
        before, helped_before = times, helped
        time.sleep(STILLNESS)
