"""What a person reads about a problem."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from policyloom.diagnostics import Code, Diagnostic, Label, Severity, Span
from policyloom.diagnostics.as_text import Screen, excerpt
from policyloom.diagnostics.findings import Finding, gather, totals
from policyloom.diagnostics.written import Surroundings, report

OVERLAY = "trusts/peak-vale/overlay.yaml"
CLAUSE = "clauses/social-media/scope.yaml"
TEXTS = {
    OVERLAY: "\n" * 40 + "  - omit: social-media/monitorng\n",
    CLAUSE: "clause: social-media/scope\ntitle:\tScope\n",
}
UNMATCHED = Diagnostic(
    code=Code.UNMATCHED_MODIFICATION,
    message="this policy has no clause `social-media/monitorng`",
    span=Span(OVERLAY, 41, 11, 22),
    hint="did you mean `social-media/monitoring`?",
)


def shown(*diagnostics: Diagnostic, screen: Screen | None = None) -> str:
    findings = gather(diagnostics, {})
    return report("text", findings, Surroundings(texts=TEXTS, screen=screen or Screen()))


def test_a_problem_is_shown_with_its_line_and_what_would_be_right() -> None:
    assert shown(UNMATCHED) == (
        """\
error[unmatched-modification]: this policy has no clause `social-media/monitorng`
  --> trusts/peak-vale/overlay.yaml:41:11
   |
41 |   - omit: social-media/monitorng
   |           ^^^^^^^^^^^^^^^^^^^^^^
   = hint: did you mean `social-media/monitoring`?

"""
    )


def test_further_places_follow_with_their_own_line() -> None:
    diagnostic = Diagnostic(
        code=Code.LOCKED_CLAUSE,
        message="this clause is locked",
        span=Span(OVERLAY, 41, 11, 22),
        severity=Severity.WARNING,
        labels=(
            Label(Span(CLAUSE, 1, 9, 18), "it is locked here"),
            Label(Span("gone.yaml", 3, 4), "and listed here"),
            Label(Span("trusts/crest.png", 1, 1), "and pictured"),
        ),
    )
    assert shown(diagnostic) == (
        """\
warning[locked-clause]: this clause is locked
  --> trusts/peak-vale/overlay.yaml:41:11
   |
41 |   - omit: social-media/monitorng
   |           ^^^^^^^^^^^^^^^^^^^^^^
  ::: clauses/social-media/scope.yaml:1:9
   |
 1 | clause: social-media/scope
   |         ------------------ it is locked here
  ::: gone.yaml:3:4 and listed here
  ::: trusts/crest.png and pictured

"""
    )


def test_the_documents_of_a_shared_problem_are_counted() -> None:
    names = [f"peak-vale/school-{letter}:social-media" for letter in "abcdefghi"]
    findings = gather((), dict.fromkeys(names, (UNMATCHED, UNMATCHED)))
    text = report("text", findings, Surroundings(texts=TEXTS))
    assert text.count("error[") == 1
    assert (
        "   = in 9 documents: peak-vale/school-a:social-media, "
        "peak-vale/school-b:social-media and 7 more\n" in text
    )


def lacking(school: str) -> Diagnostic:
    """What one place asks of a school and the school does not give."""
    hint = f"write it in trusts/{school}/overlay.yaml"
    message = f"the telephone of the head is not given for {school}"
    return Diagnostic(
        code=Code.UNFILLED_SLOT, message=message, span=Span(CLAUSE, 1, 9, 18), hint=hint
    )


@pytest.mark.parametrize(("many", "blocks"), [(3, 3), (4, 1), (30, 1)])
def test_what_many_bodies_lack_at_one_place_is_told_once(many: int, blocks: int) -> None:
    schools = [f"school-{number:02}" for number in range(many)]
    findings = gather((), {f"{school}:phones": (lacking(school),) for school in schools})
    text = report("text", findings, Surroundings(texts=TEXTS))
    assert text.count("error[unfilled-slot]") == blocks
    assert all(f"not given for {school}\n" in text for school in schools)
    assert totals(findings) == f"{many} errors"


@pytest.mark.parametrize(
    ("names", "note"),
    [
        (["a:p"], "= in a:p\n"),
        (["a:p", "b:p"], "= in 2 documents: a:p and b:p\n"),
        (["a:p", "b:p", "c:p"], "= in 3 documents: a:p, b:p and c:p\n"),
        (["a:p", "b:p", "c:p", "d:p"], "= in 4 documents: a:p, b:p and 2 more\n"),
    ],
)
def test_few_documents_are_named(names: list[str], note: str) -> None:
    findings = gather((), dict.fromkeys(names, (UNMATCHED,)))
    assert note in report("text", findings, Surroundings(texts=TEXTS))


def test_a_problem_of_the_sources_is_not_laid_to_a_document() -> None:
    (finding,) = gather((UNMATCHED,), {"alderbrook:social-media": (UNMATCHED,)})
    assert finding == Finding(diagnostic=UNMATCHED, documents=())


def test_problems_come_in_the_order_of_files_and_lines() -> None:
    spans = [
        Span("b.yaml", 1, 1),
        Span("a.yaml", 10, 1),
        Span("a.yaml", 9, 2),
        Span("a.yaml", 9, 1),
    ]
    diagnostics = tuple(Diagnostic(code=Code.WRONG_FORM, message="x", span=span) for span in spans)
    assert [finding.diagnostic.span for finding in gather(diagnostics, {})] == sorted(
        spans, key=lambda span: (span.path, span.line, span.column)
    )


def test_totals_read_as_a_sentence() -> None:
    warning = Diagnostic(
        code=Code.REPEATED_WORD, message="w", span=Span("a", 1, 1), severity=Severity.WARNING
    )
    info = Diagnostic(
        code=Code.PLATFORM_OBSOLETE, message="i", span=Span("a", 1, 1), severity=Severity.INFO
    )
    assert totals(()) == "no problems"
    assert totals(gather((UNMATCHED,), {})) == "1 error"
    assert totals(gather((UNMATCHED, warning, info), {})) == "1 error, 1 warning and 1 note"


@pytest.mark.parametrize(
    ("line", "column", "length", "text", "carets"),
    [
        ("title:\tScope", 8, 5, "title:  Scope", "        ^^^^^"),
        ("\t\tx", 3, 1, "        x", "        ^"),
        ("校長: head", 5, 4, "校長: head", "      ^^^^"),
        ("校長: head", 1, 2, "校長: head", "^^^^"),
        ("a\u0301 b", 4, 1, "a\u0301 b", "  ^"),
        ("short", 4, 99, "short", "   ^^"),
        ("short", 99, 3, "short", "     ^"),
        ("", 1, 1, "", "^"),
        ("a\x1b[31mb", 7, 1, "a␛[31mb", "      ^"),
    ],
)
def test_the_mark_stands_under_the_place(
    line: str, column: int, length: int, text: str, carets: str
) -> None:
    found = excerpt(line, column, length, 100)
    assert (found.text, " " * found.start + "^" * found.width) == (text, carets)


def test_a_long_line_is_cut_around_the_place() -> None:
    found = excerpt("x" * 200 + " monitorng " + "y" * 200, 202, 9, 60)
    assert found.text[found.start : found.start + found.width] == "monitorng"
    assert found.text.startswith("…x")
    assert found.text.endswith("y…")
    assert len(found.text) == 60


def test_a_place_wider_than_the_screen_begins_in_view() -> None:
    found = excerpt("x" * 50 + "z" * 500, 51, 500, 40)
    assert cell_len(found.text) <= 40
    assert found.start + found.width <= 40


@given(
    line=st.text(alphabet="ab \t校ŵ\u0301", max_size=300),
    column=st.integers(min_value=1, max_value=320),
    length=st.integers(min_value=0, max_value=320),
    room=st.integers(min_value=20, max_value=120),
)
def test_the_excerpt_always_fits_and_points_into_itself(
    line: str, column: int, length: int, room: int
) -> None:
    found = excerpt(line, column, length, room)
    assert cell_len(found.text) <= room
    assert found.width >= 1
    assert found.start <= cell_len(found.text)
    assert "\t" not in found.text


def test_colours_change_no_words() -> None:
    plain = shown(UNMATCHED)
    coloured = shown(UNMATCHED, screen=Screen(colour=True))
    assert coloured != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_a_message_cannot_act_on_the_terminal() -> None:
    nasty = Diagnostic(
        code=Code.WRONG_FORM,
        message="a\x1b]0;title\x07\nb",
        span=Span("p\x1b[2J.yaml", 1, 1),
        hint="\x9b2J",
    )
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", shown(nasty))
