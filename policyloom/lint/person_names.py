"""Whether words look like a person's name, as far as anyone can tell without knowing the person.

Words that name a post, a place of the body or a team are not a name. It is told by a title (Mrs),
by initials, by a given name, or by two or three words with capitals that say no post.
"""

from __future__ import annotations

import re

TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev|Revd|Fr|Sr|Prof|Professor|Sir|Dame|Lady|Lord|Canon)\b\.? [A-Z]"
)
TITLED_HANDLE = re.compile(
    r"(?<![A-Za-z])(?:(?:Mr|Mrs|Ms|Miss|Mx)[A-Z][a-z]{2,}|(?i:mr|mrs|ms|miss|mx|dr)[._][A-Za-z]{3,})"
)
INITIAL_SURNAME = re.compile(
    r"(?:^|[\s(,])(?:[A-Z]\.? ?){1,2} ?[A-Z][a-z'’-]{2,}(?:-[A-Z][a-z'’]+)?$"
)
NAME_WORD = re.compile(r"(?:[A-Z]['’]|Mc|Mac)?[A-Z][^\W\d_A-Z]+(?:['’-][A-Z][^\W\d_A-Z]+)*")
SHOUTED = re.compile(r"(?=.*[AEIOUY])[A-Z][A-Z'’-]{2,}")
INITIAL = re.compile(r"[A-Z]\.?")
APART = re.compile(r"[,;:()/|\[\]]|\s[-–—]\s|\s(?:and|or|&)\s")
PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "la", "le", "al", "bin", "ap", "da", "di"}
)
SAINT = re.compile(r"(?:St|SS|Saint|Our)\.? ")
TWO, THREE, LONG_ACRONYM = 2, 3, 4

POST_WORDS = frozenset((
    "academy", "access", "accountant", "accounts", "acting", "administration",
    "administrator", "admissions", "adviser", "advisor", "advocate", "agency", "agent",
    "alumni", "ambassador", "analyst", "apprentice", "approver", "architect", "area", "art",
    "arweinydd", "aspire", "assessment", "assistant", "associate", "association", "athro",
    "attendance", "auditor", "authority", "behaviour", "bishop", "board", "body", "brand",
    "bursar", "business", "cadeirydd", "campus", "care", "careers", "carers", "caretaker",
    "catering", "central", "ceo", "chair", "champion", "chaplain", "chaplaincy", "chief",
    "church", "class", "cleaner", "clerk", "club", "coach", "colleagues", "college",
    "committee", "communication", "communications", "community", "company", "compliance",
    "computing", "consultant", "contact", "content", "contractors", "controller", "convener",
    "convenor", "cook", "coordinator", "council", "counsel", "counsellor", "cover",
    "creative", "culture", "curriculum", "custodian", "cynorthwyol", "data", "dean",
    "delegate", "department", "deputy", "designated", "designer", "desk", "developer",
    "development", "digital", "diocesan", "diocese", "diogelu", "director", "dirprwy", "dpo",
    "dsl", "early", "editor", "education", "employees", "engagement", "engineer", "english",
    "estates", "events", "examinations", "exams", "executive", "external", "eyfs",
    "facilities", "families", "family", "federation", "films", "finance", "form",
    "foundation", "friends", "geography", "governance", "governing", "governor", "governors",
    "group", "growth", "guardian", "hall", "head", "headmaster", "headmistress",
    "headteacher", "health", "history", "home", "house", "hr", "hub", "human", "ict", "imam",
    "improvement", "inclusion", "infant", "infants", "information", "inspector", "instructor",
    "interim", "intern", "interpreter", "invigilator", "it", "junior", "juniors", "keeper",
    "key", "ks1", "ks2", "ks3", "ks4", "languages", "law", "lead", "leader", "leadership",
    "learning", "legal", "lettings", "liaison", "librarian", "library", "limited", "line",
    "literacy", "llywodraethwyr", "local", "lower", "ltd", "lunchtime", "manager",
    "marketing", "master", "mathematics", "maths", "matron", "media", "member", "mental",
    "mentor", "middle", "minister", "mistress", "moderator", "monitor", "music", "national",
    "network", "news", "nurse", "nursery", "nursing", "office", "officer", "online",
    "operating", "operations", "owner", "parent", "parents", "parish", "partner",
    "partnership", "pastoral", "pe", "pennaeth", "people", "performance", "person",
    "personnel", "phase", "photographer", "planner", "play", "pool", "post", "premises",
    "president", "press", "priest", "primary", "principal", "privacy", "processor", "project",
    "projects", "protection", "provost", "pta", "public", "publisher", "pupil", "quality",
    "rabbi", "reads", "reception", "receptionist", "records", "recruitment", "rector",
    "regional", "registrar", "relations", "resources", "room", "safeguarding", "safety",
    "school", "science", "secondary", "secretary", "security", "sen", "senco", "send",
    "sendco", "senior", "sensory", "service", "services", "site", "sixth", "slt", "social",
    "solicitor", "special", "specialist", "sport", "sports", "staff", "stage", "standards",
    "steward", "strategic", "strategy", "student", "students", "subject", "superintendent",
    "supervisor", "support", "swyddog", "systems", "teacher", "teachers", "teaching", "team",
    "technical", "technician", "technology", "trainees", "training", "translator",
    "transport", "treasurer", "trust", "trustee", "trustees", "tutor", "unit", "upper",
    "vicar", "vice", "virtual", "visitors", "visits", "volunteers", "warden", "web",
    "webmaster", "website", "welfare", "wellbeing", "worker", "workforce", "works", "year",
    "years", "youth",
))  # fmt: skip
GIVEN_NAMES = frozenset((
    "adam", "ahmed", "aisha", "alan", "alex", "alice", "alison", "amanda", "amy", "andrea",
    "andrew", "angela", "anna", "anne", "anthony", "barbara", "ben", "beth", "brian", "carol",
    "caroline", "catherine", "charlotte", "chloe", "chris", "christine", "claire", "clare",
    "colin", "craig", "daniel", "david", "dawn", "deborah", "debbie", "donna", "elaine",
    "elizabeth", "emily", "emma", "fatima", "fiona", "gareth", "gary", "gemma", "gillian",
    "graham", "hannah", "helen", "ian", "jackie", "james", "jamie", "jane", "janet", "jason",
    "jean", "jennifer", "jenny", "jessica", "joanna", "joanne", "john", "jonathan", "joseph",
    "julie", "karen", "kate", "katherine", "kathryn", "katie", "keith", "kelly", "kevin", "kim",
    "laura", "lauren", "lee", "lesley", "linda", "lisa", "louise", "lucy", "lynn", "malcolm",
    "margaret", "maria", "martin", "mary", "matthew", "michael", "michelle", "mike", "mohammed",
    "muhammad", "natalie", "neil", "nicholas", "nick", "nicola", "olivia", "patricia", "paul",
    "paula", "peter", "philip", "priya", "rachel", "rebecca", "richard", "robert", "roger",
    "ruth", "sally", "samantha", "sandra", "sarah", "sharon", "shaun", "simon", "sophie",
    "stephanie", "stephen", "steve", "steven", "stuart", "sue", "susan", "suzanne", "tara",
    "teresa", "thomas", "tim", "timothy", "tina", "tom", "tracey", "tracy", "wendy", "william",
    "yasmin", "zoe",
))  # fmt: skip
"""Given names that are hardly ever anything else, as 'Grace' and 'Rose' can be."""


def is_personal_name(text: str, own: frozenset[str] = frozenset()) -> bool:
    """Tell whether the words hold a name: Mrs Person, A Person, Person (Head), or no post at all.

    ``own`` are the words of the body's names in small letters, which are places and not people.
    """
    parts = [part.strip() for part in APART.split(text) if part.strip()]
    if TITLED.search(text) or any(_is_initialled(part) for part in parts):
        return True
    return _is_turned(text, own) or any(_is_name(part, own) for part in parts)


def is_titled(text: str) -> bool:
    """Tell whether the words hold a title before a name: Mrs Person."""
    return bool(TITLED.search(text))


OWN_ADDRESS = re.compile(r"\b(?:(?P<given>[A-Za-z]{2,})|[A-Za-z])[._-][A-Za-z'’-]{2,}@")


def names_a_person(text: str) -> bool:
    """Tell whether an e-mail address is that of one person: given.name@, g.name@."""
    for found in OWN_ADDRESS.finditer(text):
        post = set(re.split(r"[._-]", found[0].rstrip("@").lower())) & POST_WORDS
        if not post and (found["given"] is None or found["given"].lower() in GIVEN_NAMES):
            return True
    return False


def is_personal_account(text: str, own: frozenset[str] = frozenset()) -> bool:
    """Tell whether an account carries a person's name; pages have names of all sorts."""
    if TITLED.search(text) or TITLED_HANDLE.search(text) or _is_initialled(text):
        return True
    words = _plain_words(text, own)
    return len(words) > 1 and words[0] in GIVEN_NAMES and not any(w in POST_WORDS for w in words)


def _is_initialled(text: str) -> bool:
    surname = INITIAL_SURNAME.search(text)
    return bool(surname and text.rsplit(maxsplit=1)[-1].lower() not in POST_WORDS)


def _is_turned(text: str, own: frozenset[str]) -> bool:
    """Tell whether it is a surname, a comma and a given name."""
    surname, comma, given = text.partition(", ")
    return bool(comma) and all(
        NAME_WORD.fullmatch(word) and word.lower() not in POST_WORDS and word.lower() not in own
        for word in (surname, given)
    )


def _is_name(part: str, own: frozenset[str]) -> bool:
    words = _plain_words(part, own)
    if SAINT.match(part) or not words:
        return False
    if words[0] in GIVEN_NAMES:
        return not any(word in POST_WORDS for word in words)
    return _is_capitalised_name(part.split(), own) or _is_post_and_name(part.split(), own)


def _plain_words(text: str, own: frozenset[str]) -> list[str]:
    words = [word.strip(".'’").lower() for word in text.split()]
    return [] if any(word in own for word in words) else words


def _is_capitalised_name(words: list[str], own: frozenset[str]) -> bool:
    named = [word for word in words if word not in PARTICLES]
    if not TWO <= len(named) <= THREE or len(words) > THREE + 1:
        return False
    if any(word.lower() in POST_WORDS or word.lower() in own for word in named):
        return False
    return (
        all(NAME_WORD.fullmatch(word) for word in named)
        or (all(SHOUTED.fullmatch(w) for w in named) and max(map(len, named)) > LONG_ACRONYM)
        or bool(NAME_WORD.fullmatch(named[0]) and INITIAL.fullmatch(named[-1]))
    )


def _is_post_and_name(words: list[str], own: frozenset[str]) -> bool:
    """Tell whether a post is followed by a name of two words: Head Pat Example."""
    *post, given, surname = ["", *words] if len(words) < TWO else words
    return (
        bool(post)
        and all(word.lower() in POST_WORDS for word in post)
        and given.lower() in GIVEN_NAMES
        and _is_capitalised_name([given, surname], own)
    )
