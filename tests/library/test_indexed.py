"""The same answer with an index and without one, whatever is asked of whatever library."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from libraries import a_library, answer, from_disk, settled, through_index

import socinno
from socinno import Filters
from socinno.formats import FORMATS, Sheet, written
from socinno.library import Library, extracts, opened, rows
from socinno.library.catalogue import Selection, documents
from socinno.library.indexed import IndexedLibrary
from socinno.problems import Stop


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.setattr(extracts, "TOGETHER", 3)  # so that debates come in parts
        patch.setattr(extracts, "MOST_VALUES", 4)  # and a filter has more names than a query takes
        yield


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_library(tmp_path_factory.mktemp("content"))


@pytest.fixture(scope="module")
def without(content: Path) -> Library:
    return from_disk(content)


@pytest.fixture(scope="module")
def held(content: Path) -> IndexedLibrary:
    through_index(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "valid", lambda file: pytest.fail(f"{file} is read again"))
        return through_index(content)


def narrowed(name: str, ask: Callable[[Library], Any]) -> Callable[[Library], Any]:
    return lambda library: ask(library.narrowed(name))


QUESTIONS: dict[str, Callable[[Library], Any]] = {
    "the debates": lambda it: socinno.debates(it, "en"),
    "an overview": lambda it: socinno.overview(it.debate("debate-00003"), "nl"),
    "a debate": lambda it: socinno.show(it, "debate-00003", "en"),
    "someone in several debates": lambda it: socinno.show(it, "speaker-0", "en"),
    "someone by another name": lambda it: socinno.show(it, "Stem 0", "en"),
    "someone": lambda it: socinno.show(it, "speaker-39", "nl"),
    "a dichotomy in several debates": lambda it: socinno.show(it, "dichotomy-0", "en"),
    "a quote of a debate": narrowed("debate-00002", lambda it: socinno.show(it, "quote-3", "en")),
    "nothing at all": lambda it: socinno.show(it, "niets-zo-genoemd", "en"),
    "sides of a debate": narrowed(
        "debate-00004", lambda it: socinno.compare(it, ["side-0-a", "side-0-b"], "en")
    ),
    "speakers compared": lambda it: socinno.compare(it, ["speaker-0", "speaker-1"], "nl"),
    "every quote": lambda it: socinno.quotes(it, Filters(), "en"),
    "quotes of one": lambda it: socinno.quotes(it, Filters(speaker=("speaker-0",)), "en"),
    "quotes of one by another name": lambda it: socinno.quotes(it, Filters(speaker=("S. 0",)), "en"),
    "quotes that show a stance": lambda it: socinno.quotes(it, Filters(position=("side-1-a",)), "en"),
    "quotes on a dichotomy": lambda it: socinno.quotes(it, Filters(dichotomy=("dichotomy-0",)), "en"),
    "a name that is also somebody's": lambda it: socinno.search(it, ["stem"], Filters(), "en"),
    "reported quotes of two": lambda it: socinno.quotes(
        it, Filters(speaker=("speaker-0", "speaker-1"), kind=("indirect",)), "nl"
    ),
    "quotes on a position": lambda it: socinno.quotes(it, Filters(position=("side-0-a",)), "en"),
    "quotes on a position and a dichotomy": lambda it: socinno.quotes(
        it, Filters(position=("side-1-b",), dichotomy=("dichotomy-0",)), "en"
    ),
    "quotes of one from a source": lambda it: socinno.quotes(
        it, Filters(("speaker-1",), dichotomy=("dichotomy-1",), source=("source-18",)), "en"
    ),
    "quotes of a kind that is none": lambda it: socinno.quotes(it, Filters(kind=("zo",)), "en"),
    "quotes of nobody": lambda it: socinno.quotes(it, Filters(speaker=("niemand-zo",)), "en"),
    "quotes of an affiliation": lambda it: socinno.quotes(it, Filters(speaker=("huis 1",)), "en"),
    "quotes of an affiliation by a part": lambda it: socinno.quotes(it, Filters(speaker=("hous 3",)), "nl"),
    "speakers of an affiliation": lambda it: socinno.speakers(it, Filters(speaker=("huis 3",)), "nl"),
    "where an affiliation stands": lambda it: socinno.who(it, Filters(speaker=("huis 1",)), "nl"),
    "a word of an affiliation": lambda it: socinno.search(it, ["zaalaa"], Filters(("huis 1",)), "en"),
    "one of several affiliations": lambda it: socinno.quotes(it, Filters(speaker=("huis",)), "en"),
    "nearly an affiliation": lambda it: socinno.quotes(it, Filters(speaker=("huizz 1",)), "en"),
    "a number": narrowed("debate-00003", lambda it: socinno.show(it, "2", "en")),
    "a number beyond the last": narrowed("debate-00003", lambda it: socinno.show(it, "3", "en")),
    "a number in several debates": lambda it: socinno.show(it, "1", "en"),
    "quotes on a number": narrowed(
        "debate-00003", lambda it: socinno.quotes(it, Filters(dichotomy=("2",)), "en")
    ),
    "quotes of one on a dichotomy": lambda it: socinno.quotes(
        it, Filters(speaker=("speaker-0",), dichotomy=("dichotomy-1",)), "en"
    ),
    "the first quotes": lambda it: socinno.quotes(it, Filters(), "en", 20),
    "the first quotes of one": lambda it: socinno.quotes(it, Filters(speaker=("speaker-0",)), "nl", 2),
    "the first quotes of an affiliation": lambda it: socinno.quotes(it, Filters(("huis 1",)), "en", 3),
    "the first quotes on a dichotomy, in full": lambda it: socinno.quotes(
        it, Filters(dichotomy=("dichotomy-0",), kind=("direct",)), "en", 7, True
    ),
    "quotes of one and of an affiliation": lambda it: socinno.quotes(
        it, Filters(speaker=("speaker-0", "huis 3"), source=("source-19",)), "en"
    ),
    "quotes of many": lambda it: socinno.quotes(
        it, Filters(speaker=[entry.id for entry in it.entries(("speaker",))[:6]], kind=("direct",)), "en"
    ),
    "less than nothing": lambda it: socinno.quotes(it, Filters(), "en", -1),
    "debates of one": lambda it: socinno.debates(it, "en", ("speaker-1",)),
    "one everywhere": lambda it: socinno.speaker(it, "speaker-0", Filters(), "en"),
    "speakers by everything": lambda it: socinno.speakers(
        it, Filters(("speaker-1", "huis 1"), ("side-0-a", "side-1-b"), (), ("direct",), ("source-18",)), "en"
    ),
    "who stands where on two": lambda it: socinno.who(
        it, Filters(speaker=("speaker-0", "huis 1"), dichotomy=("dichotomy-0",)), "en", "name", True
    ),
    "every speaker": lambda it: socinno.speakers(it, Filters(), "en"),
    "one speaker": lambda it: socinno.speakers(it, Filters(speaker=("speaker-0",)), "en"),
    "speakers on a position": lambda it: socinno.speakers(it, Filters(position=("side-0-a",)), "nl"),
    "speakers quoted from a source": lambda it: socinno.speakers(
        it, Filters(kind=("direct",), source=("source-18",)), "en"
    ),
    "speakers on a dichotomy, reported": lambda it: socinno.speakers(
        it, Filters(dichotomy=("dichotomy-1",), kind=("indirect",)), "nl", 3
    ),
    "debates of an affiliation": lambda it: socinno.debates(it, "nl", ("huis 1",), 2),
    "who stands where": lambda it: socinno.who(it, Filters(), "en"),
    "where one stands": lambda it: socinno.who(it, Filters(speaker=("speaker-0",)), "nl"),
    "who stand together": lambda it: socinno.pairs(it, Filters(), "en"),
    "a word": lambda it: socinno.search(it, ["zaalaa"], Filters(), "en"),
    "two words": lambda it: socinno.search(it, ["zaalaa", "stoereefoe"], Filters(), "en"),
    "the start of a word": lambda it: socinno.search(it, ["zaal*"], Filters(), "nl"),
    "a word in capitals and accents": lambda it: socinno.search(it, ["ZAÄLAA"], Filters(), "en", 0),
    "a word of one": lambda it: socinno.search(it, ["zaalaa"], Filters(("speaker-0",)), "en"),
    "a word in quotes on a position": lambda it: socinno.search(
        it, ["zaalaa"], Filters(position=("side-0-a",), kind=("direct",)), "en", 3
    ),
    "a name": lambda it: socinno.search(it, ["speaker"], Filters(), "en"),
    "a word that nobody says": lambda it: socinno.search(it, ["niets-zo-genoemd"], Filters(), "en"),
    "no word": lambda it: socinno.search(it, ["!"], Filters(), "en"),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_index_changes_no_answer(question: str, held: IndexedLibrary, without: Library) -> None:
    ask = QUESTIONS[question]
    assert answer(ask, held) == answer(ask, without)


OF_MANY = [question for question, ask in QUESTIONS.items() if "narrowed" not in ask.__qualname__]


@pytest.mark.parametrize("question", OF_MANY)
def test_an_index_changes_no_answer_in_one_debate(
    question: str, held: IndexedLibrary, without: Library
) -> None:
    ask = narrowed("debate-00003", QUESTIONS[question])
    assert answer(ask, held) == answer(ask, without)


def test_the_questions_have_answers(without: Library) -> None:
    answers = {question: answer(ask, without) for question, ask in QUESTIONS.items()}
    stopped = {question: it[0] for question, it in answers.items() if type(it) is tuple}
    assert stopped == {
        "a dichotomy in several debates": "name-in-debates",
        "a number beyond the last": "no-such-question",
        "a number in several debates": "number-in-debates",
        "less than nothing": "bad-limit",
        "nearly an affiliation": "unknown-name-near",
        "no word": "nothing-to-search",
        "nothing at all": "unknown-name",
        "one of several affiliations": "ambiguous-name",
        "quotes of a kind that is none": "bad-choice",
        "quotes of nobody": "unknown-name",
        "someone": "unknown-name-near",
    }
    for question in ("quotes of one", "a word of one", "quotes of an affiliation", "quotes on a number"):
        assert answers[question].records, question


def test_a_library_has_the_same_parts(content: Path, held: IndexedLibrary, without: Library) -> None:
    assert list(held.debates) == list(without.debates)
    assert held.debates[1:3] == list(without.debates[1:3])
    assert held.problems == without.problems
    assert held.entries() == without.entries()
    for debate in without.debates:
        assert held.path(debate.id) == without.path(debate.id)
    assert without.path("debate-00001") == content / "debate-00001.yaml"
    with pytest.raises(KeyError):
        held.debate("niets")
    with pytest.raises(KeyError):
        held.path("broken")


def test_quotes_are_counted_without_reading_them(held: IndexedLibrary, without: Library) -> None:
    every = Selection()
    assert held.count(every) == without.count(every) == sum(len(debate.quotes) for debate in held.debates)
    only = held.narrowed("debate-00002")
    assert only.count(every) == len(only.debates[0].quotes)


def test_a_library_narrowed_to_a_debate_knows_its_file(held: IndexedLibrary) -> None:
    only = held.narrowed("debate-00002")
    assert [debate.id for debate in only.debates] == ["debate-00002"]
    assert only.path("debate-00002") == held.path("debate-00002")
    assert only.problems == held.problems


def test_a_library_that_is_dropped_lets_go_of_its_index_at_once(content: Path) -> None:
    library = through_index(content)
    connection = library.connection
    del library
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")


def test_a_library_that_was_narrowed_need_not_be_kept(content: Path) -> None:
    only = through_index(content).narrowed("debate-00002")
    assert list(only.debates) == [through_index(content).debate("debate-00002")]


def test_debates_and_speakers_are_told_without_making_a_debate_or_a_quote(
    held: IndexedLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(IndexedLibrary, "debate", lambda *_: pytest.fail("a debate is made"))
    monkeypatch.setattr(IndexedLibrary, "quotes", lambda *_: pytest.fail("quotes are read"))
    found = Filters(kind=("direct",), source=("source-18",))
    for table in (
        socinno.debates(held, "en"),
        *(socinno.speakers(held, it, "en") for it in (Filters(), found)),
    ):
        assert len(list(table.nested or ())) == len(list(table.records)) == table.total


def test_one_who_speaks_in_several_debates_is_one_speaker(held: IndexedLibrary) -> None:
    records: list[Any] = list(socinno.speakers(held, Filters(), "en").nested or ())
    [record] = [r for r in records if r["id"].text == "speaker-0"]
    said = list(socinno.quotes(held, Filters(speaker=("speaker-0",)), "en").nested or ())
    assert record["quotes"] == len(said) > 1
    assert len({str(quote["debate"]) for quote in said}) > 1


def test_those_who_share_an_id_but_not_a_name_are_told_apart(tmp_path: Path) -> None:
    content = a_library(tmp_path)
    one, other = sorted(content.glob("*.yaml"))[:2]
    for file, name in ((one, "Vera Een"), (other, "Vera Twee")):
        text = file.read_text("utf-8").replace("speakers:\n", f"speakers:\n  vera: {{name: {name}}}\n", 1)
        said = "{speaker: vera, kind: direct, text: Ja, source: source-18, at: {page: '1'}}"
        file.write_text(text.replace("quotes:\n", f"quotes:\n  vera-ja: {said}\n", 1), "utf-8")
    for library in (through_index(content), from_disk(content)):
        with pytest.raises(Stop, match="several-people") as stop:
            socinno.quotes(library, Filters(speaker=("vera",)), "en")
        assert stop.value.facts["candidates"] == ("Vera Een (debate-00000)", "Vera Twee (debate-00001)")
        for name in ("een", "twee"):
            [said_by] = socinno.quotes(library, Filters(speaker=(f"Vera {name}",)), "en").records
            assert said_by["quotation"].speaker.name.text == f"Vera {name.title()}"  # type: ignore[union-attr]


def a_chain(length: int, wide: int) -> dict[str, Any]:
    """A debate of reasons for reasons, so many steps deep, the last of them Ann's for so many others."""
    said = {"kind": "indirect", "text": "x", "source": "report", "at": {"page": "1"}}
    chain = {f"q-{n}": {**said, "supports": [f"q-{n - 1}" if n else "yes"]} for n in range(length)}
    others = {f"w-{n}": {**said, "challenges": [f"q-{length - 1}"]} for n in range(wide)}
    last = {"ann-last": {**said, "speaker": "ann", "supports": list(others) or [f"q-{length - 1}"]}}
    sides = {"yes": {"title": "Ja"}, "no": {"title": "Nee"}}
    return {
        "language": "nl",
        "title": "Redenen",
        "question": "Waarom?",
        "sources": {"report": {"type": "report", "title": "Verslag"}},
        "speakers": {"ann": {"name": "Ann"}},
        "dichotomies": {
            "axis": {"title": "x", "positions": sides},
            "other": {"title": "y", "positions": {"high": {"title": "x"}, "low": {"title": "y"}}},
        },
        "quotes": {**last, **chain, **others},
    }


@pytest.mark.parametrize(("length", "wide"), [(3, 0), (1_200, 0), (700, 600), (2, 600)])
def test_reasons_for_reasons_are_followed_as_far_as_they_go(length: int, wide: int, tmp_path: Path) -> None:
    for name, tree in (("deep", a_chain(length, wide)), ("flat", a_chain(1, 0))):
        (tmp_path / f"{name}.yaml").write_text(json.dumps(tree), "utf-8")
    held, without = through_index(settled(tmp_path)), from_disk(tmp_path)
    for filters, count in (
        (Filters(dichotomy=("axis",)), length + wide + 1 + 2),
        (Filters(dichotomy=("axis",), speaker=("ann",)), 2),
        (Filters(dichotomy=("other",)), 0),
        (Filters(position=("yes",)), 2),
    ):
        found = answer(lambda it, by=filters: socinno.quotes(it, by, "nl"), held)  # type: ignore[misc]
        assert len(found.records) == count
        assert found == answer(lambda it, by=filters: socinno.quotes(it, by, "nl"), without)  # type: ignore[misc]


# any library at all

WORDS = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cs", "Cc", "Zl", "Zp"],
        exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    ),
    min_size=1,
    max_size=12,
).filter(str.strip)
SENTENCES = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
IDS = st.sampled_from(["een", "twee", "drie", "zus-en-zo", "x1"])


HOUSES = st.one_of(st.sampled_from(["D66", "VVD", "VVD Utrecht", "Zus 1", "een"]), SENTENCES)
AFFILIATIONS: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({}),
    HOUSES.map(lambda name: {"affiliation": name}),
    st.fixed_dictionaries({"affiliation": st.fixed_dictionaries({"nl": HOUSES, "en": HOUSES})}),
)
RECORDED = {"basis": "reported", "source": "report", "at": {"page": "1"}}


@st.composite
def quote_trees(draw: st.DrawFn, speakers: list[str], ids: list[str]) -> dict[str, Any]:
    quote = {
        "kind": draw(st.sampled_from(["direct", "indirect"])),
        "text": draw(SENTENCES),
        "source": draw(st.sampled_from(["report", "report", "book"])),
        "at": {"page": "1"},
        **{
            key: draw(
                st.lists(st.sampled_from(["for", "against", "low", *ids, *ids]), unique=True, max_size=2)
            )
            for key in ("supports", "challenges")
        },
    }
    if quote["kind"] == "direct" and draw(st.booleans()):
        quote["translation"] = {"en": draw(SENTENCES)}
    for key, values in (
        ("speaker", speakers),
        ("told-by", speakers),
        ("date", ["2018", "2018-01-25?"]),
        ("note", ["Let op", "x"]),
    ):
        if draw(st.integers(0, 3)):
            quote[key] = draw(st.sampled_from(values))
    return quote


@st.composite
def stance_trees(draw: st.DrawFn, speaker: str, ids: list[str]) -> list[dict[str, Any]]:
    """The stances of a speaker: one, one and a side that was assigned, or one and what it was before."""
    takes: st.SearchStrategy[dict[str, Any]] = st.sampled_from(
        [
            {"positions": "for"},
            {"positions": ["against"]},
            {"positions": ["for", "against"]},
            {"neither": "axis"},
            {"positions": "low"},
            {"neither": "other"},
        ]
    )
    evidence = st.lists(st.sampled_from(ids), unique=True, max_size=2) if ids else st.just([])
    stances = [{"speaker": speaker, **draw(takes), **RECORDED} for _ in range(draw(st.integers(0, 2)))]
    for stance in stances:
        if draw(st.booleans()):
            stance["evidence"] = draw(evidence)
    if len(stances) == 2:
        stances[0] |= draw(st.sampled_from([{"assigned": "true"}, {"date": "2018"}]))
        stances[1] |= draw(st.sampled_from([{"date": "2019?"}, {"date": "2017-01"}]))
    return stances


@st.composite
def debate_trees(draw: st.DrawFn) -> dict[str, Any]:
    names = draw(st.dictionaries(IDS.map("s-{}".format), SENTENCES, min_size=1))
    ids = draw(st.lists(IDS.map("q-{}".format), unique=True))
    others = st.lists(WORDS, max_size=2)
    asked = st.lists(st.sampled_from(ids), unique=True, max_size=2) if ids else st.just([])
    return {
        "language": "nl",
        "title": draw(st.one_of(SENTENCES, st.fixed_dictionaries({"nl": SENTENCES, "en": SENTENCES}))),
        "question": draw(SENTENCES),
        "sources": {
            "report": {"type": "report", "title": "Verslag"},
            "book": {"type": "book", "title": "Boek", "language": "en"},
        },
        "speakers": {
            key: {"name": name, "also": draw(others), **draw(AFFILIATIONS)} for key, name in names.items()
        },
        "dichotomies": {
            "axis": {
                "title": draw(SENTENCES),
                "short": draw(SENTENCES),
                "quotes": draw(asked),
                "positions": {
                    "for": {"title": draw(SENTENCES), "claim": draw(SENTENCES)},
                    "against": {draw(st.sampled_from(["title", "claim"])): draw(SENTENCES)},
                },
            },
            "other": {"title": "y", "positions": {"high": {"title": "Hoog"}, "low": {"title": "Laag"}}},
        },
        "quotes": {name: draw(quote_trees(sorted(names), ids)) for name in ids},
        "stances": [stance for name in names for stance in draw(stance_trees(name, ids))],
        "common-ground": {"shared": {"title": "Gedeeld", "summary": draw(SENTENCES), "quotes": draw(asked)}},
        "themes": {
            "rest": {
                "title": draw(SENTENCES),
                "summary": "x",
                "quotes": draw(asked),
                "topics": {"piece": {"title": "Deel", "quotes": draw(asked)}},
            }
        },
    }


LIBRARIES = st.dictionaries(IDS.map("d-{}".format), debate_trees(), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(trees=LIBRARIES, data=st.data())
def test_any_library_answers_the_same_with_and_without_an_index(
    trees: dict[str, Any], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    for name, tree in trees.items():
        (folder / f"{name}.yaml").write_text(json.dumps(tree, ensure_ascii=False), "utf-8")
    settled(folder)
    without = from_disk(folder)
    if not without.debates:
        return
    held = through_index(folder)
    assert list(held.debates) == list(without.debates)
    assert held.problems == without.problems
    assert held.entries() == without.entries()
    for ask in asked(data.draw, without):
        assert answer(ask, held) == answer(ask, without)


def asked(draw: Callable[[Any], Any], library: Library) -> Iterator[Callable[[Library], Any]]:
    """Questions about a library, by names and words that are in it."""
    said = [text for it in library.debates for d in documents(it) for _, text in d.texts if text]
    phrase = draw(st.sampled_from(said)).split() if said else ["x"]
    start = draw(st.integers(0, len(phrase) - 1))
    words = phrase[start : start + draw(st.integers(1, 3))]
    name = draw(st.sampled_from([n for e in library.entries() for n in (e.id, *e.names, *e.also)]))
    house = draw(st.sampled_from([*(n for e in library.entries() for n in e.affiliation), "vvd"]))
    number = str(draw(st.integers(0, 3)))
    part = name[draw(st.integers(0, 2)) :]
    limit = draw(st.integers(0, 4))
    yield from (
        lambda it: socinno.quotes(it, Filters(speaker=(name,)), "en"),
        lambda it: socinno.quotes(it, Filters(position=(part,)), "nl"),
        lambda it: socinno.quotes(it, Filters(dichotomy=("axis",), kind=("direct",)), "nl"),
        lambda it: socinno.quotes(it, Filters(dichotomy=("axis",), speaker=(name,)), "nl"),
        lambda it: socinno.quotes(it, Filters(dichotomy=(number,)), "nl"),
        lambda it: socinno.show(it, number, "nl"),
        lambda it: socinno.quotes(it, Filters(speaker=(house,)), "en"),
        lambda it: socinno.speakers(it, Filters(speaker=(house[:2], name)), "en"),
        lambda it: socinno.who(it, Filters(speaker=(house,)), "en"),
        lambda it: socinno.speakers(it, Filters(speaker=(part,)), "en"),
        lambda it: socinno.speakers(it, Filters(position=("for",)), "en"),
        lambda it: socinno.speakers(it, Filters(dichotomy=("axis",), kind=("direct",)), "nl", 2),
        lambda it: socinno.speakers(it, Filters(source=("report",)), "en"),
        lambda it: socinno.debates(it, "nl", (house,), 1),
        lambda it: socinno.quotes(it, Filters(position=("for",)), "en"),
        lambda it: socinno.who(it, Filters(), "en"),
        lambda it: socinno.pairs(it, Filters(), "en"),
        lambda it: socinno.show(it, name, "en"),
        lambda it: socinno.show(it, part, "nl"),
        lambda it: socinno.compare(it, [name, part], "nl"),
        lambda it: socinno.debates(it, "en"),
        lambda it: socinno.debates(it, "en", (name,), 1),
        lambda it: socinno.search(it, words, Filters(), "en", 0),
        lambda it: socinno.search(it, [" ".join(words)], Filters(), "nl", 2),
        lambda it: socinno.search(it, [f"{words[0][:2]}*", f"-{words[-1]}"], Filters(kind=("direct",)), "en"),
        lambda it: socinno.search(it, [words[0][:1] + "*"], Filters(), "en", limit, [words[-1]]),
        lambda it: socinno.search(it, [*words, "report"], Filters(speaker=(house,)), "en", limit),
        lambda it: socinno.search(it, ["verslag"], Filters(), "nl", limit, [" ".join(words), "x*"]),
    )
    for filters in draw(st.lists(filters_of(library, name, house), min_size=2, max_size=3)):
        yield from filtered(filters, name, words, draw(st.integers(0, 3)), draw(st.booleans()))


def filtered(
    by: Filters, name: str, words: Sequence[str], limit: int, everything: bool
) -> Sequence[Callable[[Library], Any]]:
    """Questions with filters."""
    return (
        lambda it: socinno.quotes(it, by, "en", limit, everything),
        lambda it: socinno.quotes(it, by, "nl"),
        lambda it: socinno.speakers(it, by, "nl", limit, everything),
        lambda it: socinno.who(it, by, "en", "affiliation" if everything else "name", everything),
        lambda it: socinno.pairs(it, by, "en", None, True, limit),
        lambda it: socinno.search(it, words, by, "en", limit),
        lambda it: socinno.speaker(it, name, by, "en", everything),
        lambda it: socinno.show(it, name, "en", by.speaker, everything),
        lambda it: socinno.debates(it, "nl", by.speaker),
    )


def filters_of(library: Library, *names: str) -> st.SearchStrategy[Filters]:
    """Filters by which there may be something: each of none, one or two names."""
    speakers = [*names, *(entry.id for entry in library.entries(("speaker",)))]
    known = (
        speakers,
        ["for", "against", "low"],
        ["axis", "other", "2"],
        ["direct", "indirect"],
        ["report", "book"],
    )
    return st.builds(
        Filters,
        *(
            st.just(()) | st.lists(st.sampled_from(some), min_size=1, max_size=2, unique=True)
            for some in known
        ),
    )


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(tree=debate_trees(), data=st.data())
def test_whatever_is_shown_of_any_debate_is_the_same_with_and_without_an_index(
    tree: dict[str, Any], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("one")
    (folder / "debate.yaml").write_text(json.dumps(tree, ensure_ascii=False), "utf-8")
    held, without = through_index(settled(folder)), from_disk(folder)
    [debate] = without.debates
    format = data.draw(st.sampled_from([name for name in FORMATS if name != "svg"]))
    among = data.draw(st.lists(st.sampled_from([*debate.speakers]), max_size=1))
    for name in (*debate.quotes, *data.draw(st.lists(st.sampled_from([*debate.things]), max_size=4))):
        for everything in (False, True):
            cards = [socinno.show(library, name, "en", among, everything) for library in (held, without)]
            assert cards[0] == cards[1]
            assert written(cards[0], Sheet(), format) == written(cards[1], Sheet(), format)
    filters = data.draw(filters_of(without))
    told = [
        [written(socinno.quotes(library, filters, "nl", limit), Sheet("nl"), format) for limit in (0, 2)]
        for library in (held, without)
    ]
    assert told[0] == told[1]


def test_while_it_rests_others_may_write_and_what_was_begun_goes_on_as_it_was(tmp_path: Path) -> None:
    folder = a_library(tmp_path)
    resting, same = through_index(folder), through_index(folder)
    begun, whole = resting.each(("quote",)), [*same.each(("quote",))]
    first = next(begun)
    for library in (resting, same):
        library.rest()
    changed = sorted(folder.glob("*.yaml"))[0]
    changed.write_text(changed.read_text("utf-8").replace("title:", "title: New", 1), "utf-8")
    settled(folder)
    other, slower = opened(folder, worth_it=0)
    assert (isinstance(other, IndexedLibrary), slower) == (True, "")
    assert not resting.wake()
    assert [first, *begun] == whole


def test_who_rested_goes_on_where_nobody_wrote(tmp_path: Path) -> None:
    library = through_index(a_library(tmp_path))
    begun = library.each(("speaker",))
    first = next(begun)
    for _ in range(2):
        library.rest()
    assert library.wake()
    assert library.wake()
    assert [first, *begun] == library.entries(("speaker",))
