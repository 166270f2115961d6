"""A debate told from its sketch: who speaks in it and where each stands, as view values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from socinno.library.sketch import Profile, Sketch, Stand
from socinno.queries.wording import Wording
from socinno.views import Changed, Date, Place, Ref, StanceView, Text


class Sketched(Wording):
    """One debate told in one language, as `Presenter` tells what a sketch does not have."""

    def __init__(self, sketch: Sketch, language: str) -> None:
        self.sketch, head = sketch, sketch.head()
        super().__init__(head, language)
        self.ref = Ref("debate", sketch.id, self.told(head.title), sketch.id)
        self.dichotomies = [self._named("dichotomy", it.id, self.told(it.title)) for it in head.dichotomies]
        self.positions = {
            name: self._named("position", name, self.told(called))
            for it in head.dichotomies
            for name, called in it.positions.items()
        }
        self.sources = {
            name: Ref("source", name, self.name(it.title) or Text(name), sketch.id, it.address)
            for name, it in head.sources.items()
        }
        self.heads = [
            self.text(it.short) or ref.name
            for it, ref in zip(head.dichotomies, self.dichotomies, strict=True)
        ]
        self._languages = {name: it.language or head.language for name, it in head.sources.items()}

    def _named(self, what: str, name: str, called: Text) -> Ref:
        return Ref(what, name, called, self.sketch.id)

    @cached_property
    def unclear(self) -> frozenset[str]:
        """The positions that are called as another of the debate is: to agree, to disagree."""
        often = Counter(ref.name.text for ref in self.positions.values())
        return frozenset(name for name, ref in self.positions.items() if often[ref.name.text] > 1)

    def speaker(self, it: Profile) -> Ref:
        """A speaker of the debate."""
        name = self.name(it.name) or Text(it.id)
        return Ref("speaker", it.id, name, self.sketch.id, "", name.text in self._repeated)

    @cached_property
    def _repeated(self) -> frozenset[str]:
        """The names that several speakers have. Only the speakers of one folded name are looked at."""
        often = Counter(name for _, names in self.sketch.people for name in names)
        alike = (n for n, (_, names) in enumerate(self.sketch.people) if any(often[x] > 1 for x in names))
        known = Counter((self.name(self.sketch.profile(n).name) or Text("")).text for n in alike)
        return frozenset(name for name, count in known.items() if count > 1)

    def standing(self, of: Ref, it: Stand, lead: str = "speaker", brief: bool = False) -> StanceView:
        """Where a speaker stands on a dichotomy."""
        assigned = self.standing(of, it.assigned) if it.assigned else None
        source, date = it.source, it.date
        return StanceView(
            of,
            self.dichotomies[it.dichotomy],
            it.state,
            self._sides(it.positions),
            it.basis,
            tuple([Ref("quote", name, Text(name), of.debate) for name in it.evidence]),
            self.text(it.note),
            self.sources[source] if source else None,
            Place(tuple([(key, words) for key, words in it.at]), self._languages[source])
            if source and it.at
            else None,
            Date(date) if date else None,
            assigned,
            self._changed(*it.changed) if it.changed else None,
            lead,
            brief,
        )

    def _sides(self, names: Sequence[str]) -> tuple[Ref, ...]:
        return tuple([self.positions[name] for name in names])

    def _changed(self, state: str, positions: Sequence[str], date: str | None) -> Changed:
        return Changed(state, self._sides(positions), Date(date) if date else None)
