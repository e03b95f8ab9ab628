#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Marking words: selected by keys and by the pointer, grown to whole words or not, changed, moved,
in several parts, over one another.  What counts is what is on disk."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.project import Span, make_record  # noqa: E402
from driver.tap import Suite  # noqa: E402
from driver.waiting import wait_for_equal  # noqa: E402

suite = Suite("marking")

# Before the words that are marked stands everything that is more or fewer bytes, code units or
# steps of the caret than it is code points.
RECORD = make_record(
    "Norland says it is “ready to host” Estavia’s president 🚢",
    ["노를란드는 “준비됐다”고 말했다 👩‍👩‍👧 — cafe\u0301, 👍🏽, 🇳🇴 and 𝔘nicode.",
     "قالت وزيرة الخارجية ميرا سولهايم إن كل شيء جاهز",
     "Foreign minister Mira Solheim met Ilan Varda in Port Sund on Sunday. Solheym had said so "
     "before."])
TEXT = RECORD["text"]


def span(label, *parts):
    """As it should be on disk; a part is words, or words and which time they occur."""
    fragments, quotes = [], []
    for part in parts:
        words, nth = part if isinstance(part, tuple) else (part, 1)
        at = -1
        for _ in range(nth):
            at = TEXT.index(words, at + 1)
        fragments.append((at, at + len(words)))
        quotes.append(words)
    return Span(label, tuple(fragments), " ".join(quotes), None)


def expect(project, *spans):
    wanted = sorted(spans, key=lambda s: (s.fragments, s.label))
    wait_for_equal(project.spans, wanted)
    for found in wanted:
        assert found.quote == " ".join(TEXT[start:end] for start, end in found.fragments)


@suite.case("words selected by keys are on disk with their place, after any script")
def by_keys(stage):
    project = stage.make_project(RECORD)
    window, page = stage.open(project, TEXT)
    for words, key, label in (("Mira Solheim", "1", "Person"), ("Port Sund", "6", "Place"),
                              ("👩‍👩‍👧", "2", "Organization"), ("준비됐다", "7", "Event"),
                              ("president 🚢", "3", "Government")):
        page.select(words)
        stage.hands.key(key)
    expect(project, span("Person", "Mira Solheim"), span("Place", "Port Sund"),
           span("Organization", "👩‍👩‍👧"), span("Event", "준비됐다"),
           span("Government", "president 🚢"))
    window.wait_until_saved(5)


@suite.case("words selected by the pointer are")
def by_pointer(stage):
    project = stage.make_project(RECORD)
    window, page = stage.open(project, TEXT)
    page.drag("Ilan Varda")
    stage.hands.key("1")
    expect(project, span("Person", "Ilan Varda"))
    page.click("Sunday", times=2)
    stage.hands.key("9")
    expect(project, span("Person", "Ilan Varda"), span("Date", "Sunday"))
    window.wait_until_saved(2)


if __name__ == "__main__":
    sys.exit(suite.main())
