"""Ordinary: words that name no person, that ask, or that say nothing of what their parts do."""

from __future__ import annotations

from policyloom.english.senses import base

AGENT = ("er", "or", "ist", "ian", "ee")
"""Ends of words for whoever does something, of whom no list has all."""
THINGS = """
letter paper number order register computer folder locker poster newsletter calendar member matter
manner water summer winter dinner corner meter printer scanner server router charger timer sticker
banner chapter floor door corridor mirror error factor sector monitor calculator fee coffee tree
degree guarantee list checklist register offer answer power weather shelter shower slipper jumper
trainer sweater transfer buffer layer filter counter cover drawer heater cooker freezer kettle
laser ladder lever tower border gutter container trailer tractor motor generator radiator projector
indicator elevator refrigerator interior exterior harbour procedure centre chair career barrier
copier photocopier ruler scooter toaster blender speaker planner binder stapler marker highlighter
sharpener cooler dryer washer dishwasher mixer sprinkler extinguisher defibrillator inhaler
thermometer buzzer pager browser parameter quarter character disaster river pier pepper butter
finger shoulder voucher supper danger anger hunger gender hamper tumbler helicopter eraser
colour behaviour humour odour vapour labour favour honour rumour flavour toffee jubilee
"""
INANIMATE = frozenset(THINGS.split())
MORE = (
    "more less fewer rather other older younger longer shorter larger smaller greater higher lower"
)
COMPARED = frozenset(MORE.split())
"""Behind these a ‘then’ is a slip for ‘than’."""
QUESTIONS = frozenset({"when", "where", "while"})
"""Words that ask, and set no condition, in the label of a place to write or of a column."""
ASKING = frozenset({"show", "say", "tell", "ask", "know", "deci", "expl", "abou", "see"})
"""Words behind which these ask as well, by their stems: ‘the map shows where’."""
DEALS = """
consider recommend propose suggest request refuse reject decline approve grant award assess inspect
search confiscate exclude suspend dismiss report refer destroy publish charge refund supervise
monitor sign consult investigate decide appeal complain authorise restrict remove cancel delete
lock sell teach encourage discourage challenge punish reward test observe interview pay insure
repair replace translate photograph film weigh label deliver collect escort isolate restrain
"""
DEALING = frozenset(map(base, DEALS.split()))
"""Verbs that say what is done with somebody or something, however a sentence is built."""
DETERMINERS = frozenset({"the", "a", "an", "our", "your", "each", "every", "any", "another"})
SAYING_NOTHING = """
once again, after all, above all, at all, working hours, term of, a term of, terms of
in terms of, long term, short term, terms and conditions, should be noted, do not hesitate
not only, right of way, at the same time, from now on, one another, each other, one of
first of all, in the first place, more and more, as well as, all right, in general
different to, different from, different than, at the weekend, on the weekend, at weekends
on weekends, would be grateful if you would, would be grateful if you could
generally speaking, despite the fact that, in spite of the fact that
a number of, is to be found, are to be found, to be found
notice board, notice boards, board game, board games, on board
staff room, staff rooms, early years, till receipt, till receipts
first name, first aid, second hand, social media, year group, year groups
for whatever reason, for any reason, whatever the reason, persons wishing to, those wishing to
anyone wishing to, people wishing to, anyone who wants to, anyone who wishes to, those who wish to
those who want to, people who want to, people who wish to, if you wish to, if you want to
if you would like to, should you wish to, should you want to, staff training day
staff training days
"""
PLAIN = frozenset(", ".join(SAYING_NOTHING.strip().splitlines()).split(", "))
"""Phrases that say nothing of what their words say alone."""
