"""STUDIO: what a body may say -> the fields of a form, with what stands there and whose it is.

The names, labels and examples are those of the vocabulary. A field says where its value comes from
when it is not the body's own, and in how many places of the body's documents it is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.english.dates import date_words, is_date
from policyloom.english.grammar import capitalised
from policyloom.english.meant import character_words
from policyloom.resolve.profile import LIBRARY
from policyloom.source import Choice, SettingType
from policyloom.studio.fields import OPTIONS, YES_NO, Field, shown
from policyloom.studio.of_body import OfBody
from policyloom.studio.saving import value_in
from policyloom.studio.titles import alternatives, as_read, without_braces

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.diagnostics import Span
    from policyloom.resolve.profile import Profile
    from policyloom.source import Forms, Holder, Setting, Term
    from policyloom.studio.desk import Desk

GROUPS = {
    "about": "Who you are",
    "roles": "Who does what",
    "settings": "Facts",
    "terms": "Your words",
    "people": "Groups of people",
    "choices": "Choices",
    "look": "How it looks",
    "links": "Web addresses",
    "documents": "Dates and status",
}
DATES = {
    "effective-from": "In force from",
    "last-reviewed": "Last reviewed on",
    "next-review": "Next review by",
}
STATUS = (("draft", "Draft"), ("for-approval", "Ready for approval"))
LOOK = {
    "accent": ("Colour of headings", "As #1d4f76; it has to be readable on white."),
    "strapline": ("Strapline", "A few words below the title."),
}
HYPHENED = ("all-through", "non-maintained")
"""What keeps its hyphen where a fact is read."""
ABOUT = {
    "phase": "Phase",
    "nation": "Nation, whose law and guidance apply",
    "religious-character": "Religious character",
}


def fields_of(desk: Desk, body: str, group: str) -> tuple[Field, ...]:
    """Return the fields of one group of a body's form."""
    form = _Form.of(desk, body)
    groups = {
        "about": form.about,
        "roles": form.roles,
        "settings": form.settings,
        "terms": form.terms,
        "people": form.people,
        "choices": form.choices,
        "look": form.look,
        "links": form.links,
        "documents": form.documents,
    }
    return tuple(groups[group]())


class _Form(OfBody):
    """The fields of a body that stand alone, group by group."""

    __slots__ = ()

    def about(self) -> Iterator[Field]:
        yield self._plain(("name",), "Name, as it is printed", inherited="")
        schema = self.desk.project.schemas["overlay"]["properties"]
        for key, label in ABOUT.items():
            options = tuple((one, fact_words(key, one)) for one in schema[key].get("enum", ()))
            above = "" if key in self.data else self.profile.facts.get(key, "")
            kind = "choice" if options else "text"
            yield self._plain((key,), label, kind=kind, options=options, inherited=above)
        if isinstance(mine := self.data.get("policies"), list):
            titles = {one: self._called_policy(one) for one in self.desk.library.policies}
            known = dict.fromkeys((*map(str, mine), *sorted(titles, key=lambda one: titles[one])))
            yield self._plain(
                ("policies",), "Policies that you publish", kind="several",
                options=tuple((one, titles.get(one, one)) for one in known), inherited="",
            )  # fmt: skip

    def _called_policy(self, policy: str) -> str:
        known = self.desk.library.register.get(policy)
        return known.title if known else capitalised(policy.replace("-", " "))

    def roles(self) -> Iterator[Field]:
        vocabulary = self.desk.library.vocabulary.roles
        titles = {name: _holder_words(self.profile.roles.get(name)) for name in vocabulary}
        for name in self._names("roles", "role", vocabulary):
            yield self._role(name, vocabulary[name], titles)

    def _role(self, name: str, term: Term, titles: Mapping[str, str]) -> Field:
        at: tuple[str | int, ...] = ("roles", name)
        own, kind = value_in(self.data, at), "text"
        options: OPTIONS = ()
        if isinstance(own, dict) and "either" in own:
            at, kind = (*at, "either"), "several"
            options = tuple(self._holders(name, titles, own["either"]))
        holder = self.profile.roles.get(name)
        return self._field(
            at, capitalised(name), term.description, kind=kind, options=options,
            inherited=titles.get(name, ""), span=holder.span if holder else None,
            key=("roles", name), concept=("role", name),
        )  # fmt: skip

    def _holders(
        self, name: str, titles: Mapping[str, str], now: list[str]
    ) -> Iterator[tuple[str, str]]:
        """Yield the roles that may be named: those that somebody holds, not those that name them.

        What is named now stands first, in its order, so that a form sent back changes nothing.
        """
        held = (one for one in titles if not (h := self.profile.roles.get(one)) or h.forms)
        for one in dict.fromkeys((*now, *held)):
            if one != name or one in now:
                yield one, capitalised(titles.get(one) or one)

    def terms(self) -> Iterator[Field]:
        vocabulary = self.desk.library.vocabulary.terms
        for name in self._names("terms", "term", vocabulary):
            forms = self.profile.terms.get(name)
            yield self._field(
                ("terms", name), capitalised(name), vocabulary[name].description,
                inherited=_forms_words(forms), span=forms.noun.span if forms else None,
                key=("terms", name), concept=("term", name),
            )  # fmt: skip

    def settings(self) -> Iterator[Field]:
        vocabulary = self.desk.library.vocabulary.settings
        for name in self._names("settings", "setting", vocabulary):
            yield self._setting(name, vocabulary[name])

    def _setting(self, name: str, setting: Setting) -> Field:
        value = self.profile.settings.get(name)
        kind, options = _kind_of(setting)
        return self._field(
            ("settings", name), setting.label, setting.description,
            example="" if options else setting.example, kind=kind, options=options,
            inherited=value.text if value else "",
            span=value.span if value else None, key=("settings", name), concept=("setting", name),
            label=setting.label,
        )  # fmt: skip

    def people(self) -> Iterator[Field]:
        for name in self._names("people", "people", self.desk.library.vocabulary.people):
            values = self.profile.people.get(name, ())
            yield self._field(
                ("people", name), capitalised(name), "Each on a line of its own.", kind="lines",
                inherited=", ".join(one.text for one in values),
                span=values[0].span if values else None, concept=("people", name),
            )  # fmt: skip

    def choices(self) -> Iterator[Field]:
        for name, (clauses, section) in choices_of(self.desk, self.profile).items():
            chosen = self.profile.choices.get(name)
            options = alternatives(self.desk.library, clauses)
            yield self._field(
                ("choices", name), capitalised(name.replace("-", " ")), kind="choice",
                hint=f"Which of these texts stands under ‘{section}’.",
                options=tuple(options.items()),
                inherited=options.get(chosen.text, "") if chosen else "",
                span=chosen.span if chosen else None, key=("choices", name),
            )  # fmt: skip

    def look(self) -> Iterator[Field]:
        for key, (label, hint) in LOOK.items():
            value = self.profile.look.get(key)
            yield self._field(
                ("look", key), label, hint, inherited=value.text if value else "",
                span=value.span if value else None,
            )  # fmt: skip

    def links(self) -> Iterator[Field]:
        for policy, known in sorted(self.desk.library.register.items()):
            link = self.profile.links.get(policy)
            url = link.url if link else None
            yield self._field(
                ("links", policy, "url"), known.title, "Where you publish it.",
                example=f"https://school.example.org/{policy}", inherited=url.text if url else "",
                span=url.span if url else None, key=("links", policy), concept=("policy", policy),
            )  # fmt: skip

    def documents(self) -> Iterator[Field]:
        for one in self.profile.policies:
            known = self.desk.library.register.get(one.text)
            title = known.title if known else one.text
            values = self.profile.documents.get(one.text, {})
            for key, label in (*DATES.items(), ("status", "Status")):
                value = values.get(key)
                yield self._field(
                    ("documents", one.text, key), f"{title}: {label.lower()}", "",
                    kind="choice" if key == "status" else "date",
                    options=STATUS if key == "status" else (),
                    inherited=value.text if value else "", span=value.span if value else None,
                    key=("documents", one.text),
                )  # fmt: skip

    def _names(self, key: str, kind: str, vocabulary: Mapping[str, object]) -> list[str]:
        """Return what the body says itself, or its documents read or want."""
        own = self.data.get(key)
        mine = set(own) if isinstance(own, dict) else set()
        read = {name for read_kind, name in self.places if read_kind == kind}
        wanted = {name for wanted_key, name in self.wanted if wanted_key == key}
        return [name for name in vocabulary if name in mine | read | wanted]

    def _plain(
        self, at: tuple[str, ...], label: str, *, kind: str = "text", options: OPTIONS = (),
        inherited: str,
    ) -> Field:  # fmt: skip
        return self._field(at, label, "", kind=kind, options=options, inherited=inherited)

    def _field(  # noqa: PLR0913 - each is a thing to say of a field
        self, at: tuple[str | int, ...], words: str, hint: str, *, example: str = "",
        kind: str = "text", options: OPTIONS = (), inherited: str = "", span: Span | None = None,
        key: tuple[str, str] = ("", ""), concept: tuple[str, str] = ("", ""), label: str = "",
    ) -> Field:  # fmt: skip
        was = value_in(self.data, at)
        layer = self.profile.layer(span) if span else ""
        held = date_words(inherited) if is_date(inherited) else inherited
        return Field(
            at=at, label=words, hint=without_braces(hint),
            example=example, kind=kind, options=options,
            value=shown(was), was=was,
            inherited="" if layer == self.body else dict(options).get(held, held),
            whose=self._called(layer), places=self.places[concept],
            wanted=key in self.wanted or ("settings", label) in self.wanted,
        )  # fmt: skip

    def _called(self, layer: str) -> str:
        if layer in {"", self.body}:
            return ""
        if layer == LIBRARY:
            return "the library"
        return self.desk.library.overlays[layer].name.text


def choices_of(desk: Desk, profile: Profile) -> Mapping[str, tuple[tuple[str, ...], str]]:
    """Return the choices in a body's policies: the clauses to choose from, and the section."""
    mine = (desk.library.policies.get(one.text) for one in profile.policies)
    return {
        part.name: (tuple(each.clause for each in part.alternatives), as_read(section.title))
        for policy in mine if policy
        for section in policy.sections
        for part in section.parts if isinstance(part, Choice) and part.name
    }  # fmt: skip


def fact_words(fact: str, value: str) -> str:
    """Return a fact about a body as a reader would write it."""
    if fact in {"nation", "religious-character"}:
        return character_words(value)
    lead = next((one for one in HYPHENED if value.startswith(one)), "")
    return capitalised(lead + value.removeprefix(lead).replace("-", " "))


def _kind_of(setting: Setting) -> tuple[str, OPTIONS]:
    match setting.type:
        case SettingType.YES_NO:
            return "choice", YES_NO
        case SettingType.CHOICE:
            return "choice", tuple((one, capitalised(one)) for one in setting.choices)
        case SettingType.NUMBER:
            return "number", ()
        case SettingType.DATE:
            return "date", ()
        case _:
            return "text", ()


def _holder_words(holder: Holder | None) -> str:
    if holder is None or holder.vacant:
        return ""
    if holder.forms:
        return holder.forms.noun.text
    return " or ".join(one.text for one in holder.either)


def _forms_words(forms: Forms | None) -> str:
    return forms.noun.text if forms else ""
