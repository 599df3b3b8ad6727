"""STUDIO: how long what somebody types may be: the page says it, and the server looks again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

OTHERS = 20_000
MOST = {
    "answer": 4_000, "by": 200, "documents": 200, "head": 200, "links": 2_000, "minute": 200,
    "name": 200, "note": 1_000, "reason": 1_000, "roles": 200, "school": 200, "settings": 4_000,
    "terms": 200, "title": 200, "who": 100, "words": 4_000,
}  # fmt: skip
"""By the name of a field, or the first part of it: the signs that fit in."""
CARRIED = "was"
"""What a page carries along, and nobody types."""


def most(name: str) -> int:
    """Return how many signs a field takes."""
    return MOST.get(_kind(name), OTHERS)


def _kind(name: str) -> str:
    return name.partition(":")[0].partition("/")[0]


def too_long(form: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the fields of a form in which too much stands, each with what to say of it."""
    return {
        name: f"This is {length:,} characters long; {most(name):,} fit."
        for name, values in form.items()
        if _kind(name) != CARRIED
        for length in (max((len(one.replace("\r\n", "\n")) for one in values), default=0),)
        if length > most(name)
    }


class Room:
    """What a page says of the length of its fields; ``long`` are those with too much in them."""

    def __init__(self, long: Mapping[str, str]) -> None:
        self.long = long

    def __call__(self, name: str) -> Markup:
        """Return the limit of a field, as its tag says it."""
        wrong = ' aria-invalid="true"' if name in self.long else ""
        return Markup(f' maxlength="{most(name)}"{wrong}')  # noqa: S704 - a number of ours

    def told(self, name: str) -> Markup:
        """Return what is wrong with the length of a field, to stand above it."""
        words = self.long.get(name, "")
        return Markup('<span class="error">{}</span>').format(words) if words else Markup("")
