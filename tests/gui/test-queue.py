#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The articles as a queue: one key says that one is done and opens the next that is not."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

suite = Suite("queue")

TITLES = ["Boats in the harbour", "Rain in Norland", "A bridge for Velmora", "The last ferry"]
ARTICLES = [Article(title, f"Nothing happened, said {title.split()[-1]}.") for title in TITLES]


def statuses(project):
    """Of the articles by title: 0 is new, 2 is done."""
    return [status for title in TITLES
            for status, in project.query("SELECT status FROM document WHERE title = ?", title)]


def open_project(stage, **settings):
    stage.desktop.set_settings(**settings)
    project = stage.make_project(*(article.record for article in ARTICLES))
    window = stage.start(project.path)
    wait_until_open(window, TITLES[0])
    return project, window


def wait_until_open(window, title):
    wait_for(lambda: any(frame.name.startswith(f"{title} — ") for frame in window.windows),
             lambda: f"not “{title}”, but {[frame.name for frame in window.windows]}")
    window.settle()


def rows(window):
    """The articles that are listed, by title."""
    names = [node.name for node in window.find_all("list item")]
    return [title for name in names for title in TITLES if name.startswith(title)]


@suite.case("Ctrl+Enter all the way; at the end it says so; the list tells how far one is")
def by_keyboard(stage):
    project, window = open_project(stage)
    window.wait_for_words("4 articles")
    stage.hands.key("ctrl+Return")
    wait_until_open(window, TITLES[1])
    wait_for_equal(lambda: statuses(project), [2, 0, 0, 0])
    window.wait_for_words("1 of 4 done")
    window.wait_for_words(f"“{TITLES[0]}” is now done")
    stage.hands.key("ctrl+z")
    wait_until_open(window, TITLES[0])
    wait_for_equal(lambda: statuses(project), [0, 0, 0, 0])
    window.wait_for_words("4 articles")
    stage.hands.key("ctrl+shift+z")
    wait_for_equal(lambda: statuses(project), [2, 0, 0, 0])
    window.settle()
    stage.hands.key("ctrl+Return")
    wait_until_open(window, TITLES[1])
    stage.hands.key("ctrl+Return")
    wait_until_open(window, TITLES[2])
    stage.hands.key("alt+Next")
    wait_until_open(window, TITLES[3])
    stage.hands.key("ctrl+Return")
    wait_until_open(window, TITLES[2])
    stage.hands.key("ctrl+Return")
    wait_for_equal(lambda: statuses(project), [2, 2, 2, 2])
    window.wait_for_words(f"“{TITLES[2]}” is now done. All articles are done")
    window.wait_for_words("4 of 4 done")
    stage.hands.key("ctrl+Return")
    window.wait_for_words("All articles are done")
    project.check()


@suite.case("each article that is done is one entry of the history")
def entries(stage):
    project, window = open_project(stage)
    stage.hands.key("ctrl+Return")
    wait_until_open(window, TITLES[1])
    stage.hands.key("ctrl+Return")
    wait_until_open(window, TITLES[2])
    wait_for_equal(lambda: statuses(project), [2, 2, 0, 0])
    assert project.history() == (3, 0), project.history()


@suite.case("only what is to do: the one just done stays until it is left; undo brings it back")
def calm(stage):
    project, window = open_project(stage)
    stage.hands.key("ctrl+shift+d")
    window.settle()
    stage.hands.key("ctrl+k")
    window.wait_for_widget("search box", "Jump to")
    window.hands.write("the article is done")
    stage.hands.key("Return")
    wait_for_equal(lambda: statuses(project), [2, 0, 0, 0])
    window.settle()
    assert rows(window) == TITLES, rows(window)
    stage.hands.key("alt+Next")
    wait_until_open(window, TITLES[1])
    wait_for_equal(lambda: rows(window), TITLES[1:])
    window.wait_for_words("3 of 4 articles · 1 done")
    stage.hands.key("ctrl+Return")
    wait_until_open(window, TITLES[2])
    wait_for_equal(lambda: rows(window), TITLES[2:])
    stage.hands.key("ctrl+z")
    wait_until_open(window, TITLES[1])
    wait_for_equal(lambda: rows(window), TITLES[1:])
    stage.hands.key("ctrl+shift+d")
    wait_for_equal(lambda: rows(window), TITLES)


@suite.case("by the pointer: the tick below the list, and what the list shows chosen from its menu")
def by_mouse(stage):
    project, window = open_project(stage)
    tick = window.wait_for_widget("button", "The article is done; on to the next one")
    window.click_on(tick)
    wait_until_open(window, TITLES[1])
    wait_for_equal(lambda: statuses(project), [2, 0, 0, 0])
    window.click_on(tick)
    wait_until_open(window, TITLES[2])
    wait_for_equal(lambda: statuses(project), [2, 2, 0, 0])
    window.click_on(window.wait_for_widget("button", "Undo"))
    wait_until_open(window, TITLES[1])
    wait_for_equal(lambda: statuses(project), [2, 0, 0, 0])


@suite.case("next is next in the list, as it is filtered; what it does not show is told")
def filtered(stage):
    project, window = open_project(stage)
    stage.hands.key("ctrl+shift+f")
    window.settle()
    stage.hands.write("ferry")
    wait_for_equal(lambda: rows(window), [TITLES[3]])
    window.settle()
    stage.hands.key("ctrl+Return")
    wait_until_open(window, TITLES[3])
    stage.hands.key("ctrl+Return")
    wait_for_equal(lambda: statuses(project), [2, 0, 0, 2])
    window.wait_for_words("Nothing is left to do in this list; 2 articles it does not show")


if __name__ == "__main__":
    sys.exit(suite.main())
