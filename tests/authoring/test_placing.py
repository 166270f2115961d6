"""`check --fix` says where a quote stands, as its source tells; nothing else changes."""

import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from authors import debate, parsed, rules, run, write
from hypothesis import given, settings
from hypothesis import strategies as st

from socinno.authoring.placing import placings
from socinno.library.filling import filled_in
from socinno.library.tree import tree_of
from socinno.quotations.locating import quote_matches
from socinno.quotations.sources import joined
from socinno.quotations.sources.times import marked

SOURCE = """\
# The square

Sam Baker: [4:11] ‘My’ customers come by car. It works.

Kim de Walker: [5:02] The children want room. It works.

# After the break: "noise"

Sam Baker: [6:40] We need the cars.
"""
AT = "    at: {page: 2}\n"
PLACE = '{section: The square, time: "0:04:11"}'


def missing(text: str = "customers come by car", instead: str = "") -> str:
    """A debate whose direct quote has no place."""
    return debate(text, "report.md").replace(AT, instead)


def fixed(folder: Path, content: str, source: str = SOURCE) -> str:
    """The content after `check --fix`, which a second time changes nothing."""
    write(folder, source, "report.md")
    path = write(folder, content)
    run("check", "--fix", path)
    once = path.read_bytes().decode()
    assert "filled in" not in run("check", "--fix", path).err
    assert path.read_bytes().decode() == once
    return once


def test_a_missing_place_is_filled_in_behind_the_source_and_told(tmp_path: Path) -> None:
    write(tmp_path, SOURCE, "report.md")
    path = write(tmp_path, missing())
    ran = run("check", "--fix", path)
    assert f"‘at’ filled in from the source, in {path}: 1\n" in ran.err
    assert "mended" not in ran.err
    assert path.read_text("utf-8") == missing(instead=f"    at: {PLACE}\n")
    path = write(tmp_path, missing())
    assert f"‘at’ ingevuld uit de bron, in {path}: 1\n" in run("check", "--fix", "--lang", "nl", path).err


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "    source: report  # why\n    # more\n",
            f"    source: report  # why\n    at: {PLACE}\n    # more\n",
        ),
        ('    "source" : "report"\n', f'    "source" : "report"\n    at: {PLACE}\n'),
        ("    source: >-\n      report\n\n", f"    source: >-\n      report\n    at: {PLACE}\n\n"),
        ("    source: report\n    at:\n", f"    source: report\n    at: {PLACE}\n"),
        ("    source: report\n    at:  # when?\n", f"    source: report\n    at: {PLACE}  # when?\n"),
        ("    source: report\n    at: ~\n", f"    source: report\n    at: {PLACE}\n"),
        ("    source: report\n    at: {}\n", f"    source: report\n    at: {PLACE}\n"),
        ("    at: null\n    source: report\n", f"    at: {PLACE}\n    source: report\n"),
    ],
)
def test_layout_and_comments_stay(tmp_path: Path, before: str, after: str) -> None:
    whole = missing()
    assert "    source: report\n    supports" in whole
    content = whole.replace("    source: report\n    supports", f"{before}    supports", 1)
    assert fixed(tmp_path, content) == whole.replace(
        "    source: report\n    supports", f"{after}    supports", 1
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("source: report", f"source: report, at: {PLACE}"),
        ("source: report,", f"source: report, at: {PLACE},"),
        ("\n      source: report\n  ", f"\n      source: report, at: {PLACE}\n  "),
        ("source: report, at: { }", f"source: report, at: {PLACE}"),
        ("at: {}, source: report", f"at: {PLACE}, source: report"),
    ],
)
def test_in_braces_it_stands_in_braces(tmp_path: Path, before: str, after: str) -> None:
    flow = "  more: {speaker: baker, kind: direct, text: My’ customers come, SOURCE}\nstances:"
    content = debate("customers come by car", "report.md").replace("stances:", flow)
    assert fixed(tmp_path, content.replace("SOURCE", before)) == content.replace("SOURCE", after)


def test_line_ends_marks_and_a_last_line_without_end_stay(tmp_path: Path) -> None:
    content = missing().replace("\n", "\r\n")
    after = missing(instead=f"    at: {PLACE}\n").replace("\n", "\r\n")
    assert fixed(tmp_path, "\ufeff" + content) == "\ufeff" + after
    last = missing().replace("    supports: [keep]\n", "", 1)
    head, _, tail = last.partition("quotes:\n")
    quote, _, rest = tail.partition("  walker-says")
    content = (
        f"{head}stances:{rest.partition('stances:')[2].partition('  - {speaker: walker')[0]}quotes:\n{quote}"
    )
    content = content.rstrip("\n")
    assert content.endswith("source: report")
    assert fixed(tmp_path, content) == f"{content}\n    at: {PLACE}"


def test_a_place_with_a_long_or_odd_name_reads_back_as_it_is(tmp_path: Path) -> None:
    content = fixed(tmp_path, missing("We need the cars."))
    at = yaml.safe_load(content)["quotes"]["baker-says"]["at"]
    assert at == {"section": 'After the break: "noise"', "time": "0:06:40"}
    long = "On the square " * 12
    content = fixed(tmp_path, missing(), SOURCE.replace("The square", long.strip()))
    assert yaml.safe_load(content)["quotes"]["baker-says"]["at"]["section"] == long.strip()


def test_what_cannot_be_known_is_not_filled_in(tmp_path: Path) -> None:
    cases = [
        (missing("It works."), SOURCE),  # at two places
        (missing("My taxi customers come."), SOURCE),  # nearly
        (missing("Nobody ever said this."), SOURCE),
        (missing(instead="    at: {paragraph: 3}\n"), SOURCE),
        (missing(instead="    at: {time: '9:99'}\n"), SOURCE),  # wrong, and the author's
        (missing(), "Sam Baker: My customers come by car.\n"),  # a text that tells no place
        (
            missing(),
            SOURCE.replace("# The square", "# The \u202esquare").replace("[", "(").replace(":11]", "'"),
        ),
    ]
    for content, source in cases:
        assert fixed(tmp_path, content, source) == content


def test_the_same_words_twice_in_one_place_are_in_that_place(tmp_path: Path) -> None:
    source = SOURCE.replace("It works.", "Yes. It works, yes.", 1)
    assert PLACE in fixed(tmp_path, missing("yes"), source.replace("Yes.", "yes."))


def test_typography_and_a_place_are_mended_together(tmp_path: Path) -> None:
    write(tmp_path, SOURCE, "report.md")
    path = write(tmp_path, missing("\"'My' customers\""))
    ran = run("check", "--fix", path)
    assert f"mended in {path}: 1\n‘at’ filled in from the source, in {path}: 1\n" in ran.err
    assert path.read_text("utf-8") == missing('"‘My’ customers"', f"    at: {PLACE}\n")
    assert "typography" not in ran.out


def test_words_as_press_prints_them_have_a_place_too(tmp_path: Path) -> None:
    assert PLACE in fixed(tmp_path, missing("Customers come by car,"))


def test_what_is_filled_in_stands_up_to_the_check(tmp_path: Path) -> None:
    write(tmp_path, SOURCE, "report.md")
    path = write(tmp_path, missing())
    before = rules(run("check", path))
    assert rules(run("check", "--fix", path)) == before


FORMS = (
    "  {id}:\n    speaker: {who}\n    kind: direct\n    text: {text}\n    source: report{at}\n",
    "  {id}:\n      source: report # c\n      kind: direct\n\n      text: >-\n        {text}\n"
    "      speaker: {who}{at}\n",
    "  {id}: {{speaker: {who}, kind: direct, text: {text}, source: report{at}}}\n",
    "  {id}: {{\n    source: report,\n    speaker: {who}, kind: direct,\n    text: '{text}'{at} }}\n",
    "  # of {id}\n  {id}:\n    {{kind: direct, source: 'report' , text: {text}, speaker: {who}{at}}} # c\n\n",
)
PLACES = ("", "", "", ("\n    at: {page: 1}", ", at: {page: 1}"), ("\n    at:", ", at: {}"))


def made(seed: int) -> tuple[str, str]:
    """A debate of quotes in all layouts, some with a place, and the text of its source."""
    chance = random.Random(seed)
    said, quotes, end = [], [], chance.choice(("\n", "\r\n"))
    for n in range(chance.randint(1, 12)):
        who = chance.choice(("baker", "walker"))
        name = {"baker": "Sam Baker", "walker": "Kim"}[who]
        head = chance.choice(("", f"# Part {n}: it\n\n"))
        said.append(f"{head}{name}: [{n}:30] We have said number {n} of it. Yes, we all did.\n\n")
        text = chance.choice((f"said number {n} of it.", "we all did", f"number {n} of", "never said"))
        form = chance.choice(FORMS)
        at = chance.choice(PLACES)
        at = (at[form.count("{{")] if at else "").replace(
            "\n    ", "\n      " if "      source" in form else "\n    "
        )
        quotes.append(form.format(id=f"q{n}", who=who, text=text, at=at))
    content = debate("said number", "report.md").replace("stances:", f"{''.join(quotes)}stances:")
    return content.replace("\n", end), "".join(said)


def changed(seed: int) -> list[str]:
    """What came of a debate that ought not to: anything but places that were missing."""
    content, source = made(seed)
    of = parsed(content)
    text = joined([(source, 1)], "report.md")._replace(times=marked(source))
    found = tuple(quote_matches(of.quotes.values(), of, {"report": text}))
    wanted = placings(found)
    new, count = filled_in(content, wanted)
    before, after = tree(content), tree(new)
    wrong = [] if count == len(wanted) else ["some are not filled in"]
    for id, quote in after["quotes"].items():
        own = before["quotes"][id]
        if quote != own | ({"at": wanted[id]} if id in wanted else {}) or (id in wanted and own.get("at")):
            wrong.append(id)
    if after | {"quotes": 0} != before | {"quotes": 0}:
        wrong.append("what is no quote")
    rest = iter(new)
    if not all(sign in rest for sign in content.replace("at: {}", "").replace(" ", "")):
        wrong.append("some of the file is gone")
    again = parsed(new)
    if placings(tuple(quote_matches(again.quotes.values(), again, {"report": text}))):
        wrong.append("not done at once")
    return wrong


def tree(content: str) -> Any:
    found, problems = tree_of(content.encode(), "")
    assert not problems
    return found


@given(st.integers(0, 1 << 32))
@settings(max_examples=40)
def test_nothing_but_missing_places_changes(seed: int) -> None:
    assert changed(seed) == []


@pytest.mark.long
@given(st.integers(0, 1 << 32))
@settings(max_examples=1500)
def test_nothing_but_missing_places_changes_in_many_debates(seed: int) -> None:
    assert changed(seed) == []
