"""Documents made by hand, in invented words, that use every type a writer can meet."""

from __future__ import annotations

from policyloom.document import (
    Block,
    Cell,
    ControlRow,
    Deleted,
    Document,
    EditorNote,
    Emphasis,
    Inline,
    Inlines,
    Inserted,
    Item,
    Language,
    Link,
    List,
    ListStyle,
    Look,
    Mark,
    Numbering,
    Paragraph,
    Provision,
    Reference,
    Revision,
    Row,
    Section,
    SectionKind,
    Status,
    Strong,
    Subheading,
    Table,
    Text,
    Unfilled,
)

NONE, INSERTED, DELETED = Mark.NONE, Mark.INSERTED, Mark.DELETED


# SHORT FORMS


def words(*parts: str | Inline) -> Inlines:
    """Return inlines from words and ready-made inlines."""
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def para(*parts: str | Inline, mark: Mark = NONE) -> Paragraph:
    """Return one paragraph."""
    return Paragraph(words(*parts), mark)


def added(*parts: str | Inline) -> Inserted:
    """Return words that a redline adds."""
    return Inserted(words(*parts))


def removed(*parts: str | Inline) -> Deleted:
    """Return words that a redline removes."""
    return Deleted(words(*parts))


def item(*blocks: str | Block) -> Item:
    """Return a list item from paragraphs and nested lists."""
    return Item(tuple(para(b) if isinstance(b, str) else b for b in blocks))


def bullets(*items: str | Item, style: ListStyle = ListStyle.BULLET) -> List:
    """Return a list."""
    return List(style=style, items=tuple(item(i) if isinstance(i, str) else i for i in items))


def cell(*parts: str | Inline, columns: int = 1, rows: int = 1, header: bool = False) -> Cell:
    """Return a table cell of one paragraph, or of none when there are no words."""
    blocks = (para(*parts),) if parts else ()
    return Cell(blocks=blocks, columns=columns, rows=rows, header=header)


def head(text: str, columns: int = 1, rows: int = 1) -> Cell:
    """Return a header cell."""
    return cell(text, columns=columns, rows=rows, header=True)


def row(*cells: str | Cell, key: str = "", mark: Mark = NONE) -> Row:
    """Return a table row."""
    made = tuple(cell(c) if isinstance(c, str) else c for c in cells)
    return Row(cells=made, key=key, mark=mark)


def control(key: str, label: str, *blocks: str | Block | Inlines, mark: Mark = NONE) -> ControlRow:
    """Return a row of the control table."""
    made = tuple(_block(block) for block in blocks)
    return ControlRow(key=key, label=label, blocks=made, mark=mark)


def _block(block: str | Block | Inlines) -> Block:
    if isinstance(block, str):
        return para(block)
    return Paragraph(block) if isinstance(block, tuple) else block


def provision(
    clause: str, label: str, heading: str | Inlines, *blocks: str | Block, mark: Mark = NONE
) -> Provision:
    """Return a provision; an empty heading means that it has none."""
    title = (words(heading) if heading else ()) if isinstance(heading, str) else heading
    return Provision(
        clause=clause,
        version="1.0.0",
        label=label,
        heading=title,
        blocks=tuple(_block(block) for block in blocks),
        mark=mark,
    )


def section(  # noqa: PLR0913 a section has that many parts
    key: str,
    label: str,
    title: str | Inlines,
    *provisions: Provision,
    numbering: Numbering = Numbering.DECIMAL_DOT,
    each: Numbering = Numbering.NONE,
    short: str = "",
    mark: Mark = NONE,
) -> Section:
    """Return a section; its kind follows from how it is numbered."""
    kinds = {Numbering.NONE: SectionKind.FRONT, Numbering.LETTER: SectionKind.APPENDIX}
    inlines = words(title) if isinstance(title, str) else title
    return Section(
        key=key,
        kind=kinds.get(numbering, SectionKind.BODY),
        label=label,
        title=inlines,
        short_title=words(short) if short else inlines,
        numbering=numbering,
        provision_numbering=each,
        provisions=provisions,
        mark=mark,
    )


# THE REGISTER OF CYCLE SHELTERS: ONE HEADER CELL OVER TWO

REGISTER_HEADER = (
    row(
        head("Site", rows=2),
        head("Shelter", rows=2),
        head("Looked after by", rows=2),
        head("Date", columns=2),
    ),
    row(head("Opened"), head("Closed")),
)
REGISTER_WIDTHS = (22, 20, 22, 18, 18)


def register(*rows: Row, caption: str = "Cycle shelters") -> Table:
    """Return the register of cycle shelters with these rows."""
    return Table(
        key="shelters",
        caption=words(caption),
        description="Each shelter, who looks after it and when it was in use.",
        widths=REGISTER_WIDTHS,
        header=REGISTER_HEADER,
        rows=rows,
    )


def shelters(count: int = 3) -> tuple[Row, ...]:
    """Return rows for the register."""
    sites = ("Hollin Bank", "Larkmead", "Ysgol Tŷ Gŵydd", "Stonecroft", "Wren Hill")
    return tuple(
        row(
            Cell(blocks=(para(sites[i % len(sites)]),), header=True),
            f"Shelter {i + 1}",
            "site manager",
            "12 May 2022",
            "31 July 2025" if i % 3 == 1 else cell(),
            key=f"shelter-{i + 1}",
        )
        for i in range(count)
    )


# A DRAFT POLICY WITH PLAIN NUMBERS AND ROMAN RULES


def policy() -> Document:
    """Return a draft that uses every block and inline except the marks of a redline."""
    return Document(
        body="peak-vale",
        body_name="Peak Vale Learning Trust",
        policy="cycling",
        title=words("Cycling and scooter policy"),
        version="",
        status=Status.DRAFT,
        date="2026-01-12",
        language="en-GB",
        control=_policy_control(),
        notices=(
            para(
                "This policy is checked every year, and sooner when the roads near a site change."
            ),
            para("A printed copy is out of date as soon as a newer version is approved."),
        ),
        sections=(*_policy_body(), *_policy_appendices()),
        look=Look(strapline="Every child arrives ready to learn"),
    )


def _policy_control() -> tuple[ControlRow, ...]:
    return (
        control("status", "Status", "Draft for consultation"),
        control("owner", "Owner", "Head of estates"),
        control("approver", "Approved by", words(Unfilled("the committee that approves this"))),
        control("next-review", "Next review", "January 2027"),
        control(
            "amendments",
            "Amendments",
            para("Electric scooters are now named in the rules."),
            para("The register of shelters has three more rows."),
            bullets("Hollin Bank has a second shelter.", "Larkmead's shelter has closed."),
        ),
    )


def _policy_body() -> tuple[Section, ...]:
    return (
        section(
            "intent",
            "",
            "Statement of intent",
            provision(
                "cycling/intent",
                "",
                "",
                "We want every pupil who can cycle to school to be able to do so safely.",
            ),
            numbering=Numbering.NONE,
        ),
        section("introduction", "1.", "Introduction", *_introduction()),
        section("rules", "2.", "Rules for riders", *_rules(), each=Numbering.ROMAN),
        section("shelters", "3.", "Where cycles are kept", *_shelters()),
        section("training", "4.", "Training", *_training(), each=Numbering.ALPHA),
        section("lists", "5.", "Checks & repairs < every term >", *_checks(), short="Checks"),
    )


def _introduction() -> tuple[Provision, ...]:
    return (
        provision(
            "cycling/introduction",
            "",
            "",
            para(
                "Peak Vale Learning Trust welcomes pupils, staff and visitors who ",
                Strong(words("cycle")),
                " or ",
                Emphasis(words("scoot")),
                " to its sites. The Welsh for the house by the water is ",
                Language(words("tŷ ger y dŵr"), "cy"),
                ", and Ŵ and Ŷ print as well.",
            ),
            para(
                "Read this policy with the ",
                Link(words("guide to safer routes"), "https://example.org/routes?a=1&b=2"),
                ", ",
                Reference(words("section 2"), "rules", "2"),
                ", ",
                Reference(words("rule ii"), "cycling/parking", "ii"),
                " and ",
                Reference(words("Appendix A"), "agreement", "Appendix A"),
                ". Ask ",
                Link(words("the office"), "mailto:office@example.org"),
                " for a copy.",
            ),
            EditorNote(
                (
                    para("Say here which sites have a cycle lane."),
                    bullets("Delete this note when that is done."),
                )
            ),
        ),
        provision(
            "cycling/scope",
            "",
            "Who this is for",
            "It applies to everyone who rides to a site.",
            Subheading(words("Visitors")),
            "Visitors follow the signs at the gate.",
            Subheading(words("Contractors")),
            "Contractors follow the rules of their permit.",
        ),
    )


def _rules() -> tuple[Provision, ...]:
    return (
        provision(
            "cycling/riding",
            "i.",
            "Riding on the site",
            "Riders:",
            bullets(
                "walk with their cycle between the gate and the shelter",
                item(
                    "wear a helmet that fits, which means that it",
                    bullets(
                        "sits level on the head",
                        item(
                            "is fastened with",
                            bullets("one finger of space", "no twist in the strap"),
                        ),
                    ),
                ),
                item("keep to the marked path", para("The path is swept every Monday.")),
            ),
        ),
        provision(
            "cycling/parking",
            "ii.",
            "Parking",
            "A cycle is locked to a stand. Nobody locks a cycle to a rail or a gate.",
        ),
        provision(
            "cycling/scooters", "iii.", "Electric scooters", para(Unfilled("the rule", "none"))
        ),
        provision(
            "cycling/unheaded", "iv.", "", "A rule without a heading has its number all the same."
        ),
    )


def _shelters() -> tuple[Provision, ...]:
    return (
        provision(
            "cycling/shelters",
            "",
            "",
            "The trust keeps these shelters.",
            register(*shelters(4)),
            "A shelter that has closed stays in the list for three years.",
        ),
    )


def _training() -> tuple[Provision, ...]:
    return (
        provision("cycling/lessons", "a.", "", "Every pupil in Year 5 is offered cycle training."),
        provision(
            "cycling/instructors",
            "b.",
            "",
            "An instructor:",
            bullets("holds a current certificate", "is checked before the first lesson"),
            "The certificate is seen each September.",
        ),
    )


def _checks() -> tuple[Provision, ...]:
    return (
        provision(
            "cycling/checks",
            "",
            "",
            "Before each ride:",
            bullets("tyres", "brakes", "bell", style=ListStyle.DECIMAL),
            "After each ride:",
            bullets(
                "the chain",
                item("the lights", bullets("front", "rear", style=ListStyle.ROMAN)),
                style=ListStyle.ALPHA,
            ),
            "Twice a year:",
            bullets(
                item("the frame", bullets("welds", "paint", style=ListStyle.ALPHA)),
                item("the wheels", bullets("rims", style=ListStyle.ALPHA)),
                style=ListStyle.DECIMAL,
            ),
            "Kept in the office:",
            bullets("a pump", "a spare lock", style=ListStyle.PLAIN),
        ),
    )


def _policy_appendices() -> tuple[Section, ...]:
    return (
        section(
            "agreement",
            "Appendix A",
            "Riders' agreement",
            provision("cycling/agreement", "", "", "I have read the rules and will keep to them."),
            numbering=Numbering.LETTER,
        ),
        section(
            "contacts",
            "Appendix B",
            "Who to ask",
            provision("cycling/contacts", "i.", "", "Ask the site manager about shelters."),
            provision("cycling/contacts-2", "ii.", "", "Ask the school office about training."),
            numbering=Numbering.LETTER,
            each=Numbering.ROMAN,
        ),
    )


# AN APPROVED POLICY WITH DECIMAL CLAUSES


def decimal_policy() -> Document:
    """Return an approved policy whose sections are numbered 1.0 and whose clauses 1.1."""
    return Document(
        body="alderbrook",
        body_name="Alderbrook Junior School",
        policy="garden",
        title=words("School garden policy"),
        version="1.1",
        status=Status.APPROVED,
        date="2025-09-01",
        language="en-GB",
        control=(
            control("version", "Version", "1.1"),
            control("approved-on", "Approved on", "1 September 2025"),
        ),
        notices=(para("The governing body reviews this policy every two years."),),
        sections=_garden(),
        look=Look(accent="#0b6e4f", cover=True),
        digest="0f" * 32,
    )


def _garden() -> tuple[Section, ...]:
    return (
        section(
            "purpose",
            "1.0",
            "Purpose",
            provision("garden/purpose", "1.1", "", "The garden is a place to learn and to rest."),
            provision(
                "garden/reading",
                "1.2",
                "",
                para("Read ", Reference(words("clause 2.2"), "garden/tools", "2.2"), " as well."),
                "A second paragraph stands under its clause.",
            ),
            numbering=Numbering.DECIMAL_ZERO,
            each=Numbering.DECIMAL_PAIR,
        ),
        section(
            "use",
            "2.0",
            "Using the garden",
            provision(
                "garden/classes",
                "2.1",
                "",
                "A class may use the garden when:",
                bullets(
                    "it has been booked",
                    item("an adult is there who", bullets("knows the pupils", "has a radio")),
                ),
                "Bookings are made in the office.",
            ),
            provision("garden/tools", "2.2", "Tools", "Tools are counted out and counted in."),
            provision("garden/pond", "2.3", "", "Nobody goes to the pond alone."),
            numbering=Numbering.DECIMAL_ZERO,
            each=Numbering.DECIMAL_PAIR,
        ),
        section(
            "records",
            "3.0",
            "Records",
            provision(
                "garden/records", "", "", "The diary is kept for a year.", register(*shelters(2))
            ),
            numbering=Numbering.DECIMAL_ZERO,
        ),
    )


# A REDLINE


def redline() -> Document:
    """Return the marked-up comparison of two versions of a policy."""
    return Document(
        body="hollin-bank",
        body_name="Hollin Bank Primary School",
        policy="cycling",
        title=words(removed("Cycling"), added("Cycling and scooter"), " policy"),
        version="2.0",
        status=Status.APPROVED,
        date="2026-01-12",
        language="en-GB",
        control=(
            control("version", "Version", words(removed("1.1"), added("2.0"))),
            control("old", "Union view", "None was given.", mark=DELETED),
            control(
                "new", "Review cycle", "Every year", "Sooner if the road changes", mark=INSERTED
            ),
            control("owner", "Owner", para("Site manager"), para("Deputy head", mark=INSERTED)),
            control(
                "date", "Date", para("May 2025", mark=DELETED), para("May 2026", mark=INSERTED)
            ),
        ),
        notices=(
            para("An old notice.", mark=DELETED),
            para("This policy is checked every year."),
            para("A new notice.", mark=INSERTED),
        ),
        sections=_redline_sections(),
        look=Look(),
        revision=Revision(
            author="Head of estates", date="2026-01-12", old="Version 1.1", new="Version 2.0"
        ),
    )


def _redline_sections() -> tuple[Section, ...]:
    return (
        section(
            "history",
            "1.",
            "History",
            provision("cycling/history", "", "", para("It was all fields once.", mark=DELETED)),
            mark=DELETED,
        ),
        section("introduction", "1.", "Introduction", _redline_prose()),
        section(
            "rules",
            "2.",
            words("Rules", added(" for riders")),
            *_redline_rules(),
            each=Numbering.ROMAN,
        ),
        section(
            "insurance",
            "3.",
            "Insurance",
            provision(
                "cycling/insurance", "", "", para("Riders insure their own cycles.", mark=INSERTED)
            ),
            mark=INSERTED,
        ),
        section("shelters", "4.", "Where cycles are kept", _redline_table()),
        section(
            "thanks",
            "5.",
            "Thanks",
            provision(
                "cycling/thanks",
                "",
                words("To volunteers"),
                para("We thank the people who painted the shelter.", mark=DELETED),
                mark=DELETED,
            ),
            mark=DELETED,
        ),
    )


def _redline_prose() -> Provision:
    return provision(
        "cycling/introduction",
        "",
        "",
        para(
            removed("The school"),
            added("Hollin Bank"),
            " welcomes people who ",
            Strong(words("cycle", added(" or scoot"))),
            ", as ",
            Reference(words("section ", removed("3"), added("2")), "rules", "2"),
            " says. See the ",
            removed(Link(words("old map"), "https://example.org/old")),
            added(Link(words("new map"), "https://example.org/new")),
            " and ",
            Link(words("the ", removed("long "), "guide"), "https://example.org/guide"),
            ".",
        ),
        para("This paragraph goes.", mark=DELETED),
        Subheading(words("An old heading"), DELETED),
        Subheading(words("A new heading"), INSERTED),
        para("This paragraph is new, with ", Strong(words("stress")), ".", mark=INSERTED),
        para("This paragraph stays."),
    )


def _redline_rules() -> tuple[Provision, ...]:
    return (
        provision(
            "cycling/riding",
            "i.",
            "Riding on the site",
            "Riders:",
            bullets(
                item(para("run to the shelter", mark=DELETED)),
                item(para("walk to the ", removed("shed"), added("shelter"))),
                item(
                    para("wear a helmet", mark=INSERTED),
                    bullets(item(para("that fits", mark=INSERTED)), style=ListStyle.ALPHA),
                ),
                item(para("ring the bell", mark=DELETED)),
            ),
        ),
        provision(
            "cycling/whistles",
            "ii.",
            "Whistles",
            para("Nobody whistles.", mark=DELETED),
            mark=DELETED,
        ),
        provision(
            "cycling/scooters",
            "ii.",
            "Scooters",
            para("Scooters are folded.", mark=INSERTED),
            mark=INSERTED,
        ),
        provision(
            "cycling/lights",
            "iii.",
            "",
            para("Lights are lit at dusk.", mark=DELETED),
            para("Lights are lit from October to March.", mark=INSERTED),
            para("Spare lights are kept in the office."),
        ),
        provision("cycling/bells", "iv.", "", para("Bells are ", added("always "), "fitted.")),
    )


def _redline_table() -> Provision:
    first, second, third = shelters(3)
    replaced = row(
        Cell(blocks=(para(removed("Larkmead"), added("Lark Mead")),), header=True),
        cell("Shelter 9"),
        Cell(blocks=(para("site manager"), para("caretaker", mark=INSERTED))),
        Cell(blocks=(para("12 May 2022", mark=DELETED), para("13 May 2022", mark=INSERTED))),
        Cell(blocks=(para("gone", mark=DELETED),)),
        key="shelter-9",
    )
    return provision(
        "cycling/shelters",
        "",
        "",
        para("The school keeps these shelters."),
        para("A paragraph that goes, before the table.", mark=DELETED),
        register(
            Row(cells=first.cells, key=first.key, mark=DELETED),
            replaced,
            Row(cells=second.cells, key=second.key, mark=INSERTED),
            third,
        ),
        para("A paragraph that goes, after the table.", mark=DELETED),
    )
