#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Doing once more what was done: the same label again, every further place with the same words, and the
next sentence in which nothing is marked."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.page import Page  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

suite = Suite("repeating")

PIER = Article("The pier of Velmora",
               "The council said the pier is new. Oskar Lund asked the council about piers.",
               "Nobody asked Oskar Lund. The Council kept quiet.")
TWINS = Article("Two of one name", "Bram Tole met Bram Tole. Then Bram Tole left.",
                spans=[{"id": f"of-{name}", "label": "Person",
                        "fragments": [[start, start + 9]], "entity": name}
                       for name, start in (("a", 16), ("b", 30))],
                entities=[{"id": name, "type": "Person", "name": "Bram Tole"} for name in "ab"])
RAIN = Article("Rain in Norland", "It rained on the council for a week, and on Oskar Lund.")


def open_project(stage, *articles):
    project = stage.make_project(*(article.record for article in articles))
    window, page = stage.open(project, articles[0].text)
    return project, window, page


def open_list(window, words, status):
    """With Ctrl+M; waits until it tells what it found."""
    window.settle()
    window.hands.key("ctrl+m")
    field = window.wait_for_widget(name="Words to mark")
    window.wait_for_words(status)
    wait_for_equal(lambda: field.text, words)


def quotes(project):
    return sorted((span.label, span.quote) for span in project.spans())


def wait_until_closed(window):
    wait_for(lambda: window.find(name="Words to mark") is None, "the list stays open")
    window.settle()


@suite.case("two keys, or the menu, mark every further place of a mark; one undo takes it back")
def this_article(stage):
    project, window, page = open_project(stage, PIER, RAIN)
    page.locate("council")
    page.select("council")
    stage.hands.key("2")
    wait_for_equal(lambda: len(project.spans()), 1)
    open_list(window, "council", "2 places · 1 article · 1 marked already")
    stage.hands.key("Return")
    wait_until_closed(window)
    expected = [PIER.span("Organization", "council"), PIER.span("Organization", ("council", 2))]
    PIER.expect(project, *expected)
    window.wait_for_words("Marked “council” as Organization in 1 place")
    window.settle()
    stage.hands.key("ctrl+z")
    PIER.expect(project, expected[0])
    window.settle()
    stage.hands.key("ctrl+shift+z")
    PIER.expect(project, *expected)
    window.settle()
    # By the pointer.
    stage.hands.key("ctrl+z")
    PIER.expect(project, expected[0])
    page.click("council", button=3)
    item = window.wait_for_widget("menu item", lambda name: name.startswith("Mark every"))
    window.settle()
    item.activate()
    window.wait_for_words("2 places · 1 article · 1 marked already")
    window.settle()
    window.click_on(window.wait_for_widget("button", "Mark 1 place"))
    wait_until_closed(window)
    PIER.expect(project, *expected)
    project.check()


@suite.case("in every article, linked to the one whom they mention, but for what is unchecked")
def every_article(stage):
    project, window, page = open_project(stage, PIER, RAIN)
    page.select("Oskar Lund")
    stage.hands.key("1")
    wait_for_equal(lambda: len(project.spans()), 1)
    window.settle()
    stage.hands.key("e")
    window.settle()
    stage.hands.key("Return")
    wait_for(lambda: project.spans()[0].entity, "the mention is not linked")
    open_list(window, "Oskar Lund", "2 places · 1 article · 1 marked already")
    stage.hands.key("alt+a")
    window.wait_for_words("3 places · 2 articles · 1 marked already")
    box = next(found for found in window.find_all("checkbox")
               if found.name.startswith("Nobody asked"))
    window.click_on(box)
    window.wait_for_widget("button", "Mark 1 place")
    window.settle()
    stage.hands.key("ctrl+Return")
    wait_until_closed(window)
    wait_for_equal(lambda: len(project.spans()), 2)
    spans = project.spans()
    assert spans[0].entity == spans[1].entity is not None, spans
    assert quotes(project) == [("Person", "Oskar Lund")] * 2, spans
    window.wait_for_words("Marked “Oskar Lund” as Person in 1 place")
    window.settle()
    stage.hands.key("ctrl+z")
    wait_for_equal(lambda: len(project.spans()), 1)


@suite.case("words, case and label can be changed first; what is not there is said so; Escape leaves it")
def changing(stage):
    project, window, page = open_project(stage, PIER)
    before = project.history()
    page.select("council")
    open_list(window, "council", "2 places · 1 article · choose a label to mark them with")
    stage.hands.key("alt+c")
    window.wait_for_words("3 places · 1 article")
    window.settle()
    choose_label(window, "Down", "Down")
    window.wait_for_widget("button", "Mark 3 places")
    window.click_on(window.wait_for_widget(name="Words to mark"))
    stage.hands.key("ctrl+a")
    window.hands.write("nowhere")
    window.wait_for_words("Not found")
    assert "sensitive" not in window.wait_for_widget("button", "Mark").states
    stage.hands.key("Escape")
    wait_until_closed(window)
    assert project.history() == before


def choose_label(window, *keys):
    """Titles in a list that has dropped down have no names in GTK 4.8."""
    window.click_on(next(found for found in window.find_all()
                         if found.name.startswith("Label to mark them with")))
    window.settle()
    window.hands.key(*keys, "Return")


@suite.case("the full stop gives the label that was given last")
def again(stage):
    project, window, page = open_project(stage, PIER)
    page.select("council")
    stage.hands.key("period")
    window.wait_for_words("Nothing has been marked yet that could be repeated")
    stage.hands.key("3")
    PIER.expect(project, PIER.span("Government", "council"))
    window.settle()
    page.select("Oskar Lund")
    stage.hands.key("period")
    PIER.expect(project, PIER.span("Government", "council"), PIER.span("Government", "Oskar Lund"))


@suite.case("F8 selects the next sentence in which nothing is marked, Shift+F8 the one before")
def sentences(stage):
    project, window, page = open_project(stage, PIER)
    page.select("Oskar Lund")
    stage.hands.key("1")
    PIER.expect(project, PIER.span("Person", "Oskar Lund"))
    window.settle()
    stage.hands.key("F8")
    window.settle()
    stage.hands.key("2")
    PIER.expect(project, PIER.span("Person", "Oskar Lund"),
                PIER.span("Organization", "Nobody asked Oskar Lund."))
    window.settle()
    stage.hands.key("shift+F8")
    window.settle()
    stage.hands.key("3")
    PIER.expect(project, PIER.span("Person", "Oskar Lund"),
                PIER.span("Organization", "Nobody asked Oskar Lund."),
                PIER.span("Government", "The council said the pier is new."))
    window.settle()
    stage.hands.key("F8", "F8")
    window.wait_for_words("Every sentence from here on has an annotation")


@suite.case("F3 goes to the next place where somebody known is named; Enter marks it and goes on")
def known(stage):
    project, window, page = open_project(stage, PIER)
    page.select("Oskar Lund")
    stage.hands.key("1")
    wait_for_equal(lambda: len(project.spans()), 1)
    window.settle()
    stage.hands.key("e")
    window.settle()
    stage.hands.key("Return")
    wait_for(lambda: project.spans()[0].entity, "the mention is not linked")
    window.settle()
    stage.hands.key("Escape")
    window.settle()
    stage.hands.key("F3")
    window.wait_for_words("Person: Oskar Lund? Enter marks it")
    stage.hands.key("Return")
    window.wait_for_words("That was the last known name from here on")
    who = project.spans()[0].entity
    PIER.expect(project, PIER.span("Person", "Oskar Lund", entity=who),
                PIER.span("Person", ("Oskar Lund", 2), entity=who))
    window.settle()
    stage.hands.key("F3")
    window.wait_for_words("No known name is left unmarked from here on")
    stage.hands.key("ctrl+z")
    PIER.expect(project, PIER.span("Person", "Oskar Lund", entity=who))


@suite.case("F2 selects the next name that nobody knows, Shift+F2 the one before; E makes it known")
def new_names(stage):
    project, window, page = open_project(stage, PIER)
    page.put_caret(PIER.find("The council")[0])
    window.settle()
    stage.hands.key("F2")
    window.wait_for_words("“Oskar Lund”? The key of a label marks it")
    stage.hands.key("1", "E")
    person = PIER.span("Person", "Oskar Lund", entity="Oskar Lund")
    PIER.expect(project, person)
    window.settle()
    # Who is known by now is F3’s.
    stage.hands.key("F2")
    window.wait_for_words("“Council”? The key of a label marks it")
    stage.hands.key("F2")
    window.wait_for_words("No new name is left unmarked from here on")
    stage.hands.key("shift+F2", "shift+F2")
    window.wait_for_words("No new name is left unmarked before this")
    window.settle()
    stage.hands.key("ctrl+z")
    PIER.expect(project, PIER.span("Person", "Oskar Lund"))
    assert project.entities() == {}
    stage.hands.key("ctrl+shift+z")
    PIER.expect(project, person)
    project.check()


@suite.case("E links to the one who bears the name already; where two do, it asks")
def by_name(stage):
    project, window, page = open_project(stage, PIER, TWINS)

    def linked():
        return [span for span in project.spans() if span.entity == "Oskar Lund"]
    wanted = [PIER.span("Person", ("Oskar Lund", nth), entity="Oskar Lund") for nth in (1, 2)]
    page.select("Oskar Lund")
    stage.hands.key("1", "E")
    wait_for_equal(linked, wanted[:1])
    window.settle()
    page.select("Oskar Lund", 2)
    stage.hands.key("1", "E")
    wait_for_equal(linked, wanted)
    assert project.query("SELECT count(*) FROM entity") == [(3,)]
    window.settle()
    stage.hands.key("alt+Down")
    wait_for(lambda: any(frame.name.startswith("Two of one name") for frame in window.windows),
             "the next article is not opened")
    window.settle()
    page = Page(window, TWINS.text)
    page.select("Bram Tole", 3)
    stage.hands.key("1", "E")
    wait_for(lambda: (focus := window.focus) is not None and focus.role != "document"
             and "editable" in focus.states, "nobody is asked about")
    assert project.query("SELECT count(*) FROM span WHERE entity_id IS NULL") == [(1,)]
    window.settle()
    stage.hands.key("Return")
    wait_for_equal(lambda: project.query("SELECT count(*) FROM span WHERE entity_id IS NULL"),
                   [(0,)])
    assert project.query("SELECT count(*) FROM entity") == [(3,)]


@suite.case("F5 selects the next words that tell of a claim; those of a claim are passed by")
def cues(stage):
    project, window, page = open_project(stage, PIER)
    page.put_caret(PIER.find("The council")[0])
    window.settle()
    stage.hands.key("F5")
    window.wait_for_words("“said”? c begins a new Claim with it")
    stage.hands.key("c", "Return")
    claim = {"source": ["The council"], "cue": ["said"], "content": ["the pier is new"]}
    wait_for_equal(project.frames, [claim])
    window.settle()
    stage.hands.key("F5")
    window.wait_for_words("“asked”? c begins a new Claim with it")
    stage.hands.key("shift+F5")
    window.wait_for_words("No words that tell of a claim are left before this")
    window.settle()
    stage.hands.key("ctrl+z", "ctrl+z")
    wait_for_equal(project.frames, [])


if __name__ == "__main__":
    sys.exit(suite.main())
