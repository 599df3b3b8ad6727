"""STUDIO: what a new body was begun with and nobody has looked at -> words, and the mark away.

`new` marks what it assumed, and nothing is approved before somebody has seen that it is right.
Only the mark goes: the words of the comment stay for whoever reads the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.decode.marks import CHECK
from policyloom.english.dates import date_words, is_date
from policyloom.english.grammar import capitalised, joined
from policyloom.source import overlay_path
from policyloom.studio.forms import DATES, GROUPS, choices_of
from policyloom.studio.saving import value_in
from policyloom.studio.titles import alternatives, called
from policyloom.yaml.read import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.studio.desk import Desk
    from policyloom.yaml.read import Path, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """Something that was assumed: what it is, what stands there, and the group of its field."""

    label: str
    value: str
    group: str
    line: int

    @property
    def id(self) -> str:
        """What somebody says who has seen it: another value at its place is another one."""
        return f"{self.label}: {self.value}"


def assumed(desk: Desk, body: str) -> tuple[Assumed, ...]:
    """Return what is marked in the file of a body, in its order."""
    path = overlay_path(body)
    source, _ = parse(desk.project.files.get(path, ""), path)
    marks = desk.library.to_check.get(path, ())
    return tuple(_assumed(desk, body, source, one.span.line) for one in marks) if source else ()


def _assumed(desk: Desk, body: str, source: Source, line: int) -> Assumed:
    at = _below(source, line)
    group = str(at[0]) if at else ""
    label = group if len(at) < len(("group", "name")) else _called(desk, group, str(at[1]))
    value = value_in(source.data, at) if at else ""
    return Assumed(
        label=capitalised(label.replace("-", " ")),
        value=_value(desk, body, at, value),
        group="about" if group == "policies" else group if group in GROUPS else "",
        line=line,
    )


def _value(desk: Desk, body: str, at: Path, value: object) -> str:
    """Return what stands there, in the words of its form."""
    match at:
        case ("roles", *_):
            return _holders(desk, body, value)
        case ("kind" | "nation" | "phase",):
            return capitalised(str(value).replace("-", " "))
        case ("choices", name, *_):
            clauses, _ = choices_of(desk, desk.profile(body)).get(str(name), ((), ""))
            told = alternatives(desk.library, clauses).get(str(value))
            return told or _words(desk, value)
        case _:
            return _words(desk, value)


def _below(source: Source, line: int) -> Path:
    """Return the place of what stands below a comment."""
    places = ((extent[0], len(at), at) for at, extent in source.keys.items() if extent[0] > line)
    found = min(places, key=lambda one: one[:2], default=None)
    return found[2] if found else ()


def _called(desk: Desk, group: str, name: str) -> str:
    """Return what a form calls it."""
    library = desk.library
    if group == "settings" and name in library.vocabulary.settings:
        return library.vocabulary.settings[name].label
    if group == "documents" and name in library.register:
        return library.register[name].title
    return name


def _holders(desk: Desk, body: str, value: object) -> str:
    """Return who holds a role, by their titles where it names other roles."""
    named = value["either"] if isinstance(value, dict) and "either" in value else [value]
    held = desk.profile(body).roles
    titles = {name: one.forms.noun.text for name, one in held.items() if one.forms}
    return joined(tuple(titles.get(str(one)) or _words(desk, one) for one in named), "or")


def _words(desk: Desk, value: object) -> str:
    match value:
        case {"noun": noun}:
            return str(noun)
        case dict():
            return joined(
                tuple(
                    f"{DATES.get(key, str(key)).lower().replace('-', ' ')} {_words(desk, one)}"
                    for key, one in value.items()
                ),
                "and",
            )
        case list():
            return ", ".join(_words(desk, one) for one in value)
        case _:
            return _plain(desk, value)


def _plain(desk: Desk, value: object) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    words = str(value)
    if words in desk.library.register:
        return desk.library.register[words].title
    if words in desk.library.clauses:
        return called(desk.library, words)
    return date_words(words) if is_date(words) else words


def confirmed(text: str, lines: Iterable[int]) -> str:
    """Return the text of a file without the marks in some of its lines."""
    kept = text.split("\n")
    for line in lines:
        before, _, why = kept[line - 1].partition(CHECK)
        kept[line - 1] = (before + why.lstrip(": ")).rstrip()
    return "\n".join(kept)
