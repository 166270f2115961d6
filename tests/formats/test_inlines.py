"""Values as lines: how each is read, whatever the format; what is on the web, and what only seems so."""

import pytest

from socinno.formats import Sheet
from socinno.formats.inlines import aspect, capital, key_line, lead_line, lines, several, web_address
from socinno.formats.spans import Line, Span
from socinno.views import (
    ByName,
    Changed,
    Context,
    Date,
    Item,
    Place,
    Quotation,
    Ref,
    Row,
    Signed,
    StanceView,
    Text,
    Value,
    Word,
)

EN, NL = Sheet("en"), Sheet("nl")
ADA = Ref("speaker", "ada", Text("Ada de Wit", "nl"))
BOOK = Ref("source", "book", Text("The book", "en"), url="https://example.org/")
OPEN, CLOSED = (Ref("position", name, Text(name.capitalize(), "en")) for name in ("open", "closed"))
DICHOTOMY = Ref("dichotomy", "opening", Text("Open or closed", "en"))
STANCE = StanceView(ADA, DICHOTOMY, "first", (OPEN,), "inferred")
GIVEN = STANCE._replace(state="assigned")


def said(value: Value, sheet: Sheet = EN) -> list[str]:
    return ["".join(span.text for span in line).replace("\u00a0", " ") for line in lines(value, sheet)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ["not known"]),
        ((), ["not known"]),
        (3, ["3"]),
        (Text("een", "nl", foreign=True), ["een (nl)"]),
        (Text("een", "nl", manner="verbatim"), ["“een”"]),
        (Text("one", "en", manner="translated"), ["translation: one"]),
        (Text("two\n lines"), ["two lines"]),
        (Word("direct"), ["direct quote"]),
        (ADA, ["Ada de Wit  ada"]),
        (Ref("quote", "q", Text("q")), ["q"]),
        (Date("2018-01-25"), ["25 January 2018"]),
        (Date("2018-01"), ["January 2018"]),
        (Date("2018"), ["2018"]),
        (Place((("page", "3"), ("anchor", "so it is")), "en"), ["page 3, at “so it is”"]),
        (Place((("page", "{words}"),)), ["page {words}"]),
        ((Text("a"), Text("b")), ["a", "b"]),
        (STANCE, ["○ Ada de Wit — our reading"]),
        (
            STANCE._replace(lead="positions", state="connects", positions=(OPEN, CLOSED)),
            ["○ Open, Closed — ↔ connects both, our reading"],
        ),
        (Signed(STANCE, 4), ["4 ○ Open"]),
        (Signed(STANCE, 4, Text("Doors", "en")), ["4 ○ Doors: Open"]),
        (Signed(STANCE._replace(positions=(OPEN, CLOSED)), 4, Text("Doors")), ["4 ○ ↔ Doors"]),
        (Signed(StanceView(ADA, DICHOTOMY, "spoke"), 0, Text("Doors")), ["… Doors"]),
        (Signed(StanceView(ADA, DICHOTOMY, "neither", basis="stated"), 2, Text("Doors")), ["2 □ Doors"]),
        (
            Signed(STANCE._replace(changed=Changed("second", (CLOSED,), None), assigned=GIVEN)),
            ["△ ○ Open ◇ Open"],
        ),
        (Signed(StanceView(ADA, DICHOTOMY, "silent", assigned=GIVEN), 1), ["1 ◇ Open"]),
        (
            Item(Text("Ada"), (Text("Writes."),), (Word("direct"), 3), "ada"),
            ["Ada", "Writes.", "direct quote · 3ada"],
        ),
        (Item((Text("Ada"), Text("a writer")), (), (None,)), ["Ada · a writer"]),
        (Changed("first", (OPEN,), Date("2021")), ["Open (2021)"]),
    ],
)
def test_how_a_value_reads(value: Value, expected: list[str]) -> None:
    assert said(value) == expected


def test_a_quotation_is_never_without_who_how_and_from_where() -> None:
    quote = Quotation(
        "q",
        "d",
        ADA,
        "direct",
        Text("Zo is het", "nl", manner="verbatim"),
        None,
        BOOK,
        Place((("page", "3"),)),
    )
    assert said(quote) == ["“Zo is het”", "— Ada de Wit, direct quote · q", "source: The book, page 3"]
    told = quote._replace(speaker=None, told_by=ADA, date=Date("2018-01?"))
    assert said(told)[1] == "— not named, told by Ada de Wit, direct quote, probably January 2018 · q"
    assert said(told, NL)[1].startswith("— niet genoemd, ")


def test_a_quotation_in_brief_says_who_how_and_where_and_that_there_is_a_note_by_a_sign() -> None:
    quote = Quotation(
        "q",
        "d",
        ADA,
        "indirect",
        Text("So it is", "en"),
        Text("Zo is het", "nl", manner="translated"),
        BOOK,
        Place((("page", "3"), ("anchor", "so it is"))),
        note=Text("Who knows", "en"),
        brief=True,
    )
    assert said(quote) == ["So it is", "translation: Zo is het", "Ada de Wit · our words · p. 3 *q"]
    assert lines(quote, EN)[-1][-1] == Span("q", "edge", target="d#q")
    told = quote._replace(speaker=None, told_by=ADA, date=Date("2018-01?"), named=(BOOK,))
    assert said(told)[-1] == (
        "not named · told by Ada de Wit · our words · probably January 2018 · p. 3 · The book *q"
    )
    found = quote._replace(note=Text("Who knows", "en", marks=((0, 3),)))
    assert said(found)[2:] == ["note: »Who« knows", "Ada de Wit · our words · p. 3q"]


def test_every_passage_of_content_has_its_language_and_no_word_of_ours_has_one() -> None:
    [(words, mark)] = lines(Text("een", "nl", foreign=True), EN)
    assert (words.language, mark.language) == ("nl", "")
    assert [span.language for [span] in lines(Word("direct"), NL)] == [""]


def test_an_id_after_a_name_is_told_by_its_role_and_not_by_its_spaces() -> None:
    [(name, id)] = lines(ADA, EN)
    assert (name.role, id.role, id.text.strip()) == ("", "code", "ada")


def test_what_was_looked_for_is_marked_by_signs_where_there_is_no_colour() -> None:
    text = Text("a bridge too far", "en", manner="verbatim", marks=((2, 8),))
    assert said(text) == ["“a »bridge« too far”"]
    [line] = lines(text, Sheet("en", colour=True))
    assert [span.text for span in line if span.role == "found"] == ["bridge"]
    assert "»" not in "".join(span.text for span in line)


def test_words_in_their_place_are_marked_and_what_is_left_out_is_there() -> None:
    context = Context(
        BOOK, 7, "Before. ", (("the words", True), (" left out ", False), ("go on", True)), " After."
    )
    assert said(context) == ["Before. »the words left out go on« After.", "The book, line 7"]


def test_an_aspect_says_how_its_cells_relate_by_a_sign_and_a_word() -> None:
    def told(row: Row) -> list[str]:
        return ["".join(span.text for span in line) for line in aspect(row, EN)]

    assert told(Row("claim", ())) == ["claim"]
    assert told(Row("claim", (), "differ")) == ["claim", "≠ differ"]
    assert told(Row("claim", (), "other")) == ["claim", "≠ different"]
    assert told(Row("claim", (), "differ", sure=False)) == ["claim", "≠ differ (in our reading)"]


def test_a_key_is_a_word_of_the_interface_or_the_name_of_a_thing() -> None:
    named: Line = (Span("Open or closed", "label", "en", target="#opening"),)
    assert key_line(DICHOTOMY, EN) == named
    assert key_line("speaker", NL) == (Span("spreker", "label"),)


def test_a_shape_is_one_value_and_not_several() -> None:
    assert several((1, 2)) == (1, 2)
    assert several(Text("a")) == several(STANCE) == several(None) == ()


def test_a_capital_changes_the_first_letter_alone() -> None:
    assert [capital(text) for text in ("", "één DING", "1a")] == ["", "Één DING", "1a"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a?b=c&d=é", "https://example.org/a?b=c&d=%C3%A9"),
        ("http://example.org", "http://example.org"),
        ("https://example.org/a b>c", "https://example.org/a%20b%3Ec"),
        ("javascript:alert(1)", ""),
        ("https:no-host", ""),
        ("//example.org", ""),
        ("https://[", ""),
        ("", ""),
    ],
)
def test_only_an_address_of_the_web_is_a_link(address: str, expected: str) -> None:
    assert web_address(address) == expected


def test_what_a_record_is_known_by_is_a_row_behind_its_number() -> None:
    sheet = Sheet("en")

    def told(value: Value) -> str:
        return "".join(span.text for span in lead_line(value, sheet))

    assert told((4, (Text("Open"), Word("in-our-reading")))) == "4. Open, in our reading"
    assert told((Text("Ann"), Text("Bob"))) == "Ann, Bob"
    assert told(4) == "4"


def test_what_names_a_thing_says_which() -> None:
    side = Ref("position", "open", Text("Open"), "d")
    question = Ref("dichotomy", "q", Text("Open or closed"), "d")
    named: dict[str, Value] = {
        "by name": ByName((side,)),
        "entry": Item(Text("Open"), id="open", of=side),
        "stance": Signed(StanceView(side, question, "first", (side,), "stated"), 1, Text("Doors")),
        "reference": side,
        "context": Context(side, 3, "a", (("b", True),), "c"),
    }
    for name, value in named.items():
        told = {span.target for line in lines(value, EN) for span in line}
        assert "d#open" in told, name
    assert "d#q" in {span.target for span in lines(named["stance"], EN)[0]}
