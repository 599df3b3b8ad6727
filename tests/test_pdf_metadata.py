"""What a PDF says of itself: title, body, dates, edition and digest."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from lxml import etree

from tests.pages import made, pdf_of, quiet_pdf, reader
from tests.sample import words

pytestmark = pytest.mark.needs("pango")

NAMES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "edition": "urn:policyloom:edition:1:",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmp": "http://ns.adobe.com/xap/1.0/",
}


def packet(pdf: bytes) -> Any:  # noqa: ANN401  an XML tree
    """Return the metadata that stands in the file as it is, for programs that only skim it."""
    start, end = pdf.index(b"<x:xmpmeta"), pdf.index(b"</x:xmpmeta>")
    return etree.fromstring(pdf[start:end] + b"</x:xmpmeta>")


def texts(tree: Any, path: str) -> list[str]:  # noqa: ANN401  an XML tree
    return [str(found) for found in tree.xpath(path, namespaces=NAMES)]


def about(pdf: bytes) -> dict[str, str]:
    """Return what the file's own list of facts says, by name."""
    facts = reader(pdf).metadata
    assert facts is not None
    return {str(name).removeprefix("/"): str(value) for name, value in facts.items()}


def test_title_body_and_dates() -> None:
    facts = about(pdf_of("decimal_policy"))
    assert {
        name: facts[name] for name in ("Title", "Author", "Subject", "Keywords", "Creator")
    } == {
        "Title": "School garden policy: Alderbrook Junior School",
        "Author": "Alderbrook Junior School",
        "Subject": "School garden policy, Version 1.1",
        "Keywords": "policy, alderbrook, garden",
        "Creator": "policyloom",
    }
    assert facts["CreationDate"] == facts["ModDate"] == "D:20250901000000Z"


def test_edition_and_digest() -> None:
    facts = about(pdf_of("decimal_policy"))
    names = ("Body", "Policy", "Version", "Status", "Date", "Digest")
    assert {name: facts[name] for name in names} == {
        "Body": "alderbrook",
        "Policy": "garden",
        "Version": "1.1",
        "Status": "approved",
        "Date": "2025-09-01",
        "Digest": "0f" * 32,
    }
    tree = packet(pdf_of("decimal_policy"))
    assert texts(tree, "//edition:digest/text()") == ["0f" * 32]
    assert texts(tree, "//edition:version/text()") == ["1.1"]
    assert texts(tree, "//xmp:ModifyDate/text()") == ["2025-09-01T00:00:00Z"]


def test_both_standards_are_claimed() -> None:
    tree = packet(pdf_of("policy"))
    assert texts(tree, "//@pdfuaid:part") == ["1"]
    assert texts(tree, "//@pdfaid:part") + texts(tree, "//@pdfaid:conformance") == ["2", "A"]


def test_a_draft_claims_no_version_and_no_digest() -> None:
    facts = about(pdf_of("policy"))
    assert facts["Status"] == "draft"
    assert not {"Version", "Digest"} & set(facts)


def test_the_title_is_shown_in_the_title_bar() -> None:
    with pikepdf.open(io.BytesIO(pdf_of("policy"))) as pdf:
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert str(pdf.Root.Lang) == "en-GB"


def test_words_with_signs_stay_words() -> None:
    title = 'Bikes & "boards" <for> all > ]]> <!--'
    pdf = quiet_pdf(
        replace(made("decimal_policy"), title=words(title), body_name="A & B <School>")
    )
    assert texts(packet(pdf), "//dc:title//rdf:li/text()") == [f"{title}: A & B <School>"]
    assert about(pdf)["Title"] == f"{title}: A & B <School>"
