"""What the tests of `cite` share: a debate without a quote, and the sources that it quotes from."""

from pathlib import Path

MEETING = """\
Sam Baker: My customers come by car. The shops need them. I see it every day.

Kim Walker: Fewer cars on the square would give children room. My street asks for it.

Sam Baker: The paper wrote it last week. “A square without cars is a square without shops.” I agree with that.

Mayor: Room is what everybody wants, and I wrote that down. We will come back to it.

Kim Walker: Minder auto’s op het plein, says my neighbour. Children need room to play. They have none.

Mayor: Thank you all.
"""

PAPER = """\
The council met on Monday. “We will plant forty trees,” was heard afterwards. It rained that day.
"""

DEBATE = """\
language: en
title: {en: Cars on the square, nl: Auto’s op het plein}
question: {en: 'Who is the square for?', nl: 'Voor wie is het plein?'}
dichotomies:
  cars-square:
    title: {en: Cars or people, nl: Auto’s of mensen}
    question: {en: 'Who is the square for?', nl: 'Voor wie is het plein?'}
    positions:
      keep-cars:
        title: {en: Keep the cars, nl: Houd de auto’s}
      no-cars:
        title: {en: A square without cars, nl: Een plein zonder auto’s}
speakers:
  baker: {name: Sam Baker}
  walker: {name: Kim Walker}
sources:
  meeting: {type: document, title: Meeting, language: en, file: meeting.txt}
  paper: {type: document, title: Paper, language: en, file: paper.txt}
"""

LINES = "customers come by car | keep-cars\nwould give children room | no-cars\n"


def square(folder: Path, name: str = "my-debate.yaml") -> Path:
    """The debate in a folder, with its sources and a file of passages; its path."""
    (folder / "meeting.txt").write_text(MEETING, "utf-8")
    (folder / "paper.txt").write_text(PAPER, "utf-8")
    (folder / "passages.txt").write_text(LINES, "utf-8")
    path = folder / name
    path.write_text(DEBATE, "utf-8")
    return path
