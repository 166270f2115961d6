"""An answer as rows for a screen."""

from debates import a_debate

from socinno.browse.asking import told
from socinno.formats import Sheet
from socinno.formats.table import write
from socinno.library.catalogue import FileLibrary
from socinno.queries.show import show

LIBRARY = FileLibrary((a_debate(),), (), {})


def test_the_rows_are_those_of_a_terminal_but_for_what_is_typed_next() -> None:
    view = show(LIBRARY, "opening", "en")
    hints = view._replace(foot=view.foot._replace(hints=()))
    sheet = Sheet("en", 80)
    rows = ["".join(text for text, _ in row).rstrip() for row in told(view, sheet)]
    assert view.foot.hints
    assert "\n".join(rows) == "".join(write(hints, sheet)).rstrip("\n")
