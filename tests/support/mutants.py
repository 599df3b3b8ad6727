"""Files made strange: bytes turned, cut and doubled, values of other kinds, odd characters."""

from __future__ import annotations

import io
import os
import re
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

SEARCHES = os.environ.get("HYPOTHESIS_PROFILE") == "search"
VALUE = re.compile(r"(?<=: )[^\n]+|(?<=- )[^\n]+|(?<=[>\"])[^<>\"\n]+(?=[<\"])")
KEY = re.compile(r"(?m)^ *[\w-]+(?=:)|(?<= )\w+:\w+(?==)")
DEEP = 400
VALUES = (
    "", "null", "true", "-1", "0", "1e999", "99999999999999999999", "[]", "{}", "[[]]", "{a: {}}",
    "2025-02-30", "2025-01-01", "0000-00-00", "9999-12-31", '"', "'", "|", "&a", "*a", "!!py/x",
    "? a", "{", "}", "{the}", "{{school}}", "{school", "[a](b:c)", "[](policy:)", "[" * DEEP,
    '"\\ud800"', "{a: " * DEEP, "- " * DEEP, "- - -", "<<: *a", "%", "@", "`", "a: b: c", "1.",
    "\t", "(i)", "x" * 5000,
)  # fmt: skip
ODD = (
    "\0", "\x1b[31m", "\x85", "\u200b", "\u202e", "\u2028", "\ufeff", "\ufffd", "\ue000",
    "\U0001f469\u200d\U0001f3eb", "e\u0301", "\u0627", "\u00ad", "\r", "\u00a0", "\uffff",
)  # fmt: skip


def how_many(usual: int, searched: int) -> int:
    """Return how many mutants are tried: few in each run, many where new faults are looked for."""
    return searched if SEARCHES else usual


def strange_text(text: str, chance: Random) -> str:
    """Return a text with one to three things wrong."""
    for _ in range(chance.randint(1, 3)):
        text = chance.choice(TEXT_CHANGES)(text, chance)
    return text


def strange_bytes(data: bytes, chance: Random) -> bytes:
    """Return bytes with one to three things wrong."""
    for _ in range(chance.randint(1, 3)):
        start = chance.randrange(max(len(data), 1))
        end = start + chance.choice((1, 4, 60, 4000))
        other = chance.choice((b"", data[start:end] * 2, bytes(len(data[start:end])), b"\xff\xff"))
        turned = bytes(255 - one for one in data[start : start + 1])
        data = data[:start] + chance.choice((other, turned)) + data[end:]
    return data


def strange_package(data: bytes, chance: Random) -> bytes:
    """Return a Word file with a part of it strange, gone or twice there, and well packed again."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = chance.choice(sorted(parts))
    match chance.randrange(5):
        case 0:
            del parts[name]
        case 1:
            parts[name] = strange_bytes(parts[name], chance)
        case 2:
            parts[name] = parts[chance.choice(sorted(parts))]
        case _:
            text = strange_text(parts[name].decode("utf-8", "replace"), chance)
            parts[name] = text.encode("utf-8", "surrogatepass")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return made.getvalue()


# ONE CHANGE OF A TEXT


def _cut(text: str, chance: Random) -> str:
    return text[: chance.randrange(len(text) + 1)]


def _odd(text: str, chance: Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(ODD) + text[at:]


def _without(text: str, chance: Random) -> str:
    lines = text.split("\n")
    del lines[chance.randrange(len(lines))]
    return "\n".join(lines)


def _twice(text: str, chance: Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join((*lines[: at + 1], *lines[at : at + chance.randint(1, 5)], *lines[at + 1 :]))


def _moved(text: str, chance: Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    lines[at] = " " * chance.randint(0, 9) + lines[at].lstrip()
    return "\n".join(lines)


def _other_value(text: str, chance: Random) -> str:
    return _replaced(text, VALUE, chance.choice(VALUES), chance)


def _other_key(text: str, chance: Random) -> str:
    others = [found[0].strip() for found in KEY.finditer(text)] or [""]
    return _replaced(text, KEY, chance.choice(others), chance)


def _swapped(text: str, chance: Random) -> str:
    others = [found[0] for found in VALUE.finditer(text)] or [""]
    return _replaced(text, VALUE, chance.choice(others), chance)


def _replaced(text: str, what: re.Pattern[str], other: str, chance: Random) -> str:
    places = [found.span() for found in what.finditer(text)]
    if not places:
        return text
    start, end = chance.choice(places)
    return text[:start] + other + text[end:]


TEXT_CHANGES = (
    _cut, _odd, _without, _twice, _moved, _other_key, _other_value, _other_value, _swapped,
)  # fmt: skip
