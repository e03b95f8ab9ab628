#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of all that was done: choosing an entry shows what going there takes back, and goes."""
import contextlib
import pathlib
import sqlite3
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

suite = Suite("history")

PIER = Article("The pier of Velmora",
               "The council said the pier is new. Oskar Lund asked the council about Velmora.")
PERSON, PLACE = ("Person", "Oskar Lund"), ("Place", "pier")
FIRST, LATER = ("Organization", "council"), ("Event", "asked")


def labels(project):
    return [(span.label, span.quote) for span in project.spans()]


def open_marked(stage):
    """Four entries: the import, and three marks."""
    project = stage.make_project(PIER.record)
    window, page = stage.open(project, PIER.text)
    for (_, words), key in ((PERSON, "1"), (PLACE, "6"), (FIRST, "2")):
        n_spans = len(project.spans())
        page.select(words)
        stage.hands.key(key)
        wait_for_equal(lambda: len(project.spans()), n_spans + 1)
        window.settle()
    return project, window, page


def open_history(stage, window):
    window.settle()
    stage.hands.key("ctrl+h")
    window.wait_for_words("This is how the project is now")
    window.settle()


def close(window):
    window.settle()
    window.hands.key("Escape")
    wait_for(lambda: len(window.windows) == 1, "the history stays open")
    window.settle()


def row(window, words):
    return window.wait_for_widget("list item", lambda name: name.startswith(f"Mark “{words}”"))


def wait_for_steps(window, words):
    window.wait_for_words(words)
    window.settle()


@suite.case("arrows and Enter go back and forward again; each step of the way is announced")
def by_keyboard(stage):
    project, window, _ = open_marked(stage)
    open_history(stage, window)
    assert "council" in window.focus.name and "latest" in window.focus.name, window.focus.name
    stage.hands.key("Down")
    wait_for_steps(window, "Goes back 1 change")
    stage.hands.key("Down")
    wait_for_steps(window, "Goes back 2 changes")
    stage.hands.key("Return")
    wait_for_equal(lambda: labels(project), [PERSON])
    wait_for_steps(window, "This is how the project is now")
    assert "Oskar Lund" in window.focus.name and "latest" in window.focus.name, window.focus.name
    assert "undone" in row(window, "council").name
    stage.hands.key("Up")
    wait_for_steps(window, "Does 1 change again")
    stage.hands.key("Up")
    wait_for_steps(window, "Does 2 changes again")
    stage.hands.key("Return")
    wait_for_equal(lambda: sorted(labels(project)), sorted([PERSON, PLACE, FIRST]))
    wait_for_steps(window, "This is how the project is now")
    stage.hands.key("End", "Return")
    wait_for_equal(lambda: project.query("SELECT count(*) FROM document"), [(0,)])
    wait_for_steps(window, "This is how the project is now")
    stage.hands.key("Home", "Return")
    wait_for_equal(lambda: len(project.spans()), 3)
    project.check()
    assert project.history() == (4, 0), project.history()
    close(window)


@suite.case("by the pointer: a click chooses, the button or a double click goes")
def by_mouse(stage):
    project, window, _ = open_marked(stage)
    open_history(stage, window)
    window.click_on(row(window, "Oskar Lund"))
    wait_for_steps(window, "Goes back 2 changes")
    assert len(project.spans()) == 3
    window.click_on(window.wait_for_widget("button", "Go back"))
    wait_for_equal(lambda: labels(project), [PERSON])
    wait_for_steps(window, "This is how the project is now")
    window.click_on(row(window, "council"))
    wait_for_steps(window, "Does 2 changes again")
    stage.hands.click(*window.on_screen(row(window, "council")).middle, times=2)
    wait_for_equal(lambda: len(project.spans()), 3)
    project.check()
    close(window)


@suite.case("undone and redone in one breath, nothing is lost")
def in_one_breath(stage):
    project, window, _ = open_marked(stage)
    before = labels(project)
    stage.hands.key("ctrl+z", "ctrl+shift+z")
    window.wait_for_words("Redone: Mark")
    assert labels(project) == before, labels(project)
    assert project.history() == (4, 0), project.history()


@suite.case("what was left behind stays in the list, and is no place to go")
def set_aside(stage):
    project, window, page = open_marked(stage)
    open_history(stage, window)
    stage.hands.key("Down", "Return")
    wait_for_equal(lambda: len(project.spans()), 2)
    wait_for_steps(window, "This is how the project is now")
    close(window)
    page.select(LATER[1])
    stage.hands.key("8")
    wait_for_equal(lambda: len(project.spans()), 3)
    open_history(stage, window)
    assert "set aside" in row(window, "council").name
    stage.hands.key("Down")
    wait_for_steps(window, "nothing leads back")
    stage.hands.key("Return")
    window.settle()
    assert len(project.spans()) == 3
    stage.hands.key("Down")
    wait_for_steps(window, "Goes back 1 change")
    stage.hands.key("Return")
    wait_for_equal(lambda: sorted(labels(project)), sorted([PERSON, PLACE]))
    project.check()
    close(window)


@suite.case("where a step cannot be taken, none is, and that is said where one looks")
def conflict(stage):
    project, window, _ = open_marked(stage)
    with contextlib.closing(sqlite3.connect(project.path, isolation_level=None)) as other:
        other.execute("UPDATE span SET label = 'Government' WHERE label = 'Place'")
    open_history(stage, window)
    stage.hands.key("Down", "Down")
    wait_for_steps(window, "Goes back 2 changes")
    stage.hands.key("Return")
    wait_for_steps(window, "nothing was changed")
    assert len(project.spans()) == 3
    assert project.history() == (4, 0), project.history()
    close(window)


if __name__ == "__main__":
    sys.exit(suite.main())
