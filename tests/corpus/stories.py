# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens in the invented world, and who writes about it.

A story is a handful of matters, things that are claimed; its articles carry them in the words of their
houses.  Everything comes of one random generator, so that a seed gives a corpus."""

import datetime
from dataclasses import dataclass, field

from sentences import CORRECTION, FILLERS, HEADLINES, KIND, REPORTS, THINGS, UNNAMED
from world import BEINGS, GOVERNMENTS, PUBLISHERS
from writing import Body, Voice, agree, at_level, write_sentence

FIRST_DAY = datetime.date(2025, 2, 3)
DAYS = 170
ARTICLES_OF_STORY = 7

# Who speaks for whom.
SPEAKERS = {
    "velmora": ("velmora", "marrow", "lund"), "kestria": ("kestria", "keld"),
    "estavia": ("estavia", "bjornholt"), "sundal": ("sundal", "darvand"),
    "naerim": ("naerim", "min", "paek", "rim", "ministry"), "torvania": ("torvania", "zharkov", "qasuri"),
}
CITIES = {"velmora": "port", "kestria": "kcity", "naerim": "sorae", "estavia": "port",
          "sundal": "kcity", "torvania": "sorae"}
WATCHERS = {"premiums": ("owners", "vautrin", "keld-younger"), "hurt": ("nmc", "fleet", "vik"),
            "relief": ("relief", "odulaye", "marlow"), "grain": ("observatory", "bjornholt", "vautrin"),
            "praise": ("odulaye", "vautrin", "sundal")}
REPORTERS = {"naerim": "nna", "velmora": "vna"}
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August")


@dataclass
class Matter:
    """Something that is claimed."""
    key: str
    kind: object
    beings: dict
    thing: str = ""
    number: int = 0
    answers: list = field(default_factory=list)   # (link type, matter)

    def words(self, language):
        words = {"n": str(self.number)}
        if self.thing:
            words["thing"] = THINGS[self.thing][language]
        return words


@dataclass
class Article:
    number: int
    publisher: object
    day: datetime.date
    body: Body
    title: str
    byline: str
    story: int
    copy_of: int = -1


class World:
    """Makes stories and their articles."""

    def __init__(self, rng, n_articles):
        self.rng, self.n_articles = rng, n_articles
        self.matters, self.articles = {}, []

    # --- What happens ---

    def matter(self, kind, source, target, third="tide", place="strait", number=None):
        kind = KIND[kind]
        thing = self.rng.choice(kind.things) if kind.things else ""
        if number is None:
            number = self.rng.choice(kind.numbers) if kind.numbers else 0
        key = "-".join(filter(None, (kind.key, source, target, place, thing, str(number or ""))))
        if key not in self.matters:
            beings = {"S": source, "T": target, "X": third, "P": place}
            self.matters[key] = Matter(key, kind, beings, thing, number)
        return self.matters[key]

    def answer(self, one, kind, source, target, link):
        """A matter of another source that answers one."""
        made = self.matter(kind, source, target, one.beings["X"])
        if not made.thing and one.thing:
            made.thing = one.thing
        if one not in [matter for _, matter in made.answers]:
            made.answers.append((link, one))
        return made

    def corrected(self, one):
        """The same with another figure, by which one is corrected later."""
        number = self.rng.choice([n for n in one.kind.numbers if n != one.number])
        made = self.matter(one.kind.key, one.beings["S"], one.beings["T"], one.beings["X"],
                           one.beings["P"], number)
        if not made.answers and one not in [matter for _, matter in one.answers]:
            made.answers.append(("corrects", one))
        return made

    def story(self):
        """Two or three matters about two governments, and one that a watcher adds."""
        one, other = self.rng.sample([being.key for being in GOVERNMENTS], 2)
        mine, theirs = self.rng.choice(SPEAKERS[one]), self.rng.choice(SPEAKERS[other])
        first = self.rng.choice(("supply", "withdraw", "ports", "ready", "aim", "no"))
        matters = [self.matter(first, mine, other)]
        if first == "supply":
            matters.append(self.answer(matters[0], "no-supply", theirs, one, "denies"))
        elif first == "ready":
            matters.append(self.answer(matters[0], "no", theirs, one, "contradicts"))
        else:
            matters.append(self.matter(self.rng.choice(("withdraw", "aim", "ports")), theirs, one))
        extra = self.rng.choice(("premiums", "hurt", "relief", "grain", "praise", "secret", "failed"))
        city = CITIES[other]
        if extra in WATCHERS:
            source = self.rng.choice(WATCHERS[extra])
            place = "strait" if extra == "premiums" else city
            matters.append(self.matter(extra, source, other if source != other else one, place=place))
        else:
            matters.append(self.matter(extra, theirs, one, place=city))
        return matters

    # --- Who writes what ---

    def when(self, day):
        """Words of an English sentence that date what was said."""
        if self.rng.random() < 0.6:
            return {"when": "", "whenever": ""}
        name = (day - datetime.timedelta(days=self.rng.randrange(3))).strftime("%A")
        return {"when": f"<w:on {name}> ", "whenever": f" <w:on {name}>"}

    def choose(self, matter, voice, nested):
        templates = matter.kind.sentences[voice.language]
        if nested:
            templates = [one for one in templates if one[0] == "{" and "“<c" not in one] or [templates[0]]
        template = self.rng.choice(templates)
        if voice.language == "ar":
            template = agree(template, BEINGS[matter.beings["S"]])
        return template

    def claim(self, voice, matter, day, nested=False):
        """A sentence that carries matter, as another reports it if nested."""
        template = self.choose(matter, voice, nested)
        beings = dict(matter.beings)
        if nested:
            inner = template.rstrip(".。").replace("{whenever}", "").replace("{when}", "")
            template = at_level(self.rng.choice(REPORTS[voice.language]), 2).replace("INNER", inner)
            beings["R"] = self.reporter(matter)
            if voice.language == "en" and beings["R"] != "sentinel" and self.rng.random() < 0.3:
                outer = at_level("{Q} <q:wrote> that <c:INNER>.", 3)
                template = outer.replace("INNER", template.rstrip(".").replace("{whenever}", ""))
                beings["Q"] = "sentinel"
        for name, words in self.when(day).items():
            template = template.replace("{" + name + "}", words)
        return write_sentence(voice, template, beings, matter.words(voice.language), matter)

    def reporter(self, matter):
        for government, speakers in SPEAKERS.items():
            if matter.beings["S"] in speakers and government in REPORTERS:
                return REPORTERS[government]
        return self.rng.choice(("wire", "sentinel"))

    def filler(self, voice, matter):
        place = matter.beings["P"]
        if place == "strait":
            place = CITIES.get(matter.beings["T"], "port")
        beings = {"X": matter.beings["X"], "P": place}
        return write_sentence(voice, self.rng.choice(FILLERS[voice.language]), beings, {})

    def headline(self, voice, matter, before):
        template = before + (HEADLINES.get(voice.language) or matter.kind.headline)
        return write_sentence(voice, template, matter.beings, matter.words(voice.language))

    def paragraph(self, voice, matters, matter, day):
        """What is said of a matter, and a little around it."""
        rng = self.rng
        sentences = [self.claim(voice, matter, day, rng.random() < 0.22)]
        if rng.random() < (0.6 if voice.language == "en" else 0.9):
            sentences.append(self.filler(voice, matter))
        if rng.random() < 0.25:
            sentences.append(self.claim(voice, rng.choice(matters), day))
        if voice.language == "en" and rng.random() < 0.12:
            sentences.append(write_sentence(voice, rng.choice(UNNAMED), {}, {}))
        return sentences

    def write(self, publisher, day, story, matters, wrong=None):
        """An article on matters; wrong is one that it takes back."""
        voice = Voice(publisher.language, publisher.house, self.rng)
        body = Body(publisher.language)
        title = self.headline(voice, matters[0], "Correction: " if wrong else "")
        byline = self.rng.choice(publisher.reporters)
        self.begin(body, publisher, title, byline, day)
        voice.named.clear()
        for matter in matters:
            body.add(self.paragraph(voice, matters, matter, day))
        if wrong is not None:
            inner = wrong.kind.text.rstrip(".")
            template = CORRECTION.replace("INNER", inner)
            body.add([write_sentence(voice, template, wrong.beings, wrong.words("en"), wrong)])
        self.end(body, publisher)
        return Article(len(self.articles), publisher, day, body, title.text, byline, story)

    def begin(self, body, publisher, title, byline, day):
        """What stands above an article."""
        if publisher.form == "html":
            body.add_line(publisher.name, "site")
        body.add([title], "title")
        if publisher.language == "en":
            body.add_line(f"By {byline}", "byline")
        if publisher.form == "text":
            body.add_line(f"Published: {day.day} {MONTHS[day.month - 1]} {day.year}", "date")

    def end(self, body, publisher):
        if publisher.form == "text":
            body.add_line(f"Source: {publisher.name}", "source")

    def copy(self, article, publisher, day):
        """The agency's text as another house prints it: a line of its own, perhaps without the end."""
        body = Body(publisher.language)
        blocks = [block for block in article.body.blocks if block.sentences]
        self.begin(body, publisher, blocks[0].sentences[0], article.publisher.name, day)
        if len(blocks) > 3 and self.rng.random() < 0.4:
            blocks.pop()
        for block in blocks[1:]:
            body.add(block.sentences)
        body.add_line(f"This report came from {article.publisher.name} and was shortened by our desk in "
                      f"{MONTHS[day.month - 1]}.", "paragraph")
        self.end(body, publisher)
        return Article(len(self.articles), publisher, day, body, article.title, article.publisher.name,
                       article.story, article.number)

    def add(self, article):
        if len(self.articles) < self.n_articles:
            article.number = len(self.articles)
            self.articles.append(article)

    def make_story(self, number, first_day):
        matters = self.story()
        houses = self.rng.sample(PUBLISHERS, k=ARTICLES_OF_STORY - 1)
        numeric = [one for one in matters if one.kind.numbers]
        for publisher in houses:
            day = first_day + datetime.timedelta(days=self.rng.randrange(4))
            told = self.rng.sample(matters, k=self.rng.randint(2, len(matters)))
            old = self.rng.choice(list(self.matters.values()))
            if old not in told and self.rng.random() < 0.5:
                told.append(old)
            article = self.write(publisher, day, number, told)
            self.add(article)
            if publisher.agency and article.number < self.n_articles:
                others = [house for house in PUBLISHERS
                          if house.language == "en" and not house.agency]
                for house in self.rng.sample(others, 2):
                    self.add(self.copy(article, house, day))
        if numeric:
            right = self.corrected(numeric[0])
            publisher = self.rng.choice([house for house in PUBLISHERS if house.language == "en"])
            day = first_day + datetime.timedelta(days=6)
            self.add(self.write(publisher, day, number, [right], numeric[0]))

    def make(self):
        n_stories = max(1, self.n_articles // ARTICLES_OF_STORY)
        number = 0
        while len(self.articles) < self.n_articles:
            day = FIRST_DAY + datetime.timedelta(days=number % n_stories * DAYS // n_stories)
            self.make_story(number, day)
            number += 1
        return self.articles
