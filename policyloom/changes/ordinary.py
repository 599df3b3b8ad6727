"""CHANGES: ordinary words: what names no person, what asks."""

from __future__ import annotations

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
QUESTIONS = frozenset({"when", "where", "while"})
"""Words that ask, and set no condition, in the label of a place to write or of a column."""
ASKING = frozenset({"show", "say", "tell", "ask", "know", "deci", "expl", "abou", "see"})
"""Words behind which these ask as well, by their stems: ‘the map shows where’."""
DETERMINERS = frozenset({"the", "a", "an", "our", "your", "each", "every", "any", "another"})
