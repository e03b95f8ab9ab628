#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The schema of label sets and the program agree: on what ships, on what the program writes, and
on what is wrong.  Arguments: the schema, the program that reads and writes, label set files."""

import copy
import json
import subprocess
import sys

import jsonschema

schema_path, echo, *files = sys.argv[1:]
with open(schema_path, encoding="utf-8") as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)

number = 0
failed = 0


def check(name, ok, message=""):
    global number, failed
    number += 1
    failed += not ok
    print(f"{'ok' if ok else 'not ok'} {number} - {name}")
    if not ok:
        print(f"# {message}")


def read_by_program(value):
    return subprocess.run([echo], input=json.dumps(value), capture_output=True, text=True)


def set_at(value, path, new):
    value = copy.deepcopy(value)
    *parents, last = path
    place = value
    for step in parents:
        place = place[step]
    place[last] = new
    return value


for path in files:
    with open(path, encoding="utf-8") as file:
        shipped = json.load(file)
    errors = [e.message for e in validator.iter_errors(shipped)]
    check(f"{path} follows the schema", not errors, errors)
    result = read_by_program(shipped)
    check(f"{path} is read", result.returncode == 0, result.stderr)
    errors = [e.message for e in validator.iter_errors(json.loads(result.stdout))]
    check(f"{path} follows the schema when written back", not errors, errors)

base = {
    "obelus_label_set": 1, "id": "x", "name": "X",
    "span_labels": [{"name": "A", "key": "a",
                     "attributes": [{"name": "b", "values": ["c", "d"]}]}],
    "frame_types": [{"name": "F", "roles": [{"name": "r", "span_label": "A", "fillers": ["span"]}]}],
    "document_labels": [{"name": "topic"}],
}
span, frame = ["span_labels", 0], ["frame_types", 0]
attribute, role = span + ["attributes", 0], frame + ["roles", 0]
good = [
    ("as it is", [], None),
    ("null is as if left out", span + ["title"], None),
    ("a key beyond ASCII", span + ["key"], "é"),
    ("no values for free text", span + ["attributes"], [{"name": "b", "kind": "text"}]),
    ("a role for frames", frame + ["roles"], [{"name": "r", "fillers": ["frame"]}]),
]
bad = [
    ("another format version", ["obelus_label_set"], 2),
    ("an id that is a path", ["id"], "../x"),
    ("an empty name", span + ["name"], ""),
    ("a number for a name", span + ["name"], 7),
    ("an unknown member", span + ["colour"], "blue"),
    ("an unknown kind", span + ["kind"], "thing"),
    ("a key of two characters", span + ["key"], "F1"),
    ("a capital key", span + ["key"], "A"),
    ("a space for a key", span + ["key"], " "),
    ("nothing to choose from", attribute + ["values"], []),
    ("a value twice", attribute + ["values"], ["c", "c"]),
    ("an empty value", attribute + ["values"], [""]),
    ("values of free text", attribute + ["kind"], "text"),
    ("a text for a flag", attribute + ["advanced"], "yes"),
    ("a maximum of none", role + ["max"], 0),
    ("less than none", role + ["min"], -1),
    ("half a filler", role + ["max"], 1.5),
    ("no filler", role + ["fillers"], []),
    ("an unknown filler", role + ["fillers"], ["word"]),
    ("a span label where no span fits", role + ["fillers"], ["frame"]),
    ("an object for a list", ["span_labels"], {}),
    ("a number for a label", ["span_labels"], [3]),
]

for name, path, new in good:
    value = set_at(base, path, new) if path else base
    errors = [e.message for e in validator.iter_errors(value)]
    result = read_by_program(value)
    check(name, not errors and result.returncode == 0, errors or result.stderr)
    written = json.loads(result.stdout or "{}")
    check(name + ", written back", validator.is_valid(written), result.stdout)

for name, path, new in bad:
    value = set_at(base, path, new)
    check(name + ": the schema refuses it", not validator.is_valid(value))
    result = read_by_program(value)
    check(name + ": the program refuses it", result.returncode == 1, result.stdout)

print(f"1..{number}")
sys.exit(failed > 0)
