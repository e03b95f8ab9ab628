#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The room of pictures: a click or keys lead from a mark to its claims and on into the article; the
data is a table; the picture is saved."""
import pathlib
import sys
import xml.dom.minidom

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.page import Page  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for  # noqa: E402

suite = Suite("pictures")

PIER = Article("The pier", "Velmora accused Kestria of taking the pier.")
QUAY = Article("The quay", "Kestria denied to Velmora that the quay had moved.")


def make_id(number):
    return f"01900000-0000-7000-8000-{number:012}"


BEINGS = {"Velmora": make_id(1), "Kestria": make_id(2)}


def with_claim(article, first_id, day, source, target, act, content):
    """A record of the article with two governments and one claim."""
    marks = (("Government", source), ("Government", target), ("Content", content))
    spans = [{"id": make_id(first_id + i), "label": label, "fragments": [list(article.find(words))],
              **({"entity": BEINGS[words]} if words in BEINGS else {})}
             for i, (label, words) in enumerate(marks)]
    roles = {role: [span["id"]] for role, span in zip(("source", "target", "content"), spans)}
    return {**article.record, "meta": {"language": "en", "published": day}, "spans": spans,
            "entities": [{"id": number, "type": "Government", "name": name}
                         for name, number in BEINGS.items()],
            "frames": [{"id": make_id(first_id + 9), "type": "Claim", "attributes": {"act": act},
                        "roles": roles}]}


RECORDS = (with_claim(PIER, 10, "2025-03-14", "Velmora", "Kestria", "accuse", "taking the pier"),
           with_claim(QUAY, 20, "2025-03-16", "Kestria", "Velmora", "deny", "the quay had moved"))


def drawn(stage, project, kind):
    """The picture as the window has it: its size, and the boxes of its marks by their titles."""
    path = stage.folder / "drawn.svg"
    stage.programs.obelusctl("picture", project.path, "--kind", kind, "--top", "30",
                             "--output", path)
    svg = xml.dom.minidom.parse(str(path)).documentElement
    places = {}
    for node in svg.getElementsByTagName("title"):
        shape = node.parentNode
        number = {name: float(value) for name, value in shape.attributes.items()
                  if name in ("cx", "cy", "x", "y", "width", "height")}
        if shape.tagName == "circle":
            places[node.firstChild.data] = number["cx"], number["cy"]
        elif shape.tagName == "rect":
            places[node.firstChild.data] = (number["x"] + number["width"] / 2,
                                            number["y"] + number["height"] / 2)
    return float(svg.getAttribute("width")), float(svg.getAttribute("height")), places


def wait_for_picture(window, title):
    return window.wait_for_widget("image", lambda name: name.startswith(title))


def click_mark(stage, window, view, picture, title):
    """Where a mark of the picture, fitted into the view, is on the screen."""
    width, height, places = picture
    box = window.on_screen(view)
    zoom = min(box.width / width, box.height / height, 1)
    x, y = next(place for name, place in places.items() if name.startswith(title))
    stage.hands.click(round(box.left + (box.width - width * zoom) / 2 + x * zoom),
                      round(box.top + (box.height - height * zoom) / 2 + y * zoom))


@suite.case("marks lead to articles by pointer and keys; the data is a table; the picture is saved")
def everything(stage):
    project = stage.make_project(*RECORDS)
    window, page = stage.open(project, PIER.text)
    stage.hands.key("ctrl+5")
    view = wait_for_picture(window, "Who says what about whom: 2 claims in 2 articles")
    window.settle()

    click_mark(stage, window, view, drawn(stage, project, "network"), "Velmora\n")
    window.wait_for_words("Velmora", "source of 1, target of 1", "accuse 1")
    window.wait_for_words("taking the pier")
    window.wait_for_words("the quay had moved")
    window.settle()
    stage.hands.key("Down", "Return")
    Page(window, QUAY.text)

    # Back, and by keys: the first mark, and the next one.
    stage.hands.key("ctrl+5")
    window.settle()
    window.click_on(window.wait_for_widget("label", "Data"))
    for words in ("Velmora", "Kestria", "accuse 1", "deny 1"):
        window.wait_for_words(words)
    path = stage.folder / "who.svg"
    window.click_on(window.wait_for_widget("label", "Save as"))
    window.click_on(window.wait_for_widget("label", "Picture as SVG…"))
    wait_for(lambda: len(window.windows) == 2, "no dialogue for a file")
    window.settle()
    stage.hands.key("ctrl+a")
    stage.hands.write(str(path))
    window.settle()
    stage.hands.key("Return")
    wait_for(lambda: path.exists() and path.read_bytes().endswith(b"</svg>\n"), "nothing was saved")
    assert xml.dom.minidom.parse(str(path)).documentElement.tagName == "svg"
    project.check()


if __name__ == "__main__":
    sys.exit(suite.main())
