# SPDX-License-Identifier: GPL-3.0-or-later
"""Native records of the corpus, to be applied by obelusctl, and what is true of it."""

import datetime
import hashlib
import uuid

from world import BEINGS, DIFFERENT, DOUBLED, SCRIPTS

ANNOTATORS = ("Ines Varga", "Tom Adler")
SCALES = {
    "info_credibility": ("1", "2", "3", "4", "5", "6"),
    "likelihood": ("almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely",
                   "very likely", "almost certain"),
    "verdict": ("supported", "refuted", "not enough evidence", "conflicting/cherry-picked"),
}
ANNOTATED = 0.88       # share of articles
LINKED = 0.93          # share of mentions
PROPOSED = 0.7         # share of matters with a proposition
ASSIGNED = 0.75        # share of their claims that point to it


class Ids:
    """UUIDs of version 7 that come of the seed alone."""

    def __init__(self, rng):
        self.rng = rng
        self.moment = int(datetime.datetime(2025, 8, 4, tzinfo=datetime.timezone.utc).timestamp() * 1000)

    def make(self):
        self.moment += 1
        number = self.moment << 80 | self.rng.getrandbits(80)
        number = number & ~(0xF << 76) | 7 << 76
        return str(uuid.UUID(int=number & ~(3 << 62) | 2 << 62))


def describe_text(matter):
    words = {place: BEINGS[key].name("en") for place, key in matter.beings.items()}
    text = matter.kind.text.format(**words, **matter.words("en"))
    return text[0].upper() + text[1:]


class Registry:
    """The records of entities: one for each being, and a second for some that nobody has merged."""

    def __init__(self, ids):
        self.first = {key: ids.make() for key in BEINGS}
        self.second = {}
        for key, how in DOUBLED:
            self.second.setdefault(key, {})[how] = ids.make()

    def find(self, key, publisher):
        """The record by which a publisher's readers know a being."""
        second = self.second.get(key, {})
        known_by = publisher.language
        if known_by == "en":
            known_by = publisher.house
        return second.get(known_by, self.first[key])

    def is_second(self, key, name, language):
        for how in self.second.get(key, {}):
            if how == language or (isinstance(how, int) and language == "en"
                                   and BEINGS[key].name("en", how) == name):
                return True
        return False

    def describe_first(self, being):
        names = []
        for name, language in being.every_name():
            if name not in [one for one, _ in names] and not self.is_second(being.key, name, language):
                names.append((name, language))
        preferred = names.pop(0)[0]
        return {"id": self.first[being.key], "type": being.type, "name": preferred,
                "aliases": [{"name": name, "language": language, "script": SCRIPTS[language]}
                            for name, language in names],
                "external": being.external,
                "notes": being.nominals[0] if being.nominals else None}

    def describe(self):
        for key, being in BEINGS.items():
            yield self.describe_first(being)
            for how, id_ in self.second.get(key, {}).items():
                name = being.name("en", how) if isinstance(how, int) else being.name(how)
                yield {"id": id_, "type": being.type, "name": name, "aliases": [], "external": {}}

    def gold(self):
        same = [[self.first[key], *others.values()] for key, others in self.second.items()]
        return {"same": same, "different": [[self.first[one], self.first[two]] for one, two in DIFFERENT],
                "keys": self.first}


class Records:
    """Makes a record for each article that somebody has annotated."""

    def __init__(self, world, rng):
        self.world, self.rng, self.ids = world, rng, Ids(rng)
        self.registry = Registry(self.ids)
        self.propositions = {key: self.ids.make() for key in world.matters if rng.random() < PROPOSED}
        self.claims = {key: {"frames": [], "assigned": []} for key in world.matters}
        self.mentions, self.unlinked, self.chains = {}, {}, []

    # --- One article ---

    def span(self, mark, at, text, publisher, base):
        fragments = [[at + start, at + end] for start, end in mark.fragments]
        span = {"id": self.ids.make(), "label": mark.label, "fragments": fragments,
                "quote": " ".join(text[start:end] for start, end in fragments), **base}
        if mark.being:
            entity = self.registry.find(mark.being, publisher)
            self.mentions[span["id"]] = {"entity": entity, "kind": mark.form}
            span["mention"] = mark.form
            if self.rng.random() < LINKED:
                span["entity"] = entity
            else:
                self.unlinked[span["id"]] = entity
        return span

    def frame(self, sentence, level, pairs, base):
        """The claim of a level of a sentence; pairs are its marks and their spans."""
        roles = {}
        mentions = [mark for mark, _ in pairs if mark.role == "source"]
        for mark, span in pairs:
            roles.setdefault(mark.role, []).append(span["id"])
        attributes = {"act": "assert", "speech_mode": "indirect", "review_state": "accepted"}
        if level == "1" and sentence.matter is not None:
            attributes.update(sentence.matter.kind.attributes, act=sentence.matter.kind.act)
        if sentence.quoted and level == "1":
            direct = sentence.text.startswith("“")
            attributes["speech_mode"] = "direct" if direct else "mixed"
        form = mentions[0].form if mentions else ""
        attributes["source_status"] = {"pronoun": "pronoun", "nominal": "described",
                                       "name": "named"}.get(form, "anonymous")
        return {"id": self.ids.make(), "type": "Claim", "roles": roles, "attributes": attributes, **base}

    def take_sentence(self, sentence, at, article, base, record):
        made = []
        for mark in sentence.marks:
            made.append((mark, self.span(mark, at, article.body.text, article.publisher, base)))
        record["spans"] += [span for _, span in made]
        outer = None
        levels = sorted({mark.level for mark, _ in made if mark.role == "content"}, reverse=True)
        for level in levels:
            pairs = [(mark, span) for mark, span in made if mark.level == level]
            frame = self.frame(sentence, level, pairs, base)
            if outer is not None:
                frame["roles"]["nested_in"] = [outer["id"]]
            record["frames"].append(frame)
            outer = frame
        if outer is not None and sentence.matter is not None:
            self.assign(outer, sentence.matter)
            if len(levels) > 1:
                sources = [mark.being for level in levels for mark, _ in made
                           if mark.level == level and mark.role == "source"]
                self.chains.append({"frame": outer["id"], "sources": sources})

    def assign(self, frame, matter):
        found = self.claims[matter.key]
        found["frames"].append(frame["id"])
        if matter.key in self.propositions and self.rng.random() < ASSIGNED:
            frame["proposition"] = self.propositions[matter.key]
            found["assigned"].append(frame["id"])

    def assess(self, record, moment):
        for frame in record["frames"]:
            if self.rng.random() < 0.1:
                for annotator in ANNOTATORS[:self.rng.randint(1, 2)]:
                    record["assessments"].append(
                        {"id": self.ids.make(), "frame": frame["id"], "scale": "source_reliability",
                         "value": self.rng.choice("ABCDEF"), "annotator": annotator, "created": moment})

    def describe(self, article):
        """The record of an article, None when nobody has read it yet."""
        text = article.body.text
        record = {"obelus": 1, "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
                  "offset_unit": "codepoint", "status": "new", "spans": [], "frames": [], "labels": [],
                  "entities": [], "propositions": [], "links": [], "assessments": []}
        if self.rng.random() >= ANNOTATED:
            return None
        record["status"] = self.rng.choice(("done", "done", "done", "in-progress", "flagged"))
        day = article.day + datetime.timedelta(days=2)
        moment = f"{day.isoformat()}T09:{self.rng.randrange(60):02}:00Z"
        base = {"annotator": self.rng.choice(ANNOTATORS), "created": moment, "modified": moment}
        for sentence, at in article.body.placed():
            self.take_sentence(sentence, at, article, base, record)
        topic = "economy" if "percent" in text else "diplomacy"
        record["labels"] = [{"name": "topic", "value": topic}, {"name": "genre", "value": "news report"}]
        self.assess(record, moment)
        return record

    # --- What lives across articles ---

    def describe_knowledge(self, record):
        """Puts the entities, propositions and what belongs to those into the first record."""
        record["entities"] = list(self.registry.describe())
        for key, id_ in self.propositions.items():
            matter = self.world.matters[key]
            record["propositions"].append({"id": id_, "text": describe_text(matter), "language": "en"})
            for type_, other in matter.answers:
                if other.key in self.propositions:
                    record["links"].append({"id": self.ids.make(), "from": id_, "type": type_,
                                            "to": self.propositions[other.key],
                                            "annotator": ANNOTATORS[0]})
            for scale, values in SCALES.items():
                if self.rng.random() < 0.4:
                    for number, annotator in enumerate(ANNOTATORS):
                        record["assessments"].append(
                            {"id": self.ids.make(), "proposition": id_, "scale": scale,
                             "value": self.rng.choice(values), "annotator": annotator,
                             "created": f"2025-08-0{1 + number}T10:00:00Z"})

    def make(self):
        records = [record for record in map(self.describe, self.world.articles) if record]
        if records:
            self.describe_knowledge(records[0])
        return records

    def gold(self):
        """What a test may ask: which records of entities are one, which claims say the same, …"""
        claims = [{"key": key, "text": describe_text(self.world.matters[key]),
                   "proposition": self.propositions.get(key), **found}
                  for key, found in self.claims.items() if found["frames"]]
        links = [{"from": matter.key, "to": other.key, "type": type_}
                 for matter in self.world.matters.values() for type_, other in matter.answers]
        return {"entities": self.registry.gold(), "claims": claims, "links": links,
                "mentions": self.mentions, "unlinked": self.unlinked, "chains": self.chains}
