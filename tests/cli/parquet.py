# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads what a Parquet file holds, from the format's own description: enough of it for lists of rows of
strings and numbers.  Debian has no other reader for Python."""

import gzip
import struct

MAGIC = b"PAR1"


class Thrift:
    """The compact protocol: structs become dictionaries by the fields' numbers."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def byte(self):
        self.at += 1
        return self.data[self.at - 1]

    def varint(self):
        value, shift = 0, 0
        while True:
            byte = self.byte()
            value |= (byte & 0x7f) << shift
            shift += 7
            if byte < 0x80:
                return value

    def number(self):
        value = self.varint()
        return value >> 1 ^ -(value & 1)

    def bytes(self):
        length = self.varint()
        self.at += length
        return self.data[self.at - length:self.at]

    def list(self):
        head = self.byte()
        length = self.varint() if head >> 4 == 15 else head >> 4
        return [self.value(head & 15) for _ in range(length)]

    def value(self, kind):
        return {5: self.number, 6: self.number, 8: self.bytes, 9: self.list, 12: self.struct}[kind]()

    def struct(self):
        fields, number = {}, 0
        while (head := self.byte()) != 0:
            assert head >> 4, "a field's number far from the one before"
            number += head >> 4
            fields[number] = self.value(head & 15)
        return fields


def levels(data, at, width, count):
    """Runs only, as the writer makes no others."""
    if width == 0:
        return [0] * count, at
    length, = struct.unpack_from("<I", data, at)
    reader, found = Thrift(data[at + 4:at + 4 + length]), []
    while reader.at < length:
        head = reader.varint()
        assert head % 2 == 0, "bits packed"
        found += [reader.byte()] * (head >> 1)
    assert len(found) == count, (len(found), count)
    return found, at + 4 + length


def values(data, at, kind, count):
    found = []
    for _ in range(count):
        if kind == 2:
            found.append(struct.unpack_from("<q", data, at)[0])
            at += 8
        else:
            length, = struct.unpack_from("<I", data, at)
            found.append(data[at + 4:at + 4 + length].decode())
            at += 4 + length
    assert at == len(data), "more in the page than values"
    return found


def column(data, chunk, depth):
    """(repetition, definition, value or None) for each value of a column."""
    meta = chunk[3]
    head = Thrift(data[meta[9]:])
    page = head.struct()
    start = meta[9] + head.at
    plain = gzip.decompress(data[start:start + page[3]])
    assert len(plain) == page[2] and head.at + page[3] == meta[7]
    count = page[5][1]
    repetitions, at = levels(plain, 0, depth.bit_length(), count)
    deepest = 3 * depth + 1
    definitions, at = levels(plain, at, deepest.bit_length(), count)
    found = iter(values(plain, at, meta[1], definitions.count(deepest)))
    return [(repetition, definition, next(found) if definition == deepest else None)
            for repetition, definition in zip(repetitions, definitions)]


def place(rows, path, entries):
    """Puts a column's values where they belong in the rows."""
    names = [name for name in path if name not in ("list", "element")]
    row, counts = -1, []
    for repetition, definition, value in entries:
        if repetition == 0:
            row += 1
            counts = [0] * (len(names) - 1)
        else:
            counts[repetition - 1] += 1
            counts[repetition:] = [0] * (len(counts) - repetition)
        here = rows[row]
        for depth, name in enumerate(names[:-1]):
            if definition <= 3 * depth:
                here[name] = None
                break
            items = here.setdefault(name, [])
            if definition < 3 * (depth + 1):
                break
            if len(items) <= counts[depth]:
                items.append({})
            here = items[counts[depth]]
        else:
            here[names[-1]] = value


def read(path):
    """All rows, and the metadata."""
    with open(path, "rb") as stream:
        data = stream.read()
    assert data[:4] == MAGIC and data[-4:] == MAGIC
    length, = struct.unpack("<I", data[-8:-4])
    footer = Thrift(data[-8 - length:-8]).struct()
    rows = []
    for group in footer[4]:
        start = len(rows)
        rows += [{} for _ in range(group[3])]
        for chunk in group[1]:
            names = [name.decode() for name in chunk[3][3]]
            place(rows[start:], names, column(data, chunk, names.count("list")))
    assert len(rows) == footer[3]
    return rows, {pair[1].decode(): pair[2].decode() for pair in footer[5]}
