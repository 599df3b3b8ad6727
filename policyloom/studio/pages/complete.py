"""STUDIO: complete a policy: who you are, who does what, facts, words, addresses and dates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.diagnostics.written import counted
from policyloom.source import overlay_path
from policyloom.store import MovedError
from policyloom.studio.asked import MOVED, UNFIT, NotThereError, go, page
from policyloom.studio.assumed import assumed, confirmed
from policyloom.studio.fields import GROUPS, fields_of, filled, said
from policyloom.studio.pages.policy import frame
from policyloom.studio.places import policy_page, target_at
from policyloom.studio.saving import save, save_text, tried
from policyloom.writers.html.view import view
from policyloom.writers.html.words import Medium

if TYPE_CHECKING:
    from policyloom.diagnostics import Diagnostics
    from policyloom.studio.asked import Answer, Asked
    from policyloom.studio.fields import Field
    from policyloom.studio.saving import Saved


def tasks(asked: Asked) -> Answer:
    """Return the list of what is to be completed, group by group."""
    found, common = frame(asked, "complete")
    groups = []
    for name, title in GROUPS.items():
        fields = fields_of(asked.desk, found.target.body, name)
        groups.append((name, title, len(fields), sum(1 for one in fields if one.is_open)))
    return page(
        "complete", **common, groups=groups, assumed=assumed(asked.desk, found.target.body),
        changed=asked.query.get("changed", ""),
    )  # fmt: skip


def confirm(asked: Asked) -> Answer:
    """Take the marks away from what was assumed, where somebody saw that it is right."""
    target, seen = target_at(asked), set(asked.form.get("seen", ()))
    path, body = overlay_path(target.body), target.body
    found = assumed(asked.desk, body)
    if {one.id for one in found} != seen:
        return go(policy_page(target, "complete", changed="yes"))

    def edit(text: str) -> str:
        if text != asked.desk.project.files[path]:
            raise MovedError(path)
        return confirmed(text, (one.line for one in found))

    saved = save_text(asked, path, edit, "saw that what was assumed is right") if found else None
    moved = "yes" if saved and not saved.done else ""
    return go(policy_page(target, "complete", changed=moved, done="" if moved else "Noted."))


def form(asked: Asked) -> Answer:
    """Return the form of one group."""
    return _form(asked, fields_of(asked.desk, target_at(asked).body, _group(asked)))


def _group(asked: Asked) -> str:
    group = asked.place["group"]
    if group not in GROUPS:
        raise NotThereError
    return group


def _form(asked: Asked, fields: tuple[Field, ...], saved: Saved | None = None) -> Answer:
    _, common = frame(asked, "complete")
    status = 200 if saved is None else MOVED if saved.differs or saved.busy else UNFIT
    group = _group(asked)
    return page(
        "form", status, **common, group=group, title=GROUPS[group], fields=fields, saved=saved
    )


def save_form(asked: Asked) -> Answer:
    """Write what was filled in; show the form again where that cannot be."""
    target = target_at(asked)
    fields = fields_of(asked.desk, target.body, _group(asked))
    changes = [change for one in fields if (change := said(one, asked)).value != change.was]
    if not changes:
        return go(policy_page(target, "complete"))
    what = f"{GROUPS[_group(asked)].lower()}: {', '.join(one.label for one in changes)}"
    saved = save(asked, overlay_path(target.body), changes, what)
    if not saved.done:
        return _form(asked, _told(filled(fields, asked), saved.problems), saved)
    done = f"Saved: {counted(len(changes), 'answer')} in {overlay_path(target.body)}."
    return go(policy_page(target, "complete", done=done))


def _told(fields: tuple[Field, ...], problems: Diagnostics) -> tuple[Field, ...]:
    """Put a problem that names the value of a field beside it."""
    return tuple(
        replace(one, error=next((p.message for p in problems if _is_about(p.message, one)), ""))
        for one in fields
    )


def _is_about(message: str, field: Field) -> bool:
    return bool(field.text) and field.text in message


def preview(asked: Asked) -> Answer:
    """Return the document as it would read with what is in the form, and write nothing."""
    target = target_at(asked)
    path = overlay_path(target.body)
    fields = fields_of(asked.desk, target.body, _group(asked))
    changes = [change for one in fields if (change := said(one, asked)).value != change.was]
    text, problems = tried(asked.desk, path, asked.desk.project.files[path], changes, lint=False)
    desk = asked.desk if problems else asked.desk.with_texts({path: text}, lint=False)
    document = desk.preview(target)
    return page(
        "preview", view=view(document, Medium.SCREEN) if document else None, problems=problems
    )
