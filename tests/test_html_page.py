"""The web page: valid, accessible, complete in itself, and true to the document."""

from __future__ import annotations

import re
from collections import Counter
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from policyloom.document import Asset, List, Mark, Reference
from policyloom.writers import CannotWriteError, write
from tests.pages import SAMPLES, html_of, html_words, made, parsed
from tests.sample import (
    bullets,
    head,
    item,
    para,
    provision,
    register,
    removed,
    row,
    section,
    words,
)
from tests.sides import new_side, old_side
from tests.support.html import axe, browser, validate_html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from policyloom.document import Document, Provision

DOT = Asset(
    "dot.svg",
    "image/svg+xml",
    b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>',
)


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    """Write the page of every sample, and some that look different."""
    paths = []
    for name in SAMPLES:
        paths.append(tmp_path / f"{name}.html")
        paths[-1].write_bytes(html_of(name))
    others = {
        "logo": with_logo(made("decimal_policy")),
        "ruled": with_look(made("redline"), heading_style="ruled", control_layout="lines"),
        "banded": with_look(made("policy"), heading_style="banded", control_place="end"),
    }
    for name, document in others.items():
        paths.append(tmp_path / f"{name}.html")
        paths[-1].write_bytes(write(document, "html"))
    return paths


def with_look(document: Document, **parts: str) -> Document:
    return replace(document, look=replace(document.look, **parts))  # type: ignore[arg-type]


def with_logo(document: Document) -> Document:
    look = replace(document.look, logo=DOT, logo_alt="A green dot")
    return replace(document, look=look)


def one_section(*provisions: Provision) -> Document:
    return replace(made("decimal_policy"), sections=(section("a", "1.", "Title", *provisions),))


@pytest.mark.needs("java")
def test_pages_keep_to_the_standard(pages: list[Path]) -> None:
    assert validate_html(pages) == []


@pytest.mark.needs("chromium")
def test_pages_can_be_read_in_the_dark(pages: list[Path]) -> None:
    assert axe(pages, dark=True) == []


@pytest.mark.needs("chromium")
def test_a_line_has_some_seventy_letters() -> None:
    with closing(browser().new_context(viewport={"width": 1600, "height": 900})) as context:
        view = context.new_page()
        view.set_content(
            write(
                one_section(provision("a", "", "", para("word and so on " * 40))), "html"
            ).decode()
        )
        lines = view.evaluate(LINES)
    assert 60 < max(lines) < 80


LINES = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walk.nextNode()) nodes.push(walk.currentNode);
  const node = nodes.find(one => one.length > 400), range = document.createRange();
  const lines = new Map();
  for (let at = 0; at < node.length; at++) {
    range.setStart(node, at); range.setEnd(node, at + 1);
    const top = Math.round(range.getBoundingClientRect().top);
    lines.set(top, (lines.get(top) || 0) + 1);
  }
  return [...lines.values()];
}"""


@pytest.mark.needs("chromium")
def test_pages_break_no_rule_of_accessibility(pages: list[Path]) -> None:
    assert axe(pages) == []


@pytest.fixture
def view() -> Iterator[Page]:
    """Open a browser window as wide as a small telephone."""
    with closing(browser().new_context(viewport={"width": 320, "height": 640})) as context:
        yield context.new_page()


@pytest.mark.needs("chromium")
def test_a_narrow_screen_scrolls_tables_but_never_the_page(pages: list[Path], view: Page) -> None:
    for path in pages:
        view.goto(path.as_uri())
        assert view.evaluate("document.documentElement.scrollWidth") == 320, path.name
    # What a redline changes in a table is seen side by side.
    view.goto(pages[2].as_uri())
    table = view.locator(".scroll").first
    assert table.evaluate("e => e.scrollWidth > e.clientWidth")
    table.focus()
    view.keyboard.press("ArrowRight")
    view.wait_for_function("() => document.querySelector('.scroll').scrollLeft > 0")


@pytest.mark.needs("chromium")
def test_on_a_narrow_screen_each_cell_stands_under_its_head(view: Page) -> None:
    heads = row(*(head(f"Head {n}") for n in range(4)))
    rows = tuple(row(*(f"Words {n}{m}" for m in range(4))) for n in range(3))
    simple = replace(register(*rows), widths=(25, 25, 25, 25), header=(heads,))
    view.set_content(write(one_section(provision("a", "", "", simple)), "html").decode())
    shown = view.locator(".stacked td").first
    assert shown.evaluate("e => getComputedStyle(e, '::before').content") == '"Head 0"'
    left = "all => all.map(one => one.getBoundingClientRect().x)"
    assert len(set(view.locator(".stacked td").evaluate_all(left))) == 1


@pytest.mark.needs("chromium")
def test_a_page_can_be_printed_and_its_places_grow(view: Page) -> None:
    view.set_content(html_of("blocks_policy").decode())
    view.evaluate("window.print = () => { document.title = 'printed' }")
    view.get_by_role("button", name="Print this policy").click()
    assert view.title() == "printed"
    place = view.locator("textarea").first
    before = place.bounding_box()
    place.fill("A line.\n" * 20)
    after = place.bounding_box()
    assert before
    assert after
    assert after["height"] > 2 * before["height"]


@pytest.mark.needs("chromium")
def test_the_first_tab_leads_past_the_banner(pages: list[Path], view: Page) -> None:
    view.goto(pages[0].as_uri())
    view.keyboard.press("Tab")
    skip = view.locator(":focus")
    assert skip.inner_text() == "Skip to the policy"
    assert skip.bounding_box() is not None
    assert skip.evaluate("e => e.getBoundingClientRect().top") >= 0


@pytest.mark.parametrize("name", SAMPLES)
def test_a_page_is_complete_in_itself(name: str) -> None:
    page = html_of(name).decode()
    tree = parsed(html_of(name))
    assert [one.keys() for one in tree.cssselect("script")] == [[]]
    assert tree.cssselect("link, iframe, object, embed, base") == []
    assert "url(" not in page
    assert "@import" not in page
    addresses = [value for element in tree.iter() for value in (element.get("src"),) if value]
    assert [value for value in addresses if not value.startswith("data:")] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_headings_go_down_one_level_at_a_time(name: str) -> None:
    levels = [
        int(str(heading.tag)[1]) for heading in parsed(html_of(name)).cssselect("h1,h2,h3,h4")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("name", SAMPLES)
def test_every_link_within_the_page_leads_somewhere(name: str) -> None:
    tree = parsed(html_of(name))
    ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    assert [key for key, count in ids.items() if count > 1] == []
    targets = {link.get("href", "")[1:] for link in tree.cssselect('a[href^="#"]')}
    assert targets <= set(ids)
    assert {"main", f"p-{made(name).sections[-1].key}"} <= targets


def test_contents_list_numbers_and_short_titles() -> None:
    lines = [link.text_content() for link in parsed(html_of("policy")).cssselect("nav a")]
    assert lines[1] == "1. Introduction"
    assert lines[5:7] == ["5. Checks", "Appendix A Riders' agreement"]


def test_a_document_without_contents_has_none() -> None:
    tree = parsed(write(replace(made("policy"), lists_contents=False), "html"))
    assert tree.cssselect("nav") == []
    assert tree.cssselect("h2#p-introduction")


def test_a_number_without_a_heading_opens_its_first_paragraph() -> None:
    (clause,) = parsed(html_of("decimal_policy")).cssselect("#p-garden-purpose > p")
    assert clause.text_content() == "1.1 The garden is a place to learn and to rest."


def test_a_number_stands_alone_when_its_words_begin_with_a_list() -> None:
    page = write(one_section(provision("a/b", "1.1", "", bullets("one", "two"))), "html")
    (clause,) = parsed(page).cssselect("#p-a-b")
    assert [child.tag for child in clause] == ["p", "ul"]
    assert clause[0].text_content() == "1.1"


def test_words_in_another_language_say_so() -> None:
    tree = parsed(html_of("policy"))
    assert tree.get("lang") == "en-GB"
    assert [span.text for span in tree.cssselect("[lang=cy]")] == ["tŷ ger y dŵr"]


def test_merged_headers_say_what_they_head() -> None:
    (table,) = parsed(html_of("policy")).cssselect("table.data")
    assert table.cssselect("caption")[0].text_content().startswith("Cycle shelters")
    headers = [(h.text_content(), h.get("scope")) for h in table.cssselect("th")]
    assert ("Date", "colgroup") in headers
    assert ("Opened", "col") in headers
    assert ("Hollin Bank", "row") in headers


def test_a_draft_says_so_at_the_top_and_an_approved_policy_does_not() -> None:
    (banner,) = parsed(html_of("policy")).cssselect("body > header")
    assert banner.text_content().split()[:3] == ["Draft:", "not", "approved."]
    assert parsed(html_of("decimal_policy")).cssselect("body > header") == []


def test_a_logo_has_its_text_alternative() -> None:
    (logo,) = parsed(write(with_logo(made("decimal_policy")), "html")).iter("img")
    assert logo.get("alt") == "A green dot"
    assert (logo.get("src") or "").startswith("data:image/svg+xml;base64,")


def test_a_picture_of_another_kind_is_refused() -> None:
    look = replace(made("policy").look, logo=Asset("a.html", "text/html", b"<script>"))
    with pytest.raises(CannotWriteError, match="text/html"):
        write(replace(made("policy"), look=look), "html")


def test_document_control_can_stand_at_the_end_and_as_lines() -> None:
    policy = made("policy")
    front, end = (
        html_words(write(with_look(policy, control_place="whole"), "html")),
        html_words(write(with_look(policy, control_place="end", control_layout="lines"), "html")),
    )
    start = front.index("control") - 1
    length = front.index("This") - start
    control = front[start : start + length]
    assert control[:3] == ["Document", "control", "Status"]
    assert end == front[:start] + front[start + length :] + control


# REDLINES


def test_a_redline_holds_the_new_words_and_the_old_ones() -> None:
    redline = made("redline")
    page = html_of("redline")
    new = html_words(write(new_side(redline), "html"))
    old = html_words(write(old_side(redline), "html"), without=".label")
    assert html_words(page, without="del") == new
    # What stands is numbered as in the new edition.
    assert html_words(page, without="ins, .label") == old
    assert new != old


def test_each_change_is_named_for_those_who_cannot_see_it() -> None:
    tree = parsed(html_of("redline"))
    for element, name in (("ins", "added"), ("del", "removed")):
        for change in tree.cssselect(f"main {element}"):
            first, *_, last = change.cssselect(".visually-hidden")
            assert (first.text, last.text) == (f"[{name}: ", "]")


def test_a_bar_marks_changed_paragraphs_and_rows_and_no_others() -> None:
    tree = parsed(html_of("redline"))
    for block in tree.cssselect("main p, main h2, main h3, main h4, main tr"):
        changed = bool(block.cssselect("ins, del"))
        assert ("changed" in (block.get("class") or "").split()) == changed, block.text_content()


def test_a_number_is_struck_only_when_all_its_words_go() -> None:
    gone, half = (
        parsed(write(one_section(provision("a/b", "1.1", "", *content)), "html"))
        for content in (
            (para("One.", mark=Mark.DELETED), bullets_gone()),
            (para("One.", mark=Mark.DELETED), para("Two.")),
        )
    )
    assert [label.text for label in gone.cssselect("del .label")] == ["1.1"]
    assert half.cssselect("del .label") == []
    assert half.cssselect("p > .label")[0].text == "1.1"


def bullets_gone() -> List:
    return bullets(item(para("Two.", mark=Mark.DELETED)))


def test_a_clause_that_stands_twice_in_a_redline_is_linked_where_it_stays() -> None:
    old = provision("a/b", "1.", "Old", "Old words.", mark=Mark.DELETED)
    new = provision("a/b", "2.", "New", "New words.", mark=Mark.INSERTED)
    see = provision("a/c", "", "", para(Reference(words("rule 2"), "a/b", "2")))
    tree = parsed(write(one_section(old, new, see), "html"))
    (link,) = tree.cssselect(".provision a")
    (target,) = tree.cssselect(link.get("href", ""))
    assert "New" in target.text_content()


def test_the_key_to_the_marks_names_both_editions() -> None:
    (banner,) = parsed(html_of("redline")).cssselect("body > header")
    assert re.search(r"Changes from \S*.*1\.1 to .*2\.0\.", banner.text_content())


def test_removed_words_in_a_link_stay_marked() -> None:
    document = one_section(provision("a", "", "", para(removed("gone"))))
    page = write(replace(document, control=()), "html")
    assert html_words(page)[-1] == "gone"
    assert html_words(page, without="del")[-1] == "Title"
