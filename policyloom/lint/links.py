"""The rules about links in any text, used or not: unknown names, withdrawn addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Label, did_you_mean
from policyloom.lint.lines import flat, lines
from policyloom.remembered import remembered
from policyloom.source.names import is_clause, registered_as
from policyloom.source.walk import MOST
from policyloom.source.wording import CrossLink, WebLink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.lint.lines import Lines
    from policyloom.source import Instrument, Library


def links(library: Library) -> Iterator[Diagnostic]:
    """A link names a policy, clause or instrument that exists, and no address that was withdrawn.

    Why it matters: a dead link in a published policy sends parents and staff nowhere.
    """
    for said in lines(library):
        for link in _links(said):
            if isinstance(link, CrossLink):
                yield from _named(link, library)
            else:
                yield from _address(link, library)


@remembered(MOST)
def _links(said: Lines) -> tuple[CrossLink | WebLink, ...]:
    every = (piece for line in said for piece in flat(line))
    return tuple(piece for piece in every if isinstance(piece, CrossLink | WebLink))


def _named(link: CrossLink, library: Library) -> Iterator[Diagnostic]:
    unread = {path.partition("/")[2].removesuffix(".yaml") for path in library.broken}
    name = link.target.partition("#")[0].partition("@")[0]
    name = library.renames.policies.get(name, name) if link.scheme == "policy" else name
    if link.scheme == "policy" and name not in library.register and "register" not in unread:
        message = f"the register has no policy `{name}`"
        hint = registered_as(name, library)
        yield Diagnostic(code=Code.UNKNOWN_POLICY, message=message, span=link.span, hint=hint)
    if link.scheme == "clause" and not is_clause(library, name):
        message = f"there is no clause `{name}`"
        hint = did_you_mean(name, library.clauses)
        yield Diagnostic(code=Code.UNKNOWN_CLAUSE, message=message, span=link.span, hint=hint)
    if link.scheme == "cite" and f"instruments/{name}" not in unread:
        known = {n for i in library.instruments.values() for n in (i.id, i.citation_id) if n}
        if name not in known:
            message = f"there is no instrument `{name}`"
            hint = did_you_mean(name, known)
            yield Diagnostic(
                code=Code.UNKNOWN_INSTRUMENT, message=message, span=link.span, hint=hint
            )


def _address(link: WebLink, library: Library) -> Iterator[Diagnostic]:
    for instrument in library.instruments.values():
        for url in instrument.withdrawn_urls:
            if link.url.rstrip("/").startswith(url.rstrip("/")):
                yield _withdrawn(link, instrument)
                return


def _withdrawn(link: WebLink, instrument: Instrument) -> Diagnostic:
    cite = instrument.citation_id or instrument.id
    return Diagnostic(
        code=Code.LINK_WITHDRAWN,
        message=f"the page at {link.url} was withdrawn",
        span=link.span,
        hint=f"write `[](cite:{cite})`, which keeps the address up to date",
        labels=(Label(instrument.span, "the register says so"),),
    )
