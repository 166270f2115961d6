"""socinno: explore a debate, its dichotomies, positions, speakers and quotes.

The command line's own queries, for programs: load a library, ask, and write the answer.

>>> import socinno
>>> library = socinno.load()
>>> answer = socinno.quotes(library, socinno.Filters(speaker=("graaf",), kind=("direct",)), "en")
>>> [record["id"].text for record in answer.records]
['de-graaf-local-democracy', 'de-graaf-bridge']
>>> endpoint = socinno.show(library, "ideal endpoint", "nl")
>>> print(socinno.write(endpoint, socinno.Sheet("nl", width=60), "table").splitlines()[0])
Een ideaal eindpunt

`load` gives the debates as frozen models too (`socinno.model`), whose fields are those of the
content format. A name may be as forgiving as on the command line; one that means nothing, or too
much, raises `Stop`, whose `facts` hold the candidates.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from socinno.formats import Sheet
    from socinno.formats import written as write
    from socinno.library import Library, load
    from socinno.problems import Problem, Stop
    from socinno.queries.compare import compare
    from socinno.queries.debates import debates
    from socinno.queries.overview import overview
    from socinno.queries.quotes import Filters, quotes, select
    from socinno.queries.search import search
    from socinno.queries.show import show
    from socinno.queries.speakers import speakers
    from socinno.queries.who import pairs, who

_HOMES = {
    "Filters": "queries.quotes",
    "Library": "library",
    "Problem": "problems",
    "Sheet": "formats",
    "Stop": "problems",
    "compare": "queries.compare",
    "debates": "queries.debates",
    "load": "library",
    "overview": "queries.overview",
    "pairs": "queries.who",
    "quotes": "queries.quotes",
    "search": "queries.search",
    "select": "queries.quotes",
    "show": "queries.show",
    "speakers": "queries.speakers",
    "who": "queries.who",
    "write": "formats",
}

__all__ = [
    "Filters",
    "Library",
    "Problem",
    "Sheet",
    "Stop",
    "compare",
    "debates",
    "load",
    "overview",
    "pairs",
    "quotes",
    "search",
    "select",
    "show",
    "speakers",
    "who",
    "write",
]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that starting the program stays fast."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), "written" if name == "write" else name)
