# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns the sentences of the corpus into text with marks at their places, in code points."""

import re
from dataclasses import dataclass, field

from world import BEINGS

TOKEN = re.compile(r"\{(\w+)\}(?:\((\w+)\))?|<([a-z])(\d?):|>|[^{<>]+")

# Names that take an article, by language.
ARTICLES = {
    "en": {key: "the " for key in ("nmc", "owners", "ministry", "tide", "fleet", "observatory", "strait",
                                   "dun", "sentinel")},
    "fr": {"nmc": "la ", "owners": "l’", "ministry": "le ", "tide": "la ", "fleet": "la ",
           "observatory": "l’", "strait": "le ", "dun": "les "},
}

# Korean particles: after a consonant, after a vowel.
PARTICLES = {"은": "는", "이": "가", "을": "를", "과": "와", "으로": "로"}

ROLES = {"q": "cue", "c": "content", "s": "source", "a": "addressee", "m": "medium", "h": "hedge",
         "w": "time"}
LABELS = {"q": "Cue", "c": "Content", "s": "Source", "a": "Addressee", "m": "Medium", "h": "Hedge",
          "w": "Time"}

# Which claim of a sentence a mention is the source or the target of: a report is claim 2, a report
# of a report claim 3.
PARTS = {"S": ("1", "source"), "T": ("1", "target"), "R": ("2", "source"), "Q": ("3", "source")}


@dataclass
class Mark:
    """A span to be: label, fragments, and what it is of."""
    label: str
    fragments: list
    being: str = ""
    form: str = ""            # name, nominal, pronoun
    level: str = ""
    role: str = ""


@dataclass
class Sentence:
    text: str
    marks: list
    matter: object = None
    quoted: bool = False


@dataclass
class Voice:
    """How an article speaks: its language, its house's spellings, and whom it has named by now."""
    language: str
    house: int
    rng: object
    named: set = field(default_factory=set)
    last: str = ""


def agree(template, being):
    """An Arabic sentence, which is written for a woman, with the verb that its source takes."""
    if being.pronoun == "he" or being.key in ("owners", "tide", "fleet", "relief", "observatory"):
        template = template.replace("<q:نفت>", "<q:نفى>")
        template = re.sub(r"<q:(\w+)ت>", r"<q:\1>", template)
    return template


def after(name, particle):
    """The form of a Korean particle that follows name."""
    code = ord(name[-1])
    closed = 0xAC00 <= code <= 0xD7A3 and (code - 0xAC00) % 28 != 0
    if particle == "으로" and closed and (code - 0xAC00) % 28 == 8:
        closed = False
    return particle if closed else PARTICLES[particle]


def choose_form(voice, being, place, opens, nested):
    """Pairs of a form and how it is written: words before the mention, and its own."""
    name = being.name(voice.language, voice.house)
    before = ARTICLES.get(voice.language, {}).get(being.key, "")
    if voice.language != "en" or name.startswith("The "):
        return "name", "" if name.startswith("The ") else before, name
    if being.key not in voice.named:
        return "name", f"{being.title} " if being.title else before, name
    luck = voice.rng.random()
    if place == "S" and opens and not nested and being.pronoun and voice.last == being.key and luck < 0.7:
        return "pronoun", "", being.pronoun
    if being.nominals and luck < 0.3:
        return "nominal", "", voice.rng.choice(being.nominals)
    if being.surname and luck < 0.85:
        return "name", "", being.surname[voice.house % len(being.surname)]
    return "name", before, name


class Writer:
    """Writes one sentence."""

    def __init__(self, voice, beings, words):
        self.voice, self.beings, self.words = voice, beings, words
        self.text, self.marks, self.open = "", [], []

    def mention(self, place, particle):
        being = BEINGS[self.beings[place]]
        form, before, name = choose_form(self.voice, being, place, not self.text, bool(self.open))
        self.voice.named.add(being.key)
        if self.voice.language == "fr" and self.text.endswith(" de ") and name[0] in "AEÉIOU":
            self.text = self.text[:-2] + "’"
        self.text += before
        start = len(self.text)
        self.text += name
        level, role = PARTS.get(place, ("", ""))
        self.marks.append(Mark(being.type, [[start, len(self.text)]], being.key, form, level, role))
        if particle:
            self.text += after(name, particle)

    def close(self):
        letter, level, start = self.open.pop()
        level = level or "1"
        place = [start, len(self.text)]
        for mark in self.marks:
            if mark.role == ROLES[letter] and mark.level == level and not mark.being:
                mark.fragments.append(place)
                return
        self.marks.append(Mark(LABELS[letter], [place], level=level, role=ROLES[letter]))

    def write(self, template):
        for token in TOKEN.finditer(template):
            name, particle, letter, level = token.groups()
            if letter:
                self.open.append((letter, level, len(self.text)))
            elif token.group() == ">":
                self.close()
            elif name in self.words:
                word = self.words[name]
                self.text += word + (after(word, particle) if particle else "")
            elif name:
                self.mention(name, particle)
            else:
                self.text += token.group()
        first = re.match(r"[“«]?\s*", self.text).end()
        self.text = self.text[:first] + self.text[first:first + 1].upper() + self.text[first + 1:]
        return self


def write_sentence(voice, template, beings, words, matter=None):
    writer = Writer(voice, beings, words).write(template)
    voice.last = beings.get("S", "")
    for mark in writer.marks:
        mark.fragments.sort()
    return Sentence(writer.text, writer.marks, matter, any(c in writer.text for c in "“«「"))


def at_level(template, level):
    """The sentence's claim as the level-th."""
    return re.sub(r"<([a-z]):", rf"<\g<1>{level}:", template)


@dataclass
class Block:
    kind: str                 # site, title, byline, date, source, paragraph
    text: str
    sentences: list           # none when the text is all there is


class Body:
    """An article's text, block by block, as it will stand in the project."""

    def __init__(self, language):
        self.space = "" if language == "zh" else " "
        self.blocks = []

    def add_line(self, text, kind):
        self.blocks.append(Block(kind, text, []))

    def add(self, sentences, kind="paragraph"):
        text = self.space.join(sentence.text for sentence in sentences)
        self.blocks.append(Block(kind, text, sentences))

    def placed(self):
        """Pairs of a sentence and where it begins."""
        at = 0
        for block in self.blocks:
            inner = at
            for sentence in block.sentences:
                yield sentence, inner
                inner += len(sentence.text) + len(self.space)
            at += len(block.text) + 1

    @property
    def text(self):
        return "\n".join(block.text for block in self.blocks)
