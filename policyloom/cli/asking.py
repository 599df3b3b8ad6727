"""CLI: questions about a conflict, on a terminal; no answer means that nothing is decided."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.cli.terminal import paint, say, screen_of
from policyloom.cli.usage import UsageError, one_of
from policyloom.deviations import Deed
from policyloom.merging import By

if TYPE_CHECKING:
    from collections.abc import Sequence

    from policyloom.deviations import Meeting
    from policyloom.deviations.deciding import Matter
    from policyloom.merging import Piece

SIDES = {"library": By.LIBRARY, "own": By.LOCAL, "both": By.BOTH}
"""What somebody types for a passage; both can stand where both put words in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Whose words stand in each passage that both sides changed."""

    passages: tuple[By, ...] = ()


def is_answered() -> bool:
    """Tell whether somebody is there to answer."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def asked_deed(matter: Matter) -> Deed | None:
    """Ask what to do; nothing to leave it as it is."""
    say()
    possible = {deed.value: deed for deed in Deed if _is_possible(matter, deed)}
    for word, deed in possible.items():
        say(f"  {word:<6} {does_words(deed, matter.meeting)}")
    say("  leave  nothing is decided now, and nothing is written")
    word = choose(f"{' / '.join(possible)} / leave", (*possible, "leave"))
    return possible.get(word)


def does_words(deed: Deed, meeting: Meeting) -> str:
    """Return what a decision would do."""
    match deed:
        case Deed.KEEP:
            return f"{meeting.body}'s text stays, based on the newest version from now on"
        case Deed.TAKE:
            return f"{meeting.body}'s change goes away, and the text of {meeting.whose} stands"
        case Deed.MERGE:
            return "both changes together become the text"


def _is_possible(matter: Matter, deed: Deed) -> bool:
    # Whoever asks only for a yes or a reason must not wait for what joins texts.
    from policyloom.deviations.refusals import refusal  # noqa: PLC0415

    # Passages are asked about later, so that they are no obstacle here.
    return refusal(matter, deed, [By.LOCAL] * len(matter.conflicts)) is None


def asked_passages(conflicts: Sequence[Piece]) -> Answer | None:
    """Ask whose words stand in each passage; nothing when any of them is left."""
    from policyloom.report.conflict import passage_lines  # noqa: PLC0415 - as above

    screen = screen_of(sys.stdout)
    chosen: list[By] = []
    for number, piece in enumerate(conflicts, start=1):
        say()
        for one in passage_lines(piece, f"{number}.", screen.width):
            say(paint(one, screen))
        words = (*sides_for(piece), "leave")
        word = choose(f"Passage {number} of {len(conflicts)}: {' / '.join(words)}", words)
        if word not in SIDES:
            return None
        chosen.append(SIDES[word])
    return Answer(passages=tuple(chosen))


def sides_for(piece: Piece) -> tuple[str, ...]:
    """Return what can be typed for a passage."""
    return tuple(word for word, by in SIDES.items() if by is not By.BOTH or piece.may_be_both)


def said_passages(words: str, conflicts: Sequence[Piece]) -> Answer:
    """Return what an option says about each passage, in the order in which they are shown."""
    said = [word.strip().lower() for word in words.split(",")]
    if len(said) != len(conflicts):
        number = "one passage" if len(conflicts) == 1 else f"{len(conflicts)} passages"
        hint = "say library, own or both for each, in order, with commas between"
        raise UsageError(f"--passages: there {_is(len(conflicts))} {number} to decide", hint)
    for at, (word, piece) in enumerate(zip(said, conflicts, strict=True), start=1):
        one_of(f"--passages: passage {at}", word, sides_for(piece))
    return Answer(passages=tuple(SIDES[word] for word in said))


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def asked_reason() -> str:
    """Ask why; nothing when nobody is there."""
    if not is_answered():
        return ""
    sys.stdout.write("Why? It is kept with the decision: ")
    sys.stdout.flush()
    return " ".join(sys.stdin.readline().split())


def choose(question: str, words: Sequence[str]) -> str:
    """Return one of the words, of which the first letters are enough; the last at the end."""
    while True:
        sys.stdout.write(f"{question}? ")
        sys.stdout.flush()
        said = sys.stdin.readline()
        typed = said.strip().lower()
        found = [word for word in words if typed and word.startswith(typed)]
        if len(found) == 1 or not said:
            return found[0] if found else words[-1]
        if typed:
            say(f"Type one of: {', '.join(words)}.")
