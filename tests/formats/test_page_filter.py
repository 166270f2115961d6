"""The choice of speakers on a page: what can be chosen, and what a choice hides."""

import re

from socinno.formats import Sheet
from socinno.formats.page_filter import (
    MOST,
    pick_banner,
    pick_classes,
    pick_form,
    pick_groups,
    pick_rules,
)
from socinno.views import Ref, Text
from socinno.views.page import PageSpeaker


def speaker(id: str, affiliation: str = "") -> PageSpeaker:
    of = Text(affiliation) if affiliation else None
    return PageSpeaker(Ref("speaker", id, Text(id.title())), of, (), (), 0)


ANN, BOB, CAS = speaker("ann", "The Mill"), speaker("bob", "The Mill"), speaker("cas", "Ours")
DEE = speaker("dee")


def form(speakers: list[PageSpeaker]) -> str:
    return "".join(pick_form(pick_groups(speakers), Sheet()))


def test_speakers_are_chosen_one_by_one_and_those_of_one_affiliation_together() -> None:
    labels = re.findall("<bdi>(.*?)</bdi>", form([ANN, CAS, BOB, DEE]))
    assert labels == ["The Mill", "Ann", "Bob", "Cas", "Ours", "Dee"]  # Ours: small, behind the one name


def test_what_is_of_a_speaker_is_known_by_them_and_by_their_affiliation() -> None:
    speakers = [ANN, CAS, BOB, DEE]
    classes = pick_classes(speakers, pick_groups(speakers))
    assert classes == {"ann": "s1 a1", "cas": "s2", "bob": "s3 a1", "dee": "s4"}


def test_where_there_is_no_choice_there_are_no_buttons_and_no_classes() -> None:
    for speakers in ([], [ANN]):
        assert pick_groups(speakers) == ()
        assert pick_classes(speakers, ()) == {}
        assert pick_rules(()) == ""


def test_many_speakers_are_chosen_by_affiliation_alone() -> None:
    many = [speaker(f"p{n}", f"Party {n % 3}") for n in range(MOST + 1)]
    groups = pick_groups([*many, DEE])
    assert [group.of.name.text for group in groups if group.of] == ["Party 0", "Party 1", "Party 2"]
    assert [group.options for group in groups] == [(), (), ()]
    assert pick_classes([*many, DEE], groups)["p4"] == "a2"
    assert pick_classes([*many, DEE], groups)["dee"] == ""
    assert pick_groups([DEE] * (MOST + 1)) == ()


def test_every_button_has_a_rule_and_a_name_in_the_banner() -> None:
    groups = pick_groups([ANN, CAS, BOB, DEE])
    buttons = re.findall('id="(_[as][0-9]+)"', "".join(pick_form(groups, Sheet())))
    for id in buttons:
        assert f".aside:has(#{id}:checked) ~ main .{id[1:]} {{ display: revert-layer; }}" in pick_rules(
            groups
        )
        assert f'class="only-{id[1:]}"' in pick_banner(groups, Sheet())


def test_names_are_texts() -> None:
    odd = [speaker("ann")._replace(of=Ref("speaker", "ann", Text("<b>&", "he"))), BOB]
    assert '<bdi lang="he">&lt;b&gt;&amp;</bdi>' in form(odd)
    assert "<b>" not in pick_banner(pick_groups(odd), Sheet())
