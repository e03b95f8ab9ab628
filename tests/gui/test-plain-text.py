#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The article as plain text, worked on as on the page: by keys, by the pointer, with the find bar and
the menu.  What counts is what is on disk."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.page import steps  # noqa: E402
from driver.screen import changed_lines  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

suite = Suite("plain-text")

ARTICLE = Article(
    "Norland is ready",
    "Foreign minister Mira Solheim met Ilan Varda in Port Sund on Sunday.",
    "Estavia accused Norland of sending a million shells abroad.")


class Text:
    """The plain text in the window, by keys and the pointer."""

    def __init__(self, stage, article=ARTICLE):
        stage.desktop.set_settings(plain_text="true")
        self.hands, self.screen, self.text = stage.hands, stage.desktop.screen, article.text
        self.project = stage.make_project(article.record)
        self.window = stage.start(self.project.path)
        self.area = self.window.on_screen(self.window.wait_for_widget("text box", "Article"))
        self.window.settle()

    def select(self, words):
        start = self.text.index(words)
        self.hands.key("ctrl+Home")
        self.hands.key("Right", times=len(steps(self.text[:start])) - (start > 0))
        self.hands.key("shift+Right", times=len(steps(words)) - 1)

    def locate(self, words):
        """Where the words are on the screen: what changes when they are selected."""
        self.select(words)
        self.window.settle()
        selected = self.screen.grab(self.area)
        self.hands.key("ctrl+Home")
        self.window.settle()
        return changed_lines(self.screen.grab(self.area), selected, self.area)[-1]

    def key(self, *keys):
        self.hands.key(*keys)
        self.window.settle()


@suite.case("words selected by keys and by the pointer are marked; a typed label goes nowhere else")
def marking(stage):
    text = Text(stage)
    text.select("Mira Solheim")
    text.key("1")
    person = ARTICLE.span("Person", "Mira Solheim")
    ARTICLE.expect(text.project, person)
    text.key("Escape", "Escape")
    place = text.locate("Port Sund")
    text.hands.drag((place.left + 1, place.middle[1]), (place.right - 1, place.middle[1]))
    text.window.settle()
    text.key("6")
    ARTICLE.expect(text.project, person, ARTICLE.span("Place", "Port Sund"))
    text.select("ort Su")
    text.key("alt+7")
    ARTICLE.expect(text.project, person, ARTICLE.span("Place", "Port Sund"),
                   ARTICLE.span("Event", "ort Su"))


@suite.case("two clicks select a word, three its sentence")
def clicking_words(stage):
    text = Text(stage)
    text.hands.click(*text.locate("accused").middle, times=2)
    text.window.settle()
    text.hands.key("2")
    ARTICLE.expect(text.project, ARTICLE.span("Organization", "accused"))
    text.window.settle()
    text.hands.key("ctrl+z")
    ARTICLE.expect(text.project)
    text.hands.click(*text.locate("accused").middle, times=3)
    text.window.settle()
    text.hands.key("2")
    ARTICLE.expect(text.project, ARTICLE.span(
        "Organization", "Estavia accused Norland of sending a million shells abroad."))


@suite.case("a click selects the mark, a double click opens it, and its borders move, or are dragged")
def clicking(stage):
    text = Text(stage)
    place, last, far = (text.locate(words) for words in ("Mira Solheim", "met", "Ilan Varda"))
    text.select("Mira Solheim")
    text.key("1", "Escape", "Escape")
    text.hands.click(*place.middle)
    text.window.wait_for_widget("status", "Selected: Person: Mira Solheim")
    text.window.settle()
    text.key("bracketleft", "braceright")
    nudged = ARTICLE.span("Person", "minister Mira Solheim met")
    ARTICLE.expect(text.project, nudged)
    # The end, into a word: to the end of that; with Alt the beginning, to just there.
    text.hands.drag((last.right, last.middle[1]), (far.right - 12, far.middle[1]))
    text.window.settle()
    dragged = ARTICLE.span("Person", "minister Mira Solheim met Ilan Varda")
    ARTICLE.expect(text.project, dragged)
    text.key("ctrl+z")
    ARTICLE.expect(text.project, nudged)
    text.key("ctrl+shift+z")
    ARTICLE.expect(text.project, dragged)
    text.key("bracketright")
    ARTICLE.expect(text.project, ARTICLE.span("Person", "Mira Solheim met Ilan Varda"))
    text.hands.move(place.left, place.middle[1])
    text.hands.hold("Alt_L")
    text.hands.drag((place.left, place.middle[1]), (last.left, last.middle[1]))
    text.hands.release("Alt_L")
    ARTICLE.expect(text.project, ARTICLE.span("Person", "met Ilan Varda"))
    text.key("ctrl+z", "Escape", "Escape")
    text.hands.click(*place.middle, times=2)
    wait_for(lambda: (focus := text.window.focus) is not None and focus.role != "text box",
             "a double click opens nothing")


@suite.case("the menu of the second button is about the mark below it")
def menu(stage):
    text = Text(stage)
    place = text.locate("Mira Solheim")
    text.select("Mira Solheim")
    text.key("1", "Escape", "Escape")
    text.hands.click(*place.middle, button=3)
    text.window.wait_for_widget("menu item", lambda name: name.startswith("Delete")).activate()
    wait_for_equal(text.project.spans, [])


@suite.case("Tab goes round, Delete and undo are the window's, not the text's")
def round_trip(stage):
    text = Text(stage)
    for words, key in (("Norland", "6"), ("Ilan Varda", "1")):
        text.select(words)
        text.key(key)
    text.key("Escape", "Escape", "ctrl+Home", "Tab", "Tab", "Delete")
    ARTICLE.expect(text.project, ARTICLE.span("Place", "Norland"))
    text.key("ctrl+z")
    ARTICLE.expect(text.project, ARTICLE.span("Place", "Norland"),
                   ARTICLE.span("Person", "Ilan Varda"))
    text.key("ctrl+shift+z")
    ARTICLE.expect(text.project, ARTICLE.span("Place", "Norland"))


@suite.case("what is found is selected, so that a label's key marks it")
def finding(stage):
    text = Text(stage)
    text.key("ctrl+f")
    text.hands.write("norland")
    text.window.wait_for_words("1 of 2")
    text.key("Return", "Escape", "6")
    ARTICLE.expect(text.project, ARTICLE.span("Place", ("Norland", 2)))


@suite.case("what is proposed for a claim is gone through by Tab and kept by Enter")
def proposing(stage):
    text = Text(stage)
    text.select("accused")
    text.key("c")
    text.window.wait_for_widget("button", "Source: Estavia")
    text.window.settle()
    text.key("Tab", "Delete")
    text.key("Return")
    wait_for_equal(text.project.frames, [{"cue": ["accused"], "target": ["Norland"],
                                          "content": ["sending a million shells abroad"]}])


@suite.case("the menu and the preferences know of it, and it is remembered")
def remembered(stage):
    project = stage.make_project(ARTICLE.record)
    stage.desktop.set_settings(plain_text="false")
    window = stage.start(project.path)
    window.wait_for_widget("document", "Article")
    window.settle()
    stage.hands.key("ctrl+shift+t")
    window.wait_for_widget("text box", "Article")
    window.settle()
    window.quit()
    window.start()
    window.wait_for_widget("text box", "Article")
    window.settle()
    stage.hands.key("ctrl+comma")
    window.wait_for_widget(name="Show articles as plain text")
    stage.hands.key("Escape")
    window.settle()


if __name__ == "__main__":
    sys.exit(suite.main())
