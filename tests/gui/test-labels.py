#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels are changed while one works: added, renamed, merged with all that is marked with them; and
what one is for is a key away."""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

suite = Suite("labels")

PIER = Article("The pier of Velmora",
               "The council said the pier is new. Oskar Lund asked the council about Velmora.")
RAIN = Article("Rain in Norland", "It rained on the quay for a week.")


def label_set(project):
    return json.loads(project.query("SELECT json FROM label_set ORDER BY version DESC")[0][0])


def names(project):
    return [label["name"] for label in label_set(project)["span_labels"]]


def label(project, name):
    return next(one for one in label_set(project)["span_labels"] if one["name"] == name)


def open_labels(window):
    window.settle()
    window.hands.key("ctrl+shift+l")
    window.wait_for_widget(name="Labels of words")
    window.settle()


def close(window):
    window.hands.key("Escape")
    wait_for(lambda: len(window.windows) == 1, "the window of labels stays")
    window.settle()


def go_to(window, name):
    """With Tab, to an entry or a button of that name."""
    for _ in range(60):
        focus = window.focus
        if focus is not None and name in (focus.name, focus.parent.name):
            return
        window.hands.key("Tab")
        window.settle()
    raise AssertionError(f"Tab does not come to “{name}”")


def write(window, name, text):
    go_to(window, name)
    window.hands.key("ctrl+a", "Delete")
    window.hands.write(text)
    window.hands.key("Return")
    window.settle()


@suite.case("a new label is there at once, and its key marks the words that are still selected")
def add(stage):
    project = stage.make_project(PIER.record)
    window, page = stage.open(project, PIER.text)
    open_labels(window)
    write(window, "Add a label", "Structure")
    wait_for(lambda: "Structure" in names(project), "it is not added")
    key = label(project, "Structure")["key"]
    close(window)
    page.select("pier", 2)
    stage.hands.key(key)
    PIER.expect(project, PIER.span("Structure", ("pier", 2)))
    window.settle()
    stage.hands.key("ctrl+z", "ctrl+z")
    wait_for(lambda: "Structure" not in names(project), "undo does not take it back")
    project.check()


@suite.case("a name changes in every article, and undo brings the old one back")
def rename(stage):
    project = stage.make_project(PIER.record, RAIN.record)
    window, page = stage.open(project, PIER.text)
    page.select("Oskar Lund")
    stage.hands.key("1")
    PIER.expect(project, PIER.span("Person", "Oskar Lund"))
    open_labels(window)
    write(window, "Name", "Human")
    PIER.expect(project, PIER.span("Human", "Oskar Lund"))
    wait_for(lambda: "Person" not in names(project) and "Human" in names(project), "two names")
    write(window, "What it is for", "People with names")
    wait_for_equal(lambda: label(project, "Human")["guideline"], "People with names")
    close(window)
    stage.hands.key("ctrl+z", "ctrl+z")
    PIER.expect(project, PIER.span("Person", "Oskar Lund"))
    window.settle()
    stage.hands.key("ctrl+shift+z")
    PIER.expect(project, PIER.span("Human", "Oskar Lund"))
    project.check()


@suite.case("a merge says what it would do before it is done, and one undo takes it back")
def merge(stage):
    project = stage.make_project(PIER.record)
    window, page = stage.open(project, PIER.text)
    for words, key, count in (("council", "2", 1), ("Velmora", "3", 2)):
        page.select(words)
        stage.hands.key(key)
        window.wait_until_saved(count)
        window.settle()
    before = [PIER.span("Organization", "council"), PIER.span("Government", "Velmora")]
    PIER.expect(project, *before)
    open_labels(window)
    go_to(window, "Merge into")
    stage.hands.key("space", "Home", "Down", "Down", "Return")
    window.wait_for_widget("button", "Merge: 1 annotation in 1 article")
    PIER.expect(project, *before)
    window.settle()
    go_to(window, "Merge: 1 annotation in 1 article")
    stage.hands.key("space")
    PIER.expect(project, PIER.span("Organization", "council"),
                PIER.span("Organization", "Velmora"))
    assert "Government" not in names(project)
    window.settle()
    close(window)
    stage.hands.key("ctrl+z")
    PIER.expect(project, *before)
    assert "Government" in names(project)
    project.check()


@suite.case("attributes, values, key and place; what is in use stays, and that is said")
def parts(stage):
    project = stage.make_project(PIER.record)
    window, page = stage.open(project, PIER.text)
    page.select("Oskar Lund")
    stage.hands.key("1")
    window.wait_until_saved(1)
    open_labels(window)
    write(window, "Key", "z")
    wait_for_equal(lambda: label(project, "Person")["key"], "z")
    go_to(window, "Another attribute")
    window.hands.write("rank")
    window.hands.key("equal")
    window.hands.write("low, high")
    window.hands.key("Return")
    wait_for(lambda: any(a["name"] == "rank" for a in label(project, "Person")["attributes"]),
             "the attribute is not added")
    window.settle()
    stage.hands.key("shift+Tab", "shift+Tab")
    window.settle()
    write(window, "Another value of Rank", "middling")
    wait_for_equal(lambda: label(project, "Person")["attributes"][-1]["values"],
                   ["low", "high", "middling"])
    window.settle()
    go_to(window, "Further down")
    stage.hands.key("space")
    wait_for_equal(lambda: names(project)[:2], ["Organization", "Person"])
    window.settle()
    go_to(window, "Remove all of it, if nothing uses it")
    history = project.history()
    stage.hands.key("space")
    window.wait_for_words("1 annotation uses “Person”")
    assert project.history() == history
    close(window)


@suite.case("what a label is for is a key away, with what has been marked so")
def guideline(stage):
    project = stage.make_project(PIER.record)
    window, page = stage.open(project, PIER.text)
    page.select("Oskar Lund")
    stage.hands.key("1")
    window.wait_until_saved(1)
    history = project.history()
    window.settle()
    stage.hands.key("F4")
    window.wait_for_widget(name="What the label is for")
    wanted = label(project, "Person")["guideline"]
    window.wait_for_words(wanted)
    window.wait_for_words("Oskar Lund")
    close(window)
    stage.hands.key("Escape")
    window.settle()
    stage.hands.key("F4")
    window.wait_for_words(label(project, "Place")["guideline"])
    close(window)
    assert project.history() == history


@suite.case("the roles of a claim in hand are in sight, however many labels there are")
def many_labels(stage):
    project = stage.make_project(PIER.record)
    stage.programs.obelusctl("labels", project.path,
                             *(f"--add=Label that has the number {i}" for i in range(60)))
    window, page = stage.open(project, PIER.text)
    page.select("said")
    stage.hands.key("c")
    wait_for_equal(project.frames, [{"cue": ["said"]}])
    page.select("The council")
    source = window.wait_for_widget("button", "Source")
    window.settle()
    window.click_on(source)
    wait_for_equal(project.frames, [{"cue": ["said"], "source": ["The council"]}])


if __name__ == "__main__":
    sys.exit(suite.main())
