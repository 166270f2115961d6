"""From a transcript to a debate that `check` passes: what an author types, and that all of it is right.

The transcript is another's and no part of this project: its passages are chosen by where they stand, and
who says them, and when, is read from it here by other means than those that are tried.
"""

import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from typer.testing import CliRunner

from socinno.cli.app import app

TRANSCRIPT = Path(__file__).parents[2] / "shared" / "data" / "transcripts" / "js-party-87.md"
PASSAGES, WORDS = 12, 4
MOST_TYPED = 900  # characters; by hand it took 3,300 for ten quotes
QUESTIONS = """\
dichotomies:
  need:
    title: With or without
    question: Must it work without?
    positions:
      must: {title: It must, claim: It must work without.}
      may-not: {title: It need not, claim: It may need it.}
  apps:
    title: One web or two
    question: Are sites and apps two things?
    positions:
      two: {title: Two, claim: They differ.}
      one: {title: One, claim: They are one.}
"""
SIDES = ("must", "may-not", "two", "one")

TIME = r"\[((?:\d+:)?\d+:\d\d)\]"


class Said(NamedTuple):
    """Some words in a row, with who says them and the last time that stands before them."""

    words: str
    sentence: str
    speaker: str
    time: str


pytestmark = pytest.mark.skipif(not TRANSCRIPT.is_file(), reason="the transcript is not at hand")


def said() -> list[Said]:
    """Some sentences of each speaker, one of a turn, and words of each that stand nowhere else."""
    text, time, found = TRANSCRIPT.read_text("utf-8"), "", list[Said]()
    spoken = text.replace("\\[", "[").replace("\\]", "]")
    for name, turn in re.findall(r"^\*\*([^*\n]+):\*\*(.*?)(?=^\*\*|\Z)", spoken, re.M | re.S):
        times = re.findall(TIME, turn)
        plain = re.sub(rf"^\s*{TIME}", "", turn)
        for match in re.finditer(r"(?<=[.?!] )[A-Z][^.?!\"“\[\]*…]{60,200}[.?!](?= [A-Z])", plain):
            sentence, aloud = match[0], plain[: match.start()].count('"') % 2
            words = re.findall(r"[A-Za-z'’]+", sentence)[2 : 2 + WORDS]
            once = len(re.findall(re.escape(" ".join(words)), spoken, re.I)) == 1
            whole = not plain[: match.start()].endswith("etc. ") and "etc." not in sentence
            if once and whole and not aloud:
                before = re.findall(TIME, turn[: turn.index(sentence)])
                found.append(Said(" ".join(words), sentence, name, before[-1] if before else time))
                break
        time = times[-1] if times else time
    return found


def chosen() -> list[Said]:
    """As many as there are to be, each speaker among them as often as may be."""
    by_name: dict[str, list[Said]] = {}
    for it in said():
        by_name.setdefault(it.speaker, []).append(it)
    rounds = [them[n] for n in range(PASSAGES) for them in by_name.values() if n < len(them)]
    return rounds[:PASSAGES]


def seconds(time: str) -> int:
    return sum(60**n * int(part) for n, part in enumerate(reversed(time.split(":"))))


def test_a_debate_is_written_by_pointing_at_its_source(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(TRANSCRIPT, tmp_path / "js-party.md")
    passages = chosen()
    typed: list[str] = []

    def run(command: str, lines: str = "") -> str:
        typed.extend((command, lines))
        result = CliRunner().invoke(app, command.split()[1:], input=lines, env={"SOCINNO_LANG": "en"})
        assert result.exit_code == 0, result.output
        return result.output

    found = run("socinno new js --from js-party.md")
    assert all(f"{name} (" in found for name in {it.speaker for it in passages})
    file = tmp_path / "js.yaml"
    words = re.sub(r"TODO[^\n\"]*", "Must it?", file.read_text("utf-8"))
    file.write_text(words.rstrip("\n") + "\n\n" + QUESTIONS, "utf-8")
    typed += ["Must it?", QUESTIONS]
    names = list(dict.fromkeys(it.speaker for it in passages))
    lines = "".join(f"{it.words} | {SIDES[names.index(it.speaker) % len(SIDES)]}\n" for it in passages)
    run("socinno cite js.yaml - --yes --stance stated", lines)

    debate = yaml.safe_load(file.read_text("utf-8"))
    quotes = [*debate["quotes"].values()]
    assert len(quotes) == PASSAGES
    for it, quote in zip(passages, quotes, strict=True):
        assert (debate["speakers"][quote["speaker"]]["name"], quote["text"]) == (it.speaker, it.sentence)
        assert seconds(str(quote.get("at", {}).get("time", "0"))) == seconds(it.time or "0")
    run("socinno check --strict js.yaml")
    assert len("".join(typed)) < MOST_TYPED


def test_words_that_a_speaker_reads_aloud_are_asked_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(TRANSCRIPT, tmp_path / "js-party.md")
    text = TRANSCRIPT.read_text("utf-8")
    aloud = [
        words
        for inside in re.findall(r"\w[:.] [\"“]([A-Z][^\"“”\[\]\n]{60,300}?[.?!]) ?[\"”]", text)
        if text.count(words := " ".join(inside.split()[1:6])) == 1
    ]
    assert aloud
    assert CliRunner().invoke(app, ["new", "js", "--from", "js-party.md"]).exit_code == 0
    before = (tmp_path / "js.yaml").read_bytes()
    for words in aloud:
        done = CliRunner().invoke(app, ["cite", "js.yaml", words, "--yes"], env={"SOCINNO_LANG": "en"})
        assert (done.exit_code, "whose" in done.stderr) == (2, True), words
    assert (tmp_path / "js.yaml").read_bytes() == before
