"""What the control table says of the changes between two editions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.changelog import entries, public, summary
from policyloom.changes.kinds import Reworded
from policyloom.document import Text, lines, runs
from policyloom.document.walk import reworded
from policyloom.editions import Edition, since, substance
from tests.shelf import edition

if TYPE_CHECKING:
    from policyloom.document import Concept, Document, Inlines


def told(old: Edition, new: Edition) -> tuple[str, ...]:
    return summary(since((old,), new.document, new.declared), new.reasons, new.declared)


def test_rewordings_of_a_section_are_told_together_in_their_authors_words() -> None:
    lines = told(edition("peak-vale", "1.1"), edition("peak-vale", "2.0"))
    section = next(line for line in lines if line.startswith("Section 2 (Scope and"))
    assert section.startswith(
        "Section 2 (Scope and responsibilities): An official account now needs at least two"
    )
    assert "Anyone who publishes personal data by mistake must now report it at once" in section


def test_changes_of_wording_alone_are_only_named() -> None:
    new = edition("peak-vale", "2.0")
    spelt = replace(new, document=reworded(new.document, spelt_otherwise))
    lines = told(edition("peak-vale", "1.1"), spelt)
    assert lines[-1] == "Changes of wording only: ‘Professional discussion groups’."


def spelt_otherwise(inlines: Inlines) -> Inlines:
    """Let a clause say what it said before, with one word spelt otherwise."""
    now, before = "online groups and forums", "on-line groups, forums and bulletin boards"
    return tuple(
        replace(one, value=one.value.replace(now, before)) if isinstance(one, Text) else one
        for one in inlines
    )


def test_what_a_word_stands_for_is_part_of_what_is_compared() -> None:
    old, new = edition("peak-vale", "1.1"), edition("peak-vale", "2.0")
    typed = reworded(new.document, as_typed)
    assert typed == new.document
    for one in (new.document, typed):
        made = since((old,), one, {})
        assert standing_for(made.new) == standing_for(substance(one))


def as_typed(inlines: Inlines) -> Inlines:
    """Let every word be typed as it stands, and stand for nothing."""
    return tuple(replace(one, concept=None) if isinstance(one, Text) else one for one in inlines)


def standing_for(document: Document) -> list[Concept | None]:
    return [run.concept for line in lines(document) for run in runs(line.inlines)]


def test_every_clause_of_the_log_is_in_the_summary() -> None:
    old, new = edition("peak-vale", "1.1"), edition("peak-vale", "2.0")
    comparison = since((old,), new.document, new.declared)
    lines = " ".join(told(old, new))
    for entry in public(entries(comparison, new.reasons, new.declared)):
        change = entry.changes[0]
        wanted = entry.words
        if isinstance(change, Reworded):
            wanted = change.where.title if change.where.title in lines else entry.reason
        assert wanted in lines


def test_a_clause_without_a_reason_is_told_by_its_title() -> None:
    old, new = edition("peak-vale", "1.1"), edition("peak-vale", "2.0")
    lines = summary(since((old,), new.document, {}), {}, {})
    assert "Reworded in section 2 (Scope and responsibilities): ‘Personal information’." in lines


def test_a_reason_that_was_given_for_a_change_of_wording_is_told() -> None:
    old, new = edition("peak-vale", "1.1"), edition("peak-vale", "2.0")
    reasons = {"clause:social-media/discussion-groups": "Nobody understood it."}
    lines = summary(since((old,), new.document, new.declared), reasons, new.declared)
    assert "Section 2 (Scope and responsibilities): " in " ".join(lines)
    assert any("Nobody understood it." in line for line in lines)
    assert not any(line.startswith("Changes of wording only") for line in lines)
