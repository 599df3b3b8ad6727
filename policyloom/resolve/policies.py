"""Policies by name: a policy of the register -> what the body calls it, with its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import did_you_mean
from policyloom.document import Concept, Link, Text
from policyloom.source import REGISTER

if TYPE_CHECKING:
    from policyloom.diagnostics import Span
    from policyloom.document import Inlines
    from policyloom.resolve.context import Context


def policy_name(policy: str, words: Inlines, span: Span, context: Context) -> Inlines:
    """Return the title (or ``words``) as a link, or plain where the body gives no address."""
    registered = context.library.register.get(policy)
    context.dependencies.add(REGISTER)
    if registered is None:
        known = list(context.library.register)
        hint = did_you_mean(policy, known)
        context.report("unknown-policy", f"the register has no policy `{policy}`", span, hint)
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
    own = context.profile.documents.get(_published_as(policy, context), {}).get("title")
    link = context.profile.links.get(policy)
    given = own or (link.title if link else None)
    words, value = (given.text, given.span) if given else (registered.title, registered.span)
    concept = Concept(kind="policy", key=policy)
    return context.text(words, span, token=f"policy:{policy}", concept=concept, value=value)
