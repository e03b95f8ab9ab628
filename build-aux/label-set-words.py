#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists what people read of label sets, as a template for translators.

    label-set-words.py SET.json…

Names, colours and keys are data and stay as they are; obl-label-set-translation.c says the rest.
"""
import json
import pathlib
import re
import sys


def words(part):
    """The visible words of a label set or of any part of it, in the order of the file."""
    if isinstance(part, list):
        for item in part:
            yield from words(item)
    elif isinstance(part, dict):
        name = part.get("name")
        if name is not None:
            is_set = "obelus_label_set" in part
            yield name if is_set else part.get("title") or name[0].upper() + name[1:]
        yield from (part[member] for member in ("description", "guideline") if part.get(member))
        # Grades and codes, such as 5 and CT+, are the same in every language.
        yield from (value for value in part.get("values", ()) if re.search("[a-z]{2}", value))
        for member in ("attributes", "roles", "span_labels", "frame_types", "document_labels"):
            yield from words(part.get(member, []))


def main():
    places = {}
    for path in sys.argv[1:]:
        for text in words(json.loads(pathlib.Path(path).read_text(encoding="utf-8"))):
            places.setdefault(text, {})[path] = None
    print('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"')
    for text, paths in places.items():
        quoted = text.replace("\\", "\\\\").replace('"', '\\"')
        print(f'\n#: {" ".join(paths)}\nmsgctxt "label set"\nmsgid "{quoted}"\nmsgstr ""')


main()
