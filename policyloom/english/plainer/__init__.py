"""Plainer: words and phrases that say the same in plain English, by what they are about.

The groups stand apart by semicolons, the words of a group by strokes, as in ``plain_words``. A
word may be in several: two say the same if any group has both.
"""

from __future__ import annotations

from policyloom.english.plainer.doing import DOING
from policyloom.english.plainer.folk import FOLK
from policyloom.english.plainer.little import LITTLE
from policyloom.english.plainer.qualities import QUALITIES
from policyloom.english.plainer.schools import SCHOOLS
from policyloom.english.plainer.spare import SPARE
from policyloom.english.plainer.things import THINGS
from policyloom.english.plainer.times import TIMES

PLAINER = (LITTLE, TIMES, DOING, THINGS, SCHOOLS, FOLK, QUALITIES, SPARE)
"""The tables of all kinds."""
