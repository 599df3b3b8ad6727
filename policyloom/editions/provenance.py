"""Provenance: which clause texts, overlays and guidance editions a document was made from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import TYPE_CHECKING, Any

from policyloom.changes import Declarations, Declared
from policyloom.changes.facts import document_atoms
from policyloom.changes.kinds import (
    ClauseAdded,
    ClauseRemoved,
    Reworded,
    TableChanged,
    TokenChanged,
)
from policyloom.changes.values import OwnText
from policyloom.diagnostics import Code, Diagnostic, Label, Span
from policyloom.document import InLanguage, plain
from policyloom.editions.record import ClauseUsed
from policyloom.editions.renaming import written_before
from policyloom.resolve.composition import version_on
from policyloom.source import DATA_KINDS, Leaves, version_words
from policyloom.source.wording import (
    Bold,
    CrossLink,
    DataBlock,
    Italic,
    Token,
    WebLink,
    WordingHeading,
    WordingList,
    WordingNote,
    WordingParagraph,
    Words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.changes import Change, Comparison
    from policyloom.document import Document, Provision
    from policyloom.editions.record import Edition
    from policyloom.resolve.profile import Profile
    from policyloom.source import (
        ClauseVersion,
        Library,
        Modification,
        Policy,
        Version,
        WrittenFormRow,
    )
    from policyloom.source.wording import Pieces, Wording


def declarations(library: Library) -> Declarations:
    """Return what the authors declared of every clause version."""
    clauses = {
        clause.id: tuple(
            Declared(version=v.version, size=v.change, amendment=v.amendment, lowers=v.lowers)
            for v in reversed(clause.versions)
        )
        for clause in library.clauses.values()
    }
    settings = {
        f"setting:{name}": (Declared(version=(), size=setting.weighs, amendment=""),)
        for name, setting in library.vocabulary.settings.items()
        if setting.weighs
    }
    return clauses | settings


def declared_for(document: Document, library: Library) -> Declarations:
    """Return the declarations of the clauses and settings that stand in a document."""
    every = declarations(library)
    used = {p.identity for section in document.sections for p in section.provisions}
    if any(name.startswith("setting:") for name in every):
        concepts = (atom.concept for atom in document_atoms(document) if atom.concept)
        used |= {
            f"setting:{one.key.partition('/')[0]}" for one in concepts if one.kind == "setting"
        }
    return {name: every[name] for name in sorted(used) if name in every}


def clauses_used(document: Document, library: Library) -> tuple[ClauseUsed, ...]:
    """Return each clause text of a document with the digest of its source."""
    return tuple(_used(p, library) for section in document.sections for p in section.provisions)


def clauses_left_out(
    document: Document, library: Library, policy: Policy, profile: Profile
) -> dict[str, Version]:
    """Return the version of each clause of a policy that its body leaves out or did not choose."""
    offered = {o.clause for choice in policy.choices for o in choice.alternatives}
    modifications = (one for overlay in profile.chain for one in overlay.modifications)
    omitted = {one.clause for one in modifications if one.leaves is Leaves.NOTHING}
    there = {p.identity for section in document.sections for p in section.provisions}
    return {
        name: version.version
        for name in sorted((offered | omitted) - there)
        if name in library.clauses
        and (version := version_on(library.clauses[name], document.date))
    }


def _used(provision: Provision, library: Library) -> ClauseUsed:
    layer = provision.origin.layer if provision.origin else "library"
    return ClauseUsed(
        clause=provision.clause,
        version=provision.version,
        layer=layer,
        digest=_local_digest(provision, layer, library)
        if layer != "library"
        else _digest_of(provision, library),
    )


def _digest_of(provision: Provision, library: Library) -> str:
    versions = library.clauses[provision.clause].versions
    translated = any(isinstance(block, InLanguage) for block in provision.blocks)
    return next(
        clause_digest(v, translated=translated)
        for v in versions
        if version_words(v.version) == provision.version
    )


def _local_digest(provision: Provision, layer: str, library: Library) -> str:
    for modification in library.overlays[layer].modifications:
        if modification.own and modification.clause in {
            provision.clause,
            provision.replaces,
        }:
            return own_digest(modification.own)
    return ""


def own_digest(own: ClauseVersion) -> str:
    """Return the digest of a body's own text; one without data of its own is its words alone."""
    plain = not own.translations and not any(True for extra in _more(own) if extra)
    listed = own.data.legislation or own.data.duties
    return _sha(own.text) if plain and not listed else clause_digest(own, translated=True)


def clause_digest(version: ClauseVersion, *, translated: bool) -> str:
    """Return the digest of everything that a clause version makes a document say."""
    return _sha(_clause_source(version, translated=translated))


def _clause_source(version: ClauseVersion, *, translated: bool, title: str = "") -> str:
    """Return the JSON of everything that a clause version makes a document say.

    Without ``translated`` it leaves out the words in other languages, which may come later.
    ``title`` is one that it may have had.
    """
    said = [
        title or _raw(version.title),
        version.text,
        [[a.instrument, a.provision or ""] for a in version.data.legislation],
        [[d.role, d.lead, [_raw(line) for line in d.duties]] for d in version.data.duties],
    ]
    more = [extra for extra in _more(version) if extra]
    if translated:
        more += [[c, _raw(t.title), t.text] for c, t in sorted(version.translations.items())]
    return json.dumps([*said, *more], ensure_ascii=False)


def _more(version: ClauseVersion) -> Iterator[list[Any]]:
    """Yield the data that only some clauses have; what is absent adds nothing to the digest."""
    data = version.data
    yield [
        ["definition", _raw(d.term), [_raw(line) for line in _meaning(d.meaning)]]
        for d in data.definitions
    ]
    yield [["do", _raw(line)] for line in data.dos]
    yield [["do not", _raw(line)] for line in data.donts]
    if data.form:
        rows = data.form.rows
        yield ["form", _raw(data.form.title), *(_raw_row(row) for row in rows)]
    for kind in DATA_KINDS:
        if kind.key not in EARLIEST and kind.given(data):
            yield [kind.key, _plainly(kind.given(data))]
    yield [["footnote", _plainly(note)] for note in data.footnotes]
    yield [["certifies", clause, version_words(v)] for clause, v in version.certifies]


def _plainly(value: Any) -> Any:  # noqa: ANN401 - whatever the data holds
    """Return what was written as plain data, without its places; any kind of it is taken in."""
    match value:
        case (Words() | Token() | Bold() | Italic() | WebLink() | CrossLink(), *_):
            return _raw(value)
        case tuple():
            return [_plainly(one) for one in value]
        case Mapping():
            return [[key, _plainly(one)] for key, one in value.items()]
        case _ if is_dataclass(value):
            return [[name, _plainly(one)] for name, one in _said(value)]
        case _:
            return str(value)


def _said(value: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any class of the source
    """Yield the members that say something: no place, no name of before, nothing that is usual.

    So a member that a class gets later changes no digest of before.
    """
    for field in fields(value):
        found = getattr(value, field.name)
        usual = field.default if field.default_factory is MISSING else field.default_factory()
        if not isinstance(found, Span) and field.name != "formerly" and found != usual:
            yield field.name, found


EARLIEST = frozenset({"legislation", "duties", "definitions", "do", "do-not", "form"})
"""Kinds of data whose digests have words of their own, because editions hold them already."""


def _meaning(wording: Wording) -> Iterator[Pieces]:
    for block in wording:
        match block:
            case WordingParagraph(pieces) | WordingHeading(pieces):
                yield pieces
            case WordingList(items=items):
                for item in items:
                    yield from _meaning(item.blocks)
            case WordingNote(blocks, _):
                yield from _meaning(blocks)
            case DataBlock(name, span):
                yield (Token(name, span),)


def _raw_row(row: WrittenFormRow) -> list[Any]:
    options = [[option.key, _raw(option.label), option.tail] for option in row.options]
    lines = [_raw(line) for line in (row.label, row.help, row.statement)]
    said = [row.kind, row.key, row.type, list(row.choices), row.value, row.office, *lines, options]
    # Absent in the digests of forms from before there was such a thing.
    return [*said, row.repeat] if row.repeat > 1 else said


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _raw(pieces: Pieces) -> str:
    return "".join(map(_raw_piece, pieces))


def _raw_piece(piece: object) -> str:
    match piece:
        case Words(value, _):
            return value
        case Token(surface, _):
            return f"{{{surface}}}"
        case Bold(inner) | Italic(inner):
            return f"*{_raw(inner)}*"
        case WebLink(inner, url, _):
            return f"[{_raw(inner)}]({url})"
        case CrossLink(inner, scheme, target, _):
            return f"[{_raw(inner)}]({scheme}:{target})"
        case _:
            raise AssertionError(piece)


def file_digests(files: Mapping[str, str], paths: Iterable[str]) -> dict[str, str]:
    """Return the digests of source files by path."""
    return {path: _sha(files[path]) for path in sorted(paths) if path in files}


def instruments_cited(document: Document) -> dict[str, str]:
    """Return the edition of every guidance that a document cites."""
    cited = (key.partition("#")[0].partition("@") for key in _citations(document))
    return dict(sorted((name, edition) for name, at, edition in cited if at))


def instrument_names(document: Document) -> Iterator[str]:
    """Yield the name of every instrument that a document cites, as often as it does."""
    yield from (key.partition("#")[0].partition("@")[0] for key in _citations(document))


def _citations(document: Document) -> Iterator[str]:
    """Yield the keys of all citations: ``kcsie@2025#anchor``."""
    for atom in document_atoms(document):
        if atom.concept and atom.concept.kind == "citation":
            yield atom.concept.key


# A PUBLISHED CLAUSE NEVER CHANGES


def edited_clauses(library: Library, edition: Edition) -> tuple[Diagnostic, ...]:
    """Return an error for every clause version with another text than the edition was made from.

    It says the same for every edition, so that a report can name them all beside one error.
    """
    return tuple(
        problem
        for used in dict.fromkeys(edition.clauses)
        if used.layer == "library"
        for problem in _edited(used, edition, library)
    )


def _edited(used: ClauseUsed, edition: Edition, library: Library) -> Iterator[Diagnostic]:
    clause = library.clauses.get(library.renames.clauses.get(used.clause, used.clause))
    versions = clause.versions if clause else ()
    version = next((v for v in versions if version_words(v.version) == used.version), None)
    if version is None or clause is None:
        return
    if _is_as_it_was(version, used.digest, library):
        return
    title = _title_before(version, used, edition, library)
    what = "the title of " if title else ""
    hint = f"give the title ‘{title}’ back, and" if title else "put the old text back, and"
    yield Diagnostic(
        code=Code.PUBLISHED_CLAUSE_EDITED,
        message=f"{what}version {used.version} of `{clause.id}` was edited after editions "
        "were approved with it",
        span=version.span if title else version.text_span,
        hint=f"{hint} add a new version above it with the new {'title' if title else 'text'}",
        labels=(Label(version.span, "this version"),),
    )


def _title_before(
    version: ClauseVersion, used: ClauseUsed, edition: Edition, library: Library
) -> str:
    """Return the title that an edition printed, if nothing but that was edited."""
    printed = (
        provision.title or plain(provision.heading)
        for section in edition.document.sections
        for provision in section.provisions
        if provision.clause == used.clause
    )
    return next(
        (title for title in printed if _is_as_it_was(version, used.digest, library, title)), ""
    )


def _is_as_it_was(version: ClauseVersion, digest: str, library: Library, title: str = "") -> bool:
    """Tell whether a version reads as it did; it may name things as before or as today."""
    sources = (
        _clause_source(version, translated=translated, title=title) for translated in (True, False)
    )
    return any(
        digest == _sha(written)
        for source in sources
        for written in written_before(source, library)
    )


# Decisions: the reasons that a body gives with its modifications -> reasons for their changes.


def modification_reasons(
    profile: Profile, policy: Policy, comparison: Comparison | None
) -> dict[str, str]:
    """Return the reasons of modifications by the names of the changes that they made."""
    found: dict[str, str] = {}
    for change in comparison.changes if comparison else ():
        for modification in _meant(profile, policy):
            if modification.reason and _made(modification, change):
                found |= dict.fromkeys(change.names, _why(modification, change))
        if isinstance(change, TokenChanged) and change.of == "deadline":
            found |= dict(_of_deadline(change, profile))
    return found


def _of_deadline(change: TokenChanged, profile: Profile) -> Iterator[tuple[str, str]]:
    """Yield why a body has the deadline that stands there now, if that is its own."""
    for overlay in profile.chain:
        for own in overlay.deadlines:
            name = f"deadline:{own.clause}/{own.step}"
            words = own.deadline.words if own.deadline else ""
            if name in change.names and words == change.swaps[0].new:
                yield name, own.reason


def _meant(profile: Profile, policy: Policy) -> Iterator[Modification]:
    for _, modification in profile.modifications():
        if modification.is_for(policy.id):
            yield modification


def _made(modification: Modification, change: Change) -> bool:
    """Tell whether a change is the one by which a modification began."""
    match modification.leaves, change:
        case (
            (Leaves.OWN_CLAUSE, ClauseAdded(where=where))
            | (Leaves.NOTHING, ClauseRemoved(where=where))
            | (Leaves.OWN_TEXT, Reworded(where=where, own_text=OwnText.BEGUN))
            # Only a hold brings back a version that was there before.
            | (Leaves.OLDER, Reworded(where=where, own_text=OwnText.AS_BEFORE, declared=None))
        ):
            return where.clause == modification.clause
        case Leaves.OWN_CELLS, TableChanged(where=where):
            return where.clause == modification.clause and True in _own_rows(modification, change)
        case _:
            return False


def _own_rows(modification: Modification, change: TableChanged) -> set[bool]:
    """Return whether what changed in a table stands in the body's own rows, in others, or both."""
    edit = modification.edit
    own = {*edit.cells, *edit.without, *(row.key for row in edit.rows)} if edit else set()
    return {hunk.place.row in own for hunk in change.hunks}


def _why(modification: Modification, change: Change) -> str:
    """Return a modification's reason, after what is said of a newer version of its table."""
    if isinstance(change, TableChanged) and False in _own_rows(modification, change):
        return " ".join((*change.amendments, modification.reason))
    return modification.reason
