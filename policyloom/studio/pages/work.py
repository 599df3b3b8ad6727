"""STUDIO: a long work is begun; how far it is, what it made, and the way to stop it."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from policyloom.studio.asked import NotThereError, answered, go, page

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


def long_work(
    asked: Asked, title: str, back: str, total: int, work: Callable[[Job], Answer]
) -> Answer:
    """Do a work beside the pages; return its answer if it comes soon, or where it is shown."""
    jobs = asked.office.jobs
    job = jobs.begin(title, asked.person.name, back, total)

    def run() -> None:
        with job.at_work():
            job.answer = answered(lambda: work(job))

    Thread(target=run, daemon=True).start()
    if job.wait(jobs.patience) and job.answer:
        made: Answer = job.answer
        return made
    return go(f"/work/{job.number}")


def _job(asked: Asked) -> Job:
    found = asked.office.jobs.find(asked.place["number"], asked.person.name)
    if found is None:
        raise NotThereError
    return found
