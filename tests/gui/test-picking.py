#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Picking marks that lie over each other, by the pointer and by keys.  Which mark is selected shows
when it is deleted: it is the one that is gone from the disk."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for_equal  # noqa: E402

suite = Suite("picking")

PLAIN = Article(
    "The strait stays closed",
    "The Kestrian foreign minister Irena Marrow spoke in the city of Port Halmar on Friday.",
    "Nobody answered her.")
# In text order, longer ones first.  The event crosses the organization and a place.
NESTED = [("Organization", "The Kestrian foreign minister Irena Marrow"),
          ("Event", "Irena Marrow spoke in the city"), ("Person", "Irena Marrow"),
          ("Place", "the city of Port Halmar"),
          ("Place", "Port Halmar"), ("Date", "Friday")]


def make_article():
    spans = [{"id": f"s{i}", "label": label, "fragments": [list(PLAIN.find(words))]}
             for i, (label, words) in enumerate(NESTED)]
    return {**PLAIN.record, "spans": spans}


def open_nested(stage):
    project = stage.make_project(make_article())
    window, page = stage.open(project, PLAIN.text)
    return project, window, page


def expect_all_but(project, *gone):
    PLAIN.expect(project, *(PLAIN.span(*mark) for mark in NESTED if mark not in gone))


def expect_selected(stage, project, mark):
    """Deletes it and brings it back; the selection is lost by that."""
    stage.hands.key("Delete")
    expect_all_but(project, mark)
    stage.hands.key("ctrl+z")
    expect_all_but(project)


@suite.case("clicks on one place go through the marks there, the innermost first, and round")
def by_clicks(stage):
    project, window, page = open_nested(stage)
    inner, event, outer = NESTED[2], NESTED[1], NESTED[0]
    for n_clicks, mark in ((1, inner), (2, event), (3, outer), (4, inner)):
        page.click("Nobody")
        stage.hands.key("Escape", times=2)
        for _ in range(n_clicks):
            page.click("Marrow")
        expect_selected(stage, project, mark)


@suite.case("a click where one mark lies alone selects that one")
def alone(stage):
    project, _, page = open_nested(stage)
    for words, mark in (("foreign", NESTED[0]), ("spoke", NESTED[1]), ("Friday", NESTED[5]),
                        ("Halmar", NESTED[4])):
        page.click(words)
        expect_selected(stage, project, mark)


@suite.case("Tab goes through the marks in text order, Shift+Tab back, both round the ends")
def by_tab(stage):
    project, _, _ = open_nested(stage)
    for n in range(1, len(NESTED) + 2):
        stage.hands.key("ctrl+Home")
        stage.hands.key("Escape", times=2)
        stage.hands.key("Tab", times=n)
        expect_selected(stage, project, NESTED[(n - 1) % len(NESTED)])
    stage.hands.key("ctrl+Home")
    stage.hands.key("Escape", times=2)
    stage.hands.key("Tab")
    stage.hands.key("shift+Tab", times=2)
    expect_selected(stage, project, NESTED[-2])


@suite.case("Tab begins at the caret")
def from_the_caret(stage):
    project, _, page = open_nested(stage)
    page.put_caret(PLAIN.find("in the city")[0])
    stage.hands.key("Tab")
    expect_selected(stage, project, NESTED[3])


@suite.case("Escape steps back, from the words to the mark and from the mark to nothing")
def escape(stage):
    project, window, page = open_nested(stage)
    page.click("Friday")
    page.select("Nobody")
    stage.hands.key("Escape")
    window.settle()
    expect_selected(stage, project, NESTED[5])
    page.click("Friday")
    stage.hands.key("Escape", "Delete")
    window.settle()
    expect_all_but(project)


if __name__ == "__main__":
    sys.exit(suite.main())
