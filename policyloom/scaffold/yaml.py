"""Scaffold: values -> the lines of a new YAML file."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from policyloom.yaml.edit import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 98


def header(path: str, kind: str) -> str:
    """Return the line by which an editor finds the schema of the file at ``path``."""
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}schema/{kind}.schema.json"


def comment(words: str, indent: str = "") -> Iterator[str]:
    """Yield words as lines of comment."""
    sign = f"{indent}# "
    yield from textwrap.wrap(
        words,
        WIDTH,
        initial_indent=sign,
        subsequent_indent=sign,
        break_long_words=False,
        break_on_hyphens=False,
    )


def written(data: object) -> str:
    """Return plain data on one line: words, a list in brackets or a mapping in braces."""
    match data:
        case bool():
            return "true" if data else "false"
        case dict():
            inside = (f"{scalar(str(key))}: {written(value)}" for key, value in data.items())
            return f"{{{', '.join(inside)}}}"
        case list() | tuple():
            return f"[{', '.join(map(written, data))}]"
        case int():
            return str(data)
        case _:
            return scalar(str(data))


def said(data: object) -> str:
    """Return plain data as somebody would say it."""
    match data:
        case bool():
            words = "yes" if data else "no"
        case {"either": [*roles]}:
            words = " or ".join(map(str, roles))
        case {"definite": definite}:
            words = str(definite)
        case {"platform": platform, "account": account}:
            words = f"{platform}, {account}"
        case dict():
            words = ", ".join(map(str, data.values() if "noun" not in data else [data["noun"]]))
        case list() | tuple():
            words = ", ".join(map(str, data)) or "none"
        case _:
            words = str(data)
    return words
