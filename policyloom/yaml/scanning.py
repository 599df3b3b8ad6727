"""YAML scanning: what the scanner says of a line that it cannot read -> words with a remedy."""

from __future__ import annotations

import re

QUOTES = "put quotes round the whole text or use a `|` block"
AFTER_QUOTES = (
    "words stand after the closing quotation mark",
    "a text in '…' writes an apostrophe twice; or put the whole text in \"…\", or use a `|` block",
)


def plain_words(problem: str, line: str, column: int, above: str) -> tuple[str, str]:
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
