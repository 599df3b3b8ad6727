"""Word counts for itself; what it prints is what the document's labels say."""

from __future__ import annotations

import io
import subprocess
from collections import Counter
from dataclasses import replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

import pypdf
import pytest
import rdocx
from hypothesis import given
from hypothesis import strategies as st

from policyloom.changes import compare
from policyloom.document import Document, ListStyle, Numbering, Section, SectionKind, Text, plain
from policyloom.writers.docx import write_docx
from tests import sample
from tests.sample import para, provision, section
from tests.word import printed, style_of, tree, w, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

POLICIES = [sample.policy, sample.decimal_policy]


def labels(document: Document) -> Iterator[tuple[str, str]]:
    """Yield what is to be printed: each label of a section or provision, and its first words."""
    for each in document.sections:
        yield each.label, plain(each.title)
        for one in each.provisions:
            if one.heading:
                yield one.label, plain(one.heading)
            elif one.label:
                first = one.blocks[0]
                assert isinstance(first, type(para("")))
                yield one.label, plain(first.inlines)


def counted(docx: bytes) -> list[tuple[str, str]]:
    """Return the numbers that Word prints before headings and clauses, with their words."""
    styles = {"Heading1", "Heading2", "Clause"}
    return [(line.label, line.words) for line in printed(docx) if line.style in styles]


@pytest.mark.parametrize("policy", POLICIES)
def test_word_counts_what_the_labels_say(policy: Callable[[], Document]) -> None:
    document = policy()
    assert counted(write_docx(document)) == list(labels(document))


def test_no_label_is_typed() -> None:
    root = tree(write_docx(sample.decimal_policy()))
    clauses = [words_of(p) for p in root.iter(w("p")) if style_of(p) == "Clause"]
    assert clauses
    assert not [words for words in clauses if words[0].isdigit()]


# ANY MIXTURE

EACH = (
    Numbering.NONE,
    Numbering.ROMAN,
    Numbering.ALPHA,
    Numbering.DECIMAL_DOT,
    Numbering.THROUGH,
    Numbering.DECIMAL_PAIR,
)
ROMAN = ("i.", "ii.", "iii.")


@st.composite
def mixtures(draw: st.DrawFn) -> Document:
    """Return a document of sections that are numbered in any mixture of ways."""
    body = draw(st.sampled_from((Numbering.DECIMAL_DOT, Numbering.DECIMAL_ZERO, Numbering.NONE)))
    kinds = draw(st.lists(st.sampled_from(SectionKind), min_size=1, max_size=5))
    counts: Counter[SectionKind] = Counter()
    made = []
    for place, kind in enumerate(sorted(kinds, key=list(SectionKind).index)):
        counts[kind] += 1
        numbering = {
            SectionKind.FRONT: Numbering.NONE,
            SectionKind.BODY: body,
            SectionKind.APPENDIX: Numbering.LETTER,
        }[kind]
        each = draw(st.sampled_from(EACH[: -1 if numbering is Numbering.NONE else None]))
        headed = draw(st.lists(st.booleans(), max_size=3))
        made.append(_section(place, counts[kind], numbering, each, headed))
    return replace(sample.policy(), sections=tuple(map(partial(_through, count(1)), made)))


def _through(numbers: Iterator[int], one: Section) -> Section:
    """Number the clauses of a section that are numbered through the document."""
    numbered = (
        replace(p, label=f"{next(numbers)}." if p.label == "through" else p.label)
        for p in one.provisions
    )
    return replace(one, provisions=tuple(numbered))


def _section(
    place: int, count: int, numbering: Numbering, each: Numbering, headed: list[bool]
) -> Section:
    label = {
        Numbering.NONE: "",
        Numbering.DECIMAL_DOT: f"{count}.",
        Numbering.DECIMAL_ZERO: f"{count}.0",
        Numbering.LETTER: f"Appendix {chr(64 + count)}",
    }[numbering]
    provisions = (
        provision(
            f"clause-{place}-{i}",
            _label(each, count, i),
            f"Heading {place} {i}" if has_heading else "",
            f"Words {place} {i}",
        )
        for i, has_heading in enumerate(headed)
    )
    return section(
        f"s{place}", label, f"Title {place}", *provisions, numbering=numbering, each=each
    )


def _label(each: Numbering, section_count: int, i: int) -> str:
    return {
        Numbering.NONE: "",
        Numbering.ROMAN: ROMAN[i],
        Numbering.ALPHA: f"{'abc'[i]}.",
        Numbering.DECIMAL_DOT: f"{i + 1}.",
        Numbering.THROUGH: "through",
        Numbering.DECIMAL_PAIR: f"{section_count}.{i + 1}",
    }[each]


@given(mixtures())
def test_any_mixture_of_numbering_comes_out_right(document: Document) -> None:
    assert counted(write_docx(document)) == list(labels(document))


# LISTS


def test_every_list_counts_from_one_at_every_depth() -> None:
    lines = printed(write_docx(sample.policy()))
    start = next(i for i, line in enumerate(lines) if line.words == "Before each ride:")
    end = next(i for i, line in enumerate(lines) if line.words == "a spare lock")
    assert [(line.label, line.words) for line in lines[start : end + 1]] == [
        ("", "Before each ride:"),
        ("1.", "tyres"),
        ("2.", "brakes"),
        ("3.", "bell"),
        ("", "After each ride:"),
        ("a.", "the chain"),
        ("b.", "the lights"),
        ("i.", "front"),
        ("ii.", "rear"),
        ("", "Twice a year:"),
        ("1.", "the frame"),
        ("a.", "welds"),
        ("b.", "paint"),
        ("2.", "the wheels"),
        ("a.", "rims"),
        ("", "Kept in the office:"),
        ("", "a pump"),
        ("", "a spare lock"),
    ]


def test_a_number_stands_alone_where_no_paragraph_can_carry_it() -> None:
    only_list = provision("a", "i.", "", sample.bullets("one", "two"))
    rules = section("rules", "1.", "Rules", only_list, each=Numbering.ROMAN)
    lines = printed(write_docx(replace(sample.policy(), sections=(rules,))))
    assert ("Clause", "i.", "") in [(line.style, line.label, line.words) for line in lines]


# OTHER PROGRAMS


def pdf_words(data: bytes) -> str:
    return " ".join(
        "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split()
    )


SEEN = (
    "1. Introduction",
    "2. Rules for riders",
    "i. Riding on the site",
    "iv. A rule without a heading",
    "a. Every pupil",
    "Appendix B Who to ask",
)


@pytest.mark.parametrize("words", SEEN)
def test_another_program_counts_the_same(words: str) -> None:
    pdf = rdocx.Document.from_bytes(write_docx(sample.policy())).to_pdf()
    assert words in pdf_words(pdf)


@pytest.mark.needs("soffice")
def test_libreoffice_counts_the_same(tmp_path: Path) -> None:
    shown = seen_in_libreoffice(write_docx(sample.policy()), tmp_path)
    assert [words for words in SEEN if words not in shown] == []


@pytest.mark.needs("soffice")
def test_libreoffice_shows_the_one_number_of_the_new_text(tmp_path: Path) -> None:
    policy = sample.decimal_policy()
    first, garden, *rest = policy.sections
    other = replace(garden, title=(Text("Using our garden"),))
    old = replace(policy, sections=(first, garden, listed("Ada Ben Cyd", "Eve Fay"), *rest))
    new = replace(policy, sections=(first, other, listed("Ben Cyd Dot", "Gus Eve Fay"), *rest))
    shown = seen_in_libreoffice(write_docx(compare(old, new, {}).redline), tmp_path)
    assert "[2.0] Using the our garden" in shown
    for words in ("2.1 A class may use", "2.2 Tools", "2.3 Nobody", "3.0 Records"):
        assert words in shown
    assert "[1.] Ada [1.] Ben 2. Cyd 3. Dot" in shown
    assert "a. Gus b. Eve c. Fay 1. Hal" in shown


def listed(first: str, second: str) -> Section:
    """Return a section of two lists that count in two ways, and of one that never changes."""
    ways = (first, ListStyle.DECIMAL), (second, ListStyle.ALPHA), ("Hal", ListStyle.DECIMAL)
    lists = [sample.bullets(*words.split(), style=style) for words, style in ways]
    clause = sample.provision("a/b", "", "Lists", lists[0], sample.para("Then:"), *lists[1:])
    return sample.section("a", "", "", clause, numbering=Numbering.NONE)


def seen_in_libreoffice(docx: bytes, tmp_path: Path) -> str:
    """Return the words of a file as LibreOffice prints them, with the numbers that it counts."""
    (tmp_path / "policy.docx").write_bytes(docx)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "policy.docx"],  # noqa: S607
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    return pdf_words((tmp_path / "policy.pdf").read_bytes())


def test_styles_and_levels_name_each_other() -> None:
    docx = write_docx(sample.decimal_policy())
    numbering, styles = (tree(docx, f"word/{name}.xml") for name in ("numbering", "styles"))
    kinds = {kind.get(w("abstractNumId")): kind for kind in numbering.iter(w("abstractNum"))}
    lists = {
        entry.get(w("numId")): kinds[kind.get(w("val"))]
        for entry in numbering.iter(w("num"))
        for kind in entry.iter(w("abstractNumId"))
    }
    linked = {}
    for style in styles.iter(w("style")):
        for number in style.iter(w("numPr")):
            place = {child.tag: child.get(w("val")) for child in number}
            levels = {
                level.get(w("ilvl")): level for level in lists[place[w("numId")]].iter(w("lvl"))
            }
            named = [name.get(w("val")) for name in levels[place[w("ilvl")]].iter(w("pStyle"))]
            assert named == [style.get(w("styleId"))]
            linked[named[0]] = place[w("ilvl")]
    assert linked["Heading1"] == "0"
    assert linked["Clause"] == "1"
    assert linked["ListBullet2"] == "1"
