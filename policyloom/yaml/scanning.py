"""YAML scanning: what the scanner says of a line that it cannot read -> words with a remedy."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Fix, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ruamel.yaml.error import MarkedYAMLError

QUOTES = "put quotes round the whole text or use a `|` block"
AFTER_QUOTES = (
    "words stand after the closing quotation mark",
    "a text in '…' writes an apostrophe twice; or put the whole text in \"…\", or use a `|` block",
)


def _plain_words(problem: str, line: str, column: int, above: str) -> tuple[str, str]:
    """Return the message and the hint for what the YAML scanner says."""
    if "mapping values are not allowed" in problem:
        if ": " in line[:column]:
            return SECOND_COLON
        return GOES_ON if re.search(r":(?: |$)", above) else NO_KEY_ABOVE
    if "did not find expected key" in problem and re.search(r"['\"] *$", line[:column]):
        return AFTER_QUOTES
    if ADDRESS.search(line[:column]):
        return IN_BRACKETS
    if OPENING.match(line[:column]):
        return "text that begins like this is read as YAML's own brackets", QUOTES
    said = next((said for sign, said in SCANNER if sign in problem), None)
    return said or ("this line is not YAML", "compare it with the line above, or use quotes")


OPENING = re.compile(r"\s*(?:- +)*(?:[\w -]+: +)?[\[{]")
ADDRESS = re.compile(r"[{\[,].*\b(?:https?|mailto|tel)$")
WRONG_ESCAPE = (
    "in double quotes a backslash stands for something else, and this one for no character",
    "double the backslash, or use single quotes",
)
IN_BRACKETS = (
    "an address stands in brackets without quotes, and its colon is read as YAML's own",
    'put quotes round the address: "https://…"',
)
SECOND_COLON = (
    "a second `: ` stands in this line",
    "put quotes round the text that holds a colon, or use a `|` block",
)
GOES_ON = (
    "this line is indented as if it went on from the value above it",
    "indent it like the other keys beside it",
)
NO_KEY_ABOVE = (
    "the line above is not `name: value`, as this line would need",
    "put a space after the colon there, or put the whole text in a `|` block",
)
OUT_OF_LINE = (
    "this line does not fit what stands around it",
    "check that this line is indented like the lines beside it, and that quotes are closed",
)
BAD_START = ("text cannot begin with this character", QUOTES)
SCANNER = (
    ("expected <block end>", OUT_OF_LINE),
    ("did not find expected key", OUT_OF_LINE),
    ("'-' indicator", OUT_OF_LINE),
    ("<document start>", OUT_OF_LINE),
    ("could not find expected ':'", ("a `:` is missing after this name", "write `name: value`")),
    (
        "sequence entries are not allowed",
        ("a list does not begin beside its name", "begin the list on the next line"),
    ),
    (
        "unknown escape",
        ("`\\` has a meaning of its own between double quotes", "use single quotes instead"),
    ),
    (
        "comment or line break",
        ("words stand after the `|`", "begin the text on the next line, indented by two spaces"),
    ),
    (
        "directive",
        ("a line that begins with `%` is an instruction to YAML", "remove it, or use quotes"),
    ),
    ("cannot start any token", BAD_START),
    ("alphabetic or numeric", BAD_START),
    ("node content", BAD_START),
    ("expected '>'", BAD_START),
    ("tag", BAD_START),
)


NO_SPACE = re.compile(r"(?P<name> *(?:- )?[a-z][a-z -]*):(?P<value>(?!//)[^\s:/].*?) *$")
"""``nation:england``, which YAML reads as one word that has no value."""


def not_yaml(error: MarkedYAMLError, path: str, lines: Sequence[str]) -> Diagnostic:
    """Return what is wrong with the lines of a file that the scanner cannot read."""
    problem = str(error.problem or error.context or error)
    broken = _broken_off(error, lines)
    opened = error.context_mark if not broken and _is_open(error) else None
    mark = opened or error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    if line >= len(lines):
        line, column = _last_bracket(lines)
    text = lines[line] if lines else ""
    above = lines[line - 1] if line else ""
    span = Span(path, line + 1, column + 1)
    unspaced = NO_SPACE.match(above) or NO_SPACE.match(text)
    if unspaced and not opened:
        at = line if unspaced.string is above else line + 1
        hint = f"write `{unspaced['name'].strip()}: {unspaced['value']}`"
        return Diagnostic(
            code=Code.NOT_YAML,
            message=f"a space is missing after “{unspaced['name'].strip()}:”",
            span=Span(path, at, len(unspaced["name"]) + 1),
            hint=hint,
        )
    if broken:
        message, hint = broken
    elif opened:
        message, hint = _not_closed(text, column, str(error.context))
    else:
        problem = str(error.problem)
        is_escape = any(sign in problem for sign in ("escape", "hexdecimal"))
        message, hint = WRONG_ESCAPE if is_escape else _plain_words(problem, text, column, above)
    fix = _in_quotes(error, span, text) if broken else None
    return Diagnostic(code=Code.NOT_YAML, message=message, span=span, hint=hint, fix=fix)


def _is_open(error: MarkedYAMLError) -> bool:
    """Tell whether a bracket or quotation mark is open: what is wrong is where it begins."""
    problem = str(error.problem)
    return "end of stream" in problem or "flow" in str(error.context)


def _broken_off(error: MarkedYAMLError, lines: Sequence[str]) -> tuple[str, str] | None:
    """Return what is wrong where a sign ends the words before it, which brackets stand around."""
    begun, at = error.context_mark, error.problem_mark
    if not (begun and at and begun.line == at.line < len(lines) and _is_open(error)):
        return None
    before, sign = lines[at.line][: at.column], lines[at.line][at.column :][:1]
    words = before[begun.column + 1 :].rpartition(": ")[2].strip()
    if sign not in {"?", "[", "{"} or not words or words[-1] in "\"',[{}]:":
        return None
    message = f"`{sign}` ends the words before it, because they stand in braces or brackets"
    # In a list, a comma may stand between two texts or in one: how a text ends is sure.
    *_, last = words.split(", ") if before[begun.column] == "[" else ("",)
    which = f"ends “{last}{sign}”" if last else f"begins “{words}”"
    return message, f"put quotes round the whole text that {which}"


NEXT_KEY = re.compile(r", *[a-z][\w -]*: ")
DEPTH = {"{": 1, "[": 1, "}": -1, "]": -1}


def _in_quotes(error: MarkedYAMLError, span: Span, line: str) -> Fix | None:
    """Return the words with quotes, which end where the next key or the bracket's end is."""
    begun, at = error.context_mark, span.column - 1
    start = line.rfind(": ", begun.column, at) + len(": ") if begun else 0
    end, depth = at, 0
    while end < len(line) and not (depth == 0 and NEXT_KEY.match(line, end)):
        depth += DEPTH.get(line[end], 0)
        if depth < 0:
            break
        end += 1
    words = line[start:end].strip()
    if start < len(": ") or end == len(line) or '"' in words or "\\" in words:
        return None
    return Fix(
        replace(span, column=start + 1, length=len(words)), words, f'"{words}"', is_yaml=True
    )


def _last_bracket(lines: Sequence[str]) -> tuple[int, int]:
    """Return the place of the last opening bracket: the file ended right after it."""
    found = [(n, max(line.rfind("["), line.rfind("{"))) for n, line in enumerate(lines)]
    return max(((n, column) for n, column in found if column >= 0), default=(0, 0))


def _not_closed(line: str, column: int, context: str) -> tuple[str, str]:
    sign = line[column : column + 1]
    if "flow" not in context:
        return (f"this `{sign}` is not closed before the file ends", f"close it with `{sign}`")
    close = "]" if sign == "[" else "}"
    if _alone_in_value(line, column):
        return f"this `{sign}` is not closed", f"close it with `{close}`, or {QUOTES}"
    return f"this `{sign}` is not closed on its line", f"close it with `{close}`"


def _alone_in_value(line: str, column: int) -> bool:
    """Tell whether a bracket could be the first character of a text and no bracket of YAML's."""
    return bool(re.fullmatch(r"\s*(?:- +)*(?:[\w -]+: +)?", line[:column]))
