"""Formats: the plain data of an edition file in any format so far -> in today's format.

A file is never rewritten: its digest covers what stands in it, and the steps follow on reading.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from policyloom.changes import Declared, Size
from policyloom.diagnostics import Diagnostic, Span
from policyloom.editions.codec import NotAnEditionError, decode_document, encode
from policyloom.source.library import edition_version

if TYPE_CHECKING:
    from policyloom.changes import Declarations
    from policyloom.document import Document
    from policyloom.source import Version


Data: TypeAlias = dict[str, Any]
Step: TypeAlias = Callable[[Data], Data]

STEPS: tuple[Step, ...] = ()
"""The first step turns format 1 into format 2, the next one format 2 into format 3, and so on."""


def newest(steps: tuple[Step, ...] = STEPS) -> int:
    """Return the number of the format that is written."""
    return len(steps) + 1


def migrated(data: Data, steps: tuple[Step, ...] = STEPS) -> Data:
    """Return the data of an edition in today's format; its ``format`` is one that is known."""
    for step in steps[data["format"] - 1 :]:
        data = step(data) | {"format": data["format"] + 1}
    return data


# Record: an approved edition <-> the JSON file that is all it needs to be printed for ever.


FORMAT = newest()
"""The format written here. Older formats are migrated on reading; newer ones are refused."""

Words: TypeAlias = Mapping[str, str]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Who decided, when and where it is minuted; dates are ISO days.

    ``by`` is a role or body, never a person. ``kind`` is approval, review for 'reviewed, no
    change', or automatic for editorial changes that the delegation table lets out.
    """

    kind: str
    by: str
    by_words: str
    on: str
    effective: str
    minute: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseUsed:
    """A clause version that an edition was made from, with the digest of its source text."""

    clause: str
    version: str
    layer: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An approved document with its approval, provenance and digest (SHA-256 of all the rest)."""

    body: str
    policy: str
    version: Version
    approval: Approval
    size: str
    supersedes: str
    document: Document
    reasons: Words
    declared: Declarations
    clauses: tuple[ClauseUsed, ...]
    overlays: Words
    instruments: Words
    digest: str = ""

    @property
    def words(self) -> str:
        """The version as readers see it."""
        return self.document.version


def sealed(edition: Edition) -> Edition:
    """Return an edition with its digest, on the record and on the document."""
    digest = digest_of(_data(edition))
    return replace(edition, digest=digest, document=replace(edition.document, digest=digest))


def write_edition(edition: Edition) -> str:
    """Return the text of the edition's file: JSON with sorted keys, one value a line."""
    data = _data(edition) | {"digest": edition.digest}
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def digest_of(data: Mapping[str, Any]) -> str:
    """Return the SHA-256 of the canonical JSON of a record without its digest."""
    canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(b"policyloom edition\n" + canonical.encode()).hexdigest()


def _data(edition: Edition) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "body": edition.body,
        "policy": edition.policy,
        "version": list(edition.version),
        "approval": _plain(edition.approval),
        "size": edition.size,
        "supersedes": edition.supersedes,
        "document": encode(replace(edition.document, digest="")),
        "reasons": dict(edition.reasons),
        "declared": {
            name: [_declared(d) for d in found] for name, found in edition.declared.items()
        },
        "clauses": [_plain(clause) for clause in edition.clauses],
        "overlays": dict(edition.overlays),
        "instruments": dict(edition.instruments),
    }


def _plain(value: Approval | ClauseUsed) -> dict[str, str]:
    return {name: getattr(value, name) for name in value.__slots__}


def _declared(declared: Declared) -> list[Any]:
    data = [list(declared.version), declared.size.words, declared.amendment]
    return [*data, dict(declared.lowers)] if declared.lowers else data


# READING


def read_edition(text: str, path: str) -> tuple[Edition | None, tuple[Diagnostic, ...]]:
    """Return the edition in a file, or what is wrong with the file."""
    try:
        found = _read(text, path)
    except json.JSONDecodeError as error:
        found = _corrupt(path, f"it is not JSON: {error.msg}", error.lineno, error.colno)
    except RecursionError:
        found = _corrupt(path, "it is nested too deeply")
    except KeyError as error:
        found = _corrupt(path, f"it has no {error}")
    except (NotAnEditionError, AttributeError, TypeError, ValueError) as error:
        found = _corrupt(path, str(error) or type(error).__name__)
    return (None, (found,)) if isinstance(found, Diagnostic) else (found, ())


def _read(text: str, path: str) -> Edition | Diagnostic:
    data = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_each_once)
    if not isinstance(data, dict):
        return _corrupt(path, "it does not hold a record")
    problem = _format_problem(data, path)
    if problem:
        return problem
    digest = data.pop("digest", "")
    return _edition(migrated(data), digest) if digest == digest_of(data) else _tampered(path)


def _refuse_constant(name: str) -> None:
    message = f"{name} is not a value of an edition"
    raise NotAnEditionError(message)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse a name that is said twice: two readers could take two different values."""
    data = dict(pairs)
    if len(data) < len(pairs):
        names = [name for name, _ in pairs]
        message = f"it says {next(n for n in names if names.count(n) > 1)!r} twice"
        raise NotAnEditionError(message)
    return data


def _edition(data: Mapping[str, Any], digest: str) -> Edition:
    document = decode_document(data["document"])
    major, minor, patch = data["version"]
    if edition_version(document.version) != (major, minor, patch):
        message = f"the document says version {document.version}, the record {data['version']}"
        raise NotAnEditionError(message)
    return Edition(
        body=_words(data["body"], "body"),
        policy=_words(data["policy"], "policy"),
        version=(major, minor, patch),
        approval=_made(Approval, data["approval"], "approval"),
        size=_words(data["size"], "size"),
        supersedes=_words(data["supersedes"], "supersedes"),
        document=replace(document, digest=digest),
        reasons=_all_words(data["reasons"], "reasons"),
        declared={
            name: tuple(_read_declared(d) for d in found)
            for name, found in data["declared"].items()
        },
        clauses=tuple(_made(ClauseUsed, clause, "a clause") for clause in data["clauses"]),
        overlays=_all_words(data["overlays"], "overlays"),
        instruments=_all_words(data["instruments"], "instruments"),
        digest=digest,
    )


def _words(value: object, at: str) -> str:
    if not isinstance(value, str):
        message = f"{at} should be words"
        raise NotAnEditionError(message)
    return value


def _all_words(values: Mapping[str, object], at: str) -> dict[str, str]:
    return {name: _words(value, f"{at}.{name}") for name, value in values.items()}


def _made(made: type[T], values: Mapping[str, object], at: str) -> T:
    """Return a record of which every field holds words."""
    try:
        return made(**_all_words(values, at))
    except TypeError as error:
        message = f"{at} is not whole: {error}"
        raise NotAnEditionError(message) from None


def _read_declared(data: list[Any]) -> Declared:
    version, size, amendment, *more = data
    lowers = tuple(sorted(more[0].items())) if more else ()
    return Declared(version=tuple(version), size=Size.of(size), amendment=amendment, lowers=lowers)


def _format_problem(data: Mapping[str, Any], path: str) -> Diagnostic | None:
    number = data.get("format")
    if type(number) is int and 0 < number <= FORMAT:
        return None
    if type(number) is int and number > FORMAT:
        return Diagnostic(
            code="edition-format",
            message=f"this edition is in format {number}, "
            f"and this program reads up to format {FORMAT}",
            span=Span(path, 1, 1),
            hint="use a newer policyloom; the file itself is not changed",
        )
    return _corrupt(path, "it does not say which format it is in")


def _corrupt(path: str, why: str, line: int = 1, column: int = 1) -> Diagnostic:
    return Diagnostic(
        code="edition-corrupt",
        message=f"this file is not an edition that can be read: {why}",
        span=Span(path, line, column),
        hint="restore the file as it was approved, from version control or the archive",
    )


def _tampered(path: str) -> Diagnostic:
    return Diagnostic(
        code="edition-tampered",
        message="this approved edition was changed after its approval: "
        "its digest does not fit what it says",
        span=Span(path, 1, 1),
        hint="restore the file as it was approved, from version control or the archive; "
        "to change a policy, approve a new edition",
    )
