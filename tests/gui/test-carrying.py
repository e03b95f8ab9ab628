#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Annotations go over to copies of an article: looked at first, by keys and by the pointer, one undo."""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

suite = Suite("carrying")

# Long enough for copies to be told by it.
BODY = [
    "The council of Velmora asked for a new pier on Friday, after a winter in which storms had taken "
    "away the old one plank by plank and nobody could say any longer where the ferries should land.",
    "Oskar Lund, who has run the ferries for eleven years, told the council that a longer pier would "
    "spare the boats two hours a week and the town the noise of their engines below its windows.",
    "The mayor answered that the money was there for stone but not for steel, and that whoever wanted "
    "lamps on the pier would have to carry them out in the evening and home again in the morning.",
]


def open_copies(stage):
    project = stage.make_project()
    for name, title in (("a", "The new pier"), ("b", "Velmora gets a pier"), ("c", "A pier at last")):
        path = stage.folder / f"{name}.html"
        body = "".join(f"<p>{paragraph}</p>" for paragraph in BODY)
        path.write_text(f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}'
                        f"</title></head><body><main><article><h1>{title}</h1>{body}</article></main>"
                        "</body></html>", encoding="utf-8")
        stage.programs.obelusctl("import", project.path, path)
    text = texts(project)["The new pier"]
    window, page = stage.open(project, text)
    return project, window, page


def records(project):
    return [json.loads(line) for line in project.export().splitlines()]


def texts(project):
    return {record["title"]: record["text"] for record in records(project)}


def marked(project):
    return {record["title"]: sorted(span["quote"] for span in record["spans"])
            for record in records(project)}


def mark(stage, window, page, project, words, key):
    before = len(project.spans())
    page.select(words)
    stage.hands.key(key)
    wait_for_equal(lambda: len(project.spans()), before + 1)
    window.settle()


@suite.case("two keys carry what is annotated over to all copies; one undo takes it back")
def keys(stage):
    project, window, page = open_copies(stage)
    mark(stage, window, page, project, "Oskar Lund", "1")
    mark(stage, window, page, project, "new pier", "6")
    stage.hands.key("Escape", "Escape", "Left")
    window.settle()
    stage.hands.key("ctrl+shift+v")
    window.wait_for_widget("button", lambda name: name.startswith("Carry "))
    window.wait_for_words("new annotation")
    window.settle()
    before = marked(project)
    stage.hands.key("Return")
    wait_for(lambda: len(window.windows) == 1, "the dialogue stays")
    wait_for(lambda: marked(project)["A pier at last"] == ["Oskar Lund"], lambda: marked(project))
    assert marked(project)["Velmora gets a pier"] == ["Oskar Lund"], marked(project)
    window.settle()
    stage.hands.key("ctrl+z")
    wait_for_equal(lambda: marked(project), before)
    window.settle()
    stage.hands.key("ctrl+shift+z")
    wait_for(lambda: marked(project)["A pier at last"] == ["Oskar Lund"], lambda: marked(project))
    project.check()


@suite.case("by the pointer, to the copies that are left ticked; Escape carries nothing")
def pointer(stage):
    project, window, page = open_copies(stage)
    mark(stage, window, page, project, "Oskar Lund", "1")
    before = marked(project)
    stage.hands.key("ctrl+shift+v")
    window.wait_for_widget("checkbox", "A pier at last")
    window.settle()
    stage.hands.key("Escape")
    wait_for(lambda: len(window.windows) == 1, "the dialogue stays")
    assert marked(project) == before, marked(project)
    window.settle()
    stage.hands.key("ctrl+shift+v")
    box = window.wait_for_widget("checkbox", "A pier at last")
    window.settle()
    window.click_on(box)
    window.click_on(window.wait_for_widget("button", "Carry 1 annotation over"))
    wait_for(lambda: marked(project)["Velmora gets a pier"] == ["Oskar Lund"],
             lambda: marked(project))
    assert marked(project)["A pier at last"] == [], marked(project)


if __name__ == "__main__":
    sys.exit(suite.main())
