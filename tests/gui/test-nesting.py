#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Claims in claims: two speakers in one sentence, the inner one's words in two parts; mentions that
fill roles as they are; taking out of a role and out of the nest."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for_equal  # noqa: E402

suite = Suite("nesting")

ARTICLE = Article(
    "Norland is ready",
    "Norland said it is “ready to host” the president, the VNA news agency reported this Sunday, "
    "“within the week”, in the capital.",
    "Estavia, for its part, accused Norland of sending a million shells abroad.")
INNER = {"source": ["Norland"], "cue": ["said"],
         "content": ["it is “ready to host” the president “within the week”"]}
OUTER = {"source": ["VNA"], "cue": ["reported"],
         "content": ["Norland said it is “ready to host” the president “within the week”"]}


class Desk:
    """A window, and each key typed when the last one's work is on disk."""

    def __init__(self, stage):
        self.project = stage.make_project(ARTICLE.record)
        self.window, self.page = stage.open(self.project, ARTICLE.text)
        self.hands = stage.hands

    def press(self, key, words=None, nth=1):
        done = self.project.history()[0]
        if words is not None:
            self.page.select(words, nth)
        self.hands.key(key)
        wait_for_equal(lambda: self.project.history()[0], done + 1)

    def make_outer(self):
        self.press("c", "reported")
        self.press("s", "VNA")
        self.press("o", "Norland said it is “ready to host” the president")
        self.press("plus", "“within the week”")

    def make_inner(self):
        self.press("c", "said")
        self.press("s", "Norland", 2)
        self.press("o", "it is “ready to host” the president")
        self.press("plus", "“within the week”")

    def expect(self, *frames):
        wait_for_equal(self.project.frames, list(frames))


@suite.case("two claims in one sentence, one nested in the other, their contents in two parts")
def two_claims(stage):
    desk = Desk(stage)
    desk.make_outer()
    desk.expect(OUTER)
    desk.make_inner()
    desk.expect(OUTER, INNER)
    desk.press("n")
    desk.expect(OUTER, {**INNER, "nested_in": [0]})
    desk.window.wait_until_saved(6)
    desk.project.check()
    desk.hands.key("ctrl+z")
    desk.expect(OUTER, INNER)
    desk.hands.key("ctrl+shift+z")
    desk.expect(OUTER, {**INNER, "nested_in": [0]})


@suite.case("the outer claim may come last; the inner one is nested when it is in hand again")
def outer_last(stage):
    desk = Desk(stage)
    desk.make_inner()
    desk.make_outer()
    desk.expect(INNER, OUTER)
    desk.page.click("said")
    desk.press("n")
    desk.expect({**INNER, "nested_in": [1]}, OUTER)


@suite.case("the outer claim may get its content later still")
def content_last(stage):
    desk = Desk(stage)
    desk.press("c", "reported")
    desk.press("c", "said")
    desk.press("n")
    desk.expect({"cue": ["reported"]}, {"cue": ["said"], "nested_in": [0]})


@suite.case("a claim with none around it is not nested, and the window says why")
def nothing_around(stage):
    desk = Desk(stage)
    desk.make_inner()
    desk.press("c", "accused")
    before = desk.project.history()
    desk.hands.key("n")
    desk.window.settle()
    desk.window.wait_for_words("content holds this one")
    assert desk.project.history() == before


@suite.case("a mention fills a role as it is; other words get a mark of the role's own")
def mentions(stage):
    desk = Desk(stage)
    desk.press("3", "Estavia")
    desk.press("c", "accused")
    desk.press("s", "Estavia")
    desk.press("t", "Norland", 3)
    desk.press("o", "sending a million shells abroad")
    desk.expect({"source": ["Estavia"], "cue": ["accused"], "target": ["Norland"],
                 "content": ["sending a million shells abroad"]})
    ARTICLE.expect(desk.project, ARTICLE.span("Government", "Estavia"),
                   ARTICLE.span("Cue", "accused"), ARTICLE.span("Target", ("Norland", 3)),
                   ARTICLE.span("Content", "sending a million shells abroad"))


@suite.case("deleting a claim leaves the mentions, takes what was only its own, and comes back whole")
def delete(stage):
    desk = Desk(stage)
    desk.press("3", "Estavia")
    desk.press("c", "accused")
    desk.press("s", "Estavia")
    desk.press("o", "sending a million shells abroad")
    before = desk.project.export()
    desk.hands.key("Delete")
    desk.expect()
    ARTICLE.expect(desk.project, ARTICLE.span("Government", "Estavia"))
    desk.hands.key("ctrl+z")
    wait_for_equal(lambda: len(desk.project.frames()), 1)
    assert desk.project.export() == before
    desk.project.check()


@suite.case("the key of linking links and does not fill a role, whatever is in hand")
def link_key(stage):
    desk = Desk(stage)
    desk.press("c", "accused")
    before = desk.project.history()
    desk.page.select("Estavia")
    desk.hands.key("e")
    desk.window.wait_for_words("Select the mention of an entity first")
    assert desk.project.history() == before
    desk.press("v", "a million shells")
    desk.expect({"cue": ["accused"], "evidence": ["a million shells"]})


if __name__ == "__main__":
    sys.exit(suite.main())
