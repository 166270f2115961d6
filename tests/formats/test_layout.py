"""Blocks in rows: each row is as wide as it may be at most, and comes as soon as it is laid out."""

from itertools import count, islice

from rich.style import Style

from socinno.formats.layout import Beside, Edged, Hanging, Indented, Prose, Ruled, Strip, rows

BOLD = Style(bold=True)


def told(text: str) -> Prose:
    return Prose([[(text, None)]])


def plain(of: list[Strip]) -> list[str]:
    return ["".join(text for text, _ in row).rstrip() for row in of]


def test_pieces_keep_their_look_over_the_end_of_a_line() -> None:
    found = list(rows(Prose([[("one ", None), ("two three", BOLD)]]), 8))
    assert found == [[("one ", None), ("two ", BOLD)], [("three", BOLD)]]


def test_no_line_ends_at_a_space_that_ties() -> None:
    assert plain(list(rows(told("one 1\u00a0= two"), 6))) == ["one", "1 =", "two"]
    assert plain(list(rows(told("one 1 = two"), 6))) == ["one 1", "= two"]
    found = list(rows(Prose([[("one ", None), ("1\u00a0", BOLD), ("two", None)]]), 6))
    assert found == [[("one ", None)], [("1 ", BOLD), ("two", None)]]


def test_nothing_to_say_is_an_empty_line() -> None:
    assert list(rows(Prose(), 20)) == [[]]


def test_what_is_indented_has_less_room() -> None:
    assert plain(list(rows(Indented(told("one two"), 2), 6))) == ["  one", "  two"]


def test_what_hangs_has_its_first_row_to_the_left() -> None:
    assert plain(list(rows(Hanging(told("one two three"), 2), 7))) == ["one", "  two", "  three"]


def test_what_is_at_the_edge_stands_in_the_last_row_or_below_it() -> None:
    def edged(text: str, edge: str = "id") -> list[str]:
        return plain(list(rows(Prose([Edged([(text, None)], (edge, None))]), 9)))

    assert edged("one") == ["one    id"]
    assert edged("one two") == ["one two", "       id"]
    assert edged("one two three") == ["one two", "three  id"]
    assert edged("") == ["       id"]
    assert edged("one", "a-very-long-id") == ["one", "a-very-lo", "ng-id"]


def test_labels_give_way_with_their_values_where_there_is_less_room() -> None:
    block = Beside([(told("who"), told("a b c d e"))], (6, 6), 1)
    assert plain(list(rows(block, 12))) == ["who   a b c", "      d e"]
    assert plain(list(rows(Indented(block, 2), 12))) == ["  who  a b c", "       d e"]


def test_a_grid_has_lines_between_its_cells_and_a_frame_if_it_is_to() -> None:
    cells = [[told("a"), told("b c")], [told("d"), told("e")]]
    assert plain(list(rows(Ruled(cells, (1, 1), None), 20))) == [
        "╭───┬───╮", "│ a │ b │", "│   │ c │", "├───┼───┤", "│ d │ e │", "╰───┴───╯",
    ]  # fmt: skip
    assert plain(list(rows(Ruled(cells, (1, 1), None, framed=False), 20))) == [
        "a │ b", "  │ c", "──┼──", "d │ e",
    ]  # fmt: skip


def test_headings_stand_at_the_foot_of_their_row_in_the_look_of_one() -> None:
    found = list(rows(Ruled([[told("a"), told("b c")]], (1, 1), None, head=BOLD), 20))
    assert plain(found)[1:3] == ["│   │ b │", "│ a │ c │"]
    assert ("b", BOLD) in found[1]


def test_rows_come_before_all_cells_are_known() -> None:
    endless = ([told(str(n))] for n in count())
    assert len(list(islice(rows(Ruled(endless, (9,), None), 20), 50))) == 50
