# SPDX-License-Identifier: GPL-3.0-or-later
"""Small files of every format that is imported, made from nothing, and the ways to spoil them."""

import bz2
import gzip
import io
import json
import tarfile
import zipfile

TITLE = "Harbour of Halmar reopens"
TEXT = ("The harbour of Halmar reopened on Monday after a week of storms, the port authority said, "
        "and twelve ships that had waited at sea came in.")
PAGE = (f"<!DOCTYPE html><html><head><title>{TITLE}</title></head><body><article><h1>{TITLE}</h1>"
        f"<p>{TEXT}</p><p>{TEXT[::-1]}</p></article></body></html>\n")


def archive(*members):
    """A zip file of (name, text or bytes)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in members:
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            pack.writestr(name, content, how)
    return out.getvalue()


def tar(*members, mode="w"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as pack:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            pack.addfile(info, io.BytesIO(content))
    return out.getvalue()


def pdf():
    stream = b"BT /F0 11 Tf 72 700 Td (%s) Tj ET\n" % TEXT.encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1612 792] /Contents 5 0 R /Resources "
        b"<< /Font << /F0 3 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)]
    out, table = b"%PDF-1.4\n", b""
    for number, content in enumerate(objects, 1):
        table += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    return (out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
            + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
            % (len(objects) + 1, len(out)))


def docx(paragraphs=f"<w:p><w:r><w:t>{TEXT}</w:t></w:r></w:p>", declaration=""):
    return archive(
        ("[Content_Types].xml",
         '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
         'content-types"><Default Extension="xml" ContentType="application/xml"/><Override '
         'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
         'wordprocessingml.document.main+xml"/></Types>'),
        ("_rels/.rels",
         '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/'
         '2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/'
         'officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
         '</Relationships>'),
        ("word/document.xml",
         f'<?xml version="1.0"?>{declaration}<w:document xmlns:w="http://schemas.openxmlformats.'
         f'org/wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>'))


def odt(paragraphs=f"<text:p>{TEXT}</text:p>", declaration=""):
    return archive(
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml",
         '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:'
         'xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="content.xml" '
         'manifest:media-type="text/xml"/></manifest:manifest>'),
        ("content.xml",
         f'<?xml version="1.0"?>{declaration}<office:document-content xmlns:office="urn:oasis:names'
         ':tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:'
         f'text:1.0"><office:body><office:text>{paragraphs}</office:text></office:body>'
         '</office:document-content>'))


def epub(body=f"<h1>{TITLE}</h1><p>{TEXT}</p>", declaration="<!DOCTYPE html>"):
    return archive(
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml",
         '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:'
         'xmlns:container"><rootfiles><rootfile full-path="book.opf" '
         'media-type="application/oebps-package+xml"/></rootfiles></container>'),
        ("book.opf",
         '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata'
         f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{TITLE}</dc:title></metadata>'
         '<manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>'
         '<spine><itemref idref="c"/></spine></package>'),
        ("c.xhtml",
         f'<?xml version="1.0"?>{declaration}<html xmlns="http://www.w3.org/1999/xhtml"><head>'
         f'<title>{TITLE}</title></head><body>{body}</body></html>'))


def mail(number=1):
    return (f"From: Ann Port <ann@halmar.example>\nTo: news@halmar.example\nSubject: {TITLE} "
            f"{number}\nDate: Tue, 5 Mar 2024 10:20:30 +0000\nMIME-Version: 1.0\n"
            f"Content-Type: text/plain; charset=utf-8\n\n{TEXT} This is mail {number}.\n")


def mhtml(*parts):
    """The page and what it refers to: (address, media type, text)."""
    parts = parts or (("https://news.example/a", "text/html", PAGE),)
    return "".join(
        ["From: <Saved by Blink>\nSubject: Page\nMIME-Version: 1.0\nContent-Type: "
         'multipart/related; type="text/html"; boundary="edge"\n\n']
        + [f"--edge\nContent-Type: {kind}; charset=utf-8\nContent-Location: {address}\n\n{text}\n"
           for address, kind, text in parts] + ["--edge--\n"])


def feed(text=TEXT, declaration=""):
    return (f'<?xml version="1.0"?>{declaration}<rss version="2.0"><channel><title>News</title>'
            f"<item><title>{TITLE}</title><description>{text}</description></item></channel></rss>")


def warc():
    head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    body = (head + PAGE).encode()
    return (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/a\r\n"
            f"WARC-Date: 2024-03-05T10:20:30Z\r\nWARC-Record-ID: <urn:uuid:1>\r\nContent-Type: "
            f"application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
            ).encode() + body + b"\r\n\r\n"


def formats():
    """A small valid file of each, by the format's name; texts differ, so that none is a duplicate."""
    texts = {
        "html": PAGE.replace("Monday", "Tuesday"),
        "mhtml": mhtml(("https://news.example/a", "text/html", PAGE.replace("week", "month"))),
        "text": f"{TITLE}\n\n{TEXT}\n",
        "markdown": f"# {TITLE}\n\n{TEXT} **Again.**\n\n## More\n\n* [a](https://news.example)\n",
        "eml": mail(), "feed": feed(),
        "mbox": "".join(f"From ann Tue Mar  5 10:20:30 2024\n{mail(n)}\n" for n in (2, 3)),
        "json-lines": "".join(json.dumps({"title": TITLE, "text": f"{TEXT} Line {n}."}) + "\n"
                              for n in (1, 2)),
        "table": f'title,text\n"{TITLE}","{TEXT} Row 1."\n"{TITLE}","{TEXT} Row 2."\n',
    }
    return {
        **{name: text.encode() for name, text in texts.items()},
        "pdf": pdf(), "docx": docx(), "odt": odt(), "epub": epub(), "warc": warc(),
        "zip": archive(("a.txt", TEXT + " In a zip."), ("b.html", PAGE.replace("twelve", "ten"))),
        "tar": tar(("a.txt", (TEXT + " In a tar.").encode())),
        "compressed": gzip.compress((TEXT + " Compressed.").encode()),
    }


LAUGHS = ("<!DOCTYPE html [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)) + "]>")


def laughs():
    """Entities that stand for billions of characters."""
    return {
        "laugh.docx": docx("<w:p><w:r><w:t>&a11;</w:t></w:r></w:p>", LAUGHS),
        "laugh.odt": odt("<text:p>&a11;</text:p>", LAUGHS),
        "laugh.epub": epub("<p>&a11;</p>", LAUGHS),
        "laugh.rss": feed("&a11;", LAUGHS).encode(),
        "laugh.xhtml": (LAUGHS + "<html><body><p>&a11;</p></body></html>").encode(),
    }


def bombs(n_bytes):
    """Archives of zeros, far larger than they look."""
    zeros = bytes(n_bytes)
    nested = archive(("zeros.txt", zeros))
    for _ in range(6):
        nested = archive(("inner.zip", nested))
    return {
        "flat.zip": archive(*[(f"{n}.txt", zeros) for n in range(8)]),
        "nested.zip": nested,
        "zeros.txt.gz": gzip.compress(zeros), "zeros.txt.bz2": bz2.compress(zeros),
        "bomb.docx": archive(("[Content_Types].xml", "<Types/>"), ("word/document.xml", zeros)),
        "bomb.odt": archive(("mimetype", "application/vnd.oasis.opendocument.text"),
                            ("content.xml", zeros)),
        "bomb.epub": archive(("mimetype", "application/epub+zip"),
                             ("META-INF/container.xml", zeros)),
    }
