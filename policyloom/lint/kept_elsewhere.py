"""The rules about policies that are kept elsewhere: each once, under a title, and its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, nearest
from policyloom.english.dates import date_words
from policyloom.lint.people import role_field
from policyloom.source.names import body_words
from policyloom.source.values import kept_path, overlay_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.source import KeptPolicy, Library, Value

ADD = "add `title:` with what it is called"


def kept_elsewhere(library: Library) -> Iterator[Diagnostic]:
    """A policy stands once in the list of a body, under a title, with a post and days that follow.

    Why it matters: the list is what tells a school what is due, and the law asks it for some.
    """
    places = body_words(library)
    for body, policies in library.kept.items():
        if body not in library.overlays and overlay_path(body) not in library.broken:
            yield _of_nobody(body, policies)
        seen: set[str] = set()
        for one in policies:
            yield from _once(library, body, one, seen)
            yield from _named(library, one)
            yield from _days(one)
            for value in (one.owner, one.approver):
                yield from role_field(value, places) if value else ()


def _of_nobody(body: str, policies: tuple[KeptPolicy, ...]) -> Diagnostic:
    message = f"this list is of `{body}`, and there is no {overlay_path(body)}"
    hint = "begin the body with `policyloom new school`, or move this file to where it belongs"
    span = policies[0].policy.span
    return Diagnostic(code=Code.MISSING_FILE, message=message, span=span, hint=hint)


def _once(library: Library, body: str, one: KeptPolicy, seen: set[str]) -> Iterator[Diagnostic]:
    name = one.policy.text
    if name in seen:
        yield _twice(one.policy, f"`{name}` is listed twice", "keep one of them")
    elif name in library.policies_of(body):
        message = f"`{name}` is written here, so it is not kept elsewhere"
        hint = f"take it out of {kept_path(body)}, or out of `policies:` in {overlay_path(body)}"
        yield _twice(one.policy, message, hint)
    seen.add(name)


def _twice(value: Value, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=Code.LISTED_TWICE, message=message, span=value.span, hint=hint)


def _named(library: Library, one: KeptPolicy) -> Iterator[Diagnostic]:
    name = one.policy.text
    if not one.title and name not in library.register:
        near = nearest(name, library.register)
        yield Diagnostic(
            code=Code.UNKNOWN_POLICY,
            message=f"the register has no policy `{name}`, so it has no title",
            span=one.policy.span,
            hint=f"did you mean `{near}`? If not, {ADD}" if near else ADD,
        )


def _days(one: KeptPolicy) -> Iterator[Diagnostic]:
    last = max(one.approved_on, one.last_reviewed)
    review = one.next_review
    if review and last and review.text <= last:
        days = f"the next review, {date_words(review.text)}, is not after {date_words(last)}"
        message = f"{days}, the day of the last approval or review"
        hint = "put the days right, or leave out `next-review` where the cycle says it"
        yield Diagnostic(code=Code.DATE_ORDER, message=message, span=review.span, hint=hint)
