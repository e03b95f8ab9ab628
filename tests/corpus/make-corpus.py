#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a corpus of an invented world: many articles in which several publishers carry the same claims.

    make-corpus.py [--articles N] [--seed N] --output FOLDER

FOLDER gets articles/ with a file for each, annotations.jsonl to be applied to the project they were
imported into, and gold.json: which records of entities are one, which claims say the same, what each
mention is.  The same seed gives the same bytes.
"""

import argparse
import html
import json
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from records import Records  # noqa: E402
from stories import World  # noqa: E402

PAGE = """<!DOCTYPE html>
<html lang="{language}"{direction}>
<head>
<meta charset="utf-8">
<title>{title} | {publisher}</title>
<meta property="og:title" content="{title}">
<meta property="og:site_name" content="{publisher}">
<meta property="og:type" content="article">
<meta property="article:published_time" content="{day}T06:30:00Z">
<meta name="author" content="{byline}">
<link rel="canonical" href="https://{site}/{path}">
</head>
<body>
<header class="site-header"><nav><ul><li><a href="/">{publisher}</a></li></ul></nav></header>
<main>
<article>
{blocks}
</article>
</main>
</body>
</html>
"""


def describe_block(block):
    text = html.escape(block.text, quote=False)
    return {"title": f"<h1>{text}</h1>", "byline": f'<p class="byline">{text}</p>'}.get(
        block.kind, f"<p>{text}</p>")


def write_page(article):
    publisher = article.publisher
    facts = {"language": publisher.language, "title": article.title, "publisher": publisher.name,
             "day": article.day.isoformat(), "byline": article.byline, "site": publisher.site,
             "path": f"{article.day:%Y/%m}/{article.number}"}
    facts = {name: html.escape(value) for name, value in facts.items()}
    return PAGE.format(**facts, direction=' dir="rtl"' if publisher.language == "ar" else "",
                       blocks="\n".join(map(describe_block, article.body.blocks[1:])))


def write_front_matter(article):
    lines = ["---", f"title: {json.dumps(article.title, ensure_ascii=False)}",
             f"author: {json.dumps(article.byline, ensure_ascii=False)}",
             f"publisher: {json.dumps(article.publisher.name)}",
             f"date: {article.day.isoformat()}", "lang: en", "---", ""]
    for block in article.body.blocks:
        lines += [f"# {block.text}" if block.kind == "title" else block.text, ""]
    return "\n".join(lines)


def write_article(folder, article):
    form = article.publisher.form
    if form == "markdown":
        text, suffix = write_front_matter(article), "md"
    elif form == "text":
        text, suffix = "\n\n".join(block.text for block in article.body.blocks) + "\n", "txt"
    else:
        text, suffix = write_page(article), "html"
    name = f"{article.number:04}-{article.publisher.key}.{suffix}"
    (folder / name).write_text(text, encoding="utf-8")
    return name


def write_lines(path, objects):
    with path.open("w", encoding="utf-8") as file:
        for one in objects:
            file.write(json.dumps(one, ensure_ascii=False, separators=(",", ":")) + "\n")


def make(folder, n_articles, seed):
    world = World(random.Random(seed), n_articles)
    articles = world.make()
    records = Records(world, random.Random(seed + 1))
    described = records.make()
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    names = [write_article(folder / "articles", article) for article in articles]
    write_lines(folder / "annotations.jsonl", described)
    gold = records.gold()
    gold["copies"] = [[names[one.copy_of], names[one.number]] for one in articles if one.copy_of >= 0]
    (folder / "gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=240, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--output", type=pathlib.Path, required=True, metavar="FOLDER")
    options = parser.parse_args()
    make(options.output, options.articles, options.seed)


if __name__ == "__main__":
    main()
