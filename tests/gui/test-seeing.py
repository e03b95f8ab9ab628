#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What of the annotations is seen: layers, only one claim, dimming; and the way back."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.screen import Box, changed_lines  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

suite = Suite("seeing")

PIER = Article("The pier of Velmora",
               "Oskar Lund said the pier of Norland is new.",
               "Mira Velt denied that the harbour board of Kestria paid for it.")
RAIN = Article("Rain in Norland", "It rained on Port Halmar for a week.")


def marked(article, *spans, frames=()):
    """The article's record with marks: name, label and words of each."""
    return {**article.record,
            "spans": [{"id": name, "label": label, "fragments": [list(article.find(words))],
                       **more} for name, label, words, more in spans],
            "frames": list(frames)}


def claim(name, **roles):
    return {"id": name, "type": "Claim", "roles": {role: [span] for role, span in roles.items()}}


MARKED = marked(
    PIER,
    ("lund", "Person", "Oskar Lund", {}),
    ("norland", "Place", "Norland", {}),
    ("said", "Cue", "said", {}),
    ("new", "Content", "the pier of Norland is new", {}),
    ("velt", "Person", "Mira Velt", {"origin": {"kind": "model", "name": "guess"}}),
    ("denied", "Cue", "denied", {}),
    ("paid", "Content", "the harbour board of Kestria paid for it", {}),
    frames=(claim("first", source="lund", cue="said", content="new"),
            claim("second", source="velt", cue="denied", content="paid")))
MARKED_RAIN = marked(RAIN, ("halmar", "Place", "Port Halmar", {}))


def open_pier(stage, *more):
    project = stage.make_project(MARKED, *more)
    window, page = stage.open(project, PIER.text)
    window.wait_until_saved(7)
    return project, window, page


def rows(window):
    """The annotations listed on the right."""
    return [node.name for node in window.find_all("list item")
            if node.box.left > 900 and node.box.top > 0]


def wait_for_rows(window, count):
    wait_for_equal(lambda: len(rows(window)), count)


def chosen(window):
    return [node.name for node in window.find_all("list item")
            if node.box.left > 900 and "selected" in node.states]


def tinted(page, words):
    """Whether there is any colour behind or below the words but ink on paper."""
    return any(max(color) - min(color) > 24 for color in page.colors(words))


def is_place(page, words):
    """Green; the words may be part of something else that has a line of its own."""
    return any(green > max(red, blue) + 15 for red, green, blue in page.colors(words))


def open_layers(stage, window):
    """By its key; gives where the corner of what opens is on the screen."""
    screen = stage.desktop.screen
    # Not the article, where a caret goes.
    area = Box(920, 0, screen.width, 740)
    before = screen.grab(area)
    stage.hands.key("F7")
    window.wait_for_widget(name="Only this claim")
    window.settle()
    lines = changed_lines(before, screen.grab(area), area)
    return min(line.left for line in lines), min(line.top for line in lines)


def click_in_layers(stage, window, corner, name):
    """What pops up tells of places as if its corner were that of the button."""
    button = window.wait_for_widget("button", "What is shown").box
    box = window.wait_for_widget(name=name).box
    stage.hands.click(corner[0] + box.left - button.left + 10,
                      corner[1] + box.middle[1] - button.top)
    window.settle()


@suite.case("a label is hidden by the pointer, in the page and in the list, and shown again")
def label(stage):
    project, window, page = open_pier(stage)
    before = project.history()
    wait_for_rows(window, 7)
    assert is_place(page, "Norland")
    corner = open_layers(stage, window)
    click_in_layers(stage, window, corner, "Place: 1")
    window.wait_for_words("1 hidden")
    stage.hands.key("Escape")
    window.settle()
    wait_for_rows(window, 6)
    wait_for(lambda: not is_place(page, "Norland"), "the place is still tinted")
    assert tinted(page, "Mira Velt")
    page.click("Norland")
    # The words of the content around it are what is hit.
    wait_for_equal(lambda: chosen(window), ["Content: the pier of Norland is new"])
    window.click_on(window.wait_for_widget("button", "Show all"))
    window.settle()
    wait_for(lambda: is_place(page, "Norland"), "the place stays hidden")
    wait_for_rows(window, 7)
    assert project.history() == before


@suite.case("by the keyboard: what is hidden is not stepped to, also not in the next article")
def keys(stage):
    _, window, page = open_pier(stage, MARKED_RAIN)
    open_layers(stage, window)
    window.focus_on("Place: 1")
    stage.hands.key("space")
    window.wait_for_words("1 hidden")
    stage.hands.key("Escape")
    window.settle()
    page.put_caret(0)
    for row in ("Person: Oskar Lund", "Cue: said", "Content: the pier of Norland is new",
                "Person: Mira Velt"):
        stage.hands.key("Tab")
        wait_for(lambda: chosen(window)[:1] == [row], lambda: f"{row}, not {chosen(window)}")
    stage.hands.key("alt+Down")
    window.wait_until_saved(1)
    window.wait_for_words("1 hidden")
    wait_for_rows(window, 0)
    stage.hands.key("shift+F7")
    window.wait_for_words("1 annotation is shown again")
    wait_for_rows(window, 1)


@suite.case("what is marked with a label that is hidden is shown again, and told so; so is undoing")
def made(stage):
    _, window, page = open_pier(stage)
    open_layers(stage, window)
    window.focus_on("Place: 1")
    stage.hands.key("space")
    stage.hands.key("Escape")
    window.wait_for_words("1 hidden")
    window.settle()
    page.select("Kestria")
    stage.hands.key("6")
    window.wait_until_saved(8)
    window.wait_for_words("Marked “Kestria” as Place", "shown again")
    wait_for_rows(window, 8)
    stage.hands.key("ctrl+shift+h")
    window.wait_for_words("2 hidden")
    window.wait_for_words("Everything marked as Place is hidden")
    wait_for_rows(window, 6)
    stage.hands.key("ctrl+z")
    window.wait_until_saved(7)
    window.wait_for_words("1 hidden")


@suite.case("only this claim: the others go out of sight, and all come back")
def only_claim(stage):
    project, window, page = open_pier(stage)
    stage.hands.key("ctrl+shift+o")
    window.wait_for_words("Select a claim, or a part of one, first")
    page.click("said")
    stage.hands.key("ctrl+shift+o")
    window.wait_for_words("5 hidden")
    wait_for_rows(window, 3)
    wait_for(lambda: not tinted(page, "Mira Velt"), "the other claim is there")
    assert tinted(page, "Oskar Lund")
    stage.hands.key("ctrl+shift+o")
    wait_for(lambda: window.find("label", "5 hidden") is None, "they stay hidden")
    wait_for(lambda: tinted(page, "Mira Velt"), "the other claim stays hidden")
    assert project.history() == (1, 0)


@suite.case("all but what is selected is dimmed, and not for longer than wanted")
def dimmed(stage):
    _, window, page = open_pier(stage)
    page.click("said")
    window.settle()
    assert tinted(page, "denied")
    stage.hands.key("ctrl+shift+m")
    wait_for(lambda: not tinted(page, "denied"), "the other cue is as bright as before")
    assert tinted(page, "said")
    stage.hands.key("ctrl+shift+m")
    wait_for(lambda: tinted(page, "denied"), "the other cue stays dimmed")


@suite.case("what is below the pointer shows all that belongs to it, and nothing else; not for longer")
def hovered(stage):
    _, window, page = open_pier(stage)
    window.settle()
    ours, others = page.colors("is new"), page.colors("harbour board")
    cue = page.locate("said")[0]
    stage.hands.move(*cue.middle)
    wait_for(lambda: page.colors("is new") != ours, "what is said stays as it was")
    assert page.colors("harbour board") == others
    stage.hands.move(*page.locate("for it.")[0].middle)
    wait_for(lambda: page.colors("harbour board") != others, "what is denied stays as it was")
    assert page.colors("is new") == ours
    stage.hands.move(page.area.left + 30, page.area.bottom - 30)
    wait_for(lambda: page.colors("harbour board") == others, "it shines on")


@suite.case("chips tell the label of what is selected, of all, and of none")
def chips(stage):
    _, window, page = open_pier(stage)
    page.click("said")
    window.settle()
    lines = page.locate("Norland")
    above = Box(lines[0].left - 6, lines[0].top - 14, lines[0].right + 6, lines[0].top + 2)
    empty = stage.desktop.screen.grab(above)
    stage.hands.key("ctrl+shift+c")
    window.wait_for_words("Labels are written beside all annotations")
    wait_for(lambda: stage.desktop.screen.grab(above) != empty, "there is no chip")
    stage.hands.key("ctrl+shift+c")
    window.wait_for_words("Labels are not written beside annotations")
    wait_for(lambda: stage.desktop.screen.grab(above) == empty, "the chip stays")


@suite.case("the strip beside the scroll bar shows the marks of the whole article, and leads there")
def strip(stage):
    long = Article("A long article", *(f"Paragraph {i} says nothing at all." for i in range(120)),
                   "Mira Velt is at the end.")
    project = stage.make_project(marked(long, ("velt", "Person", "Mira Velt", {})))
    window, page = stage.open(project, long.text)
    right = page.area.right

    def column():
        return stage.desktop.screen.grab(Box(right - 12, page.area.top, right - 1,
                                             page.area.bottom))

    def blues(rows):
        found = []
        for y, row in enumerate(rows):
            pixels = [row[i:i + 4] for i in range(0, len(row), 4)]
            if any(blue > red + 60 for blue, _, red, _ in pixels):
                found.append(y)
        return found

    wait_for(lambda: blues(column()), "the strip has no mark")
    row = blues(column())[0]
    before = stage.desktop.screen.grab(page.area)
    stage.hands.click(right - 6, page.area.top + row + 1)
    window.settle()
    wait_for(lambda: stage.desktop.screen.grab(page.area) != before, "the click leads nowhere")
    wait_for(lambda: tinted_anywhere(stage, page), "the mark is not in sight")
    # Dragged up, the page goes along to the beginning.
    x, y = right - 6, page.area.top + row + 1
    stage.hands.drag((x, y), (x, page.area.top + 2))
    window.settle()
    wait_for(lambda: not tinted_anywhere(stage, page), "the drag leads nowhere")


def tinted_anywhere(stage, page):
    box = Box(page.area.left + 40, page.area.top, page.area.right - 20, page.area.bottom)
    return any(row[i] > row[i + 2] + 24 for row in stage.desktop.screen.grab(box)
               for i in range(0, len(row), 4))


if __name__ == "__main__":
    sys.exit(suite.main())
