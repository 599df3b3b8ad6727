"""Kinds: a value <-> the text of its file, which says of itself what it is and in which format."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from policyloom.records.values import Form, RecordError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

T = TypeVar("T")
MARKS = re.compile(r"^(<{7}|={7}|>{7})( |$)", re.MULTILINE)
CONFLICT = "holds the marks of a merge that git could not finish: take both sides, or one"
Data: TypeAlias = dict[str, Any]


class FormatError(RecordError):
    """The record is in a format that this program does not know; ``number`` is what it says."""

    def __init__(self, number: int, known: int) -> None:
        super().__init__(f"is in format {number}, and this program reads up to format {known}")
        self.number = number


class SealError(RecordError):
    """The digest does not fit what the record says."""


def envelope(kind: str, number: int) -> Data:
    """Return how every file of ours begins: what it is, and in which format."""
    return {"kind": kind, "format": number}


def json_text(data: Mapping[str, Any], indent: int = 1, *, in_order: bool = False) -> str:
    """Return the text of a JSON file, the same for the same data."""
    return json.dumps(data, ensure_ascii=False, indent=indent, sort_keys=in_order) + "\n"


def canonical(data: object) -> str:
    """Return the one text by which data is known, whatever its order and layout."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[T]):
    """A kind of record: the class of its value, and how that is written.

    ``seal`` is what its digest begins with; without it there is none, nor in formats before
    ``sealed_from``. ``write`` and ``read``
    stand between the members of the value and those of the file. Each of ``steps`` turns a format
    into the next one; a file is never rewritten for that. ``in_order`` sorts the members.
    """

    name: str
    made: type[T]
    form: Form = field(default_factory=Form)
    seal: str = ""
    sealed_from: int = 1
    steps: tuple[Callable[[Data], Data], ...] = ()
    in_order: bool = False
    write: Callable[[Data], Data] = lambda data: data
    read: Callable[[Data], Data] = lambda data: data

    @property
    def newest(self) -> int:
        """The format that is written."""
        return len(self.steps) + 1

    def data(self, value: T) -> Data:
        """Return what the file of a value holds, without a digest."""
        begin = envelope(self.name, self.newest) if self.name else {"format": self.newest}
        return begin | self.write(self.form.write(value))

    def text(self, value: T) -> str:
        """Return the text of the file."""
        data = self.data(value)
        end = {"digest": self.digest_of(data)} if self.seal else {}
        return json_text(data | end, in_order=self.in_order)

    def digest(self, value: T) -> str:
        """Return the SHA-256 by which a value is known."""
        return self.digest_of(self.data(value))

    def digest_of(self, data: Mapping[str, Any]) -> str:
        """Return the digest of the data of a file without its own digest."""
        said = f"{self.seal}\n{canonical(data)}"
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()

    def value(self, text: str) -> T:
        """Return the value in the text of a file, or raise RecordError."""
        return self.value_and_digest(text)[0]

    def value_and_digest(self, text: str) -> tuple[T, str]:
        """Return the value in the text of a file, and the digest that the file has."""
        data = loaded(text)
        number = self._format(data)
        sealed = bool(self.seal) and number >= self.sealed_from
        digest = data.pop("digest", "") if sealed else ""
        if sealed and digest != self.digest_of(data):
            raise SealError("has a digest that does not fit what it says")
        for step in self.steps[number - 1 :]:
            data = step(data)
        members = {name: data[name] for name in data if name not in {"kind", "format"}}
        value: T = self.form.read(self.read(members), self.made)
        return value, digest

    def _format(self, data: Data) -> int:
        """Return the format of a file that is of this kind."""
        if self.name and data.get("kind") != self.name:
            raise RecordError(f"does not say that it is a `{self.name}`")
        number = data.get("format")
        if type(number) is not int or number < 1:
            raise RecordError("does not say which format it is in")
        if number > self.newest:
            raise FormatError(number, self.newest)
        return number


def loaded(text: str) -> Data:
    """Return what a JSON file holds, or raise RecordError."""
    try:
        data = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_each_once)
    except json.JSONDecodeError as error:
        mark = MARKS.search(text)
        if mark:
            line = text.count("\n", 0, mark.start()) + 1
            raise RecordError(CONFLICT, place=(line, 1)) from None
        why = f"is not JSON: {error.msg}"
        raise RecordError(why, place=(error.lineno, error.colno)) from None
    except RecursionError:
        raise RecordError("is nested too deeply") from None
    except RecordError:
        raise
    except ValueError:
        raise RecordError("holds a number that is too long") from None
    if not isinstance(data, dict):
        raise RecordError("does not hold a record")
    return data


def _refuse_constant(name: str) -> None:
    raise RecordError(f"holds {name}, which is no value")


def _each_once(pairs: list[tuple[str, Any]]) -> Data:
    """Refuse a name that is said twice: two readers could take two different values."""
    data = dict(pairs)
    if len(data) < len(pairs):
        names = [name for name, _ in pairs]
        raise RecordError(f"says {next(n for n in names if names.count(n) > 1)!r} twice")
    return data
