"""Report: words with a tone -> lines that fit a screen, each word with its tone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.report import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.report import Said


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words, each with its tone."""

    said: tuple[Said, ...] = ()

    @property
    def text(self) -> str:
        """The words without tones; what comes and goes is in brackets, as in a redline."""
        return "".join(_bracketed(words, tone) for words, tone in self.said)


BLANK = Line()


def line(words: str, tone: Tone = Tone.PLAIN) -> Line:
    """Return a line of one tone."""
    return Line(((words, tone),))


def _bracketed(words: str, tone: Tone) -> str:
    match tone:
        case Tone.COME:
            return f"{{+{words}+}}"
        case Tone.GONE:
            return f"[-{words}-]"
        case _:
            return words


def folded(said: Iterable[Said], width: int, first: str, rest: str) -> Iterator[Line]:
    """Yield lines no wider than ``width``, begun with ``first`` and then with ``rest``."""
    row: list[Said] = []
    room = width - len(first)
    start = first
    for words, tone, spaced in _words(said):
        space = " " if spaced and row else ""
        same = bool(row) and row[-1][1] is tone
        if space and len(space) + len(words) + _brackets(tone, same=same) > room:
            yield _row(start, row)
            row, start, room, space, same = [], rest, width - len(rest), "", False
        # A space between two words of one tone belongs to them, another is plain.
        row += [(space, Tone.PLAIN)] if space and not same else []
        row.append((space + words if same else words, tone))
        room -= len(space) + len(words) + _brackets(tone, same=same)
    if row:
        yield _row(start, row)


def _brackets(tone: Tone, *, same: bool) -> int:
    """Return the room for the brackets of a word, which words of one tone share."""
    return 4 if tone in {Tone.COME, Tone.GONE} and not same else 0


def _words(said: Iterable[Said]) -> Iterator[tuple[str, Tone, bool]]:
    """Yield the words one by one, and whether a space stood before each."""
    spaced = False
    for words, tone in said:
        for at, word in enumerate(words.split(" ")):
            spaced = spaced or at > 0
            if word:
                yield word, tone, spaced
                spaced = False


def _row(start: str, row: list[Said]) -> Line:
    joined: list[Said] = [(start, Tone.PLAIN)] if start else []
    for words, tone in row:
        if joined and joined[-1][1] is tone:
            joined[-1] = (joined[-1][0] + words, tone)
        else:
            joined.append((words, tone))
    return Line(tuple(joined))
