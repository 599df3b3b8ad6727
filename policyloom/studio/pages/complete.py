"""STUDIO: complete a policy: who you are, who does what, facts, words, addresses and dates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.diagnostics.findings import counted
from policyloom.source import overlay_path
from policyloom.store import MovedError
from policyloom.studio.asked import MOVED, UNFIT, NotThereError, go, page
from policyloom.studio.assumed import assumed, confirmed
from policyloom.studio.fields import FieldSet, changes_of, filled
from policyloom.studio.forms import GROUPS, fields_of
from policyloom.studio.pages.policy import frame
from policyloom.studio.places import policy_page, target_at
from policyloom.studio.rows import TITLES, row_sets
from policyloom.studio.saving import data_of, save, save_text, tried
from policyloom.writers.html.view import view
from policyloom.writers.html.words import Medium

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.diagnostics import Diagnostics
    from policyloom.studio.asked import Answer, Asked
    from policyloom.studio.desk import Desk
    from policyloom.studio.fields import Field
    from policyloom.studio.journal import Change
    from policyloom.studio.saving import Saved
    from policyloom.yaml.read import Path as Place


EVERY = {**GROUPS, **TITLES}


def tasks(asked: Asked) -> Answer:
    """Return the list of what is to be completed, group by group."""
    found, common = frame(asked, "complete")
    groups, where = [], dict[str, str]()
    for name, title in EVERY.items():
        sets = sets_of(asked.desk, found.target.body, name)
        fields = [field for one in sets for field in one.fields]
        groups.append((name, title, len(fields), sum(1 for one in fields if one.is_open)))
        where |= _places(name, sets)
    return page(
        "complete", **common, groups=groups, where=where,
        assumed=assumed(asked.desk, found.target.body),
        changed=asked.query.get("changed", ""),
    )  # fmt: skip


def _places(group: str, sets: tuple[FieldSet, ...]) -> Mapping[str, str]:
    """Return where the fields stand in which something has to be said, by their labels."""
    return {
        one.label: f"complete/{group}#f{number}-{place}"
        for number, own in enumerate(sets, start=1)
        for place, one in enumerate(own.fields, start=1)
        if one.is_open
    }


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
    return go(policy_page(target, "complete", changed=moved), "" if moved else "Noted.")


def sets_of(desk: Desk, body: str, group: str) -> tuple[FieldSet, ...]:
    """Return the fields of a group; those of a table row by row."""
    if group in TITLES:
        return row_sets(desk, body, group)
    return (FieldSet(fields=fields_of(desk, body, group)),)


def form(asked: Asked) -> Answer:
    """Return the form of one group."""
    sets = _sets(asked)
    typed = (replace(one, fields=filled(one.fields, asked)) for one in sets)
    return _form(asked, tuple(typed) if asked.form else sets)


def _group(asked: Asked) -> str:
    group = asked.place["group"]
    if group not in EVERY:
        raise NotThereError
    return group


def _sets(asked: Asked) -> tuple[FieldSet, ...]:
    return sets_of(asked.desk, target_at(asked).body, _group(asked))


def _form(asked: Asked, sets: tuple[FieldSet, ...], saved: Saved | None = None) -> Answer:
    _, common = frame(asked, "complete")
    status = 200 if saved is None else MOVED if saved.differs or saved.busy else UNFIT
    group = _group(asked)
    return page("form", status, **common, group=group, title=EVERY[group], sets=sets, saved=saved)


def _changes(asked: Asked) -> list[Change]:
    data = data_of(asked.desk, overlay_path(target_at(asked).body))
    return changes_of(_sets(asked), asked, data)


def save_form(asked: Asked) -> Answer:
    """Write what was filled in; show the form again where that cannot be."""
    target, changes = target_at(asked), _changes(asked)
    if not changes:
        return go(policy_page(target, "complete"))
    labels = dict.fromkeys(one.label for one in changes if one.label)
    what = f"{EVERY[_group(asked)].lower()}: {', '.join(labels)}"
    saved = save(asked, overlay_path(target.body), changes, what)
    if not saved.done:
        return _form(asked, _told(asked, changes, saved.problems), saved)
    done = f"Saved: {counted(len(changes), 'answer')} in {overlay_path(target.body)}."
    return go(policy_page(target, "complete"), done)


def _told(asked: Asked, changes: list[Change], problems: Diagnostics) -> tuple[FieldSet, ...]:
    """Return the form with what was typed, and by each field what is wrong with it."""
    alone = dict(_alone(asked, changes)) if problems else {}

    def told(field: Field) -> Field:
        about = (one.message for one in problems if field.text and field.text in one.message)
        return replace(field, error=alone.get(field.at) or next(about, ""))

    return tuple(
        replace(one, fields=tuple(map(told, filled(one.fields, asked)))) for one in _sets(asked)
    )


def _alone(asked: Asked, changes: list[Change]) -> Iterator[tuple[Place, str]]:
    """Yield the places that could not be saved if nothing else were changed, and why."""
    path = overlay_path(target_at(asked).body)
    for one in changes:
        _, problems = tried(asked.desk, path, asked.desk.project.files[path], (one,))
        if problems:
            yield one.at, problems[0].message


def preview(asked: Asked) -> Answer:
    """Return the document as it would read with what is in the form, and write nothing."""
    target = target_at(asked)
    path = overlay_path(target.body)
    before, changes = asked.desk.project.files[path], _changes(asked)
    text, problems = tried(asked.desk, path, before, changes, lint=False)
    desk = asked.desk if problems else asked.desk.with_texts({path: text}, lint=False)
    document = desk.reading(target).document
    return page(
        "preview", view=view(document, Medium.SCREEN) if document else None, problems=problems
    )
