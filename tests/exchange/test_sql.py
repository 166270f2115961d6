"""The three SQL queries of the manual, on DuckDB: each answers what socinno itself answers."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from authors import run
from chance import by_chance
from generate import generate

from socinno import library
from socinno.files import own_content
from socinno.library.catalogue import person
from socinno.model import Speaker
from socinno.words import LANGUAGES, manual

duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed: pip install 'socinno[test]'")
pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'socinno[parquet]'")

Row = dict[str, Any]
LIBRARIES = ("bundled", "every-key", "generated", "chance")


class Exported:
    """A library whose tables are where the manual says, and the queries of its page in one language."""

    def __init__(self, content: Path, language: str) -> None:
        page = manual("export", language)
        (target,) = re.findall(r"^socinno export (\w+)$", page, re.MULTILINE)
        self.language, self.content, self.debates = language, content, library.load(content).debates
        assert run("export", target, "--content", content).code == 0
        macro, *self.queries = re.findall(r"^```sql\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
        self.database = duckdb.connect()
        self.database.execute(macro)

    def sql(self, query: str) -> list[Row]:
        """The rows that DuckDB gives."""
        found = self.database.execute(query)
        return [dict(zip([it[0] for it in found.description], row, strict=True)) for row in found.fetchall()]

    def socinno(self, *words: str) -> list[Row]:
        """The records that socinno gives."""
        answer = run(*words, "-f", "json", "--lang", self.language, "--content", self.content)
        assert answer.code == 0, answer.err
        records: list[Row] = json.loads(answer.out)
        return records


@pytest.fixture(params=[(name, language) for name in LIBRARIES for language in LANGUAGES], ids="-".join)
def exported(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Exported:
    name, language = request.param
    content = {"bundled": own_content(), "every-key": Path(__file__).parent.parent / "every"}.get(
        name, tmp_path / "content"
    )
    if name == "generated":
        generate(content, 600, 12)
    elif name == "chance":
        by_chance(content, 4)
    monkeypatch.chdir(tmp_path)
    return Exported(content, language)


def same(one: list[Row], other: list[Row]) -> None:
    """The same rows, in whatever order; and there are some."""
    assert one
    assert sorted(map(repr, one)) == sorted(map(repr, other))


def sides(words: str | None) -> list[str]:
    return sorted(words.split(" + ")) if words else []


def called(positions: list[Row]) -> list[str]:
    return sorted(position["name"] for position in positions)


def test_who_stands_where(exported: Exported) -> None:
    who, _, _ = exported.queries
    told = [
        {**row, "takes": sides(row["takes"]), "assigned": sides(row["assigned"])} for row in exported.sql(who)
    ]
    stances = [
        {
            "debate": record["debate"],
            "speaker": record["speaker"]["id"],
            "dichotomy": stance["dichotomy"]["id"],
            "state": None if stance["state"] in ("silent", "spoke") else stance["state"],
            "takes": called(stance["positions"]),
            "basis": stance["basis"],
            "assigned": called(stance["assigned"]["positions"]) if stance["assigned"] else [],
        }
        for record in exported.socinno("who")
        for stance in record["stances"]
    ]
    same(told, [row for row in stances if row["state"] or row["assigned"]])


@pytest.mark.parametrize("with_inferred", [False, True])
def test_who_agrees_with_whom(exported: Exported, with_inferred: bool) -> None:
    _, agree, _ = exported.queries
    if with_inferred:  # as told in the manual of agreement: our readings count too
        agree, count = re.subn(r" AND basis <> 'inferred'", "", agree)
        assert count == 1
    told = [{"pair": sorted((row.pop("person"), row.pop("other"))), **row} for row in exported.sql(agree)]
    same(
        told,
        [
            row
            for pair in exported.socinno("who", "--pairs")
            if (row := counted(exported, pair, with_inferred))
        ],
    )


def counted(exported: Exported, pair: Row, with_inferred: bool) -> Row | None:
    """A pair as the query has it; None if they share nothing that counts."""
    ways = ("shared", "agree", "differ")
    found = {how: pair[how] + with_inferred * pair[f"{how}_inferred"] for how in ways}
    (speakers,) = [debate.speakers for debate in exported.debates if debate.id == pair["debates"][0]]
    two = sorted(key(speakers[pair[of]["id"]]) for of in ("first", "second"))
    return {"pair": two, **found, "share": found["agree"] / found["shared"]} if found["shared"] else None


def key(speaker: Speaker) -> str:
    who = person(speaker)
    return " / ".join((who.id, *who.names))


def test_what_somebody_says(exported: Exported) -> None:
    _, _, says = exported.queries
    (asked,) = re.findall(r"person = '(.*)'", says)
    everybody = {key(s): s.id for debate in exported.debates for s in debate.speakers.values()}
    ids = Counter(everybody.values())
    known = {who: name for who, name in everybody.items() if ids[name] == 1}
    compared = 0
    for who, name in [*known.items()][:8]:
        told = exported.sql(says.replace(asked, who))
        records = [
            {
                "debate": quote["debate"],
                "quote": quote["id"],
                "kind": quote["kind"],
                "words": quote["text"]["text"],
                "translation": quote["translation"] and quote["translation"]["text"],
                "source": quote["source"]["name"],
                **{
                    part: quote["at"].get(part) for part in ("section", "page", "paragraph", "time", "anchor")
                },
            }
            for quote in exported.socinno("quotes", "-s", name)
        ]
        assert sorted(map(repr, told)) == sorted(map(repr, records))
        compared += len(told)
    assert compared > 2
