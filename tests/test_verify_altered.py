"""`verify` on altered files: what nobody sees is no word of an edition, and is told if added."""

from __future__ import annotations

import io
import os
import random
import re
import zipfile
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    RectangleObject,
    TextStringObject,
)

from policyloom.cli.terminal import visible
from policyloom.fleet.comparing import compared, is_filled
from policyloom.word.apart import NotReadError
from policyloom.word.reading import read_published
from policyloom.writers import write
from tests.pages import made

if TYPE_CHECKING:
    from collections.abc import Callable

    from policyloom.word.published import Published

DOC = "word/document.xml"
RUN = re.compile(r"<w:r>(?:<w:rPr>.*?</w:rPr>)?<w:t[^>]*>[^<]{20,}</w:t></w:r>")
MUTANTS = 3_400 if os.environ.get("HYPOTHESIS_PROFILE") == "search" else 40
"""Of each of three formats."""
STRANGE = "<w:p><w:r><w:t>Not in force</w:t></w:r></w:p>"


@cache
def file(form: str, name: str = "policy") -> bytes:
    """Return a document as it is published."""
    return write(made(name), form)


@cache
def printed(form: str, name: str = "policy") -> Published:
    return read_published(file(form, name))


def differs(form: str, data: bytes) -> list[str]:
    found = compared(printed(form), read_published(data), made("policy"))
    return [f"{one.where}: {one.edition} / {one.file}" for one in found]


def word_file(change: Callable[[dict[str, str]], None], name: str = "policy") -> bytes:
    """Return the Word file with some of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(file("docx", name))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    texts = {n: d.decode() for n, d in parts.items() if n.endswith((".xml", ".rels"))}
    change(texts)
    made_file = io.BytesIO()
    with zipfile.ZipFile(made_file, "w") as package:
        for part, data in (parts | {n: t.encode() for n, t in texts.items()}).items():
            package.writestr(part, data)
    return made_file.getvalue()


def marked(look: str) -> Callable[[dict[str, str]], None]:
    """Return what gives a run of words another look."""

    def change(parts: dict[str, str]) -> None:
        run = RUN.search(parts[DOC])
        assert run
        bare = re.sub(r"<w:rPr>.*?</w:rPr>", "", run[0])
        again = bare.replace("<w:r>", f"<w:r><w:rPr>{look}</w:rPr>", 1)
        parts[DOC] = parts[DOC][: run.start()] + again + parts[DOC][run.end() :]

    return change


def with_part(kind: str, root: str) -> Callable[[dict[str, str]], None]:
    """Return what adds a part such as comments, with words in it."""

    def change(parts: dict[str, str]) -> None:
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        inside = f"<w:{root} w:id='9'>{STRANGE}</w:{root}>"
        parts[f"word/{kind}.xml"] = f"<w:{kind} {space}>{inside}</w:{kind}>"
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        link = f'<Relationship Id="x9" Type="{office}/{kind}" Target="{kind}.xml"/>'
        rels = "word/_rels/document.xml.rels"
        parts[rels] = parts[rels].replace("</Relationships>", f"{link}</Relationships>")

    return change


def in_footer(parts: dict[str, str]) -> None:
    name = next(one for one in parts if re.fullmatch(r"word/footer\d+\.xml", one))
    parts[name] = parts[name].replace("</w:ftr>", f"{STRANGE}</w:ftr>")


def out_of_sight(look: str, near: str = "<w:sectPr") -> Callable[[dict[str, str]], None]:
    """Return what adds words that nobody sees."""
    added = STRANGE.replace("<w:r>", f"<w:r><w:rPr>{look}</w:rPr>")

    def change(parts: dict[str, str]) -> None:
        parts[DOC] = parts[DOC].replace(near, f"{added}{near}", 1)

    return change


def other_link(parts: dict[str, str]) -> None:
    rels = "word/_rels/document.xml.rels"
    other = 'Target="https://other.example.org"'
    parts[rels] = re.sub(r'Target="https?://[^"]+"', other, parts[rels], count=1)


def hiding_style(parts: dict[str, str]) -> None:
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(
        "</w:styles>",
        '<w:style w:type="character" w:styleId="Far"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Near"><w:basedOn w:val="Far"/></w:style>'
        "</w:styles>",
    )
    marked('<w:rStyle w:val="Near"/>')(parts)


def off_the_page(parts: dict[str, str]) -> None:
    start, looks, rest = parts[DOC].partition('<w:pStyle w:val="BodyText"/>')
    assert looks
    parts[DOC] = f'{start}{looks}<w:ind w:left="-30000"/>{rest}'


def floating(
    inside: str, *, behind: int = 0, wrap: str = "wrapNone"
) -> Callable[[dict[str, str]], None]:
    """Return what lays a drawing over the first words of a document."""
    space = "http://schemas.openxmlformats.org/drawingml/2006"
    word = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    drawing = (
        f'<w:r><w:drawing><wp:anchor xmlns:wp="{space}/wordprocessingDrawing" '
        f'xmlns:a="{space}/main" xmlns:wps="{word}" behindDoc="{behind}"><wp:{wrap}/><a:graphic>'
        f"<a:graphicData>{inside}</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    )

    def change(parts: dict[str, str]) -> None:
        run = RUN.search(parts[DOC])
        assert run
        parts[DOC] = f"{parts[DOC][: run.start()]}{drawing}{parts[DOC][run.start() :]}"

    return change


def shape(look: str, style: str = "") -> str:
    return f"<wps:wsp><wps:spPr>{look}</wps:spPr>{style}</wps:wsp>"


def older(look: str, filled: str = "t") -> Callable[[dict[str, str]], None]:
    """Return what lays a shape over words as Word did before 2010."""

    def change(parts: dict[str, str]) -> None:
        drawn = (
            f'<v:rect xmlns:v="urn:schemas-microsoft-com:vml" style="{look}" filled="{filled}"/>'
        )
        run = RUN.search(parts[DOC])
        assert run
        before, after = parts[DOC][: run.start()], parts[DOC][run.start() :]
        parts[DOC] = f"{before}<w:r><w:pict>{drawn}</w:pict></w:r>{after}"

    return change


WHITE = "<a:solidFill><a:srgbClr val='FFFFFF'/></a:solidFill>"
BY_STYLE = "<wps:style><a:fillRef idx='1'/></wps:style>"
BLACK = '<w:shd w:val="clear" w:fill="000000"/>'
BLACK_BY_THEME = '<w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="text1"/>'


def on_black(begin: str, around: str, shade: str = BLACK) -> Callable[[dict[str, str]], None]:
    """Return what puts black, or something else, into the looks of the first of a kind."""

    def change(parts: dict[str, str]) -> None:
        start, found, rest = parts[DOC].partition(begin)
        inside, end, after = rest.partition(f"</w:{around}>")
        assert found
        assert end
        parts[DOC] = f"{start}{found}{inside}{shade}{end}{after}"

    return change


def with_styles(begin: str) -> Callable[[dict[str, str]], None]:
    """Return what gives all words of the file, where they say nothing else, another look."""

    def change(parts: dict[str, str]) -> None:
        name = "word/styles.xml"
        parts[name] = re.sub(
            r"<w:docDefaults>.*?</w:docDefaults>", "", parts[name], flags=re.DOTALL
        )
        look = (
            f"<w:docDefaults><w:rPrDefault><w:rPr>{begin}</w:rPr></w:rPrDefault></w:docDefaults>"
        )
        parts[name] = re.sub(r"(<w:styles\b[^>]*>)", rf"\1{look}", parts[name])

    return change


def dark_page(parts: dict[str, str]) -> None:
    parts[DOC] = parts[DOC].replace("<w:body>", '<w:background w:color="101010"/><w:body>')


def strange_control(parts: dict[str, str]) -> None:
    start = "<w:sdt><w:sdtPr><w:tag w:val='new'/><w:text/></w:sdtPr><w:sdtContent>"
    control = f"{start}{STRANGE}</w:sdtContent></w:sdt>"
    parts[DOC] = parts[DOC].replace("<w:sectPr", f"{control}<w:sectPr", 1)


def added(inside: str) -> Callable[[dict[str, str]], None]:
    """Return what adds something to the body that has its words elsewhere than in a text."""
    spaces = (
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:v="urn:schemas-microsoft-com:vml"'
    )

    def change(parts: dict[str, str]) -> None:
        body = f"{inside.replace(' ', f' {spaces} ', 1)}<w:sectPr"
        parts[DOC] = parts[DOC].replace("<w:sectPr", body, 1)

    return change


def in_paragraph(inside: str) -> Callable[[dict[str, str]], None]:
    return added(f'<w:p w:rsidR="1"><w:r>{inside}</w:r></w:p>')


ALTERED = {
    "fitted into nothing": marked('<w:fitText w:val="1"/>'),
    "a formula": in_paragraph("<m:oMath><m:r><m:t>or not</m:t></m:r></m:oMath>"),
    "words in a drawing": in_paragraph("<w:drawing><a:p><a:t>or not</a:t></a:p></w:drawing>"),
    "word art": in_paragraph('<w:pict><v:shape><v:textpath string="or not"/></v:shape></w:pict>'),
    "a sign": in_paragraph('<w:sym w:font="Arial" w:char="006E"/>'),
    "a file brought in": added('<w:altChunk w:id="x9"/>'),
    "footer": in_footer,
    "comments": with_part("comments", "comment"),
    "footnotes": with_part("footnotes", "footnote"),
    "hidden": marked("<w:vanish/>"),
    "hidden by a style": hiding_style,
    "struck": marked("<w:strike/>"),
    "white": marked('<w:color w:val="FDFDFD"/>'),
    "tiny": marked('<w:sz w:val="2"/>'),
    "black on black": marked('<w:color w:val="0A0A0A"/><w:shd w:val="clear" w:fill="000000"/>'),
    "on the black of its cell": on_black("<w:tc>", "tcPr"),
    "on the black of its paragraph": on_black('<w:pStyle w:val="BodyText"/>', "pPr"),
    "on the black of its table": on_black("<w:tblPr>", "tblPr"),
    "on the black of a theme": on_black("<w:tc>", "tcPr", BLACK_BY_THEME),
    "on a dark page": dark_page,
    "white by a theme": marked('<w:color w:val="000000" w:themeColor="background1"/>'),
    "hidden by what all styles begin from": with_styles("<w:vanish/>"),
    "in a line of no height": on_black(
        '<w:pStyle w:val="BodyText"/>', "pPr", '<w:spacing w:line="20" w:lineRule="exact"/>'
    ),
    "in a row of no height": on_black(
        "<w:trPr>", "trPr", '<w:trHeight w:val="5" w:hRule="exact"/>'
    ),
    "letters upon letters": marked('<w:spacing w:val="-400"/>'),
    "far below its line": marked('<w:position w:val="-4000"/>'),
    "in signs": marked('<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'),
    "off the page": off_the_page,
    "added, hidden": out_of_sight("<w:vanish/>"),
    "added in white": out_of_sight('<w:color w:val="FFFFFF"/>'),
    "a shape over words": floating(shape(WHITE)),
    "a shape with the fill of a style": floating(shape("", BY_STYLE)),
    "a picture over words": floating("", wrap="wrapThrough"),
    "an older shape over words": older("position:absolute;z-index:2"),
    "link": other_link,
    "control": strange_control,
}
SAME = {
    "bold": marked("<w:b/>"),
    "highlighted": marked('<w:highlight w:val="yellow"/>'),
    "a little closer and higher": marked('<w:spacing w:val="-10"/><w:position w:val="6"/>'),
    "black by a theme": marked('<w:color w:val="FFFFFF" w:themeColor="text1"/>'),
    "a tint of a theme": marked('<w:color w:val="595959" w:themeColor="text1" w:themeTint="A6"/>'),
    "a shape behind the words": floating(shape(WHITE), behind=1),
    "a shape beside the words": floating(shape(WHITE), wrap="wrapSquare"),
    "a frame without a fill": floating(shape("<a:noFill/>", BY_STYLE)),
    "an older shape behind words": older("position:absolute;z-index:-2"),
    "an older frame": older("position:absolute", "f"),
    "fitted into a line": marked('<w:fitText w:val="900"/>'),
    "not hidden": marked('<w:vanish w:val="0"/>'),
    "white on dark": marked('<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="222222"/>'),
}


@pytest.mark.parametrize("name", ALTERED)
def test_whatever_is_altered_in_a_word_file_is_told(name: str) -> None:
    assert differs("docx", word_file(ALTERED[name]))


@pytest.mark.parametrize("name", SAME)
def test_looks_are_no_other_words(name: str) -> None:
    assert differs("docx", word_file(SAME[name])) == []


def test_a_word_form_that_is_filled_in_is_the_edition() -> None:
    def fill(parts: dict[str, str]) -> None:
        content = r"(<w:showingPlcHdr/>.*?<w:sdtContent>.*?<w:t[^>]*>)[^<]*(</w:t>)"
        parts[DOC], number = re.subn(content, r"\1An answer\2", parts[DOC], flags=re.DOTALL)
        assert number

    before, after = (
        printed("docx", "blocks_policy"),
        read_published(word_file(fill, "blocks_policy")),
    )
    assert list(compared(before, after, made("blocks_policy"))) == []
    assert is_filled(before, after)
    assert not is_filled(before, before)


def pdf_file(change: Callable[[PdfWriter], None]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(file("pdf"))))
    change(writer)
    made_file = io.BytesIO()
    writer.write(made_file)
    return made_file.getvalue()


def drawn(what: bytes) -> Callable[[PdfWriter], None]:
    """Return what draws over the words of the first page."""

    def change(writer: PdfWriter) -> None:
        page = writer.pages[0]
        box = DecodedStreamObject()
        box.set_data(what)
        page[NameObject("/Contents")] = ArrayObject([page["/Contents"], writer._add_object(box)])

    return change


OVER_THE_WORDS = (
    drawn(b"q 1 1 1 rg 50 50 300 300 re f Q"),
    drawn(b"/Artifact BMC q 1 1 1 rg 50 50 300 300 re f Q EMC"),
    drawn(b"q 1 1 1 RG 300 w 50 200 m 350 200 l S Q"),
)
OUT_OF_SIGHT = (
    drawn(b"BT 3 Tr 50 50 Td (Not in force) Tj ET"),
    drawn(b"/Artifact BMC BT 50 50 Td (Not in force) Tj ET EMC"),
)


def note_upon(writer: PdfWriter) -> None:
    writer.add_annotation(0, FreeText(text="Not in force", rect=(50, 50, 200, 100)))


def cropped(writer: PdfWriter) -> None:
    writer.pages[0].cropbox = RectangleObject((0, 0, 300, 300))


def fewer_pages(writer: PdfWriter) -> None:
    writer.remove_page(len(writer.pages) - 1)


def script() -> DictionaryObject:
    said = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert('x')")}
    return DictionaryObject({NameObject(key): value for key, value in said.items()})


def runs_at_a_page(writer: PdfWriter) -> None:
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): script()})


def runs_when_opened(writer: PdfWriter) -> None:
    """Hang a script behind a deed that does nothing."""
    deed = {"/S": NameObject("/GoTo"), "/Next": ArrayObject([writer._add_object(script())])}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject(key): value for key, value in deed.items()}
    )


def leads_away_when_opened(writer: PdfWriter) -> None:
    deed = {"/S": NameObject("/URI"), "/URI": TextStringObject("https://other.example.org")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
        {NameObject(key): value for key, value in deed.items()}
    )


def opens_at_its_first_page(writer: PdfWriter) -> None:
    place = [writer.pages[0].indirect_reference, NameObject("/Fit")]
    writer.root_object[NameObject("/OpenAction")] = ArrayObject(place)


def named_script(writer: PdfWriter) -> None:
    tree = DictionaryObject({NameObject("/Names"): ArrayObject([TextStringObject("a"), script()])})
    names = writer.root_object["/Names"].get_object()
    assert isinstance(names, DictionaryObject)
    names[NameObject("/JavaScript")] = writer._add_object(tree)


def attached(writer: PdfWriter) -> None:
    writer.add_attachment("other.txt", b"Not in force")


def attached_upon(writer: PdfWriter, kind: str = "/FileAttachment") -> None:
    """Attach a file to a page alone, as a note or associated with it."""
    attached(writer)
    names = writer.root_object["/Names"]
    file = names["/EmbeddedFiles"]["/Names"][1]  # type: ignore[index]
    del names["/EmbeddedFiles"]  # type: ignore[attr-defined]
    if kind == "/AF":
        writer.pages[0][NameObject(kind)] = ArrayObject([file])
        return
    note = FreeText(text="", rect=(50, 50, 60, 60))
    note.update({NameObject("/Subtype"): NameObject(kind), NameObject("/FS"): file})
    writer.add_annotation(0, note)


def associated(writer: PdfWriter) -> None:
    attached_upon(writer, "/AF")


CARRIED: dict[Callable[[PdfWriter], None], str] = {
    runs_at_a_page: "a script",
    runs_when_opened: "a script",
    named_script: "a script",
    attached: "the attached file other.txt",
    attached_upon: "the attached file other.txt",
    associated: "the attached file other.txt",
}


@pytest.mark.needs("pango")
@pytest.mark.parametrize("change", CARRIED)
def test_what_a_pdf_does_or_carries_is_told(change: Callable[[PdfWriter], None]) -> None:
    said = f"what it does or carries beside its words:  / {CARRIED[change]}"
    assert said in differs("pdf", pdf_file(change))


@pytest.mark.needs("pango")
def test_where_a_pdf_opens_is_no_other_edition() -> None:
    assert differs("pdf", pdf_file(opens_at_its_first_page)) == []


@pytest.mark.needs("pango")
@pytest.mark.parametrize(
    "change",
    [*OVER_THE_WORDS, *OUT_OF_SIGHT, note_upon, cropped, fewer_pages, leads_away_when_opened],
)
def test_whatever_is_altered_in_a_pdf_is_told(change: Callable[[PdfWriter], None]) -> None:
    assert differs("pdf", pdf_file(lambda _writer: None)) == []
    assert differs("pdf", pdf_file(change))


@pytest.mark.parametrize("form", ["html", "text"])
def test_pages_and_texts_are_read_too(form: str) -> None:
    assert differs(form, file(form)) == []
    assert differs(form, file(form).replace(b"cycle", b"motor", 1))


def test_a_page_that_hides_words_by_its_styles_is_another() -> None:
    assert differs("html", file("html").replace(b"</style>", b"li { display: none }</style>", 1))
    assert differs("html", file("html").replace(b"<p>", b'<p style="display: none">', 1))


@pytest.mark.needs("pango")
@pytest.mark.parametrize("form", ["docx", "pdf", "html"])
def test_no_damage_makes_the_reader_fail_otherwise(form: str) -> None:
    chance = random.Random(form)  # noqa: S311 - the same mutants every time
    for _ in range(MUTANTS):
        data = bytearray(file(form))
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(data))
            data[at : at + chance.randint(0, 9)] = chance.randbytes(chance.randint(0, 9))
        with suppress(NotReadError):
            read_published(bytes(data))


def test_nothing_that_a_terminal_acts_on_is_left() -> None:
    said = visible("a\x1b[2Kb\r\u202ec\u200bd\ud800e\ufefff ŵ 中")
    assert said == "a<U+001B>[2Kb<U+000D><U+202E>c<U+200B>d<U+D800>e<U+FEFF>f ŵ 中"
