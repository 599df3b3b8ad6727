"""ATOM writer: the editions of a body -> a feed of what changed, which a website can pass on.

Each entry says what the control table of its edition says, so the feed and the documents agree for
ever. Ids and times follow from the editions: nothing here reads a clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from lxml.builder import ElementMaker

from policyloom.document import plain
from policyloom.english.dates import date_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policyloom.editions import Edition

ATOM, XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
NAMESPACE = uuid5(NAMESPACE_URL, "https://policyloom.example.org/feeds")
FEED = ElementMaker(namespace=ATOM, nsmap={None: ATOM})
PAGE = ElementMaker(namespace=XHTML, nsmap={None: XHTML})


def write_atom(
    editions: Iterable[Edition], pages: Mapping[str, str], *, policy: str = ""
) -> bytes:
    """Return the feed of one body's editions, at least one, newest first.

    All of them are of one ``policy`` where it is named. ``pages`` gives the address of a
    published edition by its selector, where it has one.
    """
    newest = sorted(editions, key=_age, reverse=True)
    last = newest[0]
    feed = FEED.feed(
        FEED.id(_id(f"{last.body}:{policy}" if policy else last.body)),
        FEED.title(_title(last, policy)),
        FEED.updated(_time(_day(last))),
        FEED.author(FEED.name(last.document.body_name)),
        FEED.generator("policyloom"),
        *(_entry(edition, pages.get(edition.selector, "")) for edition in newest),
    )
    feed.set("{http://www.w3.org/XML/1998/namespace}lang", last.document.language)
    data: bytes = etree.tostring(feed, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data


def _title(last: Edition, policy: str) -> str:
    name = last.document.body_name
    return f"{plain(last.document.title)}: {name}" if policy else f"Policy changes: {name}"


def _age(edition: Edition) -> tuple[str, str, tuple[int, int, int]]:
    return _day(edition), edition.policy, edition.version


def _id(name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE, name)}"


def _day(edition: Edition) -> str:
    """Return the ISO day of the last thing that was decided about an edition."""
    return edition.withdrawn.on if edition.withdrawn else edition.approval.on


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"


def _entry(edition: Edition, page: str) -> etree._Element:
    approval, ended = edition.approval, edition.withdrawn
    deed = "reviewed" if approval.kind == "review" else "approved"
    now = "withdrawn" if ended else deed
    title = f"{plain(edition.document.title)}: version {edition.words} {now}"
    by = f"{deed.capitalize()} on {date_words(approval.on)} by the {approval.by_words}."
    parts = [
        FEED.id(_id(edition.selector)),
        FEED.title(title),
        FEED.updated(_time(_day(edition))),
        FEED.published(_time(approval.on)),
        FEED.summary(f"{_end(edition)} {by}".strip()),
        FEED.content(_content(edition, by), type="xhtml"),
    ]
    if page:
        link = {"rel": "alternate", "type": "text/html", "href": quote(page)}
        parts.append(FEED.link(link))
    return FEED.entry(*parts)


def _end(edition: Edition) -> str:
    ended = edition.withdrawn
    return f"Not in force: withdrawn {ended.words}" if ended else ""


def _content(edition: Edition, by: str) -> etree._Element:
    lines = edition.amendments
    items = PAGE.ul(*(PAGE.li(line) for line in lines))
    force = _end(edition) or f"In force from {date_words(edition.approval.effective)}."
    return PAGE.div(PAGE.p(f"{by} {force}"), *([items] if lines else []))
