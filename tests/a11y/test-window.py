#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""In each of the window's main states: whatever takes the focus has a role and a name, the Tab key
comes by everything in a sensible order, and nothing needs the pointer."""
import pathlib
import re
import subprocess
import sys
from functools import partial

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.project import make_record  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

suite = Suite("a11y")

RECORD = make_record(
    "Norland is ready",
    ["Norland said it was “ready to host” the president, the VNA news agency reported on Friday.",
     "For its part Estavia accused Norland of sending a million shells abroad."])
TEXT = RECORD["text"]

# What a person can do something with; labels only when their text can be selected.  GTK 4.8 calls
# “group” or “widget” what has no role.
CONTROLS = {"button", "check box", "combo box", "document", "label", "link", "list item",
            "radio button", "search box", "separator", "slider", "spin button", "switch", "tab",
            "text box", "toggle button"}
# What GTK says in the place of a name that nobody gave, and names given twice.
NO_NAME = re.compile(r"(Gtk|Adw|Obl|WebKit)[A-Z]\w*|_.*|(.+) \2|\s*")
# The window's own buttons, which are never among what Tab comes by: they have keys of the desktop.
TITLE_BUTTONS = {"Minimize", "Maximize", "Close"}

MOST_STOPS = 120


def list_controls(node):
    """What can be seen and take the focus, in reading order; not what a control is made of."""
    outline = list(node.outline())
    nodes = [found for _, found in outline]
    within = None  # how deep the control is whose insides are passed by
    for (depth, found), states, role in zip(outline, node.bus.states(nodes), node.bus.roles(nodes)):
        if within is not None and depth > within:
            continue
        within = None
        if {"focusable", "sensitive"} <= states and role in CONTROLS:
            yield found
            if role in ("combo box", "text box"):
                within = depth


def check_names(window):
    controls = list(list_controls(window))
    assert controls, "nothing can be done here"
    nameless = [f"{node.role} “{name}”" for node, name in zip(controls, window.bus.names(controls))
                if NO_NAME.fullmatch(name)]
    assert not nameless, f"no names: {', '.join(nameless)}"
    return controls


def walk(window, key="Tab"):
    """From where the focus is, until it is there again."""
    stops = [window.focus]
    assert stops[0] is not None, "nothing has the focus"
    while True:
        window.hands.key(key)
        window.settle()
        focus = window.focus
        assert focus is not None, f"the focus is nowhere after {stops[-1]}"
        assert focus.role in CONTROLS, f"{focus} takes the focus after {stops[-1]}"
        if focus == stops[0]:
            return stops
        assert focus not in stops, f"{key} leads from {stops[-1]} back to {focus}"
        assert len(stops) < MOST_STOPS, f"there is no end to {stops}"
        stops.append(focus)


def has_row(node, stops):
    return any(stop in node.children for stop in stops)


def wait_for_focus(window, role, name=None):
    """A name that ends with … is the beginning of one."""
    def fits(found):
        return name in (None, found) or (name[-1] == "…" and found.startswith(name[:-1]))

    wait_for(lambda: (focus := window.focus) is not None and focus.role == role
             and fits(focus.name),
             lambda: f"{role} “{name or ''}” does not have the focus, but {window.focus}")


def can_be_clicked(window, node):
    """GTK 4.8 also shows a screen reader the pages of a stack that are not in front."""
    found = window.find_at(*node.box.middle)
    while found is not None and found != node:
        found = found.parent
    return found is not None


def check_reached(window, controls, stops):
    """Rows of a list are chosen by arrows, so one of them is enough."""
    rows = [row for node in window.find_all("list") if has_row(node, stops)
            for row in node.children]
    missed = [node for node in controls if node not in stops and node not in rows
              and node.name not in TITLE_BUTTONS and can_be_clicked(window, node)]
    assert not missed, f"Tab does not come by {missed}"


def check_window(window, within):
    """Names, and that Tab comes by all of it and back."""
    window.settle()
    controls = check_names(within)
    stops = walk(window)
    check_reached(within, controls, stops)
    return stops


def find_part(window, name):
    return window.wait_for_widget(name=lambda found: found == name)


def region(window, node):
    """The part of the window that something is in."""
    page = window.find("document").box
    box = node.box
    if box.bottom <= page.top and box.middle[1] < 60:
        return "header"
    if box.top >= page.bottom:
        return "palette"
    if box.right <= page.left + 8:
        return "articles"
    return "text" if box.right <= page.right else "inspector"


def in_order(window, stops):
    """The regions that the stops are in, each once."""
    order = []
    for stop in stops:
        place = region(window, stop)
        if not order or order[-1] != place:
            order.append(place)
    return order


@suite.case("the start page")
def start_page(stage):
    window = stage.start()
    window.settle()
    stops = check_window(window, window.windows[0])
    names = [stop.name for stop in stops]
    for name in ("Open the sample project", "New project from articles", "Open a project", "Menu"):
        assert name in names, names


@suite.case("an article: Tab goes through header, articles, text, inspector and palette")
def article(stage):
    window, _ = stage.open(stage.make_project(RECORD), TEXT)
    wait_for_focus(window, "document")
    stops = check_window(window, window.windows[0])
    assert in_order(window, stops) == ["text", "inspector", "palette", "header", "articles"], \
        in_order(window, stops)
    back = walk(window, "shift+Tab")
    assert back[1:] == stops[:0:-1], f"{back} is not {stops} backwards"


@suite.case("F6 goes from part to part, F9 and F10 hide and show panes")
def parts(stage):
    window, page = stage.open(stage.make_project(RECORD), TEXT)
    page.select("Estavia")
    stage.hands.key("3")
    window.wait_until_saved(1)
    for key, order in (("F6", ["inspector", "palette", "articles", "text"]),
                       ("shift+F6", ["articles", "palette", "inspector", "text"])):
        for place in order:
            stage.hands.key(key)
            window.settle()
            assert region(window, window.focus) == place, f"{key} leads to {window.focus}"
    # Out of any field, too.
    for key, role, place in (("F9", "search box", "Filter articles"),
                             ("F10", "tab", "Annotations")):
        stage.hands.key(key)
        wait_for(lambda: window.find(role, place) is None, f"{key} hides nothing")
        stage.hands.key(key)
        window.wait_for_widget(role, place)
    stage.hands.key("ctrl+shift+f")
    wait_for_focus(window, "search box", "Filter articles")
    stage.hands.key("F6")
    wait_for_focus(window, "document")


def check_inspector(window):
    """By Tab from the article's text on, and no further than the inspector."""
    window.settle()
    pane = window.wait_for_widget(name="OblInspectorPane")
    controls = check_names(pane)
    wait_for_focus(window, "document")
    window.hands.key("F6")
    window.settle()
    stops = []
    while (focus := window.focus) is not None and region(window, focus) == "inspector":
        assert focus.role in CONTROLS and focus not in stops, f"{focus} after {stops}"
        stops.append(focus)
        window.hands.key("Tab")
        window.settle()
    window.hands.key("Escape")
    wait_for_focus(window, "document")
    check_reached(window.windows[0], controls, stops)
    return stops


def open_page(window, name):
    """By keys: F6 comes to the tabs first."""
    window.hands.key("F6")
    wait_for_focus(window, "tab")
    while window.focus.name != name:
        window.hands.key("Tab")
        window.settle()
    window.hands.key("space")
    window.settle()
    window.hands.key("Escape")
    wait_for_focus(window, "document")


@suite.case("a selected mark in the inspector")
def mark(stage):
    window, page = stage.open(stage.make_project(RECORD), TEXT)
    page.select("Estavia")
    stage.hands.key("3")
    window.wait_until_saved(1)
    names = [stop.name for stop in check_inspector(window)]
    assert "Label: Government" in names and "Link to an entity" in names, names


@suite.case("a claim, an entity and the document in the inspector")
def pages(stage):
    project = stage.make_project(RECORD)
    window, page = stage.open(project, TEXT)
    page.select("Estavia")
    stage.hands.key("3")
    window.wait_until_saved(1)
    stage.hands.key("e")
    wait_for_focus(window, "text box", "Link to an entity")
    stage.hands.key("Return")
    wait_for_equal(project.entities, {"Estavia": set()})
    wait_for_focus(window, "document")
    page.select("accused")
    stage.hands.key("c")
    wait_for_equal(lambda: len(project.frames()), 1)
    names = [stop.name for stop in check_inspector(window)]
    assert "Fill Source with the selection" in names and "Act: —" in names, names

    open_page(window, "Entities")
    names = [stop.name for stop in check_inspector(window)]
    assert any(name.startswith("Estavia") for name in names), names
    open_page(window, "Document")
    names = [stop.name for stop in check_inspector(window)]
    assert "Status: New" in names, names


@suite.case("dialogues: Tab stays within, Escape closes")
def dialogues(stage):
    window, page = stage.open(stage.make_project(RECORD), TEXT)
    page.select("Estavia")
    stage.hands.key("3")
    window.wait_until_saved(1)
    for key, title, first in (("ctrl+e", "Export", ("combo box", "Format")),
                              ("ctrl+n", "New project", ("text box", "Name")),
                              ("ctrl+h", "History", ("list item", "Mark “Estavia” as Government…")),
                              ("ctrl+comma", "Preferences", ("text box", "Name")),
                              ("F1", "Keyboard shortcuts", ("list item", "Person"))):
        stage.hands.key(key)
        wait_for_equal(lambda: [found.name for found in window.windows[1:]], [title])
        wait_for_focus(window, *first)
        # Of a long list of keys it is enough that each has a name.
        check = check_names if title == "Keyboard shortcuts" else partial(check_window, window)
        check(window.windows[1])
        stage.hands.key("Escape")
        wait_for_equal(lambda: len(window.windows), 1)
        # The keys are the window's again.
        stage.hands.key("shift+F6", "F6")
        wait_for_focus(window, "document")


def gtk_is_newer():
    version = subprocess.run(["pkg-config", "--modversion", "gtk4"], check=True, text=True,
                             capture_output=True).stdout
    return tuple(map(int, version.split(".")[:2])) > (4, 8)


if __name__ == "__main__":
    if gtk_is_newer():
        # The window is the same, what is read here is not.
        print("1..0 # SKIP this suite finds its way by names of widgets and roles in the page as "
              "GTK 4.8 tells them; newer versions tell neither")
        sys.exit(0)
    sys.exit(suite.main())
