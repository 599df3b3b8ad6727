"""IMPORT: a Word file -> its story; text boxes once, tracked changes as states of the words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.manuscript.pieces import COMPANY
from policyloom.word.docx_elements import (
    ALTERNATE,
    BOX,
    CHANGES,
    MATHS,
    below,
    boxes,
    chosen,
    count,
    end_state,
    figure_of,
    indent,
    inside,
    outside,
    row_state,
    rows_of,
    shown_in,
    within,
    words_of,
)
from policyloom.word.looks import look_of
from policyloom.word.package import whole
from policyloom.word.parts import Package, R, W
from policyloom.word.story import (
    CellStory,
    Comment,
    Paragraph,
    Run,
    State,
    Story,
    TableStory,
    paragraphs,
)
from policyloom.word.styles import COUNTED_LIST, UNNUMBERED_LIST, Styles, lists_of, on, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from policyloom.word.story import Node

DEEPEST = 9
CORE, APP = "docProps/core.xml", "docProps/app.xml"
NOTES = {f"{W}{kind}Reference": f"{W}{kind}" for kind in ("footnote", "endnote")}
"""What refers to a note, and the tag of that note."""


def read_story(data: bytes) -> Story:
    """Return the story of a Word file; raises NotReadError."""
    return _Teller(Package(data)).story()


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    in_result: bool = False

    @property
    def is_contents(self) -> bool:
        return self.in_result and self.instruction.strip().upper().startswith("TOC")


class _Teller:
    """Tells the story of one package."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = Styles(package)
        self.lists = lists_of(package)
        self.fields: list[_Field] = []
        self.number = 0
        self.part = package.main
        self.relations = package.relations(self.part)
        self.comments: dict[str, int] = {}
        self.referred: dict[tuple[str, str], int] = {}
        self.numbers: dict[tuple[str, str], str] = {}

    def story(self) -> Story:
        """Return all that stands in the file."""
        tree = self.package.tree(self.part)
        body = tree.find(f"{W}body")
        nodes = list(self.nodes(body)) if body is not None else []
        nodes += self.notes("footnotes", f"{W}footnote") + self.notes("endnotes", f"{W}endnote")
        margins = [(kind, one) for kind in ("header", "footer") for one in self.margins(kind)]
        beside = [(kind, "".join(run.words for run in one.runs)) for kind, one in margins]
        comments = list(self.read_comments())
        custom, author = self.facts()
        return Story(
            nodes=nodes,
            beside=beside,
            running=[(kind, one.words()) for kind, one in margins],
            comments=comments,
            facts=custom,
            author=author,
            tracked=sum(1 for _ in outside(tree, CHANGES)),
            characters=self.counted(),
            main=self.package.main,
            look=look_of(tree, self.styles),
        )

    # COUNTING, WITHOUT REGARD TO THE STORY

    def counted(self) -> int:
        """Return how many characters all stories of the file have."""
        names = [self.package.main]
        for kind in ("footnotes", "endnotes", "comments", "header", "footer"):
            names += self.package.related(kind)
        return sum(count(self.package.tree(name)) for name in dict.fromkeys(names))

    # WHAT STANDS BESIDE THE TEXT

    def open_part(self, name: str) -> etree._Element:
        """Return another part, so that its links are found."""
        tree = self.package.tree(name)
        self.part, self.relations = name, self.package.relations(name)
        self.fields = []
        return tree

    def notes(self, kind: str, tag: str) -> list[Node]:
        """Return the footnotes or endnotes, each with its number."""
        found: list[Node] = []
        for name in list(self.package.related(kind)):
            for note in self.open_part(name).iterchildren(tag):
                made = list(self.nodes(note))
                own = note.get(f"{W}type") in {None, "normal"}
                key = (tag, note.get(f"{W}id", ""))
                number = self.numbered(key) if own else "sign"
                for one in paragraphs(made):
                    one.note = number
                    one.note_of = self.referred.get(key, 0)
                found += made
        return found

    def numbered(self, key: tuple[str, str]) -> str:
        """Return the number of a note: they count in the order in which they are referred to."""
        return self.numbers.setdefault(key, str(len(self.numbers) + 1))

    def margins(self, kind: str) -> Iterator[Paragraph]:
        """Yield the paragraphs of the headers or footers."""
        for name in dict.fromkeys(self.package.related(kind)):
            yield from paragraphs(list(self.nodes(self.open_part(name))))

    def read_comments(self) -> Iterator[Comment]:
        """Yield the comments; who made them is not read."""
        for name in list(self.package.related("comments")):
            for one in self.open_part(name).iterchildren(f"{W}comment"):
                made = list(self.nodes(one))
                raw = "\n".join("".join(r.words for r in p.runs) for p in paragraphs(made))
                at = self.comments.get(one.get(f"{W}id", ""), 0)
                yield Comment(words=" ".join(raw.split()), raw=raw, number=at)

    def facts(self) -> tuple[dict[str, str], str]:
        """Return the properties by name, and the author's name."""
        found: dict[str, str] = {}
        custom = "docProps/custom.xml"
        if custom in self.package.names:
            for one in self.package.tree(custom):
                if isinstance(one.tag, str):
                    found[one.get("name", "")] = "".join(map(str, one.itertext()))
        if company := self.said_in(APP, "Company"):
            found[COMPANY] = company
        return found, self.said_in(CORE, "creator")

    def said_in(self, part: str, name: str) -> str:
        """Return what a part of the properties says under a name; perhaps nothing."""
        if part not in self.package.names:
            return ""
        found = self.package.tree(part).iterchildren(f"{{*}}{name}")
        return next(((one.text or "").strip() for one in found), "")

    # NODES

    def nodes(self, around: etree._Element, state: State = State.KEPT) -> Iterator[Node]:
        """Yield the paragraphs and tables inside an element."""
        for one, tag in inside(around):
            if tag == f"{W}p":
                yield self.paragraph(one, state)
            elif tag == f"{W}tbl":
                yield self.table(one, state)
            else:
                yield from self.nodes(one, within(state, tag))

    def table(self, table: etree._Element, state: State) -> TableStory:
        """Return a table."""
        number = self.number + 1
        rows = [
            (own, list(self.cells(row, own)))
            for row in rows_of(table)
            for own in (row_state(row, state),)
        ]
        return TableStory(number=number, rows=rows)

    def cells(self, row: etree._Element, state: State) -> Iterator[CellStory]:
        """Yield the cells of a row."""
        for cell in below(row, f"{W}tc", f"{W}tr"):
            own = cell.find(f"{W}tcPr")
            span = value(own, "gridSpan")
            merge = own.find(f"{W}vMerge") if own is not None else None
            yield CellStory(
                nodes=list(self.nodes(cell, state)),
                columns=whole(span, 1),
                goes_on=merge is not None and merge.get(f"{W}val", "continue") == "continue",
            )

    def paragraph(self, element: etree._Element, state: State) -> Paragraph:
        """Return a paragraph with its runs."""
        self.number += 1
        own = element.find(f"{W}pPr")
        style = value(own, "pStyle") or self.styles.default
        made = Paragraph(number=self.number, style=self.styles.name(style))
        made.end = end_state(own, state)
        made.level = self.level(own, style)
        made.contents = any(one.is_contents for one in self.fields)
        made.indent = indent(own)
        look = Run(
            words="",
            state=state,
            bold=self.styles.bold(style),
            size=self.styles.size_of(style),
            hidden=self.styles.hidden(style),
        )
        self.inline(element, look, made)
        made.contents = made.contents or made.style.lower().startswith(("toc ", "contents "))
        made.contents = made.contents and made.style.lower() != "toc heading"
        if made.words().strip():
            made.label, made.depth = self.label(own, style)
        return made

    def level(self, own: etree._Element | None, style: str) -> int:
        """Return the outline level of a paragraph, from one."""
        said = value(own, "outlineLvl")
        if said:
            found = whole(said, DEEPEST)
            return found + 1 if found < DEEPEST else 0
        return self.styles.level(style)

    def label(self, own: etree._Element | None, style: str) -> tuple[str, int]:
        """Return the label that Word prints before a paragraph, and how deep its list is."""
        list_id, depth = value(own, "numPr/numId"), value(own, "numPr/ilvl")
        styled, styled_depth = self.styles.list_of(style)
        used = list_id or styled
        if used == "0":
            return "", -1
        level = min(whole(depth, styled_depth), DEEPEST - 1)
        rank = self.styles.rank(style)
        if used in self.lists.levels:
            found = self.lists.label(used, self.depth_of(used, style, level))
            return found, max(level, rank) if found else -1
        name = self.styles.name(style)
        if used or (UNNUMBERED_LIST.match(name) and "paragraph" not in name.lower()):
            return "•", max(level, rank)
        if COUNTED_LIST.match(name):
            return "•", max(level, rank)
        return "", -1

    def depth_of(self, used: str, style: str, level: int) -> int:
        """Return the level of a list that belongs to a style, which may say no other."""
        levels = self.lists.levels[used]
        return next((at for at, one in levels.items() if one.style == style), level)

    # RUNS

    def inline(self, around: etree._Element, look: Run, made: Paragraph) -> None:
        """Add what stands in an element to a paragraph."""
        for one, tag in inside(around):
            if tag == f"{W}r":
                self.run(one, look, made)
            elif tag == f"{W}hyperlink":
                self.inline(one, replace(look, link=self.address(one)), made)
            elif tag == f"{W}sdt":
                showing = on(one.find(f"{W}sdtPr"), "showingPlcHdr")
                self.inline(one, replace(look, slot=bool(showing) or look.slot), made)
            elif tag == f"{W}commentRangeStart":
                self.comments.setdefault(one.get(f"{W}id", ""), self.number)
            elif tag == BOX:
                made.inside += self.nodes(one, look.state)
            elif tag == f"{MATHS}t":
                made.runs.append(replace(look, words=one.text or ""))
            elif tag.startswith((W, MATHS)):
                self.inline(one, replace(look, state=within(look.state, tag)), made)
            else:
                self.drawn(one, look, made)

    def address(self, link: etree._Element) -> str | None:
        """Return where a link leads; None for one inside the document."""
        relation = self.relations.get(link.get(f"{R}id", ""))
        anchor = link.get(f"{W}anchor")
        if relation is None:
            return None if anchor else ""
        return relation.target if relation.target not in {"#", "about:blank"} else ""

    def run(self, element: etree._Element, look: Run, made: Paragraph) -> None:
        """Add the words of a run."""
        own = element.find(f"{W}rPr")
        if own is not None:
            look = self.looked(own, look)
        for one in element:
            tag = one.tag
            if not isinstance(tag, str):
                continue
            words = words_of(one, tag)
            if words is not None:
                made.runs.append(replace(look, words=words))
            elif tag == f"{W}fldChar":
                self.field_mark(one)
            elif tag == f"{W}instrText":
                self.instruct(one.text or "")
            elif tag in NOTES:
                key = (NOTES[tag], one.get(f"{W}id", ""))
                self.referred.setdefault(key, self.number)
                made.runs.append(replace(look, words="", note=self.numbered(key)))
            elif tag == f"{W}commentReference":
                self.comments.setdefault(one.get(f"{W}id", ""), self.number)
            elif tag in {ALTERNATE, f"{W}drawing", f"{W}pict", f"{W}object"}:
                self.drawn(one, look, made)

    def looked(self, own: etree._Element, look: Run) -> Run:
        """Return the look of a run with what it says itself."""
        style = value(own, "rStyle")
        bold, hidden = on(own, "b"), on(own, "vanish")
        if bold is None and style and self.styles.bold(style):
            bold = True
        size = value(own, "sz")
        mark = value(own, "highlight")
        return replace(
            look,
            bold=look.bold if bold is None else bold,
            hidden=(look.hidden or self.styles.hidden(style)) if hidden is None else hidden,
            size=float(size) / 2 if size.isdigit() else look.size,
            marked=mark not in {"", "none", "white"},
        )

    def field_mark(self, mark: etree._Element) -> None:
        """Follow where a field begins, where its result begins and where it ends."""
        match mark.get(f"{W}fldCharType"):
            case "begin":
                self.fields.append(_Field())
            case "separate" if self.fields:
                self.fields[-1].in_result = True
            case "end" if self.fields:
                self.fields.pop()
            case _:
                pass

    def instruct(self, words: str) -> None:
        """Take down what a field is to show."""
        if self.fields:
            self.fields[-1].instruction += words

    def drawn(self, element: etree._Element, look: Run, made: Paragraph) -> None:
        """Add a picture or a chart, and the text of boxes once."""
        if element.tag == ALTERNATE:
            element = chosen(element)
        for box in boxes(element):
            made.inside += self.nodes(box, look.state)
        figure = figure_of(element, self.number)
        if figure and look.state.stays:
            made.inside.append(replace(figure, part=self.part_of(element)))

    def part_of(self, picture: etree._Element) -> str:
        """Return the part that holds a picture, if the file has it."""
        relation = self.relations.get(shown_in(picture))
        held = relation and not relation.outside and relation.target in self.package.names
        return relation.target if relation and held else ""
