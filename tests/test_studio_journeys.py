"""The studio's journeys, walked in a real browser by somebody who has never seen it, and counted.

Each click and each field filled in counts as one; what stands there already is left.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.support.html import browser
from tests.support.studio import example, in_conflict, reworded, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

WIDTH, HEIGHT = 375, 800


PATIENCE = 120_000
"""Milliseconds after which a page is taken to be stuck."""


@dataclass(kw_only=True)
class Hands:
    """Somebody at the browser; ``count`` is what they clicked and filled in."""

    view: Page
    count: int = 0

    def __post_init__(self) -> None:
        """Wait for pages that print, on a machine that has other things to do."""
        self.view.set_default_timeout(PATIENCE)

    def click(self, name: str, role: str = "link") -> None:
        """Click what bears a name, and wait for the page that it leads to."""
        self.count += 1
        with self.view.expect_navigation():
            self.view.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]

    def tick(self, label: str) -> None:
        """Tick or choose what bears a label."""
        self.count += 1
        self.view.get_by_label(label).first.check()

    def fill(self, label: str, words: str) -> None:
        """Write into a field."""
        self.count += 1
        self.view.get_by_label(label, exact=True).first.fill(words)

    def select(self, label: str, words: str) -> None:
        """Choose from a list."""
        self.count += 1
        self.view.get_by_label(label, exact=True).select_option(label=words)

    def save_file(self, name: str, folder: Path) -> Path:
        """Take a file away."""
        self.count += 1
        with self.view.expect_download() as found:
            self.view.locator("#main").get_by_role("link", name=name, exact=True).last.click()
        place = folder / found.value.suggested_filename
        found.value.save_as(place)
        return place

    def choose(self, label: str, file: Path) -> None:
        """Choose a file for a field."""
        self.count += 1
        with self.view.expect_file_chooser() as found:
            self.open(label)
        found.value.set_files(file)

    def open(self, label: str) -> None:
        """Open the list of files of a field."""
        self.view.get_by_label(label).click()


FAR = 300
"""Steps after which something is taken not to be reached."""
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one.matches("a, button, input, select, textarea, summary")) return "";
  return [one, ...(one.labels || [])].map((told) => told.textContent).join(" ");
}"""


class Keys(Hands):
    """Somebody at the browser who has no mouse."""

    def reach(self, name: str) -> None:
        """Go on from one thing to the next until it bears a name."""
        for _ in range(FAR):
            self.view.keyboard.press("Tab")
            if name in self.view.evaluate(FOCUSED):
                return
        pytest.fail(f"the keyboard does not reach ‘{name}’")

    def click(self, name: str, role: str = "link") -> None:
        """Press what bears a name, and wait for the page that it leads to."""
        del role
        self.count += 1
        self.reach(name)
        with self.view.expect_navigation():
            self.view.keyboard.press("Enter")

    def tick(self, label: str) -> None:
        """Choose what bears a label."""
        self.count += 1
        self.reach(label)
        self.view.keyboard.press("Space")

    def fill(self, label: str, words: str) -> None:
        """Write into a field."""
        self.count += 1
        self.reach(label)
        self.write(words)

    def write(self, words: str) -> None:
        """Write into the field that is reached; a day as people here write it."""
        if self.view.evaluate("document.activeElement.type") == "date":
            self.view.keyboard.type("".join(reversed(words.split("-"))))
            return
        self.view.keyboard.press("Control+A")
        self.view.keyboard.type(words)

    def select(self, label: str, words: str) -> None:
        """Choose from a list."""
        self.count += 1
        self.reach(label)
        self.view.keyboard.type(words)

    def open(self, label: str) -> None:
        """Open the list of files of a field."""
        self.reach(label)
        self.view.keyboard.press("Enter")

    def save_file(self, name: str, folder: Path) -> Path:
        """Take a file away."""
        self.count += 1
        self.reach(name)
        while not self.view.evaluate("String(document.activeElement.href).includes('/file/')"):
            self.reach(name)
        with self.view.expect_download() as found:
            self.view.keyboard.press("Enter")
        place = folder / found.value.suggested_filename
        found.value.save_as(place)
        return place


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return example(tmp_path_factory.mktemp("journeys"))


@pytest.fixture(scope="module")
def somebody(folder: Path) -> Iterator[Page]:
    with served(folder) as address, closing(browser().new_context()) as context:
        view = context.new_page()
        view.goto(address)
        yield view


def test_from_an_empty_folder_to_approved_files_and_a_returned_word_draft(tmp_path: Path) -> None:
    with (
        served(tmp_path / "ours") as address,
        closing(browser().new_context(locale="en-GB")) as context,
    ):
        hands = Keys(view=context.new_page())
        hands.view.goto(address)
        first_edition(hands, tmp_path)
        assert hands.count <= 40, hands.count
        hands.count = 0
        returned_draft(hands, tmp_path)
        assert hands.count <= 40, hands.count


def first_edition(hands: Keys, folder: Path) -> None:
    view = hands.view
    hands.fill("Name of the school, as it is printed", "Wren Lane Primary School")
    hands.select("Kind of school", "Maintained school")
    hands.select("Phase", "Primary")
    hands.tick("Social media policy")
    hands.click("Draft these policies", "button")
    for _ in range(12):
        if not view.locator(".tasks .state.waits").count():
            break
        hands.click(view.locator(".tasks li:has(.state.waits) a").first.inner_text())
        for field in view.locator(".field:has(label .state.waits)").all():
            day = field.locator("input[type=date]").count()
            label = field.locator("label").first.text_content() or ""
            hands.fill(label, "2027-01-12" if day else "the school office")
        hands.click("Save", "button")
    if view.get_by_role("button", name="All of this is right").count():
        hands.click("All of this is right", "button")
    hands.click("Approve")
    hands.fill("On", "2026-12-02")
    hands.click("Check it first", "button")
    hands.click("Approve version 1.0", "button")
    word = hands.save_file("Word", folder)
    pdf = hands.save_file("PDF", folder)
    assert word.read_bytes()[:2] == b"PK"
    assert pdf.read_bytes()[:5] == b"%PDF-"


def returned_draft(hands: Hands, folder: Path) -> None:
    view = hands.view
    hands.click("Read")
    hands.click("Word")
    draft = hands.save_file("Word file of this draft", folder)
    reworded(draft, "the school office", "the front office")
    reworded(draft, "Other members may think", "Other people may think")
    hands.choose("Files that came home", draft)
    hands.click("Look at what they propose", "button")
    hands.click("Take what is ticked", "button")
    view.get_by_text("Taken:").wait_for()
    hands.click("Approve")
    hands.fill("On", "2026-12-09")
    hands.click("Check it first", "button")
    hands.click("Approve version", "button")
    view.get_by_text("Approved: version").wait_for()


def test_a_lead_knows_who_is_affected_in_two_clicks(somebody: Page) -> None:
    hands = Keys(view=somebody)
    somebody.goto(home(somebody))
    hands.click("all schools and policies")
    hands.click("What approving all drafts would change")
    somebody.get_by_text("Hollin Bank").first.wait_for()
    assert hands.count <= 2


def test_a_conflict_is_settled_in_four(somebody: Page, folder: Path) -> None:
    in_conflict(folder)
    hands = Keys(view=somebody)
    somebody.goto(home(somebody))
    hands.click("in conflict")
    hands.tick("Keep your own words")
    hands.fill("Why? It is kept with the decision", "It is shorter.")
    hands.click("Decide", "button")
    somebody.get_by_text("Decided.").wait_for()
    assert hands.count <= 4


def test_a_governor_reads_what_changed_and_comments_in_six_on_a_phone(
    somebody: Page, tmp_path: Path
) -> None:
    somebody.goto(f"{home(somebody)}policy/alderbrook/social-media/review")
    somebody.get_by_text("Send it to somebody who has no studio").click()
    file = Hands(view=somebody).save_file("Take the file to send", tmp_path)
    with closing(browser().new_context(viewport={"width": WIDTH, "height": HEIGHT})) as context:
        hands = Keys(view=context.new_page())
        hands.view.goto(file.as_uri())
        hands.view.get_by_text("What changed since it was approved").wait_for()
        assert not hands.view.evaluate("document.documentElement.scrollWidth > innerWidth")
        hands.count += 1
        hands.reach("Comment")
        hands.view.keyboard.press("Enter")
        hands.fill("What you think of it", "May we see the form?")
        hands.fill("Your post, such as ‘parent governor’", "Parent governor")
        hands.count += 1
        hands.reach("Make the file")
        with hands.view.expect_download() as found:
            hands.view.keyboard.press("Enter")
        assert hands.count <= 6
        back = tmp_path / "back.json"
        found.value.save_as(back)
    somebody.get_by_label("Files that came back").set_input_files(back)
    somebody.get_by_role("button", name="Take in what they say").click()
    somebody.get_by_text("May we see the form?").wait_for()


def home(view: Page) -> str:
    return f"{'/'.join(view.url.split('/')[:3])}/"
