"""FLEET: the editions in force -> a folder for a website, at addresses that stay."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.build.drafts import kept_editions
from policyloom.document import plain
from policyloom.editions.due import Days
from policyloom.editions.elsewhere import kept_elsewhere
from policyloom.editions.schedule import away_words, control_words
from policyloom.english.dates import date_words, day_in_words
from policyloom.fleet.archiving import archive_folder, digest, file_name, look
from policyloom.fleet.recorded import recorded
from policyloom.fleet.site_folder import opened, write_folder
from policyloom.report import Link
from policyloom.report.bodies import body_names
from policyloom.report.index import size_words
from policyloom.report.site import FEED, PastEdition, SitePolicy, site_index, site_page
from policyloom.source import Target
from policyloom.store import RefusedError, read_output
from policyloom.welsh import NAMES
from policyloom.writers import (
    CannotWriteError,
    in_languages,
    language_of,
    suffix_of,
    title_of,
    write,
)
from policyloom.writers.atom import write_atom
from policyloom.writers.report import write_report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from policyloom.build.drafts import Kept
    from policyloom.diagnostics import Diagnostics
    from policyloom.editions import Edition
    from policyloom.editions.schedule import Scheduled
    from policyloom.fleet.site_folder import Published
    from policyloom.source import Library

INDEX = "index.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be published: which documents, in which formats, as of which ISO day.

    ``listed`` are those that their bodies still name; what others say is no longer in force.
    Those that are kept ``elsewhere`` are only named.
    ``home`` is the body whose policies stand at the top; without it, the one that did, or the
    only one that there is. ``maker`` is what draws, and makes other bytes when it is another.
    """

    root: Path
    out: Path
    library: Library
    targets: Sequence[Target]
    listed: frozenset[Target]
    elsewhere: frozenset[Target]
    formats: tuple[str, ...]
    day: str
    home: str = ""
    engine: str = ""
    maker: str = ""


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What became of it: lines to tell, problems by document, files written and taken away."""

    notes: list[str] = field(default_factory=list)
    problems: dict[str, Diagnostics] = field(default_factory=dict)
    lacking: list[CannotWriteError] = field(default_factory=list)
    in_force: int = 0
    written: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def publish(order: Order) -> Outcome:
    """Write the folder; raises RefusedError where it holds what is not ours, and BusyError."""
    with opened(order.out) as before:
        return _Publication(order, before).made()


# WHAT STANDS IN IT


class _Publication:
    """One publication on its way: the files that are to be there, and what was said of them."""

    def __init__(self, order: Order, before: Published) -> None:
        self.order = order
        self.before = before
        self.home = order.home or before.home or _only(order.targets)
        self.names = body_names(order.library)
        self.files: dict[str, tuple[bytes, str]] = {}
        self.stays: set[str] = set()
        self.outcome = Outcome()

    def made(self) -> Outcome:
        """Make all files, and write them."""
        policies: list[SitePolicy] = []
        records = recorded(self.order.root, (one.body for one in self.order.targets))
        for target in self.order.targets:
            kept = kept_editions(self.order.root, target)
            wrong = self.outcome.problems[str(target)] = (*kept.problems, *records.of(target))
            if wrong:
                self._leave(target)
            elif editions := _begun(kept, self.order.day):
                policies.append(self._policy(target, kept, editions))
            self._tell_coming(target, kept)
        policies += self._elsewhere()
        self._put(INDEX, write_report(site_index(tuple(policies), self.names), "html"))
        self.outcome.in_force = sum(bool(one.version) for one in policies)
        done = write_folder(self.order.out, self.before, self.home, self.files, self.stays)
        self.outcome.written, self.outcome.gone = done.files, done.gone
        return self.outcome

    def _elsewhere(self) -> Iterator[SitePolicy]:
        """Yield the policies that stand on a page of their own, which the index leads to."""
        days = Days(today=self.order.day, within=0)
        for body, kept in self.order.library.kept.items():
            for one in kept:
                line = kept_elsewhere(self.order.library, body, one, days)
                if Target(body, line.policy) in self.order.elsewhere and line.address:
                    yield _kept(line)

    def _leave(self, target: Target) -> None:
        """Leave what was published of a document whose editions cannot be trusted now."""
        place = self._place(target.body, target.policy)
        mine = (f"{place}/", *(f"{place}.{suffix_of(to)}" for to in self._every))
        self.stays |= {name for name in self.before.files if name.startswith(mine)}
        self.outcome.notes.append(f"{target} has errors: what was published of it stays")

    @property
    def _every(self) -> tuple[str, ...]:
        """The formats in every language that there is."""
        return in_languages(self.order.formats, tuple(NAMES))

    def _tell_coming(self, target: Target, kept: Kept) -> None:
        for one in kept.editions:
            if one.approval.effective > self.order.day:
                when = date_words(one.approval.effective)
                self.outcome.notes.append(
                    f"{target}@{one.words} is in force from {when}: publish again then"
                )

    def _place(self, body: str, policy: str) -> str:
        inside = body.removeprefix(self.home).lstrip("/") if self._at_home(body) else body
        return f"{inside}/{policy}" if inside else policy

    def _at_home(self, body: str) -> bool:
        return bool(self.home) and f"{body}/".startswith(f"{self.home}/")

    def _policy(self, target: Target, kept: Kept, editions: tuple[Edition, ...]) -> SitePolicy:
        standing = kept.by(self.order.day).last if self._stands(target) else None
        names = dict.fromkeys((target.policy, *(edition.policy for edition in editions)))
        made: SitePolicy | None = None
        for name in names:  # A policy that was renamed stays where it was, too.
            place = self._place(target.body, name)
            links = tuple(self._files(standing, place)) if standing else ()
            one = _site_policy(target.body, standing, place, links, editions)
            self._page(one, place, editions)
            made = made or one
        assert made is not None  # noqa: S101 - a policy has its own name
        return made

    def _stands(self, target: Target) -> bool:
        """Tell whether a body still has the policy on the day, and is still here itself."""
        away = away_words(self.order.library, target.body, self.order.day)
        return target in self.order.listed and not away

    def _page(self, one: SitePolicy, place: str, editions: tuple[Edition, ...]) -> None:
        up = "../" * (place.count("/") + 1)
        page = write_report(site_page(one, self.names, up), "html")
        self._put(f"{place}/{INDEX}", page)
        standing = {e.selector: "./" for e in editions}
        feed = write_atom(editions, standing, policy=editions[-1].policy)
        self._put(f"{place}/{FEED}", feed)

    def _files(self, edition: Edition, place: str) -> Iterator[Link]:
        for to in in_languages(self.order.formats, edition.document.apart):
            path = f"{place}.{suffix_of(to)}"
            of = f"{edition.digest} {self.order.maker}"
            try:
                data = self._known(path, of) or self._drawn(edition, to, place)
            except CannotWriteError as error:
                self.outcome.lacking.append(error)
                self.stays |= {path} & self.before.files.keys()
                continue
            self._put(path, data, of)
            code, _ = language_of(to)
            size = size_words(len(data))
            yield Link(words=title_of(to), href=path, beside=size, language=code)

    def _known(self, path: str, of: str) -> bytes | None:
        """Return a file that was made of the same before, and is still whole."""
        made = self.before.files.get(path)
        data = read_output(self.order.out / path) if made and made.of == of else None
        return data if data and made and digest(data) == made.sha256 else None

    def _drawn(self, edition: Edition, to: str, place: str) -> bytes:
        """Return a file of an edition: the archived one, where there is one that is whole.

        A page that leads to the same in another language says what that is called here.
        """
        stem = place.rpartition("/")[2]
        if language_of(to)[1] == "html" and edition.document.apart:
            return write(edition.document, to, self.order.engine, stem)
        shelved = look(self.order.root, edition)
        name = file_name(edition, to)
        if name in shelved.sums and not shelved.problems:
            data = read_output(self.order.root / archive_folder(edition) / name)
            if data:
                return data
        return write(edition.document, to, self.order.engine)

    def _put(self, path: str, data: bytes, of: str = "") -> None:
        if self.files.get(path, (data,))[0] != data:
            hint = "rename one of the two, or publish them apart"
            raise RefusedError(f"two policies would stand at {path}", hint)
        self.files[path] = (data, of)


def _only(targets: Sequence[Target]) -> str:
    """Return the only body, or the only trust with its schools."""
    bodies = {target.body for target in targets}
    tops = {body.partition("/")[0] for body in bodies}
    return next((min(found) for found in (bodies, tops) if len(found) == 1), "")


def _begun(kept: Kept, day: str) -> tuple[Edition, ...]:
    """Return the editions that were in force on a day or before, withdrawn ones too, in order."""
    every = (*kept.editions, *kept.withdrawn)
    begun = (one for one in every if one.approval.effective <= day)
    return tuple(sorted(begun, key=lambda one: one.version))


def _site_policy(
    body: str,
    standing: Edition | None,
    place: str,
    links: tuple[Link, ...],
    editions: tuple[Edition, ...],
) -> SitePolicy:
    shown = standing or editions[-1]
    return SitePolicy(
        body=body,
        title=plain(shown.document.title),
        version=standing.words if standing else "",
        in_force=standing.approval.effective if standing else "",
        next_review=day_in_words(control_words(standing.document, "next-review"))
        if standing
        else "",
        page=place,
        files=links,
        history=tuple(_past(one) for one in editions),
    )


def _kept(line: Scheduled) -> SitePolicy:
    return SitePolicy(
        body=line.body,
        title=line.title,
        version=line.version,
        in_force=line.approved_on,
        next_review=line.next_review,
        page="",
        files=() if line.away else (Link(words="Read", href=line.address),),
        history=(),
    )


def _past(edition: Edition) -> PastEdition:
    approval = edition.approval
    return PastEdition(
        version=edition.words,
        deed="Reviewed" if approval.kind == "review" else "Approved",
        by=approval.by_words,
        on=approval.on,
        in_force=approval.effective,
        amendments=edition.amendments,
        ended=edition.withdrawn.words if edition.withdrawn else "",
    )
