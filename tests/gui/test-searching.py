#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The search room: typing a query with what is offered, the lines that come, going to a place, and
doing something to those that are ticked."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.page import Page  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for_equal  # noqa: E402

suite = Suite("searching")

PIER = Article("The pier of Velmora",
               "The council said the pier is new. Oskar Lund asked the council about piers.",
               "Nobody asked Oskar Lund. The Council kept quiet.")
RAIN = Article("Rain in Norland", "It rained on the council for a week, and on Oskar Lund.")


def open_room(stage, *articles):
    project = stage.make_project(*(article.record for article in articles))
    window, _ = stage.open(project, articles[0].text)
    window.settle()
    stage.hands.key("ctrl+4")
    window.wait_for_widget(name="Search all articles")
    window.settle()
    return project, window


def search(stage, window, query, status):
    field = window.wait_for_widget(name="Search all articles")
    window.click_on(field)
    stage.hands.key("ctrl+a")
    field_name, colon, value = query.rpartition(":")
    if colon:
        stage.hands.write(field_name)
        stage.hands.key("colon")
    stage.hands.write(value)
    wait_for_equal(lambda: window.find(name="Search all articles").text, query)
    stage.hands.key("Return")
    window.wait_for_words(status)
    window.settle()


def quotes(project):
    return sorted((span.label, span.quote) for span in project.spans())


@suite.case("words are found, ticked, marked, found as marks, relabelled and deleted; each is one undo")
def words_and_marks(stage):
    project, window = open_room(stage, PIER, RAIN)
    search(stage, window, "council", "4 hits in 2 articles")
    # Down into the list, tick the first two, then all, then none but the last.
    stage.hands.key("Down")
    window.settle()
    stage.hands.key("space", "Down", "space")
    window.wait_for_words("2 ticked")
    stage.hands.key("ctrl+a")
    window.wait_for_words("4 ticked")
    window.settle()
    window.click_on(window.wait_for_widget(name="Mark as…"))
    window.wait_for_words("Mark 4 places as")
    window.settle()
    stage.hands.key("Down", "Return")  # behind Person
    wait_for_equal(lambda: len(project.spans()), 4)
    window.wait_for_words("Marked 4 places as Organization")
    window.settle()

    search(stage, window, "label:Organization", "4 hits in 2 articles")
    stage.hands.key("Down")
    window.settle()
    stage.hands.key("space")
    window.wait_for_words("1 ticked")
    window.click_on(window.wait_for_widget("button", "Delete 1"))
    wait_for_equal(lambda: len(project.spans()), 3)
    window.wait_for_words("3 hits in 2 articles")
    window.settle()
    stage.hands.key("ctrl+z")
    wait_for_equal(lambda: len(project.spans()), 4)
    window.wait_for_words("4 hits in 2 articles")
    window.settle()
    stage.hands.key("ctrl+z")
    wait_for_equal(project.spans, [])
    window.wait_for_words("Nothing found")
    project.check()


@suite.case("what could be meant is offered; a mistake is told with its place; Enter leads to the words")
def offers_and_places(stage):
    project, window = open_room(stage, PIER, RAIN)
    field = window.wait_for_widget(name="Search all articles")
    window.click_on(field)
    stage.hands.write("lab")
    window.wait_for_widget(name="label:")
    stage.hands.key("Tab")
    wait_for_equal(lambda: field.text, "label:")
    stage.hands.write("Gov")
    stage.hands.key("Down", "Return")
    wait_for_equal(lambda: field.text, "label:Government ")
    stage.hands.key("ctrl+a")
    stage.hands.write("council OR")
    stage.hands.key("Return")
    window.wait_for_words("at character 11: something to search for was expected here")
    search(stage, window, "rained", "1 hit in 1 article")
    stage.hands.key("Down")
    window.settle()
    stage.hands.key("Return")
    Page(window, RAIN.text).wait_until_ready()
    window.settle()
    stage.hands.key("1")
    wait_for_equal(lambda: quotes(project), [("Person", "rained")])


if __name__ == "__main__":
    sys.exit(suite.main())
