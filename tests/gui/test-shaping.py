#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing what is marked, by keys: borders moved by words and by letters, parts added and taken
away, labels changed, marks deleted; and each of it taken back."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import TooLate, wait_for, wait_for_equal  # noqa: E402

suite = Suite("shaping")

ARTICLE = Article(
    "The strait stays closed",
    "“We never closed the door,” Foreign Minister Irena Marrow told reporters on Friday, “and we "
    "will not be the ones to lock it.”",
    "제2차 회담은 금요일에 열린다.")

TALKS = Article("The pier", "The council asked for a new pier on Friday, and for a longer one.")


def open_marked(stage, words, key, nth=1):
    """A window with these words marked, and the mark selected."""
    project = stage.make_project(ARTICLE.record)
    window, page = stage.open(project, ARTICLE.text)
    page.select(words, nth)
    stage.hands.key(key)
    wait_for_equal(lambda: len(project.spans()), 1)
    return project, window, page


@suite.case("brackets move the beginning, braces the end, by words")
def by_words(stage):
    project, _, _ = open_marked(stage, "Irena Marrow", "1")
    for key, words in (("bracketleft", "Minister Irena Marrow"),
                       ("bracketleft", "Foreign Minister Irena Marrow"),
                       ("bracketright", "Minister Irena Marrow"),
                       ("braceright", "Minister Irena Marrow told"),
                       ("braceleft", "Minister Irena Marrow"),
                       ("braceleft", "Minister Irena")):
        stage.hands.key(key)
        ARTICLE.expect(project, ARTICLE.span("Person", words))
    stage.hands.key("ctrl+z", times=6)
    ARTICLE.expect(project, ARTICLE.span("Person", "Irena Marrow"))


@suite.case("with Alt they move by letters")
def by_letters(stage):
    project, _, _ = open_marked(stage, "Irena Marrow", "1")
    for key, words in (("alt+bracketright", "rena Marrow"), ("alt+bracketleft", "Irena Marrow"),
                       ("alt+braceleft", "Irena Marro"), ("alt+braceleft", "Irena Marr"),
                       ("alt+braceright", "Irena Marro")):
        stage.hands.key(key)
        ARTICLE.expect(project, ARTICLE.span("Person", words))


@suite.case("arrows with Alt move them on keyboards that have no brackets")
def by_arrows(stage):
    project, _, _ = open_marked(stage, "Irena Marrow", "1")
    for key, words in (("alt+Right", "Irena Marrow told"), ("alt+Left", "Irena Marrow"),
                       ("alt+shift+Left", "Minister Irena Marrow"),
                       ("alt+shift+Right", "Irena Marrow")):
        stage.hands.key(key)
        ARTICLE.expect(project, ARTICLE.span("Person", words))


@suite.case("a border stops where nothing would be left, and at the ends of the text")
def at_the_ends(stage):
    project, window, _ = open_marked(stage, "The", "6")
    stage.hands.key("bracketleft")
    window.wait_for_words("cannot move any further")
    stage.hands.key("braceleft")
    window.settle()
    ARTICLE.expect(project, ARTICLE.span("Place", "The"))
    stage.hands.key("alt+braceleft", "alt+braceleft", "alt+braceleft", "alt+braceleft")
    ARTICLE.expect(project, ARTICLE.span("Place", "T"))


@suite.case("Korean borders go by words that are written together, too")
def in_korean(stage):
    project, _, _ = open_marked(stage, "금요일", "alt+9")
    ARTICLE.expect(project, ARTICLE.span("Date", "금요일"))
    stage.hands.key("alt+braceright")
    ARTICLE.expect(project, ARTICLE.span("Date", "금요일에"))


@suite.case("parts are added to a mark in any order, and taken away by the place of the caret")
def parts(stage):
    project, window, page = open_marked(stage, "“and we will not be the ones to lock it.”", "7")
    page.select("“We never closed the door,”")
    stage.hands.key("plus")
    both = ARTICLE.span("Event", "“We never closed the door,”",
                        "“and we will not be the ones to lock it.”")
    ARTICLE.expect(project, both)
    page.select("Friday")
    stage.hands.key("plus")
    ARTICLE.expect(project, ARTICLE.span("Event", "“We never closed the door,”", "Friday",
                                         "“and we will not be the ones to lock it.”"))
    page.put_caret(ARTICLE.find("Friday")[0] + 2)
    stage.hands.key("minus")
    ARTICLE.expect(project, both)
    page.put_caret(ARTICLE.find("ones")[0])
    stage.hands.key("minus")
    one = ARTICLE.span("Event", "“We never closed the door,”")
    ARTICLE.expect(project, one)
    stage.hands.key("minus")
    window.wait_for_words("Select an annotation of several parts first")
    ARTICLE.expect(project, one)
    stage.hands.key("ctrl+z")
    ARTICLE.expect(project, both)
    window.wait_until_saved(1)
    project.check()


@suite.case("a part that touches another becomes one with it")
def touching(stage):
    project, _, page = open_marked(stage, "Irena", "1")
    page.select(" Marrow")
    stage.hands.key("plus")
    ARTICLE.expect(project, ARTICLE.span("Person", "Irena", "Marrow"))
    page.select("na Mar")
    stage.hands.key("plus")
    ARTICLE.expect(project, ARTICLE.span("Person", "Irena Marrow"))


@suite.case("the key of another label changes the selected mark; the same words can have both")
def relabel(stage):
    project, window, page = open_marked(stage, "Irena Marrow", "1")
    stage.hands.key("2")
    ARTICLE.expect(project, ARTICLE.span("Organization", "Irena Marrow"))
    stage.hands.key("2")
    window.wait_for_words("is marked as Organization already")
    page.select("Irena Marrow")
    stage.hands.key("1")
    ARTICLE.expect(project, ARTICLE.span("Organization", "Irena Marrow"),
                   ARTICLE.span("Person", "Irena Marrow"))


@suite.case("Delete takes a mark away, and undo brings back all of its parts")
def delete(stage):
    project, window, page = open_marked(stage, "Friday", "9")
    page.select("reporters")
    stage.hands.key("plus")
    whole = ARTICLE.span("Date", "reporters", "Friday")
    ARTICLE.expect(project, whole)
    stage.hands.key("Delete")
    ARTICLE.expect(project)
    window.wait_until_saved(0)
    stage.hands.key("ctrl+z")
    ARTICLE.expect(project, whole)
    stage.hands.key("ctrl+shift+z")
    ARTICLE.expect(project)
    project.check()


@suite.case("two annotations become one of two parts, in the claim of either; it is split again")
def join(stage):
    project = stage.make_project(TALKS.record)
    window, page = stage.open(project, TALKS.text)
    page.select("asked")
    stage.hands.key("c")
    window.settle()
    stage.hands.key("Escape")
    page.select("a new pier")
    stage.hands.key("o")
    TALKS.expect(project, TALKS.span("Cue", "asked"), TALKS.span("Content", "a new pier"))
    window.settle()
    stage.hands.key("Escape", "Escape")
    page.select("a longer one")
    stage.hands.key("2")
    wait_for_equal(lambda: len(project.spans()), 3)
    window.settle()
    before = project.spans(), project.frames()
    # From the place of the second, back to the first, and on to the second again.
    stage.hands.key("shift+Tab")
    window.settle()
    stage.hands.key("Tab")
    window.settle()
    stage.hands.key("ctrl+shift+j")
    joined = [TALKS.span("Cue", "asked"), TALKS.span("Content", "a new pier", "a longer one")]
    TALKS.expect(project, *joined)
    assert len(project.frames()) == 1, project.frames()
    window.settle()
    stage.hands.key("ctrl+shift+s")
    TALKS.expect(project, TALKS.span("Cue", "asked"), TALKS.span("Content", "a new pier"),
                 TALKS.span("Content", "a longer one"))
    window.settle()
    stage.hands.key("ctrl+z")
    TALKS.expect(project, *joined)
    window.settle()
    stage.hands.key("ctrl+z")
    wait_for_equal(lambda: (project.spans(), project.frames()), before)
    window.settle()
    stage.hands.key("ctrl+shift+z")
    TALKS.expect(project, *joined)
    project.check()


@suite.case("the menu joins and splits, too; what can do neither is said")
def join_by_menu(stage):
    project = stage.make_project(TALKS.record)
    window, page = stage.open(project, TALKS.text)
    page.locate("pier")
    page.locate("longer one")
    stage.hands.key("ctrl+shift+j")
    window.wait_for_words("Select one annotation and then another: the two are joined")
    stage.hands.key("ctrl+shift+s")
    window.wait_for_words("Select an annotation of several parts first")
    for n, words in enumerate(("pier", "longer one"), 1):
        page.select(words)
        stage.hands.key("2")
        wait_for_equal(lambda n=n: len(project.spans()), n)
        window.settle()
    page.click("pier")
    page.click("longer one", button=3)
    window.wait_for_widget("menu item", "Join with the annotation selected before").activate()
    TALKS.expect(project, TALKS.span("Organization", "pier", "longer one"))
    # While the first menu goes a click only sees to that; a person clicks again.
    wait_for(lambda: window.find("menu item") is None, "the menu stays")
    window.settle()
    split_item = None
    for _ in range(3):
        page.click("longer one", button=3)
        try:
            split_item = wait_for(lambda: window.find("menu item", "Split into its parts"), "", 4)
            break
        except TooLate:
            window.settle()
    split_item.activate()
    TALKS.expect(project, TALKS.span("Organization", "pier"),
                 TALKS.span("Organization", "longer one"))


if __name__ == "__main__":
    sys.exit(suite.main())
