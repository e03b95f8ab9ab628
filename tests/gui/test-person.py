#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole article annotated with the keyboard alone: who is named, and who claims what; how many keys
that takes; and all of it taken back and done again."""
import collections
import json
import pathlib
import statistics
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.article import Article  # noqa: E402
from driver.person import Person  # noqa: E402
from driver.tap import Suite  # noqa: E402

suite = Suite("person")

TEXT = pathlib.Path(__file__).resolve().parents[1] / "data" / "person" / "strait.txt"
STRAIT = Article(*TEXT.read_text(encoding="utf-8").splitlines())

GOVERNMENT, PERSON, ORGANIZATION, MEDIA, PLACE, DATE = "3", "1", "2", "5", "6", "9"
TITLES = {GOVERNMENT: "Government", PERSON: "Person", ORGANIZATION: "Organization",
          MEDIA: "Media", PLACE: "Place", DATE: "Date"}

# Whom the person wants to know, and when; what else has a capital is passed by.
NAMES = {"Marvenia": GOVERNMENT, "Tolvia": GOVERNMENT, "Orsk Strait": PLACE, "Ilka Dorn": PERSON,
         "Port Sarn": PLACE, "Matis Rael": PERSON, "Harbour League": ORGANIZATION,
         "Velm News": MEDIA, "Bruno Tack": PERSON, "Anselm Quay": PERSON, "Lower Brask": PLACE}
DATES = ["Tuesday", "August", "March", "Friday", "December", "January", "October", "Thursday"]
# Who they are that are called otherwise here.
OTHER_NAMES = {"Rael": ("Matis Rael", PERSON), "Dorn": ("Ilka Dorn", PERSON),
               "League": ("Harbour League", ORGANIZATION)}
PASSED_BY = {"Tolvian", "Teachers", "Diplomats", "Brask"}

RIGHT, MENDED = "claim that is proposed right", "claim that is mended"

# By its cue, in text order: the keys that mend what is proposed, and what it should be.
CLAIMS = [
    ("accuses", [], {"source": ["Marvenia"], "target": ["Tolvia"],
                     "content": ["arming rebels across the Orsk Strait"]}),
    ("accused", ["shift+Tab", "less"],
     {"source": ["Marvenia"], "target": ["Tolvia"],
      "content": ["sending drones and fuel to rebels across the Orsk Strait"]}),
    ("promised", None, None),
    ("told", [], {"source": ["Ilka Dorn"], "addressee": ["reporters"],
                  "content": ["“We have counted nine ships since August,”"
                              " “and not one of them carried grain.”"]}),
    ("denied", [], {"source": ["Tolvia"],
                    "content": ["any ship had left its harbours without papers"]}),
    ("called", [], {"source": ["Matis Rael"], "target": ["the charge"],
                    "content": ["“a tale for the evening papers”"]}),
    ("reported", [], {"source": ["Velm News"],
                      "content": ["Tolvia said it was ready to open its docks to inspectors"]}),
    ("said", ["nest"], {"source": ["Tolvia"], "nested_in": ["reported"],
                        "content": ["it was ready to open its docks to inspectors"]}),
    ("confirm", None, None),
    ("According to", [], {"source": ["Harbour League"],
                          "content": ["two thousand litres of fuel went missing from a store on"
                                      " the Tolvian coast in March"]}),
    ("said", [], {"source": ["Ilka Dorn"],
                  "content": ["the League must act before the first ice"]}),
    ("said", [], {"source": ["she"],
                  "content": ["“If nobody looks, nobody will find anything,”"]}),
    ("added", [], {"source": ["she"], "content": ["her government would pay for the boats"]}),
    ("urged", [], {"source": ["Rael"], "addressee": ["Marvenia"],
                   "content": ["to publish its photographs"]}),
    ("said", ["shift+Tab", "less"],
     {"source": ["He"], "content": ["the pictures shown on the quay were taken in another year and"
                                    " in another port"]}),
    ("warned", [], {"source": ["Bruno Tack"],
                    "content": ["patrols would be doubled by Friday"]}),
    ("estimates", [], {"source": ["Harbour League"],
                       "content": ["the tanks will be empty by December"]}),
    ("told", [], {"source": ["Anselm Quay"], "addressee": ["Velm News"],
                  "content": ["“Nobody here has seen a drone,” “but everybody has heard one.”"]}),
    ("asked", None, None),
    ("accuse", [], {"source": ["her rivals"], "target": ["her"], "content": ["having broken it"]}),
    ("said", None, None),
    ("blamed", ["shift+Tab", "less"], {"source": ["Marvenia"], "target": ["Tolvia"],
                                       "content": ["the failure of the last round"]}),
    ("said", [], {"source": ["Velm News"],
                  "content": ["the two delegations had not even agreed on the order of the"
                              " chairs"]}),
]


# --- What the person does ------------------------------------------------------------------------

def mark_names(person):
    """Whoever is named for the first time, and days; what is known by then is left for later."""
    known = set()

    def act(words):
        if words in DATES:
            person.change(DATE)
            return "date"
        if words in OTHER_NAMES:
            person.change(OTHER_NAMES[words][1])
            person.press("e", "Up")
            person.change("Return")
            return "entity of another name"
        if words in NAMES:
            assert words not in known, f"“{words}” is asked about again"
            known.add(words)
            person.change(NAMES[words])
            person.change("E")
            return "entity of a new name"
        assert words in PASSED_BY, words
        return "name that is passed by"

    person.press("ctrl+Home")
    person.go_through("F2", act)
    assert known == set(NAMES), known
    person.press("ctrl+Home")
    person.mark_known()


def make_claims(person):
    claims = iter(CLAIMS)

    def act(words):
        cue, mends, roles = next(claims)
        assert words == cue, (words, cue)
        if roles is None:
            return "cue that is passed by"
        person.change("c")
        person.press(*(key for key in mends if key != "nest"))
        person.change("Return")
        if "nest" in mends:
            person.change("n")
            return "claim within another"
        return MENDED if mends else RIGHT

    person.press("ctrl+Home")
    person.go_through("F5", act)
    assert next(claims, None) is None


# --- What should be there ------------------------------------------------------------------------

def all_mentions():
    """The words and the entity of every mention, by the name itself as it stands in the text."""
    found = collections.Counter()
    text = STRAIT.text
    for name in NAMES:
        found[TITLES[NAMES[name]], name, name] = text.count(name)
    for words, (name, label) in OTHER_NAMES.items():
        found[TITLES[label], words, name] = text.count(words) - text.count(name)
    for words in DATES:
        found["Date", words, None] = text.count(words)
    # The coast of Tolvia, and its money, are not the country.
    found["Government", "Tolvia", "Tolvia"] -= text.count("Tolvian")
    return found


def wanted_claims():
    """With their cues; another claim stands as its cue."""
    return [{"cue": [cue], **roles} for cue, _, roles in CLAIMS if roles is not None]


def read_back(project):
    """What the corpus has, in words: the mentions, and the claims in the order of their cues."""
    record = json.loads(project.export())
    names = {entity["id"]: entity["name"] for entity in record["entities"]}
    words = {span["id"]: " ".join(STRAIT.text[start:end] for start, end in span["fragments"])
             for span in record["spans"]}
    places = {span["id"]: span["fragments"][0][0] for span in record["spans"]}
    mentions = collections.Counter(
        (span["label"], words[span["id"]], names.get(span.get("entity")))
        for span in record["spans"] if span["label"] in TITLES.values())
    frames = sorted(record["frames"], key=lambda frame: places[frame["roles"]["cue"][0]])
    words |= {frame["id"]: words[frame["roles"]["cue"][0]] for frame in frames}
    claims = [{role: [words[filler] for filler in fillers]
               for role, fillers in frame["roles"].items()} for frame in frames]
    return mentions, claims, len(record["spans"])


@suite.case("forty spans, eight claims and six entities by the keyboard; the keys are counted")
def whole_article(stage):
    project = stage.make_project(STRAIT.record)
    window, _ = stage.open(project, STRAIT.text)
    person = Person(project, window, stage.hands)
    mark_names(person)
    make_claims(person)
    person.tell()

    mentions, claims, n_spans = read_back(project)
    assert mentions == all_mentions(), mentions - all_mentions() | all_mentions() - mentions
    assert claims == wanted_claims(), [pair for pair in zip(claims, wanted_claims())
                                       if pair[0] != pair[1]]
    assert n_spans >= 40 and len(claims) >= 8 and len(names_with_mentions(mentions)) >= 6
    check_counts(person.counts)
    project.check()

    before = project.export()
    person.undo_all()
    assert project.spans() == [] and project.frames() == [] and project.entities() == {}
    person.redo_all()
    assert project.export() == before
    project.check()


def names_with_mentions(mentions):
    """Of whom there are several."""
    counts = collections.Counter()
    for (_, _, name), count in mentions.items():
        counts[name] += count
    return [name for name, count in counts.items() if name is not None and count > 1]


def check_counts(counts):
    """What has been reached is kept."""
    assert max(counts["entity of a known name"]) <= 2
    assert statistics.median(counts["entity of a known name"]) == 1
    assert max(counts["entity of a new name"]) <= 3
    assert max(counts[RIGHT]) <= 3
    assert max(counts[MENDED]) <= 5


if __name__ == "__main__":
    sys.exit(suite.main())
