#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding in the article: from place to place, by words, whole words and expressions, and marking one
place or all of them."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

suite = Suite("finding")

PIER = Article("The pier of Velmora",
               "The council said the pier is new. Nobody asked the Pier council about piers.")
RAIN = Article("Rain in Norland", "It rained on the pier for a week.")


def open_bar(stage, *articles):
    project = stage.make_project(*(article.record for article in articles or (PIER,)))
    window, _ = stage.open(project, (articles or (PIER,))[0].text)
    stage.hands.key("ctrl+f")
    window.wait_for_widget("search box", "Find in the article")
    window.settle()
    return project, window


def look_for(window, words, count):
    window.hands.key("ctrl+a")
    window.hands.write(words)
    window.wait_for_words(count)
    window.settle()


def quotes(project):
    return [(span.label, span.quote) for span in project.spans()]


@suite.case("Enter goes from place to place, round the end, and a label's key marks that one")
def stepping(stage):
    project, window = open_bar(stage)
    look_for(window, "pier", "1 of 4")
    stage.hands.key("Return")
    window.wait_for_words("2 of 4")
    stage.hands.key("shift+Return")
    stage.hands.key("shift+Return")
    window.wait_for_words("4 of 4")
    stage.hands.key("Return", "Return", "Return")
    window.wait_for_words("3 of 4")
    window.settle()
    stage.hands.key("Escape")
    window.settle()
    stage.hands.key("2")
    wait_for_equal(lambda: quotes(project), [("Organization", "Pier")])
    wait_for(lambda: window.find("search box", "Find in the article") is None, "the bar stays")


@suite.case("opened again, what is typed takes the place of what was looked for; Enter goes on with that")
def again(stage):
    project, window = open_bar(stage)
    look_for(window, "new", "1 of 1")
    stage.hands.key("Escape")
    window.settle()
    stage.hands.key("ctrl+f")
    window.wait_for_words("1")
    window.settle()
    stage.hands.write("asked")
    window.wait_for_words("1 of 1")
    window.settle()
    stage.hands.key("Escape")
    window.settle()
    stage.hands.key("2")
    wait_for_equal(lambda: quotes(project), [("Organization", "asked")])
    window.settle()
    stage.hands.key("ctrl+f")
    window.settle()
    stage.hands.key("Return")
    window.wait_for_words("1 of 1")


@suite.case("all places are marked at once, and one undo takes them back")
def mark_all(stage):
    project, window = open_bar(stage)
    look_for(window, "pier", "1 of 4")
    stage.hands.key("alt+m")
    window.wait_for_widget("menu item")
    stage.hands.key("Return")
    wait_for_equal(lambda: len(project.spans()), 4)
    window.wait_for_words("Marked “pier” as Person in 4 places")
    window.settle()
    stage.hands.key("ctrl+z")
    wait_for_equal(project.spans, [])
    window.settle()
    stage.hands.key("ctrl+shift+z")
    wait_for_equal(lambda: len(project.spans()), 4)
    window.settle()
    # By the pointer.
    stage.hands.key("ctrl+z")
    wait_for_equal(project.spans, [])
    window.settle()
    window.click_on(window.wait_for_widget("button", lambda name: name.startswith("Mark all")))
    item = window.wait_for_widget("menu item", lambda name: name.startswith("Event"))
    window.settle()
    item.activate()
    wait_for_equal(lambda: [label for label, _ in quotes(project)], ["Event"] * 4)
    project.check()


@suite.case("whole words, case and expressions; what is no expression is said so")
def ways(stage):
    _, window = open_bar(stage)
    look_for(window, "pier", "1 of 4")
    window.click_on(window.wait_for_widget(name="Only whole words"))
    window.wait_for_words("1 of 3")
    window.click_on(window.wait_for_widget(name="Tell large from small letters"))
    window.wait_for_words("1 of 2")
    window.click_on(window.wait_for_widget(name="Only whole words"))
    window.click_on(window.wait_for_widget(name="A regular expression"))
    window.settle()
    stage.hands.key("ctrl+f")
    window.settle()
    look_for(window, "pier.", "1 of 3")
    stage.hands.key("ctrl+a", "parenleft")
    window.wait_for_words("The regular expression “(” is wrong")
    stage.hands.key("ctrl+a")
    look_for(window, "nowhere", "Not found")


@suite.case("the same is looked for in the next article")
def elsewhere(stage):
    _, window = open_bar(stage, PIER, RAIN)
    look_for(window, "pier", "1 of 4")
    stage.hands.key("alt+Down")
    window.wait_for_words("1 of 1")
    stage.hands.key("alt+Up")
    window.wait_for_words("1 of 4")


@suite.case("what is selected is looked for")
def selected(stage):
    project = stage.make_project(PIER.record)
    window, page = stage.open(project, PIER.text)
    page.select("council")
    window.settle()
    stage.hands.key("ctrl+f")
    window.wait_for_words("1 of 2")
    assert window.wait_for_widget("search box", "Find in the article").text == "council"


if __name__ == "__main__":
    sys.exit(suite.main())
