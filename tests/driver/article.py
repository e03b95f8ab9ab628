# SPDX-License-Identifier: GPL-3.0-or-later
"""An article of a test's own, and what should be marked in it, said in words and not in numbers."""
from .project import Span, make_record
from .waiting import wait_for_equal


class Article:
    def __init__(self, title, *paragraphs, **more):
        self.record = make_record(title, list(paragraphs), **more)
        self.text = self.record["text"]

    def find(self, words, nth=1):
        """The range of the nth time that these words occur."""
        at = -1
        for _ in range(nth):
            at = self.text.index(words, at + 1)
        return at, at + len(words)

    def span(self, label, *parts, entity=None):
        """As it should be on disk; a part is words, or words and which time they occur."""
        parts = [part if isinstance(part, tuple) else (part, 1) for part in parts]
        return Span(label, tuple(self.find(*part) for part in parts),
                    " ".join(words for words, _ in parts), entity)

    def expect(self, project, *spans):
        """Waits until these are on disk and nothing else is; quotes are the text."""
        wait_for_equal(project.spans, sorted(spans, key=lambda s: (s.fragments, s.label)))
        for found in project.spans():
            assert found.quote == " ".join(self.text[start:end] for start, end in found.fragments)
