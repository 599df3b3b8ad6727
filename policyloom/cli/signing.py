"""CLI: a certificate named on the command line -> what signs the PDFs of editions."""

from __future__ import annotations

import os
import sys
from getpass import getpass
from typing import TYPE_CHECKING, TypeAlias

from policyloom.cli.usage import UsageError
from policyloom.english.dates import date_words
from policyloom.fleet.archiving import new_archive, published, usual_formats
from policyloom.store import CannotReadError, read_given
from policyloom.writers import CannotWriteError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from policyloom.editions import Edition
    from policyloom.fleet.prospects import Prospect

    Sign: TypeAlias = Callable[[bytes, Edition], bytes]

PASSPHRASE = "POLICYLOOM_PASSPHRASE"  # noqa: S105 - the name of a variable


def signed_files(
    certificate: Path | None,
) -> Callable[[tuple[Prospect, ...]], Mapping[str, bytes]]:
    """Return what makes the further files of an approval: a signed PDF and its fellows."""
    sign = signing(certificate)

    def further(found: tuple[Prospect, ...]) -> Mapping[str, bytes]:
        files: dict[str, bytes] = {}
        for one in found:
            if sign and one.edition:
                made = published(one.edition, usual_formats(one.edition), sign)
                files |= new_archive(one.edition, made)
        return files

    return further


def signing(certificate: Path | None) -> Sign | None:
    """Return what signs with the certificate; raises UsageError when it cannot be used."""
    if certificate is None:
        return None
    from policyloom.writers.signing import load_certificate, sign_pdf  # noqa: PLC0415

    try:
        signer = load_certificate(read_given(certificate), _passphrase(certificate))
    except CannotReadError as error:
        raise UsageError(f"--sign: {error}", error.hint) from None
    except CannotWriteError as error:
        raise UsageError(f"--sign: {error.obstacle.reason}", error.obstacle.remedy) from None
    return lambda pdf, edition: sign_pdf(pdf, signer, _reason(edition))


def _passphrase(certificate: Path) -> str:
    """Take the passphrase from the environment or a prompt, never from the command line."""
    if PASSPHRASE in os.environ or not sys.stdin.isatty():
        return os.environ.get(PASSPHRASE, "")
    return getpass(f"Passphrase of {certificate.name}: ")


def _reason(edition: Edition) -> str:
    approval = edition.approval
    return f"Approved on {date_words(approval.on)} by the {approval.by_words}"
