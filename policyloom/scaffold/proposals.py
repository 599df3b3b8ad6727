"""Scaffold: what a policy of a new body still wants -> what the library proposes for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.english.nouns import looks_plural
from policyloom.english.sentences import first_sentence
from policyloom.lint.nouns import name_or_noun
from policyloom.source import Choice, SettingType
from policyloom.source.tables import ColumnType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TypeAlias

    from policyloom.source import Library, Proposal, Term

    Name: TypeAlias = tuple[str, str]

USUAL = "usual for a body of this kind"
TYPED = {
    ColumnType.NUMBER: "a number",
    ColumnType.MONEY: 'a sum, such as "£3.00"',
    ColumnType.DATE: 'a day, such as "2027-07-31"',
    ColumnType.MARK: "a mark of the table",
    ColumnType.ROLE: "a role, such as head",
}
"""What stands in a column that takes no other words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A value in a new overlay: ``why`` says what it is when nobody gave it, and is else empty.

    ``open`` says that it is an example only, and stands in a comment.
    """

    data: object
    why: str = ""
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The body that proposals are for: its facts, and trust, school or member."""

    library: Library
    name: str
    facts: Mapping[str, str]
    place: str
    date: str


def usual(asked: Asked) -> Iterator[tuple[Name, Line]]:
    """Yield what every new body of this kind says."""
    for name, data in _merged(asked.library.new_bodies.always, asked).items():
        yield name, Line(data=data, why=USUAL)


def answer(wanted: Name, asked: Asked) -> tuple[Name, Line] | None:
    """Return the line that settles what a document wants; nothing where nothing can."""
    key, name = wanted
    match key:
        case "roles" | "terms":
            found = (wanted, _words(wanted, asked))
        case "settings":
            found = _setting(name, asked)
        case "documents":
            found = (wanted, day_line(asked.date))
        case "channels":
            found = _accounts(asked)
        case "choices":
            return _choice(name, asked)
        case "modifications":
            return _rows(name, asked)
        case "contacts":
            found = (wanted, _contact(name))
        case _:
            return _local(wanted, asked)
    return found


def title_line(words: str) -> Line:
    """Return the line for the title of a post, with what no rule knows of such a word.

    Whoever begins a body has said the title alone: that its head is several people, or that the
    word is no name, is then assumed and to be checked.
    """
    said, doubts = {"noun": words}, []
    if name_or_noun(words):
        said["definite"] = f"the {words}"
        doubts.append("it is a post, and ‘the’ stands before it")
    if looks_plural(words):
        said["number"] = "plural"
        doubts.append("it looks like more than one; for one person write `number: singular`")
    return Line(data=said, why="; ".join(doubts)) if doubts else Line(data=words)


def day_line(date: str) -> Line:
    """Return the line that says from which day a policy is in force."""
    why = "the day from which its text applies; this is the latest of the documents here"
    return Line(data={"effective-from": date}, why=why)


def _merged(proposals: Iterable[Proposal], asked: Asked) -> dict[Name, object]:
    """Return what is proposed for the body; the last proposal for a name counts."""
    merged: dict[Name, object] = {}
    for one in proposals:
        if (not one.places or asked.place in one.places) and one.when.holds(asked.facts):
            merged |= {
                (key, n): data for key, found in one.given.items() for n, data in found.items()
            }
    return merged


def _proposed(wanted: Name, asked: Asked) -> object:
    return _merged(asked.library.new_bodies.needed, asked).get(wanted)


def _words(wanted: Name, asked: Asked) -> Line:
    key, name = wanted
    vocabulary = asked.library.vocabulary
    known: Mapping[str, Term] = vocabulary.roles if key == "roles" else vocabulary.terms
    return Line(data=_proposed(wanted, asked) or name, why=first_sentence(known[name].description))


def _local(wanted: Name, asked: Asked) -> tuple[Name, Line] | None:
    key, name = wanted
    vocabulary = asked.library.vocabulary
    if key == "pictures":
        block = vocabulary.pictures[name]
        picture = {"file": "images/picture.png", "alt": "What it shows"}
        return (
            (wanted, Line(data=picture, why=block.description, open=True)) if block.slot else None
        )
    block = vocabulary.local_lists[name]
    return wanted, Line(data=[block.example or name], why=block.description, open=block.slot)


def _accounts(asked: Asked) -> tuple[Name, Line]:
    """Return a row to write over; but a trust's table, perhaps approved, has those of its schools.

    A document with an example in it is never approved.
    """
    if asked.place == "member":
        why = "it has no official account; if it has, write true, and list it under `channels:`"
        return ("settings", "accounts"), Line(data=False, why=why)
    running = (one.name for one in asked.library.platforms if one.status == "active")
    row = {
        "platform": next(running, "Facebook"),
        "account": asked.name,
        "administrator": "head",
        "posters": ["head"],
        "opened": asked.date[:7],
        "example": True,
    }
    why = (
        "your own accounts, without `example: true`; if you have none, take these lines away and "
        "write `accounts: false` under settings"
    )
    return ("channels", ""), Line(data=row, why=why, open=True)


def _rows(clause: str, asked: Asked) -> tuple[Name, Line] | None:
    """Return a row to write in, of a table that is empty; a trust's has those of its schools."""
    table = asked.library.clauses[clause].versions[0].data.table
    if table is None or (table.schools and asked.place == "trust"):
        return None
    row = {"row": "first", **dict.fromkeys(table.keys, "")}
    typed = (f"`{c.key}` is {TYPED[c.type]}" for c in table.columns if c.type in TYPED)
    why = f"{table.description} {'; '.join(('`row` is a name of your own', *typed))}."
    data = {"table-of": clause, "rows": [row]}
    return ("modifications", clause), Line(data=data, why=why, open=True)


def _contact(name: str) -> Line:
    """Return a way to reach somebody, of whom only the body knows it."""
    clause, contact, way = name.split(" ")
    why = "how to reach each of these, as it is to be printed."
    return Line(data={clause: {contact: {way: ""}}}, why=why, open=True)


def _setting(name: str, asked: Asked) -> tuple[Name, Line]:
    setting = asked.library.vocabulary.settings[name]
    proposed = _proposed(("settings", name), asked)
    if proposed is not None:
        why = first_sentence(setting.description)
        return ("settings", name), Line(data=proposed, why=why)
    if setting.slot:
        return ("settings", name), Line(data=setting.example, why=setting.description, open=True)
    return ("to-complete", name), Line(data=name, why=setting.description)


# CHOICES


def _choice(name: str, asked: Asked) -> tuple[Name, Line] | None:
    """Settle a choice: by a yes or no that it asks about, else by one of its alternatives."""
    choice = next((one for one in asked.library.choices() if one.name == name), None)
    if choice is None:
        return None
    settings = asked.library.vocabulary.settings
    for fact in _facts(choice, asked.library):
        unset = fact in settings and fact not in asked.facts
        if unset and settings[fact].type is SettingType.YES_NO:
            data = _proposed(("settings", fact), asked) or False
            why = first_sentence(settings[fact].description)
            return ("settings", fact), Line(data=data, why=why)
    clause = str(_proposed(("choices", name), asked) or _first(choice, asked))
    return ("choices", name), Line(data=clause, why=_others(choice, clause))


def _facts(choice: Choice, library: Library) -> Iterator[str]:
    """Yield the facts that decide between alternatives."""
    for option in choice.alternatives:
        yield from option.when.facts
        if option.clause in library.clauses:
            yield from library.clauses[option.clause].applies_when.facts


def _first(choice: Choice, asked: Asked) -> str:
    """Return the first alternative that can stand, or the first of all."""
    fitting = (option for option in choice.alternatives if option.when.holds(asked.facts))
    return next(fitting, choice.alternatives[0]).clause


def _others(choice: Choice, chosen: str) -> str:
    others = (option for option in choice.alternatives if option.clause != chosen)
    listed = " or ".join(option.clause for option in others)
    return f"one of several texts; instead it can be {listed}" if listed else "the only text"
