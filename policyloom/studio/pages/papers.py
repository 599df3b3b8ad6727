"""STUDIO: many files at once: all drafts printed, or what a meeting needs, in one file to take."""

from __future__ import annotations

import io
import zipfile
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING

from policyloom.build.engines import work_through
from policyloom.build.work import Job as Print
from policyloom.build.work import Stock
from policyloom.fleet.notices import MovedOnError, notices
from policyloom.fleet.plans import Asked as Question
from policyloom.fleet.plans import make_plan
from policyloom.planning import Standing
from policyloom.studio.asked import UNFIT, Answer, page
from policyloom.studio.pages.plans import ground_of
from policyloom.studio.pages.work import long_work
from policyloom.studio.places import body_at, body_name, body_page
from policyloom.writers import Product, formats_of, suffix_of, title_of, write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.source import Target
    from policyloom.studio.asked import Asked
    from policyloom.studio.jobs import Job

ZIP = "application/zip"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every file in a pack, so that the same drafts make the same bytes."""
USUAL = ("docx", "pdf")
UNMADE = "not-made.txt"


def papers(asked: Asked) -> Answer:
    """Return what can be taken of a body and those below it."""
    return _page(asked)


def _page(asked: Asked, wrong: str = "") -> Answer:
    body = body_at(asked)
    mine = _within(asked, body)
    bodies = {one.body: body_name(asked, one.body) for one in mine}
    formats = [(to, title_of(to)) for to in formats_of(Product.DOCUMENT)]
    return page(
        "papers", UNFIT if wrong else 200, name=body_name(asked, body), bodies=bodies,
        number=len(mine), formats=formats, chosen=asked.form.get("format", USUAL), wrong=wrong,
        at=lambda one: body_page(body, one),
    )  # fmt: skip


def _within(asked: Asked, body: str) -> tuple[Target, ...]:
    targets = asked.desk.targets
    return tuple(one for one in targets if one.body == body or one.body.startswith(f"{body}/"))


# ALL DRAFTS


def print_all(asked: Asked) -> Answer:
    """Print the drafts of a body and those below it, as files in one."""
    body = body_at(asked)
    known = set(formats_of(Product.DOCUMENT))
    formats = tuple(one for one in asked.form.get("format", ()) if one in known)
    if not formats:
        return _page(asked, "Choose at least one format.")
    mine = _within(asked, body)
    title = f"The drafts of {body_name(asked, body)}"
    work = partial(_printed, asked, mine, formats)
    return long_work(asked, title, body_page(body, "papers"), len(mine), work)


def _printed(asked: Asked, mine: tuple[Target, ...], formats: tuple[str, ...], job: Job) -> Answer:
    desk = asked.desk
    stock = Stock(library=desk.library, general=desk.problems, program=version("policyloom"))
    prints = (Print(target=one, version="", kept=desk.kept(one), formats=formats) for one in mine)
    files: dict[str, bytes] = {}
    unmade: dict[str, tuple[str, ...]] = {}
    for made in work_through(prints, stock, workers=asked.office.jobs.workers):
        target, outcome = made.outcome.target, made.outcome
        place = f"{target.body}/{target.policy}-draft"
        files |= {f"{place}.{suffix_of(to)}": data for to, data in made.files.items()}
        if why := (*outcome.reasons, *outcome.unmade):
            unmade[str(target)] = why
        job.step()
    lines = (f"{name}: {'; '.join(why)}\n" for name, why in sorted(unmade.items()))
    told = {UNMADE: "".join(lines).encode()} if unmade else {}
    return _packed({**told, **files}, "drafts")


# A MEETING


def meeting(asked: Asked) -> Answer:
    """Make what each board needs that has something to decide: an agenda, redlines, an e-mail."""
    body = body_at(asked)
    mine = _within(asked, body)
    chosen = asked.said("body")
    meant = tuple(one for one in mine if not chosen or one.body == chosen)
    title = f"For the meeting: {body_name(asked, chosen or body)}"
    bodies = len({one.body for one in meant})
    work = partial(_for_meetings, asked, meant)
    return long_work(asked, title, body_page(body, "papers"), len(meant) + bodies, work)


def _for_meetings(asked: Asked, meant: tuple[Target, ...], job: Job) -> Answer:
    desk = asked.desk
    plan = make_plan(ground_of(desk), meant, Question(day=asked.day), watch=job.step)
    waiting = plan.standing(Standing.AFFECTED)
    if not waiting:
        return _page(asked, "No draft waits for a decision, so there is nothing to send.")
    files: dict[str, bytes] = {}
    try:
        for told in notices(desk.root, desk.library, plan, lambda _body: True, asked.day):
            # The agenda is what the notice says; it is the first that whoever chairs looks for.
            named = {name.replace("notice.", "agenda."): data for name, data in told.files.items()}
            files |= {f"{told.body}/{name}": data for name, data in named.items()}
            job.step()
    except MovedOnError as moved:
        return _page(asked, f"{moved} was changed meanwhile. Make them once more.")
    for one in waiting:
        document = desk.draft(one.target).compiled.document
        if document:
            files[f"{one.target.body}/{one.target.policy}-draft.docx"] = write(document, "docx")
    return _packed(files, "for-the-meeting")


def _packed(files: Mapping[str, bytes], name: str) -> Answer:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, data in sorted(files.items()):
            packed.writestr(zipfile.ZipInfo(path, LONG_AGO), data)
    return Answer(data=held.getvalue(), kind=ZIP, name=f"{name}.zip")
