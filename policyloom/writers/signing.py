"""WRITE: a PDF and a certificate -> the PDF with a PAdES signature; both its standards still hold.

A signature holds the time of signing, so a signed PDF is other bytes each time.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from policyloom.writers.extras import adding
from policyloom.writers.obstacles import CannotWriteError, Obstacle

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner

MISSING = Obstacle(
    "A PDF cannot be signed here, because pyHanko is not installed.",
    f"Install it with: {adding('sign')}",
)
NOT_OPENED = Obstacle(
    "The certificate cannot be opened.",
    "It has to be a PKCS #12 file (.p12 or .pfx) with its private key, "
    "and POLICYLOOM_PASSPHRASE has to hold its passphrase.",
)
FIELD = "Approval"
FIELD_WORDS = "Digital signature of the approved policy"


def load_certificate(data: bytes, passphrase: str) -> SimpleSigner:
    """Return what signs with a PKCS #12 file; raises CannotWriteError."""
    try:
        from pyhanko.sign.signers import SimpleSigner  # noqa: PLC0415 - an extra
    except ImportError:
        raise CannotWriteError(MISSING) from None
    try:
        signer: SimpleSigner = SimpleSigner.load_pkcs12_data(
            data, other_certs=(), passphrase=passphrase.encode() or None
        )
    except (ValueError, TypeError) as problem:
        raise CannotWriteError(NOT_OPENED) from problem
    return signer


def sign_pdf(pdf: bytes, signer: SimpleSigner, reason: str) -> bytes:
    """Return the PDF with an invisible signature; everything before it stays byte for byte."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415
    from pyhanko.sign import fields, signers  # noqa: PLC0415

    class Untouched(IncrementalPdfFileWriter):
        """Leaves the metadata as the writer made it, so that they still agree."""

        def _update_meta(self) -> None:
            return

    writer = Untouched(io.BytesIO(pdf))
    look = fields.InvisSigSettings(set_print_flag=True, box_out_of_bounds=True)
    place = fields.SigFieldSpec(FIELD, readable_field_name=FIELD_WORDS, invis_sig_settings=look)
    fields.append_signature_field(writer, place)
    about = signers.PdfSignatureMetadata(
        field_name=FIELD, reason=reason, subfilter=fields.SigSeedSubFilter.PADES
    )
    signed: bytes = signers.sign_pdf(writer, about, signer=signer).getvalue()
    return signed
