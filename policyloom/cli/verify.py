"""CLI: `verify` says which approved edition a published file is, or where it is another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.cli.terminal import say, visible
from policyloom.document import slots
from policyloom.english.dates import date_words
from policyloom.fleet.verifying import Verdict, told
from policyloom.fleet.verifying import verify as verdict_on
from policyloom.store import CannotReadError, check_root, find_root, read_given
from policyloom.welsh import NAMES
from policyloom.word.apart import NotReadError
from policyloom.word.published import RECORD
from policyloom.writers import CannotWriteError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.cli.verbs.editions import Verify
    from policyloom.editions import Edition

SHOWN = 10


def verify(asked: Verify) -> int:
    """Look at each file; return 1 when one of them is not an edition, word for word."""
    root = check_root(asked.root) if asked.root else find_root(Path.cwd())
    return max(_verify(root.resolve(), path) for path in asked.files)


def _verify(root: Path, path: Path) -> int:
    try:
        verdict = verdict_on(root, read_given(path))
    except CannotReadError as error:
        _say(f"{error}; {error.hint}")
        return 1
    except NotReadError as error:
        _say(f"{path}: this is not a published policy, {error}")
        return 1
    except CannotWriteError as error:
        _say(f"{path}: its words cannot be compared. {error}")
        return 1
    for line in _lines(verdict):
        _say(line if line.startswith(" ") else f"{path}: {line}")
    return int(not verdict.genuine)


def _say(words: str) -> None:
    say(visible(words))


def _lines(verdict: Verdict) -> Iterator[str]:
    edition = verdict.edition
    if verdict.as_printed:
        yield _edited(verdict)
        yield from _differences(verdict)
    elif edition is None:
        yield _unknown(verdict)
    elif verdict.differences:
        yield _another(verdict, edition)
        yield from _differences(verdict)
    else:
        yield from _same(verdict, edition)
    if verdict.published.tracked:
        yield "  It holds tracked changes, which were read as if they were accepted."
    for problem in verdict.problems:
        yield f"  Not looked at: {problem.span.path}: {problem.message}"


def _differences(verdict: Verdict) -> Iterator[str]:
    if verdict.words_of:
        yield f"  Its words are those of {verdict.words_of}."
        return
    yield from (f"  {line}" for line in told(verdict.differences[:SHOWN]))
    if len(verdict.differences) > SHOWN:
        yield f"  and {len(verdict.differences) - SHOWN:,} more differences"


def _edited(verdict: Verdict) -> str:
    number = len(verdict.differences)
    places = "one place" if number == 1 else f"{number:,} places"
    stands = f"and differs in {places} from what was printed" if number else "as it was printed"
    return f"this is {verdict.claimed}, not an approved edition, {stands}"


def _unknown(verdict: Verdict) -> str:
    if verdict.claimed.startswith("a draft"):
        return f"this is {verdict.claimed}, not an approved edition"
    if verdict.claimed:
        return f"it says that it is {verdict.claimed}, and there is no such edition here"
    return "this is not an edition that this project knows"


def _another(verdict: Verdict, edition: Edition) -> str:
    name, number = edition.selector, len(verdict.differences)
    places = "one place" if number == 1 else f"{number:,} places"
    if verdict.claimed.startswith("a draft"):
        return f"this is {verdict.claimed}; next to {name} it differs in {places}"
    if verdict.marked:
        return f"it bears the mark of {name}, but its words differ in {places}"
    if verdict.claimed:
        return f"it says that it is {verdict.claimed}; next to {name} it differs in {places}"
    says = "it says that it is" if verdict.published.facts.get("version") else "it is most like"
    return f"{says} {name}, but its words differ in {places}"


def _same(verdict: Verdict, edition: Edition) -> Iterator[str]:
    if verdict.claimed.startswith("a draft"):
        yield f"this is {verdict.claimed}, with the words of {edition.selector}"
        return
    if verdict.claimed:
        yield f"its words are those of {edition.selector}, but it says it is {verdict.claimed}"
        return
    approval = edition.approval
    deed = "reviewed" if approval.kind == "review" else "approved"
    when = f"{deed} on {date_words(approval.on)} by the {approval.by_words}"
    filled = ", its form filled in" if verdict.filled else ""
    spoken = f", in {NAMES[verdict.language]}" if verdict.language else ""
    yield f"this is {edition.selector}{spoken}{filled}, {when}"
    if edition.withdrawn:
        yield f"  It is not in force: it was withdrawn {edition.withdrawn.words}"
    if verdict.published.form == RECORD:
        yield "  It is the record itself, from which the edition is printed."
    if not verdict.marked:
        yield "  It does not bear the edition's mark, but its words are the same."
    if slots(edition.document):
        yield "  The names of people in it were not compared: an edition holds none."
    if verdict.archived:
        yield f"  It is the archived file {verdict.archived}, byte for byte."
    elif verdict.uncompared:
        yield f"  Not compared: {', '.join(verdict.uncompared)}."
    if verdict.published.signed:
        yield "  It is signed. A PDF reader shows whether the signature is valid."
