"""Lexicon: the words on which it hangs what somebody has to do, or may rely on.

A row says what its words say: ``must = have to, has to``. Without ``=`` each word says only
itself. ``docs/comparing.md`` says what counts, and how well it does.
"""

from __future__ import annotations

from itertools import chain, groupby
from typing import TYPE_CHECKING

from policyloom.changes.ordinary import PLAIN
from policyloom.changes.weights import (
    ACTOR,
    CONDITION,
    DUTY,
    EXTENT,
    NEGATION,
    NUMBER,
    PROMISE,
    RIGHT,
    STATE,
    TIME,
)
from policyloom.changes.welsh_words import WELSH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ALWAYS: Mapping[str, str] = {
    DUTY: """
        must = shall, have to, has to, had to, need to, needs to, required to, are required
        must = requirement that, requirement for, necessary that, necessary to, incumbent on
        must = is required, is needed, are needed, is necessary, are necessary, incumbent upon
        must = is essential, essential that, essential to, obliged to, obliged, obligatory
        must = mandatory, duty to, under a duty, are to, is to be, obligation to
        must = compulsory, requirement to, has no option but to, is under an obligation to
        must = are under an obligation to, bound to, has got to, have got to
        must not = shall not, must refrain from, are not to, is not to, are to refrain from
        must not = is to refrain from
        must = can not but, can not help but, can not choose but
        must = have no choice but to, has no choice but to, have no option but to
        should = expectation that, expectation is that, expectation for, expected that
        should = ought to, expected to, supposed to, meant to be
        recommended = recommended to, advised, advised to, advisable
        should not = should refrain from, ought not to
        encouraged = encouraged to, encourage, encourages, encourage to
        (need not) = need not, not necessary to, not necessary for, not need to, no need to
        (need not) = no need for, not have to, not required to, not obliged to, not compulsory
        (need not) = not compulsory to, under no obligation to, not obligatory, not mandatory
    """,
    RIGHT: """
        may = permitted, permit, permits, allowed, eligible, free to, at liberty to
        may = have the option to, has the option to, reserve the right to
        may = reserves the right to
        may = have the option of, has the option of, may choose to
        (right) = right to, rights to, rights under, entitled, entitled to
        discretion, optional, voluntary, might
        discretion = at the discretion of, at its discretion
        ban = forbidden, forbid, forbids, prohibited, prohibit, prohibits, banned, out of bounds
    """,
    PROMISE: """
        try = try to, tries to, trying to, endeavour to, endeavours to, attempt to, attempts to
        try = seek to, seeks to, strive to, strives to, aim to, aims to, aim is to, intend to
        try = intends to, hope to, hopes to, do our best to, make every effort to, work towards
        try = make every endeavour to, makes every effort to, do all we can to
        try = tries hard to, try hard to, work hard to, plan to, plans to, do our utmost to
        try = do their best to, does its best to, do its best to, do your best to, do all it can to
        try = every effort is made, every effort is made to, every effort will be made to
        try = every attempt is made, every attempt is made to, make every attempt to
        try = makes every attempt to, make an effort to
        try = do everything possible to, do everything we can to
        guarantee = guarantees, guaranteed
    """,
    NEGATION: """
        not = no, never, nobody, none, neither, nor, without, nothing, nowhere, no longer, no one
        not = in the absence of, no person, no persons, no individual, unable, non, nil
        not = avoid, avoids, avoiding
        not = refrain, refrain from, refrains from
        not = fail to, fails to, failed to, failure to, lack, lacks, lacking
        hardly = scarcely, barely, hardly ever, almost never, almost no, almost none
        hardly = almost nobody, almost nothing, next to no, next to nothing
    """,
    NUMBER: """
        once, twice, half, quarter, dozen, double, triple, pair of, couple of
        1 = single
        % = per cent, percent
    """,
    TIME: """
        day = each and every day, days, daily, a day, each day, every day, per day
        hour = each and every hour, hours, hr, hrs, hourly, an hour, each hour, every hour
        hour = per hour
        week = each and every week, weeks, wk, wks, weekly, a week, each week, every week, per week
        month = each and every month, months, mth, mths, monthly, a month, each month
        month = every month, per month
        year = each and every year, years, yr, yrs, yearly, annual, annually, a year, each year
        year = every year, per year
        term = each and every term, terms, termly, a term, each term, every term, per term
        half term = half terms
        term time, fortnight, fortnightly, overnight, working day
        noon = midday, 12 noon
        midnight = 12 midnight
        bank holiday = bank holidays, public holiday, public holidays
        lunchtime = lunch time
        home time = hometime, end of the day, close of the day, end of the school day
        playtime = play time
        working day = working days
        school day = school days
        weekday = weekdays
        weekend = weekends
        morning = mornings
        afternoon = afternoons
        evening = evenings
        until = till
        at once = immediately, straight away, straightaway, without delay, right away, forthwith
        at once = instantly
        for ever = forever, indefinitely, for good, permanently
        (as soon as) = as soon as possible, as soon as practicable, as soon as we can
        (as soon as) = as soon as is practicable, as soon as is possible, as quickly as possible
        (as soon as) = as soon as they can, as soon as you can, at the earliest opportunity
        monday, tuesday, wednesday, thursday, friday, saturday, sunday
        mondays, tuesdays, wednesdays, thursdays, fridays, saturdays, sundays
        january, february, april, june, july, august, september, october, november, december
        monday = mon
        tuesday = tue, tues
        wednesday = wed, weds
        thursday = thu, thur, thurs
        friday = fri
        september = sept
        october = oct
        november = nov
        december = dec
        spring, summer, autumn, winter
    """,
    EXTENT: """
        or, either, both, every other
        only = solely, exclusively, nothing but
        all = each, every, each and every, every single, everybody, everyone, everything
        all = throughout, per, whole, entire, for the whole of, during the whole of
        any = anybody, anyone, anything, whoever
        some = sometimes, somebody, someone
        most = mostly, majority of
        nearly all = almost all, nearly every, almost every
        most = the vast majority of, the bulk of
        nearly all = nearly everybody, almost everybody, nearly everyone, almost everyone
        usually = normally, generally, ordinarily, typically, as a rule, in most cases
        usually = in the majority of instances, in most instances, in the majority of cases
        usually = as a general rule, for the most part, tend to, tends to
        usually = it is usual to, it is customary to, it is the custom to, in the normal course
        often = frequently, regularly, regular, on a regular basis
        rarely = seldom
        occasionally = from time to time
        at random
    """,
    CONDITION: """
        if = when, where, while, whilst, as far as, as long as, so long as, provided that, whenever
        if = provided you, provided they
        if = should you, should a, should an, should any, should the, should there, should this
        if = if it should, if they should, if you should, if there should, if anyone should
        if = should it, should they, wherever, on condition that, in the event of, in case of
        if = in the case of
        if = in case, assuming that, in the event that, if and when, once the, once you, once they
        if = once we, once it, once all
        whether or not = even if, even when, even where, regardless, regardless of, irrespective of
        whether or not = whatever, whether, despite, without regard to
        except = apart from, other than, save for, excluding, with the exception of, except for
        except = except that, except where, except when, unless, all but, everyone but
        except = everybody but, everything but
        on duty, off duty, on call, on site, off site, on the premises, off the premises
        (needed) = if needed, as needed, where needed, when needed, if necessary, where necessary
        (needed) = when necessary, as necessary, if required, where required, when required
        (appropriate) = if appropriate, where appropriate, as appropriate, when appropriate
        (possible) = if possible, where possible, whenever possible, wherever possible
        (possible) = as far as possible, so far as possible, if practicable, where practicable
        (possible) = reasonably practicable, as far as reasonably practicable
        (possible) = so far as is reasonably practicable, as far as is reasonably practicable
        if = subject to
        instead of, rather than, depending on, in writing
        with permission, with consent, with the permission of, with the consent of
        with the agreement of, with the approval of, exceptional, in exceptional circumstances
        in exceptional cases, in an emergency, by appointment
        alone = on their own, on your own, unaccompanied
    """,
    ACTOR: """
        pupil = pupils, child, children, student, students, learner, learners, kids
        boy = boys
        girl = girls
        parent = parents, carer, carers, guardian, guardians, family, families
        governor = governors, board, governing body, governing board, board of trustees
        governor = board of governors
        trustee = trustees
        teacher = teachers, tutor, tutors, form tutor, class teacher, class teachers
        headteacher = head, headteachers, principal, head teacher
        deputy headteacher = deputy head, deputy heads, deputy, deputies
        chair = chairman, chairmen, chairwoman, chairperson
        chair = chairs, chair of governors, chair of the governors, chair of the governing board
        chair = chair of the governing body, chair of the board
        employee = employees
        staff = colleague, colleagues, member of staff, members of staff
        staff = staff member, staff members, personnel, workforce
        employer = employers
        volunteer = volunteers, helper, helpers
        visitor = visitors, guest, guests
        council = local authority
        contractor = contractors, supplier, suppliers
        first aider = first aiders
        doctor = doctors, gp
        social worker = social workers
        (public) = members of the public, member of the public, the public
        head of year = heads of year, year head, year heads, year leader, year leaders
        head of department = heads of department, department head, department heads
        teacher = member of the teaching staff, members of the teaching staff, teaching staff
        supply teacher = supply teachers, substitute teacher, substitute teachers, cover teacher
        exam board = exam boards, examination board, examination boards, awarding body
        exam board = awarding bodies, awarding organisation, awarding organisations
        office = school office
        ofsted = office for standards in education
        union = unions, trade union, trade unions
        lunchtime supervisor = lunchtime supervisors, midday supervisor, midday supervisors
        lunchtime supervisor = dinner lady, dinner ladies, midday meals supervisor
        lunchtime supervisor = midday meals supervisors, midday meal supervisors
        lunchtime supervisor = lunchtime assistants
        caterer = caterers, catering contractor, catering contractors, catering company
        adult = adults
        neighbour = neighbours
        prefect = prefects
        assistant = assistants, teaching assistant, teaching assistants
        manager = managers
        leader = leaders
        cleaner = cleaners
        driver = drivers
        cook = cooks
        coach = coaches
        panel = panels
        caretaker, site manager, secretary, line manager, business manager
        police, trust, diocese, inspectorate, estyn, committee, press, court
        nurse, school nurse, librarian, counsellor, technician, safeguarding lead
        data protection officer, designated safeguarding lead, senco, bursar, finance officer
        receptionist, paramedic, paramedics, dentist, therapist, psychologist, governors' panel
        vice chair = vice chairman, vice chairwoman, vice chairperson, vice chairs
        vice chair = vice chair of governors, vice chair of the governors, deputy chair
        clerk = clerks, clerk to the governors, clerk to the governing board, clerk to the board
        clerk = governance professional, governors ' clerk
        chief executive, director, directors, auditor, auditors, examiner, examiners, invigilator
        attendance officer, education welfare officer, mentor, mentors, coordinator
        secretary of state, department for education, welsh government, tribunal, ombudsman
        landlord
        relative = relatives, family member, family members, member of the family
        relative = members of the family
        proprietor, siblings, sibling, grandparent, grandparents, sixth formers
        infants, juniors
    """,
}
"""Words that weigh wherever they come or go."""

PAIRED: Mapping[str, str] = {
    DUTY: """
        must = require, requires, it is the responsibility of, has a responsibility to
        must = have a responsibility to
        should = expect, expects
        recommended = recommend, recommends, advise, advises
        (wish) = would like
    """,
    PROMISE: """
        will = we shall
        can, could, would
        allow = allows, let, lets
        enable = enables
        guarantee = ensure, ensures, make sure, makes sure
    """,
    TIME: """
        before = prior to, in advance of, ahead of
        after = following
        during, since
        quickly = promptly, swiftly, fast
        soon, later, now
        for now = for the time being, temporarily
    """,
    NUMBER: """
        1 = one, first
        2 = second
    """,
    EXTENT: """
        always = at all times
        all = for the duration of, for the length of, all through, from start to finish
        many, few, several, much, more, less, fewer, least, part, a lot, little, enough
        several = a few
        fully = completely, entirely, in full, wholly
        partly = partially, in part
        mainly = largely, chiefly, primarily
        majority, minority
        nearest = closest
        oldest = eldest
        youngest, tallest, highest, lowest, furthest
    """,
    STATE: """
        open = opened, unlocked, accessible
        closed = shut
        locked = padlocked, bolted
        sealed, unsealed, alarmed, wedged, guarded, protected, password protected, unlimited
        limited = restricted
        public = published, publicised
        confidential = in confidence
        private, secret, withheld, anonymous, anonymised, redacted, blurred, pseudonyms
        shared = circulated, distributed
        disclosed = revealed
        displayed = shown, on display
        hidden = concealed
        named = identified
        recorded = logged, noted, on the record
        unrecorded = off the record
        overheard, filmed, photographed
        destroyed = shredded, deleted, erased, disposed of, thrown away
        kept = retained, stored, saved
        returned = given back, handed back
        archived, confiscated, copied, sold, forwarded
        final = conclusive
        provisional = interim
        reviewed = reconsidered
        overturned = reversed
        appealed = appeal, open to appeal
        binding, advisory, confirmed, upheld, conditional, unconditional, contractual, statutory
        elective, independent, internal, external
        free = free of charge, at no charge, at no cost, without charge
        out of order = not working, does not work, do not work, broken
        charged = chargeable, for a fee, for a charge, at a charge, at a cost, at cost
        forfeited = forfeit
        paid, unpaid, subsidised, ticketed, refundable
        reserved, active, suspended, frozen, expired
        welcome = welcomed
        barred = turned away
        punished = sanctioned
        strict = strictly
        tolerated, excused, counted, ignored, relaxed, fixed, extended, flexible, waived
        together, apart, offered, imposed, presumed, assumed
        overseas = abroad
        by surprise, announced, unannounced
        verbally = orally
        formal = formally
        informal = informally
    """,
    ACTOR: """
        we, you
        they = he, she, he or she, she or he
        (them) = him or her, her or him
        (their) = his or her, her or his
    """,
}
"""Words that weigh where they take the place of another of their kind."""

NEAR: Mapping[str, str] = {
    TIME: """
        over = above, more than, greater than, older than, longer than
        under = below, less than, fewer than, younger than, shorter than
        at most = maximum, maximum of, up to, no more than, not more than
        at least = minimum, minimum of, no less than, no fewer than, not less than
        about = around, approximately, roughly, nearly, almost
        exactly = precisely
        within = inside
        by = no later than, not later than, on or before
        on, at, in, for, from, to
    """,
}
"""Words that set a limit where a number or a day follows; the last row only for one another."""
LIGHT_NEAR = frozenset({"by", "on", "at", "in", "for", "from", "to", "about", "exactly"})

BEHIND: Mapping[str, str] = {
    TIME: """
        at least = or over, and over, or above, and above, or more, and more, or older, and older
        at least = or longer, or later, and upwards, upwards, plus, or greater, or higher, and up
        at most = or under, and under, or below, and below, or less, or fewer, and less
        at most = or younger, and younger, or shorter, or earlier, or lower, and down
    """,
    NUMBER: """
        minute = minutes, mins
        (second) = seconds, secs
        mg = milligrams
        g = grams, gram
        kg = kilograms, kilos, kilogram, kilo
        ml = millilitres
        l = litres, litre
        mm = millimetres
        cm = centimetres
        m = metres, metre
        km = kilometres, kilometre
        miles = mile
        feet = foot
        inches = inch
        mb = megabytes
        gb = gigabytes
        pence = p
        £ = pounds
        points, pages, words, lessons, sessions, degrees, percentage points
        yards, tb, kb
        (° c) = ° c, degrees c, degrees celsius, celsius, degrees centigrade
        (° f) = ° f, degrees f, degrees fahrenheit, fahrenheit
    """,
}
"""Words that set a limit, or say of what there are so many, where a number stands before."""


def _rows(table: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield phrases with their kind and what they say; a name in brackets is no phrase itself."""
    for kind, lines in table.items():
        for line in lines.strip().splitlines():
            says, equals, words = line.strip().rpartition(" = ")
            name = says.strip("()")
            yield from ((word, (kind, name if equals else word)) for word in words.split(", "))
            if equals and name == says:
                yield name, (kind, name)


def _phrases(table: Mapping[str, str]) -> Mapping[str, tuple[str, str]]:
    return dict(_rows(table))


ALONE, FOR_ANOTHER, BEFORE_NUMBER, BEHIND_NUMBER = map(_phrases, (ALWAYS, PAIRED, NEAR, BEHIND))
OF_LANGUAGE = {"cy": _phrases(WELSH)}
"""Words that weigh in other languages, by their codes."""
STARTS = {
    phrase: max(len(one.split()) for one in same)
    for phrase, same in groupby(
        sorted(
            (
                *ALONE,
                *FOR_ANOTHER,
                *BEFORE_NUMBER,
                *BEHIND_NUMBER,
                *PLAIN,
                *chain(*OF_LANGUAGE.values()),
            ),
            key=lambda phrase: phrase.split()[0],
        ),
        key=lambda phrase: phrase.split()[0],
    )
}
"""How many words the longest phrase has that begins with a word."""
SOFT = frozenset({"or", "some", "most", "often", "usually", "rarely", "occasionally"})
"""Words of extent that say nothing of what stands below them, or of a sentence that is new."""
