"""Look-alikes: lines that are a list to whoever typed them, and run together when printed."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Severity
from policyloom.markdown.columns import check_lazy
from policyloom.markdown.counting import counted_on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token as MarkdownToken

    from policyloom.markdown.reader import Reader

END = r"(?=[ \t\xa0]|$)"
PLAIN = "•◦▪▫■□●○‣\u2043\uf0a7\uf0b7"
"""Bullets that are nothing else, so that one line below another is enough."""
NO_BULLETS = r"\w\s\x00-\x7f£€¥¢“”‘’„«¡¿…©®™°§"
"""What a line of prose may begin with; any other sign before words is somebody's bullet."""
SIGN = re.compile(
    rf"(?P<letters>\(?(?:([a-z])\2?|[ivx]{{1,5}})[.)]{END}|\(?[a-z]{{2}}\){END}|\([a-rt-z]\)(?=[a-z]))"
    rf"|(?P<numbers>\(?\d{{1,9}}[.)]{END}|\d{{1,2}}[.)](?=[a-z])|\(?\d+(?:\.\d+)+[.)]?{END}"
    rf"|\d{{1,2}}(?:\.\)|/){END}|\[\d{{1,2}}\]{END}|\(?\d{{1,2}}\)?\([a-z]\)|[①-⓿❶-➓])"
    rf"|(?P<plain>[{PLAIN}](?:(?=\w)|{END}))"
    rf"|(?P<bullets>(?:[^{NO_BULLETS}]\ufe0f?|[oqvxøü~=]|\[[ x]?\]){END}|[-–—](?=[a-z]))"
    rf"|(?P<astray>[-+*]{END})"
    rf"|(?P<steps>(?:(?:day|item|level|part|phase|point|q|question|rule|stage|step|week|year) ?)?"
    rf"\d{{1,2}}[a-z]?(?:[.:)]| [-–—]){END}|§+ ?\d*{END}|\*(?=[a-z])(?![^*]*\*))"
    rf"|(?P<labels>(?-i:[A-Z][\w'’/-]*(?: [\w'’/-]+){{0,2}}:){END})",
    re.IGNORECASE,
)
"""What a line begins with that looks like an item; one line alone may begin with it by chance."""
MEANING = re.compile(r":(?= |$)")
HIGHEST = 99
"""What a list begins with at most."""
HINTS = {
    "letters": "count on from line to line in small letters, `(a)` then `(b)`, `i.` then `ii.`",
    "numbers": "leave an empty line before the first, and put a space after one number; what"
    " belongs to an item is a list inside it",
    "bullets": "begin each with `- `, and leave an empty line before the first",
    "plain": "begin each with `- `, and leave an empty line before the first",
    "astray": "begin it exactly below the first word of the item to which it belongs; here it is"
    " indented too little for that, or too far",
    "steps": "begin each with `- `, or break the lines with a backslash at their ends",
    "labels": "begin each with `- `, or break the lines with a backslash at their ends",
}
GUESSED = frozenset({"steps", "labels"})
"""Kinds that a paragraph may happen to have, so that they are only pointed out."""
BOX = re.compile(rf"\[[ x]?\]{END}", re.IGNORECASE)
MARK = re.compile(rf"{BOX.pattern}|[{PLAIN}](?:(?=\w)|{END})", re.IGNORECASE)
"""What no item begins with, which has a mark already."""
IN_A_BOX = (
    "a box to tick is an option of a `form:`; in a list begin each with `- ` and leave the"
    " brackets out, with an empty line before the first"
)


def check_lines(token: MarkdownToken, reader: Reader) -> None:
    """Refuse the lines of a paragraph of which several begin as items of a list do.

    A line that its author has broken off from the one above does not run together with it.
    """
    first = token.map[0] if token.map else 0
    _check_end(token.content, first, reader)
    check_lazy(token.content.split("\n"), first, reader)
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    above, joined = "", []
    for row, line in enumerate(token.content.split("\n"), start=first):
        said, broken, above = line.lstrip(" \t"), above.endswith(("\\", "  ")), line
        if broken:
            continue
        joined.append((row, said))
        if row == first and reader.depth and (mark := MARK.match(said)):
            box = BOX.match(said)
            hint = IN_A_BOX if box else "take it away: the list has its own mark"
            message = f"`{mark[0]}` begins this item, and would be printed as it stands"
            # No backslash takes its meaning from a bullet, so that somebody may mean the sign.
            severity = Severity.ERROR if box else Severity.WARNING
            reader.report(
                Code.LINES_RUN_TOGETHER, message, reader.row_span(row, mark[0]), hint, severity
            )
        if (sign := SIGN.match(said)) and sign.lastgroup:
            found[sign.lastgroup].append((row, sign[0]))
        elif row > first and MEANING.match(said):
            _report(
                (row, ":"), "begin each term with `- ` and put its meaning on its line", reader
            )
    counted = counted_on(joined)
    if counted and not any(kind not in GUESSED and len(at) > 1 for kind, at in found.items()):
        row, typed, sure = counted
        severity = Severity.ERROR if sure else Severity.WARNING
        _report((row, typed), HINTS["steps"], reader, severity)
        return
    for kind, (at, *others) in found.items():
        # In a list one such line is enough: the one above has become an item.
        alone = kind in {"astray", "plain"} or (reader.depth and kind != "bullets")
        if others or (alone and at[0] > first):
            severity = Severity.WARNING if kind in GUESSED else Severity.ERROR
            _report(at, IN_A_BOX if BOX.match(at[1]) else HINTS[kind], reader, severity)


def _check_end(words: str, first: int, reader: Reader) -> None:
    """Refuse a backslash that ends a paragraph: it breaks no line, and would be printed."""
    if len(words) - len(words.rstrip("\\")) == 1:
        message = "this backslash ends the paragraph, so there is no line to break"
        hint = "take it away; `\\\\` prints one"
        row, line = first + words.count("\n"), words.rpartition("\n")[2]
        reader.report(Code.UNSUPPORTED_MARKDOWN, message, reader.row_span(row, line), hint)


def _report(
    at: tuple[int, str], hint: str, reader: Reader, severity: Severity = Severity.ERROR
) -> None:
    row, sign = at
    message = (
        f"lines that begin as this one does, with `{sign}`, would be printed as one paragraph"
    )
    reader.report(Code.LINES_RUN_TOGETHER, message, reader.row_span(row, sign), hint, severity)


def check_numbers(items: Sequence[MarkdownToken], reader: Reader) -> None:
    """Refuse a list whose numbers would be printed as others; ``1.`` throughout is counted."""
    said = [int(item.info) for item in items if item.info]
    if set(said) <= {1}:
        return
    if said[0] > HIGHEST:
        message = f"a list begins with {said[0]} here, which is a year or another number"
        hint = f"write `{said[0]}\\.` if it is no item"
        reader.report(Code.LIST_NUMBER, message, reader.line_span(items[0]), hint)
    for printed, (number, item) in enumerate(zip(said, items, strict=True), start=said[0]):
        span = reader.line_span(item)
        if number != printed:
            if any(known.span.line == span.line for known in reader.problems):
                return
            message = f"this item would be printed as {printed}, not as {number}"
            hint = (
                "a list begins with any number and counts on from it; a paragraph between two"
                f" lists tells them apart; write `{number}\\.` if it is no item"
            )
            reader.report(Code.LIST_NUMBER, message, span, hint)
            return
