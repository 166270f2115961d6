"""The debates of a library, with what each holds."""

from collections.abc import Mapping, Sequence

from socinno.library import Library
from socinno.queries.presenter import Presenter, Records, known
from socinno.views import Column, Field, Table, Text, Value


def debates(
    library: Library,
    language: str,
    speakers: str | Sequence[str] = (),
    limit: int = 0,
    everything: bool = False,
) -> Table:
    """A table of the debates in the library."""
    columns = (
        Column("debate", (Field("title", "lead"), Field("id", "id")), 3),
        Column("question", (Field("question"),), 4),
        Column("holds", tuple(Field(key, "label") for key in ("dichotomies", "speakers", "quotes")), 2),
    )
    known(language)
    records = Records(lambda: (_debate(Presenter(debate, language)) for debate in library.debates))
    return Table("debates", columns, records)


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
