"""Small source files of several kinds, made by tests: a PDF and a Word document from their words."""

import random
import zipfile
from collections.abc import Sequence
from io import BytesIO

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF with these lines on its pages."""
    things = [b"", b"", b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    kids = []
    for lines in pages:
        drawn = b"".join(b"<%s> Tj T* " % line.encode("cp1252").hex().encode() for line in lines)
        stream = b"BT /F1 12 Tf 72 720 Td 14 TL " + drawn + b"ET"
        things.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        things.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R"
            b"/Resources<</Font<</F1 3 0 R>>>>>>" % len(things)
        )
        kids.append(b"%d 0 R" % len(things))
    things[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    things[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    out, offsets = b"%PDF-1.4\n", []
    for number, thing in enumerate(things, 1):
        offsets.append(b"%010d 00000 n \n" % len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, thing)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(things) + 1, b"".join(offsets))
    return (
        out + table + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(things) + 1, len(out))
    )


def docx(body: str, declared: str = "", **parts: str) -> bytes:
    """A Word document with this body; further parts by name, such as `styles`."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        xml = f'{declared}<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", xml)
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml)
    return file.getvalue()


def paragraph(words: str, style: str = "", bold: bool = False) -> str:
    """A paragraph of a Word document."""
    of = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{of}<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}<w:t>{words}</w:t></w:r></w:p>"


def damaged(data: bytes, seed: int) -> bytes:
    """The same data with one to eight damages: cut off, bytes changed, a piece left out or said twice."""
    chance = random.Random(seed)
    found = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at, length = chance.randrange(len(found) + 1), chance.randint(1, 40)
        piece = bytes(found[at : at + length])
        new = chance.choice((b"", piece * 2, chance.randbytes(length), b"-->", b"<", b"99999999999", b"\n\n"))
        found[at : at + length] = new
        if chance.random() < 0.1:
            del found[at:]
    return bytes(found)
