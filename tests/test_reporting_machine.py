"""What programs read about a problem: JSON, SARIF and GitHub annotations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from policyloom.diagnostics import Code, Diagnostic, Label, Severity, Span, explaining
from policyloom.diagnostics.findings import gather
from policyloom.diagnostics.written import Surroundings, report

if TYPE_CHECKING:
    from pathlib import Path

    from policyloom.diagnostics.findings import Findings

ERROR = Diagnostic(
    code=Code.UNKNOWN_CLAUSE,
    message="there is no clause `social media`: 100% sure, really",
    span=Span("policies/social media.yaml", 3, 5, 12),
    hint="did you mean `social-media`?",
    labels=(Label(Span("clauses/a.yaml", 2, 1, 0), "defined here"),),
)
WARNING = Diagnostic(
    code=Code.CITATION_MAY_BE_SUPERSEDED,
    message="two\nlines\r\x1b[2J",
    span=Span("clauses/a:b,c.yaml", 1, 1),
    severity=Severity.WARNING,
)
INFO = Diagnostic(
    code=Code.PLATFORM_OBSOLETE, message="m", span=Span("x", 9, 9), severity=Severity.INFO
)

# What SARIF 2.1.0 asks of the parts that are written here, taken from its section 3.
PLACE = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "id": {"type": "integer", "minimum": -1},
        "message": {"$ref": "#/$defs/message"},
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        # A URI reference: no space, no control character, per cent only in codes.
                        "uri": {"type": "string", "pattern": r"^([!#-\[\]_a-z~]|%[0-9A-F]{2})+$"},
                        "uriBaseId": {"type": "string"},
                    },
                },
                "region": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        "startLine": {"type": "integer", "minimum": 1},
                        "startColumn": {"type": "integer", "minimum": 1},
                        "endColumn": {"type": "integer", "minimum": 1},
                    },
                },
            },
        },
    },
    "additionalProperties": False,
}
RESULT = {
    "type": "object",
    "required": ["message"],
    "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": -1},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": {"$ref": "#/$defs/message"},
        "locations": {"type": "array", "items": PLACE},
        "relatedLocations": {"type": "array", "uniqueItems": True, "items": PLACE},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "properties": {"type": "object"},
    },
}
RULE = {
    "type": "object",
    "required": ["id"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string"},
        "shortDescription": {"$ref": "#/$defs/message"},
        "fullDescription": {"$ref": "#/$defs/message"},
        "help": {"$ref": "#/$defs/message"},
    },
}
SARIF = {
    "$defs": {
        "message": {
            "type": "object",
            "required": ["text"],
            "additionalProperties": False,
            "properties": {
                "text": {"type": "string", "minLength": 1},
                "markdown": {"type": "string"},
            },
        }
    },
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool"],
                "additionalProperties": False,
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": RULE,
                                    }
                                },
                            }
                        },
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "originalUriBaseIds": {"type": "object"},
                    "results": {"type": "array", "items": RESULT},
                },
            },
        },
    },
}


@pytest.fixture
def findings() -> Findings:
    return gather((ERROR,), {"alderbrook:p": (WARNING, INFO), "peak-vale:p": (WARNING,)})


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """One page of the packaged help, in a package of its own."""
    text = "# There is no such clause\n\nA policy names a clause\nthat nobody wrote.\n\n## Why\n"
    (tmp_path / explaining.FOLDER).mkdir(parents=True)
    (tmp_path / explaining.FOLDER / "unknown-clause.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr(explaining, "files", lambda _package: tmp_path)
    return text


def test_json_says_everything(findings: Findings) -> None:
    said = json.loads(report("json", findings, Surroundings(texts={})))
    assert said["counts"] == {"error": 1, "warning": 1, "info": 1}
    assert (said["kind"], said["format"]) == ("policyloom-diagnostics", 2)
    assert [d["code"] for d in said["diagnostics"]] == [
        "citation-may-be-superseded",
        "unknown-clause",
        "platform-obsolete",
    ]
    assert said["diagnostics"][0]["documents"] == ["alderbrook:p", "peak-vale:p"]
    assert said["diagnostics"][1] == {
        "code": "unknown-clause",
        "severity": "error",
        "message": ERROR.message,
        "hint": "did you mean `social-media`?",
        "path": "policies/social media.yaml",
        "line": 3,
        "column": 5,
        "length": 12,
        "labels": [
            {"path": "clauses/a.yaml", "line": 2, "column": 1, "length": 0, "text": "defined here"}
        ],
        "documents": [],
    }


def sarif(findings: Findings, prefix: str = "") -> Any:  # noqa: ANN401 (JSON is anything)
    around = Surroundings(texts={}, version="1.2.3", prefix=prefix)
    said = json.loads(report("sarif", findings, around))
    jsonschema.validate(said, SARIF)
    return said["runs"][0]


@pytest.mark.usefixtures("page")
def test_sarif_places_every_result(findings: Findings) -> None:
    run = sarif(findings)
    assert run["tool"]["driver"]["version"] == "1.2.3"
    error = run["results"][1]
    assert run["tool"]["driver"]["rules"][error["ruleIndex"]]["id"] == "unknown-clause"
    assert [result["level"] for result in run["results"]] == ["warning", "error", "note"]
    location = error["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "policies/social%20media.yaml"
    assert location["region"] == {"startLine": 3, "startColumn": 5, "endColumn": 17}
    assert error["relatedLocations"][0]["message"]["text"] == "defined here"
    assert run["results"][0]["properties"]["documents"] == ["alderbrook:p", "peak-vale:p"]


def test_sarif_rules_carry_the_help_of_their_page(findings: Findings, page: str) -> None:
    rules = {rule["id"]: rule for rule in sarif(findings)["tool"]["driver"]["rules"]}
    assert rules["unknown-clause"] == {
        "id": "unknown-clause",
        "shortDescription": {"text": "There is no such clause"},
        "fullDescription": {"text": "A policy names a clause that nobody wrote."},
        "help": {"text": page, "markdown": page},
    }
    assert rules["platform-obsolete"] == {"id": "platform-obsolete"}


def test_a_problem_keeps_its_fingerprint_when_it_moves() -> None:
    def fingerprint(diagnostic: Diagnostic) -> str:
        (result,) = sarif(gather((diagnostic,), {}))["results"]
        return str(result["partialFingerprints"]["policyloom/v1"])

    moved = Diagnostic(
        code=Code.PLATFORM_OBSOLETE, message="m", span=Span("x", 70, 1), severity=Severity.INFO
    )
    other = Diagnostic(
        code=Code.PLATFORM_OBSOLETE, message="n", span=Span("x", 9, 9), severity=Severity.INFO
    )
    assert fingerprint(moved) == fingerprint(INFO) != fingerprint(other)


def test_no_problems_are_a_valid_sarif_run() -> None:
    assert sarif(())["results"] == []


def test_github_annotations_are_one_line_each_and_escaped(findings: Findings) -> None:
    lines = report("github", findings, Surroundings(texts={})).splitlines()
    assert lines == [
        (
            "::warning file=clauses/a%3Ab%2Cc.yaml,line=1,col=1,endColumn=2,"
            "title=citation-may-be-superseded"
            "::two␊lines␍␛[2J%0AIn alderbrook:p, peak-vale:p"
        ),
        (
            "::error file=policies/social media.yaml,line=3,col=5,endColumn=17,"
            "title=unknown-clause"
            "::there is no clause `social media`: 100%25 sure, really"
            "%0Adefined here: clauses/a.yaml:2%0AHint: did you mean `social-media`?"
        ),
        "::notice file=x,line=9,col=9,endColumn=10,title=platform-obsolete::m%0AIn alderbrook:p",
    ]


def test_a_project_inside_a_larger_repository_is_placed_in_it(findings: Findings) -> None:
    around = Surroundings(texts={}, prefix="school policies/")
    assert "file=school policies/policies/social" in report("github", findings, around)
    result = sarif(findings, "school policies/")["results"][1]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == "school%20policies/policies/social%20media.yaml"


def test_a_page_without_a_heading_is_named_by_its_code() -> None:
    page = explaining.Page(code="odd", text="Only words.\n")
    assert (page.title, page.summary) == ("odd", "Only words.")
    assert explaining.Page(code="empty", text="").summary == "empty"


def test_the_packaged_pages_can_all_be_read() -> None:
    for code, page in explaining.read_pages().items():
        assert page.code == code
        assert page.title != code, "the page begins with a heading"
        assert page.summary
