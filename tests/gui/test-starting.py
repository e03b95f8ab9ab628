#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start, a new project from it by keys alone, and starting again what runs already."""
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.page import Page  # noqa: E402
from driver.project import Project  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import LIMIT, wait_for, wait_for_equal  # noqa: E402

suite = Suite("starting")

STRAIT = Article("The strait stays closed", "Nobody answered the minister.")
HARVEST = Article("A good year for barley", "Farmers brought in more than ever.\n" * 8)


@suite.case("the first start shows how to begin, and a project is made from there by keys")
def first_start(stage):
    window = stage.start()
    for name in ("Open the sample project", "New project from articles", "Open a project"):
        window.wait_for_widget("list item", name)
    window.settle()
    window.focus_on("New project from articles")
    stage.hands.key("Return")
    wait_for(lambda: window.focus is not None and window.focus.name == "Name",
             "the dialogue does not begin with the name")
    stage.hands.key("ctrl+a")
    stage.hands.write("strait")
    stage.hands.key("Return")
    window.wait_for_words("No article yet")
    assert window.windows[0].name == "strait", window.windows[0].name

    project = Project(stage.programs, stage.desktop.home / "strait.obelus")
    project.check()
    wait_for_equal(project.spans, [])
    window.quit()
    window.start()
    window.wait_for_widget("list item", "strait")


def start_again(stage, *arguments, folder=None):
    """A start that hands over to the program that runs, and ends."""
    done = subprocess.run([stage.programs.window, *arguments], cwd=folder, timeout=LIMIT,
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def count_changed(rows, others):
    return sum(row != other for row, other in zip(rows, others))


@suite.case("starting again with a project that is open brings its window forward")
def second_start(stage):
    strait = stage.make_project(STRAIT.record, name="strait")
    harvest = stage.make_project(HARVEST.record, name="harvest")
    window, page = stage.open(strait, STRAIT.text)
    first = page.screen.grab(page.area)

    start_again(stage, harvest.path)
    wait_for_equal(lambda: len(window.windows), 2)
    Page(window, HARVEST.text)
    second = page.screen.grab(page.area)
    assert count_changed(first, second) > 50, "the second project does not show"

    # However its name is written.
    start_again(stage, os.path.join(".", strait.path.name), folder=strait.path.parent)
    wait_for(lambda: count_changed(page.screen.grab(page.area), first)
             < count_changed(page.screen.grab(page.area), second),
             "the first window is not in front")
    assert len(window.windows) == 2, window.windows


if __name__ == "__main__":
    sys.exit(suite.main())
