#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is who across the articles: found in another script, merged after a look at what that does, split,
decided pair by pair, and linked all at once; by real keys and the pointer."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

suite = Suite("registry")

VISIT = Article("The visit", "Choe Son-hui met Vladimir Putin. Nobody saw Putin or Choe leave.")
SPEECH = Article("The speech", "Choi Sung-hee spoke. KCNA quoted Choi Sung-hee and Choe.")

MINISTER = {"id": "01900000-0000-7000-8000-000000000001", "type": "Person", "name": "Choe Son-hui",
            "aliases": ["최선희"]}
SINGER = {"id": "01900000-0000-7000-8000-000000000002", "type": "Person", "name": "Choi Sung-hee"}
PUTIN = {"id": "01900000-0000-7000-8000-000000000003", "type": "Person", "name": "Vladimir Putin"}
LAST = {"id": "01900000-0000-7000-8000-000000000004", "type": "Person", "name": "Putin"}


def mention(article, words, entity=None, nth=1):
    return {"label": "Person", "fragments": [list(article.find(words, nth))],
            "entity": entity["id"] if entity else None}


def make_project(stage):
    visit = [mention(VISIT, "Choe Son-hui", MINISTER), mention(VISIT, "Vladimir Putin", PUTIN),
             mention(VISIT, "Putin", LAST, 2), mention(VISIT, "Choe", None, 2)]
    speech = [mention(SPEECH, "Choi Sung-hee", SINGER), mention(SPEECH, "Choi Sung-hee", SINGER, 2),
              mention(SPEECH, "Choe", None)]
    return stage.make_project(
        {**VISIT.record, "spans": visit, "entities": [MINISTER, PUTIN, LAST]},
        {**SPEECH.record, "spans": speech, "entities": [SINGER]})


def mentions(project):
    found = {}
    for span in project.spans():
        found[span.entity] = found.get(span.entity, 0) + 1
    return found


BEFORE = {"Choe Son-hui": 1, "Choi Sung-hee": 2, "Vladimir Putin": 1, "Putin": 1, None: 2}


def enter_room(stage, window):
    stage.hands.key("ctrl+2")
    window.wait_for_words("4 entities")
    window.settle()


def look_for(stage, window, words):
    """Types into the field for finding somebody."""
    wait_for(lambda: window.focus is not None and window.focus.name == "Find an entity", window.words)
    stage.hands.key("ctrl+a")
    stage.hands.write(words)
    window.settle()


def press(stage, window, name):
    """By the pointer, which leaves it to the next press."""
    window.settle()
    window.click_on(window.wait_for_widget("button", name))
    stage.hands.move(700, 30)
    window.settle()


def wait_for_dialog(window, there=True):
    wait_for(lambda: (len(window.windows) > 1) == there, "the dialogue")
    window.settle()


def merge(stage, window):
    """Puts the minister into the singer, looks, and turns it round."""
    look_for(stage, window, "최선희")
    window.wait_for_words("2 of 4 entities")  # the singer is written much like that
    press(stage, window, "Merge with…")
    wait_for_dialog(window)
    stage.hands.key("ctrl+a")
    stage.hands.write("choisung")
    window.wait_for_words("Choi Sung-hee")
    window.settle()
    stage.hands.key("Return")
    window.wait_for_words("“Choe Son-hui” becomes “Choi Sung-hee”")
    window.wait_for_words("1 mention moves, in 1 article")
    window.settle()


@suite.case("found in another script, merged after a look, taken back by one undo")
def found_and_merged(stage):
    project = make_project(stage)
    window, _ = stage.open(project, VISIT.text)
    enter_room(stage, window)
    merge(stage, window)
    assert mentions(project) == BEFORE
    stage.hands.key("Tab", "space")
    window.wait_for_words("“Choi Sung-hee” becomes “Choe Son-hui”")
    window.wait_for_words("2 mentions move, in 1 article")
    window.settle()
    stage.hands.key("Return")
    wait_for_dialog(window, False)
    wait_for_equal(lambda: mentions(project).get("Choe Son-hui"), 3)
    window.wait_for_words("Merged: Choi Sung-hee", "2 mentions")
    project.check()
    press(stage, window, "Undo")
    wait_for_equal(lambda: mentions(project), BEFORE)
    project.check()


@suite.case("some mentions are split off, by spelling")
def split(stage):
    project = make_project(stage)
    stage.programs.obelusctl("entities", project.path, "--merge", "Choi Sung-hee", "--into",
                             "Choe Son-hui")
    window, _ = stage.open(project, VISIT.text)
    stage.hands.key("ctrl+2")
    window.wait_for_words("3 entities")
    window.settle()
    look_for(stage, window, "choe son")
    press(stage, window, "Split…")
    wait_for_dialog(window)
    stage.hands.write("Choi Sung-hee the singer")
    window.settle()
    window.wait_for_widget("checkbox", "Choi Sung-hee")
    window.focus_on("Choi Sung-hee")
    stage.hands.key("space")
    window.wait_for_widget("button", "Split off 2 mentions")
    window.focus_on("Split off 2 mentions")
    stage.hands.key("Return")
    wait_for_dialog(window, False)
    wait_for_equal(lambda: mentions(project).get("Choi Sung-hee the singer"), 2)
    window.wait_for_words("Not the same as Choi Sung-hee the singer")
    project.check()


@suite.case("pairs that may be one are told apart and merged, by keys")
def duplicates(stage):
    project = make_project(stage)
    window, _ = stage.open(project, VISIT.text)
    enter_room(stage, window)
    window.click_on(window.wait_for_widget(None, "Likely duplicates"))
    stage.hands.move(700, 30)
    window.wait_for_words("similar names")
    window.settle()
    stage.hands.key("n")
    wait_for_equal(lambda: len(project.query("SELECT 1 FROM entity_distinct")), 1)
    window.wait_for_words("a part of the name")
    window.settle()
    stage.hands.key("m")
    wait_for_dialog(window)
    window.wait_for_words("becomes")
    window.settle()
    stage.hands.key("Return")
    window.wait_for_words("No Likely Duplicates")
    assert len(project.query("SELECT 1 FROM entity")) == 3
    project.check()


@suite.case("a mention leads to its article, where all that say the same are linked at once")
def link_all(stage):
    project = make_project(stage)
    window, page = stage.open(project, VISIT.text)
    page.click("Choe", 2)
    stage.hands.move(300, 30)
    window.settle()
    stage.hands.key("e")
    window.settle()
    stage.hands.write("choe son")
    window.wait_for_words("Choe Son-hui")
    window.settle()
    stage.hands.key("Return")
    wait_for_equal(lambda: mentions(project).get("Choe Son-hui"), 2)
    window.settle()
    stage.hands.key("ctrl+k")
    wait_for_dialog(window)
    stage.hands.write("link all mentions")
    window.settle()
    stage.hands.key("Return")
    window.wait_for_widget("button", "Link 1 mention")
    window.settle()
    stage.hands.key("Return")
    wait_for_equal(lambda: mentions(project).get("Choe Son-hui"), 3)
    stage.hands.key("ctrl+z")
    wait_for_equal(lambda: mentions(project).get("Choe Son-hui"), 2)
    project.check()


if __name__ == "__main__":
    sys.exit(suite.main())
