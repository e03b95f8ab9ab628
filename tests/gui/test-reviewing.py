#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is unfinished, to be discussed or commented on: said quietly, found by a key, gone when done."""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.labels import go_to, open_labels, open_part  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

suite = Suite("reviewing")

PIER = Article("The pier", "The council asked for a new pier on Friday, and for a longer one.")


def open_project(stage):
    project = stage.make_project(PIER.record)
    window, page = stage.open(project, PIER.text)
    return project, window, page


def mark(stage, window, project, page, words, key):
    before = len(project.spans())
    page.select(words)
    stage.hands.key(key)
    wait_for_equal(lambda: len(project.spans()), before + 1)
    window.settle()


def states(project):
    """The review states of all spans and frames, by what is marked."""
    record = json.loads(project.export())
    return {item.get("quote", item.get("type")): item["attributes"].get("review_state")
            for item in record["spans"] + record["frames"]}


def is_said(window, *words):
    return all(any(word in said for said in window.words()) for word in words)


@suite.case("a claim says what it lacks until it has it; nothing stops anybody")
def unfinished(stage):
    project, window, page = open_project(stage)
    mark(stage, window, project, page, "asked", "c")
    stage.hands.key("Escape")
    window.wait_for_words("Content is missing")
    mark(stage, window, project, page, "a new pier", "o")
    wait_for(lambda: not is_said(window, "Content is missing"), "it is still said to be missing")
    window.settle()
    stage.hands.key("ctrl+z")
    window.wait_for_words("Content is missing")
    project.check()


@suite.case("one key flags for discussion; F12 goes round what is flagged or commented on")
def discuss(stage):
    project, window, page = open_project(stage)
    for words in ("council", "asked", "Friday"):
        mark(stage, window, project, page, words, "2")
    stage.hands.key("F11")
    wait_for_equal(lambda: states(project),
                   {"council": None, "asked": None, "Friday": "discuss"})
    window.wait_for_words("To discuss")
    window.settle()
    for _ in range(2):
        stage.hands.key("shift+Tab")
        window.settle()
    stage.hands.key("F11")
    flagged = {"council": "discuss", "asked": None, "Friday": "discuss"}
    wait_for_equal(lambda: states(project), flagged)
    window.settle()
    # From one to the other, past what nobody has a word about; and round.
    stage.hands.key("F12")
    window.settle()
    stage.hands.key("3")
    PIER.expect(project, PIER.span("Organization", "council"), PIER.span("Organization", "asked"),
                PIER.span("Government", "Friday"))
    window.settle()
    stage.hands.key("F12")
    window.settle()
    stage.hands.key("F11")
    wait_for_equal(lambda: states(project), {**flagged, "council": None})
    window.settle()
    stage.hands.key("ctrl+z")
    wait_for_equal(lambda: states(project), flagged)
    window.settle()
    stage.hands.key("ctrl+shift+z")
    wait_for_equal(lambda: states(project), {**flagged, "council": None})


@suite.case("the pointer flags, too, by the button and by the menu; where nothing is to be said F12 says so")
def by_pointer(stage):
    project, window, page = open_project(stage)
    page.locate("pier", 2)
    stage.hands.key("F12")
    window.wait_for_words("Nothing here is unfinished, commented on or to be discussed")
    stage.hands.key("F11")
    window.wait_for_words("Select the annotation that is to be discussed first")
    mark(stage, window, project, page, "council", "2")
    window.click_on(window.wait_for_widget("button", "Flag for discussion, or not"))
    wait_for_equal(lambda: states(project), {"council": "discuss"})
    window.settle()
    stage.hands.key("Escape")
    window.settle()
    page.select("pier", 2)
    stage.hands.key("2")
    wait_for_equal(lambda: len(project.spans()), 2)
    window.settle()
    stage.hands.key("Escape")
    window.settle()
    page.click("pier", 2, button=3)
    window.wait_for_widget("menu item", "Flag for discussion").activate()
    wait_for_equal(lambda: states(project), {"council": "discuss", "pier": "discuss"})


@suite.case("an attribute that is made required in the window of labels is asked for at once")
def required(stage):
    project, window, page = open_project(stage)
    project.programs.obelusctl("labels", project.path, "--add-attribute",
                               "Organization.level=state, city")
    mark(stage, window, project, page, "council", "2")
    wait_for_equal(lambda: len(project.spans()), 1)
    open_labels(window)  # at the label of what is selected
    open_part(window, "Level")
    go_to(window, "Required")
    stage.hands.key("space")
    window.settle()
    stage.hands.key("Escape")
    window.wait_for_words("Level is missing")
    labels = json.loads(project.programs.obelusctl("labels", project.path, "--json"))
    found = next(label for label in labels["span_labels"] if label["name"] == "Organization")
    assert found["attributes"][0]["required"] is True, found


if __name__ == "__main__":
    sys.exit(suite.main())
