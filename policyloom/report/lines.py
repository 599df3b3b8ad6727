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
    for together, spaced in _unbroken(said):
        if spaced and row and _room_of(together, row) > room:
            yield _row(start, row)
            row, start, room = [], rest, width - len(rest)
        room -= _room_of(together, row)
        row += _spaced(together, row) if spaced else together
    if row:
        yield _row(start, row)


def _spaced(together: list[Said], row: list[Said]) -> list[Said]:
    """Return words with the space before them, where words stand before that.

    A space between two words of one tone belongs to them, another is plain.
    """
    words, tone = together[0]
    if not row:
        return together
    if row[-1][1] is tone:
        return [(f" {words}", tone), *together[1:]]
    return [(" ", Tone.PLAIN), *together]


def _room_of(together: list[Said], row: list[Said]) -> int:
    """Return how wide words are behind others, with their space and brackets."""
    before = row[-1][1] if row else None
    width = 0
    for words, tone in _spaced(together, row):
        width += len(words) + _brackets(tone, same=tone is before)
        before = tone
    return width


def _brackets(tone: Tone, *, same: bool) -> int:
    """Return the room for the brackets of a word, which words of one tone share."""
    return 4 if tone in {Tone.COME, Tone.GONE} and not same else 0


def _unbroken(said: Iterable[Said]) -> Iterator[tuple[list[Said], bool]]:
    """Yield what no space divides, and whether one stood before it."""
    together: list[Said] = []
    spaced = follows = False
    for words, tone in said:
        for at, word in enumerate(words.split(" ")):
            if at > 0:
                if together:
                    yield together, follows
                    together = []
                spaced = True
            if word:
                follows = spaced if not together else follows
                together = [*together, (word, tone)]
                spaced = False
    if together:
        yield together, follows


def _row(start: str, row: list[Said]) -> Line:
    joined: list[Said] = [(start, Tone.PLAIN)] if start else []
    for words, tone in row:
        if joined and joined[-1][1] is tone:
            joined[-1] = (joined[-1][0] + words, tone)
        else:
            joined.append((words, tone))
    return Line(tuple(joined))
