"""Change log: a comparison -> sentences, a control table's amendments, and a log to print."""

from policyloom.changelog.entries import (
    Entry,
    Reason,
    entries,
    public,
    quoted,
    unmatched,
    weighed,
    whole,
)
from policyloom.changelog.log import log_document, summary
from policyloom.changelog.sentences import sentence
