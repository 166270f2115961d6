"""What is added is there, and all else as it was, line for line; or nothing is done, and why is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from socinno.library import insertion, tree
from socinno.library.insertion import Addition, added
from socinno.problems import Address, Stop
from socinno.words import stop_line

EVERY_KEY = Path(__file__).parents[1] / "every" / "every-key.yaml"
NEW = {"new": {"text": "b"}}


@pytest.fixture
def loaders(loader: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML with libyaml and without it."""
    monkeypatch.setattr(insertion, "LOADER", tree.LOADER)


def read(text: str) -> Any:
    found, problems = tree.tree_of(text.encode(), "a.yaml")
    assert problems == []
    return found


def with_new(text: str, address: Address = ("quotes",), values: Any = None, in_flow: bool = False) -> str:
    return added(text, Addition(address, values or NEW, in_flow))


def refused(text: str, address: Address = ("quotes",), values: Any = None, in_flow: bool = False) -> str:
    with pytest.raises(Stop) as stop:
        with_new(text, address, values, in_flow)
    assert stop.value.code == 1
    return stop.value.key


def sides(change: str) -> tuple[str, str]:
    """A text before and after, of lines that are added (+), removed (-) or kept (a blank, or empty)."""
    rows = [row if row != "\n" else " \n" for row in change.splitlines(keepends=True)]
    return "".join(row[1:] for row in rows if row[0] != "+"), "".join(
        row[1:] for row in rows if row[0] != "-"
    )


def lines(text: str) -> list[str]:
    return [line.rstrip("\r\n") for line in re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)]


def lost(before: str, after: str) -> list[str]:
    """The lines of before that after has not, from the first on that is not in its order."""
    rest = iter(lines(after))
    return [line for line in lines(before) if line not in rest]


ADDED = {
    "after the last one": """\
 title: a
 quotes:
   a:
     text: x
+  new:
+    text: b
""",
    "before the next key": """\
 quotes:
   a:
     text: x
+  new:
+    text: b
 title: a
""",
    "before a comment at the margin, which is about what follows": """\
 quotes:
   # about a
   a:  # a
     # about its text
     text: x  # x
+  new:
+    text: b

 # about the title
   # still
 title: a
""",
    "after a comment that is indented as what it is about": """\
 quotes:
   a:
     text: x
     # about its text

   # more to come
+  new:
+    text: b

 # about the title
 title: a
""",
    "before what is commented out at the margin": """\
 quotes:
   a:
     text: x
+  new:
+    text: b
 #  b:
 #    text: y
""",
    "apart, where the others stand apart": """\
 quotes:

   a:
     text: x

   b:
     text: x
+
+  new:
+    text: b

 title: a
""",
    "not apart for an empty line within a text": """\
 quotes:
   a:
     text: x
   b:
     text: >-
       x

       y
+  new:
+    text: b
""",
    "as the others are indented: by one": """\
 quotes:
  a:
   text: x
+ new:
+   text: b
""",
    "as the others are indented: by four": """\
   title: a
   quotes:
       a:
           text: x
+      new:
+        text: b
""",
    "below keys in quotation marks, with blanks behind them": """\
 "quotes":  \t
   'a' :\t
     text:\t"x \x20
       # no comment"\t# but this is
+  new:
+    text: b
 title: a
""",
    "after a key without a value": """\
 quotes:
   a:
     text:  # to do
     # more to do
+  new:
+    text: b
 title: a
""",
    "after a text over several lines": """\
 quotes:
   a:
     text: x
      y

      z
+  new:
+    text: b
 title: a
""",
    "after a text in a block": """\
 quotes:
   a:
     text: |
       x
       # of the text
     # none of it
+  new:
+    text: b

 title: a
""",
    "after all line ends that are of a text": """\
 quotes:
   a:
     text: |+
       x


+  new:
+    text: b
 title: a
""",
    "after all line ends that are of a folded text": """\
 quotes:
   a:
     text: >2+
         x

+  new:
+    text: b
 # about the title
 title: a
""",
    "into nothing": """\
 quotes:  # here
+  new:
+    text: b
 title: a
""",
    "into nothing, after a comment": """\
 quotes:

   # a:
   #   text: x
+  new:
+    text: b

 # about the title
 title: a
""",
    "into nothing, at the end": """\
 title: a
 quotes:
+  new:
+    text: b


""",
    "into null": """\
-quotes: null
+quotes:
+  new:
+    text: b
 title: a
""",
    "into a tilde": """\
-quotes: ~  # none
+quotes:  # none
+  new:
+    text: b
""",
    "into empty brackets": """\
-quotes: {}  # none
+quotes:  # none
+  new:
+    text: b
 title: a
""",
    "into empty brackets on a line of their own": """\
 quotes:  # none
-  { }
+  new:
+    text: b
 title: a
""",
    "where the key is missing": """\
 title: a
 stances:
   - {speaker: x}
   # more
 # the end
+
+quotes:
+  new:
+    text: b
""",
    "where the key is missing, before the end of the document": """\
 %YAML 1.1
 ---  # a
 title: a
+
+quotes:
+  new:
+    text: b
 ...
 # after
""",
    "where everything is missing": """\
-{}
+quotes:
+  new:
+    text: b
""",
    "below a key with a question mark": """\
 ? quotes
 : a:
     text: x
+  new:
+    text: b
 title: a
""",
}


@pytest.mark.usefixtures("loaders")
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("change", ADDED.values(), ids=ADDED)
def test_something_new_goes_to_the_end(change: str, line_end: str) -> None:
    before, after = (side.replace("\n", line_end) for side in sides(change))
    assert with_new(before) == after


@pytest.mark.parametrize("change", [it for it in ADDED.values() if it.strip()[-1] == "b"])
def test_a_last_line_without_an_end_stays_so(change: str) -> None:
    before, after = sides(change)
    assert with_new(before[:-1]) == after[:-1]


def test_the_first_line_end_of_a_file_is_that_of_what_is_new() -> None:
    assert with_new("title: a\nquotes:\r\n  a: {text: x}\r\n") == (
        "title: a\nquotes:\r\n  a: {text: x}\r\n  new:\n    text: b\n"
    )


@pytest.mark.parametrize("text", ["a\x07", "a\u202e", "\ud800"])
def test_what_no_content_may_hold_is_not_added(text: str) -> None:
    assert refused("quotes:\n  a: {text: x}\n", values={"new": {"text": text}}) == "no-room"


def test_characters_of_any_width_and_a_mark_at_the_start_are_passed_by() -> None:
    text = "\ufefftitle: 😀é\nquotes:\n  a: {text: 日本 \u2028}  # 😀\n"
    assert with_new(text) == f"{text}  new:\n    text: b\n"


LISTS = {
    "a list below its key": (
        ("stances",),
        """\
 stances:
   - speaker: x
     basis: stated
+  - {speaker: y}
 title: a
""",
    ),
    "a list at the margin": (
        ("stances",),
        """\
 stances:
 - speaker: x
   basis: stated

 - speaker: x
   # about the basis
   basis: stated
+
+- {speaker: y}
 # about the title
 title: a
""",
    ),
    "a list in a list": (
        ("stances", 1, "evidence"),
        """\
 stances:
   - {speaker: x}
   - evidence:
       - a  # a
+      - {speaker: y}
     speaker: x
""",
    ),
    "a list that is missing in what is there": (
        ("dichotomies", "x", "quotes"),
        """\
 dichotomies:
   x:
     positions:
       y: {title: z}
       # another
+    quotes:
+      - {speaker: y}
   # another
 title: a
""",
    ),
    "a list at the margin of its key, before a comment there": (
        ("dichotomies", "x", "quotes"),
        """\
 dichotomies:
   x:
     quotes:
     - a
       # about a
+    - {speaker: y}
     # about the positions
     positions:
       y: {title: z}
""",
    ),
    "a list in what is missing": (
        ("dichotomies", "x", "quotes"),
        """\
 title: a
+
+dichotomies:
+  x:
+    quotes:
+      - {speaker: y}
""",
    ),
}


@pytest.mark.usefixtures("loaders")
@pytest.mark.parametrize(("address", "change"), LISTS.values(), ids=LISTS)
def test_an_item_goes_to_the_end_of(address: Address, change: str) -> None:
    before, after = sides(change)
    assert with_new(before, address, [{"speaker": "y"}]) == after


@pytest.mark.usefixtures("loaders")
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{evidence: [a], speaker: x}  # c", "{evidence: [a, b], speaker: x}  # c"),
        ("{speaker: x, evidence: [ a, ] }", "{speaker: x, evidence: [ a, b, ] }"),
        ("{speaker: x, evidence: []}", "{speaker: x, evidence: [b]}"),
        ("{speaker: x, note: 'a, ]' }", "{speaker: x, note: 'a, ]', evidence: [b] }"),
        ("evidence: [a]  # c", "evidence: [a, b]  # c"),
        (
            "evidence: [\n      a,  # a\n      c  # c\n    ]",
            "evidence: [\n      a,  # a\n      c, b  # c\n    ]",
        ),
        ("evidence: []  # c", "evidence: [b]  # c"),
        ("evidence:  # c", "evidence: [b]  # c"),
        ("evidence: ~", "evidence: [b]"),
        ("speaker: x  # c", "speaker: x  # c\n    evidence: [b]"),
        ("evidence:\n    - a", "evidence:\n    - a\n    - b"),
    ],
)
def test_an_item_is_put_in_brackets_where_that_is_asked(before: str, after: str) -> None:
    around = "title: a\nstances:\n  - {}\n  - %s\n  - {speaker: z}\n"
    changed = with_new(around % before, ("stances", 1, "evidence"), ["b"], in_flow=True)
    assert changed == around % after


def holders(node: Any, address: Address = ()) -> Iterator[tuple[Address, Any]]:
    """Every mapping and list, by its address."""
    if not isinstance(node, str):
        yield address, node
        for step, inner in node.items() if isinstance(node, dict) else enumerate(node):
            yield from holders(inner, (*address, step))


def test_wherever_in_a_debate_something_is_added_the_rest_stays() -> None:
    text = EVERY_KEY.read_text(encoding="utf-8")
    places = list(holders(read(text)))
    assert len(places) > 70
    for address, node in places:
        values: Any = {"new": ["b, c", "d"]} if isinstance(node, dict) else [{"new": "b"}]
        after = with_new(text, address, values, in_flow=True)
        wanted = {**node, **values} if isinstance(node, dict) else [*node, *values]
        assert dict(holders(read(after)))[address] == wanted
        changed = [line for line in lines(text) if line not in lines(after)]
        assert len(changed) <= 1  # that in whose brackets it is


# what is refused


@pytest.mark.usefixtures("loaders")
@pytest.mark.parametrize(
    "text",
    [
        "quotes: {a: {text: x}}\n",
        "quotes: {\n  # a comment that would be lost\n}\n",
        "quotes:\n  {a: {text: x}}\n",
        "{title: a, quotes: {a: {text: x}}}\n",
        "{title: a}\n",
    ],
)
def test_nothing_is_put_in_brackets_unasked(text: str) -> None:
    assert refused(text) == "in-flow"


@pytest.mark.usefixtures("loaders")
@pytest.mark.parametrize(
    "text",
    [
        "quotes: a text\n",
        "quotes: ''\n",
        "quotes: [a]\n",
        "quotes:\n  - a\n",
        "quotes:\n  new: {text: x}\n",  # there is one of that name
        "quotes: &a\n  a: {text: x}\n",
        "quotes: !!map\n  a: {text: x}\n",
        "quotes:\n  a: {text: x}\nquotes:\n  a: {text: x}\n",
        "quotes:\n  a: {text: x}\n---\ntitle: a\n",
        "quotes:\n  a:\n    text: |\n      without an end, that is no part of it",
        "quotes:\n\ta: {text: x}\n",
        "quotes: {\n",
        "- quotes\n",
        "# nothing\n",
        "",
    ],
)
def test_nothing_is_done_where_it_would_change_something_else(text: str) -> None:
    assert refused(text) in ("no-room", "in-flow")


@pytest.mark.parametrize(
    "address", [("title", "a"), ("stances", 1, "evidence"), ("stances", "a"), ("quotes", 0)]
)
def test_nothing_is_done_for_an_address_that_leads_nowhere(address: Address) -> None:
    assert (
        refused("title: a\nstances:\n  - {speaker: x}\nquotes:\n  a: {text: x}\n", address, ["b"])
        == "no-room"
    )


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("text", ["stances:\n  - {evidence: [a]}\n", "stances:\n  - evidence: a\n"])
def test_the_sentence_says_where_and_counts_as_people_do(text: str, language: str) -> None:
    with pytest.raises(Stop) as stop:
        with_new(text, ("stances", 0, "evidence"), ["b"])
    assert "‘stances.1.evidence’" in stop_line(stop.value, language)


# whatever the layout

VALUES = (
    *("x", "'x # y'", "x  # c",'"x\\n"', '"x\n{0}  y"', "x\n{0} y\n\n{0} z", "[a, b]"),
    *("{{a: b}}", "", "~", "[]", "{{}}"),
    *("|\n{0} x\n{0} # y", ">-\n{0}  x\n\n{0}  y", "|+\n{0}  x\n\n\n", ">+\n{0} x\n\n", "|-\n{0}   x\n\n\n"),
    *("\n{0}  - x\n{0}  - y", "\n{0}- x", "\n{0}  # c\n{0}  deep: x", "\t|  # c\n{0} x"),
)  # fmt: skip
NOISE = (
    "",
    "",
    "",
    "",
    "\n",
    "   \n",
    "# c\n",
    "{0}# c\n",
    "{0}   # c: d\n",
    "\n{0}# c\n\n",
    "# c\n{0}# d\n",
    "\t\n",
)


@st.composite
def files(draw: Callable[[st.SearchStrategy[Any]], Any]) -> str:
    """Debates that people have laid out in all ways there are."""

    def one_of(*things: Any) -> Any:
        return draw(st.sampled_from(things))

    margin, step, rows = (
        one_of("", "", "", "  "),
        one_of(" ", "  ", "    "),
        [one_of("", "---\n", "%YAML 1.1\n---\n")],
    )

    def put(indent: str, text: str) -> None:
        line_end = "" if text.endswith("\n") else one_of("\n", "\n", "  \n", "\t\n")
        rows.append(one_of(*NOISE).format(indent) + indent + text.format(indent) + line_end)

    for key in draw(st.permutations(["title", "quotes", "stances", "speakers"]))[: one_of(1, 2, 3, 4)]:
        if key == "title" or one_of(True, False, False):
            put(margin, f"{key}: {one_of(*VALUES)}")
            continue
        put(margin, f"{key}:")
        indent = margin + (one_of("", step) if key == "stances" else step)
        for name in "abc"[: one_of(1, 2, 3)]:
            if key == "stances":
                put(indent, one_of("- {{speaker: x}}", "- speaker: x\n{0}  note: |\n{0}    x", "- x"))
                continue
            put(indent, f"{name}:")
            for inner in ("text", "note")[: one_of(1, 2)]:
                put(indent + step, f"{inner}: {one_of(*VALUES)}")
    text = "".join([*rows, one_of(*NOISE).format(margin)])
    text = one_of(text, text, text.removesuffix("\n"), f"{text}...\n# end\n")
    return str(text.replace("\n", one_of("\n", "\n", "\r\n", "\r")))


@given(text=files())
@settings(max_examples=300)
def test_whatever_the_layout_nothing_is_lost(text: str) -> None:
    before, problems = tree.tree_of(text.encode(), "a.yaml")
    assume(before is not None and not problems)
    assert before is not None
    quotes = before.get("quotes", {})
    try:
        after = with_new(text)
    except Stop:
        unended = text[-1] not in "\r\n" and ("|" in text or ">" in text)
        assert quotes == {"a": "b"} or not isinstance(quotes, dict) or unended
        return
    assert read(after) == {**before, "quotes": {**quotes, **NEW}}
    assert list(read(after)["quotes"]) == [*quotes, "new"]
    assert [key for key in read(after) if key in before] == [*before]
    if quotes or "quotes" not in text:
        assert lost(text, after) == []
        assert len(lines(after)) - len(lines(text)) in (2, 3, 4)
    assert after.count("#") == text.count("#")
