"""Citing: where a manuscript names Acts and guidance, and which edition it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.english.dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.manuscript import Block
    from policyloom.source.vocabulary import Instrument, InstrumentEdition

DATED = "|".join(("updated", "revised", "dated", "edition", "from", "of", *MONTHS))
YEAR = re.compile(
    rf"[’'”\")\]]*,?\s?\(?(?:\(?[A-Z][A-Za-z]?[A-Z]{{1,6}}\)?[,:]? ?\(?)?"
    rf"(?:(?:{DATED}),? ){{0,3}}(?P<year>20\d\d)\b"
)
"""The year after a name: ``2025``, ``(DfE, 2025)``, ``(September 2025)``, ``(KCSIE) 2025``."""

PAST = re.compile(
    r"\b(?:replac|supersed|previous|former|instead of|rather than|no longer|since|taken out|from)"
    r"[\w ]{0,12}[‘'“\"]?$",
    re.IGNORECASE,
)
GONE = re.compile(
    r"\W*(?:is|was|has been|are)? ?(?:replaced|superseded|no longer|taken out|withdrawn)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An instrument named in a block, with the edition that the words name, if they do."""

    instrument: Instrument
    block: Block
    start: int
    end: int
    edition: str = ""

    @property
    def is_history(self) -> bool:
        """Whether the words around say that this edition was replaced, or is no longer cited."""
        before, after = self.block.text[: self.start][-60:], self.block.text[self.end :][:40]
        return bool(PAST.search(before) or GONE.match(after))

    @property
    def of(self) -> InstrumentEdition | None:
        """The edition of that year, if it is known."""
        found = (one for one in self.instrument.editions if one.edition == self.edition)
        return next(found, None)


def mentions(instruments: Iterable[Instrument], blocks: Iterable[Block]) -> Iterator[Mention]:
    """Yield where guidance with editions is named, with the year after its name."""
    known = [one for one in instruments if one.editions]
    patterns = [(one, _pattern(one)) for one in known]
    for block in blocks:
        for instrument, pattern in patterns:
            last = -1
            for found in pattern.finditer(block.text):
                if found.start() < last:
                    continue
                year = YEAR.match(block.text, found.end())
                last = _closed(block.text, found.start(), year.end() if year else found.end())
                yield Mention(
                    instrument=instrument,
                    block=block,
                    start=found.start(),
                    end=last,
                    edition=year["year"] if year else "",
                )


def _closed(text: str, start: int, end: int) -> int:
    """Return where words end, with the bracket that closes one of theirs."""
    is_open = text.count("(", start, end) > text.count(")", start, end)
    return end + (is_open and text.startswith(")", end))


def _pattern(instrument: Instrument) -> re.Pattern[str]:
    names = sorted({instrument.title, *instrument.aliases}, key=len, reverse=True)
    said = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names if name)
    short = instrument.abbreviation
    letters = rf"|\b{re.escape(short)}(?=\W|\d|$)" if short else ""
    return re.compile(rf"\b(?:{said}){letters}", re.IGNORECASE)


def newest(instrument: Instrument, day: str) -> InstrumentEdition | None:
    """Return the edition in force on an ISO day."""
    standing = [one for one in instrument.editions if one.in_force and one.in_force <= day]
    return max(standing, key=lambda one: one.in_force, default=None)
