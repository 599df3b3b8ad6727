"""Bodies: whose policy a file is, as it says itself, where the folder has no school yet."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.english.proper_names import is_welsh
from policyloom.inspecting.words import own_name, telling
from policyloom.scaffold.bodies import BodyAnswers, new_body
from policyloom.scaffold.ground import Note, read_in
from policyloom.scaffold.naming import as_id
from policyloom.source import overlay_path

if TYPE_CHECKING:
    from policyloom.manuscript import Manuscript
    from policyloom.scaffold.ground import Ground, Scaffold

KINDS = (
    ("federation", r"federation|ffederasiwn"),
    ("academy-trust", r"trust|partnership"),
    ("academy", r"academy"),
)
PHASES = (
    ("nursery", r"nursery|meithrinfa"),
    ("infant", r"infants?|babanod"),
    ("junior", r"juniors?|iau"),
    ("secondary", r"secondary|high|college|grammar|uwchradd|gyfun"),
    ("special", r"special|arbennig"),
    ("all-through", r"all-through"),
)
PART = re.compile(r",? \(?(?:a |an )?(?:part|member|school) of (?:the )?(?=[A-Z])")
"""Between the name of a school and that of whom it belongs to."""
OF_SCHOOLS = frozenset({"federation", "academy-trust"})
BY_NAME = "as its name says, or the most usual"


def begun(
    ground: Ground, manuscript: Manuscript, body: str
) -> tuple[str, Ground, Scaffold] | None:
    """Return the body that a file names, the ground with it, and its overlay; None without a name.

    ``body`` is the id that somebody said, or nothing.
    """
    name, kind, phase = named(own_name(manuscript) or body.replace("-", " ").title())
    if not name:
        return None
    own = body or as_id(name)
    nation = "wales" if is_welsh(name) else ""
    answers = BodyAnswers(name=name, kind=kind, phase=phase, nation=nation, policies=())
    made = new_body(ground, own, answers)
    guessed = (("name", name), ("kind", kind), ("phase", phase), ("nation", nation))
    notes = tuple(Note(name=key, value=value, why=BY_NAME) for key, value in guessed if value)
    library, problems = read_in(ground, made.files)
    after = replace(ground, files={**ground.files, **made.files}, library=library)
    scaffold = replace(made, assumed=(*notes, *made.assumed), problems=(*made.problems, *problems))
    return own, after, scaffold


def named(words: str) -> tuple[str, str, str]:
    """Return the name, the kind and the phase that the words for an organisation say.

    A school that is part of a trust is an academy, and the trust no part of its name.
    """
    name, *above = PART.split(words, maxsplit=1)
    in_a_trust = bool(above) and _meant(KINDS, above[0], "") == "academy-trust"
    kind = "academy" if in_a_trust else _meant(KINDS, name, "maintained-school")
    return name, kind, "" if kind in OF_SCHOOLS else _meant(PHASES, name, "primary")


def is_named(name: str, said: str) -> bool:
    """Tell whether the words for an organisation name the one of this name and no other."""
    words = telling(named(said)[0]) if said else frozenset()
    return bool(words) and words == telling(name)


def other_name(manuscript: Manuscript, name: str) -> str:
    """Return what a file calls its organisation, where no telling word is in the name given."""
    said = own_name(manuscript)
    return said if telling(said) and not telling(said) & telling(name) else ""


def with_body(scaffold: Scaffold, body: str, begun_with: Scaffold) -> Scaffold:
    """Return what is written where the body is new as well: its overlay is a new file."""
    path = overlay_path(body)
    changed = {one: text for one, text in scaffold.changed.items() if one != path}
    overlay = {path: scaffold.changed.get(path, begun_with.files[path])}
    return replace(
        scaffold,
        files={**overlay, **scaffold.files},
        changed=changed,
        assumed=(*begun_with.assumed, *scaffold.assumed),
        open=begun_with.open,
        problems=(*begun_with.problems, *scaffold.problems),
    )


def _meant(words: tuple[tuple[str, str], ...], name: str, otherwise: str) -> str:
    said = (one for one, of in words if re.search(rf"\b(?:{of})\b", name, re.IGNORECASE))
    return next(said, otherwise)
