"""Citations: an instrument by name -> its title, edition and paragraphs on a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Label, Severity, did_you_mean
from policyloom.document import Concept, Link, Text
from policyloom.english.dates import date_words
from policyloom.english.grammar import joined
from policyloom.source import instrument_path
from policyloom.source.vocabulary import UNCONFIRMED
from policyloom.welsh import in_welsh, joined_in_welsh, softened

if TYPE_CHECKING:
    from policyloom.diagnostics import Span
    from policyloom.document import Inline, Inlines
    from policyloom.resolve.context import Context
    from policyloom.source import Anchor, Basis, Instrument, InstrumentEdition


def citation(target: str, words: Inlines, span: Span, context: Context) -> tuple[Inline, ...]:
    """Return the linked title and pinpoint of ``ID[@EDITION][#ANCHOR]``.

    Given ``words`` are printed instead, as in any link: the edition and its parts are still
    checked, and the link leads there.
    """
    name, _, pinpoint = target.partition("#")
    name, _, pinned = name.partition("@")
    instrument = find(name, span, context)
    if instrument is None:
        return ()
    _check_reach(instrument, span, context)
    _check_kind(instrument, span, context)
    if instrument.editions:
        return _edition_citation(instrument, (pinned, pinpoint), words, span, context)
    return _plain_citation(instrument, pinpoint, words, span, context)


def find(name: str, span: Span, context: Context) -> Instrument | None:
    """Return the instrument of an id or citation id."""
    instruments = context.library.instruments
    short = {i.citation_id: i for i in instruments.values() if i.citation_id}
    found = instruments.get(name) or short.get(name)
    if found is None:
        path = instrument_path(name)
        if path not in context.library.broken:
            hint = did_you_mean(name, [*instruments, *short])
            context.report(Code.UNKNOWN_INSTRUMENT, f"there is no instrument `{name}`", span, hint)
        context.dependencies.add(path)
        return None
    context.dependencies.add(found.span.path)
    return found


def _check_reach(instrument: Instrument, span: Span, context: Context) -> None:
    """Report guidance of another nation, and law that is not in force on the day."""
    nation = context.profile.facts["nation"]
    if instrument.extent and nation not in instrument.extent:
        places = " and ".join(word.capitalize() for word in instrument.extent)
        message = (
            f"{instrument.title} applies in {places}, and {context.profile.body} is in "
            f"{nation.capitalize()}"
        )
        hint = f"choose the clause for {nation.capitalize()}, or leave this one out"
        context.report(
            Code.NATION_MISMATCH, message, span, hint, Label(instrument.span, "the instrument")
        )
    if instrument.in_force > context.date:
        message = (
            f"{instrument.title} is in force from {date_words(instrument.in_force)}, after the "
            "document's date"
        )
        hint = "leave it out until then"
        context.report(
            Code.CITATION_NOT_IN_FORCE,
            message,
            span,
            hint,
            Label(instrument.span, "the instrument"),
        )


def _check_kind(instrument: Instrument, span: Span, context: Context) -> None:
    """Point out law and guidance for other kinds of establishment than this one."""
    body, kind = context.profile.body, context.profile.facts.get("kind", "")
    if not kind or not instrument.applies_to or kind in instrument.applies_to:
        return
    kinds = joined(tuple(one.replace("-", " ") for one in instrument.applies_to), "and")
    context.warn(
        Code.INSTRUMENT_FOR_OTHERS,
        f"{instrument.title} is for the kinds {kinds}, and {body} is of the kind "
        f"{kind.replace('-', ' ')}",
        span,
        f"include the clause with `when: {{kind: {instrument.applies_to[0]}}}`",
        Label(instrument.span, "the instrument"),
    )


# ACTS AND REGULATIONS


def _plain_citation(
    instrument: Instrument, pinpoint: str, words: Inlines, span: Span, context: Context
) -> tuple[Inline, ...]:
    key = instrument.citation_id or instrument.id
    title = words or (_run(instrument.title, span, key, context, instrument.welsh),)
    if not pinpoint:
        return _linked(title, instrument.url)
    provision = next((p for p in instrument.provisions if p.id == pinpoint), None)
    if provision is None:
        _unknown_anchor(instrument, pinpoint, [p.id for p in instrument.provisions], span, context)
        return ()
    if words:
        return _linked(words, provision.url or instrument.url)
    place = _place(provision.label, span, f"{key}#{pinpoint}", context)
    return _linked((*title, place), provision.url or instrument.url)


# GUIDANCE WITH EDITIONS


def _edition_citation(
    instrument: Instrument,
    place: tuple[str, str],
    words: Inlines,
    span: Span,
    context: Context,
) -> tuple[Inline, ...]:
    """Return a citation of ``place``, the edition asked for (or ``""``) and the part of it."""
    pinned, pinpoint = place
    edition = _edition(instrument, pinned, span, context)
    if edition is None:
        return ()
    key = f"{instrument.citation_id or instrument.id}@{edition.edition}"
    title = words or (_run(edition.title, span, key, context, edition.welsh),)
    link = _linked(title, edition.url or instrument.url)
    if not pinpoint:
        return link
    anchor = edition.anchors.get(pinpoint)
    if anchor is None:
        _no_anchor(instrument, edition, pinpoint, span, context)
        return ()
    if words:
        return link
    return (*link, _place(_paragraphs(anchor), span, f"{key}#{pinpoint}", context))


def _edition(
    instrument: Instrument, pinned: str, span: Span, context: Context
) -> InstrumentEdition | None:
    known = {edition.edition: edition for edition in instrument.editions}
    if pinned and pinned not in known:
        message = f"the register has no {pinned} edition of {instrument.title}"
        hint = f"the register has {joined(tuple(known), 'and')}"
        context.report(
            Code.UNKNOWN_EDITION, message, span, hint, Label(instrument.span, "the instrument")
        )
        return None
    in_force = edition_on(instrument, context.date)
    edition = known.get(pinned) or in_force
    if edition is None or edition is not in_force:
        _not_in_force(instrument, edition, in_force, span, context)
        return None
    if edition.successor_expected and edition.successor_expected <= context.date:
        _successor_due(instrument, edition, span, context)
    if context.approving and edition.confidence == UNCONFIRMED:
        _unconfirmed(instrument, edition, span, context)
    return edition


def edition_on(instrument: Instrument, date: str) -> InstrumentEdition | None:
    """Return the edition in force on an ISO day: the newest begun, unless it has ended."""
    begun = [edition for edition in instrument.editions if edition.in_force <= date]
    newest = max(begun, key=lambda edition: edition.in_force, default=None)
    return newest if newest and (not newest.until or date <= newest.until) else None


def _not_in_force(
    instrument: Instrument,
    edition: InstrumentEdition | None,
    in_force: InstrumentEdition | None,
    span: Span,
    context: Context,
) -> None:
    which = edition.title if edition else f"no edition of {instrument.title}"
    verb = "is not in force" if edition else "is in force"
    message = f"{which} {verb} on {date_words(context.date)}, the date of the document"
    known = ", ".join(f"{e.edition} from {e.in_force}" for e in instrument.editions)
    hint = (
        f"cite {in_force.edition}, which is in force"
        if in_force
        else f"the register knows {known}"
    )
    place = edition.span if edition else instrument.span
    context.report(Code.CITATION_NOT_IN_FORCE, message, span, hint, Label(place, "the register"))


def _successor_due(
    instrument: Instrument, edition: InstrumentEdition, span: Span, context: Context
) -> None:
    day = date_words(edition.successor_expected)
    problem = Diagnostic(
        code=Code.CITATION_MAY_BE_SUPERSEDED,
        message=f"{edition.title} is the newest edition in the register, but a newer one was "
        f"expected on {day}",
        span=span,
        hint=f"look for the new edition and add it to {instrument.span.path}",
        severity=Severity.WARNING,
        labels=(Label(edition.span, "this edition"),),
    )
    context.problems.append(problem)


def _unconfirmed(
    instrument: Instrument, edition: InstrumentEdition, span: Span, context: Context
) -> None:
    problem = Diagnostic(
        code=Code.CITATION_UNCONFIRMED,
        message=f"{edition.title} is cited, and nobody has confirmed what the register says of it",
        span=span,
        hint=f"look at it where it is published, then put {instrument.span.path} right and write "
        "`confidence: seen` there",
        severity=Severity.WARNING,
        labels=(Label(edition.span, "this edition"),),
    )
    context.problems.append(problem)


def _no_anchor(
    instrument: Instrument, edition: InstrumentEdition, pinpoint: str, span: Span, context: Context
) -> None:
    elsewhere = [e.edition for e in instrument.editions if pinpoint in e.anchors]
    if elsewhere:
        message = f"the register does not know the paragraphs of `{pinpoint}` in {edition.title}"
        hint = (
            f"look them up in the guidance and add them to {edition.span}, or cite the edition "
            f"without `#{pinpoint}`"
        )
        context.report(
            Code.ANCHOR_NOT_KNOWN, message, span, hint, Label(edition.span, "this edition")
        )
    else:
        names = [name for e in instrument.editions for name in e.anchors]
        _unknown_anchor(instrument, pinpoint, names, span, context)


def _unknown_anchor(
    instrument: Instrument, pinpoint: str, known: list[str], span: Span, context: Context
) -> None:
    message = f"{instrument.title} has no part called `{pinpoint}`"
    hint = did_you_mean(pinpoint, known) or "cite it without `#`, or add the part to the register"
    context.report(
        Code.UNKNOWN_ANCHOR, message, span, hint, Label(instrument.span, "the instrument")
    )


def _paragraphs(anchor: Anchor) -> str:
    if anchor.runs_on:
        return f"paragraph {anchor.first} onwards"
    if anchor.last and anchor.last != anchor.first:
        return f"paragraphs {anchor.first} to {anchor.last}"
    return f"paragraph {anchor.first}"


# SHARED


def _run(words: str, span: Span, key: str, context: Context, welsh: str = "") -> Text:
    concept = Concept(kind="citation", key=key)
    return context.name(context.text(words, span, token=f"cite:{key}", concept=concept), welsh)


def _place(label: str, span: Span, key: str, context: Context) -> Text:
    welsh = in_welsh(label)
    return _run(f", {label}", span, key, context, f", {welsh}" if welsh else "")


def _linked(inlines: Inlines, url: str) -> Inlines:
    return (Link(inlines, url),) if url else inlines


def basis_words(instrument: Instrument, span: Span, context: Context) -> Text:
    """Return what guidance is, and on what law it rests for this kind of school.

    It is said in Welsh too, where all of it has a Welsh name.
    """
    kind = instrument.kind.replace("-", " ")
    bases = instrument.legal_basis.get(context.profile.facts.get("kind", ""), ())
    found = [both for basis in bases if (both := _basis(basis, span, context))]
    words = " and ".join(english for english, _ in found)
    in_both = (in_welsh(kind) or "", *(welsh for _, welsh in found))
    under = f" o dan {softened(joined_in_welsh(in_both[1:], 'and'))}" if found else ""
    return context.name(
        context.text(
            f" ({kind} under {words})" if words else f" ({kind})",
            span,
            token="legal basis",  # noqa: S106 - a token of the text
            concept=Concept(
                kind="citation", key=f"{instrument.citation_id or instrument.id}#legal-basis"
            ),
        ),
        f" ({in_both[0]}{under})" if all(in_both) else "",
    )


def _basis(basis: Basis, span: Span, context: Context) -> tuple[str, str] | None:
    """Return an Act, or a section of it, in English and in Welsh."""
    instrument = find(basis.instrument, span, context)
    if instrument is None:
        return None
    provision = next((p for p in instrument.provisions if p.id == basis.provision), None)
    if provision is None:
        return f"the {instrument.title}", instrument.welsh
    label = in_welsh(provision.label) if instrument.welsh else ""
    welsh = f"{label} o {softened(instrument.welsh)}" if label else ""
    return f"{provision.label} of the {instrument.title}", welsh
