"""Documents of two languages: each can be had alone, with the same places and nothing lost."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from policyloom.build.drafts import kept_editions
from policyloom.build.parts import load_whole
from policyloom.compile import compile_policy
from policyloom.document import (
    Concept,
    Definitions,
    Flowchart,
    Form,
    Image,
    InLanguage,
    Item,
    Label,
    List,
    ListStyle,
    Paragraph,
    Reference,
    Subheading,
    Table,
    Text,
    lines,
)
from policyloom.english.cycles import NAMED, cycle_of
from policyloom.fleet.archiving import archive_edition
from policyloom.fleet.taking import came_home, proposed
from policyloom.languages import in_language, spoken, with_other_language
from policyloom.resolve.control import LABELS as ROWS
from policyloom.source import Target
from policyloom.store import read_project
from policyloom.welsh import LABELS, day_in_welsh, in_welsh, joined_in_welsh
from policyloom.word.apart import NotReadError
from policyloom.writers import write
from policyloom.writers.resources import resource
from tests.approving import CLAUSE, approve, edit, small_project
from tests.edits import seeds
from tests.generated import a_document, with_front, with_kinds
from tests.projects import run, tree
from tests.sample import para, policy
from tests.sample_blocks import blocks_policy

if TYPE_CHECKING:
    from pathlib import Path

    from policyloom.document import Blocks, Document, Line, Provision, Section

PRINTED = frozenset(
    {Label.CONTROL, Label.CONTENTS, Label.NOTE, Label.PICTURE, Label.OFFICE, Label.SIGNATURE}
)
"""What only the program says; the other labels are numbers, names or what a body calls a row."""


def bilingual(r: Random) -> tuple[Document, dict[str, str]]:
    """Return a document of which some clauses have Welsh, and a Welsh word of each of those."""
    document = with_kinds(r, with_front(r, a_document(r)))
    words: dict[str, str] = {}

    def section(found: Section) -> Section:
        welsh = (Text(f"Adran-{found.key}"),) if r.randint(0, 1) else ()
        provisions = []
        for one in found.provisions:
            blocks: Blocks = tuple(b for b in one.blocks if not isinstance(b, InLanguage))
            if r.randint(0, 1):
                words[one.clause] = f"cymal-{len(words)}"
                title = Subheading((Text("Teitl"),))
                also = blocks if r.randint(0, 1) else ()
                told = (title, para(words[one.clause]), *also)
                blocks = (*blocks, InLanguage(code="cy", blocks=told))
            provisions.append(replace(one, blocks=blocks))
        return replace(found, welsh=welsh, provisions=tuple(provisions))

    return replace(document, sections=tuple(map(section, document.sections))), words


def text_of(document: Document) -> str:
    """Return all that a document says, line by line."""
    return "\n".join(line.words for line in lines(document))


@given(seeds)
def test_each_language_has_its_own_words_and_both_the_same_places(seed: int) -> None:
    document, words = bilingual(Random(seed))  # noqa: S311 - for tests
    welsh, english = in_language(document, "cy"), in_language(document, "en")
    for word in words.values():
        assert text_of(welsh).split().count(word) == 1
        assert word not in text_of(english)
    for section in (*welsh.sections, *english.sections):
        parts = (block for one in section.provisions for block in one.blocks)
        assert not any(isinstance(block, InLanguage) for block in parts)
    for one, other in zip(welsh.sections, english.sections, strict=True):
        assert one.label.rpartition(" ")[2] == other.label.rpartition(" ")[2]
        assert [p.label for p in one.provisions] == [p.label for p in other.provisions]
        assert [p.clause for p in one.provisions] == [p.clause for p in other.provisions]
        assert [bool(p.heading) for p in one.provisions] == [
            bool(p.heading) for p in other.provisions
        ]


BESIDE_WORDS = (Definitions, Flowchart, Form, Image, Table)


def beside_words(provision: Provision) -> list[str]:
    """Return what kinds of thing stand in a clause that no Welsh text says anew."""
    return sorted(type(b).__name__ for b in provision.blocks if isinstance(b, BESIDE_WORDS))


@given(seeds)
def test_no_table_form_or_picture_is_lost_in_welsh(seed: int) -> None:
    document, _ = bilingual(Random(seed))  # noqa: S311 - for tests
    both = (in_language(document, code).sections for code in ("cy", "en"))
    for one, other in zip(*both, strict=True):
        assert list(map(beside_words, one.provisions)) == list(map(beside_words, other.provisions))


@given(seeds)
def test_what_is_missing_is_listed_once(seed: int) -> None:
    document, words = bilingual(Random(seed))  # noqa: S311 - for tests
    notice = in_language(document, "cy").notices[0]
    led = [one.target for one in getattr(notice, "inlines", ()) if isinstance(one, Reference)]
    clauses = [p for s in document.sections for p in s.provisions if p.blocks or p.heading]
    wanting = [one.clause for one in clauses if one.clause not in words or lacks(one)]
    titles = [one.key for one in document.sections if one.label and not one.welsh]
    assert sorted(led) == sorted([*wanting, *titles])


def test_a_list_of_names_stands_above_the_welsh_that_speaks_of_it() -> None:
    law = Text("Equality Act 2010", Concept(kind="citation", key="equality-act-2010"))
    laws, words = (
        List(style=ListStyle.BULLET, items=(Item((Paragraph((one,)),)),))
        for one in (law, Text("Ask first."))
    )
    welsh = InLanguage(code="cy", blocks=(Subheading((Text("Y gyfraith"),)), para("Uchod.")))
    document = policy()
    section = document.sections[0]
    clause = replace(section.provisions[0], blocks=(para("These:"), laws, words, welsh))
    one = replace(document, sections=(replace(section, provisions=(clause,)),))
    said = [line.words for line in lines(in_language(one, "cy"))]
    assert said.index("Equality Act 2010") < said.index("Uchod.")
    assert "Ask first." not in said


def lacks(provision: Provision) -> bool:
    """Tell whether something beside the words of a clause is not in its Welsh."""
    *_, welsh = provision.blocks
    assert isinstance(welsh, InLanguage)
    return bool(beside_words(provision)) and not beside_words(
        replace(provision, blocks=welsh.blocks)
    )


def test_no_label_of_the_program_stays_english() -> None:
    for document in (policy(), blocks_policy()):
        english = in_language(document, "en")
        pairs = zip(labels(english), labels(in_language(english, "cy")), strict=True)
        same = {before.words for before, after in pairs if before.words == after.words}
        assert same == set()
    rows = set(ROWS.values())
    cycles = {cycle_of(name).words for name in (*NAMED, "6", "18", "60")}
    standing = {"DRAFT", "Version 2.0", "Draft, after version 2.0", "Appendix B", " (proposed)"}
    assert {one for one in rows | cycles | standing if in_welsh(one) is None} == set()


def labels(document: Document) -> list[Line]:
    """Return the lines that only the program says."""
    return [line for line in lines(document) if line.label in PRINTED]


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        (
            "Version 2.0: approved on 1 March 2027 by the governing body (minute 7)",
            "Fersiwn 2.0: cymeradwywyd ar 1 Mawrth 2027 (corff llywodraethu; cofnod 7)",
        ),
        (
            (
                "Version 1.0: reviewed on 1 May 2027 by the head, no changes; "
                "withdrawn on 2 May 2027 by the governing body"
            ),
            (
                "Fersiwn 1.0: adolygwyd ar 1 Mai 2027, heb newidiadau (pennaeth); "
                "tynnwyd yn ôl ar 2 Mai 2027 (corff llywodraethu)"
            ),
        ),
    ],
)
def test_the_history_is_said_in_welsh(english: str, welsh: str) -> None:
    assert in_welsh(english) == welsh


def test_a_welsh_document_written_again_is_the_same() -> None:
    document = blocks_policy()
    apart = replace(document, look=replace(document.look, apart=("cy", "en")))
    welsh = spoken(apart, "cy")
    assert spoken(welsh) == spoken(welsh, "cy") == welsh


def test_every_label_puts_in_what_its_english_does() -> None:
    for label, words in LABELS.items():
        assert words.count("{}") == label.count("{}"), label
        assert words[0].isupper() == label[0].isupper(), label


def test_days_are_welsh_and_other_numbers_stay() -> None:
    said = day_in_welsh("From 1 March 2027 to May 2028, by 30 of 100 and May 5")
    assert said == "From 1 Mawrth 2027 to Mai 2028, by 30 of 100 and May 5"


@pytest.mark.parametrize("to", ["html", "text", "md"])
def test_a_format_may_name_the_language(to: str) -> None:
    document = blocks_policy()
    apart = replace(document, look=replace(document.look, apart=("cy", "en")))
    ways = resource("languages.css").encode()
    for code, form in (("cy", f"cy.{to}"), ("en", to)):
        alone = with_other_language(in_language(document, code), code)
        assert write(apart, form).replace(ways, b"") == write(alone, to)
    assert write(document, to) not in {write(apart, to), write(apart, f"cy.{to}")}


@pytest.mark.parametrize(
    ("words", "conjunction", "said"),
    [
        (("staff",), "and", "staff"),
        (
            ("staff", "llywodraethwyr", "gwirfoddolwyr"),
            "and",
            "staff, llywodraethwyr a gwirfoddolwyr",
        ),
        (("staff", "athrawon"), "and", "staff ac athrawon"),
        (("staff", "plant"), "and", "staff a phlant"),
        (("staff", "rhieni"), "or", "staff neu rieni"),
        (("athro", "gofalwr"), "or", "athro neu ofalwr"),
        (("athro", "chwaer"), "or", "athro neu chwaer"),
        (("y pennaeth", "Corff Nant"), "or", "y pennaeth neu Corff Nant"),
    ],
)
def test_several_are_joined_with_their_mutation(
    words: tuple[str, ...], conjunction: str, said: str
) -> None:
    assert joined_in_welsh(words, conjunction) == said


WELSH = """\
    welsh:
      title: Defnyddio ffonau
      text: |
        Rhaid cadw ffonau mewn bagiau bob amser.
"""


def small_welsh_project(root: Path) -> None:
    small_project(root)
    clause = root / CLAUSE
    clause.write_text(clause.read_text("utf-8") + WELSH, "utf-8")
    edit(root, "look: {", "languages: [cy, en]\nlook: {languages: apart, ")


def test_an_english_draft_comes_home_alone_and_a_welsh_one_is_refused(tmp_path: Path) -> None:
    small_welsh_project(tmp_path)
    target = Target("alderbrook", "phones")
    draft = compile_policy(load_whole(read_project(tmp_path)[0]).library, target).document
    assert draft
    home = proposed(target, draft, [came_home("draft.docx", write(draft, "docx"))])
    assert home.same
    assert home.proposals == ()
    with pytest.raises(NotReadError, match="Welsh"):
        came_home("draft.cy.docx", write(draft, "cy.docx"))


def test_the_welsh_document_is_built_archived_published_and_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_welsh_project(tmp_path)
    root = ("--root", str(tmp_path))
    shown = run(capsys, "show", "alderbrook", "--language", "cy", *root)
    assert "Rhaid cadw ffonau" in shown.out
    assert "Phones must stay" not in shown.out
    assert approve(capsys, tmp_path).status == 0
    wanted = ("--format", "html,text,docx")
    assert run(capsys, "build", "alderbrook@1.0", *wanted, "--jobs", "1", *root).status == 0
    built = tree(tmp_path / "dist/alderbrook/phones")
    ends = ("docx", "html", "txt")
    names = {f"phones-1.0.{code}{end}" for code in ("", "cy.") for end in ends}
    assert set(built) == names
    assert "Rhaid cadw ffonau" not in built["phones-1.0.txt"].decode()
    assert "Phones must stay" not in built["phones-1.0.cy.txt"].decode()
    page = built["phones-1.0.cy.html"].decode()
    assert '<link rel="alternate" hreflang="en-GB" href="phones-1.0.html">' in page
    assert '<a href="phones-1.0.html" hreflang="en-GB" lang="en-GB">English</a>' in page
    index = (tmp_path / "dist/index.html").read_text("utf-8")
    assert index.index("phones-1.0.cy.html") < index.index("phones-1.0.html")
    assert 'phones-1.0.cy.html" hreflang="cy"' in index
    again = run(capsys, "build", "alderbrook@1.0", *wanted, "--jobs", "1", *root)
    assert "Nothing to do" in again.out, again.out
    for name in sorted(names):
        said = run(capsys, "verify", str(tmp_path / "dist/alderbrook/phones" / name), *root)
        assert said.status == 0, said.out
        language = "Welsh" if ".cy." in name else "English"
        assert f"this is alderbrook:phones@1.0, in {language}" in said.out
    edition = kept_editions(tmp_path, Target("alderbrook", "phones")).editions[0]
    for kept in ("kept", "whole"):
        archived = archive_edition(tmp_path, edition, ("html",), None)
        assert sorted(getattr(archived, kept)) == ["phones-1.0.cy.html", "phones-1.0.html"]
        assert archived.problems == ()
    order = ("publish", str(tmp_path / "site"), "--format", "html", "--as-of", "2026-01-01")
    assert run(capsys, *order, *root).status == 0
    site = tree(tmp_path / "site")
    assert {"alderbrook/phones.html", "alderbrook/phones.cy.html"} <= set(site)
    assert 'hreflang="cy" href="phones.cy.html"' in site["alderbrook/phones.html"].decode()
    false = site["alderbrook/phones.html"].replace(b">Cymraeg</a>", b">Not in force</a>")
    (tmp_path / "false.html").write_bytes(false)
    assert run(capsys, "verify", str(tmp_path / "false.html"), *root).status == 1
