"""Phrases: the small parts that sentences about changes share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.changes.values import Swap, Where


def place(where: Where) -> str:
    """Return ``section 5 (Our rules)``, ``section 5, part iv (Our rules)`` or just the title."""
    section, label = section_number(where), where.label.rstrip(".")
    if not section and label in {"", where.section_label}:
        return f"‘{where.section_title}’"
    if where.label == where.section_label:
        number = section
    elif section and label.startswith(section.removeprefix("section ")):
        number = f"section {label}"
    else:
        number = ", ".join(filter(None, (section, f"part {label}")))
    return f"{number} ({where.section_title})"


def section_place(where: Where) -> str:
    """Return ``section 5 (Our rules)``, ``Appendix A (Forms)`` or ``section ‘Our rules’``."""
    number = section_number(where)
    return f"{number} ({where.section_title})" if number else f"section ‘{where.section_title}’"


def section_number(where: Where) -> str:
    """Return ``section 5``, ``Appendix A`` or nothing."""
    return number_words(where.section_label)


def number_words(label: str) -> str:
    """Return ``section 5``, ``Appendix A`` or nothing for the label of a section."""
    number = label.removesuffix(".0").rstrip(".")
    return number if number.startswith("Appendix") or not number else f"section {number}"


def places(count: int) -> str:
    """Return ``one place`` or ``3 places``."""
    return "one place" if count == 1 else f"{count} places"


def total(swaps: Iterable[Swap]) -> int:
    """Return how often words were swapped."""
    return sum(swap.count for swap in swaps)
