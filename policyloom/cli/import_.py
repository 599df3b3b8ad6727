"""CLI: `import` brings a policy in: clauses, a policy and a body's data that print its words."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from policyloom.cli.approve import approve
from policyloom.cli.import_second import BY_ITSELF, refuse_a_second, warn_of_a_second
from policyloom.cli.import_told import OfABody, Telling, as_one
from policyloom.cli.output import nearby
from policyloom.cli.scaffolding import keep, open_place
from policyloom.cli.terminal import say_aside
from policyloom.cli.today import today
from policyloom.cli.usage import UsageError
from policyloom.cli.verbs.editions import Approve
from policyloom.compile import compile_policy
from policyloom.diagnostics import did_you_mean
from policyloom.diagnostics.findings import counted
from policyloom.fleet.beginning import begin, begin_in_passing
from policyloom.fleet.importing import Into, as_changes, matched, matched_file, trial
from policyloom.fleet.importing_schools import SchoolFile, outlines, shared
from policyloom.fleet.looking import known_of, opened
from policyloom.homecoming.layers import EVERYWHERE
from policyloom.importing import Brought, as_asked, outline
from policyloom.importing.bodies import begun, is_named, other_name
from policyloom.importing.deciding import KEEP, Decisions, NotDecidedError, decisions_of
from policyloom.importing.tokens import tokens_for
from policyloom.inspecting import Ground, inspect
from policyloom.inspecting.words import own_name
from policyloom.report.importing import Import
from policyloom.scaffold.ground import Scaffold, read_in
from policyloom.source import Target, overlay_path
from policyloom.store import CannotReadError, NotAProjectError, Project, read_given
from policyloom.word.apart import NotReadError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from policyloom.cli.scaffolding import Place
    from policyloom.cli.verbs.word import Import as Asked
    from policyloom.document import Document
    from policyloom.fleet.importing import Matched, Trial
    from policyloom.fleet.importing_schools import Shared
    from policyloom.fleet.proving import Result
    from policyloom.fleet.taking import Proposed
    from policyloom.importing import Outline
    from policyloom.manuscript import Manuscript

REASON = "Our policy said so before it was brought in."
NO_EDITION = "The files are written; their edition is not."
DECIDE_HINT = "write headings: {12: false} and words: {staff: keep}"


def import_(asked: Asked) -> int:
    """Import each file; return 1 when one cannot be read or brought in."""
    edition = (asked.as_edition, asked.on, asked.by)
    if any(edition) and not (all(edition) and asked.write):
        raise UsageError("an edition wants --write, --as-edition, --on and --by", "add all four")
    telling = Telling(asked.format, several=len(asked.files) > 1)
    if "," in asked.body:
        status = _import_of_schools(asked, asked.body.split(","), telling)
    else:
        status = _import_each(asked, telling)
    telling.end()
    return status


def _import_each(asked: Asked, telling: Telling) -> int:
    """Import files one by one, each into what those before it made, written or not.

    Where there are several, one that cannot be brought in does not stop the others.
    """
    place, status = _place(asked), 0
    begins = not place.ground.library.overlays
    if asked.write and telling.several and not (asked.body or asked.like or asked.as_another):
        _refuse_one_model(asked, place, begins=begins)
    for path in asked.files:
        try:
            one, place = _import(asked, path, telling, place, begins=begins)
        except UsageError as problem:
            if not telling.several:
                raise
            telling.refuse(nearby(path), f"{problem}; {problem.hint}")
            one = 1
        status = max(status, one)
    if not asked.body and not asked.like:
        telling.say_one_model()
    return status


def _refuse_one_model(asked: Asked, place: Place, *, begins: bool) -> None:
    """Refuse to write files of one model one by one: each would become a policy of its own.

    A file that cannot be read, or of nobody knows whom, is told when its turn comes.
    """
    found: list[OfABody] = []
    for path in asked.files:
        with suppress(UsageError):
            read, pictures = _read(path)
            body, place, _ = _body(asked, place, read, begins=begins)
            found.append(OfABody(body=body, name=nearby(path), outline=outline(read, pictures)))
    if said := as_one(found):
        raise UsageError(f"nothing is brought in: {said}", BY_ITSELF)


def _import_of_schools(asked: Asked, bodies: Sequence[str], telling: Telling) -> int:
    """Import one policy as several schools have it: what they share, and what each has."""
    if len(bodies) != len(asked.files) or asked.like or asked.as_edition:
        hint = "name a body for each file, in their order, without --like and --as-edition"
        raise UsageError("several bodies want as many files", hint)
    place, decided = _place(asked), _decided(asked)
    read = [(_applied(decided, said, asked), shown) for said, shown in map(_read, asked.files)]
    place, new = _with_schools(place, bodies, [said for said, _ in read])
    files = [
        SchoolFile(
            body=body,
            found=found,
            control=said.control,
            tokens=decided.tokens(tokens_for(place.ground, body)),
        )
        for body, (said, _), found in zip(bodies, read, outlines(read, decided.words), strict=True)
    ]
    made = shared(files, place.ground, place.root, asked.reason or REASON, new)
    refuse_a_second(asked, place, files[made.model].body, made.brought, files[made.model].found)
    if made.is_ready and asked.write:
        keep(place, made.scaffold)
    ground = Ground(today=asked.as_of or today(), known=known_of(place.ground.library))
    for at, (path, (said, _)) in enumerate(zip(asked.files, read, strict=True)):
        told = Import(
            name=nearby(path),
            look=inspect(as_asked(said, files[at].found), ground),
            outline=files[at].found,
            brought=_brought_of(made, at, files[at].body),
            differences=made.others[at].left if at in made.others else (),
            match=tuple(_of_school(made, at, asked.files[made.model])),
            written=made.is_ready and asked.write,
        )
        telling.tell(told)
    return int(not made.is_ready)


def _with_schools(
    place: Place, bodies: Sequence[str], read: Sequence[Manuscript]
) -> tuple[Place, dict[str, Scaffold]]:
    """Return the place with the schools that files name, where it has none, and their overlays."""
    new: dict[str, Scaffold] = {}
    begins = not place.ground.library.overlays
    for body, manuscript in zip(bodies, read, strict=True):
        found = begun(place.ground, manuscript, body) if begins and body not in new else None
        if found is None:
            _refuse_unknown_body(body, place.ground.library.overlays, own_name(manuscript))
        else:
            _, ground, new[body] = found
            place = replace(place, ground=ground)
    return place, new


def _brought_of(made: Shared, at: int, body: str) -> Brought:
    """Return what is written for one of several schools."""
    if at not in made.others:
        return made.brought
    path = overlay_path(body)
    own = {**made.scaffold.files, **made.scaffold.changed}
    changed = {path: own[path]} if path in own else {}
    differs = made.others[at]
    assumed = made.new[body].assumed if body in made.new else ()
    scaffold = Scaffold(changed=changed, problems=differs.problems, assumed=assumed)
    return Brought(scaffold=scaffold, policy=made.brought.policy, document=differs.document)


def _of_school(made: Shared, at: int, model: Path) -> Iterator[str]:
    """Yield how the file of one school stands to what all share."""
    if at == made.model:
        yield "It is the nearest to all others, and becomes the policy that they share."
    elif (differs := made.others.get(at)) and differs.told and differs.result:
        number = len(differs.told.proposals) - len(differs.result.refused)
        becomes = "becomes" if number == 1 else "become"
        own = f"{counted(number, 'change')} {becomes} this school's own"
        yield f"Beside {nearby(model)}: {own}."
        yield from _values(differs.told, differs.result)
        yield from _refused(differs.told, differs.result)


def _import(
    asked: Asked, path: Path, telling: Telling, place: Place, *, begins: bool
) -> tuple[int, Place]:
    """Import a file; return the status, and the place with what it came to."""
    decided = _decided(asked)
    read, pictures = _read(path)
    manuscript = _applied(decided, read, asked)
    before = place
    body, place, new = _body(asked, place, manuscript, begins=begins)
    if asked.like and not Path(asked.like).is_file():
        found = outline(manuscript, pictures, decided.words, counted=False)
        _refuse_without_headings(path, found)
        made, ready = _as_changes(asked, place, body, manuscript, found)
        telling.tell(replace(made, name=nearby(path)))
        if ready and asked.as_edition:
            return _approved(asked, body, asked.like), open_place(asked)
        return int(not ready), _after(place, made.brought) if ready else place
    control = {"effective-from": asked.on} if asked.on else {}
    into = Into(ground=place.ground, body=body, new=new, beside=bool(asked.like))
    tried = trial(read, pictures, decided, into, control)
    _refuse_without_headings(path, tried.outline)
    _refuse_unknown_tokens(asked, tried)
    ready = tried.ready
    refuse_a_second(asked, place, body, tried.brought, tried.outline)
    if tried.brought and ready and asked.write:
        keep(place, tried.brought.scaffold)
    beside = matched_file(tried.outline, outline(_read(Path(asked.like))[0])) if (
        asked.like
    ) else None  # fmt: skip
    ground = Ground(today=asked.as_of or today(), known=known_of(place.ground.library))
    made = Import(
        name=nearby(path),
        look=inspect(as_asked(manuscript, tried.outline), ground),
        outline=tried.outline,
        brought=tried.brought,
        differences=tried.differences,
        match=tuple(_match(asked, beside)) if beside else (),
        beside=beside.inside if beside else (),
        written=ready and asked.write,
    )
    telling.tell(made)
    if tried.brought:
        warn_of_a_second(place, body, tried.brought.policy)
    if not ready:
        return 1, before
    if tried.brought and asked.as_edition:
        return _approved(asked, body, tried.brought.policy), open_place(asked)
    return 0, _after(place, tried.brought)


def _after(place: Place, brought: Brought | None) -> Place:
    """Return the place as it is with what was brought in."""
    if brought is None:
        return place
    made, ground = brought.scaffold, place.ground
    texts = {**made.files, **made.changed}
    with_pictures = replace(ground, assets={**ground.assets, **made.data})
    library, _ = read_in(with_pictures, texts)
    after = replace(with_pictures, files={**ground.files, **texts}, library=library)
    return replace(place, ground=after)


def _approved(asked: Asked, body: str, policy: str) -> int:
    """Approve the first edition; where that is refused, say how it goes on. JSON stays alone."""
    with redirect_stdout(sys.stderr if asked.format == "json" else sys.stdout):
        status = approve(_first_edition(asked, body, policy), NO_EDITION)
    if status:
        say_aside(
            "Mend what is told above, then say:\n"
            f"  policyloom approve {body}:{policy} --version {asked.as_edition} "
            f'--on {asked.on} --by "{asked.by}"\n'
        )
    return status


def _refuse_without_headings(path: Path, found: Outline) -> None:
    if not found.chapters:
        hint = (
            "give its sections headings, or name their lines with --decide: headings: {12: true}"
        )
        raise UsageError(f"{path} has no headings", hint)


def _refuse_unknown_tokens(asked: Asked, tried: Trial) -> None:
    for words, token in tried.unknown_tokens.items():
        hint = f"look into {asked.decide}: write a token that clauses may hold, or {KEEP}"
        said = f"{{{token.strip('{}')}}} prints nothing in place of “{words}”"
        raise UsageError(f"--decide: {said}", hint)


def _place(asked: Asked) -> Place:
    """Return the project; another folder becomes one, and only in passing without --write."""
    try:
        return open_place(asked)
    except NotAProjectError:
        pass
    if asked.write:
        begin(asked.root or Path.cwd(), papers=(asked.decide,) if asked.decide else ())
        return open_place(asked)
    with TemporaryDirectory() as scratch:
        begin_in_passing(Path(scratch))
        return open_place(replace(asked, root=Path(scratch)))


def _as_changes(
    asked: Asked, place: Place, body: str, manuscript: Manuscript, found: Outline
) -> tuple[Import, bool]:
    """Bring a file in as what it says otherwise than a policy of the library."""
    document = _document(asked, place, body)
    ground, library = place.ground, place.ground.library
    project = Project(
        root=place.root, files=ground.files, schemas=ground.schemas, assets=ground.assets
    )
    told, result = as_changes(project, library, document, found, asked.reason or REASON)
    scaffold = Scaffold(files={}, changed=result.files, problems=result.problems)
    left = (*(one for one in told.proposals if one.number in result.refused), *result.unproved)
    ready = not result.problems and not result.unproved
    if ready and asked.write and result.files:
        keep(place, scaffold)
    day = asked.as_of or today()
    beside = matched(found, document)
    made = Import(
        name="",
        look=inspect(manuscript, Ground(today=day, known=known_of(library))),
        outline=found,
        brought=Brought(scaffold=scaffold, policy=asked.like, document=document),
        differences=left,
        match=(*_match(asked, beside), *_values(told, result), *_refused(told, result)),
        written=ready and asked.write,
    )
    return made, ready


def _values(told: Proposed, result: Result) -> Iterator[str]:
    """Yield the values that change, and with them every other document of the body."""
    for one in told.proposals:
        if one.layer in EVERYWHERE and one.number not in result.refused:
            value = f"{one.layer.value} {one.key}: {one.old} → {one.new}"
            yield f"In every document of {told.target.body}, {value}."


def _refused(told: Proposed, result: Result) -> Iterator[str]:
    """Yield what has no place in the body's overlay, with why."""
    for one in told.proposals:
        if one.number in result.refused:
            place = f"{one.layer.value} {one.clause}".strip()
            yield f"Not written, {place}: {one.old or one.new}: {result.refused[one.number]}"


def _first_edition(asked: Asked, body: str, policy: str) -> Approve:
    """Return the approval of what was brought in as its first edition."""
    return Approve(
        verb="approve",
        root=asked.root,
        selectors=(f"{body}:{policy}",),
        version=asked.as_edition,
        on=asked.on,
        by=asked.by,
        yes=True,
    )


def _decided(asked: Asked) -> Decisions:
    if asked.decide is None:
        return Decisions()
    try:
        return decisions_of(read_given(asked.decide).decode("utf-8"), str(asked.decide))
    except CannotReadError as problem:
        raise UsageError(str(problem), problem.hint) from None
    except UnicodeDecodeError:
        raise UsageError(f"--decide: {asked.decide} is no text", DECIDE_HINT) from None
    except NotDecidedError as problem:
        raise UsageError(f"--decide: {problem}", DECIDE_HINT) from None


def _applied(decided: Decisions, found: Manuscript, asked: Asked) -> Manuscript:
    try:
        return decided.applied(found)
    except NotDecidedError as problem:
        raise UsageError(f"--decide: {problem}", f"look into {asked.decide}") from None


def _body(
    asked: Asked, place: Place, read: Manuscript, *, begins: bool
) -> tuple[str, Place, Scaffold | None]:
    """Return whose policy it is; in a folder that ``begins`` without a school, the file says."""
    bodies = place.ground.library.overlays
    said = "" if asked.body else own_name(read)
    same = [one for one, overlay in bodies.items() if is_named(overlay.name.text, said)]
    if len(same) == 1:
        return same[0], place, None
    if begins and (not bodies or said):
        found = begun(place.ground, read, asked.body)
        if found is None or "/" in asked.body:
            hint = "add --body BODY, or begin with `policyloom new school`"
            raise UsageError("whose policy is it? There is no school here yet", hint)
        body, ground, new = found
        return body, replace(place, ground=ground), new
    if asked.body:
        _refuse_unknown_body(asked.body, bodies)
        return asked.body, place, None
    (body, overlay), *others = bodies.items()
    if others:
        raise UsageError("whose policy is it?", "add --body BODY")
    if other := other_name(read, overlay.name.text):
        hint = f"add --body {body}, or begin that school with `policyloom new school`"
        raise UsageError(f"whose policy is it? It says “{other}”", hint)
    return body, place, None


def _refuse_unknown_body(body: str, known: Collection[str], name: str = "") -> None:
    if body not in known:
        near = did_you_mean(body, known)
        hint = f"{near}\n" if near else ""
        called = f' --name "{name}"' if name else ""
        hint += f"`policyloom new school {body}{called}` begins it"
        raise UsageError(f"--body: there is no body {body}", hint)


def _read(path: Path) -> tuple[Manuscript, dict[str, bytes]]:
    try:
        return opened(read_given(path))
    except CannotReadError as problem:
        raise UsageError(str(problem), problem.hint) from None
    except NotReadError as problem:
        raise UsageError(
            f"{path} was not read: {problem}",
            "open it in Word, save it as .docx and bring that in",
        ) from None


def _match(asked: Asked, found: Matched) -> Iterator[str]:
    """Yield how the file stands to a policy or another file."""
    yield (
        f"Beside {asked.like}: {found.same} paragraphs the same, {found.changed} with changes, "
        f"{len(found.only_here)} only here, {len(found.only_there)} only there."
    )
    yield from (f"Only here: {one}" for one in found.only_here)
    yield from (f"Only there: {one}" for one in found.only_there)


def _document(asked: Asked, place: Place, body: str) -> Document:
    target = Target(body, asked.like)
    document = compile_policy(place.ground.library, target).document
    if document is None:
        hint = f"--like takes a file, or a policy that {body} has without errors"
        raise UsageError(f"--like: {body} has no document {asked.like}", hint)
    return document
