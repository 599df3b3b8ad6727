"""DOCX writer: the parts that say what the file is and what belongs to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.document import Status, plain
from policyloom.homecoming import map_digest
from policyloom.welsh import WELSH
from policyloom.writers.docx.looks import settings_xml, styles_xml
from policyloom.writers.docx.pictures import picture_parts
from policyloom.writers.docx.xml import PACKAGE, RELATIONSHIP, TYPES, escape, part, relationships
from policyloom.writers.facts import facts
from policyloom.writers.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policyloom.document import Document
    from policyloom.writers.docx.base import Base
    from policyloom.writers.docx.ledger import Ledger
    from policyloom.writers.docx.numbering import Lists
    from policyloom.writers.docx.xml import Relation

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"

CORE_NAMESPACES = (
    f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES_OF_PARTS: Mapping[str, str] = {
    "word/document.xml": f"{WORD}.document.main+xml",
    "word/styles.xml": f"{WORD}.styles+xml",
    "word/settings.xml": f"{WORD}.settings+xml",
    "word/numbering.xml": f"{WORD}.numbering+xml",
    "word/fontTable.xml": f"{WORD}.fontTable+xml",
    "word/theme.xml": f"{OFFICE}.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{OFFICE}.extended-properties+xml",
    "docProps/custom.xml": f"{OFFICE}.custom-properties+xml",
}
TYPES_OF_ENDINGS: Mapping[str, str] = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
}


def content_types(names: Iterable[str]) -> bytes:
    """Return the list of what each of the parts is."""
    known = sorted(names)
    endings = sorted({"rels", "xml", *(name.rpartition(".")[2] for name in known)})
    defaults = "".join(
        f'<Default Extension="{ending}" ContentType="{TYPES_OF_ENDINGS[ending]}"/>'
        for ending in endings
    )
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name in known
        if (kind := _type_of_part(name))
    )
    return part("Types", defaults + overrides, f'xmlns="{PACKAGE}/content-types"')


def _type_of_part(name: str) -> str | None:
    story = re.match(r"word/(header|footer)\d+\.xml", name)
    return f"{WORD}.{story[1]}+xml" if story else TYPES_OF_PARTS.get(name)


def file_parts(
    document: Document, base: Base, lists: Lists, ledger: Ledger, body: str
) -> Mapping[str, bytes]:
    """Return every part of a file by its name; the ledger and lists are those of its body."""
    language = document.language
    pictures = list(picture_parts(ledger.pictures))
    parts = {
        **base.parts,
        **{f"word/{name}": data for _, name, data in pictures},
        "word/document.xml": part("w:document", f"<w:body>{body}</w:body>"),
        "word/numbering.xml": lists.part(),
        "word/styles.xml": styles_xml(document, base, lists.linked).encode(),
        "word/settings.xml": settings_xml(language, even_and_odd=base.even_and_odd).encode(),
        "word/fontTable.xml": resource("word/fontTable.xml").encode(),
        "docProps/core.xml": core_part(document),
        "docProps/app.xml": app_part(document),
        "docProps/custom.xml": custom_part(document),
        "_rels/.rels": relationships(ROOT_RELATIONS),
    }
    images = ((number, "image", name) for number, name, _ in pictures)
    relations = relationships(
        (*base.relations(), *images), ((number, url) for url, number in ledger.links.items())
    )
    parts["word/_rels/document.xml.rels"] = relations
    return parts | {TYPES: content_types(parts)}


ROOT_RELATIONS: tuple[Relation, ...] = (
    ("document", "officeDocument", "word/document.xml"),
    ("core", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ("app", "extended-properties", "docProps/app.xml"),
    ("custom", "custom-properties", "docProps/custom.xml"),
)


def core_part(document: Document) -> bytes:
    """Return the properties that Word shows and search engines read."""
    title = plain(document.title)
    day = f"{escape(document.date)}T00:00:00Z"
    date = '<dcterms:{0} xsi:type="dcterms:W3CDTF">{1}</dcterms:{0}>'
    words = (
        ("dc:title", title),
        ("dc:subject", f"{title}, {document.edition_words}"),
        ("dc:creator", document.body_name),
        ("cp:keywords", f"policy, {document.policy}, {document.body}"),
        ("cp:lastModifiedBy", document.body_name),
        ("cp:revision", "1"),
        ("cp:category", "Policy"),
        ("dc:language", document.language),
        ("cp:version", document.version),
    )
    content = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in words if value)
    dates = date.format("created", day) + date.format("modified", day)
    return part("cp:coreProperties", content + dates, CORE_NAMESPACES)


def app_part(document: Document) -> bytes:
    """Return the properties that say what made the file, and for whom."""
    content = (
        f"<Application>policyloom</Application><Company>{escape(document.body_name)}</Company>"
    )
    namespace = f"{RELATIONSHIP.rsplit('/', 1)[0]}/extended-properties"
    return part("Properties", content, f'xmlns="{namespace}"')


def custom_part(document: Document) -> bytes:
    """Return the properties by which a published file can be told from any other."""
    told = facts(document)
    if document.status is Status.DRAFT and document.revision is None:
        # By this `take` knows whether a draft that comes home was printed of today's sources.
        told = {**told, "printed": map_digest(document)}
    if document.language == WELSH:
        told = {**told, "language": WELSH}
    content = "".join(
        f'<property fmtid="{FORMAT_ID}" pid="{number}" name="policyloom.{name}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(told.items(), 2)
    )
    namespace = f"{RELATIONSHIP.rsplit('/', 1)[0]}/custom-properties"
    return part("Properties", content, f'xmlns="{namespace}" xmlns:vt="{VARIANT}"')
