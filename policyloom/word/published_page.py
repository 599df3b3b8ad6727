"""IMPORT: a web page or a text -> its words, and a page's rules on what is seen of them."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from lxml import etree, html

from policyloom.limits import STRANGER
from policyloom.welsh import OWN_NAMES
from policyloom.word.apart import NotReadError
from policyloom.word.published import Answer, Published

if TYPE_CHECKING:
    from collections.abc import Iterator

WAYS = {"class": "languages"}
WAY_KEYS = frozenset({"rel", "href", "hreflang", "lang"})
BESIDE = re.compile(r"[\w.-]+\.html")
"""A page in the same folder."""
UNREAD = frozenset({"style", "script", "template", "title", "head"})


def read_text(data: bytes) -> Published:
    """Return the words of a text; raises NotReadError."""
    try:
        words = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        words = "\0"
    if "\0" in words or not words.strip():
        raise NotReadError("it is no Word file (.docx), PDF, web page or text")
    return Published(form="text", words=words)


def read_page(data: bytes) -> Published:
    """Return the words of a web page; raises NotReadError."""
    if data.count(b"<") > 2 * STRANGER.elements:
        raise NotReadError(f"it has more than {STRANGER.elements:,} elements")
    try:
        root = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError) as problem:
        raise NotReadError(f"it is not a web page that can be read: {problem}") from problem
    _leave_out_ways(root)
    links = {str(one.get("href") or "") for one in root.iter("a")}
    return Published(
        form="html",
        words=" ".join(_words(root)),
        around=tuple(_rules(root)),
        answers=tuple(_answers(root)),
        links=tuple(sorted(link for link in links if link and not link.startswith("#"))),
    )


def _leave_out_ways(root: html.HtmlElement) -> None:
    """Take away what leads to the same page in another language, which goes by a file's name.

    What says anything else stays, and is compared.
    """
    ways = [one for one in root.iter("nav") if dict(one.items()) == WAYS and _are_ways(one)]
    heads = [one for one in root.iter("link") if one.get("rel") == "alternate" and _is_way(one)]
    for one in (*ways, *heads):
        one.drop_tree()


def _are_ways(nav: html.HtmlElement) -> bool:
    known = set(OWN_NAMES.values())
    words = (nav.text or "", *(one.tail or "" for one in nav))
    return not any(word.strip() for word in words) and all(
        one.tag == "a" and not len(one) and one.text in known and _is_way(one) for one in nav
    )


def _is_way(element: html.HtmlElement) -> bool:
    return set(element.keys()) <= WAY_KEYS and bool(BESIDE.fullmatch(element.get("href") or ""))


def _words(element: html.HtmlElement) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in UNREAD:
        yield element.text or ""
        for child in element:
            yield from _words(child)
    yield element.tail or ""


def _rules(root: html.HtmlElement) -> Iterator[str]:
    """Yield what says how the page is seen, as marks that change with any of it."""
    for one in root.iter("style", "script", "link", "base", "iframe", "object"):
        kind = "style sheet" if one.tag == "style" else str(one.tag)
        said = "".join(map(str, (one.text or "", sorted(one.items()))))
        yield f"a {kind} ({_mark(said)})"
    given = [
        " ".join(map(str, (one.tag, name, value)))
        for one in root.iter("*")
        for name, value in sorted(one.items())
        if name in {"style", "hidden", "class"} or name.startswith("on")
    ]
    yield f"what its elements look like ({_mark(chr(10).join(given))})"


def _mark(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:12]


def _answers(root: html.HtmlElement) -> Iterator[Answer]:
    for one in root.iter("input", "textarea", "select"):
        said = one.get("value") if one.tag == "input" else ""
        ticked = "ticked" if one.get("checked") is not None else ""
        place = one.get("name") or one.get("id")
        yield Answer(place=str(place or ""), words=ticked or str(said or ""))
