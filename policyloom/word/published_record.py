"""IMPORT: the record of an edition that somebody gave us -> the edition that it says it is."""

from __future__ import annotations

from policyloom.editions.record import read_edition
from policyloom.word.apart import NotReadError
from policyloom.word.published import RECORD, Published


def read_record(data: bytes) -> Published:
    """Return what a record says it is, by its seal; raises NotReadError where that does not fit.

    Its words are not read: the seal tells whether they are those of the edition.
    """
    edition, wrong = read_edition(data.decode("utf-8-sig", "replace"), "")
    if edition is None:
        raise NotReadError(wrong[0].message)
    facts = {"body": edition.body, "policy": edition.policy, "version": edition.words}
    return Published(form=RECORD, words="", facts=facts | {"digest": edition.digest})
