"""What is written is read as it was meant, whatever it says; and every leaf has its own lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from policyloom.diagnostics import has_errors
from policyloom.markdown import leaves, read_wording, text_of, write_wording
from policyloom.source.wording import Bold, Italic, WordingParagraph, Words
from tests.wordings import OPENINGS, PLACE, PLAIN, TYPED, WORDINGS

if TYPE_CHECKING:
    from policyloom.source.wording import Wording


WORD, PART = Words("word", PLACE.span), Bold((Words("part", PLACE.span),))


@given(WORDINGS)
@example((WordingParagraph((Italic((PART,)), WORD)),))
@example((WordingParagraph((WORD, Italic((PART,)))),))
@example((WordingParagraph((PART, Italic((WORD,)), WORD)),))
@example((WordingParagraph((Words("ends\\\nhere [^a] and [b]: c", PLACE.span),)),))
def test_what_is_written_is_read_again(wording: Wording) -> None:
    read, problems = read_wording(write_wording(wording), PLACE)
    assert read == wording
    assert not has_errors(problems)


@given(st.lists(st.sampled_from([*OPENINGS, *PLAIN, *PLAIN]), min_size=30, max_size=90))
def test_a_paragraph_has_no_lines_that_look_like_a_list(words: list[str]) -> None:
    wording = (WordingParagraph((Words(" ".join(words), PLACE.span),)),)
    assert read_wording(write_wording(wording), PLACE) == (wording, ())


@given(TYPED)
def test_what_somebody_types_is_read_and_written_again(text: str) -> None:
    wording, problems = read_wording(text, PLACE)
    if not problems:
        assert read_wording(write_wording(wording), PLACE) == (wording, ())


@given(TYPED)
def test_leaves_have_the_lines_of_the_text(text: str) -> None:
    found = leaves(text)
    lines = [line for leaf in found for line in (*leaf.gap, *leaf.lines)]
    assert lines == text.split("\n")[: len(lines)]
    if not read_wording(text, PLACE)[1]:
        # Below the last words only empty lines are left, in a note or not.
        assert text_of(found).rstrip("> \n") == text.rstrip("> \n")
