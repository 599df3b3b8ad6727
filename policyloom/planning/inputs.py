"""Rollout: a compiled document -> digests of itself and of everything that it was made from."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from policyloom.editions import substance
from policyloom.editions.codec import encode
from policyloom.editions.provenance import clauses_used
from policyloom.resolve.profile import profile_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.compile import Compiled
    from policyloom.document import Document
    from policyloom.editions import Edition
    from policyloom.source import Library, Overlay, Target


def document_digest(document: Document) -> str:
    """Return the digest of what a document says, whatever was approved when."""
    said = json.dumps(encode(substance(document)), ensure_ascii=False, sort_keys=True)
    return sha(f"policyloom document\n{said}".encode())


def inputs_of(
    compiled: Compiled,
    library: Library,
    files: Mapping[str, str],
    edition: Edition | None,
    program: str,
) -> dict[str, str]:
    """Return a digest by name for everything that could change the document.

    The names are what a person reads when something has moved: paths, and versions of clauses.
    """
    body = compiled.target.body
    sources = sorted(path for path in compiled.dependencies if path in files)
    inputs = {path: sha(files[path].encode()) for path in sources}
    inputs |= dict(_assets(library, body))
    if compiled.document:
        inputs |= _clauses(compiled.document, library)
    trust = body.partition("/")[0]
    inputs[f"who belongs to {trust}"] = _members(library, trust)
    inputs[newest(compiled.target)] = edition.digest if edition else ""
    inputs["the program's version"] = program
    return inputs


def newest(target: Target) -> str:
    """Return under which name the newest edition of a document stands."""
    return f"the newest edition of {target}"


def moved(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
    """Return what became of the inputs that are not what they were, by name; files come first."""
    names = sorted({*before, *now}, key=lambda name: (name.startswith("`"), name))
    return {
        name: _became(name, before, now) for name in names if before.get(name) != now.get(name)
    }


def _became(name: str, before: Mapping[str, str], now: Mapping[str, str]) -> str:
    if name not in now:
        return "is gone"
    return "has changed" if name in before else "is new"


def sha(data: bytes) -> str:
    """Return the SHA-256 of bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _clauses(document: Document, library: Library) -> dict[str, str]:
    used = clauses_used(document, library)
    return {f"`{one.clause}` {one.version} ({one.layer})": one.digest for one in used}


def _assets(library: Library, body: str) -> Iterator[tuple[str, str]]:
    profile = profile_of(library, body)
    for key, asset in sorted(profile.assets.items()):
        yield f"the {key} of {body}", sha(asset.data)
    for name, picture in sorted(profile.pictures.items()):
        yield f"the {name} of {body}", sha(picture.asset.data)


def _members(library: Library, trust: str) -> str:
    said = (_membership(member) for member in library.members.get(trust, ()))
    return sha("\n".join(said).encode())


def _membership(member: Overlay) -> str:
    membership = member.membership
    return f"{member.body} {membership.first} {membership.last}" if membership else member.body
