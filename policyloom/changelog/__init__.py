"""Change log: a comparison -> sentences, a control table's amendments, and a log to print."""

from policyloom.changelog.entries import Entry, entries, public
from policyloom.changelog.log import log_document, summary
from policyloom.changelog.reasons import Reason, names_of, unmatched
from policyloom.changelog.sentences import sentence

__all__ = [
    "Entry",
    "Reason",
    "entries",
    "log_document",
    "names_of",
    "public",
    "sentence",
    "summary",
    "unmatched",
]
