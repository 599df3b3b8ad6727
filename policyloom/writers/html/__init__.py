"""HTML writer: a Document becomes one file that needs nothing else, neither script nor network.

Its one script prints the page and lets places to write in grow; nothing is lost where it may
not run.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING

from policyloom.document import CONTENTS_TITLE
from policyloom.welsh import OWN_NAMES, TAGS
from policyloom.writers.facts import PAGES
from policyloom.writers.html.view import dark_css, look_css, view
from policyloom.writers.html.words import Medium
from policyloom.writers.resources import environment, resource

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.document import Document

NO_FILES: Mapping[str, str] = MappingProxyType({})


def write_html(document: Document, beside: Mapping[str, str] = NO_FILES) -> bytes:
    """Return the document as an HTML page, UTF-8, with links to the same in other languages."""
    return page(document, Medium.SCREEN, beside).encode()


def page(document: Document, medium: Medium, beside: Mapping[str, str] = NO_FILES) -> str:
    """Return the page for a browser, or the one that the PDF is set from (without its styles)."""
    script = resource("page.js")
    return (
        environment()
        .get_template("policy.html.j2")
        .render(
            view=view(document, medium),
            styles=_styles(document) if medium is Medium.SCREEN else "",
            script=script,
            script_digest=f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}",
            beside=tuple((TAGS[one], OWN_NAMES[one], name) for one, name in beside.items()),
            contents_title=document.said(CONTENTS_TITLE),
        )
    )


def _styles(document: Document) -> str:
    sheets = resource("policy.css") + resource("screen.css")
    if (button := document.said("Print")) != "Print":
        sheets += f'.print::before {{ content: "{button}" }}\n'
    if (pages := document.said(PAGES)) != PAGES:
        page, of, _ = pages.split("{}")
        words = f'"{page}" counter(page) "{of}" counter(pages)'
        sheets += f"@media print {{ @page {{ @bottom-right {{ content: {words} }} }} }}\n"
    if document.apart:
        sheets += resource("languages.css")
    return look_css(document.look) + dark_css(document.look) + sheets
