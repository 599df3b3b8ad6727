"""Once: two names that an author joins, and that are one person in a body, are said once.

'{the head} or {the safeguarding lead}' is 'the Headteacher' where the head leads on safeguarding.
Where one of them is 'the Headteacher or the Chair, as appropriate', the author has to say it anew.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from policyloom.diagnostics import Code
from policyloom.document import WITH_VERB, Text, plain
from policyloom.english.grammar import AS_APPROPRIATE, capitalised, joined
from policyloom.source.wording import Token, Words

if TYPE_CHECKING:
    from policyloom.document import Inline, Inlines
    from policyloom.resolve.context import Context
    from policyloom.source.wording import Piece

Made: TypeAlias = "tuple[Piece, Inlines]"
"""What an author wrote, and what became of it."""

NOUNS = frozenset({"term", "role", "people"})
COMMA = ", "
JOINING = {" and ": "and", ", and ": "and", " or ": "or", ", or ": "or", " and/or ": "and/or"}
"""What stands before the last name of a list, and the word in it."""
PAIRED = re.compile(r"\b(?:among|between|both|either|neither|whether)\s+$", re.IGNORECASE)
"""Words after which one name alone would be wrong."""
ENDS = re.compile(
    r"$|\W*$|[.,;:!?)]|\s(?:[(]|at|before|about|after|as|by|for|from|if|in|may|must|of|on|or|should|to|"
    r"until|when|where|who|will|with|within|without)\b"
)
"""What may follow a list whatever it is of: no verb that knows how many they are."""
JOINS = re.compile(r",? (?:and|or|and/or) ")
LEADS = re.compile(
    r"(?:after|as|at|before|by|during|for|from|if|in|once|on|outside|since|unless|until|when|where|"
    r"while|with|within|without)\b",
    re.IGNORECASE,
)
"""Words with which a sentence leads up to its subject, and then a comma."""
ANEW = "say it in another way, or in a clause of its own for bodies where the two are one"
OR = re.compile(r", (?=.* or )| or ")
"""What stands between several of whom one is meant."""
OWNING = re.compile(r"['’]s?$")
ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)


class _Name(NamedTuple):
    place: int
    token: Token
    run: Text

    @property
    def key(self) -> str:
        """The words without what a place adds to them: an article, a verb, an apostrophe."""
        with_verb = self.run.concept is not None and WITH_VERB in self.run.concept.key
        words = self.run.value.rpartition(" ")[0] if with_verb else self.run.value
        return ARTICLE.sub("a ", OWNING.sub("", words)).casefold()

    @property
    def each(self) -> dict[str, str]:
        """Everybody of whom one is meant, with and without an article."""
        words = OWNING.sub("", self.run.value).removesuffix(AS_APPROPRIATE)
        several = OR.split(words) if OR.search(words) else [words]
        return {ARTICLE.sub("", OWNING.sub("", one)).casefold(): one for one in several}


def said_once(made: list[Made], context: Context) -> list[Inline]:
    """Return a line in which no list of names, joined with words, has one of them twice."""
    if not any(isinstance(piece, Words) and JOINS.match(piece.value) for piece, _ in made):
        return [one for _, inlines in made for one in inlines]
    said: list[Inline] = []
    at = 0
    while at < len(made):
        names, joining = _list_at(at, made)
        if _is_told_again(names, context):
            said += [one for _, inlines in made[at : names[-1].place + 1] for one in inlines]
            at = names[-1].place + 1
        elif len({name.key for name in names}) < len(names):
            after = plain(made[names[-1].place + 1][1]) if names[-1].place + 1 < len(made) else ""
            if _asks_for_two(joining, plain(tuple(said)), after):
                _refuse(names, joining, after, context)
                said += [one for _, inlines in made[at : names[-1].place + 1] for one in inlines]
            else:
                alone = len({name.key for name in names}) == 1
                said = _in_list(said, joining) if alone else said
                said += _shortened(names, joining, made)
            at = names[-1].place + 1
        else:
            said += made[at][1]
            at += 1
    return said


def _in_list(said: list[Inline], joining: str) -> list[Inline]:
    """Return a line whose last comma is the word before the last of a list that was typed."""
    before = plain(tuple(said))
    sentence = re.split(r"[.!?:;]\s+", before)[-1]
    last = said[-1] if said else None
    if not before.endswith(COMMA) or LEADS.match(sentence) or not isinstance(last, Text):
        return said
    return [*said[:-1], replace(last, value=f"{last.value.removesuffix(COMMA)} {joining} ")]


def _list_at(at: int, made: list[Made]) -> tuple[list[_Name], str]:
    """Return the names that are joined here, up to the last, and the word before it."""
    names: list[_Name] = []
    found: tuple[list[_Name], str] = ([], "")
    while (name := _name(at, made)) is not None:
        names.append(name)
        between = made[at - 1][0] if len(names) > 1 else None
        if isinstance(between, Words) and (joining := JOINING.get(between.value)):
            # 'X, and Y' joins two clauses; a list of two has no comma.
            is_list = len(names) > 2 or not between.value.startswith(",")  # noqa: PLR2004
            return (names, joining) if is_list else found
        after = made[at + 1][0] if at + 1 < len(made) else None
        if not isinstance(after, Words):
            break
        if after.value != COMMA and after.value not in JOINING:
            # The last of them is typed: 'X, Y or a teacher'.
            typed = JOINS.match(after.value)
            return (names, "") if typed and len(names) > 1 else found
        at += 2
    return found


def _name(at: int, made: list[Made]) -> _Name | None:
    if at >= len(made):
        return None
    piece, inlines = made[at]
    match inlines:
        case (Text(concept=concept) as run,) if isinstance(piece, Token):
            return _Name(at, piece, run) if concept and concept.kind in NOUNS else None
    return None


def _asks_for_two(joining: str, before: str, after: str) -> bool:
    """Tell whether one name alone would be wrong: 'both' before it, or a verb of several after."""
    return bool(PAIRED.search(before)) or (joining == "and" and not ENDS.match(after))


def _is_told_again(names: list[_Name], context: Context) -> bool:
    """Tell, and report, whether one of several who may be meant is named by another as well."""
    for first, second in combinations({name.key: name for name in names}.values(), 2):
        either = max(first, second, key=lambda name: len(name.each))
        again = [words for one, words in second.each.items() if one in first.each]
        if again and len(either.each) > 1:
            message = f"“{again[0]}” stands here twice: `{{{either.token.surface}}}` may mean them"
            context.open_point(Code.REPEATED_WORD, message, second.token.span, ANEW)
            return True
    return False


def _shortened(names: list[_Name], joining: str, made: list[Made]) -> list[Inline]:
    last = {name.key: name.run for name in names}
    for name in names:
        # 'The Headteacher or a Headteacher' is the one that the body has.
        if name.run.value.lower().startswith("the "):
            run = last[name.key]
            last[name.key] = replace(run, value=ARTICLE.sub("the ", run.value))
    first, *others = (last[key] for key in dict.fromkeys(name.key for name in names))
    if names[0].run.value[:1].isupper():
        first = replace(first, value=capitalised(first.value))
    said: list[Inline] = [first]
    if not joining:
        return [*said, *(part for run in others for part in (Text(COMMA), run))]
    for place, run in enumerate(others, start=1):
        words = f" {joining} " if place == len(others) else COMMA
        of = names[-1] if place == len(others) else names[1]
        said += [_typed(words, made[of.place - 1][1]), run]
    return said


def _typed(words: str, before: Inlines) -> Text:
    """Return words that join, with the place of those that the author typed."""
    run = before[0]
    return replace(run, value=words) if isinstance(run, Text) else Text(words)


def _refuse(names: list[_Name], joining: str, after: str, context: Context) -> None:
    words, token = names[0].run.value, names[0].token
    surfaces = joined(tuple(name.token.surface for name in names), joining)
    verb = re.match(r" ([a-z]+)", after)
    message = f"“{words}” stands here twice, for two that are one in this body"
    hint = ANEW
    if verb and joining == "and":
        hint = f"write `{{{surfaces} {verb[1]}}}`, if “{verb[1]}” is a verb; it says each once"
    context.open_point(Code.REPEATED_WORD, message, token.span, hint)
