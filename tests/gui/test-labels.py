#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Labels are changed while one works: added, renamed, merged with all that is marked with them; and
what one is for is a key away."""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.labels import go_to, open_labels, open_part  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

suite = Suite("labels")

PIER = Article("The pier of Velmora",
               "The council said the pier is new. Oskar Lund asked the council about Velmora.")
PORT = Article("The port of Velmora",
               "The council said the port is closed. Oskar Lund asked the council about it.",
               spans=[{"id": "s", "label": "Source", "fragments": [[20, 31]]},
                      {"id": "c", "label": "Content", "fragments": [[37, 55]]}],
               frames=[{"id": "f", "type": "Claim", "roles": {"source": ["s"], "content": ["c"]},
                        "attributes": {"act": "assert"}}])
FIELD = ("text", "text box", "entry")
RAIN = Article("Rain in Norland", "It rained on the quay for a week.")


def label_set(project):
    return json.loads(project.query("SELECT json FROM label_set ORDER BY version DESC")[0][0])


def names(project):
    return [label["name"] for label in label_set(project)["span_labels"]]


def label(project, name):
    return next(one for one in label_set(project)["span_labels"] if one["name"] == name)


def close(window, left=1):
    window.hands.key("Escape")
    wait_for(lambda: len(window.windows) == left, "the window stays")
    window.settle()


def click_in_dialogue(window, node):
    """Windows stand at the top left, and so does what is in them."""
    contents = window.windows[-1].children[0].box
    window.hands.click(*node.box.moved(-min(contents.left, 0), -min(contents.top, 0)).middle)
    window.settle()


def frame_type(project):
    return next(one for one in label_set(project)["frame_types"] if one["name"] == "Claim")


def acts(project):
    return project.query("SELECT name, value FROM frame_attribute ORDER BY name")


def n_versions(project):
    return project.query("SELECT count(*) FROM label_set")[0][0]


def undo_and_redo(stage, window, before, after, state):
    """In the main window, by the keys."""
    stage.hands.key("ctrl+z")
    wait_for_equal(state, before)
    window.settle()
    stage.hands.key("ctrl+shift+z")
    wait_for_equal(state, after)
    window.settle()


def click(window, role, name, nth=-1):
    """By the pointer; the last of several, which is in the window on top."""
    window.wait_for_widget(role, name)
    click_in_dialogue(window, window.find_all(role, name)[nth])


def type_over(window, name, text):
    """By the pointer into a field; it is left by whatever comes next."""
    click(window, FIELD, name)
    window.hands.key("ctrl+a")
    window.hands.write(text)
    window.settle()


def write(window, name, text):
    go_to(window, name)
    window.hands.key("ctrl+a", "Delete")
    window.hands.write(text)
    window.hands.key("Return")
    window.settle()


@suite.case("a label is added, and its key marks; a name changes in every article; undo brings all back")
def add_and_rename(stage):
    project = stage.make_project(PIER.record, RAIN.record)
    window, page = stage.open(project, PIER.text)
    page.locate("Oskar Lund")
    open_labels(window)
    write(window, "Add a label", "Structure")
    wait_for(lambda: "Structure" in names(project), "it is not added")
    key = label(project, "Structure")["key"]
    close(window)
    page.select("pier", 2)
    stage.hands.key(key)
    PIER.expect(project, PIER.span("Structure", ("pier", 2)))
    window.settle()
    stage.hands.key("ctrl+z", "ctrl+z")
    wait_for(lambda: "Structure" not in names(project), "undo does not take it back")
    window.settle()
    page.select("Oskar Lund")
    stage.hands.key("1")
    PIER.expect(project, PIER.span("Person", "Oskar Lund"))
    open_labels(window)
    write(window, "Name", "Human")
    PIER.expect(project, PIER.span("Human", "Oskar Lund"))
    wait_for(lambda: "Person" not in names(project) and "Human" in names(project), "two names")
    write(window, "What it is for", "People with names")
    wait_for_equal(lambda: label(project, "Human")["guideline"], "People with names")
    close(window)
    stage.hands.key("ctrl+z", "ctrl+z")
    PIER.expect(project, PIER.span("Person", "Oskar Lund"))
    window.settle()
    stage.hands.key("ctrl+shift+z")
    PIER.expect(project, PIER.span("Human", "Oskar Lund"))
    rename_by_pointer(stage, window, page, project)
    project.check()


def rename_by_pointer(stage, window, page, project):
    """Leaving the field keeps the name, and one stays where one went; Escape takes back what was
    typed, and closes the window only then."""
    window.settle()
    page.click("Oskar Lund")
    open_labels(window)
    type_over(window, "Name", "Folk")
    click(window, FIELD, "Key")
    PIER.expect(project, PIER.span("Folk", "Oskar Lund"))
    window.settle()
    wait_for(lambda: (focus := window.focus) is not None
             and "Key" in (focus.name, focus.parent.name), "the focus does not stay")
    history = project.history()
    type_over(window, "Name", "Nobody")
    stage.hands.key("Escape")
    window.settle()
    assert len(window.windows) == 2, "the window is closed"
    close(window)
    assert project.history() == history
    undo_and_redo(stage, window, [PIER.span("Human", "Oskar Lund")],
                  [PIER.span("Folk", "Oskar Lund")], project.spans)


@suite.case("a merge says what it would do before it is done, and one undo takes it back")
def merge(stage):
    project = stage.make_project(PIER.record)
    window, page = stage.open(project, PIER.text)
    for words, key, count in (("council", "2", 1), ("Velmora", "3", 2)):
        page.select(words)
        stage.hands.key(key)
        window.wait_until_saved(count)
        window.settle()
    before = [PIER.span("Organization", "council"), PIER.span("Government", "Velmora")]
    PIER.expect(project, *before)
    open_labels(window)
    go_to(window, "Merge into")
    stage.hands.key("space", "Home", "Down", "Down", "Return")
    window.wait_for_widget("button", "Merge: 1 annotation in 1 article")
    PIER.expect(project, *before)
    window.settle()
    go_to(window, "Merge: 1 annotation in 1 article")
    stage.hands.key("space")
    PIER.expect(project, PIER.span("Organization", "council"),
                PIER.span("Organization", "Velmora"))
    assert "Government" not in names(project)
    window.settle()
    close(window)
    stage.hands.key("ctrl+z")
    PIER.expect(project, *before)
    assert "Government" in names(project)
    project.check()


@suite.case("what a label is for is a key away; its attributes, values, key and place are changed")
def guideline_and_parts(stage):
    project = stage.make_project(PIER.record)
    window, page = stage.open(project, PIER.text)
    page.select("Oskar Lund")
    stage.hands.key("1")
    window.wait_until_saved(1)
    history = project.history()
    window.settle()
    stage.hands.key("F4")
    window.wait_for_widget(name="What the label is for")
    window.wait_for_words(label(project, "Person")["guideline"])
    window.wait_for_words("Oskar Lund")
    close(window)
    assert project.history() == history
    change_parts(stage, window, project)
    # With nothing selected, of all of them.
    stage.hands.key("Escape")
    window.settle()
    stage.hands.key("F4")
    window.wait_for_words(label(project, "Place")["guideline"])
    close(window)


def change_parts(stage, window, project):
    """What is in use stays, and that is said."""
    open_labels(window)
    write(window, "Key", "z")
    wait_for_equal(lambda: label(project, "Person")["key"], "z")
    go_to(window, "Another attribute")
    window.hands.write("rank")
    window.hands.key("equal")
    window.hands.write("low, high")
    window.hands.key("Return")
    wait_for(lambda: any(a["name"] == "rank" for a in label(project, "Person")["attributes"]),
             "the attribute is not added")
    window.settle()
    open_part(window, "Rank")
    write(window, "Another value of Rank", "middling")
    wait_for_equal(lambda: label(project, "Person")["attributes"][-1]["values"],
                   ["low", "high", "middling"])
    window.settle()
    go_to(window, "Further down")
    stage.hands.key("space")
    wait_for_equal(lambda: names(project)[:2], ["Organization", "Person"])
    window.settle()
    go_to(window, "Remove all of it, if nothing uses it")
    history = project.history()
    stage.hands.key("space")
    window.wait_for_words("1 annotation uses “Person”")
    assert project.history() == history
    close(window)


@suite.case("a role, an attribute and a value get other names with all that is annotated, and back")
def rename_parts(stage):
    project = stage.make_project(PORT.record)
    window, _ = stage.open(project, PORT.text)
    said = PORT.text[20:31]
    closed = PORT.text[37:55]

    def state():
        return project.frames(), acts(project)
    states = [state()]
    assert states[0] == ([{"source": [said], "content": [closed]}], [("act", '"assert"')])
    open_labels(window)
    open_part(window, "Claim")
    open_part(window, "Source")
    write(window, "Name of Source", "speaker")
    states.append(([{"speaker": [said], "content": [closed]}], [("act", '"assert"')]))
    wait_for_equal(state, states[-1])
    window.settle()
    open_part(window, "Act")
    write(window, "Name of Act", "deed")
    states.append((states[-1][0], [("deed", '"assert"')]))
    wait_for_equal(state, states[-1])
    window.settle()
    write(window, "Name of the value assert", "state")
    states.append((states[-1][0], [("deed", '"state"')]))
    wait_for_equal(state, states[-1])
    window.settle()
    assert "speaker" in [role["name"] for role in frame_type(project)["roles"]]
    close(window)
    for before, after in reversed(list(zip(states, states[1:]))):
        undo_and_redo(stage, window, before, after, state)
        stage.hands.key("ctrl+z")
        wait_for_equal(state, before)
        window.settle()
    assert "source" in [role["name"] for role in frame_type(project)["roles"]]
    project.check()


@suite.case("labels are written to a file and taken from one, and undo brings the old ones back")
def files(stage):
    project = stage.make_project(PIER.record)
    window, _ = stage.open(project, PIER.text)
    path = stage.folder / "labels.json"
    open_labels(window)
    click_in_dialogue(window, window.wait_for_widget("button", "Write…"))
    choose_file(window, path)
    wait_for(lambda: path.exists() and path.read_text(encoding="utf-8"), "nothing is written")
    window.wait_for_words("Written to")
    written = json.loads(path.read_text(encoding="utf-8"))
    assert written == label_set(project)
    written["span_labels"].append({"name": "Ship", "kind": "entity"})
    path.write_text(json.dumps(written), encoding="utf-8")
    history = project.history()
    window.settle()
    go_to(window, "Open…")
    stage.hands.key("space")
    choose_file(window, path)
    window.wait_for_words("The label “Ship” is new")
    assert project.history() == history
    window.settle()
    click_in_dialogue(window, window.wait_for_widget(
        "button", lambda name: name.startswith("Take them")))
    wait_for(lambda: "Ship" in names(project), "they are not taken")
    wait_for(lambda: len(window.windows) == 2, "the question stays")
    window.settle()
    close(window)
    undo_and_redo(stage, window, False, True, lambda: "Ship" in names(project))
    project.check()


def choose_file(window, path):
    """In the dialogue for files that has come up over the labels."""
    wait_for(lambda: len(window.windows) == 3, "no dialogue for a file")
    window.settle()
    if window.find("button", "Open") is not None:
        window.hands.key("ctrl+l")
        window.settle()
    window.hands.key("ctrl+a")
    window.hands.write(str(path))
    window.settle()
    window.hands.key("Return")
    window.settle()


@suite.case("the versions of the labels tell what has changed from each to the next")
def versions(stage):
    project = stage.make_project(PORT.record)
    window, _ = stage.open(project, PORT.text)
    open_labels(window)
    go_to(window, "Versions…")
    stage.hands.key("space")
    window.wait_for_words("The labels are as they were at the beginning")
    close(window, 2)
    project.programs.obelusctl("labels", project.path, "--rename", "Claim.source=speaker")
    project.programs.obelusctl("labels", project.path, "--set", "Person:key=z")
    window.settle()
    click_in_dialogue(window, window.wait_for_widget("button", "Versions…"))
    # The latest is open.
    window.wait_for_words("“Person”, Key: “1” → “z”")
    window.wait_for_words("Version 3 · ")
    window.wait_for_words("The labels at the beginning")
    window.settle()
    open_part(window, "Rename “Claim.source” to “speaker”")
    window.wait_for_words("The role “source” of “Claim” is now called “speaker”")
    click_in_dialogue(window, window.wait_for_widget("label", "Change “Person” in the labels"))
    wait_for(lambda: "“Person”, Key: “1” → “z”" not in window.words(), "a click does not close it")
    assert n_versions(project) == 3
    close(window, 2)
    close(window)


@suite.case("the roles of a claim in hand are in sight, however many labels there are")
def many_labels(stage):
    project = stage.make_project(PIER.record)
    stage.programs.obelusctl("labels", project.path,
                             *(f"--add=Label that has the number {i}" for i in range(60)))
    window, page = stage.open(project, PIER.text)
    page.select("said")
    stage.hands.key("c")
    wait_for_equal(project.frames, [{"cue": ["said"]}])
    page.select("The council")
    source = window.wait_for_widget("button", "Source")
    window.settle()
    window.click_on(source)
    wait_for_equal(project.frames, [{"cue": ["said"], "source": ["The council"]}])


if __name__ == "__main__":
    sys.exit(suite.main())
