"""Links: an address or a name in a link -> a piece of wording, or what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.addresses import has_login, is_web_address
from policyloom.diagnostics import nearest
from policyloom.wording import CrossLink, WebLink

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Span
    from policyloom.prose.reader import Reader
    from policyloom.wording import Piece, Pieces

SCHEMES = ("clause", "section", "policy", "appendix", "cite")
WEB = ("https", "http", "mailto")


def link(href: str, pieces: Pieces, reader: Reader) -> Iterator[Piece]:
    """Return a link of ``pieces`` to an address or name; only the words where it is neither."""
    span = reader.span(href)
    scheme, separator, target = href.partition(":")
    scheme = scheme.lower()
    if separator and scheme in SCHEMES:
        yield CrossLink(pieces, scheme, target, span)
    elif separator and scheme in WEB:
        if not pieces:
            message = f"the link to {href} has no words to click on"
            reader.report(
                "link-without-words", message, span, "put words between the square brackets"
            )
        _check_address(href, scheme, span, reader)
        yield WebLink(pieces, href, span)
    else:
        _bad_link(href, scheme if separator else "", span, reader)
        yield from pieces


def _check_address(href: str, scheme: str, span: Span, reader: Reader) -> None:
    """Refuse an address without a host, and one with a name and password in it."""
    if scheme == "mailto":
        return
    if has_login(href):
        message = f"`{href}` has a login in it"
        reader.report("link-unsafe", message, span, "write the address without it")
    elif not is_web_address(href):
        message = f"`{href}` names no site"
        hint = "write the whole address, such as https://www.example.org/page"
        reader.report("link-unknown", message, span, hint)


def _bad_link(href: str, scheme: str, span: Span, reader: Reader) -> None:
    if not href or href == "#":
        reader.report(
            "link-empty", "this link leads nowhere", span, "give an address, or remove the link"
        )
        return
    if scheme in {"javascript", "data", "vbscript", "file"}:
        message = f"a `{scheme}:` link can run or open things on the reader's machine"
        reader.report("link-unsafe", message, span, "link to an https address")
        return
    foreign = scheme in {"tel", "sms", "ftp", "sftp", "callto", "skype", "whatsapp"}
    meant = nearest(scheme, SCHEMES) if scheme and "//" not in href and not foreign else None
    hint = "write the whole address, beginning with https://"
    if foreign:
        hint = "write it as plain words, or link to an https address"
    if meant:
        hint = f"did you mean `{meant}:{href.partition(':')[2]}`?"
    reader.report(
        "link-unknown", f"`{href}` is not an address or a name that links understand", span, hint
    )
