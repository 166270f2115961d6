"""A debate of quotes that bear on each other, for the tests of trees of reasons."""

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from socinno.library.catalogue import FileLibrary
from socinno.model import Debate

NODES = 12

Drawn = Sequence[tuple[list[int], list[int], str | None]]

ARGUED = st.lists(
    st.tuples(
        st.lists(st.integers(-2, NODES - 1), max_size=3, unique=True),
        st.lists(st.integers(-2, NODES - 1), max_size=3, unique=True),
        st.sampled_from(("ann", "bob", None)),
    ),
    max_size=NODES,
)
"""Quotes by the numbers of what they support and challenge, below 0 for the positions, and who says it."""


def name(number: int) -> str:
    """The id of a quote by its number, or of a position."""
    return ("left", "right")[number] if number < 0 else f"q{number}"


def debate(quotes: Mapping[str, Mapping[str, object]]) -> Debate:
    """A debate of two positions and some quotes."""
    whole = {
        key: {"kind": "indirect", "text": f"Words of {key}", "source": "b", "at": {"page": "1"}, **quote}
        for key, quote in quotes.items()
    }
    content = {
        "language": "en",
        "title": "T",
        "question": "Q?",
        "sources": {"b": {"type": "book", "title": "B"}},
        "speakers": {"ann": {"name": "Ann"}, "bob": {"name": "Bob"}},
        "dichotomies": {
            "d": {"title": "D", "positions": {"left": {"title": "L", "claim": "C"}, "right": {"title": "R"}}}
        },
        "quotes": whole,
    }
    return Debate.model_validate(content, context={"id": "argued"})


def argued(drawn: Drawn) -> Debate:
    """A debate of quotes that were drawn; what bears on a quote that there is not bears on nothing."""
    there = range(-2, len(drawn))
    return debate(
        {
            f"q{n}": {
                "supports": tuple(name(it) for it in supports if it in there),
                "challenges": tuple(name(it) for it in challenges if it in there),
                **({"speaker": speaker} if speaker else {}),
            }
            for n, (supports, challenges, speaker) in enumerate(drawn)
        }
    )


def chain(length: int) -> Debate:
    """Quotes each of which supports the one before it."""
    return debate({f"q{n}": {"supports": (name(n - 1) if n else "left",)} for n in range(length)})


def library(of: Debate) -> FileLibrary:
    """A library of one debate."""
    return FileLibrary((of,))
