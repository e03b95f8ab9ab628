# SPDX-License-Identifier: GPL-3.0-or-later
"""The pixels on the screen, read from the memory that the X server draws into."""
import mmap
import struct
import typing


class Box(typing.NamedTuple):
    left: int
    top: int
    right: int
    bottom: int

    def moved(self, x, y):
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)

    @property
    def width(self):
        return self.right - self.left

    @property
    def height(self):
        return self.bottom - self.top

    @property
    def middle(self):
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2


class Screen:
    """Reads an xwd file: a header of big-endian numbers, a colour map, and the rows."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.memory = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack(">25I", self.memory[:100])
        self.width, self.height = header[4], header[5]
        bits, self.stride, colors = header[11], header[12], header[19]
        if bits != 32:
            raise ValueError(f"{bits} bits a pixel; the X server was asked for 24 in 32")
        self.start = header[0] + 12 * colors

    def rows(self, box):
        """The bytes of each row of the box, four a pixel: blue, green, red, nothing."""
        for y in range(box.top, box.bottom):
            row = self.start + y * self.stride
            yield self.memory[row + 4 * box.left:row + 4 * box.right]

    def grab(self, box):
        return list(self.rows(box))

    def pixel(self, x, y):
        """Red, green, blue."""
        at = self.start + y * self.stride + 4 * x
        blue, green, red = self.memory[at:at + 3]
        return red, green, blue


def changed_lines(before, after, box, gap=3):
    """Where two grabs of a box differ: a Box for each run of rows, parted by rows that agree."""
    lines = []
    run = []
    for y, (old, new) in enumerate(zip(before, after)):
        if old != new:
            if run and y - run[-1] > gap:
                lines.append(run)
                run = []
            run.append(y)
    if run:
        lines.append(run)
    return [bounds(before, after, box, rows) for rows in lines]


def bounds(before, after, box, rows):
    columns = [i // 4 for y in rows
               for i in ends(before[y], after[y])]
    return Box(box.left + min(columns), box.top + rows[0],
               box.left + max(columns) + 1, box.top + rows[-1] + 1)


def ends(old, new):
    """The first and the last byte in which two rows differ; none when they agree."""
    if old == new:
        return ()
    first = next(i for i, (a, b) in enumerate(zip(old, new)) if a != b)
    last = next(i for i in range(len(old) - 1, -1, -1) if old[i] != new[i])
    return first, last
