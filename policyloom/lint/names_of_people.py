"""The rule that the names of people stand only where law wants them: ``name-not-wanted``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, did_you_mean
from policyloom.lint.person_names import is_personal_account, names_a_person
from policyloom.source.names import body_words
from policyloom.source.wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.diagnostics import Span
    from policyloom.source import Library, Value
    from policyloom.source.wording import Pieces


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
    places = body_words(library)
    for words, span in (*_written(library), *_own(library)):
        if is_personal_account(words, places) or names_a_person(words):
            yield Diagnostic(
                code=Code.PERSONAL_NAME,
                message=f"“{words}” looks like a person's name",
                span=span,
                hint="name the post; a name stands in people.yaml, where law wants it",
            )


def _written(library: Library) -> Iterator[tuple[str, Span]]:
    """Yield what clauses call those whom to reach or who do a step, and their addresses."""
    for version in library.texts():
        for row in version.data.contacts.rows if version.data.contacts else ():
            yield _plain(row.title), row.span
            yield from _addresses(row.ways)
        for step in version.data.steps.steps if version.data.steps else ():
            yield _plain(step.who), step.span


def _own(library: Library) -> Iterator[tuple[str, Span]]:
    """Yield what bodies call contacts of their own, and the addresses that they give."""
    for overlay in library.overlays.values():
        for own in overlay.contacts:
            if own.title:
                yield own.title.text, own.title.span
            yield from _addresses(own.ways)


def _addresses(ways: Mapping[str, Value]) -> Iterator[tuple[str, Span]]:
    if "email" in ways:
        yield ways["email"].text, ways["email"].span


def _plain(pieces: Pieces) -> str:
    """Return the words of a line without its tokens, which name posts."""
    return "".join(piece.value for piece in pieces if isinstance(piece, Words))
