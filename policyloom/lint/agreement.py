"""The rule ``agreement-outside-token``: what must agree with a body's word stands in its token.

A body may call its head 'the Co-Headteachers' and its board 'the governors'. A verb beside the
token then reads 'the Co-Headteachers has', and a later 'it' means nobody. The title of a policy
may be plural too, and no token agrees with it: 'our Privacy notices names'.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic
from policyloom.english.grammar import (
    PLURAL_VERBS,
    SINGULAR_VERBS,
    VERBS,
    Form,
    NounToken,
    PeopleToken,
)
from policyloom.english.sentences import starts
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

SUBJECT = re.compile(
    r"(?:^|[.!?:;,(–—]\s*|\b(?:although|and|as|because|before|both|but|either|how|if|neither|nor"
    r"|once|or|since|so|than|that|then|though|unless|until|what|when|whenever|where|wherever"
    r"|whether|which|while|whom|whose|why)\s+)$",
    re.IGNORECASE,
)
"""What stands before a noun that is the subject of what follows; a preposition does not."""
ASKING = "Is|Are|Has|Have|Does|Do|Was|Were"
INVERTED = re.compile(
    rf"(?:^|[.!?:;]\s*)(?:(?:How|What|When|Where|Which|Who|Why)\s+(?P<asked>{ASKING.lower()})"
    rf"|(?P<verb>{ASKING}))\s+$"
)
"""A verb before its noun asks; in small letters it goes on, as in an item 'have {a parent}'."""
FOLLOWED = re.compile(
    r"\s+(?:(?:alone|also|always|either|ever|first|never|now|often|only|soon|still|then|therefore"
    r"|[a-z]+ly)\s+)?(?P<verb>[a-z]+)(?![\w'’-])"
)
APART = re.compile(
    r"(?:\s+(?:at|for|from|in|of)\s+(?:(?:each|every|our|that|the|this)\s+)?(?:\{[^{}]*\}|[a-z]+)"
    r"|(?P<aside>\s+\([^()]*\)|,\s+(?:acting|after|as|at|before|by|if|in|like|not|on|or|together|unless|when"
    r"|with)\s[^,.;:!?]*,))\s+(?P<verb>[a-z]+)\b"
)
"""A verb for one behind what stands between: {the head} of {the school} is, {the head} (…) has."""
NO_VERB = frozenset((
    "across", "afterwards", "always", "as", "besides", "its", "perhaps", "plus", "sometimes",
    "thus", "towards", "unless",
))  # fmt: skip
PRONOUN = re.compile(
    r"(?<![\w{])(?P<said>[Ii]t)\s+(?:\{(?:must|should|may|need)|"
    rf"(?:{'|'.join(sorted(VERBS))}|wish|wishes|want|wants)\b)"
)
OUR = re.compile(r"\b[Oo]ur\s+$")
RELATIVE = re.compile(r"(?P<comma>,?)\s+(?:who|which)\s+(?P<verb>[a-z]+)(?![\w'’-])")
ITS = re.compile(r"(?<![\w{])(?P<said>its|itself)(?![\w'’-])")
GENDERED = re.compile(
    r"(?<![\w{])(?P<said>[Hh]e|[Ss]he|[Hh]is|[Hh]ers?|him|himself|herself)(?![\w'’-])"
)
"""What may not stand for a person, where people say 'they'; 'it' may not stand for a body."""
JOINED = re.compile(r"[^\s,;:.]\s+and\s+$")
"""What stands before the second of two subjects, which are several: the head and the clerk."""
OF_ONE = frozenset(("does", "has", "is", "was"))
OF_MANY = {"are": "is", "do": "does", "have": "has", "were": "was"}
WITH_ANOTHER = re.compile(
    r"\s+and\s+(?:the|an?|our|their|its)\s+[a-z]+(?:\s+[a-z]+)??"
    rf"\s+(?P<verb>{'|'.join(sorted(OF_ONE))})\b"
)
"""What follows the first of two subjects, with a verb for one: and the clerk has."""
ONE_OF = re.compile(r"\b(?:each|every one|either|neither|one) of\s+$", re.IGNORECASE)
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
            if read and (_is_several(read) or _is_singular(read)):
                yield from _counted(at, token, said, severity)
                yield from _pronouns(at, token, said, severity, read)
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
            found = FOLLOWED.match(after.value) if isinstance(after, Words) else None
            if found and SUBJECT.search(OUR.sub("", before)) and _has_number(found["verb"]):
                yield _of_title(found["verb"], piece, severity)


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
    before, after = said.words[:at], said.words[at + len(token.surface) + 2 :]
    is_subject = SUBJECT.search(before)
    relative = RELATIVE.match(after)
    if relative and _has_number(relative["verb"]) and (relative["comma"] or is_subject):
        hint = "say it in a sentence of its own, with the verb in the braces"
        yield _told(relative["verb"], token, hint, severity)
    if read.verb:
        return
    inverted = INVERTED.search(before)
    found = FOLLOWED.match(after) if is_subject else None
    apart = APART.match(after) if is_subject else None
    verb = found["verb"] if found else ""
    if inverted:
        hint = "turn the sentence round, so that the verb follows the noun"
        yield _told(inverted["verb"] or inverted["asked"], token, hint, severity)
    elif _has_number(verb) or (verb in VERBS and not JOINED.search(before)):
        yield _told(verb, token, _hint(token.surface, verb), severity)
    elif apart and apart["verb"] in (PLURAL_VERBS if apart["aside"] else OF_ONE):
        hint = "put the verb into the braces, and what stands between elsewhere"
        yield _told(apart["verb"], token, hint, severity)


def _verbs_of_several(
    at: int, token: Token, said: Running, severity: Severity
) -> Iterator[Diagnostic]:
    """Yield a verb for one, beside what is several in every body."""
    after = said.words[at + len(token.surface) + 2 :]
    found = RELATIVE.match(after) or FOLLOWED.match(after)
    if found and found["verb"] in PLURAL_VERBS and SUBJECT.search(said.words[:at]):
        hint = f"write `{PLURAL_VERBS[found['verb']]}`"
        yield _told(found["verb"], token, hint, severity, "is for one, and these are several")


def _counted(at: int, token: Token, said: Running, severity: Severity) -> Iterator[Diagnostic]:
    """Yield a verb for one after two subjects, and one for several after 'each of' them."""
    before, after = said.words[:at], said.words[at + len(token.surface) + 2 :]
    both, one_of = WITH_ANOTHER.match(after), ONE_OF.search(before)
    if both and SUBJECT.search(before):
        hint, why = f"write `{PLURAL_VERBS[both['verb']]}`", "is for one, and these are two"
        yield _told(both["verb"], token, hint, severity, why)
    found = FOLLOWED.match(after) if one_of and SUBJECT.search(before[: one_of.start()]) else None
    if found and found["verb"] in OF_MANY:
        why = "is for several, and this is one of them"
        yield _told(found["verb"], token, f"write `{OF_MANY[found['verb']]}`", severity, why)


def _has_number(word: str) -> bool:
    """Tell whether a word is a verb in the singular or plural, or a noun with -s, beside one."""
    irregular = word in PLURAL_VERBS or (word in SINGULAR_VERBS and word in {"are", "have", "do"})
    return irregular or (word.endswith("s") and not word.endswith("ss") and word not in NO_VERB)


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
    if SUBJECT.search(said.words[:at]):
        found = GENDERED.search(said.words, after, here)
    if at in begins and _is_singular(read) and not found:
        pronoun = PRONOUN if read.kind == "term" else GENDERED
        found = pronoun.search(said.words, after, later)
        if read.kind == "term" and read.name != BODY and not found:
            found = ITS.search(said.words, after, here)
    if found:
        yield _pronoun(found, token, said, severity)


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
