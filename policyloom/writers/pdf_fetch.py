"""PDF writer: the only files a page may use are our fonts and the pictures of its own document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from policyloom.writers.fonts import font_data

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.document import Asset


class RefusedAddressError(FatalURLFetchingError):  # type: ignore[misc]  # as below
    """A page asked for something that is neither our font nor its own picture."""

    def __init__(self, address: str) -> None:
        super().__init__(f"a PDF may not use {address[:200]!r}")
        self.address = address


class OwnFilesOnly(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Hands out our fonts and the given pictures by their addresses, and stops at any other."""

    def __init__(self, pictures: Mapping[str, Asset]) -> None:
        super().__init__(fail_on_errors=True)
        self._pictures = pictures

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return the bytes that stand at an address; the network and the disk are never asked."""
        del headers
        picture = self._pictures.get(url)
        if picture is not None:
            return URLFetcherResponse(url, picture.data, {"Content-Type": picture.media_type})
        font = font_data(url)
        if font is None:
            raise RefusedAddressError(url)
        return URLFetcherResponse(url, font, {"Content-Type": "font/ttf"})
