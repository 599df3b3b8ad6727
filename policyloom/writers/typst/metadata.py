"""TYPST: what the file says of itself, added to it as an update, the same as in other PDFs.

Typst writes a title, a body and a date. Which edition it is, with its digest, goes into a second
version of two objects at the end of the file, which is how the format has objects changed.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.document import plain
from policyloom.writers.facts import facts
from policyloom.writers.resources import environment
from policyloom.writers.typst.tagging import joined_lists, object_of

if TYPE_CHECKING:
    from policyloom.document import Document

PART, CONFORMANCE = 2, "A"
GENERATOR = "policyloom"
PRODUCER = "Typst"
"""By which `verify` knows that it has to print the edition in the same way."""
TRAILER = re.compile(
    rb"trailer\n<</Size (?P<size>\d+)/Root (?P<root>\d+) 0 R/Info (?P<info>\d+) 0 R.*"
    rb"startxref\n(?P<start>\d+)\n%%EOF\s*$",
    re.DOTALL,
)
METADATA = re.compile(rb"/Metadata (?P<number>\d+) 0 R")
PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n{}\n</x:xmpmeta>\n<?xpacket end="r"?>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the template of the packet prints."""

    title: str
    authors: tuple[str, ...]
    description: str
    keywords: tuple[str, ...]
    created: str
    modified: str
    lang: str
    generator: str = GENERATOR
    custom: dict[str, str] = field(default_factory=dict)


def with_metadata(pdf: bytes, document: Document) -> bytes:
    """Return the file with the metadata of its policy, and with each list as one in its tags."""
    trailer = TRAILER.search(pdf)
    if trailer is None:
        raise AssertionError("the end of a PDF made by Typst is not as it was")
    root = object_of(pdf, int(trailer["root"]))
    packet = METADATA.search(root)
    if packet is None:
        raise AssertionError("a PDF made by Typst has no metadata")
    told = _told(document)
    changed = joined_lists(pdf) | {
        int(trailer["info"]): _info(told),
        int(packet["number"]): _stream(told, document),
    }
    return _updated(pdf, trailer, changed)


def _told(document: Document) -> Metadata:
    title = plain(document.title)
    day = f"{document.date}T00:00:00Z"
    return Metadata(
        title=f"{title}: {document.body_name}",
        authors=(document.body_name,),
        description=f"{title}, {document.edition_words}",
        keywords=("policy", document.body, document.policy),
        created=day,
        modified=day,
        lang=document.language,
        custom={name.title(): value for name, value in facts(document).items()},
    )


def _info(told: Metadata) -> bytes:
    day = "D:" + re.sub(r"\D", "", told.created) + "Z"
    values = {
        "Title": told.title,
        "Author": ", ".join(told.authors),
        "Subject": told.description,
        "Keywords": ", ".join(told.keywords),
        "Creator": told.generator,
        "Producer": PRODUCER,
        "CreationDate": day,
        "ModDate": day,
    } | told.custom
    written = b"".join(b"/%s %s\n" % (name.encode(), _text(v)) for name, v in values.items())
    return b"<<\n" + written + b">>"


def _text(value: str) -> bytes:
    """Return a text string: plain where it is ASCII, otherwise UTF-16 in hexadecimal."""
    if value.isascii() and value.isprintable():
        return b"(" + re.sub(rb"([\\()])", rb"\\\1", value.encode()) + b")"
    return b"<FEFF" + value.encode("utf-16-be").hex().upper().encode() + b">"


def _stream(told: Metadata, document: Document) -> bytes:
    rdf = (
        environment()
        .get_template("metadata.xmp.j2")
        .render(metadata=told, edition=facts(document), part=PART, conformance=CONFORMANCE)
    )
    data = PACKET.format(rdf).encode()
    head = b"<</Type/Metadata/Subtype/XML/Length %d>>" % len(data)
    return head + b"\nstream\n" + data + b"\nendstream"


def _updated(pdf: bytes, trailer: re.Match[bytes], changed: dict[int, bytes]) -> bytes:
    """Return the file with second versions of objects, and where they stand."""
    out, places = bytearray(pdf.rstrip() + b"\n"), {}
    for number, body in sorted(changed.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    digest = hashlib.sha256(out).hexdigest()[:32].upper().encode()
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    out += b"trailer\n<</Size %s/Root %s 0 R/Info %s 0 R/Prev %s/ID[<%s><%s>]>>\n" % (
        *(trailer[name] for name in ("size", "root", "info", "start")),
        digest,
        digest,
    )
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)
