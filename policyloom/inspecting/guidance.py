"""Guidance: which is withdrawn and what took its place, and which year's edition is known.

It speaks where the register of a project does not know the guidance. ``source`` is the page that
says so; all were looked up on the day ``CHECKED_ON``. What no page was found for stands not here.
A later edition may have come since: the register of a project says more, and is checked more often.
"""

from __future__ import annotations

from typing import NamedTuple

CHECKED_ON = "2026-11-30"
PAGES = "https://www.gov.uk/government/publications"


class Withdrawn(NamedTuple):
    """Guidance that was withdrawn, as a pattern, what is read today in its place, and who says so."""

    words: str
    now: str
    source: str


class Edition(NamedTuple):
    """Guidance that comes in editions, and the year of the newest that a page tells of."""

    title: str
    year: int
    source: str


WITHDRAWN = (
    Withdrawn(r"\bSafe to Learn\b", "Preventing and tackling bullying", "http://webarchive.nationalarchives.gov.uk/20130401151715/https:/www.education.gov.uk/publications/standard/publicationDetail/Page1/DFE-00062-2011"),
    Withdrawn(r"\bSex and Relationships? Education Guidance\b|\bDfEE? 0116/2000\b", "Relationships education, RSE and health education", "https://naht.org.uk/NAHT-middle-leaders/ArtMID/694/ArticleID/857/Terms-and-conditions-of-membership"),
    Withdrawn(r"\bManaging Medicines in Schools\b", "Supporting pupils at school with medical conditions", f"{PAGES}/managing-medicines-in-schools-and-early-years-settings"),
    Withdrawn(r"\bExclusions? from [Mm]aintained [Ss]chools, [Aa]cademies\b", "Suspension and permanent exclusion", "https://www.vwv.co.uk/news-and-events/blog/academies-law-brief/blog/academies-law-brief/suspensions-permanent-exclusions"),
    Withdrawn(r"\bSchool attendance: (?:[Gg]uidance|[Dd]epartmental)\b", "Working together to improve school attendance", "https://csapps.norfolk.gov.uk/csshared/ecourier2/misheet.asp?misheetid=69295"),
    Withdrawn(r"\b[Bb]ehaviour and [Dd]iscipline in [Ss]chools\b", "Behaviour in schools", "https://www.brownejacobson.com/insights/new-guidance-on-behaviour-in-schools"),
    Withdrawn(r"\bSpecial Educational Needs Code of Practice\b(?! (?:0|and)\b)", "SEND code of practice: 0 to 25 years", f"{PAGES}/send-code-of-practice-0-to-25"),
    Withdrawn(r"\b[Dd]ealing with [Aa]llegations of [Aa]buse [Aa]gainst [Tt]eachers\b", "Keeping children safe in education, Part four", f"{PAGES}/dealing-with-allegations-of-abuse"),
    Withdrawn(r"\bSexting in [Ss]chools and [Cc]olleges\b", "Sharing nudes and semi-nudes", "https://www.oursaferschools.co.uk/2021/01/13/ukcis/"),
    Withdrawn(r"\bNational [Ss]tandards of [Ee]xcellence for [Hh]eadteachers\b", "Headteachers' standards", f"{PAGES}/national-standards-of-excellence-for-headteachers/headteachers-standards-2020"),
    Withdrawn(r"\b[Gg]overnance [Hh]andbook\b", "the governance guides for maintained schools and for trusts", "https://www.hcrlaw.com/news-and-insights/withdrawal-of-the-governance-handbook/"),
    Withdrawn(r"\b[Hh]ome[- ]to[- ][Ss]chool [Tt]ravel and [Tt]ransport [Gg]uidance\b", "Travel to school for children of compulsory school age", "https://next.shropshire.gov.uk/school-transport/statutory-guidance/"),
    Withdrawn(r"\b[Cc]ommon [Ii]nspection [Ff]ramework\b", "the education inspection framework", f"{PAGES}/common-inspection-framework-education-skills-and-early-years-from-september-2015"),
    Withdrawn(r"\bGuidance on [Ff]irst [Aa]id for [Ss]chools\b", "First aid in schools, early years and further education", "https://compliance.handsam.education/compliance-matters-issue-32/updated-first-aid-guidance"),
    Withdrawn(r"\bAcademies Financial Handbook\b", "Academy trust handbook", "https://schoolleaders.thekeysupport.com/news/new-academy-trust-handbook-what-you-need-to-know/"),
    Withdrawn(r"\bSafeguarding Children and Safer Recruitment in Education\b", "Keeping children safe in education", f"{PAGES}/safeguarding-children-and-safer-recruitment"),
    Withdrawn(r"\bHASPEV\b|\bHealth and Safety of Pupils on Educational Visits\b", "Health and safety on educational visits", "https://studylib.net/doc/5830609/pupils%09educational"),
    Withdrawn(r"\b[Ss]exual violence and sexual harassment between children in schools and colleges\b", "Keeping children safe in education, Part five", "https://www.servicesforeducation.co.uk/blog/safeguarding/kcsie/"),
    Withdrawn(r"\bEvery Child Matters\b", "what the law and guidance of today ask", "https://webarchive.nationalarchives.gov.uk/20101220155519/http:/www.dcsf.gov.uk/everychildmatters/about/background/background/"),
)  # fmt: skip
EDITIONS = (
    Edition("Working Together to Safeguard Children", 2023, "https://govdiff.njk.onl/update/2023-12-15T11:09:00+00:00/www.gov.uk/government/publications/working-together-to-safeguard-children--2"),
    Edition("Working Together to Improve School Attendance", 2024, "https://www.devon.gov.uk/support-schools-settings/inclusion/attendance-improvement/working-together-to-improve-attendance"),
    Edition("School Admissions Code", 2021, f"{PAGES}/school-admissions-code--2"),
    Edition("School Admission Appeals Code", 2022, f"{PAGES}/school-admissions-appeals-code"),
    Edition("Suspension and Permanent Exclusion", 2023, "https://www.hilldickinson.com/insights/articles/suspensions-and-permanent-exclusions-new-guidance-and-practical-considerations"),
    Edition("Academy Trust Handbook", 2025, f"{PAGES}/academy-trust-handbook/academy-trust-handbook-2025-effective-from-1-september-2025"),
    Edition("Searching, Screening and Confiscation", 2022, "https://www.headteacher-update.com/content/best-practice/searching-screening-and-confiscation-dos-and-don-ts/"),
    Edition("Behaviour in Schools", 2024, "https://teachingtimes.com/dfe-guidance-on-ban-of-mobile-phones-in-schools"),
    Edition("Prevent Duty Guidance", 2023, f"{PAGES}/prevent-duty-guidance-england-scotland-and-wales-2015/revised-prevent-duty-guidance-for-england-and-wales-2015"),
    Edition("Preventing and Tackling Bullying", 2017, "https://docslib.org/doc/5462963/preventing-and-tackling-bullying-advice-for-headteachers-staff-and-governing-bodies"),
    Edition("Children Missing Education", 2024, f"{PAGES}/children-missing-education"),
    Edition("Statutory Framework for the Early Years Foundation Stage", 2025, "https://issuu.com/schudio1/docs/meadowbank-primary-school-early_yea_b31aa7ea8496af"),
    Edition("Early Years Foundation Stage Statutory Framework", 2025, "https://issuu.com/schudio1/docs/meadowbank-primary-school-early_yea_b31aa7ea8496af"),
    Edition("SEND Code of Practice", 2015, f"{PAGES}/send-code-of-practice-0-to-25"),
    Edition("Supporting Pupils at School with Medical Conditions", 2015, "https://studylib.net/doc/12082882"),
    Edition("Guidance for Safer Working Practice", 2019, "https://www.wolverhamptonsafeguarding.org.uk/latest-news/updated-guidance-for-safer-working-practice-may-2019"),
    Edition("Education Inspection Framework", 2025, "https://www.kapowprimary.com/blog/new-ofsted-inspection-framework-what-schools-need-to-know"),
    Edition("School Teachers' Pay and Conditions Document", 2025, "https://blessed-bamber-document-portal.schudio.com/resources/teachers-pay-terms-and-conditions"),
)  # fmt: skip
