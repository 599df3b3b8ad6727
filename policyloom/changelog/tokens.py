"""Tokens: terms, people, roles and duties that read otherwise -> sentences."""

from __future__ import annotations

import re
from itertools import chain, repeat, takewhile
from typing import TYPE_CHECKING

from policyloom.changelog.passages import passages, quote
from policyloom.changelog.phrases import number_words, places, total
from policyloom.document import plain
from policyloom.english.grammar import joined

if TYPE_CHECKING:
    from policyloom.changes.hunks import Hunk
    from policyloom.changes.kinds import DutyChanged, TokenChanged
    from policyloom.changes.values import Swap

ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?$")
SEPARATORS = re.compile(r", | and | or ")


def policy_sentence(change: TokenChanged) -> str:
    """Return how a policy is called now."""
    swap = change.swaps[0]
    count = places(total(change.swaps))
    return f"The policy called ‘{swap.old}’ is now called ‘{swap.new}’ ({count})."


def setting_sentence(change: TokenChanged) -> str:
    """Return how the one sentence reads in which a setting stands, or how it reads in several."""
    found = passages(change.hunks)
    if len(change.hunks) != 1 or len(found) != 1 or not change.places[0].title:
        return forms_sentence(change)
    (place,) = change.places
    old, new = quote(found[0])
    where = f"‘{place.title}’ ({number_words(place.section_label)})"
    return f"In {where}, ‘{old}’ now reads ‘{new}’."


def deadline_sentence(change: TokenChanged) -> str:
    """Return by when a step is to be done now, and by when it was."""
    swap, (place, *_) = change.swaps[0], change.places
    step = _step(change.hunks[0])
    count, unit = swap.old.removeprefix("within ").partition(" ")[::2]
    was = count if count.isdecimal() and swap.new.endswith(f" {unit}") else f"{count} {unit}"
    return f"{place.title}: {step} {swap.new}, was {was}."


def _step(hunk: Hunk) -> str:
    """Return what a step is known by: what somebody does."""
    if hunk.place.in_table:
        return f"‘{hunk.place.in_table.name}’"
    line = hunk.line
    before = takewhile(lambda run: run.new is not hunk.new, line.runs) if line else ()
    said = plain(line.lead) if line else ""
    return f"‘{(said + ''.join(a.words for run in before for a in run.new)).strip()}’"


def forms_sentence(change: TokenChanged) -> str:
    """Return how a term or role reads now."""
    return _forms(change.swaps)


def _forms(swaps: tuple[Swap, ...]) -> str:
    old, new = headline(swaps)
    forms = ", in all its forms" if len({(swap.old, swap.new) for swap in swaps}) > 1 else ""
    return f"‘{old}’ now reads ‘{new}’{forms} ({places(total(swaps))})."


def roles_sentence(changes: tuple[TokenChanged, ...]) -> str:
    """Return how a title reads now that several roles have."""
    return _forms(tuple(swap for change in changes for swap in change.swaps))


def headline(swaps: tuple[Swap, ...]) -> tuple[str, str]:
    """Return the plainest pair of a term's forms: short, without article or possessive."""
    pairs = (_bare(swap.old, swap.new) for swap in swaps)
    return min(pairs, key=lambda pair: (len(pair[0]), pair[0].swapcase()))


def _bare(old: str, new: str) -> tuple[str, str]:
    for extra in (ARTICLE, POSSESSIVE):
        if extra.search(old) and extra.search(new):
            old, new = extra.sub("", old), extra.sub("", new)
    return old, new


def terms_sentence(changes: tuple[TokenChanged, ...]) -> str:
    """Return how one word reads now, where several terms read alike before."""
    counts: dict[str, int] = {}
    for change in changes:
        new = headline(change.swaps)[1]
        counts[new] = counts.get(new, 0) + total(change.swaps)
    old = headline(changes[0].swaps)[0]
    often = sorted(counts.items(), key=lambda pair: -pair[1])
    news = tuple(f"‘{new}’ ({places(count)})" for new, count in often)
    if len(news) == 1:
        return f"‘{old}’ now reads ‘{often[0][0]}’, in all its forms ({places(often[0][1])})."
    return f"‘{old}’ now reads {joined(news, 'or')}, as each sentence requires."


def people_sentence(changes: tuple[TokenChanged, ...]) -> str:
    """Return how lists of people read now, and who is named in them that was not."""
    told = tuple(
        f"‘{c.swaps[0].old}’ {verb} ‘{c.swaps[0].new}’ ({places(total(c.swaps))})"
        for c, verb in zip(changes, chain(("now reads",), repeat("reads")), strict=False)
    )
    come, gone = newcomers(changes[0])
    named = f", so that {joined(come, 'and')} {_are(come)} named" if come and not gone else ""
    left = f", so that {joined(gone, 'and')} {_are(gone)} not named" if gone and not come else ""
    return f"{joined(told, 'and')}{named}{left}."


def newcomers(change: TokenChanged) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who is named in a list of people that was not before, and who no longer is."""
    swap = change.swaps[0]
    old, new = (set(SEPARATORS.split(words)) for words in (swap.old, swap.new))
    return tuple(sorted(new - old)), tuple(sorted(old - new))


def _are(names: tuple[str, ...]) -> str:
    return "is" if len(names) == 1 and not names[0].endswith("s") else "are"


def duty_theme(change: DutyChanged) -> tuple[str, bool, bool]:
    """Return what several duties share that are one word now."""
    return change.new, change.weakened, change.strengthened


def duty_sentence(change: DutyChanged) -> str:
    """Return how a duty word reads now, and whether that weakens it."""
    count = places(total(change.swaps))
    words = f"‘{change.old}’ now reads ‘{change.new}’ where the policy states a duty ({count})."
    return f"{words}{_weakened(change)}"


def duties_sentence(changes: tuple[DutyChanged, ...]) -> str:
    """Return how several duty words that are one word now read, and whether that weakens them."""
    olds = tuple(f"‘{change.old}’ ({places(total(change.swaps))})" for change in changes)
    new = changes[0].new
    words = f"{joined(olds, 'and')} now read ‘{new}’ where the policy states a duty."
    return f"{words}{_weakened(changes[0])}"


def _weakened(change: DutyChanged) -> str:
    what = "prohibition" if change.old.endswith("not") else "duty"
    if change.strengthened:
        return " This asks for more than before."
    return f" This weakens a {what}." if change.weakened else ""
