#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A claim in three keys: the cue, a look at what is proposed, Enter; and nothing is stored before."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

suite = Suite("proposing")

SHELLS = Article("Shells abroad",
                 "Estavia accused Norland of sending a million shells abroad.",
                 "“We are ready,” Oskar Lund told reporters, “but nobody has asked.”")
WHOLE = {"cue": ["accused"], "source": ["Estavia"], "target": ["Norland"],
         "content": ["sending a million shells abroad"]}
BROKEN = {"cue": ["told"], "source": ["Oskar Lund"], "addressee": ["reporters"],
          "content": ["“We are ready,” “but nobody has asked.”"]}
KOREAN = Article("벨모라", "벨모라 대변인은 준비가 됐다고 말했다.", language="ko")


def open_article(stage, article=SHELLS, **settings):
    stage.desktop.set_settings(**settings)
    project = stage.make_project(article.record, name=article.record["meta"]["language"])
    window, page = stage.open(project, article.text)
    return project, window, page


def begin(stage, window, page, words, first):
    """With the caret in these words only; then what is proposed first."""
    page.put_caret(page.find(words)[0] + 2)
    stage.hands.key("c")
    window.wait_for_widget("button", lambda name: name.startswith(first))
    window.settle()


def chips(window):
    return [node.name for node in window.find_all("button")
            if node.name.startswith(("Source: ", "Content: ", "Target: ", "Addressee: "))]


@suite.case("the caret on a cue, one key, Enter: the whole claim; one undo leaves the cue")
def three_keys(stage):
    project, window, page = open_article(stage)
    begin(stage, window, page, "accused", "Source: Estavia")
    assert project.frames() == [{"cue": ["accused"]}], project.frames()
    assert [span.quote for span in project.spans()] == ["accused"]
    stage.hands.key("Return")
    wait_for_equal(project.frames, [WHOLE])
    wait_for_equal(lambda: chips(window), [])
    window.settle()
    stage.hands.key("ctrl+z")
    wait_for_equal(project.frames, [{"cue": ["accused"]}])
    window.settle()
    stage.hands.key("ctrl+shift+z")
    wait_for_equal(project.frames, [WHOLE])
    project.check()


@suite.case("typed in one go, it is the same")
def at_once(stage):
    project, _, page = open_article(stage)
    page.select("accused")
    stage.hands.key("c", "Return")
    wait_for_equal(project.frames, [WHOLE])


@suite.case("what is said around the speaker becomes one content of two parts")
def interrupted(stage):
    project, window, page = open_article(stage)
    begin(stage, window, page, "told", "Content: “We are ready,”")
    stage.hands.key("Return")
    wait_for_equal(project.frames, [BROKEN])
    content, = (span for span in project.spans() if span.label == "Content")
    assert len(content.fragments) == 2, content


@suite.case("Tab goes round, Delete drops one, brackets move a border; the rest is kept")
def shaping(stage):
    project, window, page = open_article(stage)
    begin(stage, window, page, "accused", "Source: Estavia")
    assert chips(window) == ["Source: Estavia", "Target: Norland",
                             "Content: sending a million shells abroad"], chips(window)
    stage.hands.key("Tab", "Tab", "Delete")
    wait_for_equal(lambda: len(chips(window)), 2)
    window.settle()
    stage.hands.key("bracketright")
    wait_for(lambda: "Content: a million shells abroad" in chips(window), "the border stays")
    window.settle()
    stage.hands.key("shift+Tab", "shift+Tab", "Return")
    wait_for_equal(project.frames, [{"cue": ["accused"], "source": ["Estavia"],
                                     "content": ["a million shells abroad"]}])


@suite.case("before one turns to what is proposed, Delete means the claim")
def delete(stage):
    project, window, page = open_article(stage)
    begin(stage, window, page, "accused", "Source: Estavia")
    stage.hands.key("Delete")
    wait_for_equal(project.frames, [])
    wait_for_equal(lambda: chips(window), [])


@suite.case("a person's own words are not proposed against; Escape stores nothing")
def own_words(stage):
    project, window, page = open_article(stage)
    begin(stage, window, page, "accused", "Source: Estavia")
    page.select("Shells abroad")
    stage.hands.key("s")
    wait_for_equal(lambda: chips(window),
                   ["Target: Norland", "Content: sending a million shells abroad"])
    window.settle()
    stage.hands.key("Escape")
    wait_for_equal(lambda: chips(window), [])
    window.settle()
    stage.hands.key("Return")
    window.settle()
    assert project.frames() == [{"cue": ["accused"], "source": ["Shells abroad"]}]
    project.check()


@suite.case("a mention that is marked already is who it says")
def mention(stage):
    project, window, page = open_article(stage)
    page.select("Estavia")
    stage.hands.key("3")
    wait_for_equal(lambda: len(project.spans()), 1)
    window.settle()
    begin(stage, window, page, "accused", "Source: Estavia")
    stage.hands.key("Return")
    wait_for_equal(project.frames, [WHOLE])
    assert [span.label for span in project.spans()] == ["Government", "Cue", "Target", "Content"]


@suite.case("by the pointer alone: one is crossed out, the rest kept")
def pointer(stage):
    project, window, page = open_article(stage)
    page.drag("accused")
    window.settle()
    window.click_on(window.wait_for_widget("button", lambda name: name.startswith("Claim")))
    window.wait_for_widget("button", "Target: Norland")
    window.settle()
    crosses = list(window.find_all("button", "Not this (Delete)"))
    assert len(crosses) == 3, crosses
    window.click_on(crosses[1])
    wait_for_equal(lambda: len(chips(window)), 2)
    window.settle()
    window.click_on(window.wait_for_widget("button", "Keep all that is proposed (Enter)"))
    wait_for_equal(project.frames, [{"cue": ["accused"], "source": ["Estavia"],
                                     "content": ["sending a million shells abroad"]}])
    window.settle()
    # The keys still have somebody to listen to them.
    stage.hands.key("ctrl+z")
    wait_for_equal(project.frames, [{"cue": ["accused"]}])
    window.settle()


@suite.case("a caret beside every cue begins nothing; neither does one in another language")
def no_cue(stage):
    project, window, page = open_article(stage)
    page.put_caret(page.find("million")[0] + 2)
    stage.hands.key("c")
    window.wait_for_words("Select the words that make the new Claim first")
    assert project.frames() == []
    window.quit()
    project, window, page = open_article(stage, KOREAN)
    page.select("말했다")
    stage.hands.key("c")
    wait_for_equal(project.frames, [{"cue": ["말했다"]}])
    window.settle()
    assert chips(window) == []


@suite.case("who wants no proposals gets none")
def switched_off(stage):
    project, window, page = open_article(stage, propose_roles="false")
    page.select("accused")
    stage.hands.key("c")
    wait_for_equal(project.frames, [{"cue": ["accused"]}])
    window.settle()
    assert chips(window) == []


if __name__ == "__main__":
    sys.exit(suite.main())
