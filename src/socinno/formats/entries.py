"""The records of a list as entries: what is said once above those that share it, and what each holds."""

from collections.abc import Mapping

from socinno.views import Column, Field, Value


def fields_above(column: Column) -> list[Field]:
    """The fields that are said above the entries of a list."""
    return [field for field in column.fields if field.look in ("heading", "shared")]


def entry_values(column: Column, record: Mapping[str, Value]) -> list[Value]:
    """What a record of a list holds itself: what is there, or silence once where nothing is."""
    above = fields_above(column)
    found = [record[field.key] for field in column.fields if field not in above]
    return [value for value in found if value not in (None, ())] or [column.empty]
