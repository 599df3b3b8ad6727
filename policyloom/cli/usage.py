"""CLI: the words somebody typed -> values, or what is wrong with them in plain English."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from policyloom.diagnostics import nearest
from policyloom.english.dates import day_in_words

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NUMBER = re.compile(r"[0-9]{1,6}")
CLUSTER = re.compile(r"dask://(?P<host>\[[0-9A-Fa-f:.]+\]|[^\s/:@]+):(?P<port>[0-9]{1,5})")
LAST_PORT = 65_535


class UsageError(Exception):
    """The command cannot be understood; ``hint`` says what would be right."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class FaultError(Exception):
    """The program found itself at fault; ``hint`` says what it saw."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def day(words: str, option: str = "--as-of") -> str:
    """Return an ISO day that exists."""
    hint = "write a day of the calendar as year-month-day, for example 2025-09-01"
    if meant := day_in_words(words):
        hint = f"write it as year-month-day: {meant}"
    if not DAY.fullmatch(words):
        raise UsageError(f"{option}: `{words}` is not a date", hint)
    try:
        date.fromisoformat(words)
    except ValueError:
        raise UsageError(f"{option}: there is no day {words}", hint) from None
    return words


def one_of(option: str, words: str, known: tuple[str, ...]) -> str:
    """Return ``words`` when they are one of the known values of an option."""
    if words in known:
        return words
    listed = "choose from " + ", ".join(known)
    close = nearest(words, known)
    hint = f"did you mean `{close}`?\n{listed}" if close else listed
    raise UsageError(f"{option}: there is no `{words}`", hint)


def place(words: str) -> Path:
    """Return the folder or file that ``--out`` names: ``.`` is one, and no words are none."""
    if not words:
        raise UsageError("--out: nothing is named", "name a folder or file, or leave --out away")
    return Path(words)


def several_of(option: str, words: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return a list such as ``docx,pdf``, in the order of ``known`` and without repetition."""
    said = [word for part in words.split(",") if (word := part.strip())]
    if not said:
        raise UsageError(f"{option}: nothing is named", f"choose from {', '.join(known)}")
    chosen = {one_of(option, word, known) for word in said}
    return tuple(word for word in known if word in chosen)


def port(words: str) -> int:
    """Return a port to listen on; 0 means any that is free."""
    if not NUMBER.fullmatch(words) or int(words) > LAST_PORT:
        raise UsageError(f"--port: `{words}` is not a port", f"write a number up to {LAST_PORT}")
    return int(words)


def jobs(words: str) -> int | None:
    """Return a number of workers, at least one; nothing for as many as there are cores."""
    if words == "auto":
        return None
    if NUMBER.fullmatch(words) and int(words) > 0:
        return int(words)
    hint = "write 1 or more, or auto for one on each core"
    raise UsageError(f"--jobs: `{words}` is not a number of workers", hint)


def engine(words: str) -> str:
    """Return the HOST:PORT of a cluster, or nothing for this computer."""
    if words == "local":
        return ""
    found = CLUSTER.fullmatch(words)
    if found and 0 < int(found["port"]) <= LAST_PORT:
        return f"{found['host']}:{found['port']}"
    hint = "write local or dask://HOST:PORT, such as dask://scheduler.example.org:8786"
    raise UsageError(f"--engine: `{words}` is not an engine", hint)
