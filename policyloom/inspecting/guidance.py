"""Guidance: which is withdrawn and what took its place, and which year's edition is in force.

It speaks where the register of a project does not know the guidance. What took the place of what
is said by the Department for Education, on the page of the newer one on gov.uk; the years of the
editions are those of their title pages.
"""

from __future__ import annotations

WITHDRAWN = (
    (r"\bSafe to Learn\b", "Preventing and tackling bullying"),
    (r"\bSex and Relationships? Education Guidance\b|\bDfEE? 0116/2000\b", "Relationships education, RSE and health education"),
    (r"\bManaging Medicines in Schools\b", "Supporting pupils at school with medical conditions"),
    (r"\bExclusions? from [Mm]aintained [Ss]chools, [Aa]cademies\b", "Suspension and permanent exclusion"),
    (r"\bSchool attendance: (?:[Gg]uidance|[Dd]epartmental)\b|\bSchool Attendance Parental Responsibility Measures\b", "Working together to improve school attendance"),
    (r"\b[Bb]ehaviour and [Dd]iscipline in [Ss]chools\b", "Behaviour in schools"),
    (r"\bSpecial Educational Needs Code of Practice\b(?! (?:0|and)\b)", "SEND code of practice: 0 to 25 years"),
    (r"\b[Dd]ealing with [Aa]llegations of [Aa]buse [Aa]gainst [Tt]eachers\b", "Keeping children safe in education, Part four"),
    (r"\bSexting in [Ss]chools and [Cc]olleges\b", "Sharing nudes and semi-nudes"),
    (r"\bHealth and [Ss]afety: [Aa]dvice on [Ll]egal [Dd]uties\b", "Health and safety: responsibilities and duties for schools"),
    (r"\bNational [Ss]tandards of [Ee]xcellence for [Hh]eadteachers\b", "Headteachers' standards"),
    (r"\bGuide to the [Ll]aw for [Ss]chool [Gg]overnors\b|\bGovernors['’] [Hh]andbook\b|\b[Gg]overnance [Hh]andbook\b", "the governance guides for maintained schools and for trusts"),
    (r"\b[Hh]ome[- ]to[- ][Ss]chool [Tt]ravel and [Tt]ransport [Gg]uidance\b", "Travel to school for children of compulsory school age"),
    (r"\b[Cc]ommon [Ii]nspection [Ff]ramework\b", "the education inspection framework"),
    (r"\bGuidance on [Ff]irst [Aa]id for [Ss]chools\b", "First aid in schools, early years and further education"),
    (r"\bAcademies Financial Handbook\b", "Academy trust handbook"),
    (r"\bSafeguarding Children and Safer Recruitment in Education\b", "Keeping children safe in education"),
    (r"\bHASPEV\b|\bHealth and Safety of Pupils on Educational Visits\b", "Health and safety on educational visits"),
    (r"\b[Ss]exual violence and sexual harassment between children in schools and colleges\b", "Keeping children safe in education, Part five"),
    (r"\bEvery Child Matters\b", "what the law and guidance of today ask"),
)  # fmt: skip
"""What was withdrawn, as a pattern, and what is read today in its place."""
EDITIONS = {
    "Working Together to Safeguard Children": 2023,
    "Working Together to Improve School Attendance": 2024,
    "School Admissions Code": 2021,
    "School Admission Appeals Code": 2022,
    "Suspension and Permanent Exclusion": 2024,
    "Academy Trust Handbook": 2025,
    "Searching, Screening and Confiscation": 2022,
    "Behaviour in Schools": 2024,
    "Prevent Duty Guidance": 2023,
    "Preventing and Tackling Bullying": 2017,
    "Children Missing Education": 2024,
    "Teaching Online Safety in Schools": 2023,
    "Statutory Framework for the Early Years Foundation Stage": 2025,
    "Early Years Foundation Stage Statutory Framework": 2025,
    "SEND Code of Practice": 2015,
    "Supporting Pupils at School with Medical Conditions": 2015,
    "Guidance for Safer Working Practice": 2022,
    "Disqualification under the Childcare Act 2006": 2018,
    "Education Inspection Framework": 2025,
    "School Teachers' Pay and Conditions Document": 2025,
}
"""Of guidance that comes in editions, the year of one that is known to have replaced those before it."""
