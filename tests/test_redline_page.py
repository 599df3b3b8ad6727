"""Redlines on the page: without what is marked, each of the two documents is left."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
from hypothesis import given, settings

from policyloom.changes import compare
from policyloom.writers.html import write_html
from tests.edits import pair_of, seeds
from tests.support.sampling import examples

# Numbers follow the new text; a list that drops down cannot be marked inside.
UNMARKED = (
    '//header[@class="state"]|//head|//select|//*[@class="label"]|//*[@class="visually-hidden"]'
)


@settings(max_examples=examples(100))
@given(seeds)
def test_the_page_of_a_redline_holds_both_documents(seed: int) -> None:
    old, new = pair_of(seed)
    redline = write_html(compare(old, new, {}).redline)
    assert _words(redline, without="del") == _words(write_html(new))
    # A page shows document control once, where the new text has it.
    placed = replace(old, look=replace(old.look, control_place=new.look.control_place))
    assert _words(redline, without="ins") == _words(write_html(placed))


def _words(page: bytes, without: str = "nothing") -> str:
    """Return what is read of a page, without white space and one kind of mark."""
    root = lxml.html.document_fromstring(page.decode())
    for element in [*root.xpath(UNMARKED), *root.xpath(f"//{without}")]:
        if element.getparent() is not None:
            element.drop_tree()
    return "".join(root.text_content().split())
