"""The record of a comparison: no words, no change that it does not notice, never renewed with a fault."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import record
from record import COMPARISONS, RECORD, bundled, not_as_recorded, offenders, recorded

from socinno.library import reader
from socinno.model import OWN, Debate, Place


def test_the_record_holds_digests_and_no_words() -> None:
    told = json.loads(RECORD.read_text(encoding="utf-8"))
    kept = [told["sha256"], *told["quotation_marks"], *told["quotes"].values(), *told["own_words"].values()]
    assert [it for it in kept if not re.fullmatch(r"[0-9a-f]{32}|[0-9a-f]{64}", it)] == []


CHANGES: dict[str, dict[str, Any]] = {
    "one letter of the words": {"text": {OWN: "Personen maken vaak het verschil"}},
    "another speaker": {"speaker": "wittmayer"},
    "another heading": {"at": Place(section="Debat", anchor="Personen maken vaak het verschil")},
    "another anchor": {"at": Place(section="Een nadere duiding", anchor="het verschil")},
    "retold instead of quoted": {"kind": "indirect"},
}


def changed(change: str) -> Debate:
    quote = bundled().quotes["de-graaf-bridge"].model_copy(update=CHANGES[change])
    return bundled().model_copy(update={"quotes": {**bundled().quotes, quote.id: quote}})


@pytest.mark.parametrize("change", CHANGES)
def test_a_quote_that_was_changed_since_is_not_as_recorded(change: str) -> None:
    assert "de-graaf-bridge" in not_as_recorded(changed(change), recorded())


def test_a_quote_or_text_that_is_new_or_gone_is_not_as_recorded() -> None:
    quotes = dict(bundled().quotes)
    quotes["new"] = quotes.pop("de-graaf-bridge")
    altered = bundled().model_copy(update={"quotes": quotes, "summary": None})
    assert {"new", "de-graaf-bridge", "summary"} <= set(not_as_recorded(altered, recorded()))


# What the comparisons themselves find: the report of a small debate, made up, with each fault in turn.


PARAGRAPHS = """\
De avond
Volgens Wit mag de brug open: “de brug is van ons allen” zei hij die avond met nadruk tegen de hele zaal.
Zwart wil rust. Hij ziet de brug liever dicht.
"""
SMALL = """\
language: nl
title: De brug
question: Mag de brug open?
sources: {report: {type: report, title: Verslag, issued: 2024}}
speakers: {wit: {name: Bo Wit}, zwart: {name: Cas Zwart}}
dichotomies:
  brug:
    title: De brug
    question: Open?
    positions: {open: {title: Open, claim: Ja.}, dicht: {title: Dicht, claim: Nee.}}
quotes:
  van-ons:
    {speaker: wit, kind: direct, text: de brug is van ons allen, source: report,
     at: {section: De avond, anchor: van ons allen}, supports: [open]}
  rust:
    {speaker: zwart, kind: indirect, text: {nl: Zwart zoekt stilte.}, source: report,
     at: {section: De avond, anchor: wil rust}, supports: [dicht]}
"""
FAULTS = [
    (record.not_verbatim, "de brug is van", "de brug was van", ["van-ons"]),
    (record.not_in_quotation_marks, "kind: direct", "kind: indirect", ["de brug is van ons allen"]),
    (record.anchor_elsewhere, "anchor: van ons allen", "anchor: brug", ["van-ons"]),
    (record.anchor_elsewhere, "anchor: wil rust", "anchor: wil onrust", ["rust"]),
    (record.under_another_heading, "De avond, anchor: wil", "De dag, anchor: wil", ["rust"]),
    (record.in_another_paragraph, "anchor: van ons allen", "anchor: wil rust", ["van-ons"]),
    (record.of_somebody_else, "speaker: zwart", "speaker: wit", ["rust"]),
    (record.not_in_our_own_words, "zoekt stilte", "zei hij die avond met nadruk tegen allen", []),
    (
        record.not_in_our_own_words,
        "zoekt stilte",
        "zei hij die avond met nadruk tegen de",
        ["quotes/rust/text"],
    ),
]


def small(text: str) -> Debate:
    found = reader.parse(text.encode(), "brug.yaml", "brug").debate
    assert found
    return found


@pytest.mark.parametrize(("comparison", "old", "new", "found"), FAULTS)
def test_a_comparison_finds_its_fault(
    comparison: record.Comparison, old: str, new: str, found: list[str]
) -> None:
    assert old in SMALL
    assert comparison(PARAGRAPHS, small(SMALL.replace(old, new))) == found


def test_the_record_is_renewed_where_all_is_true(tmp_path: Path) -> None:
    report, kept = tmp_path / "report.txt", tmp_path / "record.json"
    report.write_text(PARAGRAPHS, encoding="utf-8")
    record.renew(report, small(SMALL), kept)
    assert not_as_recorded(small(SMALL), recorded(kept)) == []


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda it: it.__name__)
def test_the_record_is_not_renewed_where_something_is_false(
    comparison: record.Comparison, tmp_path: Path
) -> None:
    report, kept = tmp_path / "report.txt", tmp_path / "record.json"
    report.write_text(PARAGRAPHS, encoding="utf-8")
    (old, new), *_ = [(old, new) for it, old, new, found in FAULTS if it is comparison and found]
    with pytest.raises(SystemExit, match="not recorded"):
        record.renew(report, small(SMALL.replace(old, new)), kept)
    assert not kept.exists()


def test_the_record_is_not_renewed_without_the_report(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="not at hand"):
        record.renew(tmp_path / "report.txt", small(SMALL), tmp_path / "record.json")
    assert not (tmp_path / "record.json").exists()


def test_without_the_report_a_change_makes_every_promise_false(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record, "REPORT", tmp_path / "none.txt")
    assert [offenders(comparison) for comparison in COMPARISONS] == [[]] * len(COMPARISONS)
    monkeypatch.setattr(record, "bundled", lambda: changed("another speaker"))
    assert [offenders(comparison) for comparison in COMPARISONS] == [["de-graaf-bridge"]] * len(COMPARISONS)
