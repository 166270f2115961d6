"""The choice of speakers on the page of a debate: radio buttons, and the rules that hide what is not theirs.

No script: `:has()` sees which button is chosen. Names and rules hold numbers of ours, never content.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple

from socinno.formats import Sheet
from socinno.formats.inlines import capital
from socinno.text import one_line
from socinno.views import Text
from socinno.views.page import PageSpeaker

MOST = 200  # speakers to choose from one by one; of more, only what they are of

ALL = "_all"
"""The id of the button for everybody. No id of content starts with a line."""


class Pick(NamedTuple):
    """What can be chosen: the class of what is theirs, and what it is called. `small`: what it is of."""

    mark: str
    name: Text
    small: Text | None = None


class PickGroup(NamedTuple):
    """Speakers to choose, below what they are all of if that can be chosen as well."""

    of: Pick | None
    options: tuple[Pick, ...]


def pick_groups(speakers: Sequence[PageSpeaker]) -> tuple[PickGroup, ...]:
    """What can be chosen; nothing where there is no choice."""
    numbered = {it.of.id: Pick(f"s{n}", it.of.name, it.affiliation) for n, it in enumerate(speakers, 1)}
    by_name: dict[str, list[PageSpeaker]] = {}
    for it in speakers:
        by_name.setdefault(it.affiliation.text if it.affiliation else "", []).append(it)
    found: list[PickGroup] = []
    alone: list[Pick] = []
    for n, some in enumerate(by_name.values(), 1):
        options = tuple(numbered[it.of.id] for it in some)
        affiliation = some[0].affiliation
        if len(speakers) > MOST:
            found += [PickGroup(Pick(f"a{n}", affiliation), ())] if affiliation else []
        elif affiliation and len(some) > 1:
            inside = tuple(option._replace(small=None) for option in options)
            found.append(PickGroup(Pick(f"a{n}", affiliation), inside))
        else:
            alone += options
    if alone:
        found.append(PickGroup(None, tuple(alone)))
    return tuple(found) if len(list(_options(found))) > 1 else ()


def pick_classes(speakers: Sequence[PageSpeaker], of: Sequence[PickGroup]) -> Mapping[str, str]:
    """The classes of what is of each speaker (id), as far as they can be chosen."""
    there = {option.mark for option in _options(of)}
    names = dict.fromkeys(it.affiliation.text if it.affiliation else "" for it in speakers)
    number = {name: n for n, name in enumerate(names, 1)}
    found = {}
    for n, it in enumerate(speakers, 1):
        marks = (f"s{n}", f"a{number[it.affiliation.text if it.affiliation else '']}")
        found[it.of.id] = " ".join(mark for mark in marks if mark in there)
    return found if of else {}


def pick_rules(of: Sequence[PickGroup]) -> str:
    """The rules of style by which a choice hides what is not of who is chosen; what a link leads to is
    shown all the same.

    A rule ends in the class of what it shows, so that a browser tries on each thing its own rules alone;
    and it starts beside the text, which is never looked through for it.
    """
    if not of:
        return ""
    rules = [f".aside:has(#{ALL}:not(:checked)) ~ main .by {{ display: none; }}"]
    for option in _options(of):
        chosen = f".aside:has(#_{option.mark}:checked) ~ main"
        rules.append(f"{chosen} .{option.mark} {{ display: revert-layer; }}")
        rules.append(f"{chosen} .only-{option.mark} {{ display: inline; }}")
        rules.append(f"{chosen} .not-{option.mark} {{ display: none; }}")
    rules.append(f".aside:has(#{ALL}) ~ main .by:is(:target, :has(:target)) {{ display: revert-layer; }}")
    return "\n".join(rules)


def pick_form(of: Sequence[PickGroup], sheet: Sheet) -> Iterator[str]:
    """The buttons. They lead nowhere, whatever is pressed."""
    yield '<form id="_choice" method="dialog" autocomplete="off"><fieldset>'
    yield f"<legend>{_say('choose', sheet)}</legend>"
    yield f'<div class="options">{_radio(ALL, _say("everybody", sheet), " checked")}'
    for group in of:
        if group.of:
            yield f'<div class="group">{_button(group.of, sheet)}'
            yield "".join(_button(option, sheet) for option in group.options) + "</div>"
        else:
            yield "".join(_button(option, sheet) for option in group.options)
    yield "</div></fieldset></form>\n"


def pick_banner(of: Sequence[PickGroup], sheet: Sheet) -> str:
    """What says that something is chosen and what, with the way back."""
    names = "".join(
        f'<span class="only-{option.mark}">{_name(option.name, sheet)}</span>' for option in _options(of)
    )
    only = f'<span class="only">{_say("only", sheet)}: <strong>{names}</strong></span>'
    reset = f'<button type="reset" form="_choice">{_say("show-everybody", sheet)}</button>'
    return f'<div class="chosen" role="status">{only} {reset}</div>\n'


def _options(of: Sequence[PickGroup]) -> Iterator[Pick]:
    for group in of:
        yield from [group.of] if group.of else []
        yield from group.options


def _button(option: Pick, sheet: Sheet) -> str:
    small = f' <small class="faint">{_name(option.small, sheet)}</small>' if option.small else ""
    return _radio(f"_{option.mark}", _name(option.name, sheet) + small)


def _radio(id: str, label: str, checked: str = "") -> str:
    return f'<label><input type="radio" name="_choice" id="{id}"{checked}> <span>{label}</span></label>'


def _name(name: Text, sheet: Sheet) -> str:
    language = f' lang="{escape(name.language)}"' if name.language not in ("", sheet.language) else ""
    return f"<bdi{language}>{escape(one_line(name.text))}</bdi>"


def _say(key: str, sheet: Sheet) -> str:
    return escape(capital(sheet.say(key)))
