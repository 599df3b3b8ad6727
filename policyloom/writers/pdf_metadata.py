"""PDF writer: what the file says of itself: title, body, dates, edition and digest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weasyprint.pdf.metadata import DocumentMetadata

from policyloom.document import plain
from policyloom.writers.facts import facts
from policyloom.writers.resources import environment

if TYPE_CHECKING:
    import pydyf

    from policyloom.document import Document


class PolicyMetadata(DocumentMetadata):  # type: ignore[misc]  # WeasyPrint ships no types
    """The metadata of one policy, which claims PDF/A-2a and PDF/UA-1 together.

    WeasyPrint can claim one of the two; so the packet is ours, from a template.
    """

    def __init__(self, document: Document) -> None:
        title = plain(document.title)
        super().__init__(
            title=f"{title}: {document.body_name}",
            authors=[document.body_name],
            description=f"{title}, {document.edition_words}",
            keywords=["policy", document.body, document.policy],
            generator="policyloom",
            created=f"{document.date}T00:00:00Z",
            modified=f"{document.date}T00:00:00Z",
            lang=document.language,
            custom={name.title(): value for name, value in facts(document).items()},
        )
        self._edition = facts(document)

    def include_in_pdf(
        self,
        pdf: pydyf.PDF,
        variant: str,
        version: int,
        conformance: str,
        compress: bool,  # noqa: FBT001  WeasyPrint's signature
    ) -> None:
        """Add the packet uncompressed, so that programs that only skim a file find it."""
        del compress
        super().include_in_pdf(pdf, variant, version, conformance, compress=False)

    def generate_rdf_metadata(self, variant: str, version: int, conformance: str) -> bytes:
        """Return the packet as RDF."""
        del variant
        packet = (
            environment()
            .get_template("metadata.xmp.j2")
            .render(
                metadata=self,
                edition=self._edition,
                part=version,
                conformance=conformance,
            )
        )
        return packet.encode()
