"""Paths: where what authors write stands, counted from the project's root."""

from __future__ import annotations

VOCABULARY = "clauses/vocabulary.yaml"
REGISTER = "policies/register.yaml"


def clause_path(clause: str) -> str:
    """Return the file that a clause id belongs in."""
    return f"clauses/{clause}.yaml"


def instrument_path(instrument: str) -> str:
    """Return the file that an instrument's id belongs in."""
    return f"clauses/instruments/{instrument}.yaml"


def policy_path(policy: str) -> str:
    """Return the file that a policy id belongs in."""
    return f"policies/{policy}.yaml"


def body_folder(body: str) -> str:
    """Return where all files of a body stand: ``trusts/TRUST`` or ``trusts/TRUST/schools/S``."""
    trust, _, school = body.partition("/")
    return f"trusts/{trust}/schools/{school}" if school else f"trusts/{trust}"


def overlay_path(body: str) -> str:
    """Return the file that a body's overlay belongs in."""
    return f"{body_folder(body)}/overlay.yaml"
