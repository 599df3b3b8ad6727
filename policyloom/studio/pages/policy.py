"""STUDIO: one policy: read it as it prints, take its files, see its history."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from policyloom.document import anchor
from policyloom.editions.history import shown
from policyloom.fleet.verifying import told, verify
from policyloom.source import overlay_path
from policyloom.studio.asked import ABSENT, UNFIT, Answer, NoProjectError, NotThereError, go, page
from policyloom.studio.journal import savings
from policyloom.studio.leaves import leaves
from policyloom.studio.places import TABS, policy_page, target_at
from policyloom.studio.standing import standing
from policyloom.studio.undoing import put_back as undo
from policyloom.word.apart import NotReadError
from policyloom.writers import (
    CannotWriteError,
    Product,
    formats_of,
    in_languages,
    suffix_of,
    title_of,
    write,
)
from policyloom.writers.html.view import view
from policyloom.writers.html.words import Medium

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.document import Document
    from policyloom.fleet.verifying import Verdict
    from policyloom.studio.asked import Asked
    from policyloom.studio.standing import Standing

KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
}


def frame(asked: Asked, tab: str) -> tuple[Standing, dict[str, Any]]:
    """Return how the document of an address stands, and what every page about it shows."""
    target = target_at(asked)
    found = standing(asked.desk, target, asked.day)
    return found, {
        "standing": found,
        "tabs": TABS,
        "tab": tab,
        "at": partial(policy_page, target),
        "body": target.body,
        "done": asked.query.get("done", ""),
        "waits": bool(asked.query.get("done"))
        and any(not s.done for s in savings(asked.office.root)),
    }


def read(asked: Asked) -> Answer:
    """Return the draft as it prints, each clause with the way to change it."""
    found, common = frame(asked, "read")
    document = found.document
    clauses = (
        [[one.identity for one in s.provisions] for s in document.sections] if document else []
    )
    return page(
        "read",
        **common,
        view=view(document, Medium.SCREEN) if document else None,
        clauses=clauses,
        anchor=anchor,
    )


def broken(asked: Asked) -> Answer:
    """Return what is wrong with the file of a body, in place of a page that would change it."""
    _, common = frame(asked, "")
    return page("broken", UNFIT, **common)


def not_here(asked: Asked) -> Answer:
    """Return that nothing is at an address; of a document that is there, with its other pages."""
    try:
        _, common = frame(asked, "")
    except (NotThereError, NoProjectError):
        return page("absent", ABSENT)
    return page("absent_page", ABSENT, **common)


def files(asked: Asked) -> Answer:
    """Return what can be taken away: the draft, and each edition, in every format."""
    found, common = frame(asked, "files")
    editions = [(one.words, _formats(one.document)) for one in reversed(found.kept.editions)]
    formats = _formats(found.document) if found.document else []
    return page("files", **common, formats=formats, editions=editions)


def _formats(document: Document) -> list[tuple[str, str]]:
    """Return the formats of a document in each of its languages, and what they are called."""
    every = in_languages(formats_of(Product.DOCUMENT), document.apart)
    return [(to, title_of(to)) for to in every]


def download(asked: Asked) -> Answer:
    """Return a draft or edition as a file."""
    target = target_at(asked)
    to, which = asked.place["format"], asked.place["which"]
    document = _document(asked, which)
    if document is None or to not in dict(_formats(document)):
        raise NotThereError
    suffix = suffix_of(to)
    words = "draft" if which == "draft" else which
    return Answer(
        data=write(document, to),
        kind=KINDS.get(suffix.rpartition(".")[2], "application/octet-stream"),
        name=f"{target.policy}-{words}.{suffix}",
    )


def _document(asked: Asked, which: str) -> Document | None:
    target = target_at(asked)
    if which == "draft":
        return asked.desk.draft(target).compiled.document
    edition = asked.desk.kept(target).edition(which)
    return shown(edition) if edition else None


def verify_file(asked: Asked) -> Answer:
    """Say which edition a file is that somebody has, or where its words differ."""
    sent = asked.files[0] if asked.files else None
    if sent is None or not sent.data:
        return _history(asked, verdict="Choose a file first.")
    try:
        verdict = verify(asked.desk.root, sent.data)
    except (NotReadError, CannotWriteError) as problem:
        return _history(asked, verdict=f"{sent.name} was not read: {problem}.")
    return _history(asked, verdict=_said(sent.name, verdict), lines=told(verdict.differences[:10]))


def _said(name: str, verdict: Verdict) -> str:
    edition = verdict.edition
    if edition is None:
        return f"{name} is no edition of a policy that is kept here."
    which = f"version {edition.words} of {edition.policy}, {edition.body}"
    if verdict.genuine:
        ended = " That version was withdrawn." if edition.withdrawn else ""
        return f"{name} is {which}, word for word.{ended}"
    return f"{name} is most like {which}, and its words differ."


def history(asked: Asked) -> Answer:
    """Return the editions of a document, and what was saved in the file of its body."""
    return _history(asked)


def _history(asked: Asked, *, verdict: str = "", lines: Iterable[str] = ()) -> Answer:
    found, common = frame(asked, "history")
    path = overlay_path(found.target.body)
    return page(
        "history",
        **common,
        editions=tuple(reversed(found.kept.editions)),
        withdrawn=found.kept.withdrawn,
        savings=[one for one in savings(asked.desk.root) if one.path == path][:50],
        leaves=leaves,
        verdict=verdict,
        lines=tuple(lines),
    )


def put_back(asked: Asked) -> Answer:
    """Undo a save: a new save of what stood before, while nobody has changed it since."""
    target = target_at(asked)
    note = undo(asked, overlay_path(target.body), asked.said("number"))
    if not note:
        raise NotThereError
    desk = asked.office.desk()
    stays = desk is not None and target in desk.targets
    return go(policy_page(target, "history") if stays else "/", note)
