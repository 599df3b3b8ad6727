"""'A' or 'an' stands before a plural, or before the wrong sound.

Why it matters: a word was replaced, and the one before it was not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import hits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

PLURAL = r"(?:accounts|policies|platforms|sites|channels|devices|pupils|students|governors|trustees|teachers|schools|parents|posts|images|photographs|pictures|complaints|concerns|incidents|members|systems|procedures|passwords|websites|employees|officers|volunteers|visitors|networks)"
CLASH = re.compile(
    rf"\b(?:a|an) (?!(?:series|number|range|list|set|group|variety|handful|breach|copy|member|few|lot|great|large|small|wide|selection|collection|record|team|pair)\b)(?:[a-z-]+ )?{PLURAL}\b(?! (?:policy|account|meeting|evening|page|body|board|manager|form|officer|committee|handbook|group|website|team))(?!['’-])"
)
OTHERS = r"(?:marks|sanctions|rules|letters|forms|records|visits|trips|lessons|meetings|reports|classes|days|hours|weeks|months|years|families|children|medicines|absences|staff members|first aiders)"
ALONE = re.compile(
    rf"\b(?:a|an) (?!(?:series|number|range|list|few|lot|great|further|total|minimum|maximum|good|half)\b)(?:[a-z-]+ )?{OTHERS}(?=[.,;:)]|$| (?:and|or|to|in|on|for|with|by|that|which|who|is|are|will|must|should|may|can|we|they)\b)"
)
"""Nouns that also stand before others in the plural, so that nothing may follow them."""
COUNTED = re.compile(
    r"\ba (?:two|three|four|five|six|seven|eight|nine|ten) (?:[a-z]+ )?[a-z]{3,}s\b(?<!times)(?!['’-])(?=[.,;:)]|$| (?:and|or|to|in|on|for|with|we|they)\b)"
)
SINGLE = r"(?:series|terms|means|news|lens|gas|bias|canvas|atlas|premises|headquarters|crossroads|diabetes|rabies|measles|scabies|species|chess|process|always|perhaps|sometimes|yes|plus|thus|this|as|is|was|has|its|us|focus|status|campus|bus|virus|bonus|census|minus|syllabus|consensus|apparatus|radius|analysis|basis|crisis|emphasis|hypothesis|diagnosis|thesis|days|weeks|hours|months|years|minutes|sports|arts|times|needs|games|sales|works|savings|goods|services|operations|communications)"
ANY = re.compile(
    rf"(?<![A-Z] )\b(?:a|an|A|An) (?!{SINGLE}\b)[a-z]{{3,}}[^suia\W]s(?= (?:for|at|by|from|to|in|on|with|that|which|who|is|are|has|have|was|were|will|must|should|may|can)\b)"
)
"""Any word that ends as a plural does, before a word that no noun follows."""
PEOPLE = r"(?:pupil|parent|governor|teacher|trustee|student|visitor|volunteer|employee)"
GOES_ON = (
    r"(?= (?:is|are|has|have|was|were|will|must|should|may|can|who|in|on|at|with|to)\b|[.,;])"
)
EVERY = re.compile(
    rf"\b(?:[Ee]ach|[Ee]very) (?:{PEOPLE}|school|child|class)s{GOES_ON}"
    rf"|\b(?:[Aa]ll|[Tt]hese|[Tt]hose|[Mm]any|[Ss]everal|[Bb]oth) (?:{PEOPLE}|school|visit|incident|complaint|concern|record){GOES_ON}"
)
DISAGREES = re.compile(
    rf"(?:^|(?<=[.:;?!] ))(?:(?:All|Our|The) )?(?:{PEOPLE}s|children|schools) (?:is|has|was|does)\b"
    rf"|(?:^|(?<=[.:;?!] ))(?:The|A|An|Each|Every) (?:{PEOPLE}|headteacher|child|chair|clerk) (?:are|have|were|do)\b",
    re.IGNORECASE,
)
SOUND = re.compile(
    r"\b(?:a (?!(?:one|once|uni|use|usu|eu|u[knsr][a-z]|ubiq|utili|UK|US)\w*)(?:[aeio][a-z]+)|an (?:(?!h(?:our|onest|onou?r|eir))[b-df-hj-np-tv-z][a-z]{2,}|union|university|uniform|unique|use[rd]?|useful))\b"
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find articles before plurals and before the wrong sound."""
    prose = tuple(manuscript.prose())
    yield from hits(prose, CLASH)
    yield from hits(prose, ALONE)
    for pattern in (COUNTED, ANY, EVERY, DISAGREES):
        yield from hits(prose, pattern)
    yield from hits(prose, SOUND)


RULE = Rule(
    id="article-number-clash",
    group=Group.WORDS,
    weight=Weight.MEND,
    why="The article does not go with its noun.",
    remedy="Mend the article.",
    find=find,
)
