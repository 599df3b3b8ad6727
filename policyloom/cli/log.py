"""CLI: `log` tells what changed from edition to edition, in the words of a governor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from policyloom.build.selecting import ALL, APPROVE_FIRST, APPROVED, DRAFT, Chosen
from policyloom.changelog import log_document, public
from policyloom.cli.output import Products, can_write, check_printed, output_folder
from policyloom.cli.pairing import Sides
from policyloom.cli.sources import asked_today, open_sources
from policyloom.cli.terminal import say_aside
from policyloom.cli.usage import UsageError
from policyloom.diagnostics import did_you_mean
from policyloom.editions import edition_version
from policyloom.fleet.feeds import feed_of
from policyloom.writers import engine_here, is_printed, suffix_of, write
from policyloom.writers.comparison.data import log_data
from policyloom.writers.report import data_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.changelog import Entry
    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.comparing import Log
    from policyloom.editions.pairs import Pair
    from policyloom.source import Target

ATOM, JSON = "atom", "json"
BODY_FILE = "changes.atom"


@dataclass(frozen=True, slots=True)
class Unlogged:
    """Why there is no log of a document, and what could be asked instead."""

    reason: str
    hint: str = ""


def log(asked: Log) -> int:
    """Print or write the logs; return 1 when there is none, or an edition cannot be read."""
    check_printed(asked.format, asked.out)
    _check_selectors(asked.selectors)
    sources = asked_today(open_sources(asked, asked.selectors, usual=ALL), asked.as_of)
    targets = tuple(dict.fromkeys(one.target for one in sources.chosen))
    if (asked.first or asked.last) and len(targets) != 1:
        raise UsageError("--from and --to are for one document", f"you named {len(targets)}")
    products = Products(folder=output_folder(asked.out, sources.project.root))
    asked = replace(asked, pdf_engine=engine_here(asked.pdf_engine))
    sides = Sides(sources=sources, as_of=asked.as_of)
    made = _logs(asked, targets, sides, products)
    made += _feeds(asked, targets, sides, products)
    wrong = sides.tell()
    products.put()
    return int(wrong or sides.refused or bool(sides.lacking) or not made)


def _check_selectors(selectors: Sequence[str]) -> None:
    for words in selectors:
        if "@" in words:
            hint = "say which editions with --from and --to"
            raise UsageError(f"`{words}`: a log is about two editions", hint)


# WHICH EDITIONS


def _between(
    asked: Log, target: Target, versions: tuple[str, ...], sources: Sources
) -> tuple[Chosen, Chosen] | Unlogged:
    """Return the two that a log is about: as asked, else the newest two that stand."""
    standing = tuple(v for v in versions if (target, v) not in sources.stock.withdrawn)
    last = _version(asked.last, target, versions, sources) or standing[-1:]
    if not last or not (standing or asked.first):
        ended = ", for all were withdrawn" if versions else ""
        hint = APPROVE_FIRST if asked.selectors and not ended else ""
        return Unlogged(f"`{target}` has no approved edition{ended}", hint)
    before = versions if last == (DRAFT,) else versions[: versions.index(last[0])]
    stood = tuple(version for version in before if version in standing)
    first = _version(asked.first, target, versions, sources) or stood[-1:]
    if not first:
        reason = f"`{target}` has no edition before {last[0]}, so nothing has changed yet"
        hint = "" if asked.last else "add `--to draft` to see what its draft changes"
        return Unlogged(reason, hint)
    if first[0] not in before:
        message = f"--from {first[0]} is not before --to {last[0]}"
        raise UsageError(message, "exchange them, or compare any two with `policyloom diff`")
    new = Chosen(target) if last == (DRAFT,) else Chosen(target, last[0])
    return Chosen(target, first[0]), new


def _version(
    asked: str, target: Target, versions: tuple[str, ...], sources: Sources
) -> tuple[str, ...]:
    """Return the version that somebody asked for, as a tuple of one; empty when nobody did."""
    if not asked:
        return ()
    if asked == DRAFT and Chosen(target) in sources.chosen:
        return (DRAFT,)
    newest = sources.stock.newest(target)
    found = newest if asked == APPROVED else (asked,) if asked in versions else ()
    if not found:
        known = (*versions, DRAFT)
        what = "no edition" if edition_version(asked) or asked == DRAFT else "nothing called"
        raise UsageError(f"`{target}` has {what} `{asked}`", did_you_mean(asked, known) or "")
    return found


# LOGS


def _logs(asked: Log, targets: tuple[Target, ...], sides: Sides, products: Products) -> int:
    formats = [to for to in asked.format if to != ATOM]
    made = 0
    for target in targets if formats else ():
        versions = tuple(
            o.version for o in sides.sources.chosen if o.target == target and o.version
        )
        between = _between(asked, target, versions, sides.sources)
        if isinstance(between, Unlogged):
            if not sides.kept(target).problems:
                _say_none(between)
            continue
        compared = sides.pair(*between)
        if compared is not None and _can_draw(asked, compared[0], sides):
            made += 1
            for to in formats:
                _put(asked, to, compared, products)
    return made


def _say_none(unlogged: Unlogged) -> None:
    hint = f"  {unlogged.hint}\n" if unlogged.hint else ""
    say_aside(f"policyloom: {unlogged.reason}\n{hint}")


def _can_draw(asked: Log, made: Pair, sides: Sides) -> bool:
    """Tell whether the engine of a document's log is here; of each that is not, say so once."""
    engine = asked.pdf_engine or made.new.document.look.pdf_engine
    if engine not in sides.lacking and not can_write(asked.format, engine):
        sides.lacking.add(engine)
    return engine not in sides.lacking


def _put(
    asked: Log,
    to: str,
    compared: tuple[Pair, tuple[Entry, ...]],
    products: Products,
) -> None:
    made, found = compared
    data = _written(asked, to, made, found)
    if is_printed(to) and asked.out is None:
        products.printed.append(data)
        return
    name = "log-detail" if asked.detail else "log"
    document = made.new.document
    path = f"{document.body}/{document.policy}/{made.stem}-{name}.{suffix_of(to)}"
    products.files[path] = data


def _written(asked: Log, to: str, made: Pair, found: tuple[Entry, ...]) -> bytes:
    detail = asked.detail
    if to == JSON:
        data = log_data(made, found if detail else public(found), detail=detail)
        return data_bytes("policyloom-change-log", data)
    document = log_document(made.comparison, made.reasons, made.declared, detail=detail)
    return write(document, to, asked.pdf_engine)


# FEEDS


def _feeds(
    asked: Log,
    targets: tuple[Target, ...],
    sides: Sides,
    products: Products,
) -> int:
    if ATOM not in asked.format:
        return 0
    feeds = dict(_feeds_of(targets, sides))
    if asked.out is None and len(feeds) > 1:
        hint = "name one, or a folder with --out"
        raise UsageError(f"a feed is about one body, and you named {len(feeds)}", hint)
    for body, data in feeds.items():
        if asked.out is None:
            products.printed.append(data)
        else:
            products.files[f"{body}/{BODY_FILE}"] = data
    return len(feeds)


def _feeds_of(targets: tuple[Target, ...], sides: Sides) -> Iterator[tuple[str, bytes]]:
    for body in dict.fromkeys(target.body for target in targets):
        mine = [target for target in targets if target.body == body]
        kept = [sides.kept(target) for target in mine]
        feed = feed_of([edition for one in kept for edition in one.every])
        if feed:
            yield body, feed
        elif not any(one.problems for one in kept):
            _say_none(Unlogged(f"`{body}` has no approved edition"))
