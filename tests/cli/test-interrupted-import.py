#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An import that is killed has lost nothing that it had told, and the same command goes on with the
rest."""

import os
import pathlib
import random
import signal
import subprocess
import time

from cli import CTL, case, ctl, json_of, lines_of, new, run, same

N_ARTICLES = 400
N_DUPLICATES = 20


def make_articles():
    os.mkdir("in")
    for n in range(N_ARTICLES):
        text = f"Article number {n}\n\nThe harbour of Halmar opened for ship {n} on Monday.\n" * 3
        pathlib.Path("in", f"{n:04}.txt").write_text(text)
    for n in range(N_DUPLICATES):
        pathlib.Path("in", f"{n:04}-again.txt").write_bytes(
            pathlib.Path("in", f"{n * 7:04}.txt").read_bytes())


def documents():
    return {line["id"]: line["title"] for line in lines_of("list", "--json", "p.obelus")}


def start():
    return subprocess.Popen([CTL, "import", "p.obelus", "in"], stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, start_new_session=True)


def finish(n_before):
    """The rest comes in; articles are there once each."""
    report = json_of("import", "--json", "p.obelus", "in")
    same(report["n_files"], N_ARTICLES + N_DUPLICATES)
    same(report["n_imported"], N_ARTICLES - n_before)
    same(report["n_skipped"], n_before + N_DUPLICATES)
    same(report["n_failed"], 0)
    found = documents()
    same(len(found), N_ARTICLES)
    same(len(set(found.values())), N_ARTICLES)
    ctl("check", "p.obelus")
    return found


@case
def killed():
    new()
    make_articles()
    there = {}
    for turn in range(3):
        running = start()
        time.sleep(random.Random(os.getpid() + turn).uniform(0.1, 1.2))
        running.kill()
        running.communicate()
        same(running.returncode in (0, -signal.SIGKILL), True)
        ctl("check", "p.obelus")
        found = documents()
        assert there.items() <= found.items(), "an article of an earlier run is gone"
        there = found
        print(f"# killed with {len(there)} of {N_ARTICLES} articles in", flush=True)
    assert there.items() <= finish(len(there)).items()


def wait_for_articles(running):
    """Until something has been told to be there, by the project itself."""
    while running.poll() is None and not documents():
        time.sleep(0.02)


@case
def killed_with_a_part_in():
    """What another process has seen in the project stays there."""
    new()
    make_articles()
    running = start()
    wait_for_articles(running)
    seen = documents()
    running.kill()
    running.communicate()
    assert seen and seen.items() <= documents().items()
    finish(len(documents()))


@case
def stopped():
    """Ctrl+C keeps what is done, and says so."""
    new()
    make_articles()
    running = start()
    wait_for_articles(running)
    running.send_signal(signal.SIGINT)
    said = running.communicate()[1].decode()
    if running.returncode != 0:
        same(running.returncode, 1)
        assert "what was imported is kept" in said, said
    assert documents()
    finish(len(documents()))


@case
def nobody_is_left():
    """The reading processes go with the program."""
    new()
    make_articles()
    running = start()
    wait_for_articles(running)
    running.kill()
    running.communicate()
    deadline = time.monotonic() + 60
    while of_session(running.pid):
        assert time.monotonic() < deadline, "a reading process outlived the program"
        time.sleep(0.05)


def of_session(session):
    found = []
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(path)
    return found


run()
