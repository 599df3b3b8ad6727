"""PDF writer: what WeasyPrint passes over in silence, or only writes to a log, refuses the PDF."""

from __future__ import annotations

import logging
import re
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

from policyloom.document import lines, plain
from policyloom.writers.obstacles import CannotWriteError, Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from weasyprint import Document as Rendering

    from policyloom.document import Document

FEW = 10
ENDLESS = 4000
"""Letters of a word; with as many a PDF takes some seconds."""
PICTURE_REMEDY = (
    "Check the logo and other pictures: each must be whole and hold all that it shows."
)
# A picture's address is the whole picture, which nobody can read in a message.
DATA = re.compile(r"'?data:\S+")


class _Listener(logging.Handler):
    """Keeps what one thread's rendering complains of; other threads have their own."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a complaint."""
        if record.thread == self._thread:
            self.heard.append(record.getMessage())


@contextmanager
def no_complaints() -> Iterator[None]:
    """Raise CannotWriteError at the end if WeasyPrint could not use something it was given."""
    logger = logging.getLogger("weasyprint")
    listener = _Listener()
    logger.addHandler(listener)
    try:
        yield
    finally:
        logger.removeHandler(listener)
    if listener.heard:
        raise CannotWriteError(
            Obstacle(
                f"The PDF cannot be written: {DATA.sub('a picture', listener.heard[0])[:300]}.",
                PICTURE_REMEDY,
            )
        )


def refuse_endless_words(document: Document) -> None:
    """Raise CannotWriteError for a word that would take minutes to set, before it is tried.

    The time grows with the square of its letters, and no other PDF is set meanwhile.
    """
    for line in lines(document):
        for word in plain(line.inlines).split():
            if len(word) > ENDLESS:
                raise CannotWriteError(
                    Obstacle(
                        f"The PDF cannot be written: a word has {len(word)} letters:"
                        f" “{word[:60]}…”.",
                        f"Shorten it, or put spaces in it: {ENDLESS} letters are the most.",
                    )
                )


def refuse_missing_letters(rendering: Rendering) -> None:
    """Raise CannotWriteError if the font lacks a letter, which then came out as an empty box."""
    missing = sorted({letter for font in rendering.fonts.values() for letter in font.missing})
    if missing:
        shown = ", ".join(f"“{chr(letter)}” (U+{letter:04X})" for letter in missing[:FEW])
        raise CannotWriteError(
            Obstacle(
                f"The PDF cannot be written, because its typefaces do not have {shown}.",
                "Replace these characters, or leave them out; Word and web pages can show them.",
            )
        )


ROOM = 1.0
"""How far, in points of the screen, a letter may lean over the edge of its box."""


def refuse_words_off_the_page(rendering: Rendering) -> None:
    """Raise CannotWriteError if any words end beyond the edge of their page."""
    for number, page in enumerate(rendering.pages, start=1):
        for box in page._page_box.descendants():  # noqa: SLF001 - the only way to what was laid out
            words = getattr(box, "text", "")
            if words and _is_off(box, page):
                refuse_words_off(number, words)


def refuse_words_off(number: int, words: str) -> NoReturn:
    """Raise CannotWriteError for words on a page that would not be seen whole."""
    raise CannotWriteError(
        Obstacle(
            f"The PDF cannot be written: on page {number} words would leave the paper:"
            f" “{words[:60]}”.",
            "Shorten them, or give their column more room.",
        )
    )


def _is_off(box: Any, page: Any) -> bool:  # noqa: ANN401 - WeasyPrint ships no types
    return bool(
        box.position_x < -ROOM
        or box.position_y < -ROOM
        or box.position_x + box.width > page.width + ROOM
        or box.position_y + box.height > page.height + ROOM
    )
