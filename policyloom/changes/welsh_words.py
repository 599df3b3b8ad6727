"""Welsh words: those on which it hangs in Welsh what somebody has to do, or may rely on.

A row says what its words say, as in ``lexicon``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changes.weights import (
    ACTOR,
    CONDITION,
    DUTY,
    EXTENT,
    NEGATION,
    NUMBER,
    RIGHT,
    TIME,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

WELSH: Mapping[str, str] = {
    DUTY: """
        must = rhaid, gorfod, gofynnol, angen
        should = dylai, dylid, dylech, dylem, dylent, ddylai, ddylid
    """,
    RIGHT: """
        may = caiff, gall, gallwch, cewch, gellir, hawl, chaiff, chewch
        ban = gwaherddir, gwahardd, gwaharddedig
    """,
    NEGATION: """
        not = ni, nid, na, nad, dim, heb, peidio, peidiwch, byth, neb
    """,
    NUMBER: """
        1 = un
        2 = dau, dwy, ddau, ddwy
        3 = tri, tair
        4 = pedwar, pedair
        5 = pump, pum
        6 = chwech, chwe
        7 = saith
        8 = wyth
        9 = naw
        10 = deg
    """,
    TIME: """
        diwrnod = diwrnodau, dydd, dyddiau
        wythnos = wythnosau
        mis = misoedd
        blwyddyn = blynyddoedd, blynedd
        awr = oriau
        tymor = tymhorau
        cyn, wedi, hyd, tan, o fewn, ar ôl
    """,
    EXTENT: """
        all = pob, holl, bob
        unrhyw, neu, yn unig, bob amser, weithiau, rhai
    """,
    CONDITION: """
        os, pan, oni bai, ac eithrio, heblaw, ar yr amod, lle bo
    """,
    ACTOR: """
        disgybl = disgyblion, plentyn, plant
        rhiant = rhieni
        athro = athrawon, athrawes
        pennaeth = penaethiaid
        llywodraethwr = llywodraethwyr, corff llywodraethu
        staff, heddlu
    """,
}
"""What weighs in texts in Welsh."""
