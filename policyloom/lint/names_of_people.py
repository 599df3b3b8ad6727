"""The rule that the names of people stand only where law wants them: ``name-not-wanted``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, did_you_mean
from policyloom.lint.person_names import is_personal_name
from policyloom.source.names import body_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.source import Library


def names_of_people(library: Library) -> Iterator[Diagnostic]:
    """A person's name stands in people.yaml, and only where contacts have `name: local`.

    Why it matters: a published policy is copied and kept. A name that no law asks for stays on
    the internet when the person has long gone.
    """
    wanted = {
        row.slot
        for version in library.texts()
        for row in (version.data.contacts.rows if version.data.contacts else ())
        if row.named
    }
    for people in library.names.values():
        for one in people:
            if one.role not in wanted:
                yield Diagnostic(
                    code=Code.NAME_NOT_WANTED,
                    message=f"no contacts have room for the name of `{one.role}`",
                    span=one.span,
                    hint=did_you_mean(one.role, wanted) or "remove it",
                )
    yield from _titles(library)


def _titles(library: Library) -> Iterator[Diagnostic]:
    places = body_words(library)
    for overlay in library.overlays.values():
        for own in overlay.contacts:
            if own.title and is_personal_name(own.title.text, places):
                yield Diagnostic(
                    code=Code.PERSONAL_NAME,
                    message=f"“{own.title.text}” looks like a person's name",
                    span=own.title.span,
                    hint="name the post; a name stands in people.yaml, where law wants it",
                )
