"""A word is spelt like another that sounds the same.

Why it matters: it says something else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import hits, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

CONFUSED = (
    (r"\bformally known as\b", "formerly known as"),
    (
        r"\bformerly (?=agreed|approved|adopted|recorded|reviewed|notified|warned|investigated|appointed|requested|raised|complain|in writing|invited|accepted)",
        "formally",
    ),
    (r"\b(?:the|a|in|our|this|that|such) practise\b(?! (?:session|run|paper|exam))", "practice"),
    (r"\b(?:personal|personnel) (?:moral)\b|\bstaff moral\b", "morale"),
    (r"\bpersonal (?:files?|records?) of staff\b|\bpersonal department\b", "personnel"),
    (
        r"\b(?:seek|take|legal|gave|give|ask for|on the) advise\b|\badvise (?:is|from|on)\b",
        "advice",
    ),
    (r"\b(?:to|will|must|should) advice (?:the|staff|parents|pupils|governors)\b", "advise"),
    (r"\bensure against\b", "insure"),
    (r"\baccept for\b", "except for"),
    (r"\bweather (?:or not|the pupil|a pupil|they|to)\b", "whether"),
    (r"\bsight (?:manager|supervisor|visit)\b|\b(?:on|school) sight\b(?! of)", "site"),
    (r"\badverse to (?:risk|change)\b", "averse"),
    (r"\bpassed (?:pupils|experience|year)\b", "past"),
    (r"\btheir (?:is|are|will be|may be|must be)\b", "there"),
    (
        r"\b(?:the|our|school) principle (?:will|must|should|is|and|or)\b|\b[Vv]ice[- ][Pp]rinciple\b",
        "principal",
    ),
    (
        r"\b(?:in|on) principal\b|\b(?:matter|point|question|key|guiding|main) (?:of )?principals?(?= (?:that|of|is|are|in)\b|[.,;])|\bprincipals of (?:good|the policy|fairness|natural justice|data protection)\b|\bdata protection principals\b",
        "principle",
    ),
    (
        r"\b(?:good|best|safe|poor|working|current|common) practise\b|\bpractises (?:are|is)\b",
        "practice",
    ),
    (r"\b(?:to|must|should|will) practice (?!(?:nurse|manager|run)\b)", "practise"),
    (
        r"\blead to (?:a )?affect\b|\b(?:an|the|any|adverse|negative|no) affect (?:on|upon|of)\b",
        "effect",
    ),
    (
        r"\b(?:will|may|could|can|might|not|to|should|must) effect (?!change)(?:the|their|your|our|a|pupils|staff|others)\b",
        "affect",
    ),
    (r"\bcomplimentary (?:to|policy|policies)\b", "complementary"),
    (
        r"\bschool counsell?ing (?:member|meeting)\b|\b(?:parish|county|borough|city|school) counsel\b",
        "council",
    ),
    (r"\blicence (?:to|holders?) be\b|\bto licence\b", "license"),
    (r"\bstationary (?:cupboard|order|items|supplies)\b", "stationery"),
    (r"\b(?:could|should|would|must|might) of\b(?! course)", "have"),
    (
        r"\b(?:loose|loosing) (?:their|your|access|the|his|her) (?:access|job|place|right|data|account)",
        "lose",
    ),
    (r"\byour (?:must|should|will|are|not)\b", "you or you're"),
    (
        r"\bmore (?:then|likely then)\b|\b(?:other|rather|less|later|longer|older|younger) then\b",
        "than",
    ),
    (r"\b(?:to|will|may|might|could|would|should|must|not) loose\b", "lose"),
    (r"\bdiscrete(?:ly)? (?:manner|about|with)\b", "discreet"),
    (r"\bensure (?:against|that (?:the )?building is ensured)\b", "insure"),
    (
        r"\bwho['’]s (?:responsibility|job|work|children|duty|role|child|parents?|names?)\b",
        "whose",
    ),
    (
        r"\bit's (?:own|staff|pupils|policies|policy|duty|duties|responsibilities|website|network|aims|values|role)\b",
        "its",
    ),
    (r"\bpupils's\b|\bchildrens'|\bchildrens (?:services|act|home)\b", "children's or pupils'"),
    (r"\bsafe guarding\b", "safeguarding"),
    (r"\b[Tt]heir (?:is|are|was|were|will be|must be|should be)\b", "there"),
    (r"\binsure (?:that|all|pupils|staff|the safety)\b", "ensure"),
    (r"\baloud to\b", "allowed"),
    (r"\b(?:will|must|should|may|can|to) advice\b", "advise"),
    (r"\b(?:be|is|are|been) effect(?:ed)? by\b", "affected"),
    (r"\bcompliments (?:the|our|other|this)\b", "complements"),
)

MISSPELT = dict(
    pair.split(":")
    for pair in [
        "accomodation:accommodation", "acheive:achieve", "acknowlege:acknowledge",
        "adviced:advised", "agression:aggression", "arguement:argument",
        "arrangments:arrangements", "assesment:assessment", "attendence:attendance",
        "begining:beginning", "beleive:believe", "behavior:behaviour", "behavoir:behaviour",
        "behaivour:behaviour", "catagory:category", "commited:committed",
        "committment:commitment", "comittee:committee", "concious:conscious",
        "consistant:consistent", "curriculm:curriculum", "definately:definitely",
        "discression:discretion", "discription:description", "grievence:grievance", "questionaire:questionnaire", "supercede:supersede", "tommorow:tomorrow", "absense:absence", "disipline:discipline", "embarass:embarrass",
        "enviroment:environment", "equiptment:equipment", "excercise:exercise",
        "existance:existence", "experiance:experience", "goverment:government",
        "govenor:governor", "govenors:governors", "guidence:guidance",
        "harrassment:harassment", "immediatly:immediately", "independant:independent",
        "inital:initial", "liase:liaise", "liason:liaison", "maintainance:maintenance",
        "medecine:medicine", "neccessary:necessary", "necesary:necessary", "occured:occurred",
        "occurance:occurrence", "occassion:occasion", "occassionally:occasionally",
        "parrents:parents", "permanant:permanent", "persistant:persistent", "persue:pursue",
        "posession:possession", "prefered:preferred", "priviledge:privilege",
        "priviledges:privileges", "proffesional:professional", "publically:publicly",
        "recieve:receive", "recieved:received", "recomend:recommend", "refered:referred",
        "relevent:relevant", "responsability:responsibility", "responsibilty:responsibility",
        "rigourous:rigorous", "safegaurding:safeguarding", "safegarding:safeguarding",
        "seperate:separate", "seperately:separately", "signiture:signature",
        "sucessful:successful", "successfull:successful", "supervison:supervision", "teh:the",
        "thier:their", "transfered:transferred", "truely:truly", "untill:until",
        "vaccum:vacuum", "wellfare:welfare", "wich:which", "writting:writing",
    ]
)  # fmt: skip
WORD = re.compile(r"[A-Za-z]+")


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find words in company in which only the other spelling makes sense."""
    prose = tuple(manuscript.prose())
    for pattern, right in CONFUSED:
        yield from hits(prose, re.compile(pattern, re.IGNORECASE), f"Perhaps: {right}.")
    for block in prose:
        for found in WORD.finditer(block.text):
            spelt = MISSPELT.get(found[0].lower())
            if spelt:
                yield quoted(block, found.start(), found.end(), f"It is spelt {spelt}.")


RULE = Rule(
    id="spelling-confusable",
    group=Group.WORDS,
    weight=Weight.MEND,
    why="That word means something else.",
    remedy="Use the other spelling.",
    find=find,
)
