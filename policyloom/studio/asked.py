"""STUDIO: what a page is asked, and what it answers; no page sees more of the web than this."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from policyloom.english.grammar import capitalised
from policyloom.store import BusyError, CannotWriteError
from policyloom.welsh import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from policyloom.studio.desk import Desk, Office
    from policyloom.studio.held import Upload
    from policyloom.studio.rights import Person

OK, MADE, MOVED, ABSENT, UNFIT, FAILED, FULL = 200, 303, 409, 404, 422, 500, 507
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request: who asks, about what, and what they filled in.

    ``place`` holds the parts of the address, ``query`` what follows its question mark, ``form``
    the fields of a form: of a name that stands several times, all values. ``day`` is today (ISO),
    ``now`` the moment. ``files`` are those that were sent with a form.
    """

    office: Office
    on_desk: Desk | None
    person: Person
    seal: str
    day: str
    now: str
    place: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    files: tuple[Upload, ...] = ()
    language: str = ENGLISH
    """The language in which labels are read."""

    def said(self, name: str) -> str:
        """Return what was written into a field, without spaces around it."""
        found = self.form.get(name, ())
        return found[-1].strip().replace("\r\n", "\n") if found else ""

    @property
    def desk(self) -> Desk:
        """The project as it was when the request came; to see what came since, ask the office."""
        if self.on_desk is None:
            raise NoProjectError
        return self.on_desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A page (a template and its values), a file, or the address where to go on."""

    status: int = OK
    template: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    data: bytes = b""
    kind: str = HTML
    name: str = ""
    to: str = ""
    framed: bool = False
    language: str = ""
    """The language that is to be remembered as the one somebody chose."""
    done: str = ""
    """What was done, to be told on the page where it goes on."""


class NoProjectError(Exception):
    """There is no project in the folder yet; the studio begins with one."""


class NotThereError(Exception):
    """Nothing is at this address, or nothing that the person may see."""


def answered(answer: Callable[[], Answer]) -> Answer:
    """Return what a page answers, or why it cannot: no project yet, a full disk, a busy folder."""
    try:
        return answer()
    except NoProjectError:
        return go("/start")
    except CannotWriteError as error:
        return page("stopped", FULL, why=f"{error}. {capitalised(error.hint)}.")
    except BusyError:
        return page("stopped", MOVED, why="Something else is being written there just now.")


def page(template: str, status: int = OK, **values: object) -> Answer:
    """Return a page."""
    return Answer(status=status, template=f"{template}.html.j2", values=values)


def go(to: str, done: str = "") -> Answer:
    """Return the way to another page, which tells what was done."""
    return Answer(status=MADE, to=to, done=done)
