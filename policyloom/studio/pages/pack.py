"""STUDIO: what a meeting needs: the draft, its changes marked, and one page for the clerk."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from policyloom.document import plain
from policyloom.editions.approvers import who_may
from policyloom.english.grammar import joined
from policyloom.studio.asked import Answer, NotThereError
from policyloom.studio.pages.compare import made_of, told_of
from policyloom.studio.pages.policy import frame
from policyloom.writers import in_languages, suffix_of, write
from policyloom.writers.comparison.summary import with_summary

if TYPE_CHECKING:
    from policyloom.changelog import Entry
    from policyloom.document import Document
    from policyloom.studio.asked import Asked
    from policyloom.studio.standing import Standing

FORMATS = frozenset({"docx", "pdf"})
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the pack, so that the same draft makes the same bytes."""


def pack(asked: Asked) -> Answer:
    """Return the papers for a meeting in one file, in Word or as PDF."""
    found, _ = frame(asked, "approve")
    to, document = asked.place["format"], found.document
    if document is None or to not in FORMATS:
        raise NotThereError
    last = found.kept.last
    made = made_of(asked, found.target, last.words, "draft") if last else None
    told = told_of(made) if made else ()
    papers = {"draft": document} | ({"changes": with_summary(made, told)} if made else {})
    return Answer(
        data=_packed(papers, to, _for_the_clerk(asked, found, told)),
        kind="application/zip",
        name=f"{found.target.policy}-for-the-meeting.zip",
    )


def _packed(papers: dict[str, Document], to: str, page: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(zipfile.ZipInfo("for-the-clerk.txt", LONG_AGO), page)
        for name, document in papers.items():
            for one in in_languages((to,), document.apart):
                info = zipfile.ZipInfo(f"{name}.{suffix_of(one)}", LONG_AGO)
                packed.writestr(info, write(document, one))
    return held.getvalue()


def _for_the_clerk(asked: Asked, found: Standing, told: tuple[Entry, ...]) -> str:
    """Return the agenda line, what changes, and what has to be minuted."""
    comparison, library = found.draft.comparison, asked.desk.library
    policy, profile = library.policies[found.target.policy], asked.desk.profile(found.target.body)
    size = max((one.size for one in told), default=None)
    who = who_may(size, policy, profile, comparison) if size is not None else ()
    title = plain(found.document.title) if found.document else found.title
    lines = [f"{title}, {found.body_name}", ""]
    lines += [f"To be approved by the {joined(tuple(one.words for one in who), 'or')}."] * bool(
        who
    )
    lines += [f"In its place until now: {found.in_force}." if found.in_force else "It is new.", ""]
    lines += ["What changes, the gravest first:"] if comparison and told else []
    lines += [
        f"- {one.words} ({one.size.words}){f' {one.reason}' if one.reason else ''}" for one in told
    ]
    lines += ["", "To be minuted: who decided, on which day, and from when it is in force."]
    return "\n".join(lines) + "\n"
