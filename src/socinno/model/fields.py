"""What stands in a field of the model: ids, languages, dates and texts, and marks to find it by."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args

from pydantic import BaseModel, BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

ID_PATTERN = r"^([0-9]+-)*[0-9]*[a-z][a-z0-9]*(-[a-z0-9]+)*$"  # with a letter: a number is no id
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
DIGEST_PATTERN = r"^[0-9a-f]{64}$"
DATE_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[?]?$"  # ? is uncertain: EDTF level 1
OWN = ""  # the language key of a bare string: the language of the debate, or of a quote's source


class Refers(NamedTuple):
    """Marks a field that names things of the same debate, and of which sorts these may be."""

    kinds: tuple[str, ...]


class Worded(NamedTuple):
    """Marks a text, and whether its readers need it in every language that the debate has."""

    everywhere: bool


def _bare_as_mapping(value: object) -> object:
    if not isinstance(value, (str, dict)):
        raise PydanticCustomError("not-a-text", "neither a text nor texts by language")
    return {OWN: value} if isinstance(value, str) else value


def _one_as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _as_truth(value: object) -> object:
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


def _calendar_date(value: object) -> object:
    if isinstance(value, str):
        year, month, day = ([*value.removesuffix("?").split("-"), "01", "01"])[:3]
        try:
            if not re.fullmatch(DATE_PATTERN, value, re.ASCII):
                raise ValueError
            date(int(year), int(month), int(day))
        except ValueError:
            raise PydanticCustomError("not-a-date", "not a date", {"value": value}) from None
    return value


# named, so that pydantic works each out once and not for every field that it stands in
Key = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
"""An id as the key of a mapping, where its pattern must show."""
Id = TypeAliasType("Id", Key)
Language = TypeAliasType("Language", Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN)])
Words = TypeAliasType("Words", Annotated[str, StringConstraints(pattern=r"\S")])
Date = TypeAliasType(
    "Date",
    Annotated[
        Words, BeforeValidator(_calendar_date), WithJsonSchema({"type": "string", "pattern": DATE_PATTERN})
    ],
)
Truth = TypeAliasType("Truth", Annotated[bool, Field(strict=True), BeforeValidator(_as_truth)])
"""`true` or `false`; whatever else YAML once took for one of these, such as `yes`, is not."""
_Texts = Annotated[
    dict[Annotated[str, StringConstraints(pattern=f"^$|{LANGUAGE_PATTERN}")], Words],
    Field(min_length=1),
    BeforeValidator(_bare_as_mapping),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": r"\S"},
                {
                    "type": "object",
                    "minProperties": 1,
                    "propertyNames": {"pattern": LANGUAGE_PATTERN},
                    "additionalProperties": {"type": "string", "pattern": r"\S"},
                },
            ]
        }
    ),
]
Text = TypeAliasType("Text", Annotated[_Texts, Worded(everywhere=True)])
"""A text of ours: language -> words. A bare string stands under `OWN`."""
ProperText = TypeAliasType("ProperText", Annotated[_Texts, Worded(everywhere=False)])
"""A name, the title of a work: a text that may well be the same in every language."""

SpeakerId = TypeAliasType("SpeakerId", Annotated[Id, Refers(("speaker",))])
SourceId = TypeAliasType("SourceId", Annotated[Id, Refers(("source",))])
Digest = TypeAliasType("Digest", Annotated[str, StringConstraints(pattern=DIGEST_PATTERN)])
"""The SHA-256 of a file's bytes, as 64 hexadecimal digits."""
DichotomyId = TypeAliasType("DichotomyId", Annotated[Id, Refers(("dichotomy",))])
QuoteIds = Annotated[tuple[Id, ...], Refers(("quote",))]
PositionIds = TypeAliasType(
    "PositionIds",
    Annotated[
        tuple[Id, ...],
        Field(min_length=1, max_length=2),
        Refers(("position",)),
        BeforeValidator(_one_as_list),
        WithJsonSchema(
            {
                "anyOf": [
                    {"type": "string", "pattern": ID_PATTERN, "maxLength": 80},
                    {
                        "type": "array",
                        "items": {"type": "string", "pattern": ID_PATTERN, "maxLength": 80},
                        "minItems": 1,
                        "maxItems": 2,
                    },
                ]
            }
        ),
    ],
)
"""One side of a dichotomy, or both; one of them may stand without brackets."""
PositionOrQuoteIds = Annotated[tuple[Id, ...], Refers(("position", "quote"))]


class FieldOf(NamedTuple):
    """A field of a model: its name, its key in the file, and the mark that it was asked for by."""

    name: str
    key: str
    mark: Any


@cache
def marked(model: type[BaseModel], mark: type[Worded | Refers]) -> tuple[FieldOf, ...]:
    """The fields of a model that have a mark, in their order."""
    return tuple(
        FieldOf(name, field.alias or name, found)
        for name, field in model.model_fields.items()
        for found in (*field.metadata, *_marks(field.annotation))
        if isinstance(found, mark)
    )


def _marks(annotation: Any) -> Iterator[Any]:
    """The marks of a type, and of the types inside it."""
    meant = getattr(annotation, "__value__", annotation)
    yield from getattr(meant, "__metadata__", ())
    for inner in get_args(meant):
        yield from _marks(inner)
