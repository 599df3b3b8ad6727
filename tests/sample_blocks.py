"""Documents made by hand with what only some policies hold: pictures, forms and so on."""

from __future__ import annotations

from dataclasses import replace

from policyloom.document import (
    Align,
    Aside,
    AsideKind,
    Asset,
    Block,
    Box,
    Cell,
    Chart,
    Column,
    Definition,
    Definitions,
    Document,
    FieldKind,
    Flowchart,
    Form,
    FormField,
    FormGroup,
    FormSignature,
    FormStatement,
    FormTicks,
    Image,
    InLanguage,
    ListStyle,
    Mark,
    Numbering,
    Shade,
    Table,
    TickOption,
    Way,
)
from tests.sample import (
    added,
    bullets,
    cell,
    decimal_policy,
    head,
    para,
    provision,
    redline,
    removed,
    row,
    section,
    words,
)

PICTURE = Asset(
    "gate.svg",
    "image/svg+xml",
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 30" width="80" height="30">'
    b'<rect width="80" height="30" fill="#dde8e3"/>'
    b'<path d="M10 25 V8 H70 V25 M40 8 V25" fill="none" stroke="#0b6e4f" stroke-width="3"/></svg>',
)


def blocks_policy() -> Document:
    """Return a policy with definitions, polar lists, a picture, Welsh words and a form."""
    return replace(
        decimal_policy(),
        policy="garden-visits",
        title=words("Garden visits policy"),
        sections=(
            section(
                "words", "1.", "What our words mean", provision("visits/words", "", "", *_prose())
            ),
            section(
                "form",
                "Appendix A",
                "Asking to visit",
                provision("visits/form", "", "", "Give this form to the office.", visit_form()),
                numbering=Numbering.LETTER,
            ),
        ),
    )


def _prose() -> tuple[Block, ...]:
    return (
        Definitions(
            (
                Definition(term=words("Visit"), blocks=(para("Any time spent in the garden."),)),
                Definition(
                    term=words("Visitor"),
                    blocks=(para("Anyone who is:"), bullets("not a pupil", "not employed here")),
                ),
            )
        ),
        para("Visitors:"),
        bullets("sign in at the office", "wear a badge", style=ListStyle.DO),
        para("Visitors never:"),
        bullets("open the gate to others", "pick fruit", style=ListStyle.DONT),
        Image(
            key="gate",
            asset=PICTURE,
            alt="The green garden gate, seen from the path",
            width=40,
            caption=words("Use this gate"),
        ),
        InLanguage(code="cy", blocks=(para("Croeso i'r ardd."), bullets("Caewch y giât."))),
        Aside(
            AsideKind.DANGER,
            (para("Danger: keep off the pond."), bullets("Call for help", "Stay on the bank")),
        ),
        Aside(AsideKind.QUOTATION, (para("A garden is for all."), para("– The gardener"))),
        complaint_steps(),
    )


def complaint_steps() -> Flowchart:
    """Return steps that go on, jump, ask, leave and end."""
    boxes = (
        ("send", "You write to the office", "", (Way("late"),)),
        ("late", "Is it late?", "", (Way("answer", "No"), Way("", "Yes", "The council"))),
        ("answer", "The gardener answers", "within 5 school days", (Way("settled"),)),
        ("settled", "Is it settled?", "", (Way("", "Yes"), Way("panel", "No"))),
        ("panel", "A panel hears you", "within 20 school days", (Way(""),)),
    )
    chart = tuple(
        Box(
            key=key,
            words=said,
            deadline=deadline,
            asks=said.endswith("?"),
            said=f"{said} {deadline}".strip(),
            ways=ways,
        )
        for key, said, deadline, ways in boxes
    )
    said = bullets(*(box.said for box in chart), style=ListStyle.DECIMAL)
    return Flowchart(key="visits/complaint", chart=Chart(chart), steps=(said,))


def tables_policy() -> Document:
    """Return a policy with a price list, a matrix on its side and a log to be written in."""
    shaded = Cell(blocks=(para("C"),), shade=Shade.STRONG)
    prices = Table(
        key="prices",
        caption=words("What a visit costs"),
        description="Each kind of visit and its price.",
        widths=(60, 20, 20),
        columns=(Column(key="what"), *(Column(key=k, align=Align.END) for k in ("day", "week"))),
        header=(row(head("Visit"), head("A day"), head("A week")),),
        rows=(
            row(head("Classes", columns=3), key="classes"),
            row(head("One class"), cell("£12.00", rows=2), "£50.00", key="one"),
            row(head("Two classes"), "£95.50", key="two"),
        ),
        note=(para("Prices run from May."), bullets("Ask at the gate")),
    )
    matrix = Table(
        key="matrix",
        caption=words("Who decides"),
        description="Who decides each matter.",
        legend=(para("Key: D decides; C is consulted."),),
        widths=(40, *(10 for _ in range(6))),
        columns=tuple(Column(key=f"{n}", align=Align.CENTRE) for n in range(7)),
        header=(row(head("Matter"), *(head(f"Board {n}") for n in range(6))),),
        rows=(row(head("Budget"), "D", shaded, cell(), "C", "C", cell(), key="budget"),),
        landscape=True,
    )
    log = Table(
        key="log",
        caption=words("Visits"),
        description="Each visit.",
        widths=(30, 70),
        header=(row(head("Day"), head("Who came")),),
        rows=tuple(row(cell(), cell()) for _ in range(3)),
    )
    clauses = {"prices": prices, "matrix": matrix, "log": log}
    return replace(
        decimal_policy(),
        sections=tuple(
            section(name, f"{at}.0", name.capitalize(), provision(name, f"{at}.1", "", "See:", it))
            for at, (name, it) in enumerate(clauses.items(), start=1)
        ),
    )


def visit_form() -> Form:
    """Return a form that uses every kind of row and field."""
    return Form(
        key="visit",
        title=words("Request to visit the garden"),
        rows=(
            FormStatement(inlines=words("Please ask at least one week ahead.")),
            FormGroup(title=words("About you")),
            FormField(key="name", label=words("Your name")),
            FormField(
                key="reason",
                label=words("Why you wish to come"),
                kind=FieldKind.LINES,
                help=words("One or two sentences will do."),
            ),
            FormField(key="day", label=words("On which day"), kind=FieldKind.DATE),
            FormField(
                key="part",
                label=words("Which part"),
                kind=FieldKind.CHOICE,
                choices=("The pond", "The orchard"),
            ),
            FormField(key="site", label=words("Site"), value="Alderbrook"),
            _needs(),
            FormSignature(
                key="visitor",
                label=words("Visitor"),
                statement=words("I have read the rules of the garden."),
            ),
            FormGroup(title=words("Decision"), office=True),
            FormSignature(key="head", label=words("Headteacher")),
        ),
    )


def _needs() -> FormTicks:
    return FormTicks(
        key="needs",
        label=words("What you will need"),
        options=(
            TickOption(key="tools", label=words("Tools")),
            TickOption(key="water", label=words("Water")),
            TickOption(key="pupils", label=words("A class to help"), tail="Ages"),
        ),
        help=words("Tick all that apply."),
    )


def _choice(*choices: str, mark: Mark) -> FormField:
    label, kind = words("Which part"), FieldKind.CHOICE
    return FormField(key="part", label=label, kind=kind, choices=choices, mark=mark)


def blocks_redline() -> Document:
    """Return a redline in which every one of these blocks changes."""
    rows = (
        FormGroup(title=words("About ", removed("yourself"), added("you"))),
        FormField(key="name", label=words("Your name")),
        FormField(key="age", label=words("Your age"), mark=Mark.DELETED),
        FormField(key="day", label=words("On which day"), kind=FieldKind.DATE, mark=Mark.INSERTED),
        FormTicks(
            key="needs",
            label=words("Needs"),
            options=(
                TickOption(key="tools", label=words("Tools"), mark=Mark.DELETED),
                TickOption(key="water", label=words("Water"), mark=Mark.INSERTED),
                TickOption(key="help", label=words("Helpers"), tail="How many", mark=Mark.DELETED),
                TickOption(
                    key="dogs", label=words("Dogs"), tail="Their names", mark=Mark.INSERTED
                ),
            ),
        ),
        _choice("The pond", "The orchard", mark=Mark.DELETED),
        _choice("The pond", "The hives", mark=Mark.INSERTED),
        FormStatement(inlines=words("Ask in good time."), mark=Mark.INSERTED),
        FormSignature(key="visitor", label=words("Visitor"), mark=Mark.DELETED),
        FormSignature(key="head", label=words(removed("Head"), added("Headteacher"))),
    )
    content = (
        Definitions(
            (
                Definition(term=words("Guest"), blocks=(para("Old."),), mark=Mark.DELETED),
                Definition(term=words("Visitor"), blocks=(para("New."),), mark=Mark.INSERTED),
                Definition(term=words("Day"), blocks=(para("A ", added("school "), "day."),)),
            )
        ),
        Image(key="old", asset=PICTURE, alt="The old gate", mark=Mark.DELETED),
        Image(key="new", asset=PICTURE, alt="The new gate", mark=Mark.INSERTED),
        InLanguage(code="cy", blocks=(para("Croeso.", mark=Mark.INSERTED),)),
        Aside(AsideKind.NOTE, (para("Note: it is shut."), para("Come back.", mark=Mark.INSERTED))),
        Aside(AsideKind.QUOTATION, (para("A garden.", mark=Mark.DELETED),)),
        Form(key="visit", title=words("Request"), rows=rows),
    )
    return replace(
        blocks_policy(),
        revision=redline().revision,
        sections=(section("words", "1.", "Words", provision("visits/words", "", "", *content)),),
    )
