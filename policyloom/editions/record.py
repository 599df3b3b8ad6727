"""Record: an approved edition <-> the JSON file that is all it needs to be printed for ever."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from policyloom.changes import Declarations, Declared, Size
from policyloom.diagnostics import Code, Diagnostic, Span
from policyloom.document import Document, Paragraph, plain
from policyloom.editions.codec import decode_document, encode
from policyloom.editions.withdrawal import Withdrawal
from policyloom.records import Form, FormatError, Json, Kind, Own, RecordError, SealError
from policyloom.source import Version, next_version
from policyloom.source.library import edition_version, edition_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from policyloom.diagnostics import Diagnostics


def next_free(previous: Version | None, size: Size, taken: Collection[Version]) -> Version:
    """Return the smallest such version that no edition has, one that was withdrawn neither."""
    version = next_version(previous, size)
    while version in taken:
        version = next_version(version, size)
    return version


def first_of_all(words: str) -> str:
    """Return what a version is that follows on none: the first, unless others were withdrawn."""
    first = words == edition_words(next_version(None, Size.SUBSTANTIVE))
    return "first edition" if first else "no edition stands before it: the whole text is decided"


Words: TypeAlias = Mapping[str, str]


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
    """An approved document with its approval, provenance and digest (SHA-256 of all the rest).

    ``supersedes`` and ``predecessor`` are the version and the digest of the edition before it.
    ``left_out`` says of clauses that the body left out or did not choose in which version it did.
    ``recorded``: a record of who ran the approval was written with it, here or in a rollout.
    ``withdrawn`` is told by a record of its own.
    """

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
    predecessor: str = ""
    left_out: Mapping[str, Version] = field(default_factory=dict)
    recorded: bool = False
    digest: str = ""
    withdrawn: Withdrawal | None = None

    @property
    def words(self) -> str:
        """The version as readers see it."""
        return self.document.version

    @property
    def selector(self) -> str:
        """The words by which a command means it: ``peak-vale:social-media@2.0``."""
        return f"{self.body}:{self.policy}@{self.words}"

    @property
    def amendments(self) -> tuple[str, ...]:
        """The amendments in its control table, as they were approved."""
        rows = (row for row in self.document.control if row.key == "amendments")
        blocks = (block for row in rows for block in row.blocks)
        return tuple(plain(one.inlines) for one in blocks if isinstance(one, Paragraph))


def sealed(edition: Edition) -> Edition:
    """Return an edition with its digest, on the record and on the document."""
    digest = EDITION.digest(edition)
    return replace(edition, digest=digest, document=replace(edition.document, digest=digest))


def write_edition(edition: Edition) -> str:
    """Return the text of the edition's file: JSON with sorted keys, one value a line."""
    return EDITION.text(edition)


def _unsealed(data: dict[str, Any]) -> dict[str, Any]:
    """Leave out the digest, which is worked out from all the rest."""
    return {name: said for name, said in data.items() if name != "digest"}


def _write_document(document: Document) -> Json:
    return encode(replace(document, digest=""))


def _write_declared(declared: Declared) -> Json:
    data: list[Json] = [list(declared.version), declared.size.words, declared.amendment]
    return [*data, dict(declared.lowers)] if declared.lowers else data


def _read_declared(data: Any) -> Declared:  # noqa: ANN401 - plain data
    lowered: Mapping[str, str] = {}
    if isinstance(data, list) and len(data) > len(("version", "size", "amendment")):
        *data, last = data
        lowered = FORM.read(last, Mapping[str, str])
    version, size, amendment = FORM.read(data, tuple[Version, str, str])
    if size.upper() not in Size.__members__:
        raise RecordError(f"cannot be of the size {size!r}")
    lowers = tuple(sorted(lowered.items()))
    return Declared(version=version, size=Size.of(size), amendment=amendment, lowers=lowers)


FORM = Form(
    whole=False,
    hyphens=False,
    left_out=frozenset({"withdrawn"}),
    names={"Withdrawal": Withdrawal},
    own={
        Document: Own(write=_write_document, read=decode_document),
        Declared: Own(write=_write_declared, read=_read_declared),
    },
)
EDITION = Kind(
    name="", made=Edition, form=FORM, seal="policyloom edition", in_order=True, write=_unsealed
)
"""The only kind whose files do not name it: they are known by their places."""


# READING


def read_edition(text: str, path: str) -> tuple[Edition | None, Diagnostics]:
    """Return the edition in a file, or what is wrong with the file."""
    try:
        return _whole(*EDITION.value_and_digest(text)), ()
    except FormatError as error:
        return None, (_other_format(path, error),)
    except SealError:
        return None, (_tampered(path),)
    except RecordError as error:
        return None, (_corrupt(path, error),)


def _whole(edition: Edition, digest: str) -> Edition:
    document = edition.document
    if edition_version(document.version) != edition.version:
        said = edition_words(edition.version)
        raise RecordError(f"is version {said}, and its document says {document.version!r}")
    return replace(edition, digest=digest, document=replace(document, digest=digest))


def _other_format(path: str, error: FormatError) -> Diagnostic:
    return Diagnostic(
        code=Code.EDITION_FORMAT,
        message=f"this edition {error.why}",
        span=Span(path, 1, 1),
        hint="use a newer policyloom; the file itself is not changed",
    )


def _corrupt(path: str, error: RecordError) -> Diagnostic:
    return Diagnostic(
        code=Code.EDITION_CORRUPT,
        message=f"this file is not an edition that can be read: {error}",
        span=Span(path, *error.place),
        hint="restore the file as it was approved, from version control or the archive",
    )


def _tampered(path: str) -> Diagnostic:
    return Diagnostic(
        code=Code.EDITION_TAMPERED,
        message="this approved edition was changed after its approval: "
        "its digest does not fit what it says",
        span=Span(path, 1, 1),
        hint="restore the file as it was approved, from version control or the archive; "
        "to change a policy, approve a new edition",
    )
