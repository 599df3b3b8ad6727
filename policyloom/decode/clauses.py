"""Decode clauses, policies and the policy register."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, TypeAlias

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
    ParagraphNumbers,
    Policy,
    RegisteredPolicy,
    SectionPart,
    Size,
    Translation,
    Value,
    WrittenSection,
    named,
    newly_refused,
    version_from,
)
from policyloom.source.wording import Words
from policyloom.welsh import WELSH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.decode.assets import Shelf
    from policyloom.decode.node import Node
    from policyloom.diagnostics import Severity
    from policyloom.source.wording import Pieces


Usual: TypeAlias = "Mapping[str, str]"
"""What holds of the clauses of a topic that say nothing else, by key."""
NOTHING: Usual = {}


def clause(node: Node, shelf: Shelf, usual: Usual = NOTHING) -> Clause:
    """Return a clause with its versions, newest first; or with one, where it has a text itself."""
    name, written = node.words("clause"), node.list("versions") or (node,)
    given = node.get("title")
    title = given.line() if given else (Words(named(name), node.need("clause").span),)
    source, first = usual.get("source", "provider"), {"amendment": FIRST, **usual}
    versions = tuple(
        text_version(item, title, shelf, source, first if item is written[-1] else NOTHING)
        for item in written
    )
    if node.get("versions") and node.get("text"):
        message = "this clause has a text, and versions as well"
        hint = "put the text into a version of its own, or remove it"
        problem = Diagnostic(
            code=Code.WRONG_FORM, message=message, span=node.need("text").key_span, hint=hint
        )
        node.problems.append(problem)
    for item in written[:-1]:
        _check_later(item)
    _check_order(node, versions)
    return Clause(
        id=name,
        mutability=Mutability(node.words("mutability", usual.get("mutability", "adaptable"))),
        topic=node.words("topic", name.rpartition("/")[2].replace("-", " ")),
        locked_by=node.words("locked-by"),
        defines=tuple(item.value for item in node.list("defines")),
        requires=tuple(item.value for item in node.list("requires")),
        excludes=tuple(item.value for item in node.list("excludes")),
        applies_when=condition(node.get("applies-when")),
        versions=versions,
        span=node.need("clause").span,
        formerly=node.names("formerly"),
    )


def _check_later(node: Node) -> None:
    """Report a version above others that does not say what is new in it, and from when."""
    for key, what in LATER.items():
        if node.get(key) is None:
            message = f"the key `{key}` is missing"
            hint = f"add `{key}:`, {what}; only the oldest version needs none"
            node.report(Code.MISSING_KEY, message, hint)


LATER = {
    "in-force": "the day from which documents use this version",
    "change": "how much it differs from the one below it",
    "amendment": "one sentence for the change log",
}
FIRST = "First published."


def text_version(
    node: Node,
    title: Pieces,
    shelf: Shelf,
    source: str = "provider",
    usual: Usual = NOTHING,
) -> ClauseVersion:
    """Return a text with its data: a version of a clause, or what a body says itself.

    ``title`` is the one that it has unless it says another.
    """
    own = node.get("title")
    text = node.need("text")
    in_force = node.words("in-force", usual.get("in-force", ""))
    newly = newly_refused(in_force)
    wording = text.wording(newly)
    check_placed(node, wording)
    version = ClauseVersion(
        version=version_from(node.words("version", "1.0.0")),
        in_force=in_force,
        change=Size.of(node.words("change", "substantive")),
        amendment=node.words("amendment", usual.get("amendment", "")),
        source=node.words("source", source),
        wording=wording,
        text=text.text,
        data=clause_data(node, shelf),
        certifies=tuple(
            (item.words("clause"), version_from(item.words("version")))
            for item in node.list("certifies")
        ),
        translations={WELSH: _translation(welsh, newly)} if (welsh := node.get("welsh")) else {},
        span=(node.get("version") or text).span,
        text_span=text.span,
        title=own.line() if own else title,
        lowers=tuple((name, item.text) for name, item in node.mapping("lowers")),
    )
    check_footnotes(node, version)
    return version


def _translation(node: Node, newly: Severity) -> Translation:
    return Translation(
        title=node.need("title").line(),
        wording=node.need("text").wording(newly),
        text=node.words("text"),
        span=node.span,
    )


def _check_order(node: Node, versions: tuple[ClauseVersion, ...]) -> None:
    """Report versions that are not newest first, by number and by date."""
    for newer, older in itertools.pairwise(versions):
        if newer.version <= older.version:
            message = "versions stand newest first, and this one is not newer than the next"
            hint = "put the highest version at the top, each number once"
            node.report(Code.VERSION_ORDER, message, hint, newer.span)
        elif newer.in_force < older.in_force:
            message = (
                f"this version is in force from {newer.in_force}, "
                "before the older version below it"
            )
            hint = f"give a day on or after {older.in_force}"
            node.report(Code.VERSION_ORDER, message, hint, newer.span)


def topic(node: Node) -> tuple[Node, ...]:
    """Return the clauses that stand in the file of a topic."""
    return node.list("clauses")


# POLICIES


def _noun(node: Node) -> Forms:
    given = node.get("noun")
    return forms(given) if given else Forms(noun=Value("policy", node.need("policy").span))


def cycle(node: Node) -> Value:
    """Return how often something is reviewed: a name, or a number of months."""
    return node.need("months").value if isinstance(node.data, dict) else node.value


def policy(node: Node) -> Policy:
    """Return a policy as written."""
    notices, welsh_notices = node.get("notices"), node.get("welsh-notices")
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
        sections=tuple(_section(item, node.get("defaults")) for item in node.list("sections")),
        related=tuple(item.text for item in node.list("related")),
        variant_of=node.words("variant-of"),
        span=node.need("policy").span,
        formerly=node.names("formerly"),
        applies_when=condition(node.get("applies-when")),
        delegable=node.flag("delegable", default=True),
        welsh=_welsh_title(node),
        welsh_notices=welsh_notices.wording() if welsh_notices else (),
    )


def _welsh_title(node: Node) -> Pieces:
    welsh = node.get("welsh")
    return welsh.line() if welsh else ()


def _section(node: Node, usual: Node | None) -> WrittenSection:
    """Return a section; one of the body is as is ``usual``, where it says nothing else."""
    title = node.need("title").line()
    short = node.get("short-title")
    kind = SectionKind(node.words("kind", "body"))

    def said(key: str) -> Node | None:
        shared = usual if kind is SectionKind.BODY else None
        return node.get(key) or (shared.get(key) if shared else None)

    provisions, paragraphs, headings = said("provisions"), said("paragraphs"), said("headings")
    if paragraphs:
        _check_paragraphs(paragraphs, provisions)
    return WrittenSection(
        key=node.words("section"),
        kind=kind,
        title=title,
        short_title=short.line() if short else title,
        provisions=NUMBERING[provisions.text if provisions else "none"],
        headings=bool(headings and headings.data),
        parts=tuple(_part(item) for item in node.list("clauses")),
        when=condition(node.get("when")),
        span=node.need("section").span,
        paragraphs=ParagraphNumbers(paragraphs.text if paragraphs else ""),
        welsh=_welsh_title(node),
    )


def _check_paragraphs(node: Node, provisions: Node | None) -> None:
    """Report numbers of paragraphs that those of clauses leave no place for, or give none."""
    below = ParagraphNumbers(node.text) is ParagraphNumbers.OF_CLAUSE
    numbered = provisions is not None and provisions.text != "none"
    if below is numbered:
        return
    message = "these numbers of paragraphs stand below those of clauses, and the clauses have none"
    hint = 'write `provisions: "1.1"` as well'
    if not below:
        message = "clauses and paragraphs are both numbered below the section"
        hint = 'remove `provisions:`, or write `paragraphs: "1.1.1"`'
    problem = Diagnostic(code=Code.WRONG_FORM, message=message, span=node.span, hint=hint)
    node.problems.append(problem)


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
            welsh=item.words("welsh"),
        )
        for item in node.list("policies")
    )


def kept_elsewhere(node: Node) -> tuple[KeptPolicy, ...]:
    """Return the policies of a body that are kept elsewhere."""
    return tuple(_kept(item) for item in node.list("policies"))


def _kept(node: Node) -> KeptPolicy:
    values = {"owner", "approver", "file"}
    said = {name: item.value for name, item in node.entries() if name in values}
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
        file=said.get("file"),
        address=node.words("address"),
    )
