"""A JSON Schema -> a quick test whether data fits it, made once and asked of every file.

Nearly every file fits, and telling so this way takes a tenth of the time that a validator takes
which could say what is wrong. Where data does not fit, or a schema uses a keyword that is not
known here, the validator is asked (``violations``), so this decides nothing alone.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Any, TypeAlias

from policyloom.english.dates import is_date
from policyloom.english.proper_names import is_web_address
from policyloom.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Fits: TypeAlias = "Callable[[Any], bool]"
Schema: TypeAlias = "Mapping[str, Any]"

FORMATS: Mapping[str, Callable[[str], bool]] = {
    "date": is_date, "month-or-date": is_date, "web-address": is_web_address,
}  # fmt: skip
"""Formats that are checked; the others only help an editor."""
# Words for readers, and what other keywords look up for themselves.
SILENT = {
    "$schema", "$id", "$defs", "title", "description", "then", "else", "additionalProperties",
    "patternProperties",
}  # fmt: skip


@remembered(64)
def fitting(schema: Schema) -> Fits | None:
    """Return the test of a whole schema; none where it uses a keyword that is not known here."""
    try:
        return _Maker(schema).of(schema)
    except KeyError:
        return None


def _always(_value: object) -> bool:
    return True


def _never(_value: object) -> bool:
    return False


class _Maker:
    """Makes tests of the parts of one schema; a part that is referred to is made once."""

    def __init__(self, root: Schema) -> None:
        self.root = root
        self.made: dict[str, Fits] = {}

    def of(self, schema: Schema | bool) -> Fits:  # noqa: FBT001 - a schema may be true or false
        """Return a test that all keywords of a schema agree to."""
        if isinstance(schema, bool):
            return _always if schema else _never
        if not {"additionalProperties", "patternProperties"}.isdisjoint(schema):
            schema = {"properties": {}, **schema}
        tests = [KEYWORDS[key](self, schema) for key in schema if key not in SILENT]
        return tests[0] if len(tests) == 1 else lambda value: all(test(value) for test in tests)

    def referred(self, where: str) -> Fits:
        """Return a test that a reference such as ``#/$defs/date`` stands for."""
        if where not in self.made:
            self.made[where] = lambda value: self.made[where](value)  # noqa: PLW0108 - it may refer
            # to itself, and what it then means is known only at the end.
            part: Any = self.root
            for name in where.removeprefix("#/").split("/"):
                part = part[name]
            self.made[where] = self.of(part)
        return self.made[where]


# KEYWORDS


def _type(_: _Maker, schema: Schema) -> Fits:
    wanted = schema["type"]
    types = tuple(TYPES[name] for name in ([wanted] if isinstance(wanted, str) else wanted))
    # To Python a truth is a number; to JSON it is not. Nothing here is of a derived type.
    return lambda value: type(value) in types


TYPES: Mapping[str, type] = {
    "string": str, "integer": int, "boolean": bool, "array": list, "object": dict,
}  # fmt: skip


def _properties(maker: _Maker, schema: Schema) -> Fits:
    """Test the values of an object by key; what is not named is for the other two keywords."""
    named = {key: maker.of(part) for key, part in schema["properties"].items()}
    shaped = [
        (re.compile(pattern), maker.of(part))
        for pattern, part in schema.get("patternProperties", {}).items()
    ]
    other = maker.of(schema.get("additionalProperties", True))

    def fits(value: object) -> bool:
        return not isinstance(value, dict) or all(
            test(item) for key, item in value.items() for test in tests(key)
        )

    def tests(key: str) -> list[Fits]:
        found = [named[key]] if key in named else []
        found += [test for pattern, test in shaped if pattern.search(key)]
        return found or [other]

    return fits


def _required(_: _Maker, schema: Schema) -> Fits:
    wanted = set(schema["required"])
    return lambda value: not isinstance(value, dict) or wanted <= value.keys()


def _items(maker: _Maker, schema: Schema) -> Fits:
    test = maker.of(schema["items"])
    return lambda value: not isinstance(value, list) or all(test(item) for item in value)


def _unique(_: _Maker, schema: Schema) -> Fits:
    if not schema["uniqueItems"]:
        return _always
    return lambda value: (
        not isinstance(value, list) or not any(_same(a, b) for a, b in combinations(value, 2))
    )


def _least(
    kind: type[str | list[Any] | dict[str, Any]], key: str
) -> Callable[[_Maker, Schema], Fits]:
    def make(_: _Maker, schema: Schema) -> Fits:
        least = schema[key]
        return lambda value: not isinstance(value, kind) or len(value) >= least

    return make


def _pattern(_: _Maker, schema: Schema) -> Fits:
    search = re.compile(schema["pattern"]).search
    return lambda value: not isinstance(value, str) or search(value) is not None


def _format(_: _Maker, schema: Schema) -> Fits:
    test = FORMATS.get(schema["format"])
    if test is None:
        return _always
    return lambda value: not isinstance(value, str) or test(value)


def _enum(_: _Maker, schema: Schema) -> Fits:
    wanted = tuple(schema["enum"])
    return lambda value: any(_same(one, value) for one in wanted)


def _const(_: _Maker, schema: Schema) -> Fits:
    wanted = schema["const"]
    return lambda value: _same(wanted, value)


def _same(one: object, other: object) -> bool:
    return type(one) is type(other) and one == other


def _minimum(_: _Maker, schema: Schema) -> Fits:
    least = schema["minimum"]
    return lambda value: type(value) is not int or value >= least


def _maximum(_: _Maker, schema: Schema) -> Fits:
    most = schema["maximum"]
    return lambda value: type(value) is not int or value <= most


def _one_of(maker: _Maker, schema: Schema) -> Fits:
    tests = [maker.of(part) for part in schema["oneOf"]]
    return lambda value: sum(test(value) for test in tests) == 1


def _any_of(maker: _Maker, schema: Schema) -> Fits:
    tests = [maker.of(part) for part in schema["anyOf"]]
    return lambda value: any(test(value) for test in tests)


def _all_of(maker: _Maker, schema: Schema) -> Fits:
    tests = [maker.of(part) for part in schema["allOf"]]
    return lambda value: all(test(value) for test in tests)


def _not(maker: _Maker, schema: Schema) -> Fits:
    test = maker.of(schema["not"])
    return lambda value: not test(value)


def _if(maker: _Maker, schema: Schema) -> Fits:
    when = maker.of(schema["if"])
    then, other = maker.of(schema.get("then", True)), maker.of(schema.get("else", True))
    return lambda value: then(value) if when(value) else other(value)


def _reference(maker: _Maker, schema: Schema) -> Fits:
    return maker.referred(schema["$ref"])


KEYWORDS: Mapping[str, Callable[[_Maker, Schema], Fits]] = {
    "type": _type,
    "properties": _properties,
    "required": _required,
    "items": _items,
    "uniqueItems": _unique,
    "minItems": _least(list, "minItems"),
    "minLength": _least(str, "minLength"),
    "minProperties": _least(dict, "minProperties"),
    "pattern": _pattern,
    "format": _format,
    "enum": _enum,
    "const": _const,
    "minimum": _minimum,
    "maximum": _maximum,
    "oneOf": _one_of,
    "anyOf": _any_of,
    "allOf": _all_of,
    "not": _not,
    "if": _if,
    "$ref": _reference,
}
