"""Decode clauses, policies and the policy register."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from policyloom.decode.data import check_footnotes, check_placed, clause_data
from policyloom.decode.node import condition
from policyloom.decode.registers import forms
from policyloom.diagnostics import Code, Diagnostic
from policyloom.document import SectionKind
from policyloom.source import (
    NUMBERING,
    Choice,
    Clause,
    ClauseVersion,
    Forms,
    Inclusion,
    KeptPolicy,
    Mutability,
    Policy,
    RegisteredPolicy,
    SectionPart,
    Size,
    Translation,
    Value,
    WrittenSection,
    version_from,
)

if TYPE_CHECKING:
    from policyloom.decode.assets import Shelf
    from policyloom.decode.node import Node


def clause(node: Node, shelf: Shelf) -> Clause:
    """Return a clause with its versions, newest first."""
    title = node.need("title")
    versions = tuple(text_version(item, title, shelf) for item in node.list("versions"))
    _check_order(node, versions)
    return Clause(
        id=node.words("clause"),
        mutability=Mutability(node.words("mutability")),
        topic=node.words("topic"),
        locked_by=node.words("locked-by"),
        defines=tuple(item.value for item in node.list("defines")),
        requires=tuple(item.text for item in node.list("requires")),
        excludes=tuple(item.text for item in node.list("excludes")),
        applies_when=condition(node.get("applies-when")),
        versions=versions,
        span=node.need("clause").span,
        formerly=node.names("formerly"),
    )


def text_version(
    node: Node, title: Node | None, shelf: Shelf, source: str = "provider"
) -> ClauseVersion:
    """Return a text with its data: a version of a clause, or what a body says itself.

    ``title`` is the one that it has unless it says another.
    """
    title = node.get("title") or title
    text = node.need("text")
    wording = text.wording()
    check_placed(node, wording)
    version = ClauseVersion(
        version=version_from(node.words("version", "1.0.0")),
        in_force=node.words("in-force"),
        change=Size.of(node.words("change", "substantive")),
        amendment=node.words("amendment"),
        source=node.words("source", source),
        wording=wording,
        text=text.text,
        data=clause_data(node, shelf),
        certifies=tuple(
            (item.words("clause"), version_from(item.words("version")))
            for item in node.list("certifies")
        ),
        translations={"cy": _translation(welsh)} if (welsh := node.get("welsh")) else {},
        span=(node.get("version") or text).span,
        text_span=text.span,
        title=title.line() if title else (),
        lowers=tuple((name, item.text) for name, item in node.mapping("lowers")),
    )
    check_footnotes(node, version)
    return version


def _translation(node: Node) -> Translation:
    return Translation(
        title=node.need("title").line(),
        wording=node.need("text").wording(),
        text=node.words("text"),
        span=node.span,
    )


def _check_order(node: Node, versions: tuple[ClauseVersion, ...]) -> None:
    """Report versions that are not newest first, by number and by date."""
    for newer, older in itertools.pairwise(versions):
        if newer.version <= older.version:
            message = "versions stand newest first, and this one is not newer than the next"
            hint = "put the highest version at the top, each number once"
            node.problems.append(
                Diagnostic(code=Code.VERSION_ORDER, message=message, span=newer.span, hint=hint)
            )
        elif newer.in_force < older.in_force:
            message = (
                f"this version is in force from {newer.in_force}, "
                "before the older version below it"
            )
            hint = f"give a day on or after {older.in_force}"
            node.problems.append(
                Diagnostic(code=Code.VERSION_ORDER, message=message, span=newer.span, hint=hint)
            )


# POLICIES


def _noun(node: Node) -> Forms:
    given = node.get("noun")
    return forms(given) if given else Forms(noun=Value("policy", node.need("policy").span))


def cycle(node: Node) -> Value:
    """Return how often something is reviewed: a name, or a number of months."""
    return node.need("months").value if isinstance(node.data, dict) else node.value


def policy(node: Node) -> Policy:
    """Return a policy as written."""
    notices = node.get("notices")
    return Policy(
        id=node.words("policy"),
        title=node.need("title").line(),
        noun=_noun(node),
        statutory=node.flag("statutory"),
        published=node.flag("published"),
        review_cycle=cycle(node.need("review-cycle")),
        owner=node.need("owner").value,
        approver=node.need("approver").value,
        numbering=NUMBERING[node.words("numbering")],
        notices=notices.wording() if notices else (),
        sections=tuple(_section(item) for item in node.list("sections")),
        related=tuple(item.text for item in node.list("related")),
        variant_of=node.words("variant-of"),
        span=node.need("policy").span,
        formerly=node.names("formerly"),
    )


def _section(node: Node) -> WrittenSection:
    title = node.need("title").line()
    short = node.get("short-title")
    return WrittenSection(
        key=node.words("section"),
        kind=SectionKind(node.words("kind", "body")),
        title=title,
        short_title=short.line() if short else title,
        provisions=NUMBERING[node.words("provisions", "none")],
        headings=node.flag("headings"),
        parts=tuple(_part(item) for item in node.list("clauses")),
        when=condition(node.get("when")),
        span=node.need("section").span,
    )


def _part(node: Node) -> SectionPart:
    if isinstance(node.data, dict) and "choose" in node.data:
        alternatives = tuple(_inclusion(item) for item in node.list("alternatives"))
        return Choice(
            name=node.words("choose"), alternatives=alternatives, span=node.need("choose").span
        )
    return _inclusion(node)


def _inclusion(node: Node) -> Inclusion:
    if isinstance(node.data, str):
        return Inclusion(clause=node.text, when=condition(None), span=node.span)
    return Inclusion(
        clause=node.words("clause"),
        when=condition(node.get("when")),
        span=node.need("clause").span,
        first=node.words("from"),
        last=node.words("until"),
    )


def register(node: Node) -> tuple[RegisteredPolicy, ...]:
    """Return the policies that others may refer to."""
    return tuple(
        RegisteredPolicy(
            id=item.words("policy"),
            title=item.words("title"),
            aliases=tuple(alias.text for alias in item.list("aliases")),
            span=item.need("policy").span,
        )
        for item in node.list("policies")
    )


def kept_elsewhere(node: Node) -> tuple[KeptPolicy, ...]:
    """Return the policies of a body that are kept elsewhere."""
    return tuple(_kept(item) for item in node.list("policies"))


def _kept(node: Node) -> KeptPolicy:
    said = {name: item.value for name, item in node.entries() if name in {"owner", "approver"}}
    frequency, review = node.get("review-cycle"), node.get("next-review")
    return KeptPolicy(
        policy=node.need("policy").value,
        title=node.words("title"),
        statutory=node.flag("statutory"),
        published=node.flag("published"),
        cycle=cycle(frequency).text if frequency else "",
        owner=said.get("owner"),
        approver=said.get("approver"),
        version=node.words("version"),
        approved_on=node.words("approved-on"),
        last_reviewed=node.words("last-reviewed"),
        next_review=review.value if review else None,
        file=node.words("file"),
        address=node.words("address"),
    )
