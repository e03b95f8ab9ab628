#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A mark that cannot be saved: it is not painted, the window says so and why, nothing is hurt, and
the next one is saved as soon as it can be."""
import contextlib
import pathlib
import resource
import sqlite3
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.tap import Suite  # noqa: E402

suite = Suite("saving")

PLAIN = Article("The strait stays closed",
                "The minister Irena Marrow spoke in the city of Port Halmar on Friday.",
                "Nobody answered her.")


@contextlib.contextmanager
def another_writer(window, project):
    """For longer than the program waits."""
    with contextlib.closing(sqlite3.connect(project.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextlib.contextmanager
def no_room(window, project):
    """No file of the program's may grow, as on a full disk."""
    pid, old = window.process.pid, resource.prlimit(window.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, old[1]))
    yield
    resource.prlimit(pid, resource.RLIMIT_FSIZE, old)


def fail_and_recover(stage, obstacle, reason):
    project = stage.make_project(PLAIN.record)
    window, page = stage.open(project, PLAIN.text)
    page.select("Port Halmar")
    stage.hands.key("6")
    window.wait_until_saved(1)
    first = PLAIN.span("Place", "Port Halmar")
    plain, marked = page.colors("Irena Marrow"), page.colors("Port Halmar")

    with obstacle(window, project):
        page.select("Irena Marrow")
        stage.hands.key("1")
        window.wait_for_widget("status", "Not saved")
        window.wait_for_words(reason)
        assert not [words for words in window.words() if words.startswith("Marked")]
        # Read, and gone; the article stands where it stood.
        window.click_on(window.wait_for_widget("button", "I have read this message"))
        window.settle()
        stage.hands.key("Left")
        window.settle()
        assert page.colors("Irena Marrow") == plain, "what was not saved is painted"
        assert page.colors("Port Halmar") == marked, "what was saved is painted otherwise"
        assert window.find("list item", "Person: Irena Marrow") is None
        PLAIN.expect(project, first)

    project.check()
    page.select("Irena Marrow")
    stage.hands.key("1")
    window.wait_until_saved(2)
    PLAIN.expect(project, first, PLAIN.span("Person", "Irena Marrow"))
    stage.hands.key("Escape", "Escape", "Left")
    window.settle()
    assert page.colors("Irena Marrow") != plain, "what is saved is not painted"


@suite.case("while another program keeps on writing to the project")
def locked(stage):
    fail_and_recover(stage, another_writer, "another program is writing to the project")


@suite.case("where there is no room")
def full(stage):
    fail_and_recover(stage, no_room, "nothing that was saved is lost")


if __name__ == "__main__":
    sys.exit(suite.main())
