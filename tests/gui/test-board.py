#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The board of claims: looking for, grouping and filtering them, putting what says the same under one
proposition, judging it, and going to the sentence; by real input, proved by obelusctl."""
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.page import Page  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for, wait_for_equal  # noqa: E402

suite = Suite("board")

SAID = [("The port of Halmar", "Herald", "2024-01-20", "Velmora", "accuse",
         "Norland had closed the port of Halmar"),
        ("Ships turn back", "Gazette", "2024-01-21", "The ministry", "accuse",
         "Norland closed the harbour port at Halmar"),
        ("No word from the tower", "Courier", "2024-01-22", "The tower", "assert",
         "12 pilots went home on Friday")]


def record(number, title, publisher, published, source, act, content):
    article = Article(title, f"{source} said that {content}.")
    spans = [{"id": f"{label}{number}", "label": label, "fragments": [list(article.find(words))]}
             for label, words in (("Source", source), ("Cue", "said"), ("Content", content))]
    return {**article.record, "spans": spans,
            "meta": {"language": "en", "publisher": publisher, "published": published},
            "frames": [{"id": f"f{number}", "type": "Claim", "attributes": {"act": act},
                        "roles": {"source": [f"Source{number}"], "cue": [f"Cue{number}"],
                                  "content": [f"Content{number}"]}}]}


RECORDS = [record(number, *said) for number, said in enumerate(SAID)]


def lines_of(project, *arguments):
    out = project.programs.obelusctl(*arguments)
    return [json.loads(line) for line in (out if isinstance(out, str) else out.decode()).splitlines()]


def claims(project):
    return {claim["source"][0]: claim for claim in lines_of(project, "claims", project.path, "--json")}


def sentences(project):
    return {source: claim["sentence"] for source, claim in claims(project).items()}


def see(window, *words):
    for some in words:
        window.wait_for_words(some)


def wait_until_gone(window, words):
    wait_for(lambda: not any(words in label for label in window.words()),
             lambda: f"“{words}” is among: {'; '.join(window.words())}")


def choose(window, words):
    """A row of the board, by a click on its source."""
    window.wait_for_widget("label", words)
    window.click_on(window.find_all("label", words)[-1])  # the desk, which is hidden, comes first
    window.settle()


@suite.case("the board finds, groups, puts together, judges, undoes, and leads to the sentence")
def board(stage):
    project = stage.make_project(*RECORDS)
    untouched = project.export().splitlines()[2]
    window = stage.start(project.path)
    page = Page(window, RECORDS[0]["text"])
    stage.hands.key("ctrl+3")
    see(window, "3 claims", SAID[0][5], SAID[1][5], "writer › The tower")
    window.settle()

    # Words, and back again.
    stage.hands.write("harbour")
    see(window, "1 claim")
    wait_until_gone(window, SAID[2][5])
    stage.hands.key("ctrl+a", "BackSpace")
    see(window, "3 claims")

    # A claim's own words become a proposition; one that may say the same is taken with Enter.
    choose(window, "Velmora")
    window.wait_for_words("in common:", "port")
    window.click_on(window.wait_for_widget("button", "Use the claim’s words"))
    window.settle()
    stage.hands.key("Return")
    wait_for_equal(lambda: sentences(project)["Velmora"], SAID[0][5])
    window.wait_for_widget("button", "Take out")
    window.settle()
    row = window.wait_for_widget("list item", f"The ministry: “{SAID[1][5]}”")
    window.click_on(row)
    wait_for_equal(lambda: sentences(project), {"Velmora": SAID[0][5], "The ministry": SAID[0][5],
                                                "The tower": None})
    window.settle()

    # A judgement on the first scale, by keys from the board.
    choose(window, "Velmora")
    stage.hands.key("p")
    window.settle()
    window.focus_on("Why")
    stage.hands.write("seen twice")
    stage.hands.key("Return")
    wait_for_equal(lambda: [(one["scale"], one["value"], one["note"]) for one in
                            claims(project)["Velmora"]["assessments"]],
                   [("source_reliability", "A", "seen twice")])
    window.wait_for_words("A: Completely reliable")

    # All of it is undone, from the board: a field would undo what was typed.
    choose(window, "Velmora")
    for _ in range(3):
        stage.hands.key("ctrl+z")
        window.settle()
    wait_for_equal(lambda: sentences(project), dict.fromkeys(("Velmora", "The ministry",
                                                              "The tower")))
    assert claims(project)["Velmora"]["assessments"] == []
    assert project.export().splitlines()[2] == untouched
    project.check()

    # To the sentence.
    choose(window, "Velmora")
    window.click_on(window.wait_for_widget("button", "Show in the article"))
    page.wait_until_ready()
    wait_until_gone(window, "3 claims")
    see(window, "writer › Velmora")  # the inspector, with the claim in hand


if __name__ == "__main__":
    sys.exit(suite.main())
