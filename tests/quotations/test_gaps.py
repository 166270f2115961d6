"""A quote in parts: what is left out, what is put in, and what a gap may stand for."""

from socinno.quotations.gaps import Gap, fits, in_parts, reach


def parts(quote: str, *, bare: bool = False) -> list[str]:
    return [part.text for part in in_parts(quote, bare=bare).parts]


def test_brackets_part_a_quote() -> None:
    for gap in ("[...]", "(...)", "[…]", "[. . .]", "( … )", "[them]"):
        assert parts(f"we must {gap} change") == ["we must", "change"]
    assert parts("[...] we [a] [b] must (too) change [...]") == ["we", "must (too) change"]


def test_dots_alone_part_it_only_where_they_are_asked_for_and_stand_between_words() -> None:
    assert parts("we must ... change") == ["we must ... change"]
    assert parts("we must ... change", bare=True) == ["we must", "change"]
    assert parts("we must…change. . . . Now", bare=True) == ["we must", "change", "Now"]
    assert parts("... we must change ...", bare=True) == ["... we must change ..."]


def test_what_is_put_in_is_told_from_what_is_left_out() -> None:
    gapped = in_parts("[T]he town [...] must [they] go")
    assert gapped.gaps == ((Gap("T", glued=True),), (Gap(None),), (Gap("they"),), ())
    assert [(part.first, part.last) for part in gapped.parts] == [(False, True), (True, True), (True, True)]


def test_words_put_in_stand_for_a_few_words_of_a_sentence() -> None:
    left_out, put_in = (Gap(None),), (Gap("they"),)
    assert fits(left_out, "a word. " * 20)
    assert fits(put_in, " all of us ")
    assert not fits(put_in, " all of us. Kim ")
    assert not fits(put_in, " Kim: we ")
    assert not fits(put_in, " one two three four five six seven ")
    assert reach(left_out) > reach(put_in)
