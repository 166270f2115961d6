"""A debate told from its sketch is told as from the debate itself."""

import pytest
from asking import EVERY
from debates import a_debate

from socinno.files import listing
from socinno.library import from_files
from socinno.library.catalogue import FileLibrary
from socinno.queries.presenter import Presenter
from socinno.queries.sketched import Sketched

ALIKE = """\
speakers:
  ada: {name: Ada de Wit}
  other: {name: {nl: Ada de Wit, en: Ada White}}
  third: {name: ADA DE WIT}
stances: []
quotes: {}
common-ground: {}
themes: {}
"""


@pytest.mark.parametrize("language", ["en", "nl"])
def test_where_everybody_stands_is_told_as_from_the_debate(language: str) -> None:
    library = from_files(*listing(EVERY))
    seen = 0
    for sketch, debate in zip(library.sketches(), library.debates, strict=True):
        tell, other = Sketched(sketch, language), Presenter(debate, language)
        assert tell.ref == other.ref(debate)
        dichotomies = list(debate.dichotomies.values())
        assert tell.heads == [other.text(it.short) or other.told(it.title) for it in dichotomies]
        for n, speaker in enumerate(debate.speakers.values()):
            it = sketch.profile(n)
            assert tell.speaker(it) == other.ref(speaker)
            for stand in it.stands:
                dichotomy = dichotomies[stand.dichotomy]
                assert tell.standing(tell.speaker(it), stand) == other.standing(speaker, dichotomy)
                seen += 1
    assert seen > 5


@pytest.mark.parametrize("language", ["en", "nl"])
def test_who_has_the_name_of_another_is_told_apart_as_in_the_debate(language: str) -> None:
    debate = a_debate(ALIKE)
    [sketch] = FileLibrary((debate,)).sketches()
    tell, other = Sketched(sketch, language), Presenter(debate, language)
    for n, speaker in enumerate(debate.speakers.values()):
        assert tell.speaker(sketch.profile(n)) == other.ref(speaker)
    twice = [tell.speaker(sketch.profile(n)).twice for n in range(3)]
    assert twice == ([True, True, False] if language == "nl" else [False, False, False])
