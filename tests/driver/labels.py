# SPDX-License-Identifier: GPL-3.0-or-later
"""The window of labels, as the keyboard goes through it."""


def open_labels(window):
    window.settle()
    window.hands.key("ctrl+shift+l")
    window.wait_for_widget(name="Labels of words")
    window.settle()


def go_to(window, name):
    """With Tab, to an entry or a button of that name."""
    for _ in range(60):
        focus = window.focus
        if focus is not None and name in (focus.name, focus.parent.name):
            return
        window.hands.key("Tab")
        window.settle()
    raise AssertionError(f"Tab does not come to “{name}”")


def open_part(window, name):
    """The row of a label, role or attribute, by the keyboard, from wherever the focus is."""
    for _ in range(80):
        focus = window.focus
        if focus is not None and focus.role == "list item" and focus.name == name:
            break
        window.hands.key("Tab")
        window.settle()
    else:
        raise AssertionError(f"Tab does not come to the row “{name}”")
    window.hands.key("space")
    window.settle()
