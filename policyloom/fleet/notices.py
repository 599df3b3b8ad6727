"""FLEET: a plan -> for each body of it a notice, its redlines, and an e-mail with both."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.build.drafts import compile_draft, kept_editions
from policyloom.editions.pairs import Side, pair
from policyloom.editions.schedule import ended_words
from policyloom.planning import Standing
from policyloom.planning.inputs import document_digest
from policyloom.planning.notices import Notice, notice_document, what_changes, who_decides
from policyloom.planning.waves import turn_of
from policyloom.writers import write
from policyloom.writers.letter import write_letter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from policyloom.document import Document
    from policyloom.planning import Effect, FleetPlan
    from policyloom.source import Library

FORMATS = ("docx", "html")


class MovedOnError(Exception):
    """A document no longer says what the plan shows; the message names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The files for one body, by name."""

    body: str
    files: dict[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A draft, and what a body reads of it: its redline, or all of a first edition."""

    document: Document
    text: Document


def notices(
    root: Path, library: Library, plan: FleetPlan, takes: Callable[[str], bool], day: str
) -> Iterator[Told]:
    """Yield the files for each body that ``takes`` and that has something to decide on a day.

    Raises MovedOnError where the sources say something else than the plan.
    """
    affected = (
        one
        for one in plan.standing(Standing.AFFECTED)
        if takes(one.target.body)
        if not ended_words(library, one.target.body, plan.as_of or day)
    )
    for body, found in groupby(affected, key=lambda one: one.target.body):
        effects = tuple(found)
        drafts = {one.target.policy: _draft(root, library, plan, one) for one in effects}
        yield Told(body=body, files=_files(library, effects, drafts))


def _draft(root: Path, library: Library, plan: FleetPlan, effect: Effect) -> Proposed:
    kept = kept_editions(root, effect.target)
    draft = compile_draft(library, effect.target, kept, as_of=plan.as_of or None, strict=True)
    document = draft.compiled.document
    if document is None or document_digest(document) != effect.document:
        raise MovedOnError(str(effect.target))
    if kept.last is None:
        return Proposed(document=document, text=document)
    old, new = (
        Side(document=kept.last.document, edition=kept.last),
        Side(document=document, edition=None),
    )
    made = pair(old, new, kept.editions, library)
    return Proposed(document=document, text=made.comparison.redline)


def _files(
    library: Library, effects: tuple[Effect, ...], drafts: dict[str, Proposed]
) -> dict[str, bytes]:
    first, texts = effects[0], {one.target.policy: _text_of(one) for one in effects}
    written = {texts[policy]: write(one.text, "docx") for policy, one in drafts.items()}
    notice = Notice(
        body=first.target.body,
        body_name=first.body_name,
        effects=effects,
        texts=texts,
        due=turn_of(library, first.target.body).by,
    )
    model = drafts[first.target.policy].document
    document = notice_document(notice, model.look, model.language)
    files = {f"notice.{to}": write(document, to) for to in FORMATS}
    attached = {"notice.docx": files["notice.docx"], **written}
    letter = write_letter(notice.title, _words(notice), attached)
    return {**files, **written, "notice.eml": letter}


def _text_of(effect: Effect) -> str:
    """Return the name of the file in which a body reads what it decides on."""
    policy = effect.target.policy
    if not effect.before:
        return f"{policy}-{effect.after}-draft.docx"
    return f"{policy}-{effect.before}-to-{effect.after}-redline.docx"


def _words(notice: Notice) -> str:
    """Return the text of the e-mail; the notice itself is attached."""
    said = [notice.opening, ""]
    for effect in notice.effects:
        file = notice.texts[effect.target.policy]
        said += [effect.title, what_changes(effect, file), who_decides(effect), ""]
    return "\n".join(said)
