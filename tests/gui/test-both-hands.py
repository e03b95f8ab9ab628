#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What changes annotations can be done by the keys alone and by the pointer alone, to the same end;
and each is undone and done again.

The other suites tell of each action by itself; this one goes through all of them in one way."""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

suite = Suite("both-hands")

PIER = Article("The pier of Marvenia",
               "Ilka Dorn opened the pier of Marvenia on Friday.",
               "Nord News reported that Matis Rael said the ferry was late.",
               "Ilka Dorn was there.")


class Desk:
    """A window in which everything that is done is compared with what was before."""

    def __init__(self, stage):
        self.stage, self.hands = stage, stage.hands
        self.project = stage.make_project(PIER.record)
        self.window, self.page = stage.open(self.project, PIER.text)

    # --- What is stored ------------------------------------------------------------------------

    def state(self):
        """All of it, but for what tells one annotation from another that is made like it."""
        record = json.loads(self.project.export())
        reviews = sorted((item["attributes"].get("review_state") or "", item.get("quote", ""))
                         for item in record["spans"] + record["frames"])
        roles = [block["role"] for block in record["blocks"]]
        states = self.project.query("SELECT status FROM document ORDER BY id")
        return (self.project.spans(), self.project.frames(), self.project.entities(), reviews,
                roles, states)

    def does(self, act, expected=None):
        """What is stored when it has been done, undone and done again."""
        before = self.state()
        act()
        if expected is None:
            wait_for(lambda: self.state() != before, "nothing has changed")
            self.window.settle()
            expected = self.state()
        wait_for_equal(self.state, expected)
        self.window.settle()
        self.take_back(before)
        self.press("ctrl+shift+z")
        wait_for_equal(self.state, expected)
        self.window.settle()
        return expected

    def both(self, by_keys, by_pointer, keep=True):
        """Done by the keys, taken back, and done by the pointer."""
        before = self.state()
        after = self.does(by_keys)
        self.take_back(before)
        self.does(by_pointer, after)
        if not keep:
            self.take_back(before)

    def take_back(self, before):
        self.press("ctrl+z")
        wait_for_equal(self.state, before)
        self.window.settle()

    # --- Hands ---------------------------------------------------------------------------------

    def press(self, *keys):
        self.hands.key(*keys)
        self.window.settle()

    def let_go(self):
        """Nothing is selected or in hand."""
        self.window.settle()
        self.press("Escape", "Escape", "Escape")

    def know(self, *places):
        """Where words are on the screen is looked up by keys, before the pointer has its turn."""
        for words, nth in places:
            self.page.locate(words, nth)
        self.let_go()

    def menu(self, name):
        """What a person takes from the menu of the second button."""
        item = self.window.wait_for_widget("menu item", lambda found: found.startswith(name))
        self.window.settle()
        item.activate()
        # Else the next click would only close the menu.
        wait_for(lambda: self.window.find("menu item") is None, "the menu stays")
        self.window.settle()
        # Below a menu that is gone, GTK takes no press before the pointer has moved; a hand does that.
        self.hands.move(self.stage.desktop.width // 2, 30)

    def menu_at(self, name, words, nth=1):
        self.page.click(words, nth, button=3)
        self.menu(name)

    def menu_over(self, name, words, nth=1):
        """About words that are selected by the pointer, too."""
        self.page.drag(words, nth)
        self.menu_at(name, words, nth)

    def palette(self, name, words, nth=1):
        """A button of the palette, for words that are selected by the pointer."""
        self.page.drag(words, nth)
        self.window.wait_for_widget("button", lambda found: found.startswith(name))
        self.chip(name)

    def begin_at_top(self):
        """By the pointer."""
        self.page.click("The pier")
        self.press("Escape")

    def go_through(self, kind):
        """What the arrows in the foot go through; that leads to the first of it."""
        self.window.click_on(self.window.wait_for_widget("button", "What the arrows go through"))
        self.menu(kind)

    def click_arrow(self, name):
        self.window.click_on(self.window.wait_for_widget("button", name))
        self.window.settle()

    def chip(self, name):
        """A button of the palette, for what is selected already.  It is at the foot of the window,
        below what else has that name."""
        self.window.click_on(self.window.find_all(
            "button", lambda found: found.startswith(name))[-1])
        self.window.settle()

    def cross_out(self):
        """All that is proposed, one by one."""
        while (cross := self.window.find("button", "Not this (Delete)")) is not None:
            self.window.click_on(cross)
            self.window.settle()

    def select(self, words, nth=1):
        self.page.select(words, nth)
        self.window.settle()

    def go_to_mark(self, words, nth=1):
        """By Tab, with the caret put before it."""
        self.let_go()
        self.page.put_caret(PIER.find(words, nth)[0])
        self.press("Tab")


@suite.case("words are marked, given another label, marked like the last one, and deleted")
def mark(stage):
    desk = Desk(stage)
    desk.know(("Ilka Dorn", 1), ("Marvenia", 2))

    def by_keys():
        desk.select("Ilka Dorn")
        desk.press("1")
    desk.both(by_keys, lambda: desk.palette("Person", "Ilka Dorn"))

    def change():
        desk.go_to_mark("Ilka Dorn")
        desk.press("2")
    desk.both(change, lambda: desk.menu_at("Organization", "Ilka Dorn"))

    def again():
        desk.select("Marvenia", 2)
        desk.press("period")
    desk.both(again, lambda: desk.menu_over("Organization again", "Marvenia", 2))

    def delete():
        desk.go_to_mark("Marvenia", 2)
        desk.press("Delete")
    desk.both(delete, lambda: desk.menu_at("Delete", "Marvenia", 2))
    assert desk.project.spans() == [PIER.span("Organization", "Ilka Dorn")]
    desk.project.check()


@suite.case("a mark gets another part, loses it, is split and joined")
def parts(stage):
    desk = Desk(stage)
    desk.know(("pier", 2), ("Friday", 1))
    desk.select("pier", 2)
    desk.press("2", "Escape")

    def add():
        desk.go_to_mark("pier", 2)
        desk.select("Friday")
        desk.press("plus")

    def add_by_pointer():
        desk.page.click("pier", 2)
        desk.menu_over("Add the selected words to it", "Friday")
    desk.both(add, add_by_pointer)

    def take_out():
        desk.go_to_mark("pier", 2)
        desk.page.put_caret(PIER.find("Friday")[0])
        desk.press("minus")
    desk.both(take_out, lambda: desk.menu_at("Take the nearest part out", "Friday"), keep=False)

    def split():
        desk.go_to_mark("pier", 2)
        desk.press("ctrl+shift+s")
    desk.both(split, lambda: desk.menu_at("Split into its parts", "Friday"))

    def join():
        desk.go_to_mark("pier", 2)
        desk.press("Tab")
        desk.press("ctrl+shift+j")

    def join_by_pointer():
        desk.page.click("pier", 2)
        desk.menu_at("Join with the annotation selected before", "Friday")
    desk.both(join, join_by_pointer)
    assert desk.project.spans() == [PIER.span("Organization", ("pier", 2), "Friday")]
    desk.project.check()


@suite.case("a claim is begun, gets its roles, is nested, flagged and deleted")
def claims(stage):
    desk = Desk(stage)
    inner, outer = "the ferry was late", "Matis Rael said the ferry was late"
    desk.know(("reported", 1), ("Nord News", 1), (outer, 1), ("said", 1), (inner, 1))

    def begin(cue):
        desk.select(cue)
        desk.press("c", "Escape")

    def begin_by_pointer(cue):
        desk.palette("Claim", cue)
        desk.cross_out()

    def fill(key, words):
        desk.select(words)
        desk.press(key)
    desk.both(lambda: begin("reported"), lambda: begin_by_pointer("reported"))
    desk.both(lambda: fill("s", "Nord News"), lambda: desk.palette("Source", "Nord News"))
    desk.both(lambda: fill("o", outer), lambda: desk.palette("Content", outer))
    desk.both(lambda: begin("said"), lambda: begin_by_pointer("said"))
    desk.both(lambda: fill("o", inner), lambda: desk.menu_over("Content", inner))

    desk.both(lambda: desk.press("n"), lambda: desk.menu_at("Nest in the claim around it", "said"))
    assert desk.project.frames() == [
        {"cue": ["reported"], "source": ["Nord News"], "content": [outer]},
        {"cue": ["said"], "content": [inner], "nested_in": [0]}]
    desk.both(lambda: desk.press("F11"), lambda: desk.window.click_on(
        desk.window.wait_for_widget("button", "Flag for discussion, or not")))

    def delete():
        desk.page.click("said")  # the keys are the article's again
        desk.press("Escape")     # from the cue to its claim
        desk.press("Delete")
    desk.both(delete, lambda: desk.window.click_on(
        desk.window.wait_for_widget("button", "Delete this claim")))
    desk.project.check()


@suite.case("a mention is linked and unlinked, a paragraph becomes furniture, the article is done")
def links(stage):
    desk = Desk(stage)
    desk.know(("Ilka Dorn", 1), ("Nord News", 1))
    desk.select("Ilka Dorn")
    desk.press("1")
    desk.both(lambda: desk.press("E"),
              lambda: desk.menu_at("Link to the first candidate", "Ilka Dorn"))
    assert desk.project.spans() == [PIER.span("Person", "Ilka Dorn", entity="Ilka Dorn")]

    def unlink():
        desk.press("ctrl+k")
        desk.hands.write("unlink")
        desk.window.settle()
        desk.press("Return")
    desk.both(unlink, lambda: desk.menu_at("Unlink", "Ilka Dorn"))

    def furniture():
        desk.let_go()
        desk.page.put_caret(PIER.find("Nord News")[0])
        desk.press("b")
    desk.both(furniture, lambda: desk.menu_at("Page furniture or text", "Nord News"), keep=False)
    desk.both(lambda: desk.press("ctrl+Return"), lambda: desk.window.click_on(
        desk.window.wait_for_widget("button", "The article is done; on to the next one")))
    desk.project.check()


@suite.case("what is left to do is gone through, forward and back")
def steps(stage):
    desk = Desk(stage)
    desk.know(("The pier", 1), ("Ilka Dorn", 2))
    desk.select("Ilka Dorn")
    desk.press("1", "E")
    wait_for(lambda: desk.project.spans()[0:1] and desk.project.spans()[0].entity, "not linked")

    def by_keys(*keys):
        desk.let_go()
        desk.page.put_caret(len("The p"))
        # Function keys are the program's, and do not wait for the page to be where these led.
        desk.window.settle()
        for key in keys:
            desk.press(key)

    def by_pointer(kind, *chips):
        desk.begin_at_top()
        desk.go_through(kind)
        for chip in chips:
            desk.chip(chip)
    # Who is known is marked by Enter, or from the menu.
    desk.both(lambda: by_keys("F3", "Return"), lambda: (
        by_pointer("Known names"), desk.menu_at("Person: Ilka Dorn", "Ilka Dorn", 2)))
    desk.both(lambda: by_keys("F2", "F2", "F2", "shift+F2", "2"), lambda: (
        by_pointer("New names"), desk.click_arrow("The next one"), desk.click_arrow("The next one"),
        desk.click_arrow("The one before"), desk.chip("Organization")))
    desk.both(lambda: by_keys("F8", "7"), lambda: by_pointer("Sentences", "Event"))
    desk.both(lambda: by_keys("F5", "c", "Escape"), lambda: (
        by_pointer("Words that tell", "Claim"), desk.cross_out()))
    desk.press("F11", "Escape", "Escape")
    desk.both(lambda: by_keys("F12", "Delete"), lambda: (
        by_pointer("What is unfinished"), desk.window.click_on(
            desk.window.wait_for_widget("button", "Delete this claim"))))
    desk.project.check()


if __name__ == "__main__":
    sys.exit(suite.main())
