#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The article as plain text, from the accessibility tree and the keyboard alone: it is read, marked,
told about, changed and taken back without a look at the screen."""
import json
import pathlib
import sys

from gi.repository import GLib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

suite = Suite("a11y")

# Before what is marked stands everything that is more or fewer bytes, code units or steps of the
# caret than it is code points.
ARTICLE = Article(
    "Norland says it is “ready to host” Estavia’s president 🚢",
    "노를란드는 “준비됐다”고 말했다 👩‍👩‍👧 — cafe\u0301, 👍🏽, 🇳🇴 and 𝔘nicode.",
    "قالت وزيرة الخارجية ميرا سولهايم إن كل شيء جاهز",
    "Estavia accused Norland of sending a million shells abroad, its minister Mira Solheim said.")


class Reader:
    """What a screen reader does with the article."""

    def __init__(self, stage, *articles):
        stage.desktop.set_settings(plain_text="true")
        self.hands = stage.hands
        self.project = stage.make_project(*(article.record for article in articles or (ARTICLE,)))
        self.window = stage.start(self.project.path)
        self.node = wait_for(self.find_focused, lambda: f"no text has the focus, but "
                                                        f"{self.window.focus}")
        self.window.settle()

    def find_focused(self):
        focus = self.window.focus
        return focus if focus is not None and "Text" in focus.interfaces else None

    @property
    def caret(self):
        return self.node.get("Text", "CaretOffset", -1)

    def put_caret(self, position):
        done, = self.node.call("Text", "SetCaretOffset", GLib.Variant("(i)", (position,)), (False,))
        assert done, "the caret does not move"
        wait_for_equal(lambda: self.caret, position)
        self.window.settle()

    @property
    def selection(self):
        return self.node.call("Text", "GetSelection", GLib.Variant("(i)", (0,)), (-1, -1))

    def select(self, words, nth=1):
        start, end = ARTICLE.find(words, nth)
        self.put_caret(start)
        # GTK 4.8 does as it is told, but answers with a value of a wrong type, which never comes.
        self.node.send("Text", "AddSelection", GLib.Variant("(ii)", (start, end)))
        wait_for_equal(lambda: tuple(self.selection), (start, end))
        self.window.settle()

    def key(self, *keys):
        self.hands.key(*keys)
        self.window.settle()

    def wait_for_saying(self, words):
        """In the text's description and in a line that is a status."""
        wait_for_equal(lambda: self.node.description, words)
        if words:
            self.window.wait_for_widget("status", words)

    def stored(self):
        """As the command line has it."""
        record = json.loads(self.project.export())
        return [(span["label"], span["quote"]) for span in record["spans"]]


@suite.case("the text is the canonical one, letter by letter, and the caret says where in it one is")
def reading(stage):
    reader = Reader(stage)
    project = reader.project
    document = json.loads(project.programs.obelusctl("list", project.path, "--json"))
    text = project.programs.obelusctl("show", project.path, document["id"], "--text")
    assert reader.node.written() == text == ARTICLE.text
    assert reader.node.name == "Article" and "read-only" in reader.node.states
    for words in ("준비됐다", "👩‍👩‍👧", "سولهايم", "Mira"):
        start, end = ARTICLE.find(words)
        got, = reader.node.call("Text", "GetText", GLib.Variant("(ii)", (start, end)))
        assert got == words, f"“{got}” at the place of “{words}”"
    reader.key("ctrl+Home")
    wait_for_equal(lambda: reader.caret, 0)
    reader.key("Right", "Right")
    wait_for_equal(lambda: reader.caret, 2)
    reader.key("ctrl+End")
    wait_for_equal(lambda: reader.caret, len(ARTICLE.text))


@suite.case("a span is made, told of, changed in border and label, deleted, and all of it undone")
def annotating(stage):
    reader = Reader(stage)
    reader.select("Mira Solheim")
    reader.key("1")
    wait_for_equal(reader.stored, [("Person", "Mira Solheim")])
    reader.wait_for_saying("Selected: Person: Mira Solheim")
    reader.key("bracketleft")
    wait_for_equal(reader.stored, [("Person", "minister Mira Solheim")])
    reader.wait_for_saying("Selected: Person: minister Mira Solheim")
    reader.key("3")
    wait_for_equal(reader.stored, [("Government", "minister Mira Solheim")])
    reader.wait_for_saying("Selected: Government: minister Mira Solheim")
    reader.key("Delete")
    wait_for_equal(reader.stored, [])
    reader.wait_for_saying("")
    for label, quote in (("Government", "minister Mira Solheim"),
                         ("Person", "minister Mira Solheim"), ("Person", "Mira Solheim")):
        reader.key("ctrl+z")
        wait_for_equal(reader.stored, [(label, quote)])
    reader.key("ctrl+z")
    wait_for_equal(reader.stored, [])
    reader.key("ctrl+shift+z")
    wait_for_equal(reader.stored, [("Person", "Mira Solheim")])
    reader.project.check()


@suite.case("in any script, a span is where the words are")
def scripts(stage):
    reader = Reader(stage)
    spans = []
    for words, key, label in (("준비됐다", "7", "Event"), ("👩‍👩‍👧", "2", "Organization"),
                              ("ميرا سولهايم", "1", "Person"), ("president 🚢", "3", "Government")):
        reader.select(words)
        reader.key(key)
        spans.append(ARTICLE.span(label, words))
        ARTICLE.expect(reader.project, *spans)


@suite.case("Tab goes from mark to mark, with the caret, and says each; Escape lets go")
def stepping(stage):
    reader = Reader(stage)
    for words, nth, key in (("Norland", 1, "6"), ("Estavia", 2, "3")):
        reader.select(words, nth)
        reader.key(key)
    wait_for_equal(lambda: len(reader.project.spans()), 2)
    reader.key("Escape")
    reader.put_caret(len(ARTICLE.text))
    reader.wait_for_saying("")
    reader.key("shift+Tab")
    reader.wait_for_saying("Selected: Government: Estavia")
    wait_for_equal(lambda: reader.caret, ARTICLE.find("Estavia", 2)[0])
    reader.key("shift+Tab")
    reader.wait_for_saying("Selected: Place: Norland")
    wait_for_equal(lambda: reader.caret, ARTICLE.find("Norland")[0])
    reader.key("Escape")
    reader.wait_for_saying("Place: Norland")


@suite.case("a claim is made of what is proposed, and each of its parts says what it is there")
def claim(stage):
    reader = Reader(stage)
    reader.select("accused")
    reader.key("c")
    wait_for_equal(reader.project.frames, [{"cue": ["accused"]}])
    reader.window.wait_for_widget("button", "Target: Norland")
    reader.key("Return")
    wait_for_equal(reader.project.frames,
                   [{"cue": ["accused"], "source": ["Estavia"], "target": ["Norland"],
                     "content": ["sending a million shells abroad"]}])
    reader.key("Escape", "Escape")
    reader.put_caret(ARTICLE.find("million")[0])
    wait_for(lambda: reader.node.description.startswith("Content: sending a million shells abroad, "
                                                        "Content of Claim Estavia"),
             lambda: f"it says “{reader.node.description}”")


@suite.case("the key changes between text and page; place, selection and selected mark come along")
def changing(stage):
    reader = Reader(stage)
    reader.select("Mira Solheim")
    reader.key("1")
    wait_for_equal(reader.stored, [("Person", "Mira Solheim")])
    reader.select("million shells")
    reader.key("ctrl+shift+t")
    wait_for(lambda: (focus := reader.window.focus) is not None and focus != reader.node,
             "the text still has the focus")
    reader.window.settle()
    # The page has what was selected: what is marked there shows it.
    reader.key("8")
    wait_for_equal(lambda: sorted(reader.stored()),
                   [("Person", "Mira Solheim"), ("Weapon", "million shells")])
    reader.key("ctrl+shift+t")
    reader.node = wait_for(reader.find_focused, "no text has the focus")
    reader.window.settle()
    reader.wait_for_saying("Selected: Weapon: million shells")
    reader.key("Delete")
    wait_for_equal(reader.stored, [("Person", "Mira Solheim")])


if __name__ == "__main__":
    sys.exit(suite.main())
