"""Links by name: a clause, section, policy or instrument named -> words that lead there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, did_you_mean
from policyloom.document import FOOTNOTE, Concept, Jump, Language, Link, Reference, Text
from policyloom.document.named import named_in_welsh
from policyloom.resolve.citations import citation
from policyloom.resolve.context import Numbered
from policyloom.source import REGISTER
from policyloom.source.names import is_clause, registered_as
from policyloom.welsh import ENGLISH, TAGS, said

if TYPE_CHECKING:
    from policyloom.diagnostics import Span
    from policyloom.document import Inline, Inlines
    from policyloom.resolve.context import Context
    from policyloom.resolve.number import Referent
    from policyloom.source.wording import CrossLink


def cross_link(link: CrossLink, words: Inlines, context: Context) -> tuple[Inline, ...]:
    """Return what a link by name refers to, in an author's ``words`` or, without any, its own."""
    match link.scheme:
        case "cite":
            cited = citation(link.target, words, link.span, context)
            return cited if words else _outside(cited, context)
        case "policy":
            named = policy_name(link.target, words, link.span, context)
            return named if words else _outside(named, context)
        case "note":
            return (footnote_mark(link.target, link.span, context),)
        case "section" | "clause" | "appendix" | "figure":
            return _reference(link, words, context)
        case _:
            raise AssertionError(link.scheme)


def _outside(words: Inlines, context: Context) -> Inlines:
    """Return what laws and policies are called in the language of the text."""
    return words if context.language == ENGLISH else named_in_welsh(words)


def _in_english(words: Inlines, context: Context) -> Inlines:
    """Return a name, which is English, marked as such in a text of another language."""
    if context.language == ENGLISH or not words:
        return words
    return (Language(words, TAGS[ENGLISH]),)


def _reference(link: CrossLink, words: Inlines, context: Context) -> tuple[Inline, ...]:
    scheme = "section" if link.scheme == "appendix" else link.scheme
    named = context.library.renames.clauses.get(link.target, link.target)
    target = context.numbers.referents.get(f"{scheme}:{named}")
    if target is None:
        _dangling(link, scheme, context)
        return ()
    concept = Concept(kind=scheme, key=named)
    token = f"{link.scheme}:{link.target}"

    def run(value: str) -> Text:
        words = said(value, context.language)
        return context.text(words, link.span, token=token, concept=concept)

    if words:
        return (Reference(words, target.anchor),)
    if scheme == "clause" and _says_nothing(named, target, context):
        anchor = named if named in context.numbers.provisions else target.anchor
        return (Reference(_in_english((run(f"“{context.titles[named]}”"),), context), anchor),)
    if target.number:
        lead = (run(target.words),) if target.words else ()
        of = (run(f" of {_named(target, context)}"),) if target.is_part else ()
        after = _in_english(of, context)
        # Word counts headings and items of lists; the number of a figure stands as it is.
        counted = "" if scheme == "figure" else target.number
        return (Reference((*lead, run(target.number), *after), target.anchor, counted),)
    return (Reference(_in_english((run(_named(target, context)),), context), target.anchor),)


def _says_nothing(named: str, target: Referent, context: Context) -> bool:
    """Say whether the number of a section is all there is, and readers are in that section."""
    here = context.numbers.referents.get(f"clause:{context.clause}")
    alone = target.anchor == target.section and named in context.titles
    return alone and here is not None and here.section == target.section


def _named(target: Referent, context: Context) -> str:
    """Return how a section without a number is referred to."""
    return f"the section “{context.titles.get(target.section, target.section)}”"


def _dangling(link: CrossLink, scheme: str, context: Context) -> None:
    known = [
        name.partition(":")[2] for name in context.numbers.referents if name.startswith(scheme)
    ]
    if link.scheme == "appendix":
        targets = context.numbers.referents
        known = [key for key in known if targets[f"section:{key}"].number.startswith("Appendix")]
    if scheme == "clause" and not is_clause(context.library, link.target):
        return  # the rule about links reports it, once for all documents
    if scheme == "clause":
        message = (
            f"this refers to `{link.target}`, which is not in the {context.policy.id} policy of "
            f"{context.profile.body}"
        )
        way = "leave the reference out where the clause is left out, or include the clause"
        context.report(Code.DANGLING_REFERENCE, message, link.span, way)
        return
    message = f"this policy has no {link.scheme} `{link.target}`"
    hint = f"it has no {link.scheme} at all" if not known else did_you_mean(link.target, known)
    context.report(Code.DANGLING_REFERENCE, message, link.span, hint)


# Policies by name: a policy of the register -> what the body calls it, with its address.


def policy_name(policy: str, words: Inlines, span: Span, context: Context) -> Inlines:
    """Return the title (or ``words``) as a link, or plain where the body gives no address."""
    policy = context.library.renames.policies.get(policy, policy)
    registered = context.library.register.get(policy)
    context.dependencies.add(REGISTER)
    if registered is None:
        hint = registered_as(policy, context.library)
        context.report(Code.UNKNOWN_POLICY, f"the register has no policy `{policy}`", span, hint)
        return ()
    context.policies_named.setdefault(policy)
    link = context.profile.links.get(policy)
    inlines = words or (policy_title(policy, span, context),)
    return (Link(inlines, link.url.text),) if link and link.url else inlines


def _published_as(policy: str, context: Context) -> str:
    """Return the policy of that name that the body publishes: itself, or a variant of it."""
    policies = context.library.policies
    published = (value.text for value in context.profile.policies)
    return next(
        (p for p in published if p in policies and policies[p].variant_of == policy), policy
    )


def policy_title(policy: str, span: Span, context: Context) -> Text:
    """Return what the body calls a policy of the register."""
    registered = context.library.register[policy]
    context.dependencies.add(registered.span.path)
    document = context.profile.documents.get(_published_as(policy, context), {})
    own = document.get("title")
    link = context.profile.links.get(policy)
    given = own or (link.title if link else None)
    words, value = (given.text, given.span) if given else (registered.title, registered.span)
    called = document.get("welsh")
    welsh = called.text if called else "" if given else registered.welsh
    concept = Concept(kind="policy", key=policy)
    run = context.text(words, span, token=f"policy:{policy}", concept=concept, value=value)
    return context.name(run, welsh)


# FOOTNOTES: a number where a text refers to one, and below the clause what it says. Numbers
# begin again in each section; each leads to the other place.


def footnote_mark(key: str, span: Span, context: Context) -> Jump:
    """Return the number that stands in the text; only the first of two is led back to."""
    counted, name = context.footnotes, ""
    if key not in counted.here:
        counted.names += 1
        counted.number += 1
        counted.here[key] = Numbered(counted.number, f"note-{counted.names}")
        name = f"{counted.here[key].name}-text"
    known = counted.here[key]
    return Jump((_number(key, known, span, context),), name, known.name)


def footnote_label(key: str, span: Span, context: Context) -> Jump:
    """Return the number that stands before what the footnote says."""
    known = context.footnotes.here[key]
    return Jump((_number(key, known, span, context),), known.name, f"{known.name}-text")


def _number(key: str, known: Numbered, span: Span, context: Context) -> Text:
    concept = Concept(kind=FOOTNOTE, key=f"{context.clause}/{key}")
    return context.text(f"[{known.number}]", span, token="footnote", concept=concept)  # noqa: S106 - of the text
