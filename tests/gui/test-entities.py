#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two spellings of one name become one entity: linked by keys, seen in the article, unlinked, merged
in undo and redo; somebody in a knowledge base becomes one; and what kind of mention a mention is."""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

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


BASE = """id,name,aliases,type,description,sitelinks
Q1,Mira Solheim,Myra Solheim|미라 솔하임,human,minister of Norland,40
Q2,Mira Solheim,,human,painter,12
Q3,Port Sund,,city,harbour of Norland,70
"""


def mentions(project):
    return project.query("SELECT f.quote, s.mention FROM span s JOIN fragment f ON f.span_id = s.id"
                         " ORDER BY f.start")


@suite.case("a knowledge base is taken in by the dialogue, and somebody in it becomes an entity")
def knowledge(stage):
    project = stage.make_project(ARTICLE.record)
    window, page = stage.open(project, ARTICLE.text)
    path = stage.desktop.home / "people.csv"
    path.write_text(BASE + "no name,\n", encoding="utf-8")
    stage.hands.key("ctrl+k")
    window.settle()
    stage.hands.write("knowledge bases")
    window.settle()
    stage.hands.key("Return")
    window.wait_for_words("No Knowledge Bases")
    window.settle()
    stage.hands.key("Return")
    wait_for(lambda: len(window.windows) == 3, "no dialogue for a file")
    window.settle()
    stage.hands.write(str(path))
    window.settle()
    stage.hands.key("Return")
    window.wait_for_words("people: 3 entries taken in.", "line 5: it has no name")
    wait_for_equal(lambda: project.query("SELECT name, n_entries FROM knowledge_base"),
                   [("people", 3)])
    window.settle()
    stage.hands.key("Escape")
    wait_for(lambda: len(window.windows) == 1, "the dialogue stays")
    window.settle()
    # The project knows nobody: the field offers who is in the base, and the words as they are.
    page.select("Mira Solheym")
    stage.hands.key("1", "e")
    window.settle()
    stage.hands.write("mira")
    window.wait_for_words("people · minister of Norland")
    window.settle()
    stage.hands.key("Up", "Up")
    window.settle()
    stage.hands.key("Return")
    ARTICLE.expect(project, person("Mira Solheym"))
    wait_for_equal(lambda: project.query("SELECT scheme, value FROM entity_external"),
                   [("wikidata", "Q1")])
    assert project.entities() == {NAME: {"Myra Solheim", "미라 솔하임", "Mira Solheym"}}
    # Again it is the same one, which now stands among the project's entities.
    window.settle()
    link(stage, page, "Myra Solheim")
    ARTICLE.expect(project, person("Mira Solheym"), person("Myra Solheim"))
    assert len(project.entities()) == 1
    before = project.history()
    stage.hands.key("ctrl+z")
    ARTICLE.expect(project, person("Mira Solheym"), person("Myra Solheim", entity=None))
    stage.hands.key("ctrl+z", "ctrl+z")
    ARTICLE.expect(project, person("Mira Solheym", entity=None))
    assert project.entities() == {}
    stage.hands.key("ctrl+shift+z", "ctrl+shift+z", "ctrl+shift+z")
    ARTICLE.expect(project, person("Mira Solheym"), person("Myra Solheim"))
    assert project.history() == before
    project.check()


@suite.case("a mention is a name, a description or a pronoun: guessed, said by button and by key")
def kinds(stage):
    project = stage.make_project(ARTICLE.record)
    window, page = stage.open(project, ARTICLE.text)
    # Words that are lit are not found on the screen any more.
    for words in ("Foreign minister", "Her"):
        page.locate(words)
    link(stage, page, "Mira Solheym", NAME)
    link(stage, page, "Foreign minister", NAME)
    link(stage, page, "Her", NAME)
    wait_for_equal(lambda: mentions(project),
                   [("Foreign minister", 1), ("Mira Solheym", 1), ("Her", 3)])
    names = {NAME: {"Mira Solheym", "Foreign minister"}}
    wait_for_equal(project.entities, names)
    window.settle()
    page.click("Foreign minister")
    window.settle()
    # GTK 4.8 calls one that stays down a button.
    window.click_on(wait_for(lambda: next((node for node in window.find_all(None, "Description")
                                           if node.role != "label"), None), "no button"))
    wait_for_equal(lambda: dict(mentions(project))["Foreign minister"], 2)
    window.wait_for_words("“Foreign minister” is a description")
    stage.hands.move(*page.area.middle)
    window.settle()
    stage.hands.key("ctrl+z")
    wait_for_equal(lambda: dict(mentions(project))["Foreign minister"], 1)
    stage.hands.key("ctrl+shift+z")
    wait_for_equal(lambda: dict(mentions(project))["Foreign minister"], 2)
    # Away from the words, whose tip covers others.
    stage.hands.move(300, 30)
    window.settle()
    page.click("Her")
    stage.hands.move(300, 30)
    window.settle()
    stage.hands.key("k")
    wait_for_equal(lambda: dict(mentions(project))["Her"], 1)
    record = json.loads(project.export())
    assert [span["mention"] for span in record["spans"]] == ["nominal", "name", "name"]
    project.check()


if __name__ == "__main__":
    sys.exit(suite.main())
