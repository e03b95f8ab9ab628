#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several articles as tabs: opened, gone through, closed; each keeps what was selected in it."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.page import Page  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

suite = Suite("tabs")

TITLES = ["Boats in the harbour", "Rain in Norland", "A bridge for Velmora"]
GONE = "ferry"
ARTICLES = [Article(title, f"Nobody saw it, said {title.split()[-1]}.") for title in TITLES]


def open_project(stage, articles=ARTICLES):
    project = stage.make_project(*(article.record for article in articles))
    window = stage.start(project.path)
    wait_until_open(window, articles[0].record["title"])
    return project, window


def wait_until_open(window, title):
    wait_for(lambda: any(frame.name.startswith(f"{title} — ") for frame in window.windows),
             lambda: f"not “{title}”, but {[frame.name for frame in window.windows]}")
    window.settle()


def tabs(window):
    """The titles in the bar; none while there is but one."""
    return [node.name for node in window.find_all("tab") if node.name in TITLES]


def row(window, title):
    return window.wait_for_widget("list item", lambda name: name.startswith(title))


@suite.case("by keys: a new tab, from tab to tab, and closed again; what was selected is selected")
def by_keyboard(stage):
    project, window = open_project(stage)
    assert tabs(window) == []
    page = Page(window, ARTICLES[0].text)
    page.select("harbour")
    stage.hands.key("6")
    ARTICLES[0].expect(project, ARTICLES[0].span("Place", "harbour"))
    window.settle()
    stage.hands.key("ctrl+shift+Return")
    wait_until_open(window, TITLES[1])
    wait_for_equal(lambda: tabs(window), TITLES[:2])
    stage.hands.key("alt+Down")
    wait_until_open(window, TITLES[2])
    wait_for_equal(lambda: tabs(window), [TITLES[0], TITLES[2]])
    stage.hands.key("ctrl+Page_Up")
    wait_until_open(window, TITLES[0])
    # The mark is selected again: its key changes it, and undo and redo stay here.
    stage.hands.key("7")
    ARTICLES[0].expect(project, ARTICLES[0].span("Event", "harbour"))
    window.settle()
    stage.hands.key("ctrl+Tab")
    wait_until_open(window, TITLES[2])
    stage.hands.key("ctrl+z")
    ARTICLES[0].expect(project, ARTICLES[0].span("Place", "harbour"))
    wait_until_open(window, TITLES[0])
    wait_for_equal(lambda: tabs(window), [TITLES[0], TITLES[2]])
    stage.hands.key("ctrl+w")
    wait_until_open(window, TITLES[2])
    wait_for_equal(lambda: tabs(window), [])
    stage.hands.key("ctrl+w")
    assert window.process.wait(20) == 0
    project.check()


@suite.case("by the pointer: the middle button, Ctrl and a click; a tab is chosen and closed by a click")
def by_mouse(stage):
    _, window = open_project(stage)
    stage.hands.click(*window.on_screen(row(window, TITLES[1])).middle, button=2)
    wait_until_open(window, TITLES[1])
    wait_for_equal(lambda: tabs(window), TITLES[:2])
    stage.hands.hold("ctrl")
    window.click_on(row(window, TITLES[2]))
    stage.hands.release("ctrl")
    wait_until_open(window, TITLES[2])
    wait_for_equal(lambda: tabs(window), TITLES)
    window.click_on(window.wait_for_widget("tab", TITLES[0]))
    wait_until_open(window, TITLES[0])
    # Which is open in a tab already goes there.
    window.click_on(row(window, TITLES[2]))
    wait_until_open(window, TITLES[2])
    wait_for_equal(lambda: tabs(window), TITLES)
    stage.hands.click(*window.on_screen(window.wait_for_widget("tab", TITLES[1])).middle, button=2)
    wait_for_equal(lambda: tabs(window), [TITLES[0], TITLES[2]])
    window.settle()
    assert tabs(window) == [TITLES[0], TITLES[2]]


@suite.case("an article that is taken out of the project takes its tab along; undo shows it again")
def deleted(stage):
    project, window = open_project(stage, ARTICLES[:2])
    text = stage.folder / "ferry.txt"
    text.write_text("The last ferry\n\nIt left without anybody.\n", encoding="utf-8")
    project.programs.obelusctl("import", project.path, text)
    window.click_on(row(window, GONE))
    wait_until_open(window, GONE)
    stage.hands.click(*window.on_screen(row(window, TITLES[0])).middle, button=2)
    wait_until_open(window, TITLES[0])
    wait_for_equal(lambda: tabs(window), [TITLES[0]])
    assert window.find("tab", GONE)
    project.programs.obelusctl("undo", project.path)
    wait_for(lambda: window.find("tab", GONE) is None, "the tab stays")
    wait_until_open(window, TITLES[0])
    project.programs.obelusctl("redo", project.path)
    row(window, GONE)
    project.check()


@suite.case("a row has the focus: that one is opened in a tab")
def focused_row(stage):
    _, window = open_project(stage)
    stage.hands.key("ctrl+shift+f")
    window.settle()
    stage.hands.key("Down", "Down", "Down")
    window.settle()
    stage.hands.key("ctrl+shift+Return")
    wait_until_open(window, TITLES[2])
    wait_for_equal(lambda: tabs(window), [TITLES[0], TITLES[2]])
    stage.hands.click(*window.on_screen(row(window, TITLES[1])).middle, button=3)
    window.wait_for_widget("menu item", "Open in a new tab")
    window.settle()
    stage.hands.key("Down", "Return")
    wait_until_open(window, TITLES[1])
    wait_for_equal(lambda: tabs(window), [TITLES[0], TITLES[2], TITLES[1]])


@suite.case("tabs are there again when the project is opened again")
def remembered(stage):
    project, window = open_project(stage)
    stage.hands.key("ctrl+shift+Return")
    wait_until_open(window, TITLES[1])
    stage.hands.key("ctrl+shift+Return")
    wait_until_open(window, TITLES[2])
    stage.hands.key("ctrl+Page_Up")
    wait_until_open(window, TITLES[1])
    window.quit()
    window.start()
    wait_until_open(window, TITLES[1])
    wait_for_equal(lambda: tabs(window), TITLES)
    chosen = window.wait_for_widget("tab", TITLES[1])
    window.click_on(chosen.find("button", "Close the tab"))
    wait_for_equal(lambda: tabs(window), [TITLES[0], TITLES[2]])
    window.settle()
    stage.hands.key("ctrl+w")
    wait_for_equal(lambda: tabs(window), [])
    left = next(title for title in TITLES if window.windows[0].name.startswith(f"{title} — "))
    window.settle()
    window.quit()
    window.start()
    wait_until_open(window, left)
    assert tabs(window) == [], tabs(window)
    project.check()


if __name__ == "__main__":
    sys.exit(suite.main())
