"""Editions: approved documents, frozen with their approval, provenance and digest."""

from policyloom.editions.approval import (
    given_reasons,
    propose,
    reason_texts,
    unknown_editions,
    wrong_reasons,
)
from policyloom.editions.history import (
    draft_with_history,
    on_day,
    since,
    substance,
    with_history,
    without_day,
)
from policyloom.editions.provenance import declarations, declared_for, edited_clauses
from policyloom.editions.record import Approval, Edition, read_edition, write_edition
from policyloom.editions.request import Proposal, Request, Submission
from policyloom.editions.reviews import review
from policyloom.editions.shelf import Shelf, edition_path, editions_folder, shelve
from policyloom.source.library import edition_version, edition_words
