"""CLI: a verb is a frozen dataclass; here is how its fields say which typed words fill them.

Each field of a verb is made by one of the functions below. ``parse_verb`` makes an argparse parser
from the fields, and from what somebody typed the value: nothing else in the program sees argparse.
"""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, TypeAlias, TypeVar

from policyloom.cli.usage import UsageError, day
from policyloom.diagnostics import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from dataclasses import Field

    Read: TypeAlias = Callable[[str], Any]

OPTION = "option"
ROOT_HELP = "the folder that holds clauses, policies and trusts (default: found from here upwards)"
AS_OF_HELP = "read the text as it stands on this day, such as 2025-09-01"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What of the typed words fills a field.

    ``flags`` are empty for words that stand on their own. ``together`` names options of which one
    may be given, ``group`` the heading in the help under which an option stands.
    """

    flags: Mapping[str, str]
    """The help of each flag; of a word that stands on its own, under no name."""
    metavar: str = ""
    settings: Mapping[str, Any]
    together: str = ""
    group: str = ""
    last: bool = False

    @property
    def takes_a_value(self) -> bool:
        """Whether the word after the option belongs to it."""
        return bool(self.metavar)


def _field(words: Words, default: object) -> Any:  # noqa: ANN401 - it becomes a field's value
    return field(default=default, metadata={OPTION: words})


def words(metavar: str, help_: str, how_many: str = "*", read: Read = str) -> Any:  # noqa: ANN401
    """Words on their own: as many as there are, or where ``how_many`` is ``?`` one or none."""
    settings = {"nargs": how_many, "type": read} if how_many != "1" else {"type": read}
    default: object = "" if how_many in {"?", "1"} else ()
    return _field(Words(flags={"": help_}, metavar=metavar, settings=settings), default)


def option(  # noqa: PLR0913 - each is a thing to say of an option
    flag: str,
    metavar: str,
    help_: str,
    *,
    read: Read = str,
    default: object = "",
    required: bool = False,
    group: str = "",
    last: bool = False,
) -> Any:  # noqa: ANN401
    """An option with a value, which ``read`` makes of the word after it."""
    settings = {"type": read} | ({"required": True} if required else {})
    made = Words(flags={flag: help_}, metavar=metavar, settings=settings, group=group, last=last)
    return _field(made, default)


def several(flag: str, metavar: str, help_: str, *, read: Read = str, group: str = "") -> Any:  # noqa: ANN401
    """An option that may be given again; the field holds all its values."""
    settings = {"type": read, "action": "append"}
    return _field(Words(flags={flag: help_}, metavar=metavar, settings=settings, group=group), ())


def switch(flag: str, help_: str, together: str = "") -> Any:  # noqa: ANN401
    """An option without a value: it is given or it is not."""
    made = Words(flags={flag: help_}, settings={"action": "store_true"}, together=together)
    return _field(made, default=False)


def one_switch(**meanings: str) -> Any:  # noqa: ANN401
    """Options without a value, of which one may be given; the field holds its name."""
    flags = {f"--{name}": help_ for name, help_ in meanings.items()}
    return _field(Words(flags=flags, settings={"action": "store_const"}, together="one"), "")


def a_day(flag: str, help_: str, **more: Any) -> Any:  # noqa: ANN401
    """An option whose value is a day of the calendar."""
    return option(flag, "DATE", help_, read=lambda said: day(said, flag), **more)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """What every verb is told besides its own words: how it was typed, and where the project is.

    ``mistyped`` is the verb that was perhaps meant where none was typed. ``keeps`` says that what
    is found may be kept in the project for the next time.
    """

    examples: ClassVar[str] = ""
    ruled: ClassVar[bool] = True
    """Whether the rules of the library are asked when sources are read."""
    reads_part: ClassVar[bool] = False
    lists_all: ClassVar[bool] = False
    """Whether it says of all bodies what documents they have, whichever it is about."""
    verb: str = ""
    typed: tuple[str, ...] = ()
    mistyped: str | None = None
    keeps: bool = False
    root: Path | None = option("--root", "DIR", ROOT_HELP, read=Path, default=None, last=True)

    @property
    def in_part(self) -> bool:
        """Whether of a project only what some documents need is read."""
        return self.reads_part

    @property
    def files_told(self) -> tuple[Path, ...] | None:
        """The files that are all that it leaves behind, besides words; None where it leaves more.

        While they are whole and nothing else has moved, the words can be said again.
        """
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftVerb(Verb):
    """What is asked of texts that change from day to day."""

    as_of: str | None = a_day("--as-of", AS_OF_HELP, default=None, last=True)


V = TypeVar("V", bound=Verb)


class _Parser(argparse.ArgumentParser):
    """An argparse parser that raises plain English instead of printing and leaving."""

    @property
    def options(self) -> tuple[str, ...]:
        """The names of the options it takes."""
        return tuple(name for action in self._actions for name in action.option_strings)

    @property
    def help_hint(self) -> str:
        """The advice that is always right."""
        return f"see `{self.prog} --help`"

    def error(self, message: str) -> NoReturn:
        """Say argparse's complaint the way the rest of the program speaks."""
        plain = re.sub(r"^argument ", "", message)
        plain = plain.replace("the following arguments are required", "this command also needs")
        plain = plain.replace("expected one argument", "a value has to follow it")
        raise UsageError(plain, self.help_hint)


def parse_verb(verb: type[V], about: Mapping[str, str], typed: Sequence[str]) -> V:
    """Return the verb with its fields filled from the typed words; raises UsageError.

    ``about`` are words about it for its help (``prog``, ``description``).
    """
    parser = _parser(verb, about)
    found, unknown = parser.parse_known_intermixed_args(list(typed))
    if unknown:
        raise _not_taken(parser, about["prog"].split()[-1], unknown[0])
    said: dict[str, Any] = {k: v for k, v in vars(found).items() if v is not None}
    for name, value in said.items():
        said[name] = tuple(value) if isinstance(value, list) else value
    return verb(**said)


def _not_taken(parser: _Parser, verb: str, word: str) -> UsageError:
    name = word.partition("=")[0]
    kind = "option" if name.startswith("-") else "further word"
    close = nearest(name, parser.options) if kind == "option" else None
    hint = f"did you mean `{close}`?" if close else parser.help_hint
    return UsageError(f"`{verb}` takes no {kind} `{name}`", hint)


def take_a_value(verb: type[Verb]) -> frozenset[str]:
    """Return the options of a verb that are followed by a value."""
    return frozenset(
        flag for _, said in _fillable(verb) if said.takes_a_value for flag in said.flags if flag
    )


def _fillable(verb: type[Verb]) -> Iterator[tuple[Field[Any], Words]]:
    """Yield the fields that typed words fill: those of the verb, then those of every verb."""
    found = [(one, one.metadata[OPTION]) for one in fields(verb) if OPTION in one.metadata]
    yield from sorted(found, key=lambda pair: pair[1].last and 1 + (pair[0].name == "root"))


def _parser(verb: type[Verb], about: Mapping[str, str]) -> _Parser:
    parser = _Parser(
        prog=about["prog"],
        description=about["description"],
        epilog=verb.examples or None,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter
        if verb.examples
        else argparse.HelpFormatter,
    )
    places: dict[str, argparse._ActionsContainer] = {"": parser}
    for one, said in _fillable(verb):
        if said.together and said.together not in places:
            places[said.together] = parser.add_mutually_exclusive_group()
        if said.group not in places:
            places[said.group] = parser.add_argument_group(said.group)
        _add(places[said.together or said.group], one.name, said)
    return parser


def _add(place: argparse._ActionsContainer, name: str, said: Words) -> None:
    metavar: dict[str, Any] = {"metavar": said.metavar} if said.metavar else {}
    for flag, help_ in said.flags.items():
        more: dict[str, Any] = {**metavar, **said.settings, "help": help_}
        if more.get("action") == "store_const":
            more["const"] = flag.removeprefix("--")
        if flag:
            # What is not said is what the field says it is then.
            place.add_argument(flag, dest=name, default=argparse.SUPPRESS, **more)
        else:
            place.add_argument(name, **more)
