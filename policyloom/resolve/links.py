"""Links by name: a clause, section, policy or instrument named -> words that lead there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import did_you_mean
from policyloom.document import Concept, Reference, Text
from policyloom.names import clause_names
from policyloom.resolve.citations import citation
from policyloom.resolve.policies import policy_name

if TYPE_CHECKING:
    from policyloom.document import Inline, Inlines
    from policyloom.resolve.context import Context
    from policyloom.resolve.number import Target
    from policyloom.wording import CrossLink


def cross_link(link: CrossLink, words: Inlines, context: Context) -> tuple[Inline, ...]:
    """Return what a link by name refers to, in an author's ``words`` or, without any, its own."""
    match link.scheme:
        case "cite":
            return citation(link.target, words, link.span, context)
        case "policy":
            return policy_name(link.target, words, link.span, context)
        case "section" | "clause" | "appendix":
            return _reference(link, words, context)
        case _:
            raise AssertionError(link.scheme)


def _reference(link: CrossLink, words: Inlines, context: Context) -> tuple[Inline, ...]:
    scheme = "section" if link.scheme == "appendix" else link.scheme
    target = context.numbers.targets.get(f"{scheme}:{link.target}")
    if target is None:
        _dangling(link, scheme, context)
        return ()
    concept = Concept(kind=scheme, key=link.target)
    token = f"{link.scheme}:{link.target}"

    def run(value: str) -> Text:
        return context.text(value, link.span, token=token, concept=concept)

    if words:
        return (Reference(words, target.anchor),)
    if target.number:
        lead = (run(target.words),) if target.words else ()
        after = (run(f" of {_named(target, context)}"),) if target.is_part else ()
        return (Reference((*lead, run(target.number), *after), target.anchor, target.number),)
    return (Reference((run(_named(target, context)),), target.anchor),)


def _named(target: Target, context: Context) -> str:
    """Return how a section without a number is referred to."""
    return f"the section “{context.titles.get(target.section, target.section)}”"


def _dangling(link: CrossLink, scheme: str, context: Context) -> None:
    known = [name.partition(":")[2] for name in context.numbers.targets if name.startswith(scheme)]
    if link.scheme == "appendix":
        targets = context.numbers.targets
        known = [key for key in known if targets[f"section:{key}"].number.startswith("Appendix")]
    if scheme == "clause" and link.target not in clause_names(context.library):
        return  # the rule about links reports it, once for all documents
    if scheme == "clause":
        message = (
            f"this refers to `{link.target}`, which is not in the {context.policy.id} policy of "
            f"{context.profile.body}"
        )
        hint = "leave the reference out where the clause is left out, or include the clause"
        context.report("dangling-reference", message, link.span, hint)
        return
    message = f"this policy has no {link.scheme} `{link.target}`"
    context.report("dangling-reference", message, link.span, did_you_mean(link.target, known))
