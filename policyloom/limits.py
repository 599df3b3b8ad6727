"""LIMITS: how much is read of a file that somebody gives us, in one table.

``memory`` (bytes of address space) and ``seconds`` end the process that reads a stranger's file,
where the system can do that (Linux; elsewhere the seconds alone, kept by whoever waits). All
others are kept by the readers themselves, on every system, before anything is unpacked or
parsed: they are what guards where there are no limits of a process. A file that is read in the
program's own process has no ``memory`` and no ``seconds``.
"""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024
SUFFIXES = frozenset({".docx", ".docm", ".pdf", ".txt", ".md", ".doc", ".odt", ".rtf"})
"""What ends the names of files that we read as somebody's policy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a file may have: bytes, or numbers.

    ``part`` and ``whole`` are what one part and all parts of a ZIP file have when unpacked,
    ``ratio`` how much smaller a part may have been; ``elements`` and ``depth`` are those of the
    XML of one part; ``pages`` are pages of a PDF and ``said`` is what may come of it all.
    """

    file: int
    part: int
    whole: int
    parts: int
    elements: int
    depth: int = 100
    ratio: int = 1000
    pages: int = 0
    said: int = 0
    memory: int = 0
    seconds: int = 0


# What Word itself writes for a letterhead has some hundred kilobytes, mostly of styles. Deflate
# reaches a thousand to one; the parts of honest letterheads rarely reach thirty.
LETTERHEAD = Limits(
    file=20 * MIB, part=8 * MIB, whole=60 * MIB, parts=500, elements=20_000, ratio=150
)

# A Word file of 400 pages has some 4 MiB of text and 150,000 elements.
STRANGER = Limits(
    file=32 * MIB,
    part=24 * MIB,
    whole=96 * MIB,
    parts=2_000,
    elements=400_000,
    pages=1_000,
    said=8 * MIB,
    memory=256 * MIB,
    seconds=8,
)
