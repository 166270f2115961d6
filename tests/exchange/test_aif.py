"""An argument map in AIF becomes a debate: who said what, and where two people contradict each other."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from importing import brought, sound, sound_or_refused
from polling import SHARED

from socinno.exchange.aif import read
from socinno.exchange.recognising import format_of


def node(id: object, kind: str, text: str, **more: str) -> dict[str, Any]:
    return {"nodeID": id, "type": kind, "text": text, **more}


NODES = [
    node("1", "L", "Ann Lee : the pond is for ducks"),
    node("2", "L", "Coder: Ann Lee : the pond is for ducks"),
    node(3, "I", "the pond is for ducks"),
    node("4", "L", "Bob :  no, it is for people: all of us"),
    node("5", "I", "the pond is for people, all of us and not for birds"),
    node("6", "YA", "Asserting", scheme="Asserting"),
    node("7", "YA", "Asserting", scheme="Asserting"),
    node("8", "CA", "Default Conflict", scheme="Default Conflict"),
    node("9", "L", "Ann Lee : they were here first"),
    node("10", "I", "ducks were here first"),
    node("11", "YA", "Asserting"),
    node("12", "RA", "Practical Reasoning", scheme="Practical Reasoning"),
    node("13", "TA", "Default Transition"),
    node("14", "MA", "Default Rephrase"),
    node("15", "L", "the pond"),
    node("16", "I", "nobody says this"),
    node("17", "CA", "CA"),
    node("18", "L", "Ann Lee : or were they?"),
    node("19", "I", "ducks were not here first"),
    node("20", "YA", "Asserting"),
    node("21", "CA", "CA"),
    node("22", "YA", "Questioning"),
]
WAYS = [
    "1 6 3",
    "4 7 5",
    "5 8 3",
    "9 11 10",
    "10 12 3",
    "1 13 4",
    "16 17 3",
    "18 20 19",
    "19 21 10",
    "13 22 3",
]
PAIRS = [pair for way in WAYS for pair in zip(way.split(), way.split()[1:], strict=False)]
MAP: dict[str, Any] = {
    "nodes": NODES,
    "edges": [{"edgeID": n, "fromID": start, "toID": end} for n, (start, end) in enumerate(PAIRS)]
    + [{"edgeID": 99, "fromID": "1", "toID": "404"}],
    "locutions": [
        {"nodeID": "1", "personID": "70", "start": "2021-03-04 20:00:01"},
        {"nodeID": 9, "personID": 70},
        {"nodeID": "4", "personID": "71"},
        {"nodeID": "404", "personID": "72"},
    ],
}


def saved(folder: Path, whole: object, text: str = "") -> Path:
    path = folder / "nodeset1.json"
    path.write_text(json.dumps(whole), "utf-8")
    if text:
        path.with_suffix(".txt").write_text(text, "utf-8")
    return path


def test_what_a_person_said_is_a_quote_of_who_is_named_before_it(tmp_path: Path) -> None:
    debate = sound(read(saved(tmp_path, MAP)))
    assert {it.ref: (it.speaker, it.text[""], it.date) for it in debate.quotes.values()} == {
        "1": ("ann-lee", "the pond is for ducks", "2021-03-04"),
        "4": ("bob", "no, it is for people: all of us", None),
        "9": ("ann-lee", "they were here first", None),
        "18": ("ann-lee", "or were they?", None),
    }
    assert {it.name[""]: it.ref for it in debate.speakers.values()} == {"Ann Lee": None, "Bob": "71"}


def test_a_conflict_of_two_people_is_a_question_and_each_stands_on_a_side(tmp_path: Path) -> None:
    debate = sound(read(saved(tmp_path, MAP)))
    [dichotomy] = debate.dichotomies.values()
    assert dichotomy.ref == "8"
    assert dichotomy.title[""] == "the pond is for ducks / the pond is for people, all …"
    assert [(it.claim, it.ref) for it in dichotomy.positions.values()] == [
        ({"": "the pond is for ducks"}, "3"),
        ({"": "the pond is for people, all of us and not for birds"}, "5"),
    ]
    assert [(it.speaker, it.positions, it.basis) for it in debate.stances] == [
        ("ann-lee", ("claim-3",), "stated"),
        ("bob", ("claim-5",), "stated"),
    ]


def test_of_one_person_a_conflict_and_a_reason_are_between_quotes(tmp_path: Path) -> None:
    quotes = sound(read(saved(tmp_path, MAP))).quotes
    assert quotes["ann-lee-9"].supports == ("ann-lee-1",)
    assert quotes["ann-lee-18"].challenges == ("ann-lee-9",)


def test_a_claim_without_words_is_no_side_of_a_question(tmp_path: Path) -> None:
    nodes = [{**it, "text": None} if it["nodeID"] == "5" else it for it in NODES]
    _, [debate] = brought(saved(tmp_path, {**MAP, "nodes": nodes}))
    assert (debate.dichotomies, debate.stances) == ({}, ())
    assert len([quote for quote in debate.quotes.values() if quote.challenges]) == 2


def test_who_says_both_sides_stands_on_neither(tmp_path: Path) -> None:
    both = [*NODES, node("30", "L", "Ann Lee : for people, then"), node("31", "YA", "Asserting")]
    edges = [*MAP["edges"], {"fromID": "30", "toID": "31"}, {"fromID": "31", "toID": "5"}]
    debate = sound(read(saved(tmp_path, {**MAP, "nodes": both, "edges": edges})))
    assert [it.speaker for it in debate.stances] == ["bob"]


def test_what_has_no_place_is_counted(tmp_path: Path) -> None:
    assert read(saved(tmp_path, MAP)).left == {
        "aif-wrappers": 1,
        "aif-turns": 1,
        "aif-rephrases": 1,
        "aif-unnamed": 1,
        "aif-unsaid": 1,
        "aif-relations": 1,
        "aif-schemes": 1,
        "aif-acts": 1,
        "aif-missing": 2,
    }


def test_quotes_are_looked_for_in_the_text_beside_the_map(tmp_path: Path) -> None:
    text = "Ann Lee: the pond is for ducks.\n\nBob: no, it is for people: all of us.\n"
    ran, [debate] = brought(saved(tmp_path, MAP, text + "\nAnn Lee: they were here before. Or were they?\n"))
    assert "quotes looked for in their texts: 4, with 1 error" in ran.err
    [source] = debate.sources.values()
    assert source.sha256


def test_the_text_within_xaif_is_written_beside_the_debate(tmp_path: Path) -> None:
    page = "Ann Lee:<span id=node1>the pond is for ducks</span>.<br>Bob: no, it is for people: all of us."
    for text in (page, {"txt": page}):
        draft = read(saved(tmp_path, {"AIF": MAP, "text": text, "OVA": {}}))
        assert draft.texts == {"text": page}


def test_who_tells_the_words_of_another_is_named(tmp_path: Path) -> None:
    nodes = [node(1, "L", "Ann : see"), node(2, "L", "The Gazette : ducks fly"), node(3, "YA", "Asserting")]
    edges = [{"fromID": 1, "toID": 3}, {"fromID": 3, "toID": 2}]
    quotes = sound(read(saved(tmp_path, {"nodes": nodes, "edges": edges}))).quotes
    assert quotes["the-gazette-2"].told_by == "ann"


@pytest.mark.parametrize("whole", [[], {}, {"nodes": {}}, {"AIF": []}, {"nodes": []}, {"nodes": [1, None]}])
def test_what_has_nothing_of_a_map_is_refused_in_one_line(whole: object, tmp_path: Path) -> None:
    ran, debates = brought(saved(tmp_path, whole), "--as", "aif")
    assert (ran.code, debates) == (1, [])


def test_one_act_that_asserts_all_that_all_say_is_refused_before_it_is_spelled_out(tmp_path: Path) -> None:
    nodes, edges = [node("act", "YA", "Asserting")], []
    for n in range(2000):
        nodes += [node(f"L{n}", "L", f"Ann : {n}"), node(f"I{n}", "I", str(n))]
        edges += [{"fromID": f"L{n}", "toID": "act"}, {"fromID": "act", "toID": f"I{n}"}]
    ran, debates = brought(saved(tmp_path, {"nodes": nodes, "edges": edges}))
    assert (ran.code, debates) == (1, [])


ODD = st.sampled_from(
    ["1", "2", 3, None, "", "x\u202ey", "a : b", "N: a : b", " : ", "\x07", "Ann : é", "Ann  : b"]
)
KINDS = st.sampled_from(["L", "I", "YA", "RA", "CA", "TA", "MA", "", None])


@given(
    st.lists(st.tuples(st.integers(0, 12), KINDS, ODD, st.sampled_from(["Asserting", ""])), max_size=24),
    st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13)), max_size=40),
)
def test_whatever_stands_in_a_map_the_debate_is_sound(
    tmp_path_factory: pytest.TempPathFactory, nodes: list[Any], edges: list[tuple[int, int]]
) -> None:
    whole = {
        "nodes": [{"nodeID": id, "type": kind, "text": text, "scheme": it} for id, kind, text, it in nodes],
        "edges": [{"fromID": start, "toID": end} for start, end in edges],
        "locutions": [{"nodeID": start, "personID": end, "start": "2020-01-01"} for start, end in edges],
    }
    path = saved(tmp_path_factory.mktemp("maps"), whole)
    sound_or_refused(lambda: read(path))


# real maps

MAPS = sorted((SHARED / "aif").glob("*/*.json"))


@pytest.mark.skipif(not MAPS, reason="the real maps are not here")
@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_figures_are_those_of_the_map(path: Path) -> None:
    """Counted another way: along the edges, in the records as they stand there."""
    whole = json.loads(path.read_text("utf-8"))
    kinds = {str(it["nodeID"]): it for it in whole["nodes"]}
    ends = [(str(it["fromID"]), str(it["toID"])) for it in whole["edges"]]
    spoken = {id: it["text"].split(" : ", 1) for id, it in kinds.items() if it["type"] == "L"}
    said = {id: it[0].strip() for id, it in spoken.items() if len(it) == 2 and ":" not in it[0]}
    claims: dict[str, set[str]] = {}
    for start, act in ends:
        if start in said and kinds[act]["text"] == "Asserting":
            for other, claim in ends:
                if other == act and kinds[claim]["type"] == "I":
                    claims.setdefault(claim, set()).add(said[start].casefold())
    conflicts = 0
    for id, it in kinds.items():
        if it["type"] == "CA":
            froms, tos = ([a for a, b in ends if b == id], [b for a, b in ends if a == id])
            pairs = [(a, b) for a in froms for b in tos if claims.get(a) and claims.get(b)]
            conflicts += any(len(claims[a] | claims[b]) > 1 for a, b in pairs)
    debate = sound(read(path))
    assert format_of(path) == "aif"
    assert Counter(it.ref for it in debate.quotes.values()) == Counter(said.keys())
    assert {it.name[""].casefold() for it in debate.speakers.values()} == {
        it.casefold() for it in said.values()
    }
    assert len(debate.dichotomies) == conflicts
