#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Articles that come in: the report of an import, what of a page is the article, what should be
looked at, copies, and pages from the web."""
import http.server
import json
import pathlib
import socket
import sys
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.drag import Shelf  # noqa: E402
from driver.page import Page  # noqa: E402
from driver.project import make_record  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

suite = Suite("incoming")

BODY, TITLE, FURNITURE = 0, 1, 3

PIER = """The harbour council of Velmora said on Tuesday that the new pier would open in the spring,
 after engineers had finished their inspection of the supports below the water line."""
FLEETS = """Officials in Kestria answered that they had not been asked, and that the fishing fleets
 of both towns would need another season to get used to the channel beside the pier."""
RAIN = """In the hills of Norland it rained for the ninth day, and two bridges were closed to carts
 while masons looked at the stones that the stream had carried away during the night."""


def make_page(title, *paragraphs, publisher="Velmora Gazette"):
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    links = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("Home", "Weather"))
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
            f'<meta property="og:site_name" content="{publisher}"></head><body>'
            f"<nav><ul>{links}</ul></nav><main><article><h1>{title}</h1>{text}</article></main>"
            "<footer><p>Subscribe to our newsletter</p></footer></body></html>")


def titles(project):
    return sorted(title for title, in project.query("SELECT title FROM document"))


def text_of(project):
    (text,), = project.query("SELECT c.text FROM content c JOIN document d"
                             " ON d.content_id = c.id")
    return text


def roles(project):
    return [role for role, in project.query("SELECT role FROM block ORDER BY ordinal")]


def open_page(stage, title="The new pier", paragraphs=(PIER, FLEETS, RAIN)):
    """A project of one page from the web, and the window on it, which folds nothing."""
    stage.desktop.set_settings(show_furniture="true")
    path = stage.folder / "page.html"
    path.write_text(make_page(title, *paragraphs), encoding="utf-8")
    project = stage.make_project()
    stage.programs.obelusctl("import", project.path, path)
    window = stage.start(project.path)
    return project, window, Page(window, text_of(project))


def click_button(window, name):
    window.click_on(window.wait_for_widget("button", name))
    window.settle()


def rows(window):
    """Names of the rows in the list of articles, the leftmost list."""
    return [node.name for node in window.find_all("list item") if node.box.left < 200]


# --- The report ----------------------------------------------------------------------------------


def make_folder(stage):
    folder = stage.folder / "pages"
    (folder / "deeper").mkdir(parents=True)
    first = make_page("The new pier", PIER, FLEETS, RAIN)
    for name, text in (("a.html", first), ("b.html", "<html><body></body></html>"),
                       ("deeper/c.html", make_page("Rain in Norland", RAIN, RAIN + " Again.")),
                       ("deeper/same.html", first)):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@suite.case("a folder that is dropped is imported with all below it, and a report says how it went")
def report(stage):
    project = stage.make_project()
    window = stage.start(project.path)
    window.wait_for_widget("button", "Add from address…")
    shelf = Shelf(stage, make_folder(stage))
    try:
        shelf.drag_to(window, 500, 400)
        wait_for_equal(lambda: titles(project), ["Rain in Norland", "The new pier"])
    finally:
        shelf.close()
    window.wait_for_words("Imported 2 articles", "1 was in the project already",
                          "1 not imported")
    click_button(window, "Report")
    window.wait_for_widget("list item", lambda name: "b.html" in name and "no text" in name)
    stage.hands.move(300, 300)
    # All of them: the choice of what is listed has the keys.
    stage.hands.key("space")
    window.settle()
    stage.hands.key("Home", "Return")
    window.wait_for_widget("list item", lambda name: "same.html" in name and "already" in name)
    listed = [node for node in window.find_all("list item") if ".html" in node.name]
    assert len(listed) == 4, listed
    row = next(node for node in listed if "c.html" in node.name)
    assert "Imported" in row.name and "Rain in Norland" in row.name, row
    stage.hands.key("Tab")
    window.settle()
    for _ in range([node.name for node in listed].index(row.name)):
        stage.hands.key("Down")
    stage.hands.key("Return")
    wait_for(lambda: len(window.windows) == 1, "the report is still there")
    window.wait_for_widget(name=lambda name: name.startswith("Rain in Norland"))


@suite.case("the report is saved as JSON")
def save(stage):
    project = stage.make_project()
    window = stage.start(project.path, make_folder(stage))
    window.wait_for_words("Imported 2 articles")
    stage.hands.key("ctrl+r")
    wait_for(lambda: len(window.windows) == 2, "no report")
    window.settle()
    click_in_dialogue(window, "Save as JSON…")
    wait_for(lambda: len(window.windows) == 3, "no dialogue for a file")
    window.settle()
    path = stage.folder / "report.json"
    stage.hands.key("ctrl+a")
    stage.hands.write(str(path))
    window.settle()
    stage.hands.key("Return")
    wait_for(path.exists, "nothing was saved")
    wait_for(lambda: path.read_text(encoding="utf-8"), "nothing is in it")
    said = json.loads(path.read_text(encoding="utf-8"))
    assert len(said["imported"]) == 2 and len(said["failed"]) == 1, said
    wait_for(lambda: len(window.windows) == 2, "the dialogue for a file stays")
    window.settle()
    close_dialogue(window)


def close_dialogue(window):
    """A key that comes while a window goes away is lost."""
    window.hands.key("Escape")
    wait_for(lambda: len(window.windows) == 1, "Escape does not close it")
    window.settle()


def click_in_dialogue(window, name):
    """Windows stand at the top left, and so does what is in them."""
    node = window.wait_for_widget("button", name)
    dialogue = window.windows[-1]
    contents = dialogue.children[0].box
    window.hands.click(*node.box.moved(-min(contents.left, 0), -min(contents.top, 0)).middle)
    window.settle()


# --- What is the article -------------------------------------------------------------------------


@suite.case("a key makes the selected paragraphs furniture and text again; undo and redo know it")
def furniture(stage):
    project, window, page = open_page(stage)
    before = roles(project)
    place = page.text[:page.text.index("Officials")].count("\n")
    page.select("of both towns")
    stage.hands.key("b")
    one = [*before[:place], FURNITURE, *before[place + 1:]]
    wait_for_equal(lambda: roles(project), one)
    window.wait_for_words("is page furniture")
    window.settle()
    # It is dimmed where it was, so the same key takes it back.
    stage.hands.key("b")
    wait_for_equal(lambda: roles(project), before)
    window.settle()
    page.put_caret(page.find("Officials")[0])
    stage.hands.key("shift+Down", "shift+Down", "shift+Down", "shift+Down")
    window.settle()
    stage.hands.key("ctrl+shift+b")
    two = [*before[:place], FURNITURE, FURNITURE, *before[place + 2:]]
    wait_for_equal(lambda: roles(project), two)
    window.settle()
    stage.hands.key("ctrl+z")
    wait_for_equal(lambda: roles(project), before)
    window.settle()
    stage.hands.key("ctrl+shift+z")
    wait_for_equal(lambda: roles(project), two)
    project.check()


@suite.case("the whole page takes the place of the article and goes again, but not below marks")
def whole_page(stage):
    project, window, page = open_page(stage)
    before = roles(project)
    assert FURNITURE in before
    stage.hands.key("ctrl+shift+a")
    wait_for(lambda: FURNITURE not in roles(project), "there is still furniture")
    window.wait_for_words("This is the whole page")
    window.click_on(window.wait_for_widget("tab", "Document"))
    window.wait_for_widget("button", "Show the article")
    page = Page(window, text_of(project))
    stage.hands.key("ctrl+z")
    wait_for_equal(lambda: roles(project), before)
    window.wait_for_widget("button", "Show the whole page")
    page = Page(window, text_of(project))
    page.select("Velmora")
    stage.hands.key("1")
    wait_for_equal(lambda: [span.quote for span in project.spans()], ["Velmora"])
    window.settle()
    window.click_on(window.wait_for_widget("tab", "Document"))
    window.wait_for_words("has annotations")
    page.click("Velmora")
    stage.hands.key("ctrl+shift+a")
    window.settle()
    assert roles(project) == before
    project.check()


# --- What should be looked at --------------------------------------------------------------------


@suite.case("doubtful articles are listed on their own, say why, and are settled and doubted again")
def doubts(stage):
    plain = make_record("A plain article", ["Nothing is wrong with this one."])
    doubtful = make_record("A doubtful article", ["There is little in it."],
                           doubts=["little-text", "odd-encoding"])
    project = stage.make_project(plain, doubtful)
    window, _ = stage.open(project, plain["text"])

    def doubted():
        return [title for title, in project.query("SELECT title FROM document WHERE doubts <> 0")]

    assert window.find("button", "Looks right") is None
    stage.hands.key("ctrl+t")
    wait_for_equal(lambda: len(rows(window)), 1)
    row = window.wait_for_widget("list item", lambda name: name.startswith("A doubtful"))
    assert "text" in row.name.rpartition("claim")[2], row.name
    window.click_on(row)
    Page(window, doubtful["text"])
    click_button(window, "Looks right")
    wait_for_equal(doubted, [])
    wait_for_equal(lambda: rows(window), [])
    window.settle()
    assert window.find("button", "Looks right") is None
    stage.hands.key("ctrl+z")
    wait_for_equal(doubted, [doubtful["title"]])
    window.wait_for_widget("button", "Looks right")
    stage.hands.key("ctrl+t")
    wait_for_equal(lambda: len(rows(window)), 2)
    project.check()


@suite.case("another date that was found is taken from the menu beside the field, undoably")
def candidates(stage):
    article = Article("An article with dates", "It was written, and then it was changed.",
                      candidates=[{"field": "published", "value": "2024-01-21", "from": "json-ld"},
                                  {"field": "published", "value": "2023-12-24", "from": "time"}])
    article.record["meta"]["published"] = "2024-01-21"
    project = stage.make_project(article.record)
    window, _ = stage.open(project, article.text)

    def published():
        return project.query("SELECT published FROM document")[0][0]

    window.click_on(window.wait_for_widget("tab", "Document"))
    window.settle()
    # By keys: GTK 4.18 leaves out borders where it says where a small button is, and says nothing of
    # what an item of a menu is called.
    window.focus_on("Published: what else was found")
    stage.hands.key("space")
    item = window.wait_for_widget("menu item")
    assert item.name in ("", "2023-12-24 — from a time in the page"), item
    stage.hands.key("Return")
    wait_for_equal(published, "2023-12-24")
    window.settle()
    stage.hands.key("Escape", "ctrl+z")
    wait_for_equal(published, "2024-01-21")
    project.check()


# --- Copies --------------------------------------------------------------------------------------


@suite.case("copies say of what, are left out by a key that is kept, and lead to one another")
def copies(stage):
    folder = stage.folder / "pages"
    folder.mkdir()
    project = stage.make_project()
    for name, title, publisher in (("1.html", "The new pier", "Velmora Gazette"),
                                   ("2.html", "Velmora gets a pier", "Kestria Herald")):
        (folder / name).write_text(make_page(title, PIER, FLEETS, RAIN, publisher=publisher),
                                   encoding="utf-8")
        stage.programs.obelusctl("import", project.path, folder / name)
    window = stage.start(project.path)
    row = window.wait_for_widget("list item", lambda name: name.startswith("Velmora gets"))
    assert "copy of “The new pier”" in row.name, row
    window.click_on(window.wait_for_widget("tab", "Document"))
    window.settle()
    stage.hands.key("ctrl+d")
    wait_for_equal(lambda: len(rows(window)), 1)
    window.quit()
    window.start()
    wait_for_equal(lambda: [name.partition(",")[0] for name in rows(window)], ["The new pier"])
    stage.hands.key("ctrl+d")
    wait_for_equal(lambda: len(rows(window)), 2)
    window.click_on(window.wait_for_widget("tab", "Document"))
    link = window.wait_for_widget("button", lambda name: "Velmora gets" in name)
    link.activate()
    wait_for(lambda: any(name.startswith("Velmora gets a pier —")
                         for name in [frame.name for frame in window.windows]),
             lambda: f"not opened: {window.windows}")


# --- The web -------------------------------------------------------------------------------------


def give_address(stage, window, address):
    stage.hands.key("ctrl+l")
    wait_for(lambda: len(window.windows) == 2, "no dialogue")
    window.settle()
    stage.hands.run(f"type --delay 0 {address}")
    window.settle()


@suite.case("an address is checked as one types, and this computer is never asked")
def private(stage):
    project = stage.make_project()
    window = stage.start(project.path)
    window.wait_for_widget("button", "Add from address…")
    give_address(stage, window, "ftp://velmora.example/pier")
    window.wait_for_words("ftp", "http")
    assert "sensitive" not in window.wait_for_widget("button", "Add").states
    close_dialogue(window)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        give_address(stage, window, f"http://127.0.0.1:{listener.getsockname()[1]}/")
        stage.hands.key("Return")
        window.wait_for_words("private network", "obelusctl import --allow-private")
        window.settle()
        try:
            listener.accept()
        except BlockingIOError:
            pass
        else:
            raise AssertionError("this computer was asked")
    close_dialogue(window)
    assert titles(project) == []


class Proxy(http.server.BaseHTTPRequestHandler):
    """The whole web, as far as one window can tell."""

    def do_GET(self):
        self.server.asked.append(self.path)
        page = make_page("A page from afar", PIER, FLEETS).encode()
        self.send_response(404 if self.path.endswith("nothing") else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("X-Of-Note", "velmora")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *arguments):
        pass


@suite.case("a page is fetched through the proxy that is set, and keeps what the server said")
def fetched(stage):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    stage.desktop.set_settings(proxy="'address'",
                               proxy_address=f"'http://127.0.0.1:{server.server_port}'")
    try:
        project = stage.make_project()
        window = stage.start(project.path)
        window.wait_for_widget("button", "Add from address…")
        give_address(stage, window, "http://velmora.example/nothing")
        stage.hands.key("Return")
        window.wait_for_words("Cannot fetch", "velmora.example/nothing")
        window.settle()
        stage.hands.key("ctrl+a")
        stage.hands.run("type --delay 0 http://velmora.example/pier")
        stage.hands.key("Return")
        wait_for_equal(lambda: titles(project), ["A page from afar"])
        wait_for(lambda: len(window.windows) == 1, "the dialogue is still there")
        assert server.asked[-1] == "http://velmora.example/pier", server.asked
        record = json.loads(project.export())
        assert record["source"]["url"] == "http://velmora.example/pier", record["source"]
        assert "X-Of-Note: velmora" in record["source"]["head"], record["source"]
    finally:
        stage.desktop.set_settings()
        server.shutdown()
        server.server_close()
    project.check()


if __name__ == "__main__":
    sys.exit(suite.main())
