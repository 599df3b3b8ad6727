"""CLI: the answers about a new trust or school, from options or questions -> its overlay."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.cli.questions import ENTER, ask, can_ask, known, listed_plainly, slug
from policyloom.cli.scaffolding import finish, refuse_taken
from policyloom.cli.terminal import say
from policyloom.cli.usage import UsageError, day, one_of
from policyloom.english.meant import NONE, character_in, character_meant
from policyloom.lint.person_names import is_personal_name
from policyloom.markdown import write_line
from policyloom.resolve.profile import profile_of
from policyloom.scaffold import TRUSTS, BodyAnswers, latest_day, new_body
from policyloom.scaffold.naming import as_id
from policyloom.source import SettingType, overlay_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.cli.scaffolding import Place
    from policyloom.cli.verbs.beginning import New
    from policyloom.source import Library


def begin_body(place: Place, asked: New, what: str) -> int:
    """Write the overlay of a new trust, federation or school; return 1 when that cannot be."""
    _refuse_what_is_not_for_bodies(asked)
    said = _said(place, asked, what)
    body = _checked_id(place, what, asked.id) if asked.id else ""
    missing = tuple(_missing(what, body, said))
    if missing and not can_ask():
        hint = f"for example: {_example(what, body)}\non a terminal, you are asked"
        raise UsageError(f"`new {what}` also needs {listed_plainly(missing)}", hint)
    if missing:
        say(f"{_heading(what, body)} {ENTER}")
        body, said = _asked(place, what, body, said)
    path = overlay_path(body)
    refuse_taken(place, path, f"`{body}`")
    scaffold = new_body(place.ground, body, said)
    return finish(place, scaffold, tuple(_next(place, body, said)), dry_run=asked.dry_run)


def _heading(what: str, body: str) -> str:
    trust = body.rpartition("/")[0]
    return f"A new {what}{f' of {trust}' if trust else ''}."


def _example(what: str, body: str) -> str:
    if what != "school":
        kind = TRUSTS[what == "federation"]
        return f'policyloom new {what} {body or "peak-dale"} --name "Peak Dale" --kind {kind}'
    kind = "" if "/" in body else " --kind maintained-school"
    name = '--name "Hay Lane School"'
    return f"policyloom new school {body or 'hay-lane'} {name}{kind} --phase infant"


def _refuse_what_is_not_for_bodies(asked: New) -> None:
    for option in ("title", "from_clauses", "text", "topic", "in_force", "policy", "section"):
        if getattr(asked, option):
            name = f"--{option.replace('_', '-')}"
            hint = "a body's own options are --name, --kind, --phase and others; see --help"
            raise UsageError(f"{name} is for policies and clauses", hint)


# WHAT THE OPTIONS SAY


def _said(place: Place, asked: New, what: str) -> BodyAnswers:
    library = place.ground.library
    roles = dict(asked.role)
    if asked.head_title.strip():
        roles["head"] = asked.head_title.strip()
    for role in roles:
        known(role, library.vocabulary.roles, "role")
    kind = "federation" if what == "federation" and not asked.kind else asked.kind
    return BodyAnswers(
        name=asked.name.strip(),
        kind=_kind(place, what, kind) if kind else "",
        nation=_fact(place, "nation", asked.nation),
        phase=_fact(place, "phase", asked.phase),
        religious_character=_character(place, asked.religious_character.strip()),
        policies=None if asked.policies is None else _policies(library, asked.policies),
        effective=asked.effective or "",
        roles=roles,
        settings={name: _setting(library, name, value) for name, value in asked.setting},
        choices=dict(asked.choice),
    )


def _allowed(place: Place, fact: str) -> tuple[str, ...]:
    """Return the values that the schema of overlays allows."""
    return tuple(place.ground.schemas["overlay"]["properties"][fact]["enum"])


def _fact(place: Place, fact: str, words: str) -> str:
    return one_of(f"--{fact}", words, _allowed(place, fact)) if words else ""


def _character(place: Place, words: str) -> str:
    meant = character_meant(words)
    return meant or _fact(place, "religious-character", words)


def _kinds(place: Place, what: str) -> tuple[str, ...]:
    every = _allowed(place, "kind")
    return tuple(kind for kind in every if (kind in TRUSTS) == (what != "school"))


def _kind(place: Place, what: str, words: str) -> str:
    kind = one_of("--kind", words, _allowed(place, "kind"))
    if kind in _kinds(place, what):
        return kind
    other = "school" if what != "school" else "trust"
    kinds = ", ".join(_kinds(place, what))
    hint = f"begin it with `policyloom new {other}`\nkinds of {what}: {kinds}"
    raise UsageError(f"--kind: `{kind}` is not a kind of {what}", hint)


def _policies(library: Library, words: str) -> tuple[str, ...]:
    """Return the policies of a list; of several shapes of one policy a body has one."""
    if words.strip() == NONE:
        return ()
    names = dict.fromkeys(filter(None, (name.strip() for name in words.split(","))))
    chosen = tuple(known(name, library.policies, "policy") for name in names)
    shapes: dict[str, str] = {}
    for name in chosen:
        of = library.policies[name].variant_of or name
        if of in shapes:
            message = f"`{shapes[of]}` and `{name}` are two shapes of one policy"
            raise UsageError(message, "choose one of the two")
        shapes[of] = name
    return chosen


def _setting(library: Library, name: str, value: str) -> object:
    setting = library.vocabulary.settings[known(name, library.vocabulary.settings, "setting")]
    if setting.type is SettingType.YES_NO and value.lower() in {"yes", "no", "true", "false"}:
        return value.lower() in {"yes", "true"}
    return value


def _checked_id(place: Place, what: str, words: str) -> str:
    """Return the id of a new body: a trust's, or a school's alone or below its trust."""
    trust, slash, school = words.strip("/").partition("/") if what == "school" else ("", "", words)
    if what == "school" and not slash:
        trust, school = "", trust
    body = slug(school, f"a {what}")
    if slash:
        _trust(place, trust)
        body = f"{trust}/{body}"
    refuse_taken(place, overlay_path(body), f"`{body}`")
    return body


def _trust(place: Place, trust: str) -> str:
    """Return a body that can have schools."""
    library = place.ground.library
    tops = {name: overlay for name, overlay in library.overlays.items() if not overlay.parent}
    with_schools = [name for name in tops if _has_schools(library, name)]
    if trust in tops and trust not in with_schools:
        message = f"`{trust}` is a school, and has no schools of its own"
        raise UsageError(message, f"name a trust or federation: {', '.join(with_schools)}")
    if overlay_path(trust) in library.broken:
        message = f"{overlay_path(trust)} has errors, so nothing can inherit from it"
        raise UsageError(message, "`policyloom check` says which; put them right first")
    return known(trust, with_schools, "trust")


def _has_schools(library: Library, body: str) -> bool:
    kind = library.overlays[body].facts.get("kind")
    return bool(library.members.get(body)) or bool(kind and kind.text in TRUSTS)


def _missing(what: str, body: str, said: BodyAnswers) -> Iterator[str]:
    if not body:
        yield "ID"
    if not said.name:
        yield "--name"
    if not said.kind and "/" not in body:
        yield "--kind"
    if not said.phase and what == "school":
        yield "--phase"


# QUESTIONS


def _asked(place: Place, what: str, body: str, said: BodyAnswers) -> tuple[str, BodyAnswers]:
    """Ask for everything that was not said."""
    trust = body.rpartition("/")[0]
    if not body and what == "school":
        trust = _ask_trust(place)
    if not said.name:
        said = replace(said, name=ask("Name, as it is printed", _name))
    if not body:
        body = _ask_id(place, what, trust, said.name)
    said = _ask_facts(place, what, trust, said)
    if "head" not in said.roles:
        usual = _usual_head(place, trust)
        title = ask(
            "Title of the head" if what == "school" else "Title of the heads of its schools",
            _title,
            usual,
        )
        if title != usual or not trust:
            said = replace(said, roles={**said.roles, "head": title})
    if said.policies is None:
        said = replace(said, policies=_ask_policies(place, trust))
    if not said.effective and not trust and said.policies != ():
        latest = latest_day(place.ground.library)
        effective = ask("In force from", lambda words: day(words, "in force from"), latest)
        said = replace(said, effective=effective)
    return body, said


def _ask_trust(place: Place) -> str:
    library = place.ground.library
    trusts = sorted(
        n for n, o in library.overlays.items() if not o.parent and _has_schools(library, n)
    )
    if not trusts:
        return ""
    question, known_ones = "Its trust or federation", (*trusts, NONE)
    found = ask(
        question, lambda words: words if words == NONE else _trust(place, words), NONE, known_ones
    )
    return "" if found == NONE else found


def _name(words: str) -> str:
    if not words:
        raise UsageError("an answer is needed here")
    if any(sign in words for sign in "{}"):
        raise UsageError("this is printed as it stands", "leave out the braces")
    return words


def _title(words: str) -> str:
    if is_personal_name(words, frozenset()):
        hint = "write the title of the post, such as Headteacher; people change, and posts stay"
        raise UsageError(f"“{words}” looks like a person's name", hint)
    return _name(words)


def _ask_id(place: Place, what: str, trust: str, name: str) -> str:
    above = f"{trust}/" if trust else ""

    def check(words: str) -> str:
        return _checked_id(place, what, words if "/" in words else above + words)

    try:
        proposed = check(as_id(name))
    except UsageError:
        proposed = ""
    return ask("Its short name, for folders and commands", check, proposed)


def _ask_facts(place: Place, what: str, trust: str, said: BodyAnswers) -> BodyAnswers:
    if not said.kind:
        kinds = _kinds(place, what)
        usual = "academy" if _is_academy_trust(place, trust) else kinds[0]
        kind = ask("Kind", lambda words: one_of("kind", words, kinds), usual, kinds)
        said = replace(said, kind=kind)
    if not said.phase and what == "school":
        phases = _allowed(place, "phase")
        usual = "nursery" if said.kind == "maintained-nursery" else phase_in(said.name, phases)
        phase = ask("Phase", lambda words: one_of("phase", words, phases), usual, phases)
        said = replace(said, phase=phase)
    if not said.religious_character and what == "school":
        usual = character_in(said.name) or NONE
        known_ones = _allowed(place, "religious-character")
        character = ask(
            "Religious character", lambda words: _character(place, words), usual, known_ones
        )
        said = replace(said, religious_character=character)
    if not said.nation and not trust:
        nations = _allowed(place, "nation")
        nation = ask("Nation", lambda words: one_of("nation", words, nations), nations[0], nations)
        said = replace(said, nation=nation)
    return said


def phase_in(name: str, phases: Sequence[str]) -> str:
    """Return the phase that a name says, if it says one alone."""
    words = re.findall(r"[a-z-]+", name.lower())
    found = [phase for phase in phases if phase in words]
    return found[0] if len(found) == 1 else ""


def _is_academy_trust(place: Place, trust: str) -> bool:
    return bool(trust) and profile_of(place.ground.library, trust).facts.get("kind") == TRUSTS[0]


def _usual_head(place: Place, trust: str) -> str:
    library = place.ground.library
    holder = profile_of(library, trust).roles.get("head") if trust else None
    if holder and holder.forms:
        return holder.forms.noun.text
    head = library.vocabulary.roles.get("head")
    return head.default.noun.text if head and head.default else "Headteacher"


def _ask_policies(place: Place, trust: str) -> tuple[str, ...] | None:
    """Return the policies that were named; None when those of the trust, or all, will do."""
    library = place.ground.library
    say("Policies that it publishes, with commas between, or none:")
    width = max(map(len, library.policies), default=0)
    for name, policy in sorted(library.policies.items()):
        of = policy.variant_of
        say(f"  {name:<{width}}  {f'another shape of {of}' if of else write_line(policy.title)}")
    usual = f"as {trust} does" if trust else "all"

    def check(words: str) -> str:
        _policies(library, words)
        return words

    words = ask("Policies", check, usual)
    return None if words == usual else _policies(library, words)


# WHAT TO DO NEXT


def _next(place: Place, body: str, said: BodyAnswers) -> Iterator[str]:
    yield f"open {overlay_path(body)} in an editor (`policyloom explain overlays` says how)"
    yield f"policyloom check {body}{place.option}"
    if said.policies != ():
        yield f"policyloom build {body}{place.option}"
    if said.kind in TRUSTS:
        yield f"policyloom new school {body}/SCHOOL{place.option}    for each of its schools"
