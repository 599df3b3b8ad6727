"""An instruction of the model policy to whoever fills it in was left standing.

Why it matters: it shows that nobody read the policy to its end before it was approved.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

CUES = re.compile(
    r"""\b(?: delete\ (?:as\ (?:appropriate|applicable|necessary)|this|if\ not|the\ examples?|where\ not)
      | (?:insert|enter|add|state|give)\ (?:your\ |the\ )?(?:name|date|details|school|role|title|link|logo|number|contact)\b[^.]{0,30}\ here
      | (?:insert|enter|add|state)\ (?:the\ )?(?:name|details?|date|title|role|number|address|contact)s?\ (?:of\ |for\ )?(?:your|the\ relevant)\b
      | once\ complete[d]?\b (?=\W*$)
      | (?:amend|adapt|edit|change|tailor|personalise)\ (?:as\ (?:appropriate|necessary|required)|this\ (?:section|policy|template|model|paragraph))
      | this\ (?:template|model\ policy)\ (?:should|must|is|can|may)\b
      | (?:schools?|trusts?|academies|you)\ (?:may|might)\ (?:wish|want|choose)\ to\ (?:add|amend|insert|adapt|include|delete|edit)\b
      | (?:this\ is\ an?\ )?(?:sample|template)\ policy\b
      | (?:name\ of\ (?:the\ )?(?:school|trust|academy)|(?:school|trust|academy|headteacher)\ name)\ here\b
      | (?:delete|insert|amend|adapt|remove)\ (?:the|any|this|these|your)\b[^.]{0,40}\b(?:that\ (?:you\ )?do(?:es)?\ not\ (?:apply|have)|for\ your\ (?:school|trust|setting)|not\ (?:applicable|needed))
      | schools?\ to\ (?:add|list|insert|complete|amend|include)\b (?=.{0,40}\b(?:here|own|below)\b)
      | schools?\ should\ (?:amend|adapt|insert|delete|edit)\b
      | (?:drafting|guidance)\ note\b | note\ to\ (?:schools?|the\ school|editors?|authors?)\b
      | to\ be\ (?:inserted|completed\ by\ (?:the\ )?schools?)\b )""",
    re.IGNORECASE | re.VERBOSE,
)
BRACKETED = re.compile(
    r"^[\[(](?:for )?example:|[\[(](?:\*\*|\*)?\s*(?:if|where|as) (?:appropriate|applicable|relevant|necessary)\s*(?:\*\*|\*)?[\])]"
    r"|[\[(](?:primar(?:y|ies)|secondar(?:y|ies)|academies|maintained schools?) (?:only|delete)[^\])]*[\])]"
    r"|[\[(](?:delete|insert|enter|add|amend|adapt|choose|select) [^\])]{2,60}[\])]",
    re.IGNORECASE,
)

SHOUTED = re.compile(r"\b(?:INSERT|ENTER|ADD|DELETE)(?: [A-Z]{2,}){1,5}\b")


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find the words with which models tell people what to do with them."""
    for block in manuscript.body():
        found = (
            CUES.search(block.text) or BRACKETED.search(block.text) or SHOUTED.search(block.text)
        )
        if found:
            yield quoted(block, found.start(), found.end())


RULE = Rule(
    id="template-instruction-left",
    group=Group.EMBARRASS,
    weight=Weight.MEND,
    why="An instruction to whoever fills the model in is still there.",
    remedy="Do what it says, then take it out.",
    find=find,
)
