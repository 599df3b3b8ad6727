"""Topics: words -> what they are about, and whether two are about the same thing.

Words that stand for one another in policies are one: a family is a parent, and what is telephoned
is told. Of what is done, ``ACTS`` says the more: two sentences that do the same to one thing are
about the same, however few their words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

EMPTY = frozenset(
    [
        "the", "and", "for", "that", "this", "these", "those", "with", "from", "they", "their", "them", "will",
        "must", "should", "may", "can", "have", "has", "had", "been", "were", "was", "are",
        "not", "any", "all", "each", "every", "such", "other", "same", "our", "its", "his",
        "her", "who", "which", "when", "where", "what", "than", "then", "also", "only",
        "within", "before", "after", "least", "most", "more", "less", "later",
        "next", "school", "trust", "academy", "policy", "member", "concerned", "working",
        "day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "term",
        "time", "date", "receipt", "make", "made", "give", "given", "take", "taken", "put",
        "being", "into", "upon", "until", "once", "end", "about", "under", "over", "above",
        "below", "including", "normally", "always", "usually", "shall", "would", "could",
        "does", "one", "two", "agreed", "needed", "possible", "ask", "asked", "keep", "everyone",
        "everybody", "anyone", "anything", "somebody", "someone", "due", "involve", "item", "value",
        "worth", "show", "come", "need", "you", "your", "while", "last", "out", "long", "there",
        "whole", "different", "times", "way", "see", "get", "back", "invite", "invited", "part",
        "autumn", "spring", "summer", "winter", "person", "people",
    ]
)  # fmt: skip
GROUPS = """
tell: told inform informed notify notified notifies contact
telephone: phone ring rung call
send: sent post issue issued
reply: respond response answer answered replied replies
pay: paid payment payable
review: look checked check
keep: kept held retained stored retain hold store
write: written wrote writing record recorded enter entered entry entries log logged noted
meet: meeting interview
renew: expire expiry renewal lapse refresh changed
practise: practice drill rehearse rehearsal
evacuate: evacuation empty emptied
picture: photograph photo photographic image
camera: cctv footage
message: enquiry enquiries query queries
account: page channel facebook instagram
certificate: qualification qualified certified
absent: absence
begin: began start commence
finish: finished complete completed completion
apply: application applies applied applicant
decide: decision
outcome: result
complain: complaint complainant
visit: trip excursion outing
drive: driver drivers driving driven
gift: present giver
ill: unwell sick sickness poorly illness
invoice: bill
staff: employee colleague
pupil: child children student learner
parent: carer family families guardian
headteacher: principal
governor: governing
senco: sendco
medicine: medication
acknowledge: acknowledgement
investigate: investigation
train: training trained
return: returned
report: reported
safe: safety
letter: notice
"""
"""Words that stand for one another, in one form each; the first of a line stands for all."""
ALIKE = {
    word: first
    for first, _, rest in (line.partition(": ") for line in GROUPS.strip().splitlines())
    for word in rest.split()
}
PHRASES = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        (r"\b(?:gets?|comes?|writes?) back to\b", "reply"),
        (
            r"\bsay that we have (?:received|got)\b|\b(?:confirms?|lets? you know) (?:that )?\w+ (?:has|have) been received\b",
            "acknowledge",
        ),
        (r"\blook(?:s|ed)? into\b", "investigate"),
        (r"\blets? (?:\w+ ){1,2}know\b", "tell"),
        (r"\bhand(?:s|ed)? (?:in|back)\b", "return"),
        (r"\bpersonal (?:data|information|details)\b", "particulars"),
        (r"\bcarr(?:y|ies|ied) out\b|\btakes? place\b|\btake part\b", " "),
    )
)
"""Several words for one."""
PEOPLE = frozenset(
    [
        "pupil", "parent", "headteacher", "teacher", "governor", "chair", "clerk", "panel",
        "trustee", "board", "staff", "manager", "officer", "visitor", "volunteer",
        "committee", "council", "authority", "dsl", "senco", "hirer", "appellant",
    ]
)  # fmt: skip
SERVED = frozenset(("pupil", "parent", "visitor"))
"""People for whom things are done; whoever does them may do so more often than another."""
CUT, FEWEST, SURE, MOST = 6, 2, 3, 0.6
LABEL = re.compile(
    r"\b(?:stage|step|year|years|level|key stage|part|phase|class) (\d+|[A-Z]\b)", re.IGNORECASE
)


def telling(words: str) -> frozenset[str]:
    """Return the words that say what a sentence is about, each without its ending."""
    said = words.lower()
    for pattern, word in PHRASES:
        said = pattern.sub(word, said)
    plain = re.findall(r"[a-z]{3,}", said)
    return frozenset(_stem(one) for one in plain if one not in EMPTY) - DULL


def _stem(word: str) -> str:
    same = ALIKE.get(word, word)
    bare = re.sub(r"(?:ing|ed|es|s)$", "", same) if len(same) > CUT - 2 else same.removesuffix("s")
    alike = ALIKE.get(bare) or ALIKE.get(f"{bare}e", bare)
    return alike if alike in PEOPLE else alike[:CUT].removesuffix("e")


def _stems(words: str) -> frozenset[str]:
    return frozenset(map(_stem, words.split()))


DULL = EMPTY | _stems(" ".join(EMPTY - {"working"}))
ACTS = _stems(
    "tell telephone send reply pay write meet renew practise evacuate acknowledge decide investigate"
    " apply collect return train test inspect report review claim appeal replace update clean audit"
    " observe search mark publish destroy begin finish complete submit register vote elect arrive outcome"
)
GENERAL = _stems(
    "tell telephone send reply pay write meet review report decide test inspect apply train return"
    " submit begin finish update publish mark search collect claim replace"
)
"""What is done to so many things that the word alone says little."""
SAYING = _stems("tell telephone send write")
"""How somebody is told, which need not be said in the same way twice."""
NARROWER = _stems(
    "final second third further repeated temporary late extended residential overnight former"
    " serious minor urgent"
)
"""Words that make another thing of what they stand before."""
OPPOSITES = tuple(
    tuple(map(_stem, pair.split("/")))
    for pair in [
        "formal/informal", "day/residential", "primary/secondary", "minor/serious",
        "low/high", "temporary/permanent", "urgent/routine", "new/existing", "infant/junior",
        "morning/afternoon", "open/close", "start/finish", "first/second", "arrive/leave",
        "fixed/permanent", "prescribed/non", "planned/unplanned", "internal/external",
        "electronic/paper", "entry/exit",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What words are about: things and acts, people, and the labels of stages and years."""

    about: frozenset[str]
    people: frozenset[str]
    labels: frozenset[str]

    def is_of(self, other: Topic, least: int = FEWEST) -> bool:
        """Tell whether two are of the same thing: little is in one that is not in the other."""
        return _shares(self.about, other.about, least) and self.may_be_of(other)

    @property
    def does_much(self) -> bool:
        """Whether what is done says what it is done to: a drill is practised."""
        return bool(self.about & ACTS - GENERAL)

    def does_as(self, other: Topic, both: frozenset[str], common: frozenset[str]) -> bool:
        """Tell whether two do the same, and to one thing that is not the matter of all.

        ``both`` are the words of the two sentences, with what their times count from.
        """
        acts, others = self.about & ACTS, other.about & ACTS
        if self._is_one_act_of(other, common) or other._is_one_act_of(self, common):
            return True
        within = acts - SAYING <= others or others - SAYING <= acts
        if not acts & others or not within or not self.may_be_of(other):
            return False
        of_same_people = bool(self.people) and self.people == other.people
        bare = any(not one.about - ACTS - common for one in (self, other))
        return len(both - common) >= FEWEST or (of_same_people and bare)

    def _is_one_act_of(self, other: Topic, common: frozenset[str]) -> bool:
        """Tell whether the one word of this, that says much, is what the other does too."""
        telling_act = self.about & ACTS - GENERAL - common
        same = len(self.about - SAYING) == 1 and telling_act == other.about & ACTS - SAYING
        return bool(telling_act) and same and self.may_be_of(other)

    def may_be_of(self, other: Topic) -> bool:
        """Tell whether no people, labels, opposites or narrower words tell the two apart."""
        return not (
            _apart(self.people, other.people)
            or _apart(self.labels, other.labels)
            or _opposed(self.about, other.about)
            or self.about & NARROWER != other.about & NARROWER
        )


def topic_of(words: str, without: frozenset[str] = frozenset()) -> Topic:
    """Return what words are about, some words left out."""
    about = telling(words)
    labels = frozenset(one.lower() for one in LABEL.findall(words))
    return Topic(about=about - PEOPLE - without, people=about & PEOPLE, labels=labels)


def _shares(mine: frozenset[str], others: frozenset[str], least: int) -> bool:
    """Tell whether the words of one are all among the other's, or most are where both have more.

    Alarms and extinguishers are both checked, and are two things.
    """
    shared, fewest = len(mine & others), min(len(mine), len(others))
    if shared == fewest:
        return shared >= least
    return shared >= SURE and shared >= fewest * MOST


def _apart(mine: frozenset[str], others: frozenset[str]) -> bool:
    return bool(mine and others) and not mine & others


def _opposed(mine: frozenset[str], others: frozenset[str]) -> bool:
    return any(
        (one in mine and two in others - mine) or (two in mine and one in others - mine)
        for one, two in OPPOSITES
    )
