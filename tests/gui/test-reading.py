#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the article looks: typeface, size, measure, leading, paper; and where one reads on."""
import os
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.page import Page  # noqa: E402
from driver.screen import Box  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

suite = Suite("reading")

LIGHT, SEPIA, DARK = (0xFE, 0xFD, 0xFA), (0xF5, 0xEB, 0xD7), (0x1E, 0x1E, 0x1F)
WHITE, BLACK = (255, 255, 255), (0, 0, 0)

LONG = Article("The long quay", *(
    f"Paragraph {i} of the long quay says that the harbour of Velmora was built in parts, that "
    f"nobody has counted the stones of part {i}, and that whoever walks along it is late."
    for i in range(1, 121)))
SHORT = Article("The short quay", "It is short.")


def paper(window):
    """The colour of the article's page, at its left edge below the top."""
    area = window.on_screen(window.wait_for_widget(name="Article"))
    return window.screen.pixel(area.left + 4, area.top + area.height // 2)


def wait_for_paper(window, color):
    wait_for_equal(lambda: paper(window), color)


def focus_on(window, name):
    """By Tab; what has the focus is a part of a list of choices in GTK."""
    for _ in range(20):
        focus = window.focus
        if focus is not None and (name in (focus.name, focus.parent.name)
                                  or focus.name.startswith(f"{name}: ")):
            return
        window.hands.key("Tab")
        window.settle()
    raise AssertionError(f"Tab does not come to “{name}”")


def set_in_preferences(window, name, *keys):
    """With Tab to the control, and then keys.  The article is seen behind the dialogue."""
    window.hands.key("ctrl+comma")
    window.wait_for_widget(name="Preferences")
    window.settle()
    focus_on(window, name)
    window.hands.key(*keys)
    window.settle()
    window.hands.key("Escape")
    wait_for(lambda: len(window.windows) == 1, "the preferences stay")
    window.settle()


def choose_colors(window, color, nth):
    set_in_preferences(window, "Colours", "space", "Home", *["Down"] * nth, "Return")
    wait_for_equal(lambda: paper(window), color)


def seen(page):
    page.window.settle()
    return page.screen.grab(page.area)


def lines(page):
    """A Box for each line of letters."""
    rows = seen(page)
    empty = rows[0][32:36]  # not the edge of a pane, and below not the scroll bar
    found, run = [], []
    for y, row in enumerate([*rows, empty * (len(rows[0]) // 4)]):
        columns = [x for x in range(32, len(row) - 80, 4) if row[x:x + 4] != empty]
        if columns:
            run.append((y, columns[0] // 4, columns[-1] // 4))
        elif run:
            found.append(Box(page.area.left + min(start for _, start, _ in run),
                             page.area.top + run[0][0],
                             page.area.left + max(end for _, _, end in run),
                             page.area.top + run[-1][0]))
            run = []
    return [line for line in found if line.height > 5 and line.width > 40]


def widest(page):
    return max(line.width for line in lines(page))


def scroll(window, page, times):
    """By the wheel, so that the caret stays behind."""
    window.hands.click(*page.area.middle, button=5, times=times)
    window.settle()


def places_file(stage):
    return stage.desktop.home / "state" / "obelus" / "places"


def stored_places(stage):
    file = places_file(stage)
    return file.read_text().split() if file.exists() else []


def mark_first_word(window, page, project):
    """Marks the first word of the first line that is seen whole, and gives back where it begins.
    The mark being selected, the page may move then."""
    first = next(line for line in lines(page) if line.top > page.area.top + 2)
    window.hands.click(first.left + 3, first.middle[1], times=2)
    window.settle()
    window.hands.key("1")
    wait_for(lambda: len(project.spans()) == 1, "the word is not marked")
    return project.spans()[0].fragments[0][0]


def wait_for_place(stage):
    """Until it is known where the article is read, and that has come to rest."""
    wait_for(lambda: len(stored_places(stage)) == 2, "the place is not kept")
    # What is still on its way comes in well under these.
    last = []
    while len(last) < 4 or len(set(last[-4:])) > 1:
        stage.windows[-1].settle()
        last.append(int(stored_places(stage)[1]))
    return last[-1]


def open_plain(stage, project, text):
    """With nothing set, or read, in a case before."""
    places_file(stage).unlink(missing_ok=True)
    stage.desktop.set_settings(window_width=1280, window_height=820)
    return stage.open(project, text)


@suite.case("paper: light, sepia and dark, at once; marks stay")
def themes(stage):
    project = stage.make_project(SHORT.record)
    window, page = open_plain(stage, project, SHORT.text)
    wait_for_equal(lambda: paper(window), LIGHT)
    page.select("short", 2)
    stage.hands.key("1")
    SHORT.expect(project, SHORT.span("Person", ("short", 2)))
    window.settle()
    stage.hands.key("Escape", "ctrl+Home")
    tinted = page.colors("short", 2)
    for color, nth in ((SEPIA, 3), (DARK, 2), (LIGHT, 1)):
        choose_colors(window, color, nth)
        assert len(page.colors("short", 2) - page.colors("It is")) > 8, "the mark is gone"
    assert page.colors("short", 2) == tinted


@suite.case("high contrast is the system's: black on white, white on black")
def high_contrast(stage):
    os.environ["ADW_DEBUG_HIGH_CONTRAST"] = "1"
    try:
        project = stage.make_project(SHORT.record)
        window, _ = open_plain(stage, project, SHORT.text)
        wait_for_equal(lambda: paper(window), WHITE)
        choose_colors(window, BLACK, 2)
        choose_colors(window, WHITE, 3)
    finally:
        del os.environ["ADW_DEBUG_HIGH_CONTRAST"]


def read_on_after(stage, name, *keys):
    project = stage.make_project(LONG.record)
    window, page = open_plain(stage, project, LONG.text)
    scroll(window, page, 60)
    place, before, n_lines = wait_for_place(stage), seen(page), len(lines(page))
    set_in_preferences(window, name, *keys)
    wait_for(lambda: seen(page) != before, f"{name} changes nothing")
    assert abs(mark_first_word(window, page, project) - place) < 160, f"{name} loses the place"
    assert wait_for_place(stage) - place < 1000
    return n_lines, len(lines(page))


@suite.case("another size of the letters, and the place stays")
def size(stage):
    before, after = read_on_after(stage, "Size of the letters", *["Up"] * 6)
    assert after < before


@suite.case("shorter lines, and the place stays")
def measure(stage):
    read_on_after(stage, "Length of a line", *["Down"] * 8)


@suite.case("more space between lines, and the place stays")
def leading(stage):
    before, after = read_on_after(stage, "Space from line to line", *["Up"] * 4)
    assert after < before


@suite.case("another typeface, and the place stays")
def face(stage):
    read_on_after(stage, "Typeface", "space", "Down", "Return")


@suite.case("one reads on where one was, also after a restart; reading is no change")
def places(stage):
    project = stage.make_project(LONG.record, SHORT.record)
    window, page = open_plain(stage, project, LONG.text)
    history = project.history()
    scroll(window, page, 60)
    place = wait_for_place(stage)
    assert place > 2000, place
    stage.hands.key("alt+Down")
    Page(window, SHORT.text)
    stage.hands.key("alt+Up")
    window.settle()
    window.quit()
    assert project.history() == history
    assert int(stored_places(stage)[1]) == place

    window = stage.start(project.path)
    page = Page(window, LONG.text)
    first = mark_first_word(window, page, project)
    assert first == place, (first, place)
    window.settle()
    stage.hands.key("ctrl+Home")
    wait_for_equal(lambda: stored_places(stage), [])


@suite.case("another width of the window keeps the place, too")
def widths(stage):
    project = stage.make_project(LONG.record)
    window, page = open_plain(stage, project, LONG.text)
    scroll(window, page, 60)
    place = wait_for_place(stage)
    set_in_preferences(window, "Length of a line", *["Up"] * 26)
    stage.hands.key("F9", "F10")
    window.settle()
    page = Page(window, LONG.text)
    assert abs(mark_first_word(window, page, project) - place) < 200


if __name__ == "__main__":
    sys.exit(suite.main())
