"""STUDIO: a policy that somebody has as a file -> questions, answered on the page, then written.

What would be written is built and laid beside the words of the file before anything is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from policyloom.english.grammar import capitalised
from policyloom.fleet.beginning import begin
from policyloom.fleet.importing import Into, Trial, trial
from policyloom.fleet.looking import opened
from policyloom.fleet.scaffolded import write_scaffold
from policyloom.importing.bodies import begun, other_name
from policyloom.importing.deciding import KEEP, Decisions
from policyloom.importing.tokens import meanings_for
from policyloom.inspecting.words import own_name
from policyloom.manuscript.blocks import Kind
from policyloom.scaffold.naming import as_id
from policyloom.source import overlay_path
from policyloom.store import MovedError, RefusedError, TakenError
from policyloom.studio.asked import MOVED, UNFIT, NoProjectError, go, page
from policyloom.studio.desk import Office
from policyloom.studio.forms import fact_words
from policyloom.studio.journal import digest_of
from policyloom.studio.pages.start import FACTS, begin_folder, ground_of
from policyloom.studio.pages.work import long_work
from policyloom.studio.places import body_name, policy_page
from policyloom.studio.rights import Right
from policyloom.studio.saving import recorded
from policyloom.word.apart import NotReadError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.manuscript import Block, Manuscript
    from policyloom.scaffold import Ground
    from policyloom.studio.asked import Answer, Asked
    from policyloom.studio.held import Upload
    from policyloom.studio.jobs import Job

STEPS = 3
"""Reading, asking what words mean, and building."""
STALE = "Something changed since you saw this, so nothing was written. Look at it once more."
GONE = "The file is no longer held. Choose it again."
HEADING, WORD = "heading:", "word:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A guess about words of the file: what may be answered, and what is taken if nobody does."""

    name: str
    words: str
    options: tuple[tuple[str, str], ...]
    answer: str


def bring_in(asked: Asked) -> Answer:
    """Return the page that takes a file."""
    return _page(asked)


def look(asked: Asked) -> Answer:
    """Show what becomes of a file and what is asked; write it when exactly that was seen."""
    held = asked.office.held
    names = held.hold(one for one in asked.files if one.data) or asked.form.get("held", ())
    sent = next(iter(held.again(names)), None)
    if sent is None:
        return _page(asked, wrong=GONE if names else "Choose a file first.")
    title = f"Bringing in {sent.name}"
    return long_work(asked, title, "/import", STEPS, partial(_looked, asked, sent, names[0]))


def _looked(asked: Asked, sent: Upload, held: str, job: Job) -> Answer:
    try:
        read, pictures = opened(sent.data)
    except NotReadError as problem:
        return _page(asked, wrong=f"{sent.name} was not read: {problem}.")
    job.step()
    with TemporaryDirectory() as scratch:
        ours = _ours(asked, read, _ground(asked, Path(scratch)))
    if isinstance(ours, str):
        return _page(asked, wrong=ours, held=held, sent=sent)
    meanings = meanings_for(ours.ground, ours.body)
    job.step()
    made = trial(read, pictures, _decisions(asked, read), ours)
    mark = digest_of(repr(made.brought.scaffold).encode() if made.brought else b"")
    shown = partial(_page, asked, held=held, sent=sent, made=made, ours=ours, mark=mark,
                    questions=tuple(_questions(read, made, meanings)))  # fmt: skip
    if not asked.said("save"):
        return shown()
    if asked.said("mark") != mark or not made.ready:
        return shown(wrong=STALE)
    job.close()
    return _written(asked, made, ours) or shown(wrong=STALE)


def _ground(asked: Asked, scratch: Path) -> Ground:
    """Return what is known here; in an empty folder what it would begin with."""
    desk = asked.office.desk()
    if desk is None:
        begin(scratch)
        desk = Office(scratch).desk()
    if desk is None:
        raise NoProjectError
    return ground_of(desk)


def _ours(asked: Asked, read: Manuscript, ground: Ground) -> Into | str:
    """Return whose policy it is, or what has to be said first."""
    bodies, said = ground.library.overlays, asked.said("body")
    if bodies:
        known = said if said in bodies and asked.person.may(Right.EDIT, said) else ""
        return Into(body=known, ground=ground) if known else "Say whose policy it is."
    found = begun(ground, read, as_id(asked.said("school")) if not own_name(read) else "")
    if found is None:
        return "Say what your school is called: the file does not."
    return Into(body=found[0], ground=found[1], new=found[2])


# QUESTIONS


def _decisions(asked: Asked, read: Manuscript) -> Decisions:
    """Return what somebody answered about lines and words of the file."""
    lines = {str(one.line) for one in read.blocks}
    said = {name: asked.said(name) for name in asked.form}
    headings = _under(HEADING, said)
    words = {one: token for one, token in _under(WORD, said).items() if token}
    first = {_capital(one): _capital(token) for one, token in words.items() if token != KEEP}
    kept = {_capital(one): KEEP for one, token in words.items() if token == KEEP}
    return Decisions(
        headings={int(one): yes == "yes" for one, yes in headings.items() if one in lines},
        words={**first, **kept, **words},
    )


def _under(kind: str, said: Mapping[str, str]) -> dict[str, str]:
    return {one.removeprefix(kind): words for one, words in said.items() if one.startswith(kind)}


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _questions(
    read: Manuscript, made: Trial, meanings: Mapping[str, tuple[str, ...]]
) -> Iterator[Question]:
    yield from (_heading(one, made) for one in read.blocks if not one.sure and _may_be(one))
    yield from (_word(one, tokens, made) for one, tokens in _doubtful(made, meanings))


def _doubtful(
    made: Trial, meanings: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield words of the file that may mean several things, as they stand inside a sentence."""
    used = {one.lower() for one in made.tokens}
    for words, tokens in meanings.items():
        stands = not used.isdisjoint(one.lower() for one in tokens) or words in made.kept
        inside = words == words[:1].lower() + words[1:]
        if inside and ((len(tokens) > 1 and stands) or words in made.decided.words):
            yield words, tokens


def _word(words: str, tokens: tuple[str, ...], made: Trial) -> Question:
    used = {one.lower() for one in made.tokens}
    guessed = next((one for one in tokens if one.lower() in used), KEEP)
    known = tuple((one, f"What each school calls ‘{one}’") for one in tokens)
    return Question(
        name=f"{WORD}{words}",
        words=f"“{words}” means",
        options=((KEEP, "These words, for everybody"), *known),
        answer=made.decided.words.get(words, guessed),
    )


def _may_be(block: Block) -> bool:
    return block.kind not in {Kind.TABLE, Kind.PICTURE, Kind.CHART}


def _heading(block: Block, made: Trial) -> Question:
    guessed = "yes" if block.kind is Kind.HEADING else "no"
    said = made.decided.headings.get(block.line)
    return Question(
        name=f"{HEADING}{block.line}",
        words=f"“{block.text[:200]}” is a heading",
        options=(("yes", "Yes"), ("no", "No, it is text")),
        answer=guessed if said is None else "yes" if said else "no",
    )


# WRITING


def _written(asked: Asked, made: Trial, ours: Into) -> Answer | None:
    """Write all or nothing; nothing is returned where something else came in between."""
    with asked.office.saving:
        if asked.office.desk() is None:
            try:
                begin_folder(asked)
            except RefusedError as error:
                return _page(asked, wrong=f"{error}. {error.hint}")
        desk = asked.office.desk()
        if desk is None or made.brought is None:
            raise NoProjectError
        scaffold, own = made.brought.scaffold, overlay_path(ours.body)
        first = own.__ne__
        if any(desk.project.files.get(p) != ours.ground.files[p] for p in scaffold.changed):
            return None
        try:
            what = f"brought in ‘{made.brought.policy}’"
            with recorded(asked, what, *sorted(scaffold.changed, key=first)) as new:
                write_scaffold(desk.root, desk.project.files, scaffold)
                new.extend(sorted((*scaffold.files, *scaffold.data), key=first))
        except (TakenError, MovedError):
            return None
    now = asked.office.desk()
    target = now.target(ours.body, made.brought.policy) if now else None
    done = f"Brought in. It is kept in {len(scaffold.files) + len(scaffold.data)} new files."
    return go(policy_page(target, "read"), done) if target else go("/")


def _assumed(made: Trial) -> Iterator[tuple[str, str, str]]:
    """Yield what nobody said: its name, its value and why, in words."""
    for one in made.brought.scaffold.assumed if made.brought else ():
        words = fact_words(one.name, one.value) if one.name in FACTS else one.value
        yield capitalised(one.name.replace("-", " ")), words, one.why


def _page(  # noqa: PLR0913 - what a page shows
    asked: Asked, *, wrong: str = "", held: str = "", sent: Upload | None = None,
    made: Trial | None = None, ours: Into | None = None, mark: str = "",
    questions: tuple[Question, ...] = (),
) -> Answer:  # fmt: skip
    desk = asked.office.desk()
    known = desk.library.overlays if desk else {}
    bodies = {one: body_name(asked, one) for one in known if asked.person.may(Right.EDIT, one)}
    status = MOVED if wrong == STALE else UNFIT if wrong else 200
    other = other_name(made.manuscript, bodies[ours.body]) if made and ours and bodies else ""
    return page(
        "bring_in", status, bodies=bodies, said=asked.said, wrong=wrong, held=held, sent=sent,
        made=made, questions=questions, mark=mark, other=other,
        assumed=tuple(_assumed(made)) if made else (),
    )  # fmt: skip
