"""Data blocks: the typed data of a clause as written -> blocks of the document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Label
from policyloom.document import (
    Concept,
    Definition,
    Definitions,
    FieldKind,
    Form,
    FormField,
    FormGroup,
    FormSignature,
    FormStatement,
    FormTicks,
    Image,
    Item,
    List,
    ListStyle,
    Paragraph,
    Subheading,
    Text,
    TickOption,
    Unfilled,
    plain,
)
from policyloom.english.grammar import Form as Surface
from policyloom.english.grammar import NounToken
from policyloom.resolve.channels import channel_register
from policyloom.resolve.citations import basis_words, citation, edition_on, find
from policyloom.resolve.contacts import contacts
from policyloom.resolve.lines import heading, inlines, sentence
from policyloom.resolve.links import policy_name
from policyloom.resolve.placing import Placing, as_figure, callout, figure, quotation
from policyloom.resolve.steps import steps
from policyloom.resolve.tables import table
from policyloom.resolve.terms import token_words
from policyloom.source import DATA_KINDS
from policyloom.source.wording import Token, WordingHeading

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.document import Block, FormRow, Inline, Inlines
    from policyloom.resolve.composition import PlacedClause
    from policyloom.resolve.context import Context
    from policyloom.resolve.placing import Filler, Maker
    from policyloom.source import (
        Authority,
        LocalBlock,
        RoleDuties,
        WrittenDefinition,
        WrittenForm,
        WrittenFormRow,
    )
    from policyloom.source.wording import DataBlock, Pieces


def form(written: WrittenForm, clause: str, context: Context) -> Form:
    """Return a form.

    Its key is the clause's id, so that field names are unique in the document.
    """
    return Form(
        key=clause,
        title=sentence(written.title, context),
        rows=tuple(made for row in written.rows for made in _repeated(_row(row, context), row)),
    )


def _repeated(made: FormRow, row: WrittenFormRow) -> Iterator[FormRow]:
    """Yield a row as often as it is to stand there, each time with its number."""
    if row.repeat == 1 or not isinstance(made, FormField):
        yield made
        return
    for place, name in enumerate(row.names, start=1):
        yield replace(made, key=name, label=(*made.label, Text(f" {place}")))


def _row(row: WrittenFormRow, context: Context) -> FormRow:
    label = sentence(row.label, context)
    match row.kind:
        case "group":
            return FormGroup(title=label, office=row.office)
        case "statement":
            return FormStatement(inlines=label)
        case "signature":
            statement = sentence(row.statement, context)
            return FormSignature(key=row.key, label=label, statement=statement)
        case "ticks":
            return _ticks(row, label, context)
        case _:
            return FormField(
                key=row.key,
                label=label,
                kind=FieldKind(row.type),
                choices=row.choices,
                help=sentence(row.help, context),
                value=row.value,
                origin=context.origin(row.span),
            )


def _ticks(row: WrittenFormRow, label: Inlines, context: Context) -> FormTicks:
    origin = context.origin(row.span)
    options = (
        TickOption(key=one.key, label=sentence(one.label, context), tail=one.tail, origin=origin)
        for one in row.options
    )
    return FormTicks(
        key=row.key,
        label=label,
        options=tuple(options),
        columns=row.columns,
        help=sentence(row.help, context),
    )


# Blocks of typed data: role duties, legislation, related policies, dos and don'ts.


def data_block(
    block: DataBlock, placed: PlacedClause | None, context: Context, fill: Filler
) -> Iterator[Block]:
    """Yield the blocks that a data-block token places."""
    kind = KINDS.get(block.name)
    given = kind.given(placed.data) if kind and placed else None
    if kind and not given:
        message = f"`{{{block.name}}}` places data that this clause version does not give"
        hint = f"add `{kind.key}:` to the clause version, or remove the token"
        context.report(Code.DATA_BLOCK_EMPTY, message, block.span, hint)
    else:
        placing = Placing(block=block, placed=placed, context=context, fill=fill)
        yield from MAKERS[block.name](given, placing)


KINDS = {kind.token: kind for kind in DATA_KINDS}


# ROLE DUTIES


def _role_duties(given: tuple[RoleDuties, ...], placing: Placing) -> Iterator[Block]:
    context = placing.context
    held = (d for d in given if d.when.holds(context.profile.facts))
    merged: dict[tuple[str, str], tuple[Block, List]] = {}
    for duties in held:
        if _held(duties.role, context):
            _merge(duties, merged, context)
    for lead, lines in merged.values():
        yield lead
        yield lines


def _held(role: str, context: Context) -> bool:
    """Tell whether anyone holds the role.

    The duties of a role that a body does not have are left out.
    """
    kind, name, _ = context.reader.names.get(role, ("", role, False))
    if kind == "role":
        holder = context.profile.roles.get(name)
        return holder is None or not holder.vacant
    return kind != "people" or bool(context.profile.people.get(name))


def _merge(
    duties: RoleDuties, merged: dict[tuple[str, str], tuple[Block, List]], context: Context
) -> None:
    """Add the duties of a role; roles that one person or body holds share a list."""
    made = _duties_of(duties, context)
    if made is None:
        return
    lead, lines = made
    key = (plain(lead.inlines).lower(), duties.lead)
    if key in merged:
        first, before = merged[key]
        new = tuple(item for item in lines.items if item not in before.items)
        merged[key] = first, replace(before, items=(*before.items, *new))
    else:
        merged[key] = lead, lines


def _duties_of(duties: RoleDuties, context: Context) -> tuple[Subheading, List] | None:
    read = context.reader.read(duties.role)
    surface = duties.role[:1].upper() + duties.role[1:]
    if isinstance(read, NounToken) and read.kind != "people" and read.form is Surface.BARE:
        surface = f"The {duties.role}"
    who = token_words(Token(surface, duties.span), context)
    lead = token_words(Token(duties.lead, duties.span), context)
    if who is None or lead is None:
        return None
    items = (
        Item((Paragraph(inlines(line, context, opens_sentence=False)),)) for line in duties.duties
    )
    lines = List(style=ListStyle.BULLET, items=tuple(items))
    return Subheading((who, Text(" "), lead, Text(":"))), lines


# LEGISLATION


def _legislation(given: tuple[Authority, ...], placing: Placing) -> Iterator[Block]:
    context = placing.context
    lines = (
        Item((Paragraph(line),))
        for authority in given
        if authority.when.holds(context.profile.facts) and (line := _authority(authority, context))
    )
    yield List(style=ListStyle.BULLET, items=tuple(lines))


def _authority(authority: Authority, context: Context) -> tuple[Inline, ...]:
    name, _, pinned = authority.instrument.partition("@")
    target = f"{name}@{pinned}" if pinned else name
    if authority.provision:
        target += f"#{authority.provision}"
    line = citation(target, (), authority.span, context)
    instrument = find(name, authority.span, context) if line else None
    if (
        instrument is None
        or not instrument.legal_basis
        or edition_on(instrument, context.date) is None
    ):
        return line
    return (*line, basis_words(instrument, authority.span, context))


# RELATED POLICIES


def _related(_given: None, placing: Placing) -> Iterator[Block]:
    """List by title the policies that the policy file names or the text refers to."""
    context = placing.context
    names = dict.fromkeys((*context.policy.related, *context.policies_named))
    names.pop(context.policy.id, None)
    names.pop(context.policy.variant_of, None)
    found = (policy_name(name, (), placing.block.span, context) for name in names)
    lines = sorted((line for line in found if line), key=lambda line: plain(line).lower())
    yield List(style=ListStyle.BULLET, items=tuple(Item((Paragraph(line),)) for line in lines))


# FORMS, DOS AND DON'TS


def _form(given: WrittenForm, placing: Placing) -> Iterator[Block]:
    """Yield a form, below its title unless that stands above it already."""
    context = placing.context
    title = heading(given.title, context)
    if not _stands_above(plain(title), placing):
        yield Subheading(title)
    yield form(given, placing.placed.clause if placing.placed else "", context)


def _stands_above(title: str, placing: Placing) -> bool:
    own = placing.placed.wording if placing.placed else ()
    headings = (heading(b.pieces, placing.context) for b in own if isinstance(b, WordingHeading))
    said = (*placing.context.above, *map(plain, headings))
    return title.lower() in map(str.lower, said)


def _polar(style: ListStyle) -> Maker:
    def made(given: tuple[Pieces, ...], placing: Placing) -> Iterator[Block]:
        lines = (inlines(line, placing.context, opens_sentence=False) for line in given)
        yield List(style=style, items=tuple(Item((Paragraph(line),)) for line in lines))

    return made


def _channels(_given: None, placing: Placing) -> Iterator[Block]:
    yield from channel_register(placing.block, placing.context)


def _definitions(given: tuple[WrittenDefinition, ...], placing: Placing) -> Iterator[Block]:
    context = placing.context
    yield Definitions(
        tuple(
            Definition(
                term=inlines(plan.term, context, opens_sentence=True),
                blocks=placing.filled(plan.meaning),
            )
            for plan in given
        )
    )


MAKERS: Mapping[str, Maker] = {
    "role duties": _role_duties,
    "legislation list": _legislation,
    "form": _form,
    "definitions": _definitions,
    "dos": _polar(ListStyle.DO),
    "don'ts": _polar(ListStyle.DONT),
    "callout": callout,
    "quotation": quotation,
    "steps": steps,
    "contacts": contacts,
    "figure": figure,
    "table": table,
    "related policies": _related,
    "channel register": _channels,
}


# Local blocks: the lists and pictures that a body supplies.


def local_block(token: Token, context: Context) -> Iterator[Block]:
    """Return the body's list or picture.

    One that is missing is reported, and marked where it may stay open.
    """
    lines = context.profile.local_lists.get(token.surface)
    picture = context.profile.pictures.get(token.surface)
    if lines:
        concept = Concept(kind="local", key=token.surface)
        runs = (
            context.text(v.text, token.span, token=token.surface, concept=concept, value=v.span)
            for v in lines
        )
        items = (Item((Paragraph((run,)),)) for run in runs)
        yield List(style=ListStyle.BULLET, items=tuple(items))
    elif picture:
        caption = picture.caption
        words = (context.text(caption.text, caption.span),) if caption else ()
        image = Image(
            key=token.surface,
            asset=picture.asset,
            alt=picture.alt,
            width=picture.width,
            caption=words,
        )
        yield as_figure(image, token.surface, token.span, context)
    else:
        yield from _missing(token, context)


def _missing(token: Token, context: Context) -> Iterator[Block]:
    vocabulary = context.library.vocabulary
    is_list = token.surface in vocabulary.local_lists
    block: LocalBlock = (vocabulary.local_lists if is_list else vocabulary.pictures)[token.surface]
    overlay = context.profile.overlay
    message = f"`{block.name}` ({block.label}) is not given for {context.profile.body}"
    key = "local-lists" if is_list else "pictures"
    hint = f"write `{key}: {{{block.name}: …}}` in {overlay.path}"
    label = Label(overlay.span, "the overlay")
    if block.slot:
        wanted = (key, block.name)
        context.open_point(Code.UNFILLED_SLOT, message, token.span, hint, label, wanted=wanted)
        yield Paragraph((Unfilled(block.label, block.example),))
    else:
        wanted = (key, block.name)
        context.report(Code.UNSET_SETTING, message, token.span, hint, label, wanted=wanted)
