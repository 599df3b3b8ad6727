"""The rule ``agreement-outside-token``: what must agree with a body's word stands in its token.

A body may call its head 'the Co-Headteachers' and its board 'the governors'. A verb beside the
token then reads 'the Co-Headteachers has', and a later 'it' means nobody. The title of a policy
may be plural too, and no token agrees with it: 'our Privacy notices names'.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic
from policyloom.english.grammar import PLURAL_VERBS, VERBS, Form, NounToken, PeopleToken
from policyloom.english.sentences import starts
from policyloom.english.subjects import (
    OF_MANY,
    has_number,
    is_joined,
    is_second,
    is_subject,
    of_several,
    verb_apart,
    verb_before,
    verb_beside,
    verb_of_each,
    verb_of_two,
    verb_of_who,
)
from policyloom.lint.lines import flat, newest_lines, running
from policyloom.remembered import remembered
from policyloom.source.names import BODY, reader_of
from policyloom.source.walk import MOST
from policyloom.source.wording import CrossLink, Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeGuard

    from policyloom.diagnostics import Diagnostics, Severity
    from policyloom.english.grammar import ReadToken
    from policyloom.lint.lines import Lines, Running
    from policyloom.source import Library
    from policyloom.source.names import Reader
    from policyloom.source.wording import Pieces, Token

PRONOUN = re.compile(
    r"(?<![\w{])(?P<said>[Ii]t)\s+(?:\{(?:must|should|may|need)|"
    rf"(?:{'|'.join(sorted(VERBS))}|wish|wishes|want|wants)\b)"
)
OUR = re.compile(r"\b[Oo]ur\s+$")
ITS = re.compile(r"(?<![\w{])(?P<said>its|itself)(?![\w'’-])")
ADDRESSED = re.compile(
    r"\b(?:(?:advis|ask|inform|invit|notif|remind|tell|thank|told|warn)[a-z]*\}?"
    r"|(?:accountable|answer|appeal|complain|report|responsible|sp[eo]ak|talk|writ|wrote)[a-z]*\}?"
    r"[^.,:;]*?\s+to)\s+(?P<said>it)(?![\w'’-])"
)
"""Whoever is told, asked or written to is no thing, but the body that was named before."""
ANOTHER = re.compile(
    r"(?<![\w{])(?:an?|another|any|each|every|no|one|our|that|the|their|this)"
    r"\s+(?!(?:[a-z-]+ )?(?:day|month|term|time|week|year)\b)\w|(?<=[\w,;] )[A-Z]"
)
"""Another noun or name that a pronoun behind it may mean; a time is none."""
GENDERED = re.compile(
    r"(?<![\w{])(?P<said>[Hh]e|[Ss]he|[Hh]is|[Hh]ers?|him|himself|herself)(?![\w'’-])"
)
"""What may not stand for a person, where people say 'they'; 'it' may not stand for a body."""
SINGULAR = frozenset({Form.INDEFINITE, Form.DEFINITE, Form.THIS})
SEVERAL = frozenset({Form.PLURAL, Form.DEFINITE_PLURAL})


def agreement(library: Library) -> Iterator[Diagnostic]:
    """A verb or pronoun that must agree with a body's word stands in the token, or is not there.

    Why it matters: 'unless the Co-Headteachers has agreed' was printed of ``{the head} has``.
    """
    reader = reader_of(library.vocabulary)
    for said, severity in newest_lines(library):
        yield from _of_a_text(said, severity, reader)


@remembered(MOST)
def _of_a_text(said: Lines, severity: Severity, reader: Reader) -> Diagnostics:
    return tuple(found for line in said for found in _in_line(line, severity, reader))


def _in_line(line: Pieces, severity: Severity, reader: Reader) -> Iterator[Diagnostic]:
    yield from _titles(line, severity)
    said = running(line)
    for at, piece in said.parts:
        token = said.token_at(at)
        if token is piece:
            read = reader.read(token.surface)
            if isinstance(read, NounToken | PeopleToken) and not read.possessive:
                bare = not (_is_several(read) or _is_singular(read))
                yield from _counted(at, token, said, severity, bare=bare)
                yield from () if bare else _pronouns(at, token, said, severity, read)
            if _is_several(read):
                yield from _verbs_of_several(at, token, said, severity)
            elif _is_singular(read):
                yield from _verbs(at, token, said, severity, read)


def _titles(line: Pieces, severity: Severity) -> Iterator[Diagnostic]:
    """Yield the verbs of which a policy is the subject: its title says whether it is one."""
    before = ""
    said = tuple(flat(line))
    for piece, after in zip(said, (*said[1:], None), strict=True):
        if isinstance(piece, Words):
            before = piece.value
        elif isinstance(piece, CrossLink) and piece.scheme == "policy" and not piece.pieces:
            verb = verb_beside(after.value) if isinstance(after, Words) else ""
            if is_subject(OUR.sub("", before)) and has_number(verb):
                yield _of_title(verb, piece, severity)


def _of_title(verb: str, link: CrossLink, severity: Severity) -> Diagnostic:
    return Diagnostic(
        code=Code.AGREEMENT_OUTSIDE_TOKEN,
        message=f"the verb “{verb}” follows the title of a policy, which may be plural",
        span=link.span,
        hint=f"turn the sentence round, as in ‘it is said in our [](policy:{link.target})’",
        severity=severity,
    )


def _is_singular(read: ReadToken | None) -> TypeGuard[NounToken]:
    """Tell whether a body may have several of what is said as one."""
    if not isinstance(read, NounToken) or read.possessive:
        return False
    return read.form in SINGULAR or (read.name == BODY and read.form is Form.BARE)


def _is_several(read: ReadToken | None) -> bool:
    """Tell whether it is more than one in every body: {pupils}, {staff or volunteers}."""
    if isinstance(read, NounToken):
        return not read.possessive and (read.kind == "people" or read.form in SEVERAL)
    return isinstance(read, PeopleToken) and not read.possessive


def _verbs(
    at: int, token: Token, said: Running, severity: Severity, read: NounToken
) -> Iterator[Diagnostic]:
    before, after = _around(at, token, said)
    relative = verb_of_who(before, after)
    if has_number(relative):
        hint = "say it in a sentence of its own, with the verb in the braces"
        yield _told(relative, token, hint, severity)
    if read.verb and is_second(before):
        hint = "name both in one token, as in `{head and governing body are}`"
        yield _told(read.verb, token, hint, severity, "follows one of two, and both are meant")
    if read.verb or verb_of_two(before, after):
        return
    subject = is_subject(before)
    verb = verb_beside(after) if subject else ""
    if inverted := verb_before(before):
        hint = "turn the sentence round, so that the verb follows the noun"
        yield _told(inverted, token, hint, severity)
    elif has_number(verb) or (verb in VERBS and not is_joined(before)):
        yield _told(verb, token, _hint(token.surface, verb), severity)
    elif subject and (apart := verb_apart(after)):
        hint = "put the verb into the braces, and what stands between elsewhere"
        yield _told(apart, token, hint, severity)


def _around(at: int, token: Token, said: Running) -> tuple[str, str]:
    return said.words[:at], said.words[at + len(token.surface) + 2 :]


def _verbs_of_several(
    at: int, token: Token, said: Running, severity: Severity
) -> Iterator[Diagnostic]:
    """Yield a verb for one, beside what is several in every body."""
    before, after = _around(at, token, said)
    before = of_several(before)
    # In 'a friend of pupils, who keeps it' it may be the friend.
    verb = verb_of_who(before, after) or verb_beside(after)
    if verb in PLURAL_VERBS and is_subject(before):
        hint = f"write `{PLURAL_VERBS[verb]}`"
        yield _told(verb, token, hint, severity, "is for one, and these are several")


def _counted(
    at: int, token: Token, said: Running, severity: Severity, *, bare: bool
) -> Iterator[Diagnostic]:
    """Yield a verb for one after two subjects, and one for several after 'each of' them."""
    before, after = _around(at, token, said)
    if not bare and (both := verb_of_two(before, after)):
        why = "is for one, and these are two"
        yield _told(both, token, f"write `{PLURAL_VERBS[both]}`", severity, why)
    if each := verb_of_each(before, after, bare=bare):
        why = "is for several, and this is one of them"
        yield _told(each, token, f"write `{OF_MANY[each]}`", severity, why)


def _hint(surface: str, verb: str) -> str:
    if verb in VERBS:
        return f"write `{{{surface} {verb}}}`"
    return f"say it with {{must}} or with another verb; `{verb}` cannot stand in a token"


def _pronouns(
    at: int, token: Token, said: Running, severity: Severity, read: ReadToken
) -> Iterator[Diagnostic]:
    """Yield a pronoun for the subject of a sentence, in that sentence or the next one."""
    begins = [0, *starts(said.words), len(said.words)]
    after = at + len(token.surface)
    here = next(end for end in begins[1:] if end > at)
    # 'It' is the subject of the next sentence too; 'its' may mean what stands between.
    later = begins[min(begins.index(here) + 1, len(begins) - 1)]
    found = None
    if is_subject(said.words[:at]):
        found = GENDERED.search(said.words, after, here)
    if at in begins and _is_singular(read) and not found:
        pronoun = PRONOUN if read.kind == "term" else GENDERED
        found = pronoun.search(said.words, after, later)
        if read.kind == "term" and read.name != BODY and not found:
            found = ITS.search(said.words, after, here)
    if not found and isinstance(read, NounToken) and _is_a_board(read):
        found = _of_the_nearest(said.words, after, here, later)
    if found:
        yield _pronoun(found, token, said, severity)


def _is_a_board(read: NounToken) -> bool:
    """Tell whether it is a body that is known, and not any one of its kind."""
    return read.kind == "term" and read.name != BODY and read.form in {Form.DEFINITE, Form.THIS}


def _of_the_nearest(words: str, after: int, here: int, later: int) -> re.Match[str] | None:
    """Return a pronoun further on, if nothing stands between that it may mean instead."""
    found = ITS.search(words, after, here) or ADDRESSED.search(words, after, later)
    return None if found and ANOTHER.search(words, after, found.start()) else found


def _pronoun(found: re.Match[str], token: Token, said: Running, severity: Severity) -> Diagnostic:
    return Diagnostic(
        code=Code.AGREEMENT_OUTSIDE_TOKEN,
        message=f"“{found['said']}” stands for `{{{token.surface}}}`, which may be more than one",
        span=said.at(found.start("said"), len(found["said"])),
        hint="name it again, or say the sentence without a pronoun",
        severity=severity,
    )


def _told(
    verb: str,
    token: Token,
    hint: str,
    severity: Severity,
    why: str = "stands outside the braces, so it cannot agree with the word that a body uses",
) -> Diagnostic:
    return Diagnostic(
        code=Code.AGREEMENT_OUTSIDE_TOKEN,
        message=f"the verb “{verb}” {why}",
        span=token.span,
        hint=hint,
        severity=severity,
    )
