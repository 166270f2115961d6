"""Projects of REFI-QDA: coded selections of their texts become quotes, and no archive does harm."""

import io
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from importing import brought, sound, sound_or_refused

from socinno.exchange.qdpx import read
from socinno.exchange.recognising import format_of

SAID = "🦆 Ducks were here first.\nSwim, and be well."
DUCKS, SWIM = (2, 24), (25, 43)
HEAD = '<?xml version="1.0" encoding="utf-8"?><Project name="Pond" xmlns="urn:QDA-XML:project:1.0">'
CODES = (
    '<CodeBook><Codes><Code guid="c0" name="stance"><Code guid="c1" name="use">'
    '<Code guid="c2" name="ducks"/><Code guid="c3" name="swimmers"/></Code></Code>'
    '<Code guid="c4" name="health"/><Code guid="c5" name="speaker.Bob"/></Codes></CodeBook>'
)
ANN = '<Cases><Case guid="p0" name="Ann"><{}Ref targetGUID="{}"/></Case></Cases>'


def selection(number: int, place: tuple[int, int], *codes: str, name: str = "") -> str:
    refs = "".join(f'<Coding guid="k"><CodeRef targetGUID="{code}"/></Coding>' for code in codes)
    start, end = place
    return (
        f'<PlainTextSelection guid="s{number}" name="{name}" startPosition="{start}" '
        f'endPosition="{end}">{refs}</PlainTextSelection>'
    )


BOTH = selection(0, DUCKS, "c2") + selection(1, SWIM, "c3")


def texts(within: str, path: str = "internal://t0.txt") -> str:
    source = f'<TextSource guid="t0" name="Talk" plainTextPath="{path}">{within}</TextSource>'
    return f"<Sources>{source}</Sources>"


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return held.getvalue()


def project(folder: Path, within: str, said: str | bytes = SAID, name: str = "sources/t0.txt") -> Path:
    data = zipped({"project.qde": f"{HEAD}{within}</Project>", name: said})
    (folder / "pond.qdpx").write_bytes(data)
    return folder / "pond.qdpx"


def quotes(path: Path) -> list[str]:
    return [it.text[""] for it in sound(read(path)).quotes.values()]


WORDS = ["Ducks were here first.", "Swim, and be well."]


def test_coded_selections_are_quotes_for_the_sides_of_a_question(tmp_path: Path) -> None:
    path = project(tmp_path, CODES + ANN.format("Source", "t0") + texts(BOTH))
    assert format_of(path) == "qdpx"
    debate = sound(read(path))
    (question,) = debate.dichotomies.values()
    assert (debate.title, question.title, question.ref) == ({"": "Pond"}, {"": "use"}, "c1")
    assert [it.ref for it in question.positions.values()] == ["c2", "c3"]
    assert [(it.text[""], it.supports, it.ref) for it in debate.quotes.values()] == [
        (WORDS[0], ("ducks",), "s0"),
        (WORDS[1], ("swimmers",), "s1"),
    ]
    assert [(it.speaker, str(it.basis)) for it in debate.stances] == [("ann", "inferred")]


@pytest.mark.parametrize(("kind", "id"), [("Source", "t0"), ("Selection", "s0"), ("Code", "c2")])
def test_a_case_says_who_said_it(kind: str, id: str, tmp_path: Path) -> None:
    debate = sound(read(project(tmp_path, CODES + ANN.format(kind, id) + texts(BOTH))))
    assert next(iter(debate.quotes.values())).speaker == "ann"
    assert debate.speakers["ann"].ref == "p0"


@pytest.mark.parametrize("said", [SAID, b"\xef\xbb\xbf" + SAID.encode()], ids=["plain", "BOM"])
def test_places_are_counted_in_signs(said: str | bytes, tmp_path: Path) -> None:
    assert quotes(project(tmp_path, CODES + texts(BOTH), said)) == WORDS


@pytest.mark.parametrize("more", [0, 1], ids=["one sign", "two signs"])
def test_a_line_end_of_two_signs_is_counted_as_the_names_of_selections_show(
    more: int, tmp_path: Path
) -> None:
    swim = (SWIM[0] + more, SWIM[1] + more)
    marks = selection(0, DUCKS, "c2", name="Ducks") + selection(1, swim, "c3", name="Swim")
    assert quotes(project(tmp_path, CODES + texts(marks), SAID.replace("\n", "\r\n"))) == WORDS


def test_a_text_may_stand_in_the_project_itself(tmp_path: Path) -> None:
    within = texts(f"<PlainTextContent>{SAID}</PlainTextContent>{BOTH}", "")
    assert quotes(project(tmp_path, CODES + within, "another")) == WORDS


def test_the_words_of_a_pdf_are_those_of_its_representation(tmp_path: Path) -> None:
    page = f'<Representation guid="r0" name="Talk" plainTextPath="internal://t0.txt">{BOTH}</Representation>'
    within = f'<Sources><PDFSource guid="f0" name="Talk">{page}<PDFSelection/></PDFSource></Sources>'
    draft = read(project(tmp_path, CODES + within))
    assert len(sound(draft).quotes) == 2
    assert draft.left == {"qdpx-selections": 1}


@pytest.mark.parametrize(
    "path", ["internal://../../t0.txt", "/etc/passwd", "internal://", "file:///etc/passwd"]
)
def test_no_path_is_followed(path: str, tmp_path: Path) -> None:
    draft = read(project(tmp_path, CODES + texts(BOTH, path), name="sources/passwords"))
    assert (draft.texts, draft.left) == ({}, {"qdpx-empty": 2})


def test_what_has_no_place_is_counted(tmp_path: Path) -> None:
    odd = selection(2, (0, 999), "c2") + selection(3, DUCKS) + selection(4, DUCKS, "c4", "gone")
    more = "<Notes><Note/><Note/></Notes><Sets><Set/></Sets><Variables><VariableValue/></Variables>"
    draft = read(project(tmp_path, CODES + texts(odd) + more))
    assert draft.left == {
        **{"qdpx-empty": 1, "qdpx-uncoded": 1, "qdpx-missing": 1},
        **{"qdpx-notes": 2, "qdpx-sets": 1, "qdpx-variables": 1},
    }
    assert len(sound(draft).quotes) == 1


def test_two_who_said_it_are_counted(tmp_path: Path) -> None:
    within = CODES + ANN.format("Source", "t0") + texts(selection(0, DUCKS, "c5"))
    assert read(project(tmp_path, within)).left == {"codes-speakers": 1}


def encrypted(data: bytes) -> bytes:
    """The same with the flag of a password, where the member begins and in the list of members."""
    found = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found[data.index(mark) + at] |= 1
    return bytes(found)


def one(qde: str | bytes) -> bytes:
    return zipped({"project.qde": qde})


WHOLE = one(f"{HEAD}{CODES}{texts(BOTH)}</Project>")
HOSTILE = {
    "a document type": one('<!DOCTYPE p SYSTEM "file:///etc/passwd"><Project/>'),
    "entities": one('<!DOCTYPE p [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><Project name="&b;"/>'),
    "too deep": one("<Code>" * 200 + "</Code>" * 200),
    "a bomb": one(bytes(100_000_000)),
    "too many files": zipped({"project.qde": "<Project/>", **{str(at): "" for at in range(6000)}}),
    "a password": encrypted(WHOLE),
    "cut off": WHOLE[: len(WHOLE) // 2],
    "no archive": b"PK\x03\x04 or so",
    "no project": zipped({"other": "x"}),
    "an unknown encoding": one('<?xml version="1.0" encoding="duck"?><Project/>'),
    "an encoding of no text": one('<?xml version="1.0" encoding="rot13"?><Project/>'),
    "nothing": b"",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_made_to_harm_or_broken_is_refused_in_a_line(kind: str, tmp_path: Path) -> None:
    (tmp_path / "pond.qdpx").write_bytes(HOSTILE[kind])
    ran, debates = brought(tmp_path / "pond.qdpx", "--as", "qdpx")
    assert (ran.code, debates) == (1, [])


ID = st.sampled_from(["c0", "c1", "c2", "c3", "c4", "c5", "t0", "s0", "gone", ""])
MARK = st.builds(
    lambda place, codes: selection(0, place, *codes),
    st.tuples(st.integers(-2, 50), st.integers(-2, 50)),
    st.lists(ID, max_size=3),
)
CASE = st.builds(ANN.format, st.sampled_from(["Source", "Selection", "Code"]), ID)


@settings(max_examples=60)
@given(st.lists(MARK, max_size=5), st.lists(CASE, max_size=3), st.text(max_size=45))
def test_whatever_stands_in_it_is_sound_or_refused(marks: list[str], cases: list[str], said: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        within = CODES + "".join(cases) + texts("".join(marks))
        path = project(Path(folder), within, said.encode(errors="replace"))
        sound_or_refused(lambda: read(path))
