"""Persons and organisations are speakers, each name once."""

from socinno.exchange.dna_records import Entity
from socinno.exchange.dna_speakers import Voices, affiliated, speaker_of
from socinno.model.ids import Ids


def test_a_name_is_one_speaker_with_all_its_ids() -> None:
    voices, ids = Voices({}, {}, {}, {}), Ids()
    for ref, role in (("1", "teacher"), ("8", "cook"), ("1", "teacher")):
        assert speaker_of(voices, ids, Entity(ref, "Noor", {"type": role}), None) == "noor"
    assert affiliated(voices, {}, {}) == {"noor": {"name": "Noor", "role": "teacher", "ref": "1, 8"}}
    assert voices.shown == {"1": 1, "8": 0}


def test_nobody_speaks_where_neither_has_a_name() -> None:
    voices = Voices({}, {}, {}, {})
    assert speaker_of(voices, Ids(), Entity("1", "", {}), None) is None
    assert speaker_of(voices, Ids(), None, None) is None


def test_nobody_is_of_an_organisation_of_the_same_name() -> None:
    voices = Voices({}, {}, {}, {})
    speaker_of(voices, Ids(), Entity("1", "Club", {}), Entity("2", "Club", {}))
    assert "affiliation" not in affiliated(voices, {}, {})["club"]
