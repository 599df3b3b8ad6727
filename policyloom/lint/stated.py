"""The rule ``stated-outside-token``: what control data say, a text of the library takes from them.

Older versions of a clause are published and stay; the text of one body may say what holds there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic
from policyloom.english.dates import MONTHS
from policyloom.lint.lines import newest_lines, running
from policyloom.remembered import remembered
from policyloom.source.walk import MOST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Diagnostics, Severity
    from policyloom.lint.lines import Lines, Running
    from policyloom.source import Library

DOCUMENT = (
    r"(?:(?:this|the|these) (?:policy|procedure|protocol|scheme|guide|guidance|arrangements|code"
    r"|statement|plan|report|objectives|document)|\{[Tt]his document\})"
)
OFTEN = (
    r"(?:(?:every|each) (?:(?:\w+ )?(?:year|month|term)s?)|(?:once|twice) (?:a|every) \w+"
    r"|annually|yearly|termly|regularly|from time to time|on an annual basis)"
)
DATE = rf"(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)}) \d{{4}}"
ON = r"(?:[^.;:]|\.(?=\d))*?"
"""More words of the same sentence."""
LOOKED_AT = r"(?:reviewed|revised|looked at)"
REVIEWS = r"(?:\{[^{}]*\breviews?\}|reviews?|look at|looks at)"
WHO = r"(?:\{[^{}]*\}|[Ww]e|[Tt]hey|and|then|also)"
ITSELF = rf"(?:^It|(?i:{DOCUMENT})(?:[^.;:{{}}]*\.\s+It)?)"
"""The document as a subject: by its name, or as 'it' in the sentence after."""
OTHER = r"\{(?![Tt]he approver)[^{}]+"
"""A token that is not the approver, up to its last brace."""
STATED = (
    (
        re.compile(
            rf"\b(?:re-?)?(?:view|read|vis|new|look|approv|adopt|updat)\w*\b[^.;:]*?{DOCUMENT}"
            rf"[^.;:{{}}]*?\b(?P<said>{OFTEN})",
            re.IGNORECASE,
        ),
        "how often the document is reviewed",
        "{review cycle}",
    ),
    (
        # 'It' is the document where that was named last, or where the line names nothing before.
        re.compile(
            rf"(?:(?i:{DOCUMENT})[.,;]?\s+(?:{WHO}\s+)*|^(?=\{{[A-Z]|We\b|They\b)(?:{WHO}\s+)*)"
            rf"{REVIEWS}\s+it(?:\s+again)?\s+(?P<said>{OFTEN})"
            rf"|(?:{ITSELF}\s+(?:is|are|\{{\w+\}}\s+be)|\{{[Tt]his document (?:is|are)\}})\s+"
            rf"(?:\w+ly\s+)?{LOOKED_AT}\b[^.;:]*?\b(?P<too>{OFTEN})"
        ),
        "how often the document is reviewed",
        "{review cycle}",
    ),
    (
        re.compile(
            r"(?P<said>(?:(?:its|the|a|each) )?(?:next )?review date)\b"
            rf"|(?:{DOCUMENT}|\bnext review){ON}\b(?:reviewed|review|due)\b{ON}"
            rf"(?P<too>\b(?:by|in|on|within) (?:{DATE}|(?:\w+ ){{1,2}}(?:months|years?)))\b",
            re.IGNORECASE,
        ),
        "the day of the next review",
        "{next review}",
    ),
    (
        re.compile(
            rf"(?P<said>{OTHER} (?:approves?|adopts?|reviews?)\}}) {DOCUMENT}"
            rf"|(?P<too>{OTHER}\}}) (?:\{{\w+\}} )?(?:approve|adopt)s? {DOCUMENT}"
        ),
        "who approves the document",
        "{The approver approves}",
    ),
    (
        re.compile(
            rf"(?P<said>\b[Vv]ersion \d[\d.]*) of {DOCUMENT}"
            rf"|(?:\b[Tt]his is |(?i:{DOCUMENT}),? \(?)(?P<too>[Vv]ersion \d[\d.]*\b)"
        ),
        "the version of the document",
        "{version}",
    ),
    (
        re.compile(
            rf"(?:{DOCUMENT}|{ITSELF}|^)\b{ON}\b(?:adopted|agreed|approved|effect|effective|force"
            rf"|ratified)\b{ON}(?P<said>\b(?:from|on) {DATE})",
            re.IGNORECASE,
        ),
        "a day of the document",
        "",
    ),
)


def stated(library: Library) -> Iterator[Diagnostic]:
    """A clause takes the review cycle, next review, approver and version from control data.

    Why it matters: a body may say another cycle, and an inspector reads 'every two years' in the
    table above 'every year' in the text.
    """
    for said, severity in newest_lines(library):
        yield from _of_a_text(said, severity)


@remembered(MOST)
def _of_a_text(said: Lines, severity: Severity) -> Diagnostics:
    found = (one for line in said for one in _in_line(running(line), severity))
    return tuple(dict.fromkeys(found))


def _in_line(said: Running, severity: Severity) -> Iterator[Diagnostic]:
    for pattern, what, token in STATED:
        for found in pattern.finditer(said.words):
            group = "said" if found["said"] else "too"
            if said.is_kept(found.start(group)):
                continue
            yield Diagnostic(
                code=Code.STATED_OUTSIDE_TOKEN,
                message=f"“{found[group]}” says {what}, which a body may say otherwise",
                span=said.at(found.start(group), len(found[group])),
                hint=f"write `{token}`, which says what the control table says"
                if token
                else "leave it out: the control table says when it is approved and in force",
                severity=severity,
            )
