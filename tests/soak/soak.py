#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 while one annotates: the window is worked on by real keys and killed at random moments.

    soak.py [--rounds N] [--seed N] [--build FOLDER] [--tap]

Words are marked one after another, marks deleted, things undone and redone.  The foot of the window
says what it takes for saved; what it has said there when it is killed must be on disk.  What was
being done at that moment may be there as a whole or not at all.  Then obelusctl finds nothing
amiss, and the window opens the project again and shows as saved what the disk has.

Runs for as many rounds as one wants and is no part of a test run, but for three rounds of it.
"""
import argparse
import json
import pathlib
import random
import shutil
import signal
import statistics
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.desktop import Desktop  # noqa: E402
from driver.page import Page  # noqa: E402
from driver.project import SOURCE, Programs, Project, make_record  # noqa: E402
from driver.waiting import wait_for  # noqa: E402
from driver.window import Obelus  # noqa: E402

WORDS_PER_PARAGRAPH = 40
MOST_ACTIONS = 15
# An edit takes some milliseconds to the disk and some more to the screen: the window is killed at
# any moment between the key and well after that.
MOST_SECONDS = 0.06


def make_article(n_paragraphs, rng):
    """A paragraph for each round, of words of all lengths."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return make_record("Soak", [
        " ".join("".join(rng.choices(letters, k=rng.randint(1, 9)))
                 for _ in range(WORDS_PER_PARAGRAPH))
        for _ in range(n_paragraphs)])


def read_labels():
    """The label of each digit."""
    path = SOURCE / "data" / "labels" / "news-analysis.json"
    labels = json.loads(path.read_text(encoding="utf-8"))["span_labels"]
    return {label["key"]: label["name"] for label in labels if label.get("key", "").isdigit()}


class Annotator:
    """What a person does in one round, and what must come of it.  A state is a set of marks: start,
    end, label."""

    def __init__(self, rng, labels, text, paragraph, state):
        self.rng, self.labels = rng, labels
        self.states = [state]  # of this round, as undo and redo go through them
        self.at = 0
        self.selected = None
        start = sum(len(line) + 1 for line in text.split("\n")[:paragraph])
        self.start, self.words = start, []
        for word in text.split("\n")[paragraph].split(" "):
            self.words.append((start, start + len(word)))
            start += len(word) + 1

    @property
    def state(self):
        return self.states[self.at]

    def next_action(self):
        """The keys and the state that they lead to; None when the paragraph is used up."""
        choices = []
        if self.words:
            choices += ["mark"] * 7
        if self.at > 0:
            choices += ["undo"]
        if self.at + 1 < len(self.states):
            choices += ["redo"] * 2
        if self.selected is not None and self.selected in self.state:
            choices += ["delete"]
        if not choices:
            return None
        return getattr(self, self.rng.choice(choices))()

    def mark(self):
        key, label = self.rng.choice(sorted(self.labels.items()))
        mark = (*self.words.pop(0), label)
        self.push(self.state | {mark})
        self.selected = mark
        return ["ctrl+shift+Right", key], self.state

    def delete(self):
        self.push(self.state - {self.selected})
        self.selected = None
        return ["Delete"], self.state

    def undo(self):
        self.at -= 1
        self.selected = None
        return ["ctrl+z"], self.state

    def redo(self):
        self.at += 1
        self.selected = None
        return ["ctrl+shift+z"], self.state

    def push(self, state):
        self.states = [*self.states[:self.at + 1], state]
        self.at += 1


class Soak:
    def __init__(self, options):
        self.rng = random.Random(options.seed)
        self.rounds = options.rounds
        self.desktop, self.programs = Desktop(), Programs(options.build)
        self.hands = self.desktop.hands
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="obelus-soak-"))
        record = make_article(options.rounds, self.rng)
        self.text = record["text"]
        self.project = Project.make(self.programs, self.folder / "soak.obelus", [record])
        self.labels = read_labels()
        self.window = Obelus(self.desktop, self.programs, self.project.path, start=False)
        self.disk = frozenset()
        self.n_acknowledged = self.n_caught_done = self.n_caught_undone = 0
        self.reopened = []

    def read_disk(self):
        found = self.project.spans()
        for span in found:
            (start, end), = span.fragments
            assert span.quote == self.text[start:end], f"{span} is not in the text"
        return frozenset((*span.fragments[0], span.label) for span in found)

    def open(self):
        """Until it shows as saved just what is on disk."""
        began = time.monotonic()
        self.window.start()
        self.window.wait_until_saved(len(self.disk))
        self.reopened.append(time.monotonic() - began)
        return Page(self.window, self.text)

    def play(self, number):
        page = self.open()
        annotator = Annotator(self.rng, self.labels, self.text, number + 1, self.disk)
        page.put_caret(annotator.start)
        self.window.settle()
        foot = self.window.find("status", lambda name: name.startswith("Saved"))
        acknowledged = self.disk
        for _ in range(self.rng.randint(0, MOST_ACTIONS)):
            action = annotator.next_action()
            if action is None:
                break
            keys, after = action
            self.hands.key(*keys)
            wait_for(lambda: foot.name == saved(after), lambda: f"{foot.name} after {keys}")
            acknowledged = after
            self.n_acknowledged += 1
        caught = annotator.next_action()
        if caught is not None:
            self.hands.key(*caught[0])
        time.sleep(self.rng.uniform(0, MOST_SECONDS))
        # What it has said by now would count, too, but whoever asks chooses the moment: it answers
        # only between two things that it does.
        asks = self.rng.random() < 0.5
        if caught is not None and asks and foot.name == saved(caught[1]):
            acknowledged, caught = caught[1], None
            self.n_acknowledged += 1
        self.window.process.send_signal(signal.SIGKILL)
        self.window.process.wait()
        self.verify(acknowledged, acknowledged if caught is None else caught[1])

    def verify(self, acknowledged, caught):
        self.project.check()
        self.disk = self.read_disk()
        if self.disk not in (acknowledged, caught):
            raise AssertionError(f"said to be saved, but not on disk: "
                                 f"{sorted(acknowledged - self.disk)}; on disk all the same: "
                                 f"{sorted(self.disk - acknowledged)}")
        if caught != acknowledged:
            self.n_caught_done += self.disk == caught
            self.n_caught_undone += self.disk == acknowledged

    def run(self):
        for number in range(self.rounds):
            self.play(number)
        self.open()
        self.window.quit()
        self.project.check()
        assert self.read_disk() == self.disk, "closing the window changed the project"
        shutil.rmtree(self.folder)


def saved(state):
    return f"Saved · {len(state)} span{'s' * (len(state) != 1)}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    parser.add_argument("--build", type=pathlib.Path, default=SOURCE / "_build")
    parser.add_argument("--tap", action="store_true", help="as one test case")
    options = parser.parse_args()

    soak = Soak(options)
    mark = "# " if options.tap else ""
    print(f"{mark}seed {options.seed}", flush=True)
    began = time.monotonic()
    trouble = None
    try:
        soak.run()
    except Exception as error:  # whatever it is, say where the remains are
        trouble = f"{type(error).__name__}: {error}\n{soak.window.how_it_is()}"
    finally:
        soak.window.kill()
    print(f"{mark}killed {len(soak.reopened) - 1} times in {time.monotonic() - began:.0f} s; "
          f"{soak.n_acknowledged} actions were shown as saved and are on disk; of those caught "
          f"half-way, {soak.n_caught_done} are there as a whole, {soak.n_caught_undone} not at all; "
          f"opened again in {statistics.median(soak.reopened or [0]):.1f} s (median)")
    if trouble is not None:
        print("\n".join(mark + line for line in f"{trouble}\nThe project: {soak.folder}"
                        .splitlines()))
    if options.tap:
        print(f"1..1\n{'not ok' if trouble else 'ok'} 1 - what is shown as saved survives kill -9")
    return 1 if trouble else 0


if __name__ == "__main__":
    sys.exit(main())
