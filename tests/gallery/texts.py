# SPDX-License-Identifier: GPL-3.0-or-later
"""What the gallery's pictures show beside the samples that ship: articles as dense, as long-titled
and as richly set as there are any, and more labels than one would wish for.  All invented."""
import base64
import json
import pathlib
import re
import struct
import sys
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from driver.project import make_record  # noqa: E402

LONG_TITLE = make_record(
    "A title that goes on and on, as those of agencies sometimes do when nobody has had the time "
    "to cut it, and that has a ThirtyLetterWordWithoutAnyBlanks in it besides, so that nothing "
    "helps but to break it over several lines",
    ["The article below it is short. Nothing is marked in it yet."],
    meta={"byline": "By someone with a rather long name and a colleague with a longer one",
          "publisher": "The Daily Newspaper of Record of the Northern Provinces",
          "published": "2025-03-14", "language": "en"})
LABELS = ["Person", "Organization", "Government", "Military", "Media", "Place", "Event", "Weapon",
          "Date", "Quantity"]


def make_dense_record():
    """Every second word, every third run of three words and every sentence are marked, and every
    second sentence is a claim."""
    sentence = ("Velmora said that Kestria had accused the Grey Tide, in Port Halmar and before the "
                "whole Northern Commission, of everything that has happened since 2 March.")
    record = make_record("A densely annotated article", [" ".join([sentence] * 3)] * 4)
    text, spans, frames = record["text"], [], []

    def add(label, match, offset=0):
        spans.append({"id": f"s{len(spans)}", "label": label,
                      "fragments": [[offset + match.start(), offset + match.end()]]})
        return spans[-1]["id"]

    for i, match in enumerate(re.finditer(r"\w+", text)):
        if i % 2 == 0:
            add(LABELS[i % len(LABELS)], match)
    for i, match in enumerate(re.finditer(r"\w+ \w+ \w+", text)):
        if i % 3 == 0:
            add(LABELS[(i + 3) % len(LABELS)], match)
    for i, match in enumerate(re.finditer(r"V[^.]+[.]", text)):
        content = add("Content", match)
        source, cue = list(re.finditer(r"\w+", match.group()))[:2]
        if i % 2 == 0:
            frames.append({"id": f"f{i}", "type": "Claim", "attributes": {"act": "assert"},
                           "roles": {"source": [add("Source", source, match.start())],
                                     "cue": [add("Cue", cue, match.start())],
                                     "content": [content]}})
    return {**record, "spans": spans, "frames": frames}


# --- An article with everything that an article is made of ---------------------------------------

def make_picture(width=1200, height=560):
    """A sea below an evening sky, as the address of a PNG file."""
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data +
                struct.pack(">I", zlib.crc32(kind + data)))

    def mix(a, b, share):
        return bytes(round(x + (y - x) * share) for x, y in zip(a, b))

    horizon = height * 6 // 10
    rows = b""
    for y in range(height):
        color = (mix((70, 96, 140), (246, 208, 160), y / horizon) if y < horizon else
                 mix((120, 130, 150), (24, 44, 66), (y - horizon) / (height - horizon)))
        row = color * width
        if horizon - 26 <= y < horizon + 10:
            slope = 2 * abs(y - horizon)
            left, right = width // 3 + slope // 4, width // 2 - slope // 3
            row = row[:3 * left] + bytes((34, 36, 44)) * (right - left) + row[3 * right:]
        rows += b"\0" + row
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) +
            chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


def make_rich_page():
    return f"""<!doctype html><html lang="en"><head>
<title>How a lighthouse is read: tables, rules and a programme from the pilots of Halmar</title>
<meta name="author" content="Lotte Brandt"><meta property="og:site_name" content="Harbour Times">
<meta property="article:published_time" content="2025-04-02T08:00:00+02:00"></head>
<body><main><article>
<h1>How a lighthouse is read: tables, rules and a programme from the pilots of Halmar</h1>
<p>Whoever brings a ship into Port Halmar at night reads three lights, one after the other, and
writes down what they say. The pilots have done so in the same book since 1904.</p>
<figure><img src="{make_picture()}" alt="A freighter before the evening sky">
<figcaption>A freighter waits for its pilot off Port Halmar. The outer light is lit an hour before
the sun sets, in winter and in summer. Photograph: Anders Holm</figcaption></figure>
<h2>Three lights</h2>
<p>The keeper, <em>Marit Sole</em>, counts them on her fingers. “The <strong>white</strong> one says
where you are,” she says, “and the other two say where you should be.”</p>
<table><caption>The lights of the harbour, as the book has them</caption>
<thead><tr><th>Light</th><th>Colour and rhythm</th><th>Height</th><th>Seen from</th></tr></thead>
<tbody>
<tr><td>Outer mole</td><td>white, two flashes in ten seconds</td><td>31 m</td><td>18 miles</td></tr>
<tr><td>Inner mole</td><td>red, one flash in four seconds</td><td>12 m</td><td>7 miles</td></tr>
<tr><td>Customs house</td><td>green, still</td><td>9 m</td><td>4 miles</td></tr></tbody></table>
<h2>The rules of the book</h2>
<p>The first page has them, in the hand of a pilot whose name nobody has kept:</p>
<ol><li>Write down what is seen, and not what should be there.</li>
<li>Where two lights are in one line, write down the minute.
<ul><li>by the clock on the bridge;</li>
<li>by that of the harbour, where one hears it.</li></ul></li>
<li>Who is not sure leaves the line empty. An empty line is no shame.</li></ol>
<blockquote><p>We have four hundred empty lines and not one wreck. I am prouder of the lines.</p>
<p>The book does not belong to the pilots, it belongs to whoever comes in.</p>
<footer>— Ole Brandvik, pilot from 1951 to 1987</footer></blockquote>
<h3>And the programme</h3>
<p>Since last year a small programme reads the book, too. Its author sent us the heart of it, the
function <code>in_line()</code>, which is all of seven lines:</p>
<pre><code>def in_line(lights, heading, tolerance=0.5):
    "Whether all lights stand in one line, seen from the bridge."
    first, *others = [light.bearing for light in lights]
    for bearing in others:
        if abs(bearing - first) &gt; tolerance:
            return False   # not yet: keep to the east
    return abs(first - heading) &lt;= tolerance and all(light.is_lit for light in lights)
</code></pre>
<p>It has been right, so far, as often as the pilots. Details are on
<a href="https://halmar-pilots.example/book">the pilots’ page</a>.</p>
<hr><p>This article was corrected on 3 April: the inner light is red.</p>
</article></main></body></html>"""


RICH_ARABIC = """<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>كيف تُقرأ منارة هالمار</title></head><body><main><article>
<h1>كيف تُقرأ منارة هالمار</h1>
<p>من يقود سفينة إلى ميناء هالمار ليلًا يقرأ ثلاثة أضواء، واحدًا بعد الآخر، ثم يكتب ما تقوله في
الكتاب نفسه الذي يكتب فيه المرشدون منذ عام 1904.</p>
<h2>الأضواء الثلاثة</h2>
<table><caption>أضواء الميناء كما وردت في الكتاب</caption>
<thead><tr><th>الضوء</th><th>اللون</th><th>الارتفاع</th></tr></thead>
<tbody><tr><td>الرصيف الخارجي</td><td>أبيض، ومضتان كل عشر ثوان</td><td>31 مترًا</td></tr>
<tr><td>الرصيف الداخلي</td><td>أحمر، ومضة كل أربع ثوان</td><td>12 مترًا</td></tr>
<tr><td>دار الجمارك</td><td>أخضر ثابت</td><td>9 أمتار</td></tr></tbody></table>
<h2>قواعد الكتاب</h2>
<ol><li>اكتب ما تراه، لا ما ينبغي أن يكون هناك.</li>
<li>إذا وقع ضوءان على خط واحد فاكتب الدقيقة.
<ul><li>بحسب ساعة الجسر؛</li><li>أو بحسب ساعة الميناء.</li></ul></li>
<li>من لم يكن متأكدًا فليترك السطر فارغًا.</li></ol>
<blockquote><p>لدينا أربعمئة سطر فارغ، وليس لدينا حطام واحد.</p></blockquote>
<p>تقول الحارسة ماريت سوله إن السفينة Anselm وصلت في الساعة 21:40 من دون مرشد.</p>
<pre><code>def in_line(lights):
    return len(set(lights)) == 1
</code></pre>
</article></main></body></html>"""


# --- Thirty labels -------------------------------------------------------------------------------

KINDS = ["Person", "Office", "Organization", "Government", "Parliament", "Party", "Court",
         "Company", "Military", "Armed group", "Media", "Agency", "Place", "Border", "Waterway", "Building",
         "Event", "Talks", "Attack", "Election", "Weapon", "Vessel", "Aircraft", "Law", "Treaty",
         "Date", "Duration", "Quantity", "Money", "Share"]


def make_label_set(preset):
    """That of the samples, which their annotations need, and thirty for mentions in all."""
    labels = json.loads(preset)
    known = {label["name"]: label for label in labels["span_labels"]}
    taken = {part.get("key") for part in labels["span_labels"] + labels["frame_types"]} | {
        role.get("key") for frame in labels["frame_types"] for role in frame["roles"]}
    free = iter(letter for letter in "bdghjklpuvwxyz" if letter not in taken)
    entities = [dict(known.get(name, {"name": name})) for name in KINDS]
    for label in entities:
        if "key" not in label and (key := next(free, None)) is not None:
            label["key"] = key
    return json.dumps({**labels, "id": "thirty", "name": "Thirty labels", "span_labels": [
        *entities, *(label for label in labels["span_labels"] if label.get("kind") == "role")]})
