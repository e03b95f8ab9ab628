#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles as a whole: dragged onto the window, imported by the dialogue, labelled, done, stepped
through; and one that tries everything to get out."""
import hashlib
import pathlib
import socket
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.drag import Shelf  # noqa: E402
from driver.page import Page  # noqa: E402
from driver.project import SOURCE  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

suite = Suite("articles")

FIRST = Article("The first article", "Norland said it is ready.")
SECOND = Article("The second article", "Estavia said nothing.")
SECOND_PAGE = "<h1>The second article</h1><p>Estavia said nothing.</p>"


def titles(project):
    return sorted(title for title, in project.query("SELECT title FROM document"))


def write(stage, name, text):
    path = stage.folder / name
    path.write_text(text, encoding="utf-8")
    return path


@suite.case("files that are dragged onto the window are imported")
def drag(stage):
    project = stage.make_project(FIRST.record)
    window, page = stage.open(project, FIRST.text)
    shelf = Shelf(stage, write(stage, "second.html", SECOND_PAGE),
                  write(stage, "third.html", "<h1>The third article</h1><p>Nobody spoke.</p>"))
    try:
        shelf.drag_to(window, *page.area.middle)
        wait_for_equal(lambda: titles(project), [FIRST.record["title"], SECOND.record["title"],
                                                 "The third article"])
    finally:
        shelf.close()
    window.wait_for_words("Imported 2 articles")
    stage.hands.move(*page.area.middle)
    stage.hands.key("ctrl+z")
    wait_for_equal(lambda: titles(project), [FIRST.record["title"]])


@suite.case("the dialogue for importing takes the name of a file")
def dialogue(stage):
    project = stage.make_project(FIRST.record)
    window, _ = stage.open(project, FIRST.text)
    path = write(stage, "second.html", SECOND_PAGE)
    stage.hands.key("ctrl+i")
    wait_for(lambda: len(window.windows) == 2, "no dialogue")
    window.settle()
    stage.hands.write(str(path))
    window.settle()
    stage.hands.key("Return")
    wait_for_equal(lambda: titles(project), [FIRST.record["title"], SECOND.record["title"]])


def find_choice(window, caption):
    """The drop-down beside a caption: its own name is the caption in GTK 4.8, and in 4.18 what is
    chosen."""
    height = window.wait_for_widget("label", caption).box.middle[1]
    return wait_for(lambda: next((node for node in window.find_all("combo box")
                                  if node.box.top <= height <= node.box.bottom), None),
                    f"no drop-down beside “{caption}”")


@suite.case("an article gets a label of its own, by keys, and undo takes it away")
def label(stage):
    project = stage.make_project(FIRST.record)
    window, _ = stage.open(project, FIRST.text)

    def labels():
        return project.query("SELECT name, value FROM document_label")

    window.click_on(window.wait_for_widget("tab", "Document"))
    window.settle()
    window.click_on(find_choice(window, "Topic"))
    window.settle()
    stage.hands.key("Down", "Down", "Return")
    wait_for_equal(labels, [("topic", "diplomacy")])
    window.settle()
    stage.hands.key("Escape", "ctrl+z")
    wait_for_equal(labels, [])
    project.check()


@suite.case("Alt and arrows step through the articles; Ctrl+Enter says that one is done")
def step(stage):
    project = stage.make_project(FIRST.record, SECOND.record)
    window, page = stage.open(project, FIRST.text)

    def done():
        return [title for title, in project.query(
            "SELECT title FROM document WHERE status = 2")]

    stage.hands.key("alt+Down")
    window.settle()
    page = Page(window, SECOND.text)
    page.select("Estavia")
    stage.hands.key("3", "ctrl+Return")
    SECOND.expect(project, SECOND.span("Government", "Estavia"))
    wait_for_equal(done, [SECOND.record["title"]])


class Listener:
    """Loopback, where everything in the hostile page points."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.socket.setblocking(False)
        self.port = self.socket.getsockname()[1]

    def was_called(self):
        try:
            self.socket.accept()[0].close()
        except BlockingIOError:
            return False
        return True

    def close(self):
        self.socket.close()


@suite.case("a hostile page that is imported and opened runs nothing and calls nobody")
def hostile(stage):
    listener = Listener()
    with socket.create_connection(("127.0.0.1", listener.port)):
        wait_for(listener.was_called, "the listener hears nothing at all")
    page = (SOURCE / "tests" / "data" / "hostile.html").read_text(encoding="utf-8")
    path = write(stage, "hostile.html",
                 page.replace("@HOST@", "127.0.0.1").replace("@PORT@", str(listener.port)))
    project = stage.make_project(FIRST.record)
    # Keys go through the page line by line, so none may be folded away.
    stage.desktop.set_settings(show_furniture="true")
    window = stage.start(project.path, path)
    wait_for_equal(lambda: titles(project), [FIRST.record["title"],
                                             "The page that wanted too much"])
    window.click_on(window.wait_for_widget(
        "list item", lambda name: name.startswith("The page that wanted")))
    (text,), = project.query("SELECT c.text FROM content c JOIN document d ON d.content_id = c.id"
                             " WHERE d.title LIKE 'The page%'")
    shown = Page(window, text)
    for words in ("innocent link", "plain link", "odd link"):
        shown.click(words)
        shown.click(words, button=2)
        shown.click(words, times=2)
        # Where the link leads is shown, and goes away again.
        window.settle()
        stage.hands.key("Escape")
        window.settle()
    # It can be worked on, like any other.
    shown.select("ordinary words")
    stage.hands.key("1")
    wait_for_equal(lambda: [span.quote for span in project.spans()], ["ordinary words"])
    window.settle()
    assert not listener.was_called(), "something has asked for something"
    assert not [node for node in window.find_all() if "owned" in node.name], "a script has run"
    assert hashlib.sha256(text.encode()).hexdigest() in project.export()
    listener.close()
    project.check()


if __name__ == "__main__":
    sys.exit(suite.main())
