"""STUDIO: start: a folder of one's own, and one's school in a few questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code
from policyloom.fleet.beginning import begin
from policyloom.scaffold import TRUSTS, BodyAnswers, Ground, new_body
from policyloom.scaffold.naming import as_id
from policyloom.source import overlay_path
from policyloom.store import (
    BusyError,
    CannotWriteError,
    RefusedError,
    TakenError,
    create_together,
    place_inside,
    read_schemas,
)
from policyloom.studio.asked import UNFIT, NoProjectError, go, page
from policyloom.studio.desk import library_of_the_program
from policyloom.studio.forms import fact_words
from policyloom.studio.places import policy_page
from policyloom.studio.saving import recorded
from policyloom.writers.assets import asset_problem

if TYPE_CHECKING:
    from policyloom.diagnostics import Diagnostic, Diagnostics
    from policyloom.scaffold import Scaffold
    from policyloom.studio.asked import Answer, Asked
    from policyloom.studio.desk import Desk

FACTS = ("kind", "phase", "nation", "religious-character")
FIELDS = ("name", "head", "effective", *FACTS)
"""What a person fills in, named as the file of the school names it."""


def start(asked: Asked) -> Answer:
    """Return the first page of a folder in which nobody has a school yet."""
    return _page(asked)


def _page(asked: Asked, *, problem: str = "", scaffold: Scaffold | None = None) -> Answer:
    schema = read_schemas()["overlay"]["properties"]
    kinds = {fact: tuple(schema[fact].get("enum", ())) for fact in FACTS}
    desk = asked.office.desk()
    return page(
        "start", UNFIT if problem or scaffold else 200, kinds=kinds, trusts=_trusts(desk),
        said=asked.said, problem=problem, scaffold=scaffold,
        problems=[(_field(scaffold, one), one) for one in _told(scaffold)] if scaffold else (),
        folder=asked.office.root,
        policies=_policies(desk), chosen=asked.form.get("policy", ()), fact_words=fact_words,
        heads=("Headteacher", "Principal", "Executive Headteacher", "Head of School"),
    )  # fmt: skip


def _told(scaffold: Scaffold) -> Diagnostics:
    """Return what is wrong, without what only follows from it."""
    causes = tuple(one for one in scaffold.problems if one.code is not Code.DEPENDS_ON_ERRORS)
    return causes or scaffold.problems


def _field(scaffold: Scaffold, problem: Diagnostic) -> str:
    """Return the field of the form that a problem of the new file is about, if it is one's."""
    lines = scaffold.files.get(problem.span.path, "").splitlines()
    key = "".join(lines[problem.span.line - 1 : problem.span.line]).partition(":")[0].strip()
    return key if key in FIELDS else ""


def _policies(desk: Desk | None) -> dict[str, str]:
    """Return the policies that a school may begin with, by id, in the order of their titles."""
    library = desk.library if desk else library_of_the_program()
    known = (one for one, policy in library.policies.items() if not policy.variant_of)
    titles = {one: library.register[one].title for one in known if one in library.register}
    return dict(sorted(titles.items(), key=lambda one: one[1]))


def _trusts(desk: Desk | None) -> dict[str, str]:
    """Return the bodies that a school may belong to, by id."""
    known = desk.library.overlays.items() if desk else ()
    return {
        name: one.name.text
        for name, one in known
        if not one.parent and one.facts.get("kind") and one.facts["kind"].text in TRUSTS
    }


def begin_school(asked: Asked) -> Answer:
    """Begin the folder where there is none, then the school; go to what it has to complete."""
    name = asked.said("name")
    if not name or not as_id(name):
        return _page(asked, problem="Say what your school is called.")
    if not asked.said("trust") and not _chosen(asked):
        return _page(asked, problem="Choose the policies to begin with; others can follow later.")
    try:
        if asked.office.desk() is None:
            with asked.office.saving:
                begin_folder(asked)
        return _school(asked, name)
    except (RefusedError, CannotWriteError, BusyError) as error:
        hint = getattr(error, "hint", "")
        return _page(asked, problem=f"{error}. {hint}".strip())


def begin_folder(asked: Asked) -> None:
    """Begin a folder of one's own where there is none."""
    with recorded(asked, "began this folder"):
        begin(asked.office.root)


def _school(asked: Asked, name: str) -> Answer:
    desk = asked.office.desk()
    if desk is None:
        raise NoProjectError
    trust = asked.said("trust")
    if trust and trust not in _trusts(desk):
        return _page(asked, problem="Choose a trust or federation of the list.")
    body = f"{trust}/{as_id(name)}" if trust else as_id(name)
    if body in desk.library.overlays:
        return _page(asked, problem=f"There is a {name} already.")
    if unfit := _unfit(asked, desk):
        return _page(asked, problem=unfit)
    made = new_body(ground_of(desk), body, _answers(asked, name))
    if made.problems:
        return _page(asked, scaffold=made)
    try:
        files = {place_inside(desk.root, path): text.encode() for path, text in made.files.items()}
        with asked.office.saving, recorded(asked, f"began {body}") as began:
            create_together(files)
            began.extend(sorted(made.files, key=lambda path: path != overlay_path(body)))
    except TakenError:
        return _page(asked, problem=f"Something stands in {overlay_path(body)} already.")
    now = asked.office.desk()
    target = next((one for one in now.targets if one.body == body), None) if now else None
    return go(policy_page(target, "complete") if target else "/")


def _unfit(asked: Asked, desk: Desk) -> str:
    """Say of which policies that were chosen the facts of the form say that they are for others.

    What the form does not say, a trust says above, so that is left to whoever builds it.
    """
    facts = {fact: asked.said(fact) for fact in FACTS if asked.said(fact)}
    if asked.said("trust"):
        facts.pop("kind", None)
    found = []
    for one in _chosen(asked):
        asks = desk.library.policies[one].applies_when.requirements
        unmet = [each.fact for each in asks if each.fact in facts and not each.is_met(facts)]
        words = ", ".join(
            f"{each.replace('-', ' ')}: {fact_words(each, facts[each])}" for each in unmet
        )
        found += [f"‘{_policies(desk)[one]}’ is for other schools ({words})."] if unmet else []
    return " ".join([*found, "Take the tick away there."] if found else [])


def ground_of(desk: Desk) -> Ground:
    """Return what something new is made from."""
    project = desk.project
    return Ground(
        files=project.files,
        schemas=project.schemas,
        assets=project.assets,
        library=desk.library,
        inspect=asset_problem,
    )


def _chosen(asked: Asked) -> tuple[str, ...]:
    known = _policies(asked.office.desk())
    return tuple(one for one in asked.form.get("policy", ()) if one in known)


def _answers(asked: Asked, name: str) -> BodyAnswers:
    head = asked.said("head")
    return BodyAnswers(
        name=name,
        kind="" if asked.said("trust") else asked.said("kind"),
        nation=asked.said("nation"),
        phase=asked.said("phase"),
        religious_character=asked.said("religious-character"),
        policies=_chosen(asked) or None,
        effective=asked.said("effective"),
        roles={"head": head} if head else {},
    )
