"""Values: what prints a word, changed where it stands or given to the body as its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.homecoming.layers import EVERYWHERE, Layer
from policyloom.homecoming.texts import NotWritableError
from policyloom.homecoming.values import exchange, says, singular, strings, value_at
from policyloom.resolve.profile import profile_of

if TYPE_CHECKING:
    from policyloom.homecoming.layers import Proposal
    from policyloom.homecoming.printing import Place
    from policyloom.homecoming.writing.changed import Changed
    from policyloom.source import Library
    from policyloom.yaml.read import Path

KEYS = {
    Layer.TERM: "terms", Layer.ROLE: "roles", Layer.SETTING: "settings", Layer.PEOPLE: "people",
}  # fmt: skip


def write_value(one: Proposal, changed: Changed) -> None:
    """Change the value that printed the words."""
    if not one.old:
        raise NotWritableError("it was added to what a value prints; change the value by hand")
    if one.layer in EVERYWHERE and not one.is_everywhere:
        places = f"{one.places} of {one.of} places"
        raise NotWritableError(f"only {places} say so: everywhere, or here alone?")
    if one.layer is Layer.PEOPLE and ", " in one.old:
        _members(one, changed)
    elif one.at.path == changed.overlay:
        changed.put(changed.overlay, _exchanged(changed.text(changed.overlay), one.at, one))
    elif one.layer in KEYS:
        _own_value(one, changed)
    else:
        raise NotWritableError(f"it belongs to {one.at.path}; tell whoever keeps that")


def _exchanged(text: str, place: Place, one: Proposal) -> dict[Path, object]:
    """Return the change of the value at a place, and of all beside it that say the word."""
    at, said = value_at(text, place.path, place)
    one = _as_said(one, said)
    around = at[:-1] if len(at) > 2 and at[0] in {"terms", "roles"} else at  # noqa: PLR2004
    changes: dict[Path, object] = {
        key: exchange(words, one.old, one.new)
        for key, words in strings(text, place.path, around)
        if says(words, one.old)
    }
    if not changes:
        raise NotWritableError(f"“{one.old}” does not stand in “{said}”")
    return changes


def _as_said(one: Proposal, said: str) -> Proposal:
    """Return a proposal about a plural as one about the word that the value says."""
    old, new = singular(one.old, one.new)
    return one if says(said, one.old) or not says(said, old) else replace(one, old=old, new=new)


def _own_value(one: Proposal, changed: Changed) -> None:
    """Give the body a value of its own, where it had that of a layer above."""
    section = KEYS[one.layer]
    at, said = value_at(changed.text(one.at.path), one.at.path, one.at)
    one = _as_said(one, said)
    if not says(said, one.old):
        raise NotWritableError(f"“{one.old}” does not stand in “{said}”")
    new = exchange(said, one.old, one.new)
    shapes: dict[Layer, object] = {Layer.TERM: {"noun": new}, Layer.PEOPLE: [new]}
    value = shapes.get(one.layer, new)
    key = at[1] if at[0] == section and len(at) > 1 else one.key
    changed.put(changed.overlay, {(section, key): value})


def _members(one: Proposal, changed: Changed) -> None:
    """Give the body a list of people of its own, with those who came and without who went."""
    profile = profile_of(changed.ground.library, changed.ground.body)
    name = one.key.lower()
    if name not in profile.lists:
        raise NotWritableError(
            f"{{{one.key}}} is no list of its own; change who it names in the clause, by hand"
        )
    called = {
        value.text.lower(): group for group, values in profile.people.items() for value in values
    }
    said = one.new.lower().split(", ")
    if unknown := [words for words in said if words not in called]:
        raise NotWritableError(
            f"the vocabulary has no people called “{unknown[0]}”; give them a group under its "
            f"`people`, then put it into the list `{name}` under `lists` of {changed.overlay}"
        )
    groups = [*dict.fromkeys(called[words] for words in said)]
    changed.put(changed.overlay, {("lists", name): groups})


def roles_called(words: str, library: Library, body: str) -> list[str]:
    """Return the roles whose titles stand in a list of words; none where one is no role."""
    held = profile_of(library, body).roles
    titles = {
        one.forms.noun.text.lower(): role for role, one in held.items() if one.forms is not None
    }
    said = [titles.get(one.strip().lower(), "") for one in words.split(",")]
    return said if all(said) else []
