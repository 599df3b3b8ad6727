"""The states of the studio's pages, for everybody: what is wrong, what is open, what is empty."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.support.html import AXE_RULES, browser
from tests.support.sampling import or_all, sampled
from tests.support.studio import example, in_conflict, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path
    from typing import TypeAlias

    from playwright.sync_api import FilePayload, Page, Route

    State: TypeAlias = "tuple[str, Callable[[Page], None]]"

POLICY = "/policy/alderbrook/social-media"
VIEWS = ((375, "light"), (375, "dark"), (1280, "light"), (1280, "dark"))
LETTINGS = (
    "Lettings policy\n\nWho may ask\n\nAny club may ask the school.\n\nPrices\n\nIt is dear.\n"
)
FILE: FilePayload = {
    "name": "lettings.txt", "mimeType": "text/plain", "buffer": LETTINGS.encode(),
}  # fmt: skip
PATIENCE = 20_000
"""Milliseconds after which a page is taken to be stuck."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example(tmp_path_factory.mktemp("states"))


@pytest.fixture(scope="module")
def signed_in(root: Path) -> Iterator[Page]:
    with served(root) as address, closing(browser().new_context()) as context:
        view = context.new_page()
        view.set_default_timeout(PATIENCE)
        view.goto(address)
        yield view


def here(view: Page, path: str) -> None:
    view.unroute_all()
    view.context.clear_cookies(name="policyloom-language")
    view.goto(f"{'/'.join(view.url.split('/')[:3])}{path}")


def opened(view: Page) -> None:
    """Open whatever is folded."""
    view.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")


def press(view: Page, name: str) -> None:
    """Press a button, though something that is asked for is not filled in."""
    view.evaluate("for (const one of document.forms) one.noValidate = true")
    with view.expect_navigation():
        view.locator("#main").get_by_role("button", name=name, exact=True).first.click()
    view.locator("[data-goes-on]").wait_for(state="detached")


def filled(name: str, words: str, button: str) -> Callable[[Page], None]:
    def act(view: Page) -> None:
        opened(view)
        field = view.locator(f"#main [name='{name}']").first
        field.evaluate("one => one.removeAttribute('maxlength')")
        field.fill(words)
        press(view, button)

    return act


def pressed(button: str) -> Callable[[Page], None]:
    def act(view: Page) -> None:
        opened(view)
        press(view, button)

    return act


def at_work(view: Page) -> None:
    """Begin what takes long, and see no more of it than its first page."""
    view.route("**/work/*", lambda way: way.abort() if way.request.resource_type == "fetch"
               else way.continue_())  # fmt: skip
    with view.expect_navigation():
        view.get_by_role("button", name="Print them").click()


def brought_in(view: Page) -> None:
    view.locator("#body").select_option("alderbrook")
    view.set_input_files("#file", FILE)
    press(view, "See what becomes of it")


def verified(view: Page) -> None:
    view.set_input_files("#file", FILE)
    press(view, "Which edition is it?")


def adopted(view: Page) -> None:
    view.locator("fieldset select").first.select_option("adopted")
    press(view, "See what it comes to")


def new_version(view: Page) -> None:
    opened(view)
    view.get_by_label("Typing is put right").check()
    view.locator("#reason").fill("A word was wrong.")
    view.locator("#text").fill("Ask the office first.")
    press(view, "See what it comes to")


def in_welsh(view: Page) -> None:
    with view.expect_navigation():
        view.get_by_role("button", name="Cymraeg").click()
    opened(view)


CHANGE = f"{POLICY}/change?clause=social-media/scope"
CLAUSE = "/library/clause?clause=social-media/scope"
STATES: tuple[State, ...] = (
    (f"{POLICY}/complete/roles", in_welsh),
    ("/start", pressed("Draft these policies")),
    ("/start", filled("name", "x" * 300, "Draft these policies")),
    ("/import", pressed("See what becomes of it")),
    ("/import", brought_in),
    ("/word", pressed("Look at it")),
    (f"{POLICY}/complete/roles", filled("roles/head", "{x", "Save")),
    (f"{POLICY}/complete/roles", filled("roles/head", "x" * 300, "Save")),
    (CHANGE, pressed("See what it comes to")),
    (CHANGE, filled("reason", "It is shorter.", "See what it comes to")),
    (f"{POLICY}/read", opened),
    (f"{POLICY}/review", pressed("Say it")),
    (f"{POLICY}/review", filled("text", "Is it so?", "Say it")),
    (f"{POLICY}/review", opened),
    (f"{POLICY}/approve", pressed("Check it first")),
    (f"{POLICY}/approve", filled("by", "", "Check it first")),
    ("/policy/alderbrook/acceptable-use/approve", pressed("Check it first")),
    (f"{POLICY}/history", verified),
    (f"{POLICY}/withdraw/1.1", pressed("Withdraw version 1.1")),
    (f"{POLICY}/word", pressed("Look at what they propose")),
    ("/body/alderbrook/push", pressed("See what it comes to")),
    ("/body/alderbrook/push", adopted),
    ("/body/peak-vale/papers", at_work),
    ("/body/peak-vale/adopted", opened),
    ("/body/peak-vale/deviations", opened),
    (CLAUSE, pressed("See what it comes to")),
    (CLAUSE, new_version),
    ("/search?words=nobodysaysthis", opened),
    ("/body/peak-vale/trust?words=nobody", opened),
    ("/library?words=nobody", opened),
)


IN_CONFLICT: tuple[State, ...] = (
    ("/", opened),
    ("/body/alderbrook/push", opened),
    ("/body/alderbrook/conflicts", opened),
    ("/body/alderbrook/conflict?clause=social-media/images-and-consent", opened),
    ("/body/alderbrook/conflict?clause=social-media/images-and-consent", pressed("Decide")),
)


def faults(view: Page, width: int) -> list[str]:
    found = Axe().run(view, options=AXE_RULES).response["violations"]
    told = [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]
    if view.evaluate("document.documentElement.scrollWidth > innerWidth"):
        told.append(f"wider than a screen of {width}")
    return told


@pytest.mark.parametrize(("width", "scheme"), or_all(((375, "dark"),), VIEWS))
def test_no_state_of_a_page_breaks_a_rule_of_accessibility(
    signed_in: Page, root: Path, width: int, scheme: str
) -> None:
    signed_in.set_viewport_size({"width": width, "height": 800})
    signed_in.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    broken = [*broken_in(signed_in, sampled(STATES, every=5), width)]
    overlay = root / "trusts/alderbrook/overlay.yaml"
    before = overlay.read_text()
    in_conflict(root)
    broken += broken_in(signed_in, sampled(IN_CONFLICT, every=9), width)
    overlay.write_text(before)
    assert broken == []


def broken_in(view: Page, states: Iterable[State], width: int) -> Iterator[str]:
    for number, (path, act) in enumerate(states):
        here(view, path)
        act(view)
        yield from (f"{number} {path}: {one}" for one in faults(view, width))


def test_a_long_work_that_is_refused_shows_why(signed_in: Page) -> None:
    here(signed_in, "/body/peak-vale/papers")
    begun: list[str] = []

    def refused(way: Route) -> None:
        begun.append(way.request.url)
        words = "<main id='main'><p>Nothing was written</p></main>"
        way.continue_() if len(begun) == 1 else way.fulfill(status=422, body=words)

    signed_in.route("**/work/*", refused)
    signed_in.get_by_role("button", name="Print them").click()
    signed_in.get_by_text("Nothing was written").wait_for()


def test_an_empty_folder_is_for_everybody(tmp_path: Path) -> None:
    with served(tmp_path / "ours") as address, closing(browser().new_context()) as context:
        view = context.new_page()
        view.goto(address)
        view.locator("#name").fill("Wren Lane School")
        press(view, "Draft these policies")
        assert faults(view, 1280) == []
        here(view, "/")
        assert faults(view, 1280) == []
