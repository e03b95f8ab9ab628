#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes pictures of the window in its main states, for somebody to look at.

    tests/gallery/gallery.py [--build FOLDER] [--out FOLDER] [--only SCENE]

Drives the real program on a display of its own.  Not a test: it judges nothing.
"""
import argparse
import json
import os
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.desktop import Desktop  # noqa: E402
from driver.page import Page  # noqa: E402
from driver.project import SOURCE, Programs, Project  # noqa: E402
from driver.window import Obelus  # noqa: E402
from texts import (LONG_TITLE, RICH_ARABIC, make_dense_record, make_label_set,  # noqa: E402
                   make_rich_page)

SAMPLES = SOURCE / "data" / "samples"
WIDTH, HEIGHT = 1280, 820
SCENES = ["front", "structure", "first_start", "empty", "reading", "dialogues", "dark", "narrow",
          "alone", "seeing", "comfort", "labels", "plain", "queue", "pages"]
PAGES = SOURCE / "tests" / "data" / "pages"

class Gallery:
    def __init__(self, programs, folder):
        self.programs, self.folder = programs, folder
        self.desktop = Desktop()
        self.hands = self.desktop.hands
        self.window = None
        self.project = None
        self.texts = {}

    def make_samples(self, folder):
        self.project = Project.make(self.programs, folder / "Halmar.obelus",
                                    [LONG_TITLE, make_dense_record()])
        path = self.project.path
        self.programs.obelusctl("import", path, *SAMPLES.glob("*.txt"), *SAMPLES.glob("*.html"))
        self.programs.obelusctl("apply", path, SAMPLES / "annotations.jsonl")
        self.texts = self.list_texts(path)

    def list_texts(self, path):
        """Titles with texts."""
        entries = map(json.loads, self.programs.obelusctl("list", path, "--json").splitlines())
        return {entry["title"]: self.programs.obelusctl("show", path, entry["id"], "--text")
                for entry in entries}

    # --- Hands ---------------------------------------------------------------------------------

    def start(self, *arguments, width=WIDTH, height=HEIGHT, **settings):
        self.desktop.set_settings(window_width=width, window_height=height, **settings)
        self.size = (width, height)
        self.window = Obelus(self.desktop, self.programs, *arguments)
        self.rest()
        self.window.settle()

    def end(self):
        self.window.quit()

    def rest(self):
        """The pointer on the title, where nothing is said about what it is over."""
        self.hands.move(self.size[0] / 2, 30)

    def take(self, name):
        self.window.settle()
        self.desktop.picture(self.folder / f"{name}.png", *self.size)
        print(f"{self.folder / name}.png", flush=True)

    def find_text(self, beginning):
        return next(item for item in self.texts.items() if item[0].startswith(beginning))

    def show_article(self, beginning):
        title, text = self.find_text(beginning)
        self.window.click_on(self.window.wait_for_widget(
            "list item", lambda name: name.startswith(title)))
        self.rest()
        Page(self.window, text)

    def step_to(self, title, text):
        """By keys, for a window that has no room for its list."""
        while title not in self.window.windows[0].name:
            self.hands.key("alt+Down")
            self.window.settle()
        Page(self.window, text)
        self.rest()

    def show_tab(self, name):
        self.window.click_on(self.window.wait_for_widget("tab", name))
        self.window.settle()

    def click_row(self, beginning):
        """The highest row of the right pane that begins so."""
        self.window.wait_for_widget("list item", lambda name: name.startswith(beginning))
        rows = [row for row in self.window.find_all("list item") if row.name.startswith(beginning)]
        rows = [row for row in rows if row.box.left > self.size[0] / 2 and row.box.top > 130]
        self.window.click_on(min(rows, key=lambda row: row.box.top))
        self.rest()
        self.window.settle()

    def jump(self, words):
        self.window.settle()
        self.hands.key("ctrl+k")
        self.window.wait_for_widget("search box", "Jump to")
        self.hands.write(words)

    def repeat(self, beginning):
        """A mark, and where else in all articles its words stand."""
        self.window.settle()
        self.click_row(beginning)
        self.hands.key("ctrl+m")
        self.window.wait_for_widget(name="Words to mark")
        self.window.wait_for_words(" 1 article")
        self.hands.key("alt+a")
        self.window.wait_for_words(" articles")

    def deselect(self):
        """Out of the list, off the mark, and out of the claim it belongs to."""
        self.hands.key("Escape", times=3)
        self.window.settle()

    def find(self, words):
        self.hands.key("ctrl+f")
        self.window.wait_for_widget("search box", "Find in the article")
        self.hands.write(words)
        self.window.settle()

    def choose_from_menu(self, words):
        self.window.click_on(self.window.wait_for_widget(name="Menu"))
        self.window.wait_for_widget(name=words).activate()

    # --- Scenes --------------------------------------------------------------------------------

    def front(self):
        """What the project's front page would show."""
        for scheme in ("light", "dark"):
            self.start(self.project.path, color_scheme=f"'{scheme}'")
            self.show_article("A densely")
            self.take(f"front-dense-{scheme}")
            self.show_article("فيلمورا")
            self.take(f"front-arabic-{scheme}")
            self.show_article("벨모라")
            self.take(f"front-korean-{scheme}")
            self.show_nested()
            self.take(f"front-nested-{scheme}")
            self.hands.key("ctrl+shift+c")
            self.take(f"front-nested-chips-{scheme}")
            self.hands.key("ctrl+shift+c", "ctrl+shift+c", "F9")
            self.window.settle()
            self.end()
            self.thirty_labels(scheme)
            self.start(self.project.path, width=700, color_scheme=f"'{scheme}'")
            self.step_to(*self.find_text("Velmora says"))
            self.hands.key("ctrl+Home")
            for _ in range(7):
                self.hands.key("Tab")
                self.window.settle()
            self.rest()
            self.take(f"front-narrow-{scheme}")
            self.end()
        os.environ["ADW_DEBUG_HIGH_CONTRAST"] = "1"
        for scheme in ("light", "dark"):
            self.start(self.project.path, color_scheme=f"'{scheme}'")
            self.show_article("A densely")
            self.take(f"front-high-dense-{scheme}")
            self.show_nested()
            self.take(f"front-high-{scheme}")
            self.end()
        del os.environ["ADW_DEBUG_HIGH_CONTRAST"]

    def show_nested(self):
        """One claim inside another, in hand, with the names of who claims in the margin."""
        self.show_article("Velmora says")
        self.show_tab("Claims")
        self.click_row("Nested Claim: VNA")
        self.hands.key("F9")
        self.rest()
        self.window.settle()

    def thirty_labels(self, scheme):
        path = self.project.path.with_name("Thirty.obelus")
        if not path.exists():
            labels = path.with_suffix(".json")
            labels.write_text(make_label_set(self.programs.obelusctl(
                "labels", self.project.path, "--json")), encoding="utf-8")
            self.programs.obelusctl("new", path, "--labels", labels)
            self.programs.obelusctl("import", path, SAMPLES / "halmar-envoys.txt")
            marks, _, _ = (SAMPLES / "annotations.jsonl").read_text("utf-8").partition("\n")
            self.programs.obelusctl("apply", path, "-", given=marks)
        for name, width in (("labels", WIDTH), ("labels-narrow", 700)):
            self.start(path, width=width, color_scheme=f"'{scheme}'")
            self.step_to(*self.find_text("Velmora says"))
            self.take(f"front-{name}-{scheme}")
            self.end()

    def structure(self):
        """Tables, lists, quotations, pictures and code, in both directions of writing."""
        path = self.project.path.with_name("Rich.obelus")
        files = []
        for name, page in (("rich.html", make_rich_page()), ("rich-ar.html", RICH_ARABIC)):
            files.append(path.with_name(name))
            files[-1].write_text(page, encoding="utf-8")
        self.programs.obelusctl("new", path)
        self.programs.obelusctl("import", path, *files)
        for width, scheme in ((WIDTH, "light"), (WIDTH, "dark"), (700, "light")):
            self.start(path, width=width, height=980, color_scheme=f"'{scheme}'")
            name = f"structure-{width}-{scheme}"
            for i, (title, text) in enumerate(self.list_texts(path).items()):
                self.step_to(title, text)
                self.take(f"{name}-{i}-top")
                self.hands.move(self.size[0] / 2, 400)
                for part in ("middle", "end"):
                    self.scroll(8)
                    self.take(f"{name}-{i}-{part}")
                self.rest()
            self.end()

    def scroll(self, notches):
        self.hands.click(self.size[0] / 2, 400, button=5, times=notches)
        self.window.settle()

    def pages(self):
        """Each page of the import's own cases."""
        path = self.project.path.with_name("Pages.obelus")
        self.programs.obelusctl("new", path)
        self.programs.obelusctl("import", path, *sorted(PAGES.glob("*.html")), status=1)
        count = len(self.programs.obelusctl("list", path, "--json").splitlines())
        self.start(path, width=900, height=560, show_articles="false", show_annotations="false")
        self.window.wait_for_widget(name="Article")
        for i in range(count):
            self.take(f"page-{i:02}")
            self.hands.key("alt+Down")
        self.end()

    def first_start(self):
        self.start()
        self.take("01-first-start")
        self.end()

    def empty(self):
        path = self.project.path.with_name("New.obelus")
        self.programs.obelusctl("new", path)
        self.start(path)
        self.take("02-empty-project")
        self.end()
        self.programs.obelusctl("import", path, SAMPLES / "halmar-shipping.html")
        self.start(path)
        self.take("03-plain-article")
        self.show_tab("Document")
        self.take("04-document")
        self.end()

    def reading(self):
        self.start(self.project.path)
        self.show_article("Velmora says")
        self.take("10-annotations")
        self.click_row("Government: Kestria")
        self.take("11-entity-linked")
        self.deselect()
        self.show_tab("Entities")
        self.take("12-entities")
        self.click_row("Kestria")
        self.take("13-entity-selected")
        self.deselect()
        self.show_tab("Claims")
        self.take("14-claims")
        self.click_row("Claim: Oskar Lund")
        self.take("15-claim-selected")
        self.deselect()
        self.show_tab("Annotations")
        self.find("kestria")
        self.take("15-found")
        self.hands.key("Escape")
        self.show_article("A densely")
        self.take("16-dense-article")
        self.show_article("A title that")
        self.take("17-long-title")
        self.show_article("فيلمورا")
        self.take("18-arabic")
        self.show_article("벨모라")
        self.take("19-korean")
        self.end()

    def dialogues(self):
        self.start(self.project.path)
        self.show_article("Velmora says")
        for name, keys in (("20-export", "ctrl+e"), ("21-keys", "ctrl+question"),
                           ("22-history", "ctrl+h"), ("23-preferences", "ctrl+comma"),
                           ("24-new-project", "ctrl+n")):
            self.hands.key(keys)
            self.take(name)
            self.hands.key("Escape")
            self.window.settle()
        self.history("28-history-back", "29-history-undone")
        self.jump("port")
        self.take("26-jump")
        self.hands.key("Escape")
        self.repeat("Government: Kestria")
        self.take("27-repeat")
        self.hands.key("Escape")
        self.window.settle()
        self.choose_from_menu("About Obelus")
        self.take("25-about")
        self.hands.key("Escape")
        self.window.settle()
        self.end()

    def history(self, back, undone):
        """What going back would take back, and how what was taken back looks; then all as it was."""
        self.show_article("Velmora says")
        for key in "5678":
            self.hands.key("Tab", key)
            self.window.settle()
        self.hands.key("ctrl+h")
        self.window.settle()
        self.hands.key("Down", "Down")
        self.take(back)
        self.hands.key("Return")
        self.window.settle()
        self.hands.key("Up")
        self.take(undone)
        self.hands.key("Escape")
        self.window.settle()
        self.hands.key("ctrl+z", "ctrl+z")
        self.deselect()
        self.show_article("Velmora says")

    def dark(self):
        self.start(self.project.path, color_scheme="'dark'")
        self.show_article("Velmora says")
        self.take("30-dark")
        self.click_row("Place: PORT HALMAR")
        self.take("31-dark-selected")
        self.find("kestria")
        self.take("33-dark-found")
        self.repeat("Place: PORT HALMAR")
        self.take("34-dark-repeat")
        self.hands.key("Escape")
        self.window.settle()
        self.history("35-dark-history-back", "36-dark-history-undone")
        self.end()
        self.start(color_scheme="'dark'")
        self.take("32-dark-first-start")
        self.end()

    def narrow(self):
        self.start(self.project.path, width=700)
        self.hands.key("alt+Down", "alt+Down")
        self.take("40-narrow")
        self.hands.key("F9")
        self.take("41-narrow-articles")
        self.hands.key("F9", "F10")
        self.take("42-narrow-annotations")
        self.hands.key("F10")
        self.find("nowhere")
        self.take("43-narrow-not-found")
        self.end()

    def alone(self):
        self.start(self.project.path, show_articles="false", show_annotations="false")
        self.window.settle()
        self.take("44-article-alone")
        self.end()

    def queue(self):
        """Two articles that are done, and what is to do in tabs."""
        for scheme, width, number in (("light", WIDTH, 110), ("dark", WIDTH, 120),
                                      ("light", 700, 130)):
            self.start(self.project.path, width=width, color_scheme=f"'{scheme}'")
            self.hands.key("alt+Down")
            self.window.settle()
            self.hands.key("ctrl+Return")
            self.window.settle()
            self.hands.key("ctrl+Return")
            self.window.settle()
            for _ in range(2):
                self.hands.key("ctrl+shift+Return")
                self.window.settle()
            if width < WIDTH:
                self.hands.key("F9")
            self.take(f"{number}-tabs")
            self.hands.key("ctrl+Page_Up", "ctrl+shift+d")
            self.take(f"{number + 1}-to-do")
            self.hands.key("ctrl+shift+d", *["ctrl+z"] * 2, "ctrl+w", "ctrl+w")
            self.window.settle()
            self.end()

    def plain(self):
        self.start(self.project.path, plain_text="true")
        self.show_article("Velmora says")
        self.take("100-plain")
        self.click_row("Government: Kestria")
        self.take("101-plain-selected")
        self.deselect()
        self.find("kestria")
        self.take("102-plain-found")
        self.hands.key("Escape")
        self.show_article("A densely")
        self.take("103-plain-dense")
        self.show_article("فيلمورا")
        self.take("104-plain-arabic")
        self.end()
        self.start(self.project.path, plain_text="true", color_scheme="'dark'")
        self.show_article("Velmora says")
        self.click_row("Place: PORT HALMAR")
        self.take("105-plain-dark")
        self.show_article("A densely")
        self.take("106-plain-dark-dense")
        self.end()

    def choose_layers(self, *names):
        """Opens what is shown, and unticks these."""
        self.hands.key("F7")
        self.window.wait_for_widget(name="Only this claim")
        self.window.settle()
        for name in names:
            for _ in range(60):
                if self.window.focus is not None and self.window.focus.name.startswith(f"{name}: "):
                    break
                self.hands.key("Tab")
                self.window.settle()
            self.hands.key("space")
        self.rest()
        self.window.settle()

    def seeing(self):
        for scheme, width, number in (("light", WIDTH, 70), ("dark", WIDTH, 80),
                                      ("light", 700, 90)):
            self.start(self.project.path, width=width, color_scheme=f"'{scheme}'")
            self.hands.key("alt+Down", "alt+Down")
            self.window.settle()
            self.choose_layers("Person", "Organization")
            self.take(f"{number}-layers")
            self.hands.key("Escape")
            self.take(f"{number + 1}-hidden")
            self.hands.key("shift+F7", "ctrl+Home", *["Tab"] * 8, "ctrl+shift+o")
            self.take(f"{number + 2}-only-claim")
            self.hands.key("ctrl+shift+o", "ctrl+shift+m")
            self.take(f"{number + 3}-dimmed")
            self.hands.key("ctrl+shift+m", "Escape", "Escape", "ctrl+shift+c")
            self.take(f"{number + 4}-chips")
            self.hands.key("alt+Up")
            self.take(f"{number + 5}-chips-dense")
            self.end()

    def comfort(self):
        """Paper and type: sepia, high contrast, a sans with wide lines."""
        self.start(self.project.path, color_scheme="'sepia'")
        self.show_article("Velmora says")
        self.take("50-sepia")
        self.show_article("A densely")
        self.take("51-sepia-dense")
        self.hands.key("ctrl+comma")
        self.take("52-reading-preferences")
        self.hands.key("Escape")
        self.window.settle()
        self.end()
        self.start(self.project.path, reading_face="'sans'", reading_leading="2.0",
                   reading_size="22", reading_measure="50")
        self.show_article("Velmora says")
        self.take("53-large-sans")
        self.end()
        os.environ["ADW_DEBUG_HIGH_CONTRAST"] = "1"
        for name, scheme in (("54-high-light", "'light'"), ("55-high-dark", "'dark'")):
            self.start(self.project.path, color_scheme=scheme)
            self.show_article("A densely")
            self.take(name)
            self.end()
        del os.environ["ADW_DEBUG_HIGH_CONTRAST"]
        self.start(self.project.path, width=700, color_scheme="'sepia'")
        self.hands.key("alt+Down", "alt+Down")
        self.take("56-sepia-narrow")
        self.end()

    def labels(self):
        """The window of labels, how they have changed, and what one is for."""
        for change in (("--add-value", "Claim.act=mutter"),
                       ("--rename", "attribute:Claim.act.mutter=murmur"),
                       ("--set", "Person:examples=the foreign minister"),
                       ("--remove", "attribute:Claim.act.murmur")):
            self.programs.obelusctl("labels", self.project.path, *change)
        for number, scheme, width in ((60, "'light'", WIDTH), (63, "'dark'", WIDTH),
                                      (66, "'light'", 700)):
            self.start(self.project.path, color_scheme=scheme, width=width)
            self.hands.key("alt+Down", "alt+Down")
            self.window.settle()
            self.hands.key("ctrl+Home", "Tab")
            self.window.settle()
            self.hands.key("F4")
            self.take(f"{number}-guideline")
            self.hands.key("Escape")
            self.window.settle()
            self.hands.key("ctrl+shift+l")
            self.take(f"{number + 1}-labels")
            self.window.root.find("button", "Versions…").activate()
            self.window.settle()
            self.take(f"{number + 1}-label-versions")
            self.hands.key("Escape")
            self.window.settle()
            self.hands.key("Escape")
            self.window.settle()
            self.end()

    def run(self, scenes):
        with tempfile.TemporaryDirectory(prefix="obelus-gallery-") as folder:
            self.make_samples(pathlib.Path(folder))
            for scene in scenes:
                try:
                    getattr(self, scene)()
                finally:
                    self.window.kill()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--build", type=pathlib.Path, default=SOURCE / "_build",
                        help="the folder it was built in")
    parser.add_argument("--out", type=pathlib.Path,
                        help="where the pictures go (the build folder's “gallery”)")
    parser.add_argument("--only", default="", help="a scene: " + ", ".join(SCENES), metavar="SCENE",
                        choices=["", *SCENES])
    options = parser.parse_args()
    folder = options.out or options.build / "gallery"
    folder.mkdir(parents=True, exist_ok=True)
    Gallery(Programs(options.build), folder).run([options.only] if options.only else SCENES)


if __name__ == "__main__":
    main()
