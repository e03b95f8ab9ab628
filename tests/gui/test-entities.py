#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two spellings of one name become one entity: linked by keys, seen in the article, unlinked, merged
in undo and redo."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for_equal  # noqa: E402

suite = Suite("entities")

ARTICLE = Article(
    "A minister by two names",
    "Foreign minister Mira Solheym left for Port Sund on Friday.",
    "Her office had announced earlier that Myra Solheim would stay at home.",
    "Nobody asked Mira Solheym.")
NAME = "Mira Solheim"


def link(stage, page, words, name=None, nth=1):
    """Marks the words as a person and links the mark, under a name that is typed or as proposed."""
    page.select(words, nth)
    stage.hands.key("1", "e")
    page.window.settle()
    if name is not None:
        stage.hands.write(name)
        page.window.settle()
    stage.hands.key("Return")
    # The field has the keys until the link is on disk.
    page.window.settle()


def person(words, nth=1, entity=NAME):
    return ARTICLE.span("Person", (words, nth), entity=entity)


@suite.case("two spellings become one entity with two aliases, by keys")
def one_entity(stage):
    project = stage.make_project(ARTICLE.record)
    window, page = stage.open(project, ARTICLE.text)
    link(stage, page, "Mira Solheym", NAME)
    ARTICLE.expect(project, person("Mira Solheym"))
    assert project.entities() == {NAME: {"Mira Solheym"}}, project.entities()
    link(stage, page, "Myra Solheim", NAME)
    ARTICLE.expect(project, person("Mira Solheym"), person("Myra Solheim"))
    assert project.entities() == {NAME: {"Mira Solheym", "Myra Solheim"}}, project.entities()
    window.wait_for_words("Linked “Myra Solheim” to Mira Solheim")
    project.check()


@suite.case("a name that is known is proposed, and Enter takes it")
def proposed(stage):
    project = stage.make_project(ARTICLE.record)
    _, page = stage.open(project, ARTICLE.text)
    link(stage, page, "Mira Solheym", NAME)
    ARTICLE.expect(project, person("Mira Solheym"))
    link(stage, page, "Mira Solheym", nth=2)
    ARTICLE.expect(project, person("Mira Solheym"), person("Mira Solheym", 2))
    assert list(project.entities()) == [NAME]


@suite.case("a name that nobody knows makes an entity of the words, never of another one like them")
def not_taken_in_haste(stage):
    project = stage.make_project(ARTICLE.record)
    _, page = stage.open(project, ARTICLE.text)
    link(stage, page, "Mira Solheym", NAME)
    link(stage, page, "Myra Solheim")
    ARTICLE.expect(project, person("Mira Solheym"), person("Myra Solheim", entity="Myra Solheim"))
    assert project.entities() == {NAME: {"Mira Solheym"}, "Myra Solheim": set()}


@suite.case("the other mentions of an entity light up in the article, and only they")
def light_up(stage):
    project = stage.make_project(ARTICLE.record)
    # The label beside what is selected would be a colour among those of its words.
    stage.desktop.set_settings(label_chips="'off'")
    try:
        look_at_mentions(stage, project)
    finally:
        stage.desktop.set_settings()


def look_at_mentions(stage, project):
    window, page = stage.open(project, ARTICLE.text)
    link(stage, page, "Mira Solheym", NAME)
    link(stage, page, "Myra Solheim", NAME)
    page.select("Mira Solheym", 2)
    stage.hands.key("1")
    wait_for_equal(lambda: len(project.spans()), 3)
    for nth in (1, 2):
        page.locate("Mira Solheym", nth)
    page.locate("Myra Solheim")
    seen = {}
    for words, nth in (("Mira Solheym", 1), ("Myra Solheim", 1), ("Mira Solheym", 2)):
        page.click(words, nth)
        stage.hands.move(300, 30)
        window.settle()
        seen[words, nth] = page.colors("Myra Solheim")
    # What is selected itself has grips at its ends besides.
    lit = seen["Mira Solheym", 1] & seen["Myra Solheim", 1]
    assert lit - seen["Mira Solheym", 2], "the other mention is not lit, or a mention of nothing lights it"


@suite.case("linking is taken back and done again, and a wrong link is taken away")
def back_and_forth(stage):
    project = stage.make_project(ARTICLE.record)
    window, page = stage.open(project, ARTICLE.text)
    link(stage, page, "Mira Solheym", NAME)
    link(stage, page, "Myra Solheim", NAME)
    both = [person("Mira Solheym"), person("Myra Solheim")]
    ARTICLE.expect(project, *both)
    stage.hands.key("ctrl+z")
    ARTICLE.expect(project, both[0], person("Myra Solheim", entity=None))
    assert project.entities() == {NAME: {"Mira Solheym"}}
    stage.hands.key("ctrl+shift+z")
    ARTICLE.expect(project, *both)
    assert project.entities() == {NAME: {"Mira Solheym", "Myra Solheim"}}
    page.click("Myra Solheim")
    window.click_on(window.wait_for_widget(name="Unlink from this entity"))
    ARTICLE.expect(project, both[0], person("Myra Solheim", entity=None))
    project.check()


@suite.case("Escape in the field links nothing and leads back to the article")
def escape(stage):
    project = stage.make_project(ARTICLE.record)
    window, page = stage.open(project, ARTICLE.text)
    page.select("Mira Solheym")
    stage.hands.key("1", "e")
    window.settle()
    stage.hands.key("Escape")
    window.settle()
    stage.hands.key("2")
    ARTICLE.expect(project, ARTICLE.span("Organization", "Mira Solheym"))
    assert project.entities() == {}


if __name__ == "__main__":
    sys.exit(suite.main())
