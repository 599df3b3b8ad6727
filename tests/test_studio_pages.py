"""The studio in a real browser: for everybody, on a phone and a desk, by keyboard alone."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.support.html import AXE_RULES, browser
from tests.support.sampling import or_all
from tests.support.studio import example, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

POLICY = "/policy/alderbrook/social-media"
PAGES = (
    "/", "/start", "/import", "/word", "/search?words=phone",
    f"{POLICY}/read", f"{POLICY}/complete",
    "/body/peak-vale/conflicts", f"{POLICY}/word",
    f"{POLICY}/complete/roles", f"{POLICY}/change?clause=social-media/images-and-consent",
    f"{POLICY}/compare", f"{POLICY}/approve", f"{POLICY}/files", f"{POLICY}/history",
    "/library", "/library/clause?clause=social-media/scope", "/library/instruments",
    f"{POLICY}/compared/redline", f"{POLICY}/compared/beside",
    "/body/peak-vale/trust", "/body/peak-vale/trust?state=held", "/nowhere",
    f"{POLICY}/nowhere", f"{POLICY}/complete/choices", f"{POLICY}/review",
    f"{POLICY}/withdraw/1.1",
    f"{POLICY}/complete/channels", f"{POLICY}/complete/contacts", "/body/peak-vale/push",
    "/body/peak-vale/papers",
)  # fmt: skip
VIEWS = ((375, "light"), (375, "dark"), (1280, "light"), (1280, "dark"))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(example(tmp_path_factory.mktemp("studio"))) as found:
        yield found


@pytest.fixture(scope="module")
def signed_in(address: str) -> Iterator[Page]:
    with closing(browser().new_context()) as context:
        view = context.new_page()
        view.goto(address)
        yield view


def at(view: Page, path: str) -> None:
    view.goto(f"{'/'.join(view.url.split('/')[:3])}{path}")


@pytest.mark.parametrize(("width", "scheme"), or_all(((375, "dark"), (1280, "light")), VIEWS))
def test_no_page_breaks_a_rule_of_accessibility(signed_in: Page, width: int, scheme: str) -> None:
    signed_in.set_viewport_size({"width": width, "height": 800})
    signed_in.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    broken = []
    for path in PAGES:
        at(signed_in, path)
        found = Axe().run(signed_in, options=AXE_RULES).response["violations"]
        broken += [f"{path} {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]
        # A desk at 200 % shows what half of it does.
        for shown in sorted({width, min(width, 640)}):
            signed_in.set_viewport_size({"width": shown, "height": 800})
            wide = signed_in.evaluate("document.documentElement.scrollWidth > innerWidth")
            broken += [f"{path} is wider than a screen of {shown}"] if wide else []
    assert not broken


def test_the_policy_beside_a_form_follows_what_is_typed(signed_in: Page) -> None:
    at(signed_in, f"{POLICY}/complete/roles")
    signed_in.locator("#preview p").first.wait_for()
    signed_in.get_by_label("Head", exact=True).fill("Executive Principal")
    signed_in.locator("#preview", has_text="Executive Principal").wait_for()
    first = signed_in.locator("#preview :is(p, li, td)", has_text="Executive Principal").first
    expect(first).to_be_in_viewport()


def test_a_studio_that_does_not_answer_loses_no_typed_word(signed_in: Page) -> None:
    at(signed_in, f"{POLICY}/complete/roles")
    signed_in.get_by_label("Head", exact=True).fill("Executive Principal")
    signed_in.context.set_offline(offline=True)
    try:
        signed_in.get_by_role("button", name="Save").click()
        signed_in.locator("#lost", has_text="does not answer").wait_for()
        assert signed_in.get_by_label("Head", exact=True).input_value() == "Executive Principal"
    finally:
        signed_in.context.set_offline(offline=False)


def test_a_long_table_comes_page_by_page(signed_in: Page) -> None:
    at(signed_in, "/body/peak-vale/trust")
    signed_in.get_by_text("are shown.").wait_for()
    assert signed_in.locator(".matrix tbody tr").count() > 8
    states = signed_in.locator("[data-state=OVERDUE]").count()
    assert signed_in.locator("[data-count=OVERDUE]").inner_text() == str(states)


def test_how_much_was_typed_is_counted_as_it_is_typed(signed_in: Page) -> None:
    at(signed_in, f"{POLICY}/change?clause=social-media/scope")
    signed_in.locator("#after-text-box").fill("Ask the office first.")
    signed_in.get_by_text("Words: 4. Characters: 21 of 20000.").wait_for()


OWN = "#own-text-box"


def sent(view: Page) -> str:
    """Return what the field of one's own words would send."""
    return view.locator("#own-text").input_value()


def test_words_of_ones_own_stand_as_they_print_and_go_back_as_they_were(signed_in: Page) -> None:
    for clause in ("images-and-consent", "discussion-groups", "online-checks"):
        at(signed_in, f"{POLICY}/change?clause=social-media/{clause}")
        before = sent(signed_in)
        signed_in.locator(OWN).dispatch_event("input")
        assert sent(signed_in) == before
        assert "{" in before
        assert "{" not in signed_in.locator(OWN).inner_text()


def test_words_of_ones_own_are_written_by_keyboard_alone(signed_in: Page) -> None:
    at(signed_in, f"{POLICY}/change?clause=social-media/images-and-consent")
    before, keys = sent(signed_in), signed_in.keyboard
    signed_in.get_by_role("textbox", name="The words").first.focus()
    for key in ("Control+End", "Enter"):
        keys.press(key)
    keys.type("<b> Ask")
    signed_in.get_by_role("button", name="the Headteacher", exact=True).first.focus()
    keys.press("Enter")
    keys.type(" first.")
    assert sent(signed_in) == f"{before}<b> Ask {{the head}} first."
    for _ in range(8):
        keys.press("Backspace")
    assert sent(signed_in) == f"{before}<b> Ask "
    keys.press("Control+Z")
    assert sent(signed_in).rstrip(" first.").endswith("{the head}")
    for _ in range(40):
        keys.press("Control+Z")
    assert sent(signed_in) == before


def test_words_of_ones_own_are_cut_and_pasted_with_what_they_follow(signed_in: Page) -> None:
    signed_in.context.grant_permissions(["clipboard-read", "clipboard-write"])
    at(signed_in, f"{POLICY}/change?clause=social-media/images-and-consent")
    before = sent(signed_in)
    signed_in.locator(OWN).focus()
    for key, words in (("X", ""), ("V", before.strip())):
        signed_in.keyboard.press("Control+A")
        signed_in.keyboard.press(f"Control+{key}")
        assert sent(signed_in).strip() == words


def test_a_form_with_nothing_to_say_runs_without_a_fault(signed_in: Page) -> None:
    told: list[str] = []
    signed_in.on("pageerror", lambda fault: told.append(fault.message))
    for group in ("terms", "people"):
        at(signed_in, f"{POLICY}/complete/{group}")
    assert not told


def test_a_title_is_changed_by_keyboard_alone(signed_in: Page) -> None:
    at(signed_in, f"{POLICY}/complete/roles")
    field = signed_in.get_by_label("Head", exact=True)
    field.focus()
    signed_in.keyboard.press("Control+A")
    signed_in.keyboard.type("Principal")
    signed_in.keyboard.press("Enter")
    signed_in.wait_for_url("**/complete?done=*")
    at(signed_in, f"{POLICY}/read")
    assert signed_in.get_by_text("Principal").count() > 0


def test_reading_completing_and_approving_work_without_a_script(
    address: str, signed_in: Page
) -> None:
    cookies, here = signed_in.context.cookies(), address.partition("/?")[0]
    with closing(browser().new_context(java_script_enabled=False)) as context:
        context.add_cookies([{**one} for one in cookies])  # type: ignore[typeddict-item]
        view = context.new_page()
        view.goto(f"{here}{POLICY}/complete/settings")
        view.locator("[name='settings/enquiries']").fill("the front desk")
        with view.expect_navigation():
            view.get_by_role("button", name="Save").click()
        view.goto(f"{here}{POLICY}/read")
        view.get_by_text("the front desk").first.wait_for()
        view.goto(f"{here}{POLICY}/approve")
        view.get_by_label("On", exact=True).fill("2026-12-02")
        view.get_by_role("button", name="Check it first").click()
        view.get_by_role("button", name="Approve version").click()
        view.get_by_text("Today’s draft").wait_for()
