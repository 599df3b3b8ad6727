"""CLI: what a command told -> told again, while nothing that it was told from has moved.

Only what commands said that tell and change nothing is kept, under what they were asked, with the
digest of all content that the answer is made from: this program, every source and every edition,
read anew each time whatever their dates say. Comes before everything else, and so loads nothing
heavy.
"""

from __future__ import annotations

import glob
import hashlib
import io
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from policyloom.build.keeping import keep, kept
from policyloom.build.prints import content_print, digest_of, program_print
from policyloom.cli.quick import MARKS, root_above, value_of
from policyloom.cli.today import today

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import BinaryIO, TextIO

KIND = "answers"
OUT = "--out"
"""What is named behind it is written, and not read."""
TELLING = frozenset({"check", "diff", "log", "plan", "show", "why"})
"""Verbs that read nothing but the project, and never what somebody answers."""
SEEN = ("COLUMNS", "NO_COLOR", "TERM", "WT_SESSION")
"""What of the surroundings tells how wide and how coloured an answer is."""
KEPT, LARGEST = 100, 8_000_000
"""How many answers are kept, and of how many bytes one may be."""


class Question(NamedTuple):
    """What a command is asked: the words, where and on which day, and on what the answer shows.

    ``program`` is the digest of the program that answers.
    """

    words: tuple[str, ...]
    here: str
    root: str
    shown: tuple[str, ...]
    day: str = ""
    program: str = ""

    @property
    def ground(self) -> str | None:
        """The digest of all that is answered from; nothing where that cannot be told."""
        content = None if self._looks_outside() else content_print(self.root)
        # A file in place of the output folder is an error, even where nothing is written.
        out = os.path.isfile(f"{self.root}/dist")  # noqa: PTH113 - no path objects here
        said = f"{content}\n{out}\n{self._files_named()}"
        return hashlib.sha256(said.encode()).hexdigest() if content else None

    def _files_named(self) -> list[str | None]:
        """Return the digests of what the words name, where that is a file: it may be compared."""
        before = ("", *self.words[:-1])
        named = (word for of, word in zip(before, self.words, strict=True) if of != OUT)
        return [digest_of(word) for word in named]

    def _looks_outside(self) -> bool:
        """Tell whether files may be looked for that are no part of the project."""
        pattern = f"{glob.escape(self.root)}/trusts/**/register.yaml"
        return self.words[0] == "check" and any(glob.iglob(pattern, recursive=True))  # noqa: PTH207


class Answer(NamedTuple):
    """What was said: pieces for ``out`` and ``err`` in turn, the status, and files by digest."""

    status: int
    said: list[tuple[str, str]]
    files: Mapping[str, str | None]


def question_of(words: Sequence[str]) -> Question | None:
    """Return what is asked, if it is a question to which answers are kept."""
    if not words or words[0] not in TELLING:
        return None
    here, asked = os.path.realpath("."), value_of(words, "--root")
    root = os.path.realpath(asked) if asked else root_above(here)
    if root is None or not all(os.path.isdir(f"{root}/{mark}") for mark in MARKS):  # noqa: PTH112
        return None
    shown = (*(os.environ.get(name, "") for name in SEEN), *map(_screen, (sys.stdout, sys.stderr)))
    return Question(tuple(words), here, root, shown, today(), program_print())


def _screen(stream: TextIO) -> str:
    return str(os.get_terminal_size(stream.fileno())) if stream.isatty() else ""


def known_answer(question: Question) -> Answer | None:
    """Return what was said before, if it would be said again."""
    try:
        found = kept(question.root, KIND, question)
        if not found or found["ground"] != question.ground:
            return None
        answer = Answer(found["status"], found["said"], found["files"])
    except (KeyError, TypeError):
        return None
    whole = all(digest_of(path) == digest for path, digest in answer.files.items())
    return answer if whole else None


def tell(answer: Answer) -> int:
    """Say it again; return the status."""
    streams = {"out": sys.stdout, "err": sys.stderr}
    for name, words in answer.said:
        streams[name].buffer.write(words.encode())
        streams[name].flush()
    return answer.status


# WHAT IS SAID, HEARD


class _Ear(io.BufferedIOBase):
    """A stream that hands everything on and remembers it."""

    def __init__(self, to: BinaryIO, name: str, said: list[tuple[str, bytes]]) -> None:
        self.to, self.name, self.said = to, name, said

    def writable(self) -> bool:
        return True

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        self.said.append((self.name, bytes(data)))
        return self.to.write(data)

    def flush(self) -> None:
        self.to.flush()

    def fileno(self) -> int:
        return self.to.fileno()

    def isatty(self) -> bool:
        return self.to.isatty()


@contextmanager
def heard() -> Iterator[list[tuple[str, bytes]]]:
    """Give what is said meanwhile, piece by piece, with the stream that it was said on."""
    said: list[tuple[str, bytes]] = []
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (
        io.TextIOWrapper(
            _Ear(stream.buffer, name, said),
            encoding="utf-8",
            errors="replace",
            line_buffering=bool(stream.line_buffering),
            write_through=True,
        )
        for stream, name in zip(before, ("out", "err"), strict=True)
    )
    try:
        yield said
        sys.stdout.flush()
    finally:
        ours, (sys.stdout, sys.stderr) = (sys.stdout, sys.stderr), before
        for stream in ours:
            stream.detach()


def remember(
    question: Question, ground: str, status: int, said: list[tuple[str, bytes]], files: list[str]
) -> None:
    """Keep an answer, if the ground is still what it was before it was given."""
    # On a screen, what is told beside the answer draws over itself.
    if sys.stderr.isatty() and any(name == "err" for name, _ in said):
        return
    if sum(len(data) for _, data in said) > LARGEST or question.ground != ground:
        return
    told = {path: digest_of(path) for path in files}
    data = {"ground": ground, "status": status, "said": _joined(said), "files": told}
    keep(question.root, KIND, question, data, KEPT)


def _joined(said: list[tuple[str, bytes]]) -> list[tuple[str, str]]:
    """Return one piece for all that was said on one stream without a word on the other."""
    joined: list[tuple[str, list[bytes]]] = []
    for name, data in said:
        if not joined or joined[-1][0] != name:
            joined.append((name, []))
        joined[-1][1].append(data)
    return [(name, b"".join(pieces).decode()) for name, pieces in joined]
