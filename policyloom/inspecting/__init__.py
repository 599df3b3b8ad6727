"""INSPECTING: a manuscript -> what a reader would stumble over, rule by rule.

Each rule is a module of ``rules`` and knows one thing. ``inspect`` puts what they find in the order
in which somebody mends it.
"""

from policyloom.inspecting.finding import Finding, Ground, Group, Hit, Known, Rule, Weight
from policyloom.inspecting.inspection import RULES, Inspection, inspect, rule_of
