"""A file becomes a debate, or a list of all that is wrong with it, each with its line and column."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from debates import VALID, Broken, a_debate, edited, problems_of, told
from hypothesis import given, settings
from hypothesis import strategies as st

from socinno.library import reader, tree
from socinno.library.decoding import FORBIDDEN
from socinno.library.tree import DEPTH_LIMIT
from socinno.model import Debate
from socinno.words import LANGUAGES, problem_line, rule_codes

BROKEN = [
    # as text
    Broken("an accent in cp1252", "title: café\n".encode("cp1252"), ["1:11 not-utf8"]),
    Broken("cp1252 after some lines", "a: b\n# à\nc: ".encode() + b"d\xe9j\xe0\n", ["3:5 not-utf8"]),
    Broken("UTF-16 that does not say so", VALID.encode("utf-16-le"), ["1:1 utf-16"]),
    Broken("UTF-16 the other way round", VALID.encode("utf-16-be"), ["1:1 utf-16"]),
    Broken("UTF-16, cut in half", "a: b\nc: d".encode("utf-16")[:-1], ["2:4 not-utf8"]),
    Broken("half a character of UTF-16", b"\xfe\xff\0a\0:\0 \xd8\0\0\n", ["1:4 not-utf8"]),
    Broken("UTF-32", "title: x\n".encode("utf-32"), ["1:1 utf-16"]),
    Broken("a control character in UTF-16", "é: b\nc: \1\n".encode("utf-16"), ["2:4 control-character"]),
    Broken("a colon in a text in UTF-16", "a: é\nb: c: d\n".encode("utf-16"), ["2: yaml-colon"]),
    Broken("a surrogate in bytes", b"a: \xed\xa0\x80\n", ["1:4 not-utf8"]),
    Broken("an escape sequence, raw", "title: x\x1b[2J\n", ["1:9 control-character"]),
    Broken("NUL, raw", "a: b\nc: \0\n", ["2:4 control-character"]),
    Broken("C1 and DEL, raw", "a: \x9b\nb: \x7f\n", ["1:4 control-character", "2:4 control-character"]),
    Broken("text turned around, raw", "a: \u202eb\n", ["1:4 control-character"]),
    Broken("isolated text, raw", "a: \u2066b\n", ["1:4 control-character"]),
    Broken("a byte order mark within", "a: b\ufeff\n", ["1:5 control-character"]),
    Broken("what is no character", "a: \uffff\n", ["1:4 control-character"]),
    Broken(
        "after a form feed, which ends no line; and a run",
        "a: \x0cb\x1b\x1b\n",
        ["1:4 control-character", "1:6 control-character"],
    ),
    Broken(
        "control characters after a byte order mark and CRLF",
        b"\xef\xbb\xbfa: \x01\r\nb: \x02\r\n",
        ["1:4 control-character", "2:4 control-character"],
    ),
    Broken(
        "control characters, escaped",
        'a: "\\e[2J"\nb: "\\0"\nc: "x \\u202e"\nd: "\\x9b"\n"\\a": e\n',
        [f"{place} control-character" for place in ("1:4", "2:4", "3:4", "4:4", "5:1")],
    ),
    Broken("a surrogate, escaped", 'a: "\\ud800"\n', ["1: yaml-escape"]),
    Broken("an escape of no character at all", 'a: "\\U00110000"\n', ["1: yaml-escape"]),
    Broken("an escape of no number", 'a: "\\Uffffffff"\n', ["1: yaml-escape"]),
    # as YAML
    Broken("nothing at all", "", ["1:1 empty-file"]),
    Broken("only a byte order mark", b"\xef\xbb\xbf", ["1:1 empty-file"]),
    Broken("only comments", "# a debate\n\n# to be written\n", ["1:1 empty-file"]),
    Broken("only null", "~\n", ["1:1 empty-file"]),
    Broken("only the start of a document", "---\n", ["2:1 empty-file"]),
    Broken("a list", "# things\n- a\n- b\n", ["2:1 not-a-mapping"]),
    Broken("a sentence", "hello\n", ["1:1 not-a-mapping"]),
    Broken("a second document", "title: x\n---\ntitle: y\n", ["2:1 second-document"]),
    Broken("a duplicate key", "title: a\nnote: b\ntitle: c\n", ["3:1 duplicate-key"]),
    Broken(
        "a duplicate key in other quotation marks, twice",
        "a: {b: c, \"b\": d}\nc:\n'a': x\n",
        ["1:11 duplicate-key", "3:1 duplicate-key"],
    ),
    Broken("a duplicate key without values", "a:\na:\n", ["2:1 duplicate-key"]),
    Broken("an anchor and its alias", "a: &x b\nc: *x\n", ["1:4 alias"]),
    Broken("an anchor on a mapping, merged", "a: &x {b: c}\nd: {<<: *x}\n", ["1:4 alias"]),
    Broken("an alias of nothing", "a: *x\n", ["1:4 alias"]),
    Broken("an anchor on a key", "&x a: b\n", ["1:1 alias"]),
    Broken(
        "tags",
        "a: !!str b\nb: !mine [c]\nd: !!python/object:os.system {e: f}\n",
        ["1:4 tag", "2:4 tag", "3:4 tag"],
    ),
    Broken("a list as a key", "? [a, b]\n: c\nd: e\n", ["1:3 complex-key"]),
    Broken("a mapping as a key", "a: {{b: c}: d}\n", ["1:5 complex-key"]),
    Broken("no key", "null: a\n~: b\n", ["1:1 complex-key", "2:1 complex-key"]),
    Broken("an empty key", '"": a\nb: {"": c}\n', ["1:1 empty-key", "2:5 empty-key"]),
    Broken("a comma in a text in braces", "a: {b: hype, or change}\n", ["1:14 no-value"]),
    Broken("a key without a value in braces", "a: {b: , c: ~}\n", ["1:5 no-value", "1:10 no-value"]),
    Broken("a colon in a text", "title: Hype: or change?\n", ["1: yaml-colon"]),
    Broken("an unclosed quotation mark", 'title: "Hype\nquestion: x\n', ["1: yaml-quotation-mark"]),
    Broken("an unclosed one before a document", "a: 'b\n---\nc: d\n", ["1: yaml-quotation-mark"]),
    Broken("a text that starts with @", "title: @home\n", ["1: yaml-character"]),
    Broken("a text in Markdown", "a: b\ntitle: **bold**\n", ["2: yaml-character"]),
    Broken("an unknown escape", 'a: "C:\\work"\n', ["1: yaml-escape"]),
    Broken("a tab for indentation", "a:\n  b: c\n\td: e\n", ["3: yaml-tab"]),
    Broken("indentation that fits nothing", "a:\n    b: c\n  d: e\n", ["3: yaml-shape"]),
    Broken("a forgotten colon", "title: x\nquestion\nlanguage: nl\n", ["2: yaml-shape"]),
    Broken("quotation marks in quotation marks", "a: 'it's'\n", ["1: yaml-shape"]),
    Broken("an unclosed bracket", "a: [b, c\nd: e\n", ["2: yaml-shape"]),
    Broken("a directive of a YAML to come", "%YAML 3.0\n---\na: b\n", ["1: yaml-syntax"]),
    Broken("a list in the line of its key", "a: - b\n", ["1: yaml-syntax"]),
    Broken("a bracket right after a colon", "a: {b:{c: d}}\n", ["1: yaml-shape"]),
    Broken("too deep in brackets", "a: " + "[" * 21 + "]" * 21, ["1: too-deep"]),
    Broken("too deep by indentation", "".join(" " * n + f"k{n}:\n" for n in range(30)), ["21: too-deep"]),
    Broken("brackets without end", "[" * 30_000, ["1: too-deep"]),
    Broken("braces without end", "{" * 30_000, ["1: too-deep"]),
    Broken("dashes without end", "- " * 30_000, ["1: too-deep"]),
    Broken("question marks without end", "? " * 30_000, ["1: too-deep"]),
    Broken(
        "several things at once",
        "a: &x b\na: !t c\n? [d]\n: e\n",
        ["1:4 alias", "2:4 tag", "2:1 duplicate-key", "3:3 complex-key"],
    ),
]


def refused(text: str | bytes) -> list[str]:
    """What is wrong, as `line:column code`; where it is the parser that stops, as `line: code`."""
    by_the_parser = re.compile(r"(\d+):\d+ (yaml-.*|too-deep)")
    return [by_the_parser.sub(r"\1: \2", line) for line in told(text)]


def test_what_is_wrong_is_told_with_its_line_and_rule(loader: None) -> None:
    offenders = {broken.why: refused(broken.text) for broken in BROKEN if refused(broken.text) != broken.told}
    assert offenders == {}


def test_what_is_wrong_is_said_without_a_parsers_own_words(loader: None) -> None:
    """They are a fact for programs, in whatever language and words the parser has them."""
    found = [it for broken in BROKEN for it in problems_of(broken.text) if it.code.startswith("yaml-")]
    assert len({problem.code for problem in found}) >= 7
    offenders = [
        line
        for problem in found
        for line in (problem_line(problem, language) for language in LANGUAGES)
        if problem.facts.get("detail") and str(problem.facts["detail"]) in line
    ]
    assert offenders == []


def test_what_is_nested_too_deep_is_told_with_the_limit_whatever_the_parser_says(loader: None) -> None:
    facts = [it.facts for broken in BROKEN for it in problems_of(broken.text) if it.code == "too-deep"]
    assert facts
    assert all(fact == {"limit": DEPTH_LIMIT} for fact in facts)


def test_a_valid_debate_has_no_problems_and_the_name_of_its_file() -> None:
    assert told(VALID) == []
    assert a_debate(name="sundays").id == "sundays"


def test_a_month_that_does_not_exist_is_told_where_it_stands() -> None:
    assert told(edited("event: {title: Raad, date: 2024-13-01}\n")) == ["1:28 not-a-date"]


def test_a_thing_without_anything_in_it_is_told() -> None:
    assert told(edited("themes:\n  hours:\n")) == ["2:9 not-a-mapping"]


def test_an_unknown_key_without_a_value_is_told() -> None:
    lines = "sumary:\nstances:\n  - speaker: ada\n    position:\n"
    assert told(edited(lines)) == ["1:1 unknown-key", "3:5 missing-key", "4:5 unknown-key"]
    assert problems_of(edited(lines))[0].facts == {"key": "sumary", "meant": "summary"}


def test_a_byte_order_mark_and_any_line_end_make_no_difference() -> None:
    plain = a_debate()
    for text in (
        "\ufeff" + VALID,
        VALID.replace("\n", "\r\n"),
        VALID.replace("\n", "\r"),
        f"---\n{VALID}...\n",
    ):
        debate = reader.parse(text.encode(), "debate.yaml", "debate").debate
        assert debate == plain


def test_a_file_in_utf_16_with_its_mark_is_read_as_one_in_utf_8(loader: None) -> None:
    broken = edited("title: {nl: “Zondag” 𝄞, en: x, NL: y}\n\nsummary: é\nsumary: y\n")
    for mark in ("utf-16-le", "utf-16-be"):
        assert reader.parse(f"\ufeff{VALID}".encode(mark), "debate.yaml", "debate").debate == a_debate()
        assert (
            told(f"\ufeff{broken}".encode(mark)) == told(broken) == ["1:32 bad-language", "4:1 unknown-key"]
        )


def test_anchors_and_aliases_are_one_problem_a_file_with_their_number(loader: None) -> None:
    [problem] = problems_of("a: &x b\nc: [*x, *x]\nd: &y {e: *y}\n")
    assert (problem.code, problem.facts) == ("alias", {"name": "&x", "count": 5})


def test_a_file_of_more_parts_than_anybody_reads_is_refused(
    loader: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tree, "NODE_LIMIT", 6)
    assert "1:1 unknown-key" in told("a: [b, c, d]\n")
    [problem] = problems_of("a: [b, c, d, e]\n")
    assert problem.code == "too-many"
    assert "limit" in problem.facts


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    large = tmp_path / "large.yaml"
    with large.open("wb") as stream:
        stream.truncate(1 << 32)
    [problem] = reader.read(large).problems
    assert (problem.code, problem.facts, str(problem.where)) == ("too-large", {"limit": 8}, f"{large}:1:1")


def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    [problem] = reader.read(tmp_path / "absent.yaml").problems
    assert (problem.code, str(problem.where)) == ("unreadable", str(tmp_path / "absent.yaml"))
    assert problem.facts["why"]
    assert reader.read(tmp_path).problems[0].code == "unreadable"


def test_reading_a_file_names_the_debate_after_it(tmp_path: Path) -> None:
    file = tmp_path / "sundays.yaml"
    file.write_text(VALID, "utf-8")
    debate = reader.read(file).debate
    assert debate is not None
    assert debate.id == "sundays"
    file.write_text("a: *b\n", "utf-8")
    assert str(reader.read(file).problems[0].where) == f"{file}:1:4"


# many shapes

SOUP = st.text(st.sampled_from("ab01 \n\t:-?[]{}&*!|>'\"%@`#,~\\\r\ufeff\u2028é\0"), max_size=60)
ANYTHING = st.one_of(
    st.text(st.characters(), max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.binary(max_size=80),
    st.binary(max_size=80).map(b"\xff\xfe".__add__),
)


def _is_answered(data: bytes) -> None:
    """Reading it gives a debate or problems, each with a known code and a place in the file."""
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")
    for problem in problems_of(data):
        assert problem.code in rule_codes()
        assert problem.where.file == "debate.yaml"
        assert problem.where.line <= len(text.splitlines()) + 1
    debate, problems, _ = reader.parse(data, "debate.yaml", "debate")
    assert (debate is None) == bool(problems)


@settings(deadline=None, max_examples=300)
@given(st.one_of(ANYTHING, SOUP.map(str.encode)))
def test_whatever_a_file_holds_reading_it_never_raises(data: bytes) -> None:
    _is_answered(data)


@settings(deadline=None, max_examples=200)
@given(st.integers(0, len(VALID)), st.integers(0, 40), SOUP)
def test_a_debate_with_a_piece_torn_out_never_raises(start: int, length: int, instead: str) -> None:
    _is_answered((VALID[:start] + instead + VALID[start + length :]).encode())


_FINE = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters=set("\ufeff\ufffe\uffff")), max_size=12
).filter(lambda text: not FORBIDDEN.search(text))
_WORDS = st.one_of(
    _FINE.map(lambda text: f"x{text}"),
    st.sampled_from(["no", "~", "null", "1.10", "- x", "a: b", "[sic]", "'"]),
)
_TEXTS = st.one_of(_WORDS, st.dictionaries(st.sampled_from(["nl", "en", "no", "pt-BR"]), _WORDS, min_size=1))
_IDS = st.from_regex(r"\A[a-z0-9]{1,4}(-[a-z0-9]{1,3}){0,2}\Z").filter(re.compile("[a-z]").search)
_DATES = st.one_of(st.dates().map(str), st.sampled_from(["2018", "2018-01"]))


@st.composite
def debates(draw: st.DrawFn) -> dict[str, Any]:
    """A valid debate as the plain mappings and lists that its file holds."""
    ids = draw(st.lists(_IDS, min_size=10, max_size=14, unique=True))
    ada, bram, left, right, topic, report, said, meant, shared, theme, *more = ids

    def text() -> Any:
        return draw(_TEXTS)

    def cited() -> dict[str, Any]:
        return {"source": report, "at": {"page": draw(_WORDS)}}

    return {
        "language": "nl",
        "title": text(),
        "question": text(),
        "event": {"title": text(), "date": draw(_DATES)},
        "sources": {report: {"type": "book", "title": text(), "author": [{"literal": draw(_WORDS)}]}},
        "speakers": {ada: {"name": text()}, bram: {"name": text(), "kind": "collective"}},
        "dichotomies": {
            topic: {
                "title": text(),
                "question": text(),
                "positions": {side: {"title": text(), "claim": text()} for side in (left, right)},
            }
        },
        "quotes": {
            said: {"speaker": ada, "kind": "direct", "text": draw(_WORDS), **cited(), "supports": [left]},
            meant: {"speaker": bram, "kind": "indirect", "text": text(), **cited(), "challenges": [said]},
        },
        "stances": [
            {"speaker": ada, "positions": [left, right], "basis": "stated", "evidence": [said]},
            {"speaker": bram, "positions": [right], "basis": "inferred", "evidence": [meant], "note": text()},
        ],
        "common-ground": {shared: {"title": text(), "summary": text(), "quotes": [said]}},
        "themes": {
            theme: {"title": text(), "summary": text(), "topics": {i: {"title": text()} for i in more}}
        },
    }


def _bare(value: Any) -> Any:
    """What a model dumps, as it was written: bare texts as strings, tuples as lists."""
    if isinstance(value, dict):
        return _bare(value[""]) if list(value) == [""] else {key: _bare(item) for key, item in value.items()}
    return [_bare(item) for item in value] if isinstance(value, (tuple, list)) else value


@settings(deadline=None, max_examples=60)
@given(debates(), st.booleans(), st.sampled_from([None, '"', "'"]), st.sampled_from([None, True, False]))
def test_whatever_is_written_is_what_is_read(
    written: dict[str, Any], unicode: bool, style: str | None, flow: bool | None
) -> None:
    text = yaml.safe_dump(
        written,
        allow_unicode=unicode,
        default_style=style,
        default_flow_style=flow,
        sort_keys=False,
        width=60,
    )
    assert told(text) == []
    debate = reader.parse(text.encode(), "debate.yaml", "debate").debate
    assert isinstance(debate, Debate)
    assert _bare(debate.model_dump(by_alias=True, exclude_unset=True)) == written
