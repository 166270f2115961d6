"""Whatever the debate and the passage: exactly that block is added, or nothing, and it is said why."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from authors import Ran, run
from citing import NAMES, Source, Wanted, contents, lines_kept, sources, tree, wanted
from hypothesis import given, settings
from hypothesis import strategies as st
from mutating import SAID, cases

from socinno.authoring.check import check
from socinno.text import encoding_of

UNFINISHED = ("silent-speaker", "position-without-quote")
QUESTION = {"keep": "cars", "ban": "cars", "pay": "toll", "free": "toll"}
FEW = settings(max_examples=120)
MANY = settings(max_examples=3000)


def faults(file: Path) -> Counter[Any]:
    """What `check` finds that is no note, nor what others than who is quoted have yet to say."""
    told = (it for it in check(file).problems if it.severity != "note" and it.code not in UNFINISHED)
    return Counter((it.code, it.address) for it in told)


def spaced(text: str) -> str:
    """A text with nothing but single blanks between its words, and without the tags of Markdown."""
    return re.sub(r"\s+", " ", re.sub("</?b>", "", text)).strip()


def is_known(name: str) -> str | None:
    """The speaker (id) that is meant by an id or a name."""
    return next((id for id, called in NAMES.items() if name in (id, called)), None)


def held(tree: dict[str, Any], key: str, nothing: Any) -> Any:
    """What a mapping has under a key, or nothing."""
    found = tree.get(key)
    return nothing if found in (None, "", "~", "null") else found


def expected(old: dict[str, Any], quotes: dict[str, Any], asked: Wanted) -> dict[str, Any]:
    """What a file holds with a quote more, as the options say."""
    tree = deepcopy(old)
    [(id, quote)] = quotes.items()
    tree["quotes"] = {**held(tree, "quotes", {}), id: quote}
    for question in asked.about:
        found = tree["dichotomies"][question]
        found["quotes"] = [*held(found, "quotes", []), id]
    for question in dict.fromkeys(QUESTION[side] for side in asked.supports) if asked.stance else ():
        sides = sorted(side for side in asked.supports if QUESTION[side] == question)
        stances = tree["stances"] = [*held(tree, "stances", [])]
        for stance in stances:
            taken = stance["positions"]
            of = sorted(taken) if isinstance(taken, list) else [taken]
            if (stance["speaker"], of, stance["basis"]) == (quote["speaker"], sides, asked.stance):
                if stance.get("evidence"):
                    stance["evidence"] = [*stance["evidence"], id]
                break
        else:
            new = {"speaker": quote["speaker"], "positions": sides[0] if len(sides) == 1 else sides}
            note = {"note": asked.note} if asked.note else {}
            stances.append({**new, "basis": asked.stance, "evidence": [id], **note})
    return tree


def judge_quote(quote: dict[str, Any], source: Source, asked: Wanted) -> None:
    """AssertionError unless a quote is what its source has, of whom it is."""
    direct = asked.indirect is None
    assert quote["kind"] == ("direct" if direct else "indirect")
    assert quote["source"] == "talk"
    assert (quote.get("supports", []), quote.get("challenges", [])) == (asked.supports, asked.challenges)
    assert quote.get("translation", {}) == ({"nl": asked.translation} if asked.translation else {})
    words = quote["text"] if direct else quote["at"]["anchor"]
    if not direct:
        assert quote["text"] == asked.indirect
    assert spaced(words) in spaced(source.text)
    anchor = spaced(quote.get("at", {}).get("anchor", ""))
    assert anchor in spaced(source.text)
    own = is_known(asked.speaker) if asked.speaker else None
    if not source.marked:
        assert quote.get("speaker") == own
        return
    of = {turn.speaker for turn in source.turns if spaced(words) in spaced(" ".join(turn.sentences))}
    assert of, f"not within a turn: {words}"
    if own:
        assert quote["speaker"] == own
        told_by = is_known(asked.told_by) if asked.told_by else None
        assert quote.get("told-by", own) in {own, told_by, *of}
        assert own in of or "told-by" in quote or None in of
    else:
        assert quote["speaker"] in of


def judge(old: bytes, file: Path, source: Source, asked: Wanted, ran: Ran) -> bool:
    """AssertionError unless exactly that was added, or nothing and it is said why; whether it was added."""
    new = file.read_bytes()
    assert "Traceback" not in ran.err
    assert ran.err.strip()
    assert [path.name for path in file.parent.iterdir() if path.suffix == ".draft"] == []
    if new == old:
        assert ran.code in (1, 2)
        if ran.out:
            assert "quotes" in tree(ran.out.encode())
        return False
    assert (ran.code, ran.out) == (0, "")
    before, after = tree(old), tree(new)
    quotes = {id: it for id, it in after["quotes"].items() if id not in held(before, "quotes", {})}
    assert len(quotes) == 1
    assert after == expected(before, quotes, asked)
    assert lines_kept(old.decode(encoding_of(old)), new.decode(encoding_of(new)))
    assert encoding_of(old) == encoding_of(new)
    ends, now = (set(re.findall(rb"\r\n|\n|\r", data.replace(b"\0", b""))) for data in (old, new))
    assert now == ends
    [quote] = quotes.values()
    judge_quote(quote, source, asked)
    return True


def tried(data: bytes, source: Source, asked: Wanted) -> bool:
    """Cite, and judge; whether something was added."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name, "talk.yaml")
        file.write_bytes(data)
        Path(name, "talk.md").write_text(source.text, "utf-8", newline="")
        before = faults(file)
        ran = run("cite", file, "--yes", *asked.typed())
        added = judge(data, file, source, asked, ran)
        assert not faults(file) - before
        return added


@FEW
@given(contents(), st.data())
def test_exactly_that_block_is_added_or_nothing_and_it_is_said_why(data: bytes, more: st.DataObject) -> None:
    source = more.draw(sources())
    tried(data, source, more.draw(wanted(source)))


@pytest.mark.parametrize("seed", range(3))
def test_a_file_gone_wrong_stays_as_it_is_or_gets_the_quote(seed: int, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(SAID, "utf-8")
    file = tmp_path / "gone-wrong.yaml"
    added = 0
    for data in cases(seed, 500, 40):
        file.write_bytes(data)
        before = faults(file)
        ran = run("cite", file, "customers come by car", "--yes")
        now = file.read_bytes()
        assert ran.err
        assert ran.code in ((0,) if now != data else (1, 2))
        if now != data:
            quotes = held(tree(now), "quotes", {})
            assert len(quotes) == len(held(tree(data), "quotes", {})) + 1
            assert "customers come by car" in [*quotes.values()][-1]["text"]
            assert not faults(file) - before
            added += 1
    assert 0 < added < 40


@pytest.mark.long
@MANY
@given(contents(), st.data())
def test_the_same_for_thousands(data: bytes, more: st.DataObject) -> None:
    source = more.draw(sources())
    tried(data, source, more.draw(wanted(source)))
