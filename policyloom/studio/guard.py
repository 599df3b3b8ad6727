"""STUDIO: a request from the web -> let in or refused, before any page sees it.

Whoever holds the address that the program printed gets in, once; a cookie stands for them from
then on. A change has to come from a page of ours: the browser says where it comes from, and the
form carries a seal that no other page can know. Every answer says that nothing may be loaded from
elsewhere, and that no script may stand in a page.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
SAFE = frozenset({"GET", "HEAD"})
KEY, SEAL = "key", "seal"
LARGEST = 6_000_000
"""Bytes of a request: a picture or a Word file, and the form around it."""
LONGEST = 1_000_000
"""Bytes of a form without files."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " font-src 'self'; connect-src 'self'; form-action 'self'; frame-src 'self';"
    " frame-ancestors {frames}; base-uri 'none'"
)
FRAMED = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self';"
    " base-uri 'none'; form-action 'none'"
)
HEADERS = {  # Not "no-store": the back button then loses what was typed into a page that was sent.
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(slots=True)
class Door:
    """Who is let in: the key of the printed address until it is used, then a cookie.

    ``port`` is in the cookie's name, because cookies do not keep ports apart.
    """

    port: int
    key: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    cookie: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    seal: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    used: bool = False

    @property
    def name(self) -> str:
        """The name of the cookie."""
        return f"policyloom-{self.port}"

    @property
    def address(self) -> str:
        """The address that lets one in."""
        return f"http://127.0.0.1:{self.port}/?{KEY}={self.key}"

    def knows(self, request: Request) -> bool:
        """Tell whether somebody who was let in asks."""
        return _same(request.cookies.get(self.name, ""), self.cookie)

    def opens(self, key: str) -> bool:
        """Take a key; it fits once."""
        fits = not self.used and _same(key, self.key)
        self.used = self.used or fits
        return fits


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


class Guard:
    """The middleware in front of all pages."""

    def __init__(
        self, app: ASGIApp, door: Door, told: Callable[[Request, str, int], Response]
    ) -> None:
        self.app, self.door, self.told = app, door, told

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        refusal = self._refusal(request)
        answer = refusal or self._let_in(request) or self._too_large(request)
        await (answer or self.app)(scope, receive, _with_headers(send, scope))

    def _refusal(self, request: Request) -> PlainTextResponse | None:
        host = request.headers.get("host", "").rpartition(":")[0]
        if host not in LOOPBACK:
            return PlainTextResponse("This address is not the studio's.", 400)
        if request.method not in SAFE and not _is_from_here(request):
            return PlainTextResponse("A change has to come from a page of the studio.", 403)
        return None

    def _too_large(self, request: Request) -> Response | None:
        """Refuse what is too much to read, or does not say how much it is, on a page as any."""
        chunked = "transfer-encoding" in request.headers
        length = request.headers.get("content-length", "" if chunked else "0")
        if not (length.isascii() and length.isdecimal()):
            return self.told(request, "It does not say how large it is.", 411)
        largest = LARGEST if _has_files(request) else LONGEST
        if len(length) > len(str(largest)) or int(length) > largest:
            words = f"That is too large: {largest // 1_000_000} MB at most."
            return self.told(request, words, 413)
        return None

    def _let_in(self, request: Request) -> PlainTextResponse | RedirectResponse | None:
        if self.door.knows(request):
            return None
        if request.method in SAFE and self.door.opens(request.query_params.get(KEY, "")):
            answer = RedirectResponse("/", 303)
            answer.set_cookie(self.door.name, self.door.cookie, httponly=True, samesite="strict")
            return answer
        words = "Open the address that `policyloom studio` printed; it works once.\n"
        return PlainTextResponse(words, 403)


def _has_files(request: Request) -> bool:
    return request.headers.get("content-type", "").startswith("multipart/form-data")


def _is_from_here(request: Request) -> bool:
    origin = request.headers.get("origin")
    if origin is not None:
        return origin == f"{request.url.scheme}://{request.headers.get('host', '')}"
    return request.headers.get("sec-fetch-site") == "same-origin"


def _with_headers(send: Send, scope: Scope) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            for name, value in HEADERS.items():
                headers[name] = value
            framed = scope.get("framed", False)
            headers["Content-Security-Policy"] = (
                FRAMED if framed else POLICY.format(frames="'none'")
            )
        await send(message)

    return sending
