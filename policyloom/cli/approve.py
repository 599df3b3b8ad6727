"""CLI: `approve` freezes drafts as editions; `review` renews the dates of one without change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from policyloom.build.selecting import parse
from policyloom.cli.deciding import NOTHING, Decision, Looked, decide
from policyloom.cli.signing import signed_files
from policyloom.cli.sources import only_drafts, open_sources, root_of
from policyloom.cli.telling import tell
from policyloom.cli.today import now, user
from policyloom.cli.usage import UsageError
from policyloom.diagnostics import Code
from policyloom.editions import Request, propose
from policyloom.editions import review as reviewed
from policyloom.fleet.deeds import deed_files
from policyloom.fleet.prospects import if_due, prospect, tried
from policyloom.fleet.writing import create

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from typing import TypeAlias

    from policyloom.build.selecting import Selector
    from policyloom.cli.verbs.editions import Approve, Review
    from policyloom.fleet.prospects import Deed, Prospect

    Further: TypeAlias = Callable[[tuple[Prospect, ...]], Mapping[str, bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is done with documents: one of them, or ``together`` all that wait but some bodies."""

    deed: Deed
    request: Request
    together: bool = False
    without: tuple[Selector, ...] = ()


def approve(asked: Approve, nothing: str = NOTHING) -> int:
    """Approve the document, or with --all a body's due drafts; return 1 when refused.

    A refusal ends with ``nothing``.
    """
    if asked.all and asked.version:
        raise UsageError("--version is for one document", "leave it out, or name the document")
    if asked.without and not asked.all:
        raise UsageError("--except goes with --all", "leave it out, or add --all")
    request = replace(_request(asked), effective=asked.effective or "", version=asked.version)
    without = tuple(parse(words) for words in asked.without)
    order = Order(deed=propose, request=request, together=asked.all, without=without)
    decision = _decision(asked, order, signed_files(asked.sign))
    return decide(replace(decision, nothing=nothing), asked)


def review(asked: Review) -> int:
    """Renew the dates of an edition; return 1 when refused."""
    request = replace(_request(asked), next_review=asked.next_review or "")
    order = Order(deed=reviewed, request=request)
    return decide(_decision(asked, order, signed_files(None)), asked)


def _decision(asked: Approve | Review, order: Order, further: Further) -> Decision:
    """Return the decision; ``further`` makes files of editions, such as signed PDFs."""
    return Decision(
        root=root_of(asked),
        look=partial(_look, asked, order, further),
        code=Code.APPROVAL_STALE,
        remedy="look at it again with --dry-run",
    )


def _look(asked: Approve | Review, order: Order, further: Further) -> Looked:
    only_drafts(asked.selectors, asked.verb)
    sources = open_sources(asked, asked.selectors)
    if len(sources.targets) > 1 and not order.together:
        extra = " or add --all" if order.deed is propose else ""
        hint = f"choose from {', '.join(map(str, sources.targets))}{extra}"
        raise UsageError(f"{asked.verb} takes one document", hint)
    project, library = sources.project, sources.library
    meant = [t for t in sources.targets if not any(w.takes_body(t.body) for w in order.without)]
    found = [prospect(project, library, one, order.request, order.deed) for one in meant]
    found = [if_due(library, one) if order.together else tried(one) for one in found]
    going = tuple(one for one in found if one.goes)
    return Looked(
        sources=sources,
        prospects=tuple(found),
        lines=tuple("\n".join(tell(one)) + "\n" for one in found if not one.refused),
        write=partial(_write, project.root, asked, going, further),
    )


def _write(
    root: Path,
    asked: Approve | Review,
    going: tuple[Prospect, ...],
    further: Further,
    written: list[str],
) -> None:
    deeds = deed_files(root, going, asked.verb, on=asked.on, user=user(), time=now())
    create(root, going, {**deeds, **further(going)})
    written += [one.path for one in going]


def _request(asked: Approve | Review) -> Request:
    return Request(
        by=asked.by,
        on=asked.on,
        minute=asked.minute,
        note=asked.note,
    )
