#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How fine one selects: words, sentences and paragraphs by clicks and by keys, wider and narrower, and
borders that are dragged."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for  # noqa: E402

suite = Suite("selecting")

HARBOUR = Article("The harbour of Velmora",
                  "The mayor opened the new pier. She thanked Mr. Lund of the council warmly. "
                  "Nobody else spoke.",
                  "Rain fell all day.")
CHINESE = Article("港口", "市长昨天参观了新的港口。", language="zh")
WHOLE = ("The mayor opened the new pier. She thanked Mr. Lund of the council warmly. "
         "Nobody else spoke.")


def open_project(stage, article=HARBOUR):
    project = stage.make_project(article.record)
    window, page = stage.open(project, article.text)
    return project, window, page


def mark(window, project, article, *expected):
    window.settle()
    window.hands.key("2")
    article.expect(project, *(article.span("Organization", words) for words in expected))
    window.settle()


@suite.case("two clicks select a word, three its sentence")
def clicks(stage):
    project, window, page = open_project(stage)
    page.click("thanked", times=2)
    mark(window, project, HARBOUR, "thanked")
    stage.hands.key("ctrl+z")
    HARBOUR.expect(project)
    page.click("thanked", times=3)
    mark(window, project, HARBOUR, "She thanked Mr. Lund of the council warmly.")


@suite.case("words of a language without spaces are those of its dictionary")
def chinese(stage):
    project, window, page = open_project(stage, CHINESE)
    page.click("参观", times=2)
    mark(window, project, CHINESE, "参观")


@suite.case("one key makes selections grow to sentences and paragraphs, and clicks with them")
def coarser(stage):
    project, window, page = open_project(stage)
    stage.hands.key("ctrl+u")
    window.wait_for_words("Selections grow to whole sentences")
    page.select("thanked")
    mark(window, project, HARBOUR, "She thanked Mr. Lund of the council warmly.")
    stage.hands.key("ctrl+z")
    HARBOUR.expect(project)
    page.click("thanked", times=3)
    mark(window, project, HARBOUR, WHOLE)
    stage.hands.key("ctrl+z")
    HARBOUR.expect(project)
    stage.hands.key("ctrl+u")
    window.wait_for_words("Selections grow to whole paragraphs")
    page.select("Nobody")
    mark(window, project, HARBOUR, WHOLE)
    stage.hands.key("ctrl+z")
    HARBOUR.expect(project)
    stage.hands.key("ctrl+u")
    window.wait_for_words("Selections are marked as they are")
    page.select("hank")
    mark(window, project, HARBOUR, "hank")
    stage.hands.key("ctrl+u")
    window.wait_for_words("Selections grow to whole words")


@suite.case("a key selects more each time, from the caret to the paragraph, and another one less again")
def wider(stage):
    project, window, page = open_project(stage)
    page.put_caret(HARBOUR.find("Lund")[0] + 1)
    window.settle()
    stage.hands.key("alt+shift+Up", times=3)
    mark(window, project, HARBOUR, WHOLE)
    stage.hands.key("ctrl+z")
    HARBOUR.expect(project)
    page.put_caret(HARBOUR.find("Lund")[0] + 1)
    window.settle()
    stage.hands.key("alt+shift+Up", times=3)
    window.settle()
    stage.hands.key("alt+shift+Down", times=2)
    mark(window, project, HARBOUR, "Lund")
    # From the annotation that is selected on.
    stage.hands.key("alt+shift+Up")
    window.settle()
    stage.hands.key("3")
    HARBOUR.expect(project, HARBOUR.span("Organization", "Lund"),
                   HARBOUR.span("Government", "She thanked Mr. Lund of the council warmly."))


@suite.case("either border of the selected annotation is dragged, to whole words; Alt means just there")
def borders(stage):
    project, window, page = open_project(stage)
    for words in ("new", "opened", "The mayor", "opened the new"):
        page.locate(words)
    page.select("opened the new")
    mark(window, project, HARBOUR, "opened the new")
    new, opened = page.places["new", 1][0], page.places["opened", 1][0]
    stage.hands.drag((new.right, new.middle[1]), (opened.right + 12, opened.middle[1]))
    HARBOUR.expect(project, HARBOUR.span("Organization", "opened the"))
    window.settle()
    stage.hands.drag((opened.left, opened.middle[1]), page.places["The mayor", 1][0].middle)
    HARBOUR.expect(project, HARBOUR.span("Organization", "mayor opened the"))
    window.settle()
    stage.hands.key("ctrl+z")
    HARBOUR.expect(project, HARBOUR.span("Organization", "opened the"))
    window.settle()
    stage.hands.hold("alt")
    stage.hands.drag((opened.left, opened.middle[1]), opened.middle)
    stage.hands.release("alt")
    wait_for(lambda: project.spans()[0].quote not in ("opened the", "the"), "nothing moves by letters")
    window.settle()
    stage.hands.key("ctrl+z")
    HARBOUR.expect(project, HARBOUR.span("Organization", "opened the"))
    window.settle()
    stage.hands.key("ctrl+shift+z")
    wait_for(lambda: project.spans()[0].quote not in ("opened the", "the"), "nothing moves by letters")
    project.check()


if __name__ == "__main__":
    sys.exit(suite.main())
