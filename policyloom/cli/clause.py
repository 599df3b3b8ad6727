"""CLI: `clause bump` begins a new version of a clause, from its last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.build.drafts import edition_days
from policyloom.cli.questions import ENTER, ask, can_ask, known, listed
from policyloom.cli.scaffolding import finish, open_place
from policyloom.cli.terminal import say
from policyloom.cli.usage import UsageError, one_of
from policyloom.editions.record import read_edition
from policyloom.english.dates import date_words
from policyloom.resolve.profile import LIBRARY
from policyloom.scaffold import BumpAnswers, bump
from policyloom.source import Size, clause_path, version_words
from policyloom.store import read_editions

if TYPE_CHECKING:
    from policyloom.cli.scaffolding import Place
    from policyloom.cli.verbs.beginning import Clause
    from policyloom.editions import Edition
    from policyloom.source import Version

KINDS = tuple(size.words for size in reversed(Size))


def clause(asked: Clause) -> int:
    """Write the new version above the last; return 1 when that cannot be."""
    place = open_place(asked)
    name = _known(place, asked.id)
    said = _answers(asked)
    scaffold = bump(place.ground, name, said, edition_days(place.root))
    last = place.ground.library.clauses[name].versions[0].version
    if not scaffold.problems and not _is_published(place, name, last):
        say(
            f"No approved edition uses {name} {version_words(last)} yet, so it could also be "
            "edited where it stands."
        )
    if not scaffold.problems and not said.in_force:
        day = next(note.value for note in scaffold.assumed if note.name == "in-force")
        say(
            f"It counts from {date_words(day)}, so that every draft with the clause has it at "
            "once; --in-force says another day."
        )
    file = place.ground.library.path_of(name)
    further = (
        f"open {file} in an editor and change the text at the top only",
        f"policyloom check{place.option}",
        f"policyloom plan --clause {name}{place.option}    says which documents it reaches",
    )
    return finish(place, scaffold, further, dry_run=asked.dry_run)


def _known(place: Place, words: str) -> str:
    library = place.ground.library
    if library.is_broken(words):
        hint = "`policyloom check` says which; put them right first"
        raise UsageError(f"{clause_path(words)} has errors", hint)
    return known(words, library.clauses, "clause")


def _answers(asked: Clause) -> BumpAnswers:
    kind, reason = asked.kind, asked.reason.strip()
    if kind:
        kind = one_of("--kind", kind, KINDS)
    elif can_ask():
        say(f"A new version. {ENTER}")
        kind = ask("Kind of change", lambda words: one_of("kind", words, KINDS), "", KINDS)
        reason = reason or ask("What changes, and why, in a sentence", str, "later")
        reason = "" if reason == "later" else reason
    else:
        hint = f"add --kind with one of {listed(KINDS)}; on a terminal, you are asked"
        raise UsageError("`clause bump` also needs --kind", hint)
    return BumpAnswers(kind=Size.of(kind), reason=reason, in_force=asked.in_force or "")


def _is_published(place: Place, name: str, version: Version) -> bool:
    """Tell whether an approved edition has the clause in that version, or may have it."""
    texts, unread = read_editions(place.root)
    named = (read_edition(text, path)[0] for path, text in texts.items() if f'"{name}"' in text)
    return bool(unread) or any(
        edition is None or _has(edition, name, version) for edition in named
    )


def _has(edition: Edition, name: str, version: Version) -> bool:
    used = ((one.clause, one.layer, one.version) for one in edition.clauses)
    return (name, LIBRARY, version_words(version)) in used
