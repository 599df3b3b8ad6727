"""FLEET: a published file and the editions of a project -> which edition it is, or where not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.build.drafts import kept_editions
from policyloom.build.parts import load_whole
from policyloom.decode import decode
from policyloom.document import CONTROL_FIRST
from policyloom.editions.likeness import OPENING, Difference, likeness, section_name
from policyloom.editions.shelf import shelve
from policyloom.fleet.archiving import archive_folder, digest, look
from policyloom.fleet.comparing import compared, is_filled, same_words, uncompared
from policyloom.fleet.printed import draft_of_print, kept_lines
from policyloom.fleet.recorded import recorded
from policyloom.fleet.taking import came_home, proposed
from policyloom.homecoming import Layer
from policyloom.languages import ENGLISH, spoken
from policyloom.source import overlay_path
from policyloom.store import edition_names, read_editions, read_project
from policyloom.word.apart import NotReadError, read_apart
from policyloom.word.published import RECORD, Published
from policyloom.word.reading import read_published
from policyloom.writers import in_languages, language_of, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from policyloom.diagnostics import Diagnostics
    from policyloom.document import Document
    from policyloom.editions import Edition
    from policyloom.editions.shelf import Shelf

POLICIES = "policies/"
ALIKE = 0.8
"""From this share of words on, a file without a mark may be an edition whose words differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a file is. ``edition`` is the one it is, says it is, or is most like.

    ``marked`` tells that it bears that edition's digest, ``claimed`` what else it says it is.
    ``archived`` is the place of the archived file that it is, byte for byte; ``words_of`` names
    another edition of the document whose words it has, where it has not those of ``edition``.
    ``language`` is that of the file, where the edition has a document in each.
    ``filled`` tells that its form is filled in, ``uncompared`` what nobody looked at.
    """

    published: Published
    edition: Edition | None = None
    marked: bool = False
    claimed: str = ""
    archived: str = ""
    differences: tuple[Difference, ...] = ()
    words_of: str = ""
    language: str = ""
    filled: bool = False
    uncompared: tuple[str, ...] = ()
    problems: Diagnostics = ()
    as_printed: bool = False
    """It is a draft whose ``differences`` are from what was printed, and from no edition."""

    @property
    def genuine(self) -> bool:
        """Tell whether it is the edition, by its mark and by its words."""
        return self.edition is not None and not self.differences and not self.claimed


def verify(root: Path, data: bytes) -> Verdict:
    """Return what a file is; raises NotReadError when nothing can be read in it."""
    published = read_apart(read_published, data, Published)
    if published.form == RECORD:
        return _record(root, published)
    facts = published.facts
    claim = _claim(facts)
    edited = _edited(root, data, published)
    if edited is not None:
        return Verdict(published=published, claimed=claim, differences=edited, as_printed=True)
    shelf, problems = _shelf(root, facts.get("body", ""), facts.get("policy", ""))
    editions = tuple(e for mine in shelf.values() for e in mine)
    marked = next((e for e in editions if e.digest == facts.get("digest")), None)
    edition = marked or _named(editions, claim) or _alike(editions, published)
    if facts.get("status") == "draft":
        edition = edition or _newest(shelf, facts)
    if edition is None:
        return Verdict(published=published, claimed=claim, problems=problems)
    nearest = _nearest(edition, published)
    found = nearest.differences
    archived = _archived(root, edition, digest(data))
    # What was published is kept to the byte; what this program prints may look otherwise.
    found = () if archived else found
    return Verdict(
        published=published,
        edition=edition,
        marked=marked is not None,
        claimed="" if marked or claim == edition.selector else claim,
        archived=archived,
        differences=found,
        words_of=_words_of(edition, shelf, published) if found else "",
        language=nearest.language,
        filled=is_filled(nearest.printed, published),
        uncompared=uncompared(nearest.printed, published),
        problems=problems,
    )


def _record(root: Path, published: Published) -> Verdict:
    """Return which edition a record is: the one that has its digest here."""
    facts, claim = published.facts, _claim(published.facts)
    shelf, problems = _shelf(root, facts["body"], facts["policy"])
    every = [one for mine in shelf.values() for one in mine]
    same = next((one for one in every if one.digest == facts["digest"]), None)
    if same is None and _named(every, claim):
        raise NotReadError(f"it says that it is {claim}, and another text was approved as that")
    return Verdict(
        published=published,
        edition=same,
        marked=same is not None,
        claimed="" if same else claim,
        problems=problems,
    )


def _edited(root: Path, data: bytes, published: Published) -> tuple[Difference, ...] | None:
    """Return where a draft is no longer what was printed; None where that is not known here."""
    facts = published.facts
    printed = facts.get("printed", "")
    if facts.get("status") != "draft" or not kept_lines(root, printed):
        return None
    project, _ = read_project(root)
    library = load_whole(project, ruled=False).library
    target = library.target(facts.get("body", ""), facts.get("policy", ""))
    document = draft_of_print(root, library, target, printed)
    if document is None:
        return None
    try:
        copy = came_home("", data)
    except NotReadError:  # The Welsh document.
        return None
    found = proposed(target, document, [copy], root, as_printed=True).proposals
    names = {one.key: section_name(one) for one in document.sections}
    return tuple(
        Difference(
            where=names.get(one.section, OPENING),
            before="",
            edition=one.old,
            file=one.new,
            after="",
        )
        for one in found
        if one.layer is not Layer.COMMENT
    )


def _shelf(root: Path, body: str, policy: str) -> tuple[Shelf, Diagnostics]:
    """Return the editions of the document that a file names; all of them for any other file.

    A policy may have another name today, and its editions then stand in the folders of both.
    """
    project, _ = read_project(root)
    policies = {path: text for path, text in project.files.items() if path.startswith(POLICIES)}
    library, _ = decode(policies, project.schemas, {})
    today = library.renames.policies
    target = library.target(body, today.get(policy, policy))
    here = overlay_path(body) in project.files
    gone = recorded(root, (body,)).of(target) if here else ()
    known = edition_names(root)
    if any((body, name) in known for name in (target.policy, *target.formerly)):
        kept = kept_editions(root, target)
        return {(body, target.policy): kept.every}, (*kept.problems, *gone)
    texts, unread = read_editions(root)
    shelf, problems = shelve(texts, today)
    return shelf, (*unread, *problems, *gone)


def _named(editions: Sequence[Edition], claim: str) -> Edition | None:
    return next((edition for edition in editions if edition.selector == claim), None)


def _alike(editions: tuple[Edition, ...], published: Published) -> Edition | None:
    """Return the edition whose words a file shares most, if it shares most of them."""
    shares = [
        (likeness(write(edition.document, to).decode(), published.words), edition)
        for edition in editions
        for to in _in_form(edition, "text")
    ]
    best = max(shares, key=lambda share: share[0], default=None)
    return best[1] if best and best[0] >= ALIKE else None


def _claim(facts: Mapping[str, str]) -> str:
    """Return what a file says it is, where it says so."""
    if not facts.get("body") or not facts.get("policy"):
        return ""
    name = f"{facts['body']}:{facts['policy']}"
    if facts.get("status") == "draft":
        return f"a draft of {name}"
    return f"{name}@{facts['version']}" if facts.get("version") else name


def _archived(root: Path, edition: Edition, mark: str) -> str:
    sums = look(root, edition).sums
    name = next((name for name, known in sums.items() if known == mark), "")
    return f"{archive_folder(edition)}/{name}" if name else ""


def _newest(shelf: Shelf, facts: Mapping[str, str]) -> Edition | None:
    """Return the last edition of the document that a draft says it is."""
    return next(reversed(shelf.get((facts.get("body", ""), facts.get("policy", "")), ())), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Nearest:
    """What an edition prints in a language, if it has several, and where a file differs."""

    printed: Published
    language: str
    differences: tuple[Difference, ...]


def _in_form(edition: Edition, form: str) -> tuple[str, ...]:
    """Return a format in each language that an edition has files in."""
    return in_languages((form,), edition.document.apart)


def _nearest(edition: Edition, published: Published) -> _Nearest:
    """Return what the edition prints that is nearest to the file.

    Document control may stand where an earlier program printed it, all of it in front.
    """
    own = edition.document.look
    tried: list[_Nearest] = []
    for place in dict.fromkeys((own.control_place, CONTROL_FIRST)):
        look = replace(own, control_place=place)
        for to in _in_form(edition, published.form):
            tried.append(_next_to(replace(edition.document, look=look), to, published))
            if not tried[-1].differences:
                return tried[-1]
    return min(tried, key=lambda one: len(one.differences))


def _next_to(document: Document, to: str, published: Published) -> _Nearest:
    code, _ = language_of(to)
    printed = _printed(document, to, published)
    found = compared(printed, published, spoken(document, code))
    language = code or ENGLISH if document.apart else ""
    return _Nearest(printed=printed, language=language, differences=tuple(found))


def _printed(document: Document, to: str, published: Published) -> Published:
    """Return what a document prints in a format, read in the same way."""
    return read_published(write(document, to, _engine(published)))


def _words_of(edition: Edition, shelf: Shelf, published: Published) -> str:
    """Return the name of another edition of a document that says what a file says."""
    mine = next(editions for editions in shelf.values() if edition in editions)
    others = (e for e in mine if e is not edition)
    for other in others:
        for to in _in_form(other, published.form):
            printed = _printed(other.document, to, published)
            if same_words(printed, published, spoken(other.document, language_of(to)[0])):
                return other.selector
    return ""


def told(found: tuple[Difference, ...]) -> Iterator[str]:
    """Yield a line for each difference: where, and the words on both sides."""
    for one in found:
        before = f"… {one.before} " if one.before else ""
        after = f" {one.after} …" if one.after else ""
        yield f"in {one.where}: {before}[-{one.edition}-] {{+{one.file}+}}{after}".replace(
            "[--] ", ""
        ).replace(" {++}", "")


def _engine(published: Published) -> str:
    """Return the engine that drew a PDF; nothing where it is for the edition to say."""
    return "typst" if published.facts.get("producer") == "Typst" else ""
