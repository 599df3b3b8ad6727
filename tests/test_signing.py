"""Signed PDFs: valid, untouched but for the signature, and both standards still hold."""

from __future__ import annotations

import builtins
import datetime as dt
import io
from typing import TYPE_CHECKING

import pytest

from tests.approving import EDITIONS, approve, small_project, versions
from tests.projects import run, tree
from tests.support.html import end_browser
from tests.support.pdf import validate_pdf

if TYPE_CHECKING:
    from pathlib import Path

pyhanko = pytest.importorskip("pyhanko")
pytestmark = pytest.mark.needs("pango")

SIGNED = "archive/alderbrook/phones/1.0/phones-1.0.pdf"
PASSPHRASE = "an open secret"  # noqa: S105 - of a certificate made here


@pytest.fixture(scope="module", autouse=True)
def _no_other_loop() -> None:
    """Signing runs a loop of its own."""
    end_browser()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a certificate of our own making, with its key."""
    from cryptography import x509  # noqa: PLC0415 - comes with pyHanko
    from cryptography.hazmat.primitives import hashes, serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import rsa  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import pkcs12  # noqa: PLC0415

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Alderbrook Junior School")])
    start = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(start)
        .not_valid_after(start + dt.timedelta(days=36500))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(
                digital_signature=True, content_commitment=True, key_encipherment=False,
                data_encipherment=False, key_agreement=False, key_cert_sign=True,
                crl_sign=False, encipher_only=False, decipher_only=False,
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    lock = serialization.BestAvailableEncryption(PASSPHRASE.encode())
    data = pkcs12.serialize_key_and_certificates(b"approval", key, made, None, lock)
    folder = tmp_path_factory.mktemp("certificate")
    (folder / "approval.p12").write_bytes(data)
    (folder / "approval.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return folder / "approval.p12"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POLICYLOOM_PASSPHRASE", PASSPHRASE)
    return small_project(tmp_path)


def test_an_approval_keeps_a_signed_pdf(
    root: Path, certificate: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = approve(capsys, root, "--sign", str(certificate))
    assert said.status == 0, said.err
    assert versions(root) == ["1.0.json"]
    assert valid(root / SIGNED, certificate)
    assert validate_pdf(root / SIGNED) == []
    checked = run(capsys, "archive", "--root", str(root))
    assert checked.status == 0
    assert "as archived: 4 files" in checked.out


def valid(file: Path, certificate: Path) -> bool:
    """Tell whether the signature covers the whole file and was made with the certificate."""
    from pyhanko.keys import load_cert_from_pemder  # noqa: PLC0415
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415
    from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    root = load_cert_from_pemder(str(certificate.with_suffix(".pem")))  # type: ignore[no-untyped-call]
    trusted = ValidationContext(trust_roots=[root], allow_fetching=False)
    (signature,) = PdfFileReader(io.BytesIO(file.read_bytes())).embedded_signatures
    assert signature.sig_object["/Reason"] == (
        "Approved on 16 September 2025 by the governing body"
    )
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    status = validate_pdf_signature(signature, trusted)
    return bool(
        status.bottom_line
        and status.intact
        and status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    )


def test_everything_before_the_signature_is_the_published_pdf(
    root: Path, certificate: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approve(capsys, root, "--sign", str(certificate))
    build = ("build", "alderbrook:phones@1.0", "--format", "pdf", "--jobs", "1")
    run(capsys, *build, "--root", str(root))
    plain = (root / "dist/alderbrook/phones/phones-1.0.pdf").read_bytes()
    assert (root / SIGNED).read_bytes().startswith(plain)


def test_a_changed_byte_breaks_the_signature(
    root: Path, certificate: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approve(capsys, root, "--sign", str(certificate))
    data = (root / SIGNED).read_bytes()
    (root / SIGNED).write_bytes(data.replace(b"policyloom", b"policylame", 1))
    assert not valid(root / SIGNED, certificate)


def test_a_signed_pdf_is_still_recognised(
    root: Path, certificate: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approve(capsys, root, "--sign", str(certificate))
    said = run(capsys, "verify", str(root / SIGNED), "--root", str(root))
    assert said.status == 0, said.out
    assert "this is alderbrook:phones@1.0" in said.out
    assert "It is signed." in said.out


def test_pdfs_can_be_signed_when_they_are_archived(
    root: Path, certificate: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approve(capsys, root)
    assert run(capsys, "archive", "--sign", str(certificate), "--root", str(root)).status == 0
    assert valid(root / SIGNED, certificate)


@pytest.mark.parametrize("passphrase", ["", "wrong"])
def test_a_passphrase_that_does_not_fit(
    root: Path,
    certificate: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    passphrase: str,
) -> None:
    monkeypatch.setenv("POLICYLOOM_PASSPHRASE", passphrase)
    before = tree(root)
    said = approve(capsys, root, "--sign", str(certificate))
    assert said.status == 2
    assert "The certificate cannot be opened." in said.err
    assert "POLICYLOOM_PASSPHRASE" in said.err
    assert tree(root) == before


@pytest.mark.parametrize("what", ["nothing.p12", "approval.pem"])
def test_a_file_that_is_no_certificate(
    root: Path, certificate: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    before = tree(root)
    said = approve(capsys, root, "--sign", str(certificate.with_name(what)))
    assert said.status == 2
    assert said.err.startswith("policyloom: --sign: ")
    assert tree(root) == before


def test_without_the_library_the_remedy_is_told(
    root: Path,
    certificate: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object) -> object:
        if name.startswith("pyhanko"):
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    before = tree(root)
    said = approve(capsys, root, "--sign", str(certificate))
    assert said.status == 2
    assert "pyHanko is not installed" in said.err
    assert 'pip install "policyloom[sign]"' in said.err
    assert tree(root) == before
    assert not (root / EDITIONS).exists()
