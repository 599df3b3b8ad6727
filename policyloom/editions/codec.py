"""Codec: document values <-> plain JSON data, without loss and in one way only.

Every value names its type; defaults are left out; plain text is a JSON string. Where words came
from (``origin``) is not kept: an edition says what was approved, not how it was made.
"""

from __future__ import annotations

import base64
import dataclasses
import types
from enum import Enum
from functools import cache
from typing import (
    Any,
    TypeAlias,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from policyloom import document as model
from policyloom.document import Concept, Document, Text

V = TypeVar("V")
Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
LEFT_OUT = frozenset({"origin"})


class NotAnEditionError(ValueError):
    """The data is not what this program writes; the message says where."""


def encode(value: object) -> Json:
    """Return plain JSON data for a value of the document model."""
    match value:
        case None | bool() | int() | str():
            return value
        case Text(value=words, concept=concept):
            return _encode_text(words, concept)
        case tuple():
            return [encode(item) for item in value]
        case _ if dataclasses.is_dataclass(value):
            return {"type": type(value).__name__} | _fields(value)
        case _:
            return _encode_plain(value)


def _encode_text(words: str, concept: Concept | None) -> Json:
    if concept is None:
        return words
    if ":" in concept.kind:
        message = f"the kind of concept {concept.kind!r} could not be told from its key"
        raise AssertionError(message)
    return {"text": words, "concept": f"{concept.kind}:{concept.key}"}


def _encode_plain(value: object) -> Json:
    match value:
        case Enum():
            return str(value.value)
        case bytes():
            return base64.b64encode(value).decode("ascii")
        case _:
            message = f"{type(value).__name__} is no part of a document"
            raise AssertionError(message)


def _fields(value: Any) -> dict[str, Json]:  # noqa: ANN401 - any class of the model
    kind: Any = type(value)
    return {
        name: encode(found)
        for name, default in _kept(kind)
        if (found := getattr(value, name)) != default
    }


@cache
def _kept(kind: Any) -> tuple[tuple[str, object], ...]:  # noqa: ANN401 - as above
    """Return the names of the fields that an edition keeps, and what is left out as usual."""
    fields = dataclasses.fields(kind)
    return tuple((field.name, field.default) for field in fields if field.name not in LEFT_OUT)


# BACK AGAIN


def decode_document(data: Json) -> Document:
    """Return the document in plain JSON data, or raise NotAnEditionError."""
    return _decode_class(data, Document, "document")


def decode(data: Json, hint: object, at: str) -> object:
    """Return the value of type ``hint`` in plain data; ``at`` says where it stands."""
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        return _decode_union(data, get_args(hint), at)
    if origin is tuple:
        return _decode_tuple(data, get_args(hint)[0], at)
    if isinstance(hint, type):
        return _decode_type(data, hint, at)
    message = f"{hint} is no type of the model"
    raise AssertionError(message)


def _decode_type(data: Json, hint: type, at: str) -> object:
    if issubclass(hint, Enum):
        return _decode_enum(data, hint, at)
    if hint is Text:
        return _decode_text(data, at)
    if hint is bytes:
        return _decode_bytes(_checked(data, str, at), at)
    if dataclasses.is_dataclass(hint):
        return _decode_class(data, hint, at)
    return _checked(data, hint, at)


def _checked(data: object, hint: type[V], at: str) -> V:
    if not isinstance(data, hint) or (hint is int and isinstance(data, bool)):
        message = f"{at} should be {hint.__name__}, not {type(data).__name__}"
        raise NotAnEditionError(message)
    return data


def _decode_union(data: Json, options: tuple[Any, ...], at: str) -> object:
    if data is None and type(None) in options:
        return None
    classes = {option.__name__: option for option in options if option is not type(None)}
    if Text in options and (isinstance(data, str) or (isinstance(data, dict) and "text" in data)):
        return _decode_text(data, at)
    if len(classes) == 1:
        return decode(data, next(iter(classes.values())), at)
    name = data.get("type") if isinstance(data, dict) else None
    if not isinstance(name, str) or name not in classes:
        message = f"{at} is not one of {', '.join(sorted(classes))}"
        raise NotAnEditionError(message)
    return _decode_class(data, classes[name], at)


def _decode_tuple(data: Json, item: object, at: str) -> tuple[object, ...]:
    items = enumerate(_checked(data, list, at))
    return tuple(decode(one, item, f"{at}[{index}]") for index, one in items)


def _decode_enum(data: Json, hint: type[Enum], at: str) -> Enum:
    try:
        return hint(data)
    except ValueError:
        message = f"{at} cannot be {data!r}"
        raise NotAnEditionError(message) from None


def _decode_bytes(data: str, at: str) -> bytes:
    try:
        return base64.b64decode(data, validate=True)
    except ValueError:
        message = f"{at} is not base64"
        raise NotAnEditionError(message) from None


def _decode_text(data: Json, at: str) -> Text:
    if isinstance(data, str):
        return Text(data)
    given = _checked(data, dict, at)
    kind, colon, key = _checked(given.get("concept"), str, f"{at}.concept").partition(":")
    if not colon or set(given) != {"text", "concept"}:
        message = f"{at} is not a run of text"
        raise NotAnEditionError(message)
    return Text(_checked(given["text"], str, f"{at}.text"), Concept(kind=kind, key=key))


def _decode_class(data: Json, hint: type[V], at: str) -> V:
    given = dict(_checked(data, dict, at))
    if given.pop("type", None) != hint.__name__:
        message = f"{at} should be a {hint.__name__}"
        raise NotAnEditionError(message)
    model_class: type = hint
    hints = _hints(model_class)
    unknown = set(given) - set(hints)
    if unknown:
        message = f"{at} has the unknown field {min(unknown)}"
        raise NotAnEditionError(message)
    values = {name: decode(value, hints[name], f"{at}.{name}") for name, value in given.items()}
    try:
        return hint(**values)
    except TypeError as error:
        message = f"{at} is not whole: {error}"
        raise NotAnEditionError(message) from None


@cache
def _hints(hint: type) -> dict[str, Any]:
    names = vars(model) | {"Span": object}
    found = get_type_hints(hint, names, names)
    fields: tuple[dataclasses.Field[Any], ...] = dataclasses.fields(hint)
    return {field.name: found[field.name] for field in fields if field.name not in LEFT_OUT}
