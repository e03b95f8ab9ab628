#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+K: a few letters and Enter lead to a command, an annotation, an entity or an article."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.page import Page  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

suite = Suite("jumping")

PIER = Article("The pier of Velmora",
               "The council said the pier is new. Oskar Lund asked the council about Velmora.")
RAIN = Article("Rain in Norland", "It rained on the quay for a week.")


def open_project(stage):
    project = stage.make_project(PIER.record, RAIN.record)
    window, page = stage.open(project, PIER.text)
    return project, window, page


def jump(window, words):
    """As one does who knows the way: without waiting for the list."""
    window.settle()
    window.hands.key("ctrl+k")
    window.wait_for_widget("search box", "Jump to")
    window.hands.write(words)
    window.hands.key("Return")
    wait_for(lambda: window.find("search box", "Jump to") is None, "the list stays open")
    window.settle()


@suite.case("a label by its name, however it is typed; the words stay selected meanwhile")
def label(stage):
    project, window, page = open_project(stage)
    page.select("Oskar Lund")
    jump(window, "PERS")
    PIER.expect(project, PIER.span("Person", "Oskar Lund"))
    window.settle()
    stage.hands.key("Escape")
    jump(window, "undo")
    PIER.expect(project)


@suite.case("an annotation of the article by its words, and an article by its title")
def places(stage):
    project, window, page = open_project(stage)
    page.select("Oskar Lund")
    stage.hands.key("1")
    PIER.expect(project, PIER.span("Person", "Oskar Lund"))
    window.settle()
    page.select("council")
    stage.hands.key("2")
    PIER.expect(project, PIER.span("Organization", "council"), PIER.span("Person", "Oskar Lund"))
    jump(window, "lund")
    stage.hands.key("3")
    PIER.expect(project, PIER.span("Organization", "council"),
                PIER.span("Government", "Oskar Lund"))
    jump(window, "norl")
    page = Page(window, RAIN.text)
    page.select("quay")
    stage.hands.key("6")
    wait_for_equal(lambda: ("Place", "quay") in [(s.label, s.quote) for s in project.spans()], True)


@suite.case("Up and Down choose; what is not there is said so; Escape changes nothing")
def choosing(stage):
    project, window, page = open_project(stage)
    before = project.history()
    page.select("council")
    window.settle()
    stage.hands.key("ctrl+k")
    window.wait_for_widget("search box", "Jump to")
    window.hands.write("nowhere at all")
    window.wait_for_words("Nothing is called so")
    stage.hands.key("Escape")
    wait_for(lambda: window.find("search box", "Jump to") is None, "the list stays open")
    assert project.history() == before
    window.settle()
    stage.hands.key("ctrl+k")
    window.wait_for_widget("search box", "Jump to")
    window.hands.write("mark as")
    stage.hands.key("Down", "Down", "Up", "Return")
    PIER.expect(project, PIER.span("Organization", "council"))


if __name__ == "__main__":
    sys.exit(suite.main())
