"""Which documents a selector means."""

from __future__ import annotations

import pytest

from policyloom.build.selecting import SelectionError, in_full, select
from policyloom.source import Target

BODIES = ("alderbrook", "peak-vale", "peak-vale/hollin-bank", "peak-vale/wren-hill", "peak-valent")
TARGETS = tuple(Target(body, policy) for body in BODIES for policy in ("safety", "social-media"))


def chosen(*selectors: str) -> list[str]:
    return [str(target) for target in select(selectors, TARGETS, BODIES)]


def of(*bodies: str) -> list[str]:
    return [str(target) for target in TARGETS if target.body in bodies]


@pytest.mark.parametrize(
    ("selectors", "expected"),
    [
        ((), of(*BODIES)),
        (("...",), of(*BODIES)),
        (("alderbrook",), of("alderbrook")),
        (("peak-vale",), of("peak-vale")),
        (("peak-vale/...",), of("peak-vale", "peak-vale/hollin-bank", "peak-vale/wren-hill")),
        (("alderbrook/...",), of("alderbrook")),
        (("peak-vale/wren-hill:safety",), ["peak-vale/wren-hill:safety"]),
        ((":safety",), [f"{body}:safety" for body in BODIES]),
        (
            ("peak-vale/...:safety",),
            ["peak-vale:safety", "peak-vale/hollin-bank:safety", "peak-vale/wren-hill:safety"],
        ),
        (("peak-vale:safety", "alderbrook", "alderbrook:safety"), [
            "alderbrook:safety", "alderbrook:social-media", "peak-vale:safety"]),
    ],
)  # fmt: skip
def test_a_selector_means(selectors: tuple[str, ...], expected: list[str]) -> None:
    assert chosen(*selectors) == expected


@pytest.mark.parametrize("words", ["", ":", "a:", "a:b:c"])
def test_what_is_not_a_selector_is_refused(words: str) -> None:
    with pytest.raises(SelectionError, match="is not a selector"):
        chosen(words)


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        ("wren-hill", "there is no body `wren-hill`", "did you mean `peak-vale/wren-hill`?"),
        ("Alderbrook", "there is no body `Alderbrook`", "did you mean `alderbrook`?"),
        ("peak-vale/", "there is no body `peak-vale/`", "did you mean `peak-vale`?"),
        ("zzz", "there is no body `zzz`", "known: alderbrook, peak-vale, peak-vale/hollin-bank, "),
        ("alderbrook:saftey", "`alderbrook` has no policy `saftey`", "did you mean `safety`?"),
    ],
)
def test_what_is_not_there_is_answered_with_the_nearest(
    words: str, message: str, hint: str
) -> None:
    with pytest.raises(SelectionError) as raised:
        chosen(words)
    assert str(raised.value) == message
    assert raised.value.hint.startswith(hint)


def test_a_long_list_of_bodies_is_cut() -> None:
    bodies = [f"school-{number:03}" for number in range(500)]
    with pytest.raises(SelectionError) as raised:
        select(["zzz"], (), bodies)
    assert raised.value.hint.endswith("school-011 and 488 more")


def test_a_body_that_could_not_be_read_is_known_all_the_same() -> None:
    assert select(["broken:safety"], (), ["broken"]) == ()


@pytest.mark.parametrize(
    ("words", "full"),
    [
        ("log", ":log"),
        ("log@2.0", ":log@2.0"),
        ("safety", "safety"),
        ("alderbrook", "alderbrook"),
        ("visits", "visits"),
        (":log", ":log"),
        ("alderbrook:log", "alderbrook:log"),
        ("log/...", "log/..."),
    ],
)
def test_a_policy_of_one_body_goes_by_its_name(words: str, full: str) -> None:
    targets = (*TARGETS, Target("alderbrook", "log"), Target("alderbrook", "visits"))
    assert in_full(words, targets, (*BODIES, "visits")) == full


def test_a_policy_of_several_bodies_needs_one() -> None:
    with pytest.raises(SelectionError, match="`safety` is a policy of 5 bodies") as raised:
        chosen("safety")
    assert raised.value.hint == "write `alderbrook:safety`, or `:safety` for all"
