#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Claims, nesting and undo by the keyboard alone, and all of it across a restart."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.page import Page  # noqa: E402
from driver.project import make_record  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for_equal  # noqa: E402

suite = Suite("claims")

RECORD = make_record(
    "Norland is ready",
    ["Norland said it was “ready to host” the president, the VNA news agency reported on Friday.",
     "Estavia, for its part, accused Norland of sending a million shells abroad."])
TEXT = RECORD["text"]


def mark(stage, page, words, key, nth=1):
    page.select(words, nth)
    stage.hands.key(key)


def make_claim(stage, project, page, cue, **roles):
    """The cue and then each role: by its key, on the words (and which time they occur)."""
    mark(stage, page, cue, "c")
    wait_for_equal(lambda: [cue] in [frame.get("cue") for frame in project.frames()], True)
    for key, (words, nth) in roles.items():
        before = project.history()[0]
        mark(stage, page, words, key, nth)
        wait_for_equal(lambda: project.history()[0], before + 1)


@suite.case("a claim is captured by keys: cue, source, target and content")
def capture(stage):
    project = stage.make_project(RECORD)
    window, page = stage.open(project, TEXT)
    make_claim(stage, project, page, "accused", s=("Estavia", 1), t=("Norland", 3),
               o=("sending a million shells abroad", 1))
    wait_for_equal(project.frames, [{"cue": ["accused"], "source": ["Estavia"],
                                     "target": ["Norland"],
                                     "content": ["sending a million shells abroad"]}])
    window.wait_until_saved(4)
    project.check()


@suite.case("everything is taken back and done again by keys, across a restart, to the byte")
def undo(stage):
    project = stage.make_project(RECORD)
    before = project.export()
    window, page = stage.open(project, TEXT)
    make_claim(stage, project, page, "said", s=("Norland", 2),
               o=("it was “ready to host” the president", 1))
    mark(stage, page, "VNA", "5")
    window.wait_until_saved(4)
    after = project.export()
    done, _ = project.history()

    stage.hands.key("ctrl+z", times=done - 1)
    wait_for_equal(project.history, (1, done - 1))
    assert project.export() == before
    window.quit()

    window.start()
    page = Page(window, TEXT)
    stage.hands.key("ctrl+shift+z", times=done - 1)
    wait_for_equal(project.history, (done, 0))
    window.wait_until_saved(4)
    assert project.export() == after
    project.check()


if __name__ == "__main__":
    sys.exit(suite.main())
