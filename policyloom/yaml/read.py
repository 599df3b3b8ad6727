"""YAML with a memory: text -> plain data, plus where every key and value stood in the file.

Reads the parser's events in one pass, so that a deep, cyclic or exploding file is refused before
it is built. Only the plain part of YAML 1.2 is taken: no anchors, no aliases, no tags, no
duplicate keys.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.main import CParser  # type: ignore[attr-defined]  # it is there

from policyloom.diagnostics import Code, Diagnostic, Diagnostics, Fix, Span
from policyloom.yaml.scanning import not_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator


Path: TypeAlias = "tuple[str | int, ...]"
Extent: TypeAlias = "tuple[int, int, int]"
"""Line and column from one, and length: a place of which a ``Span`` is made when it is told."""
DEEPEST = 24


@dataclass(frozen=True, slots=True)
class Unquoted:
    """A plain scalar that YAML would turn into something other than the words typed."""

    raw: str
    kind: str


@dataclass(frozen=True, slots=True)
class Source:
    """Plain data and the places of its parts; ``blocks`` are the paths of ``|`` texts."""

    data: Any
    values: dict[Path, Extent]
    keys: dict[Path, Extent]
    blocks: frozenset[Path]
    path: str
    lines: tuple[str, ...]

    def span(self, path: Path) -> Span:
        """Return the place of the value at ``path``, or of the nearest thing around it."""
        while path not in self.values:
            path = path[:-1]
        return Span(self.path, *self.values[path])

    def key(self, path: Path) -> Span:
        """Return the place of the key at ``path``, or of its value where there is no key."""
        place = self.keys.get(path)
        return Span(self.path, *place) if place else self.span(path)


class _Refused(Exception):  # noqa: N818 - control flow inside this module, never seen outside
    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass(slots=True)
class _Reader:
    path: str
    lines: list[str]
    values: dict[Path, Extent] = field(default_factory=dict)
    keys: dict[Path, Extent] = field(default_factory=dict)
    blocks: set[Path] = field(default_factory=set)
    problems: list[Diagnostic] = field(default_factory=list)
    events: dict[Path, tuple[Event, Event]] | None = None


def parse(
    text: str, path: str, events: dict[Path, tuple[Event, Event]] | None = None
) -> tuple[Source | None, Diagnostics]:
    """Return the data with its places, and every way in which the file is not plain YAML.

    Whoever edits the file gives ``events``, to be told by path with what each value begins and
    ends.
    """
    reader = _Reader(path, text.splitlines(), events=events)
    tabs = tuple(_tabs(reader))
    if tabs:
        return None, tabs
    try:
        data = _document(_events(text), reader)
    except _Refused as refused:
        return None, (*reader.problems, refused.diagnostic)
    except MarkedYAMLError as error:
        return None, (*reader.problems, not_yaml(error, reader.path, reader.lines))
    except YAMLError as error:
        message = f"this file is not YAML: {error}"
        return None, (Diagnostic(code=Code.NOT_YAML, message=message, span=Span(path, 1, 1)),)
    source = Source(
        data=data,
        values=reader.values,
        keys=reader.keys,
        blocks=frozenset(reader.blocks),
        path=path,
        lines=tuple(reader.lines),
    )
    return source, tuple(reader.problems)


def _events(text: str) -> Iterator[Event]:
    # The library makes a class for every file, and looks for plug-ins, before it uses this.
    if CParser is not None:
        return iter(CParser(text).get_event, None)
    return iter(YAML(typ="safe").parse(text))


def _tabs(reader: _Reader) -> Iterator[Diagnostic]:
    """Refuse every tab: in the margin YAML cannot read it, in a text it prints as any gap."""
    for number, line in enumerate(reader.lines, start=1):
        if "\t" in line:
            yield Diagnostic(
                code=Code.YAML_TAB,
                message="a tab stands here; policy files use spaces",
                span=Span(reader.path, number, line.index("\t") + 1),
                hint="replace each tab with two spaces",
                fix=_spaces(reader.path, number, line),
            )


def _spaces(path: str, number: int, line: str) -> Fix:
    """Return spaces for all that stands between the first tab of a line and the last."""
    first, last = line.index("\t"), line.rindex("\t") + 1
    old = line[first:last]
    return Fix(Span(path, number, first + 1, len(old)), old, old.replace("\t", "  "), is_yaml=True)


def _document(events: Iterator[Event], reader: _Reader) -> object:
    documents = 0
    data: object = None
    for event in events:
        if isinstance(event, DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _Refused(
                    _problem(
                        Code.NOT_YAML,
                        "a file holds one document, and a second begins here",
                        event,
                        reader,
                        hint="remove the `---`, or move what follows to a file of its own",
                    )
                )
            data = _node(next(events), events, (), reader)
    if not documents:
        reader.values[()] = (1, 1, 1)
    return data


def _node(event: Event, events: Iterator[Event], at: Path, reader: _Reader) -> object:
    reader.values[at] = _extent(event)
    if len(at) > DEEPEST:
        raise _Refused(
            _problem(
                Code.NESTED_TOO_DEEPLY,
                f"this is nested more than {DEEPEST} levels deep",
                event,
                reader,
                hint="take out the brackets that are not needed",
            )
        )
    if isinstance(event, AliasEvent):
        raise _Refused(_alias(event, reader))
    if anchor := getattr(event, "anchor", None):
        message = f"`&{anchor}` is a YAML anchor, which policy files do not use"
        raise _Refused(
            _problem(
                Code.YAML_ALIAS,
                message,
                event,
                reader,
                hint="write the value out where it is needed",
            )
        )
    if tag := getattr(event, "tag", None):
        message = f"`{_short(str(tag))}` is a YAML tag, which policy files do not use"
        raise _Refused(
            _problem(
                Code.YAML_TAG,
                message,
                event,
                reader,
                hint="remove the tag and write the value plainly",
            )
        )
    data: object
    match event:
        case MappingStartEvent():
            data, end = _mapping(events, at, reader)
        case SequenceStartEvent():
            data, end = _sequence(events, at, reader)
        case ScalarEvent():
            data, end = _scalar(event, at, reader), event
        case _:
            raise _Refused(_problem(Code.NOT_YAML, "nothing stands here", event, reader))
    if reader.events is not None:
        reader.events[at] = event, end
    return data


def _short(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _mapping(events: Iterator[Event], at: Path, reader: _Reader) -> tuple[dict[str, Any], Event]:
    data: dict[str, Any] = {}
    while not isinstance(event := next(events), MappingEndEvent):
        if not isinstance(event, ScalarEvent):
            raise _Refused(_key_problem(event, reader))
        key, place = str(event.value), _extent(event)
        if key == "<<" and not event.style:
            raise _Refused(_merge(event, reader))
        if key in data:
            first = reader.keys[(*at, key)][0]
            reader.problems.append(
                Diagnostic(
                    code=Code.DUPLICATE_KEY,
                    message=f"`{key}` is set twice here; the first is on line {first}",
                    span=Span(reader.path, *place),
                    hint="keep one of the two",
                )
            )
            _node(next(events), events, (*at, key + "\0"), reader)
            continue
        reader.keys[(*at, key)] = place
        data[key] = _node(next(events), events, (*at, key), reader)
    return data, event


def _sequence(events: Iterator[Event], at: Path, reader: _Reader) -> tuple[list[Any], Event]:
    data: list[Any] = []
    while not isinstance(event := next(events), SequenceEndEvent):
        data.append(_node(event, events, (*at, len(data)), reader))
    return data, event


# SCALARS

INTEGER = re.compile(r"[-+]?\d+")
FLOAT = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
DATE = re.compile(r"\d{4}-\d{1,2}(-\d{1,2}([Tt ] *\d.*)?)?")
WORDS: dict[str, bool | None] = {
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
}  # fmt: skip


def _scalar(event: ScalarEvent, at: Path, reader: _Reader) -> object:
    value = str(event.value)
    if event.style in {"|", ">"}:
        reader.blocks.add(at)
    if event.style == ">":
        reader.problems.append(_folded(event, reader))
    if event.style:
        reader.problems += _escaped(value, event, reader)
        return value
    if (rest := _rest(event, reader)).lstrip().startswith("#"):
        _remark(event, at, rest, reader)
    if value in WORDS:
        return WORDS[value]
    if INTEGER.fullmatch(value) and str(int(value)) == value:
        return int(value)
    if FLOAT.fullmatch(value):
        return Unquoted(value, "number")
    if DATE.fullmatch(value):
        return Unquoted(value, "date")
    return value


UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\uffff]"
)
"""Characters that nobody sees, or that are none; in quotes a backslash may stand for them."""


def _escaped(value: str, event: ScalarEvent, reader: _Reader) -> Iterator[Diagnostic]:
    """Yield what double quotes make of a backslash, where no file of ours can print it."""
    found = UNSEEN.search(value) if event.style == '"' else None
    if found:
        message = f"this value holds an invisible character, U+{ord(found[0]):04X}"
        hint = "take out the backslash and what belongs to it"
        yield _problem(Code.CONTROL_CHARACTER, message, event, reader, hint)


def _folded(event: ScalarEvent, reader: _Reader) -> Diagnostic:
    span = _span(event, reader)
    return Diagnostic(
        code=Code.FOLDED_TEXT,
        message="text after `>` is folded into one paragraph, which destroys lists and paragraphs",
        span=span,
        hint="use `|` instead of `>`",
        fix=Fix(span, ">", "|", is_yaml=True),
    )


NAME = re.compile(r"[a-z0-9]+(?:[-./_][a-z0-9]+)*|\d{4}-\d{2}(?:-\d{2})?")
REMARK = re.compile(r"\s+#\s+[^\W\d]")
NAMED = frozenset({"administrator", "approver", "kind", "owner", "review-cycle"})
"""Keys whose values are names, though there may be spaces in them."""
PROSE = frozenset({"amendment", "description", "label", "name", "noun", "reason", "text", "title"})


def _rest(event: ScalarEvent, reader: _Reader) -> str:
    """Return what stands behind a value on its line."""
    end = event.end_mark
    return reader.lines[end.line][end.column :] if end.line < len(reader.lines) else ""


def _is_plain_name(value: str, at: Path) -> bool:
    """Tell whether a value is an id, a date or one of a list, which a remark may follow.

    Of ‘title: rule # 1’ nobody knows whether the title goes on.
    """
    keys = {str(key) for key in at}
    name = bool(NAME.fullmatch(value)) and not PROSE.intersection(keys)
    return name or not NAMED.isdisjoint(keys)


def _remark(event: ScalarEvent, at: Path, rest: str, reader: _Reader) -> None:
    """Refuse ``title: Rule # 1``: what follows the ``#`` is silently lost."""
    end = event.end_mark
    if REMARK.match(rest) and _is_plain_name(str(event.value), at):
        return
    if event.value and rest[0].isspace():
        reader.problems.append(
            Diagnostic(
                code=Code.COMMENT_TRUNCATES_TEXT,
                message=f"everything after `#` is a comment, so this reads only “{event.value}”",
                span=Span(
                    reader.path, end.line + 1, end.column + 1 + rest.index("#"), len(rest.strip())
                ),
                hint="put quotes round the whole text, or move the comment to a line of its own",
            )
        )


# PROBLEMS


def _extent(event: Event) -> Extent:
    start, end = event.start_mark, event.end_mark
    line, column = start.line, start.column
    same_line = end.line == line and isinstance(event, ScalarEvent)
    length = max(1, end.column - column) if same_line else 1
    return line + 1, column + 1, length


def _span(event: Event, reader: _Reader) -> Span:
    return Span(reader.path, *_extent(event))


def _problem(
    code: Code, message: str, event: Event, reader: _Reader, hint: str | None = None
) -> Diagnostic:
    return Diagnostic(code=code, message=message, span=_span(event, reader), hint=hint)


def _alias(event: AliasEvent, reader: _Reader) -> Diagnostic:
    message = f"`*{event.anchor}` is a YAML alias, which policy files do not use"
    hint = "write the value out; text that begins with `*` goes in quotes or in a `|` block"
    return _problem(Code.YAML_ALIAS, message, event, reader, hint)


def _merge(event: Event, reader: _Reader) -> Diagnostic:
    message = "`<<` is a YAML merge key, which policy files do not use"
    hint = "write the values out where they are needed"
    return _problem(Code.YAML_ALIAS, message, event, reader, hint)


def _key_problem(event: Event, reader: _Reader) -> Diagnostic:
    if isinstance(event, MappingStartEvent):
        hint = "text that begins with `{` goes in quotes or in a `|` block"
        return _problem(
            Code.NOT_YAML,
            "a name was expected here, but `{` begins a mapping",
            event,
            reader,
            hint,
        )
    return _problem(Code.NOT_YAML, "a name was expected here", event, reader)
