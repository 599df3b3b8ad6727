"""Values: dataclasses <-> the plain data of JSON, without loss and in one way only.

Data of another shape is refused with the way to the place, such as ``runs[2].by``.
"""

from __future__ import annotations

import base64
import dataclasses
import sys
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
Reader: TypeAlias = Callable[[Any], Any]

WORDS = {
    bool: "yes or no", int: "a number", str: "words", list: "a list", dict: "a group of members",
    float: "a fraction", type(None): "nothing",
}  # fmt: skip
MEMBER, FLAT = "member", "flat"
"""Metadata of a field: what its member is called, and whether its own members stand beside."""


class RecordError(ValueError):
    """The data is not what this program writes; the message says where and why."""

    def __init__(self, why: str, at: str = "", place: tuple[int, int] = (1, 1)) -> None:
        super().__init__(why)
        self.why = why
        self.at = at
        self.place = place

    def inside(self, step: str) -> RecordError:
        """Return the error as it is told one step further out."""
        return RecordError(self.why, f"{step}{self.at}", self.place)

    def __str__(self) -> str:
        return f"{self.at.removeprefix('.') or 'it'} {self.why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """How values of one class are written in a way of their own."""

    write: Callable[[Any], Json]
    read: Reader
    fits: Callable[[Json], bool] = lambda _data: False
    """Whether data is this class and no other of a union."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Form:
    """How dataclasses are written.

    ``tagged``: each says its ``type``. ``whole``: members with their usual value are written
    too. ``hyphens``: ``body_name`` is the member ``body-name``. ``left_out`` are fields that are
    never written. ``names`` are those that annotations use and their modules do not have.
    """

    tagged: bool = False
    whole: bool = True
    hyphens: bool = True
    left_out: frozenset[str] = frozenset()
    own: Mapping[type, Own] = field(default_factory=dict)
    names: Mapping[str, Any] = field(default_factory=dict)

    def write(self, value: object) -> Any:  # noqa: ANN401 - whatever JSON can hold
        """Return plain data for a value."""
        match value:
            case Enum():
                return str(value.value)
            case None | bool() | int() | str():
                return value
            case tuple():
                return [self.write(item) for item in value]
            case Mapping():
                return {name: self.write(item) for name, item in value.items()}
            case _:
                return self._write_made(value)

    def _write_made(self, value: object) -> Json:
        own = self.own.get(type(value))
        if own:
            return own.write(value)
        if isinstance(value, bytes):
            return base64.b64encode(value).decode("ascii")
        if dataclasses.is_dataclass(value):
            return self._members(value)
        message = f"{type(value).__name__} is no part of a record"
        raise AssertionError(message)

    def _members(self, value: Any) -> dict[str, Json]:  # noqa: ANN401 - any dataclass
        data: dict[str, Json] = {"type": type(value).__name__} if self.tagged else {}
        for one in _fields(self, value.__class__):
            found = getattr(value, one.name)
            if one.flat:
                data |= self.write(found)
            elif self.whole or not one.is_usual(found):
                data[one.member] = self.write(found)
        return data

    def read(self, data: object, hint: Any, at: str = "") -> Any:  # noqa: ANN401 - any type
        """Return the value of type ``hint`` in plain data, or raise RecordError."""
        try:
            return _reader(self, hint)(data)
        except RecordError as error:
            raise error.inside(at) from None
        except RecursionError:
            raise RecordError("is nested too deeply") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    name: str
    member: str
    flat: bool
    usual: object
    hint: Any

    def is_usual(self, value: object) -> bool:
        return bool(value == self.usual)


@cache
def _fields(form: Form, kind: type) -> tuple[_Field, ...]:
    around = {**vars(sys.modules[kind.__module__]), "Mapping": Mapping, **form.names}
    hints = get_type_hints(kind, around)
    kept = [one for one in dataclasses.fields(kind) if one.name not in form.left_out]
    return tuple(_field(form, one, hints[one.name]) for one in kept)


def _field(form: Form, one: dataclasses.Field[Any], hint: Any) -> _Field:  # noqa: ANN401 - as above
    usual = one.default
    if one.default_factory is not dataclasses.MISSING:
        usual = one.default_factory()
    called = one.name.replace("_", "-") if form.hyphens else one.name
    member = one.metadata.get(MEMBER, called)
    flat = FLAT in one.metadata
    return _Field(name=one.name, member=member, flat=flat, usual=usual, hint=hint)


# BACK AGAIN


@cache
def _reader(form: Form, hint: Any) -> Reader:  # noqa: ANN401 - any type
    """Return what reads data of one type."""
    origin, options = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        return _union(form, options)
    if origin is tuple:
        return _items(form, options)
    if origin in {Mapping, dict}:
        return _mapping(form, options[1])
    return form.own[hint].read if hint in form.own else _one(form, hint)


def _one(form: Form, hint: Any) -> Reader:  # noqa: ANN401 - any class
    if issubclass(hint, Enum):
        return lambda data: _choice(data, hint)
    if hint is bytes:
        return _bytes
    if dataclasses.is_dataclass(hint):
        return lambda data: _made(form, hint, data)
    return lambda data: checked(data, hint)


def checked(data: Any, hint: Any) -> Any:  # noqa: ANN401 - plain data
    """Return data that is a bool, number, text, list or dict, as it should be."""
    if type(data) is not hint:
        found = WORDS.get(type(data), type(data).__name__)
        raise RecordError(f"should be {WORDS[hint]}, not {found}")
    if hint is str and not data.isascii():
        try:
            data.encode()
        except UnicodeEncodeError:
            raise RecordError("holds half a character") from None
    return data


def _union(form: Form, options: tuple[Any, ...]) -> Reader:
    classes = [option for option in options if option is not type(None)]
    if len(classes) == 1:
        only = _reader(form, classes[0])
        return lambda data: None if data is None else only(data)
    owned = [form.own[option] for option in classes if option in form.own]
    named = {option.__name__: option for option in classes}

    def read(data: Any) -> Any:  # noqa: ANN401 - plain data
        for own in owned:
            if own.fits(data):
                return own.read(data)
        name = data.get("type") if isinstance(data, dict) else None
        if not isinstance(name, str) or name not in named:
            raise RecordError(f"is not one of {', '.join(sorted(named))}")
        return _made(form, named[name], data)

    return read


def _items(form: Form, options: tuple[Any, ...]) -> Reader:
    if options[-1] is not Ellipsis:
        return _several(tuple(_reader(form, option) for option in options))
    each = _reader(form, options[0])

    def read(data: Any) -> tuple[Any, ...]:  # noqa: ANN401 - plain data
        found: list[Any] = []
        try:
            for item in checked(data, list):
                found.append(each(item))  # noqa: PERF401 - its length is the place of an error
        except RecordError as error:
            raise (error.inside(f"[{len(found)}]") if isinstance(data, list) else error) from None
        return tuple(found)

    return read


def _several(readers: tuple[Reader, ...]) -> Reader:
    def read(data: Any) -> tuple[Any, ...]:  # noqa: ANN401 - plain data
        if len(checked(data, list)) != len(readers):
            raise RecordError(f"should have {len(readers)} parts, not {len(data)}")
        return tuple(_inside(f"[{at}]", readers[at], item) for at, item in enumerate(data))

    return read


def _mapping(form: Form, hint: Any) -> Reader:  # noqa: ANN401 - any type
    each = _reader(form, hint)
    return lambda data: {
        checked(name, str): _inside(f".{name}", each, item)
        for name, item in checked(data, dict).items()
    }


def _inside(step: str, read: Reader, data: object) -> Any:  # noqa: ANN401 - any value
    try:
        return read(data)
    except RecordError as error:
        raise error.inside(step) from None


def _choice(data: Any, hint: type[Enum]) -> Enum:  # noqa: ANN401 - plain data
    known = {one.value: one for one in hint}
    if checked(data, str) not in known:
        raise RecordError(f"cannot be {data!r:.40}")
    return known[data]


def _bytes(data: object) -> bytes:
    try:
        return base64.b64decode(checked(data, str), validate=True)
    except (ValueError, TypeError) as error:
        why = error.why if isinstance(error, RecordError) else "is not base64"
        raise RecordError(why) from None


def _made(form: Form, hint: Any, data: Any) -> Any:  # noqa: ANN401 - any dataclass, plain data
    given = dict(checked(data, dict))
    if form.tagged and given.pop("type", None) != hint.__name__:
        raise RecordError(f"should be a {hint.__name__}")
    values: dict[str, Any] = {}
    for one in _fields(form, hint):
        if one.flat:
            values[one.name] = _beside(form, one.hint, given)
        elif one.member in given:
            read = _reader(form, one.hint)
            values[one.name] = _inside(f".{one.member}", read, given.pop(one.member))
        elif one.usual is dataclasses.MISSING:
            raise RecordError(f"has no `{one.member}`")
    if given:
        raise RecordError(f"has the unknown member `{min(given)}`")
    return hint(**values)


def _beside(form: Form, hint: Any, given: dict[str, Any]) -> Any:  # noqa: ANN401 - as above
    """Read a value whose members stand among those of another, and take them from there."""
    names = [one.member for one in _fields(form, hint)]
    return _made(form, hint, {name: given.pop(name) for name in names if name in given})
