#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window in French: labels and roles of a label set that ships with the program are, too, and
what goes to disk has the same names as in every other language."""
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.french import make_french  # noqa: E402
from driver.project import Span, make_record  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for_equal  # noqa: E402

suite = Suite("french")
RECORD = make_record("A visit", ["Mira Solheim said it was over."])
TEXT = RECORD["text"]


def open_in_french(stage, project):
    os.environ.update(make_french(stage.folder, stage.programs.build))
    return stage.open(project, TEXT)


@suite.case("panes, labels and what is said at the foot are French")
def words(stage):
    project = stage.make_project(RECORD)
    window, page = open_in_french(stage, project)
    for label in ("Personne", "Lieu", "Affirmation"):
        window.wait_for_widget(name=lambda name, label=label: label in name)
    page.select("Mira Solheim")
    stage.hands.key("1")
    window.wait_for_widget("status", "Enregistré · 1 segment")
    window.wait_for_words("Personne")


@suite.case("what is stored has the names of the label set")
def names(stage):
    project = stage.make_project(RECORD)
    label_sets = project.query("SELECT version, json FROM label_set")
    window, page = open_in_french(stage, project)
    page.select("Mira Solheim")
    stage.hands.key("1")
    page.select("said")
    stage.hands.key("c")
    window.wait_for_widget("status", "Enregistré · 2 segments")
    at, said = TEXT.index("Mira"), TEXT.index("said")
    wait_for_equal(project.spans,
                   [Span("Person", ((at, at + 12),), "Mira Solheim", None),
                    Span("Cue", ((said, said + 4),), "said", None)])
    assert project.frames() == [{"cue": ["said"]}]
    assert project.query("SELECT version, json FROM label_set") == label_sets


if __name__ == "__main__":
    sys.exit(suite.main())
