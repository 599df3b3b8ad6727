"""Lint: questions asked of the library and of finished documents, one subject to a module.

A rule's docstring says what it asks and why; the pages that ``explain`` prints say it at length.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from policyloom.document import passages
from policyloom.lint.accounts import accounts
from policyloom.lint.agreement import agreement
from policyloom.lint.chart_heights import chart_heights
from policyloom.lint.colours import colours
from policyloom.lint.defined_terms import defined_terms
from policyloom.lint.delegation import approvers_apart, boards_apart, delegation, stricter
from policyloom.lint.facts import facts
from policyloom.lint.former_names import former_names
from policyloom.lint.house_style import modality
from policyloom.lint.kept_elsewhere import kept_elsewhere
from policyloom.lint.links import links
from policyloom.lint.locked_values import locked_values, locks
from policyloom.lint.named_clauses import named_clauses, own_clauses
from policyloom.lint.named_roles import named_roles
from policyloom.lint.names_of_people import names_of_people
from policyloom.lint.nouns import nouns
from policyloom.lint.overlay_names import overlay_names, proposed_names
from policyloom.lint.people import people
from policyloom.lint.raw_words import raw_words
from policyloom.lint.said_twice import said_twice
from policyloom.lint.sentences import sentences
from policyloom.lint.stated import stated
from policyloom.lint.table_widths import table_widths
from policyloom.lint.tokens import tokens
from policyloom.lint.unreferenced import appendices, figures
from policyloom.lint.vocabulary_names import vocabulary_names
from policyloom.lint.waves import waves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from policyloom.diagnostics import Diagnostic, Diagnostics
    from policyloom.document import Document, Passages
    from policyloom.source import Library

LibraryRule: TypeAlias = "Callable[[Library], Iterator[Diagnostic]]"
DocumentRule: TypeAlias = "Callable[[Document, Passages], Iterator[Diagnostic]]"

LIBRARY_RULES: tuple[LibraryRule, ...] = (
    vocabulary_names,
    former_names,
    tokens,
    raw_words,
    stated,
    agreement,
    links,
    named_clauses,
    named_roles,
    own_clauses,
    defined_terms,
    facts,
    overlay_names,
    nouns,
    proposed_names,
    people,
    names_of_people,
    modality,
    accounts,
    kept_elsewhere,
    colours,
    delegation,
    stricter,
    approvers_apart,
    boards_apart,
    locks,
    locked_values,
    waves,
)
DOCUMENT_RULES: tuple[DocumentRule, ...] = (
    sentences,
    said_twice,
    appendices,
    figures,
    table_widths,
    chart_heights,
)


def lint_library(library: Library) -> Diagnostics:
    """Return what the rules find in clauses, policies and overlays, used or not."""
    return tuple(problem for rule in LIBRARY_RULES for problem in rule(library))


def lint(document: Document, *, in_part: bool = False) -> Diagnostics:
    """Return what the rules find in a finished document.

    One that is there ``in_part``, as something in it was refused, has sentences with a gap.
    """
    said = tuple(passages(document))
    rules = (rule for rule in DOCUMENT_RULES if not (in_part and rule is sentences))
    return tuple(problem for rule in rules for problem in rule(document, said))
