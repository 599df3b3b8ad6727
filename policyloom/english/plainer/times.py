"""Times: when and how often things are, in few words and in many."""

from __future__ import annotations

TIMES = """
now/currently/at present/at the present time/presently/at this point in time/at this time/at the
moment/at this moment in time/at the current time/these days/nowadays/today/as things stand/as of
now; soon/shortly/in the near future/before long/in a short time/in a little while; then/at that
time/in those days/at that point in time; later/at a later date/at a later time/at a later stage/
at a subsequent date/subsequently/afterwards/at some later point; earlier/previously/formerly/
before/at an earlier date/at an earlier time/in the past/beforehand; early/at an early date/at an
early stage/in good time/ahead of time; at the start/at the beginning/at the outset/initially/to
begin with/to start with/in the beginning/from the outset/from the start; at the end/at the close/
at the conclusion/on completion/at the finish/finally/eventually; always/at all times/on every
occasion/in every case/in all cases/every time/invariably/without exception/constantly/
continually; often/frequently/regularly/on many occasions/in many cases/on a frequent basis/on a
regular basis/at regular intervals/many times/time and again; regular/at regular intervals/on a
regular basis/periodic/routine; sometimes/occasionally/at times/on occasion/from time to time/now
and then/now and again/every so often/once in a while/on some occasions/in some cases/in certain
cases/in some instances; usually/normally/generally/in most cases/in the majority of cases/in
general/as a general rule/as a rule/for the most part/typically/ordinarily/customarily/more often
than not/on most occasions/in most instances/commonly; rarely/seldom/hardly ever/on rare
occasions/infrequently/in rare cases/not often; temporarily/on a temporary basis/for a short time/
for the time being/for a limited period/on an interim basis/in the meantime/in the interim/for
now/for the present/meanwhile; permanently/on a permanent basis/for good/for ever; daily/on a
daily basis/every day/each day/per day/day by day/day to day/once a day; weekly/on a weekly basis/
every week/each week/per week/once a week/week by week; fortnightly/on a fortnightly basis/every
fortnight/each fortnight/every two weeks/once a fortnight/every other week; monthly/on a monthly
basis/every month/each month/per month/once a month/month by month; termly/on a termly basis/every
term/each term/per term/once a term; half-termly/every half term/each half term/once a half term;
yearly/annually/on an annual basis/on a yearly basis/every year/each year/per year/once a year/per
annum/year on year; hourly/on an hourly basis/every hour/each hour/once an hour; twice a year/
every six months/six-monthly; three times/thrice; a second time/again/once more/once again/one
more time/another time/anew/afresh; whenever/each time/every time/at any time when/as often as/at
whatever time; length of time/period/period of time/time period/duration/time/timescale/spell;
date/calendar date/day; deadline/closing date/last date/final date/cut-off date/due date/time
limit; day-to-day/everyday/daily/routine; full-time/whole-time; out of hours/out-of-hours/after
hours/outside working hours/outside office hours; break/breaktime/break time/playtime/recess;
lunch/lunchtime/lunch time/lunch break/lunch hour/dinner time/dinnertime; holidays/school
holidays/vacation/holiday period
"""
"""When, how often and for how long."""
