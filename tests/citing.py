"""Made-up content files and sources to cite from, of which the one who made them knows who says what."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml
from hypothesis import strategies as st

NAMES = {"ann": "Ann Clay", "bob": "Bob van Dyk", "dee": "Dée O'Brien"}
GUEST = "Zed Moor"
"""Who speaks in sources and is no speaker of any debate."""

SENTENCES = (
    "My customers come by car, and they spend more.",
    "We have not counted them yet!",
    "What would a toll of 3.50 euros change?",
    "Nobody: not one of us, asked for a bridge.",
    "The council — or what is left of it — will decide.",
    "That is <b>not</b> what [bold]I[/bold] said.",
    "Prices rise by 4% a year, e.g. those of bread.",
    "Yes, yes, yes.",
    "- null, true and ~ are words too.",
    "Het plein is van iedereen, zei zij.",
    "The key: {a: b} # is no comment.",
    "Éénmaal is genoeg voor ‘s ochtends vroeg.",
    "It is 10 o'clock; she's late.",
    "A line with\u00a0a hard blank and \u202ea turn\u202c of the text.",
    "Long words such as antidisestablishmentarianism are read aloud by nobody in particular "
    "unless somebody insists upon it, which happens.",
)
READ_ALOUD = 'He wrote: "Let them pay for it. It is theirs." I laughed.'
"""Words of which some are somebody else's."""


class Said(NamedTuple):
    """A turn: the name it is under, and its sentences."""

    name: str
    sentences: tuple[str, ...]

    @property
    def speaker(self) -> str | None:
        """Which speaker of the debates has this name."""
        return next((id for id, name in NAMES.items() if name == self.name), None)


class Source(NamedTuple):
    """The text of a source, and the turns it consists of, if it marks them."""

    text: str
    turns: tuple[Said, ...]
    marked: bool


FORMS = (
    "{name}: {words}\n\n",
    "**{name}:** {words}\n\n",
    "{name}:\n{words}\n\n",
    "[0{n}:12] {name}: {words}\n",
    "{name} 0{n}:30\n{words}\n\n",
    "### {name}\n\n{words}\n\n",
    "{name} (member): {words}\n",
)


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """A transcript in one of the forms, of three speakers at least; or an article, with no turns."""
    form = draw(st.sampled_from((*FORMS, None)))
    guests = () if form and form.startswith("#") else (GUEST,)  # a heading is a name where that is known
    names = st.sampled_from((*NAMES.values(), *guests))
    pool = st.sampled_from((*SENTENCES, *SENTENCES, READ_ALOUD))
    few = st.lists(pool, min_size=1, max_size=3).map(tuple)
    start = [Said(name, (SENTENCES[n],)) for n, name in enumerate(NAMES.values())]
    turns = tuple(start + draw(st.lists(st.builds(Said, names, few), max_size=5)))
    gap = draw(st.sampled_from((" ", "\n", " ")))
    text = "# A talk\n\n"
    for n, turn in enumerate(turns):
        words = gap.join(turn.sentences)
        text += form.format(name=turn.name, words=words, n=n % 10) if form else f"{words}\n\n"
    return Source(text, turns, form is not None)


QUOTES = (
    "",
    "quotes:\n",
    "quotes: ~  # none yet\n",
    "quotes: {}\n",
    "quotes: null\n# after it\n",
    "quotes:\n  # the first\n  old: {kind: indirect, text: Somebody spoke., source: talk, at: {page: 1}}\n",
    "quotes:\n    old:  # indented by four\n        kind: indirect\n        text: >-\n          Somebody\n"
    "          spoke at length.\n        source: talk\n        at: {page: 1}\n    # the end of it\n\n",
    "quotes: {old: {kind: indirect, text: Somebody spoke., source: talk, at: {page: 1}}}\n",
)
STANCES = (
    "",
    "stances: []\n",
    "stances:\n",
    "stances:\n  - {speaker: ann, positions: keep, basis: stated}\n",
    "stances:\n- speaker: ann\n  positions: [keep]\n  basis: stated\n  evidence: [old]\n# theirs\n",
    "stances:\n  - speaker: bob\n    positions: keep\n    basis: reported\n    evidence:\n      - old\n\n",
    "stances: [{speaker: ann, positions: ban, basis: stated, evidence: [old]}]\n",
)
LISTED = ("", "    quotes: [old]\n", "    quotes: []\n", "    quotes:\n      - old\n", "    quotes:\n")


@st.composite
def contents(draw: st.DrawFn) -> bytes:
    """A valid content file: its parts in some order, layout, line ends and encoding."""
    quotes = draw(st.sampled_from(QUOTES))
    stances = draw(st.sampled_from(STANCES))
    listed = draw(st.sampled_from(LISTED))
    if "old" not in quotes:
        stances, listed = stances.replace("old", ""), "" if "old" in listed else listed
        stances = "" if "- \n" in stances else stances
    speakers = "".join(f"  {id}: {{name: {json.dumps(name)}}}\n" for id, name in NAMES.items())
    first = "    positions:\n      keep: {title: Keep it}\n      ban: {title: Ban it, claim: It goes.}\n"
    parts = [
        "sources:\n  talk: {type: document, title: Talk, file: talk.md}\n",
        f"speakers:\n{speakers}",
        f"dichotomies:\n  cars:  # the first\n    title: Cars\n{listed}{first}"
        "  toll:\n    title: Toll\n    positions: {pay: {title: Pay}, free: {title: Free}}\n",
        quotes,
        stances,
    ]
    order = draw(st.permutations(parts))
    gap = draw(st.sampled_from(("", "\n", "\n# ------\n")))
    head = draw(st.sampled_from(("", "# A debate.\n", "---\n")))
    tail = draw(st.sampled_from(("", "", "# the end\n", "...\n", "\n\n")))
    text = (
        f"{head}language: en\ntitle: Talk\nquestion: Whose is it?\n{gap}{gap.join(filter(None, order))}{tail}"
    )
    if draw(st.booleans()):
        text = text.rstrip("\n")
    text = text.replace("\n", draw(st.sampled_from(("\n", "\n", "\r\n", "\r"))))
    return text.encode(draw(st.sampled_from(("utf-8", "utf-8", "utf-8-sig", "utf-16"))))


@dataclass
class Wanted:
    """What is typed: words, and options each as it is given."""

    words: str
    supports: list[str] = field(default_factory=list)
    challenges: list[str] = field(default_factory=list)
    about: list[str] = field(default_factory=list)
    speaker: str | None = None
    told_by: str | None = None
    stance: str | None = None
    note: str | None = None
    indirect: str | None = None
    translation: str | None = None
    id: str | None = None

    def typed(self) -> list[str]:
        """The words of the command line after the file."""
        lists = {"--for": self.supports, "--against": self.challenges, "--about": self.about}
        single = {
            "--speaker": self.speaker,
            "--told-by": self.told_by,
            "--stance": self.stance,
            "--note": self.note,
            "--indirect": self.indirect,
            "--translation": self.translation and f"nl={self.translation}",
            "--id": self.id,
        }
        found = [f"{key}={value}" for key, values in lists.items() for value in values]
        return [*found, *(f"{key}={value}" for key, value in single.items() if value), "--", self.words]


HOSTILE = ("yes", "~", "a: b # c", "[x]", 'O\'Neil "said"', "\u202eabc", "- x", "é\u2028z", "x" * 300, "a\tb")
SIDES = ("keep", "ban", "pay", "free")


@st.composite
def wanted(draw: st.DrawFn, source: Source) -> Wanted:
    """Some words of a source, or nearly so, and options that may or may not go with them."""
    said = draw(st.sampled_from(source.turns))
    tokens = " ".join(said.sentences).split()
    start = draw(st.integers(0, len(tokens) - 1))
    words = tokens[start : start + draw(st.integers(1, 7))]
    if draw(st.integers(0, 5)) == 0:
        words[draw(st.integers(0, len(words) - 1))] = "someone"
    words = ["words"] if words == ["-"] else words  # which is standard input
    some = st.lists(st.sampled_from(SIDES), max_size=2, unique=True)
    maybe = st.none() | st.none() | st.none()
    people = st.sampled_from((*NAMES, *NAMES.values()))
    stance = draw(st.none() | st.sampled_from(("stated", "reported", "inferred")))
    return Wanted(
        " ".join(words),
        draw(some),
        draw(st.just([]) | some),
        draw(st.just([]) | st.lists(st.sampled_from(("cars", "toll")), max_size=2, unique=True)),
        draw(maybe | people),
        draw(maybe | people),
        stance,
        draw(st.sampled_from(HOSTILE)) if stance and draw(st.booleans()) else None,
        draw(maybe | st.sampled_from(HOSTILE)),
        draw(maybe | st.sampled_from(HOSTILE)),
        draw(maybe | st.sampled_from(("mine", "old", "No Id", "x" * 90, "true"))),
    )


def tree(data: bytes) -> dict[str, Any]:
    """What a content file holds, every value as it is written."""
    found = yaml.load(data, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    assert isinstance(found, dict)
    return found


_EMPTY = re.compile(r"(?<=:)[ \t]*(?:~|null|\{\}|\[\])(?=[ \t]*(?:#|$))")


def lines_kept(old: str, new: str) -> bool:
    """Whether every old line stands in the new text, in order.

    One whose value was empty may have lost that, and a list in brackets on it may have become longer.
    """
    left = iter(re.split(r"\r\n|\n|\r", new))
    return all(any(_is_still(line, other) for other in left) for line in re.split(r"\r\n|\n|\r", old))


def _is_still(line: str, other: str) -> bool:
    emptied = _EMPTY.sub("", line)
    if line == other or re.fullmatch(rf"{re.escape(emptied)}( \[[\w-]+\])?", other):
        return True
    start, sign, end = line.rpartition("]")
    return bool(sign) and other.startswith(start) and other.endswith(sign + end)
