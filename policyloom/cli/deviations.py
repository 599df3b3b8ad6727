"""CLI: `deviations` prints or writes the register of what bodies say otherwise."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.build.selecting import parse
from policyloom.cli.open_conflicts import is_readable
from policyloom.cli.output import Products, check_printed, output_folder
from policyloom.cli.problems import report_aside
from policyloom.cli.progress import counting
from policyloom.cli.sources import asked_today, only_drafts, open_sources
from policyloom.cli.terminal import report_text, screen_of
from policyloom.cli.today import today
from policyloom.cli.usage import UsageError
from policyloom.diagnostics import has_errors
from policyloom.fleet.deviating import Days, register_of
from policyloom.report.bodies import body_names
from policyloom.report.register import register_report
from policyloom.writers import Product, formats_of, suffix_of
from policyloom.writers.report import write_report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from policyloom.build.selecting import Selector
    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.fleet import Deviations
    from policyloom.deviations.register import Deviation, Register

NONE, ERRORS, NEEDED = 0, 1, 2
NAME = "deviations"
OF_SUFFIX = {f".{suffix_of(to)}": to for to in formats_of(Product.REGISTER)}


def deviations(asked: Deviations) -> int:
    """Tell the register; 2 when a deviation needs somebody, 1 when a file cannot be read."""
    formats, file = _wanted(asked.format, asked.out)
    check_printed(formats, asked.out)
    only_drafts(asked.selectors, asked.verb)
    sources = asked_today(open_sources(asked, asked.selectors), asked.as_of)
    selectors = [parse(words) for words in asked.selectors]
    bodies = tuple(_bodies(sources, selectors))
    days = Days(today=asked.as_of or today(), as_of=asked.as_of or "")
    with counting("Reading", len(bodies)) as count:
        register, problems = register_of(
            sources.project.root, sources.library, bodies, days, lambda _body: count()
        )
    register = _meant(register, selectors)
    report_aside(replace(sources, general=(*sources.general, *problems)), {})
    report = register_report(register, body_names(sources.library))
    products = Products(folder=_folder(asked.out, file, sources))
    for to in formats:
        if asked.out is None and to == "text":
            text = report_text(report, screen_of(sys.stdout), every=asked.all)
            products.printed.append(text.encode())
        elif asked.out is None and to == "json":
            products.printed.append(write_report(report, to))
        else:
            products.files[file or f"{NAME}.{suffix_of(to)}"] = write_report(report, to)
    products.put()
    if has_errors((*sources.general, *problems)):
        return ERRORS
    return NEEDED if register.needing else NONE


def _bodies(sources: Sources, selectors: list[Selector]) -> Iterator[str]:
    """Yield the bodies meant that can be read, and whose trust can be."""
    for body in sorted(sources.library.overlays):
        readable = is_readable(sources.library, body)
        if readable and (not selectors or any(one.takes_body(body) for one in selectors)):
            yield body


def _meant(register: Register, selectors: list[Selector]) -> Register:
    if not any(one.policy for one in selectors):
        return register
    kept = (one for one in register.deviations if any(_takes(s, one) for s in selectors))
    return replace(register, deviations=tuple(kept))


def _takes(selector: Selector, one: Deviation) -> bool:
    return selector.takes_body(one.body) and selector.policy in {"", *one.policies}


# WHERE IT GOES


def _wanted(asked: tuple[str, ...] | None, out: Path | None) -> tuple[tuple[str, ...], str]:
    """Return the formats, and the name of the one file that is asked for, if it is one."""
    to = OF_SUFFIX.get(out.suffix) if out and not out.is_dir() else None
    if out is None or to is None:
        return asked or ("text",), ""
    if asked not in {None, (to,)}:
        hint = "name a folder for several formats, or leave out --format"
        raise UsageError(f"--out: {out} is a file for {to} alone", hint)
    return (to,), out.name


def _folder(out: Path | None, file: str, sources: Sources) -> Path:
    return output_folder(out.parent if out and file else out, sources.project.root)
