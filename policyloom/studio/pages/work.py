"""STUDIO: a long work is begun; how far it is, what it made, and the way to stop it."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from policyloom.studio.asked import FAILED, NotThereError, answered, go, page
from policyloom.studio.jobs import StoppedError
from policyloom.studio.pages.policy import not_here

if TYPE_CHECKING:
    from collections.abc import Callable

    from policyloom.studio.asked import Answer, Asked
    from policyloom.studio.jobs import Job


def work(asked: Asked) -> Answer:
    """Return how far a work is; at its end the page that it leads to, or its file."""
    job = _job(asked)
    made: Answer | None = job.answer
    return made if made and not made.name else page("work", job=job, made=made)


def file(asked: Asked) -> Answer:
    """Return the file that a work made."""
    made: Answer | None = _job(asked).answer
    if made is None or not made.name:
        raise NotThereError
    return made


def stop(asked: Asked) -> Answer:
    """Stop a work at its next step."""
    job = _job(asked)
    job.stop()
    return go(f"/work/{job.number}")


def long_work(  # noqa: PLR0913 - what is told of a work, and where it leads
    asked: Asked, title: str, back: str, total: int, work: Callable[[Job], Answer], *, to: str = ""
) -> Answer:
    """Do a work beside the pages; return its answer if it comes soon, or where it is shown.

    ``to`` is the page that waits for it, where it leads to one.
    """
    jobs = asked.office.jobs
    job = jobs.begin(title, asked.person.name, back, total, to)

    def run() -> None:
        with job.at_work():
            job.answer = _answer(asked, job, work)

    Thread(target=run, daemon=True).start()
    if job.wait(jobs.patience) and job.answer:
        made: Answer = job.answer
        return made
    return go(f"/work/{job.number}")


def _answer(asked: Asked, job: Job, work: Callable[[Job], Answer]) -> Answer:
    """Return what a work comes to, or why it cannot; a fault of ours is told as on any page."""
    try:
        return answered(lambda: work(job))
    except NotThereError:
        return not_here(asked)
    except StoppedError:
        raise
    except Exception as error:
        job.answer = page("failed", FAILED, fault=type(error).__name__)
        raise


def _job(asked: Asked) -> Job:
    found = asked.office.jobs.find(asked.place["number"], asked.person.name)
    if found is None:
        raise NotThereError
    return found
