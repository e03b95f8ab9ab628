#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Marking words: selected by keys and by the pointer, grown to whole words or not, and never with
the white space around them.  What counts is what is on disk."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.tap import Suite  # noqa: E402

suite = Suite("marking")

# Before the words that are marked stands everything that is more or fewer bytes, code units or
# steps of the caret than it is code points.
ARTICLE = Article(
    "Norland says it is “ready to host” Estavia’s president 🚢",
    "노를란드는 “준비됐다”고 말했다 👩‍👩‍👧 — cafe\u0301, 👍🏽, 🇳🇴 and 𝔘nicode.",
    "قالت وزيرة الخارجية ميرا سولهايم إن كل شيء جاهز",
    "Foreign minister Mira Solheim met Ilan Varda in Port Sund on Sunday. Solheym had said so "
    "before.",
    "Estavia, for its part, said nothing.")


def open_article(stage):
    project = stage.make_project(ARTICLE.record)
    window, page = stage.open(project, ARTICLE.text)
    return project, window, page


@suite.case("words selected by keys are on disk with their place, after any script")
def by_keys(stage):
    project, window, page = open_article(stage)
    for words, key in (("Mira Solheim", "1"), ("Port Sund", "6"), ("👩‍👩‍👧", "2"), ("준비됐다", "7"),
                       ("president 🚢", "3"), ("ميرا سولهايم", "1")):
        page.select(words)
        stage.hands.key(key)
    ARTICLE.expect(project, ARTICLE.span("Person", "Mira Solheim"),
                   ARTICLE.span("Place", "Port Sund"), ARTICLE.span("Organization", "👩‍👩‍👧"),
                   ARTICLE.span("Event", "준비됐다"), ARTICLE.span("Government", "president 🚢"),
                   ARTICLE.span("Person", "ميرا سولهايم"))
    window.wait_until_saved(6)


@suite.case("words selected by the pointer are")
def by_pointer(stage):
    project, window, page = open_article(stage)
    page.drag("Ilan Varda")
    stage.hands.key("1")
    ARTICLE.expect(project, ARTICLE.span("Person", "Ilan Varda"))
    page.click("Sunday", times=2)
    stage.hands.key("9")
    ARTICLE.expect(project, ARTICLE.span("Person", "Ilan Varda"), ARTICLE.span("Date", "Sunday"))
    window.wait_until_saved(2)


@suite.case("the first word of a paragraph is marked without what follows it")
def beginning_of_paragraph(stage):
    project, _, page = open_article(stage)
    page.select("Estavia", 2)
    stage.hands.key("3")
    ARTICLE.expect(project, ARTICLE.span("Government", ("Estavia", 2)))


@suite.case("a selection grows to whole words; with Alt it does not")
def whole_words(stage):
    project, _, page = open_article(stage)
    page.select("ra Sol")
    stage.hands.key("1")
    whole = ARTICLE.span("Person", "Mira Solheim")
    ARTICLE.expect(project, whole)
    page.select("Sol", 2)
    stage.hands.key("alt+1")
    ARTICLE.expect(project, whole, ARTICLE.span("Person", ("Sol", 2)))
    page.select("ort Su")
    stage.hands.key("alt+6")
    ARTICLE.expect(project, whole, ARTICLE.span("Person", ("Sol", 2)),
                   ARTICLE.span("Place", "ort Su"))


@suite.case("no selection takes the white space at its edges, with or without Alt")
def white_space(stage):
    project, _, page = open_article(stage)
    page.select(" Ilan Varda ")
    stage.hands.key("1")
    person = ARTICLE.span("Person", "Ilan Varda")
    ARTICLE.expect(project, person)
    page.select(" Port Sund ")
    stage.hands.key("alt+6")
    place = ARTICLE.span("Place", "Port Sund")
    ARTICLE.expect(project, person, place)
    page.select("before.\nEstavia")
    stage.hands.key("shift+Left", times=len("Estavia"))
    stage.hands.key("alt+7")
    ARTICLE.expect(project, person, place, ARTICLE.span("Event", "before."))


@suite.case("with nothing selected it is the word at the caret, of a name all of it")
def at_caret(stage):
    project, window, page = open_article(stage)
    page.put_caret(ARTICLE.find("Solheim")[0] + 2)
    window.settle()
    stage.hands.key("1")
    person = ARTICLE.span("Person", "Mira Solheim")
    ARTICLE.expect(project, person)
    window.settle()
    # There the caret still means what it has just marked; elsewhere it means other words.
    stage.hands.key("2")
    person = ARTICLE.span("Organization", "Mira Solheim")
    ARTICLE.expect(project, person)
    window.settle()
    stage.hands.key("ctrl+Right", "ctrl+Right", "ctrl+Right")
    window.settle()
    stage.hands.key("3")
    both = [person, ARTICLE.span("Government", "Ilan Varda")]
    ARTICLE.expect(project, *both)
    window.settle()
    # Tab goes to a mark, wherever the caret is.
    stage.hands.key("shift+Tab", "4")
    ARTICLE.expect(project, ARTICLE.span("Military", "Mira Solheim"), both[1])
    window.settle()
    stage.hands.key("ctrl+z", "ctrl+z")
    ARTICLE.expect(project, person)


@suite.case("a name is marked without the “’s” behind it when just that is selected")
def possessive(stage):
    project, _, page = open_article(stage)
    page.select("Estavia")
    stage.hands.key("3")
    ARTICLE.expect(project, ARTICLE.span("Government", "Estavia"))


@suite.case("white space alone is nothing to mark, and the window says what to do")
def nothing(stage):
    project, window, page = open_article(stage)
    page.put_caret(ARTICLE.find(" Ilan")[0])
    stage.hands.key("shift+Right", "alt+1")
    window.wait_for_words("Select the words to mark first")
    assert project.spans() == []


if __name__ == "__main__":
    sys.exit(suite.main())
