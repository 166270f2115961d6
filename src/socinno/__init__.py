"""socinno: explore a debate, its dichotomies, positions, speakers and quotes.

The command line's own queries, for programs: load a library, ask, and write the answer.

>>> import socinno
>>> library = socinno.load()
>>> answer = socinno.quotes(library, socinno.Filters(speaker=("graaf",), kind=("direct",)), "en")
>>> [record["quotation"].id for record in answer.records]
['de-graaf-local-democracy', 'de-graaf-bridge']
>>> endpoint = socinno.show(library, "ideal endpoint", "nl")
>>> print(socinno.write(endpoint, socinno.Sheet("nl", width=60), "table").splitlines()[0])
Een ideaal eindpunt
>>> line = socinno.speaker(library, "wittmayer", socinno.Filters(), "en")  # where one speaker stands
>>> line.title.text
'Julia Wittmayer'

Where a speaker stands on a dichotomy is its `state`: `first` or `second` side, `connects` or
`divided` over both, `neither`, `spoke` (no stance known) or `silent`.

>>> table = socinno.who(library, socinno.Filters(), "en")
>>> {stance.state for record in table.nested for stance in record["stances"]} <= {
...     "first", "second", "connects", "divided", "neither", "spoke", "silent"
... }
True

`check` says what is wrong with files and folders, and `context` shows a quote in its place in its
source; both take the texts of sources by their ids, where they are not beside the debate.

>>> socinno.check(library.path("social-innovation")).count("error")
0
>>> socinno.context(library, "de-graaf-bridge", "en", texts={})
Traceback (most recent call last):
    ...
socinno.problems.Stop: no-source-text: {'source': 'report'}

`page` is a whole debate, in which each direct quote says how it stands in its source.

>>> page = socinno.page(library, "social-innovation", "en")
>>> page.quotes["de-graaf-bridge"].state.key  # there is no text to compare it with
'found-unchecked'

`load` gives the debates as frozen models too (`socinno.model`), whose fields are those of the
content format. A name may be as forgiving as on the command line; one that means nothing, or too
much, raises `Stop`, whose `facts` hold the candidates.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from socinno.authoring.check import check as check
    from socinno.formats import Sheet as Sheet
    from socinno.formats import written
    from socinno.library import Library as Library
    from socinno.library import load as load
    from socinno.problems import Problem as Problem
    from socinno.problems import Stop as Stop
    from socinno.queries.compare import compare as compare
    from socinno.queries.context import in_context
    from socinno.queries.debates import debates as debates
    from socinno.queries.overview import overview as overview
    from socinno.queries.page import page as page
    from socinno.queries.pairs import pairs as pairs
    from socinno.queries.quotes import Filters as Filters
    from socinno.queries.quotes import quotes as quotes
    from socinno.queries.quotes import select as select
    from socinno.queries.search import search as search
    from socinno.queries.show import show as show
    from socinno.queries.speakers import speakers as speakers
    from socinno.queries.who import speaker as speaker
    from socinno.queries.who import who as who

    context, write = in_context, written

_HOMES = {
    "Filters": "queries.quotes.Filters",
    "Library": "library.Library",
    "Problem": "problems.Problem",
    "Sheet": "formats.Sheet",
    "Stop": "problems.Stop",
    "check": "authoring.check.check",
    "compare": "queries.compare.compare",
    "context": "queries.context.in_context",
    "debates": "queries.debates.debates",
    "load": "library.load",
    "overview": "queries.overview.overview",
    "page": "queries.page.page",
    "pairs": "queries.pairs.pairs",
    "quotes": "queries.quotes.quotes",
    "search": "queries.search.search",
    "select": "queries.quotes.select",
    "show": "queries.show.show",
    "speaker": "queries.who.speaker",
    "speakers": "queries.speakers.speakers",
    "who": "queries.who.who",
    "write": "formats.written",
}
"""Every public name, and what it stands for."""

__all__ = [*_HOMES]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that starting the program stays fast."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _HOMES[name].rpartition(".")
    return getattr(import_module(f"{__name__}.{module}"), attribute)


def __dir__() -> list[str]:
    """The public names."""
    return __all__
