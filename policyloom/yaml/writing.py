"""YAML writing: plain data -> the words of a file, quoted where that is needed."""

from __future__ import annotations

import json
import re

from ruamel.yaml import YAML

STEP = 2
PLAIN = re.compile(
    r"[A-Za-z(][^#:{}\[\],&*!|>'\"%@`?\n]*[^\s#:{}\[\],&*!|>'\"%@`?]|(?![YyNn])[A-Za-z]"
)
"""Words that mean the same in brackets too, where a question mark ends them."""

ANSWERS = frozenset({"yes", "no", "on", "off"})
"""What other readers of YAML take for true or false."""


def entry(name: str | int, value: object, margin: int) -> str:
    """Return a new key or item with its value, its further lines as far in as they belong."""
    head = f"{scalar(name)}:" if isinstance(name, str) else "-"
    inside = margin + STEP
    said = block(value, inside)
    if head == "-" and isinstance(value, dict) and value:
        said = said.removeprefix("\n").lstrip(" ")
    return f"{head}{'' if said.startswith(chr(10)) else ' '}{said}"


def block(value: object, indent: int) -> str:
    """Return a value as it stands behind a key: on its line, or further in on those below."""
    margin = " " * indent
    match value:
        case str():
            return _words(value, indent)
        case dict() if value:
            entries = (f"\n{margin}{entry(str(k), v, indent)}" for k, v in value.items())
            return "".join(entries)
        case list() | tuple() if any(isinstance(one, dict | list | tuple) for one in value):
            return "".join(f"\n{margin}{entry(n, one, indent)}" for n, one in enumerate(value))
        case _:
            return flow(value)


def flow(value: object) -> str:
    """Return plain data on one line: words, a list in brackets or a mapping in braces."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case dict():
            inside = (f"{scalar(str(key))}: {flow(one)}" for key, one in value.items())
            return f"{{{', '.join(inside)}}}"
        case list() | tuple():
            return f"[{', '.join(map(flow, value))}]"
        case int():
            return str(value)
        case _:
            return scalar(str(value))


def _words(value: str, indent: int) -> str:
    """Return words: plain where that is safe, else in quotes, long ones in a block."""
    in_lines = "\n" in value and not value.startswith((" ", "\n")) and not value.endswith("\n\n")
    if not in_lines:
        return scalar(value)
    head = "|" if value.endswith("\n") else "|-"
    lines = value.removesuffix("\n").split("\n")
    return "\n".join([head, *((" " * indent + line) if line else "" for line in lines)])


def quoted_alike(written: str, value: object, style: str) -> str:
    """Return one line of words in the quotes that stood there before, where that is possible."""
    if not isinstance(value, str) or written.startswith(("|", ">")):
        return written
    if style == '"' or (style == "'" and value.isprintable()):
        return f"{style}{escaped(value, style)}{style}"
    return written


def escaped(words: str, style: str) -> str:
    """Return words as they stand inside the quotes of a style."""
    if style == '"':
        return json.dumps(words, ensure_ascii=False)[1:-1]
    return words.replace("'", "''") if style == "'" else words


def scalar(value: str) -> str:
    """Return one line of words as a YAML scalar."""
    safe = value.isprintable() and PLAIN.fullmatch(value) and value.lower() not in ANSWERS
    plain = safe and YAML(typ="safe").load(f"a: {value}") == {"a": value}
    return value if plain else json.dumps(value, ensure_ascii=False)
