"""CLI: `import` of a file that is mostly a policy which is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.cli.terminal import say_aside
from policyloom.cli.usage import UsageError
from policyloom.compile import compile_policy
from policyloom.fleet.importing import matched
from policyloom.source import Target, overlay_path

if TYPE_CHECKING:
    from policyloom.cli.scaffolding import Place
    from policyloom.cli.verbs.word import Import as Asked
    from policyloom.importing import Brought, Outline

BY_ITSELF = "--as-another writes a policy of its own, beside the other"


def refuse_a_second(
    asked: Asked, place: Place, body: str, brought: Brought | None, found: Outline
) -> None:
    """Refuse to write what a policy of the library mostly says, unless it is asked for."""
    library = place.ground.library
    if brought is None or not brought.variant_of or not asked.write or asked.as_another:
        return
    known = brought.variant_of
    holders = [one for one in (body, *library.overlays) if known in library.policies_of(one)]
    document = compile_policy(library, Target(holders[0], known)).document if holders else None
    if document is None or not matched(found, document).is_one_model:
        return
    hint = f"bring in what it says otherwise with --body {body} --like {known}"
    if holders[0] != body:
        hint = f"list {known} among the `policies` of {overlay_path(body)}, then {hint}"
    said = (
        f"nothing is brought in: {holders[0]} has {known} already, and most paragraphs are alike"
    )
    raise UsageError(said, f"{hint}\n{BY_ITSELF}")


def warn_of_a_second(place: Place, body: str, policy: str) -> None:
    """Say that the body has the policy already, so that this one stands beside it."""
    known = policy.removesuffix(f"-{body.rpartition('/')[2]}")
    if known != policy and known in place.ground.library.policies_of(body):
        say_aside(
            f"{body} has the policy {known} already: this one stands beside it, as {policy}.\n"
            f"Add --like {known} to bring in only what the file says otherwise.\n"
        )
