"""The debates of a library, with what each holds."""

from collections.abc import Mapping

from socinno.library import Library
from socinno.queries.presenter import Presenter
from socinno.views import Column, Table, Text, Value


def debates(library: Library, language: str) -> Table:
    """A table of the debates in the library."""
    columns = (
        Column("debate", ("title", "id"), 3),
        Column("question", ("question",), 4),
        Column("holds", ("dichotomies", "speakers", "quotes"), 2),
    )
    return Table("debates", columns, tuple(_debate(Presenter(d, language)) for d in library.debates))


def _debate(tell: Presenter) -> Mapping[str, Value]:
    it = tell.debate
    return {
        "id": Text(it.id),
        "title": tell.text(it.title),
        "question": tell.text(it.question),
        "language": Text(it.language),
        "dichotomies": len(it.dichotomies),
        "speakers": len(it.speakers),
        "quotes": len(it.quotes),
    }
