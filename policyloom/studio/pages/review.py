"""STUDIO: a review: what changed, what readers say of each clause, and what became of that."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.document import anchor
from policyloom.records import RecordError, envelope
from policyloom.studio.asked import UNFIT, Answer, NotThereError, go, page
from policyloom.studio.comments import (
    LONGEST,
    RETURNED,
    Said,
    about,
    change_comments,
    comments_on,
    provisions,
    said,
)
from policyloom.studio.labels import pages_in
from policyloom.studio.pages.compare import made_of, told_of
from policyloom.studio.pages.policy import frame
from policyloom.studio.places import policy_page, target_at
from policyloom.writers.html.view import view
from policyloom.writers.html.words import Medium
from policyloom.writers.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable

    from policyloom.changelog import Entry
    from policyloom.document import Document
    from policyloom.studio.asked import Asked
    from policyloom.studio.comments import Comment
    from policyloom.studio.standing import Standing

LARGEST = 1_000_000
"""Bytes of a file that comes back: words only."""
SCRIPT = "studio/review.js"


def review(asked: Asked) -> Answer:
    """Return the draft with what changed, and what was said of each clause."""
    return _page(asked)


def _page(asked: Asked, *, wrong: str = "") -> Answer:
    found, common = frame(asked, "review")
    target, document = found.target, found.document
    now = {one.identity: about(one) for one in provisions(document)}
    every = comments_on(asked.desk.root, target)
    by_clause: dict[str, list[Comment]] = {}
    for one in every:
        by_clause.setdefault(one.clause if one.clause in now else "", []).append(one)
    sections = document.sections if document else ()
    return page(
        "review", UNFIT if wrong else 200, **common, wrong=wrong, told=_changed(asked, found),
        view=view(document, Medium.SCREEN) if document else None, anchor=anchor, now=now,
        clauses=[[one.identity for one in section.provisions] for section in sections],
        comments=by_clause, where=_finder(document),
        open=sum(1 for one in every if not one.settled), number=len(every),
    )  # fmt: skip


def _changed(asked: Asked, found: Standing) -> tuple[Entry, ...]:
    last = found.kept.last
    made = made_of(asked, found.target, last.words, "draft") if last else None
    return told_of(made) if made else ()


def _finder(document: Document | None) -> Callable[[Entry], str]:
    """Return what tells where in the text a change stands; nothing where it stands in none."""
    every = [(one.identity, name) for one in provisions(document)
             for name in (one.clause, one.identity)]  # fmt: skip
    places = {name: anchor(identity) for identity, name in every}

    def where(entry: Entry) -> str:
        named = (one.subject for one in entry.changes)
        return next((places[name] for name in named if name in places), "")

    return where


def say(asked: Asked) -> Answer:
    """Keep what a reader says of a clause."""
    target = target_at(asked)
    clause, text, words = asked.said("clause"), asked.said("text"), asked.said("words")
    document = asked.desk.reading(target).document
    known = {one.identity: about(one) for one in provisions(document)}
    if clause not in {"", *known}:
        raise NotThereError
    if not text and not words:
        return _page(asked, wrong="Say what you think of it first.")
    new = (Said(clause=clause, about=known.get(clause, ""), text=text, words=words),)
    who = asked.said("who") or asked.person.name
    change_comments(asked.desk.root, target, lambda every: said(every, new, who, asked.now))
    return _back(asked, clause)


def _back(asked: Asked, clause: str = "") -> Answer:
    place = f"#{anchor(clause)}" if clause else ""
    return go(policy_page(target_at(asked), "review") + place)


def answer(asked: Asked) -> Answer:
    """Keep an answer to a comment, settle it, open it again, or delete it."""
    target, number = target_at(asked), asked.said("number")
    deed = asked.said("deed")

    def edit(every: tuple[Comment, ...]) -> tuple[Comment, ...]:
        kept = (one for one in every if deed != "delete" or str(one.number) != number)
        return tuple(edited(one) if str(one.number) == number else one for one in kept)

    def edited(one: Comment) -> Comment:
        words = asked.said("answer")
        answered = replace(one, answer=words, answered_by=asked.person.name) if words else one
        return replace(answered, settled=deed == "settle")

    known = {str(one.number): one for one in comments_on(asked.desk.root, target)}
    if number not in known:
        raise NotThereError
    change_comments(asked.desk.root, target, edit)
    return _back(asked, known[number].clause)


# A FILE TO SEND, AND THE FILE THAT COMES BACK


def file(asked: Asked) -> Answer:
    """Return the review as one file for somebody who has no studio."""
    found, common = frame(asked, "review")
    document = found.document
    if document is None:
        raise NotThereError
    script = resource(SCRIPT)
    made = (
        pages_in(asked.language)
        .get_template("studio/review_file.html.j2")
        .render(
            **common,
            told=_changed(asked, found),
            where=_finder(document),
            view=view(document, Medium.SCREEN),
            clauses=[
                [(one.identity, about(one)) for one in s.provisions] for s in document.sections
            ],
            style=resource("studio/studio.css"),
            script=script,
            script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
            origin=json.dumps(
                envelope(RETURNED.name, 1)
                | {"body": found.target.body, "policy": found.target.policy}
            ),
        )
    )
    name = f"{found.target.policy}-to-review.html"
    return Answer(data=made.encode(), name=name)


def returned(asked: Asked) -> Answer:
    """Take in what somebody wrote into the file that they were sent."""
    target = target_at(asked)
    if not asked.files or not asked.files[0].data:
        return _page(asked, wrong="Choose the file that came back.")
    for sent in asked.files:
        try:
            one = RETURNED.value(sent.data[:LARGEST].decode("utf-8"))
        except (RecordError, UnicodeDecodeError):
            return _page(asked, wrong=f"{sent.name} is not a file of comments that was sent back.")
        if (one.body, one.policy) != (target.body, target.policy):
            return _page(asked, wrong=f"{sent.name} is about another policy.")
        if any(len(words) > LONGEST for each in one.said for words in (each.text, each.words)):
            return _page(asked, wrong=f"{sent.name} holds a comment that is too long.")
        who = one.who.strip()[:100] or "A reader"
        new = tuple(each for each in one.said if each.text.strip() or each.words.strip())
        change_comments(asked.desk.root, target, _adding(new, who, asked.now))
    return _back(asked)


def _adding(new: tuple[Said, ...], who: str, when: str) -> Callable[..., tuple[Comment, ...]]:
    return lambda every: said(every, new, who, when)
