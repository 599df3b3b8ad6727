"""Leads: a paragraph -> whether it leads in to what stands below it, and what it says of that."""

from __future__ import annotations

import re

from policyloom.changes.gravity import SENTENCE_ENDS, is_weighty
from policyloom.english.sentences import last_sentence

RANKED = re.compile(r"\b(?:order|priority|priorities|precedence|ranked|sequence)\b")
LEADS_ON = re.compile(r":$|^(?:\S+ ){0,5}[^\s.!?;,]+$|\b(?:the following|as follows)\b")
"""What leads in to all the paragraphs below it, as a few words without a mark do."""


def ranks(chain: tuple[str, ...]) -> bool:
    """Tell whether a lead-in says that what stands below it does so in an order that counts."""
    return bool(chain and RANKED.search(chain[-1].lower()))


def lead_in(paragraph: str) -> str:
    """Return the last sentence of a paragraph if it leads in to what follows; nothing if not."""
    last = last_sentence(paragraph.strip())
    return last if not last.endswith(SENTENCE_ENDS) or is_weighty(last) else ""


def leads_on(lead: str) -> bool:
    """Tell whether a lead-in is one of all the paragraphs below it."""
    return bool(LEADS_ON.search(lead))
