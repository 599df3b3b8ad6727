"""A test without what it needs is skipped and says why; under CI=true it fails."""

from __future__ import annotations

from typing import Protocol

import pytest

from tests.support import needs

MISSING = needs.Need(is_met=lambda: False, package="left-handed-screwdriver")
NEEDS_CHROMIUM = """
    @pytest.mark.needs("chromium")
    def test_page():
        pass
    """


class Run(Protocol):
    """Runs a test file as a person does (no CI) or as a build server does."""

    def __call__(self, source: str, *, ci: str) -> pytest.RunResult: ...


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run tests on a computer that has no Chromium."""
    monkeypatch.setitem(needs.NEEDS, "chromium", MISSING)
    pytester.makeconftest('pytest_plugins = ["tests.support.needs"]')

    def inner(source: str, *, ci: str) -> pytest.RunResult:
        monkeypatch.setenv("CI", ci)
        pytester.makepyfile(f"    import pytest\n{source}")
        return pytester.runpytest_inprocess("-rs", "--strict-markers", "-p", "no:cacheprovider")

    return inner


def test_a_missing_need_skips_and_says_what_to_install(run: Run) -> None:
    result = run(NEEDS_CHROMIUM, ci="")
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["*needs chromium; *apt-get install left-handed-screwdriver*"])


def test_a_missing_need_fails_under_ci_and_still_says_what(run: Run) -> None:
    result = run(NEEDS_CHROMIUM, ci="true")
    result.assert_outcomes(errors=1)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["*CI=true allows no skipped test. *needs chromium*"])


def test_a_need_that_is_met_runs_the_test(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    met = needs.Need(is_met=lambda: True, package="chromium")
    monkeypatch.setitem(needs.NEEDS, "chromium", met)
    run(NEEDS_CHROMIUM, ci="true").assert_outcomes(passed=1)


def test_a_need_that_nobody_declared_is_an_error(run: Run) -> None:
    result = run(NEEDS_CHROMIUM.replace("chromium", "chrome"), ci="")
    result.assert_outcomes(errors=1)


@pytest.mark.parametrize(("ci", "outcomes"), [("", {"skipped": 1}), ("true", {"failed": 1})])
def test_any_other_skip_counts_the_same(run: Run, ci: str, outcomes: dict[str, int]) -> None:
    source = """
    def test_later():
        pytest.skip("not today")
    """
    run(source, ci=ci).assert_outcomes(**outcomes)


@pytest.mark.parametrize(("ci", "outcomes"), [("", {"skipped": 1}), ("true", {"errors": 1})])
def test_a_file_that_skips_itself_counts_the_same(
    run: Run,
    ci: str,
    outcomes: dict[str, int],
) -> None:
    source = """
    pytest.importorskip("no_such_module")
    def test_nothing():
        pass
    """
    run(source, ci=ci).assert_outcomes(**outcomes)


def test_an_expected_failure_is_not_a_skip(run: Run) -> None:
    source = """
    @pytest.mark.xfail(reason="known")
    def test_known():
        raise AssertionError
    """
    run(source, ci="true").assert_outcomes(xfailed=1)
