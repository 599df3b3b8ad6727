"""Scaffold: the lines of a new overlay -> its text; what nobody said is marked in comments."""

from __future__ import annotations

import textwrap
from functools import reduce
from typing import TYPE_CHECKING

from policyloom.decode.marks import CHECK
from policyloom.yaml.writing import entry, flow, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.scaffold.proposals import Line

TOP = ("name", "kind", "nation", "phase", "religious-character", "policies")
BELOW = ("terms", "roles", "people", "settings", "choices", "local-lists", "pictures", "documents")
STEP = "  "
WIDTH = 98
BEGUN = (
    "Begun by `policyloom new`. Nobody said what is marked “check this”: see that it is right, "
    "then take the mark away."
)
OPEN = (
    "What is marked “fill in” is open, and drafts show a gap there. The words after it are "
    "examples: write your own in their place, without the number sign in front of the line."
)
EVERY = "Take the sign away from every line that you fill in, and from those that it stands below."
HEADED = "fill in: take the sign away from the next line too, or what stands below it is misplaced"


def overlay_text(path: str, body: str, lines: Mapping[tuple[str, str], Line]) -> str:
    """Return the text of an overlay: the lines are by key, and name below it or nothing."""
    text = [header(path, "overlay")]
    if any(line.why for line in lines.values()):
        text += comment(BEGUN)
    if any(line.open for line in lines.values()):
        text += comment(OPEN)
    text.append(f"body: {body}")
    for key in TOP:
        text += _top(key, lines)
    for key in BELOW:
        text += _below(key, {name: line for (of, name), line in lines.items() if of == key})
    text += _accounts(lines)
    text += _blocks(lines)
    text += _left_open({name: line for (of, name), line in lines.items() if of == "to-complete"})
    return "\n".join(text) + "\n"


def facts_line(line: Line) -> str:
    """Return a setting as conditions ask about it."""
    return str(line.data).lower() if isinstance(line.data, bool) else str(line.data)


def _top(key: str, lines: Mapping[tuple[str, str], Line]) -> Iterator[str]:
    line = lines.get((key, ""))
    if line:
        if line.why:
            yield from comment(f"{CHECK}: {line.why}")
        yield f"{key}: {flow(line.data)}"


def _below(key: str, lines: Mapping[str, Line]) -> Iterator[str]:
    if not lines:
        return
    yield ""
    if all(line.open for line in lines.values()):
        yield from comment(HEADED)
        yield f"#{key}:"
    else:
        yield f"{key}:"
    why = ""
    for name, line in lines.items():
        if line.why != why and line.why:
            yield from comment(f"{'fill in' if line.open else CHECK}: {line.why}", STEP)
        why = line.why
        # Whoever takes the sign away leaves the line where it belongs.
        yield f"{STEP}{'#' if line.open else ''}{scalar(name)}: {flow(line.data)}"


def _accounts(lines: Mapping[tuple[str, str], Line]) -> Iterator[str]:
    line = lines.get(("channels", ""))
    if line and isinstance(line.data, dict):
        yield ""
        yield from comment(f"fill in: {line.why}")
        yield "channels:"
        for at, (key, value) in enumerate(line.data.items()):
            yield f"{STEP}{'  ' if at else '- '}{key}: {flow(value)}"


def _blocks(lines: Mapping[tuple[str, str], Line]) -> Iterator[str]:
    """Yield rows of tables and ways to reach people, in comments: each key with all below it."""
    changes = [line for (of, _), line in lines.items() if of == "modifications"]
    contacts = [line for (of, _), line in lines.items() if of == "contacts"]
    if changes:
        yield from ("", *comment(f"fill in: rows of tables. {EVERY}"), "#modifications:")
        for line in changes:
            yield from comment(line.why, STEP)
            yield from _signed(f"{STEP}{entry(0, line.data, len(STEP))}")
    if contacts:
        yield from ("", *comment(f"fill in: {contacts[0].why} {EVERY}"))
        yield from _signed(entry("contacts", reduce(_joined, (line.data for line in contacts)), 0))


def _signed(text: str) -> Iterator[str]:
    """Yield lines that are comments until somebody takes the sign away."""
    for line in text.split("\n"):
        words = line.lstrip(" ")
        yield f"{line[: len(line) - len(words)]}#{words}"


def _joined(one: object, other: object) -> object:
    """Return the keys of two mappings in one, and what is below them."""
    if not (isinstance(one, dict) and isinstance(other, dict)):
        return other
    return {**one, **{key: _joined(one.get(key, {}), value) for key, value in other.items()}}


def _left_open(lines: Mapping[str, Line]) -> Iterator[str]:
    """Yield the settings that no draft can do without, and that are open all the same."""
    if lines:
        yield ""
        yield from comment("fill in: write each under `settings:`, and take it away here")
        yield "to-complete:"
        for name, line in lines.items():
            yield from comment(line.why, STEP)
            yield f"{STEP}- {scalar(name)}"


# LINES OF ANY NEW FILE


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
        case {"rows": [row, *_]}:
            words = f"rows of {', '.join(key for key in row if key != 'row')}"
        case dict() if any(isinstance(value, dict) for value in data.values()):
            words = ", ".join(map(said, data.values()))
        case dict():
            words = ", ".join(map(str, data.values() if "noun" not in data else [data["noun"]]))
        case list() | tuple():
            words = ", ".join(map(str, data)) or "none"
        case _:
            words = str(data)
    return words
