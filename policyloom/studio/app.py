"""STUDIO: the table of addresses -> an application for a web server."""

from __future__ import annotations

import hmac
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from policyloom.store import BusyError, CannotWriteError, without_unseen
from policyloom.studio.access import AccessError, entitled
from policyloom.studio.asked import ABSENT, FAILED, UNFIT, Asked, NotThereError, answered, page
from policyloom.studio.beside import note_deed
from policyloom.studio.guard import SEAL, Guard
from policyloom.studio.held import Upload
from policyloom.studio.labels import pages_in
from policyloom.studio.limits import Room, too_long
from policyloom.studio.pages.policy import broken, not_here
from policyloom.studio.places import STROKE, body_at
from policyloom.studio.routes import WAYS
from policyloom.welsh import ENGLISH, OWN_NAMES, WELSH
from policyloom.writers.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from policyloom.studio.asked import Answer
    from policyloom.studio.desk import Desk, Office
    from policyloom.studio.guard import Door
    from policyloom.studio.rights import Person
    from policyloom.studio.routes import Way

FILES = {
    "studio.css": "text/css",
    "studio.js": "text/javascript",
    "own_words.js": "text/javascript",
    "policy.css": "text/css",
}
FORBIDDEN, NO_SUCH_WAY, GONE = 403, 405, 410
MISSING = (
    "The folder {} is not there any more. Put it back where it was, or start the studio where it "
    "is now."
)
DONE = "done"
COOKIE = "policyloom-language"
YEAR = 365 * 24 * 60 * 60


def application(
    office: Office, door: Door, person: Person, clock: Callable[[], tuple[str, str]]
) -> ASGIApp:
    """Return the studio of one folder; ``clock`` tells the day and the moment."""
    studio = _Studio(office, door, person, clock)
    routes = [Route("/own/{name}", _file)]
    routes += [Route(one.address, studio.page(one), methods=[one.method]) for one in WAYS]
    gone = {ABSENT: studio.absent, NO_SUCH_WAY: studio.absent, FAILED: studio.failed}
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, door=door, told=studio.refused)],
        exception_handlers=gone,
    )


async def _file(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in FILES:
        return Response(status_code=ABSENT)
    return Response(resource(f"studio/{name}"), media_type=FILES[name])


@dataclass(frozen=True, slots=True)
class Sent:
    """What came with a form: its fields and its files."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    files: tuple[Upload, ...] = ()


class _Studio:
    """What every page is given: the folder, who asks, the seal of its forms, and the clock."""

    def __init__(
        self, office: Office, door: Door, person: Person, clock: Callable[[], tuple[str, str]]
    ) -> None:
        self.office, self.door, self.person, self.clock = office, door, person, clock

    def page(self, way: Way) -> Callable[[Request], Any]:
        """Return what answers at an address."""

        async def answer(request: Request) -> Response:
            sent = await self._form(request) if way.method == "POST" else Sent()
            if sent is None:
                return self._response(request, page("stale", FORBIDDEN))
            return await run_in_threadpool(self._answered, request, way, sent)

        return answer

    async def _form(self, request: Request) -> Sent | None:
        """Return the fields and files of a form of ours; nothing where its seal is not ours."""
        async with request.form(max_files=8, max_fields=2000) as form:
            if not hmac.compare_digest(str(form.get(SEAL, "")).encode(), self.door.seal.encode()):
                return None
            fields: dict[str, tuple[str, ...]] = {}
            files: list[Upload] = []
            for name, value in form.multi_items():
                if isinstance(value, str):
                    fields[name] = (*fields.get(name, ()), without_unseen(value))
                elif value.filename:
                    plain = value.filename.replace("\\", "/").rpartition("/")[2]
                    files.append(Upload(plain, await value.read()))
            return Sent(
                {name: words for name, words in fields.items() if name != SEAL}, tuple(files)
            )

    def _asked(self, request: Request, sent: Sent, person: Person, desk: Desk | None) -> Asked:
        day, now = self.clock()
        return Asked(
            office=self.office,
            on_desk=desk,
            person=person,
            seal=self.door.seal,
            day=day,
            now=now,
            place={name: str(value) for name, value in request.path_params.items()},
            query=self._query(request),
            form=sent.fields,
            files=sent.files,
            language=request.scope["language"],
        )

    def _query(self, request: Request) -> dict[str, str]:
        """Return what is asked; what was done is told in words of ours and in no others."""
        query = dict(request.query_params)
        return {**query, DONE: self.office.told.find(query.get(DONE, ""))}

    def _answered(self, request: Request, way: Way, sent: Sent) -> Response:
        desk = self.office.desk()
        request.scope["language"] = _chosen(request) or _published(request, desk)
        if self.office.is_gone:
            return self._response(
                request, page("stopped", GONE, why=MISSING.format(self.office.root))
            )
        body = str(request.path_params.get("body", "")).replace(STROKE, "/")
        try:
            person = entitled(self.office.root, self.person)
        except AccessError as error:
            return self._response(request, page("stopped", FORBIDDEN, why=f"{error}."))
        if not person.may_reach(way.right, body):
            return self._response(request, page("absent", ABSENT, nobody=not person.rights))
        asked = self._asked(request, sent, person, desk)
        answer = self._response(request, self._answer(asked, way))
        if way.method == "POST" and not way.tries:
            self._note(asked, request, answer.status_code)
        return answer

    def _answer(self, asked: Asked, way: Way) -> Answer:
        """Return what a page answers, or why it cannot."""
        try:
            return answered(lambda: _whole(asked, way))
        except NotThereError:
            return not_here(asked)

    def _note(self, asked: Asked, request: Request, status: int) -> None:
        """Write down who did what; nothing that was typed stands there."""
        with suppress(CannotWriteError, BusyError, OSError):
            deed = {
                "when": asked.now,
                "who": asked.person.name,
                "deed": request.url.path,
                "status": str(status),
            }
            note_deed(asked.office.root, deed)

    def _response(self, request: Request, answer: Answer) -> Response:
        if answer.to:
            gone = RedirectResponse(self._way(answer), answer.status)
            if answer.language:
                gone.set_cookie(COOKIE, answer.language, max_age=YEAR, samesite="strict")
            return gone
        request.scope["framed"] = answer.framed
        data = answer.data or self._made(request, answer)
        response = Response(data, answer.status, media_type=answer.kind)
        if answer.name:
            response.headers["Content-Disposition"] = f'attachment; filename="{answer.name}"'
        return response

    def _way(self, answer: Answer) -> str:
        if not answer.done:
            return answer.to
        more = "&" if "?" in answer.to else "?"
        return f"{answer.to}{more}{DONE}={self.office.told.keep(answer.done)}"

    def _made(self, request: Request, answer: Answer) -> bytes:
        pages = pages_in(request.scope.get("language") or _chosen(request) or ENGLISH)
        template = pages.get_template(f"studio/{answer.template}")
        room = Room(answer.values.get("long", {}))
        here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        values = {"seal": self.door.seal, "person": self.person, "room": room, "here": here,
                  **answer.values}  # fmt: skip
        return template.render(**values).encode()

    def refused(self, request: Request, why: str, status: int) -> Response:
        """Answer where something is not even read."""
        return self._response(request, page("stopped", status, why=why))

    async def absent(self, request: Request, _error: Exception) -> Response:
        """Answer where nothing is."""
        return self._response(request, page("absent", ABSENT))

    async def failed(self, request: Request, error: Exception) -> Response:
        """Answer where this program fails: nothing was written, and nothing of it is shown."""
        return self._response(request, page("failed", FAILED, fault=type(error).__name__))


def _chosen(request: Request) -> str:
    """Return the language that somebody chose to read; nothing where nobody chose."""
    chosen = request.cookies.get(COOKIE, "")
    return chosen if chosen in OWN_NAMES else ""


def _published(request: Request, desk: Desk | None) -> str:
    """Return the language of a page that nobody chose: Welsh where its bodies publish in it."""
    known = desk.library.overlays if desk else {}
    body = str(request.path_params.get("body", "")).replace(STROKE, "/")
    meant = [one for one in known if body in {"", one}]
    in_welsh = desk and meant and all(WELSH in desk.profile(one).languages for one in meant)
    return WELSH if in_welsh else ENGLISH


def _whole(asked: Asked, way: Way) -> Answer:
    """Return what a page answers, if the file that it is about can be read."""
    whole = not way.writes or body_at(asked) in asked.desk.library.overlays
    return _fitting(asked, way) if whole else broken(asked)


def _fitting(asked: Asked, way: Way) -> Answer:
    """Return what a page answers; a form with too much in a field comes back with what it says."""
    long = {} if way.tries else too_long(asked.form)
    if not long:
        return way.page(asked)
    same = (one for one in WAYS if (one.method, one.address) == ("GET", way.address))
    shown = next((one for one in same if asked.person.may(one.right)), None)
    if shown is None:
        return page("stopped", UNFIT, why=" ".join(long.values()))
    answer = shown.page(asked)
    return replace(answer, status=UNFIT, values={**answer.values, "long": long})
