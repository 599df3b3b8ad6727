"""What a file says against its JSON Schema, in plain English at its place, all of it at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from jsonschema import Draft202012Validator, FormatChecker

from policyloom.decode.fitting import FORMATS as FORMATS_CHECKED
from policyloom.diagnostics import Code, Diagnostic, Fix, Span, did_you_mean, nearest
from policyloom.english.dates import day_in_words
from policyloom.english.meant import value_meant
from policyloom.yaml.read import Unquoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jsonschema.exceptions import ValidationError

    from policyloom.yaml.read import Path, Source

TYPE_WORDS = {
    "string": "words",
    "object": "keys with values",
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
}
FORMS = {
    "date": 'write a day that exists as "2025-09-01", in quotes',
    "month-or-date": 'write "2022-09" or "2022-09-14", in quotes',
    "version": 'write three numbers as "1.2.0", in quotes',
    "id": "use small letters, digits and hyphens, with / between the parts: social-media/scope",
    "slug": "use small letters, digits and hyphens: social-media",
    "colour": 'write six figures or letters a to f after #, in quotes: "#1d4f76"',
    "column": "use small letters, digits and hyphens; `row`, `group`, `locked`, `after`, "
    "`when` and `formerly` are what a row says itself",
    "year": 'write four figures in quotes: "1996"',
    "digits": 'write figures alone, in quotes: "31"',
    "edition": 'write the year, or a year with a number behind it, in quotes: "2026-2"',
    "web-address": "write the whole address, beginning with https:// and without a login",
}


CHECKER = FormatChecker(formats=())
for _format, _holds in FORMATS_CHECKED.items():
    CHECKER.checks(_format)(lambda value, holds=_holds: not isinstance(value, str) or holds(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Departure:
    """One thing the schema says against the data: which rule, what it wants, what stands there."""

    rule: str
    wanted: Any
    schema: Mapping[str, Any]
    value: Any
    path: Path
    message: str
    leads: tuple[str, ...] = ()


def _departure(error: ValidationError) -> _Departure:
    return _Departure(
        rule=str(error.validator),
        wanted=error.validator_value,
        schema=error.schema if isinstance(error.schema, dict) else {},
        value=error.instance,
        path=tuple(error.absolute_path),
        message=error.message,
        leads=_leads(error),
    )


def violations(
    source: Source, schema: Mapping[str, Any], elsewhere: Mapping[str, str]
) -> tuple[Diagnostic, ...]:
    """Return every departure of a file's data from the schema of its kind.

    ``elsewhere`` says of keys that this kind of file does not have where they stand.
    """
    found: dict[tuple[str, Path], Diagnostic] = {}
    for error in Draft202012Validator(schema, format_checker=CHECKER).iter_errors(source.data):
        for leaf in _leaves(error):
            for diagnostic in _diagnostics(_departure(leaf), source, elsewhere):
                found.setdefault((diagnostic.message, tuple(leaf.absolute_path)), diagnostic)
    return tuple(sorted(found.values(), key=lambda d: (d.span.line, d.span.column, d.code)))


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """Descend into the alternative that the author most likely meant."""
    if error.validator not in {"oneOf", "anyOf"} or not error.context:
        yield error
        return
    branches: dict[int, list[ValidationError]] = {}
    for sub in error.context:
        branches.setdefault(int(sub.schema_path[0]), []).append(sub)
    best = min(branches.values(), key=lambda subs: _distance(subs, error))
    if len(_leads(error)) > 1 and _distance(best, error)[:2] == (0, 1):
        yield error
        return
    for sub in best:
        yield from _leaves(sub)


def _leads(error: ValidationError) -> tuple[str, ...]:
    """Return the keys that tell the alternatives apart: the first that each requires."""
    here, value = tuple(error.absolute_path), cast("Any", error.instance)
    found = [_departure(sub) for sub in error.context or ()]
    missing = [f.wanted[0] for f in found if f.rule == "required" and f.path == here]
    return tuple(dict.fromkeys(key for key in missing if key not in value))


def _distance(subs: list[ValidationError], parent: ValidationError) -> tuple[int, int, int]:
    """Return how far an alternative is from what stands there: another type is furthest."""
    own = [_departure(sub) for sub in subs if sub.absolute_path == parent.absolute_path]
    wrong_type = sum(found.rule == "type" for found in own)
    first = sum(found.rule == "required" and found.wanted[0] not in found.value for found in own)
    return wrong_type, first, len(subs)


def _diagnostics(
    found: _Departure, source: Source, elsewhere: Mapping[str, str]
) -> Iterator[Diagnostic]:
    path = found.path
    match found.rule:
        case "oneOf" | "anyOf":
            yield (_no_alternative if found.leads else _two_alternatives)(found, source)
        case "additionalProperties":
            yield from _unknown_keys(found, source, elsewhere)
        case "required":
            yield from _missing_keys(found, source)
        case "type":
            yield _wrong_type(found, source)
        case "enum":
            yield _no_choice(found, source)
        case "pattern" | "format":
            hint = FORMS.get(str(found.schema.get("format")), f"it must look like {found.wanted}")
            hint = _day_meant(found) or f"{_slug_meant(found)}{hint}"
            message = f"`{_key(path)}` cannot be `{_shown(found.value)}`"
            yield _at(path, source, Code.WRONG_FORM, message, hint)
        case "minItems" | "minLength" | "minProperties":
            yield _too_few(found, source)
        case "uniqueItems":
            yield from _listed_twice(found, source)
        case "minimum" | "maximum":
            yield _out_of_range(found, source)
        case _:
            message = f"`{_key(path)}` does not fit: {found.message}"
            yield _at(path, source, Code.WRONG_FORM, message, None)


def _too_few(found: _Departure, source: Source) -> Diagnostic:
    message, hint = f"`{_key(found.path)}` is empty", "fill it in or remove the key"
    if found.value and found.rule != "minLength":
        message = f"`{_key(found.path)}` has {len(found.value)}, and needs at least {found.wanted}"
        hint = "add what is missing, or say it in another way"
    return _at(found.path, source, Code.EMPTY_VALUE, message, hint)


def _slug_meant(found: _Departure) -> str:
    """Return a question for an id that was written as a title, with spaces and capitals."""
    words = str(found.value)
    slug = "-".join(re.findall(r"[a-z0-9]+", words.lower().removesuffix(" policy")))
    is_id = found.schema.get("format") in {"slug", "id"}
    return f"did you mean `{slug}`? " if is_id and slug and "/" not in words else ""


def _day_meant(found: _Departure) -> str:
    """Return how a day is written that somebody wrote in words, or as it is said here."""
    day = day_in_words(str(found.value))
    dated = found.schema.get("format") in {"date", "month-or-date"}
    return f'write it as "{day}", in quotes' if day and dated else ""


def _no_choice(found: _Departure, source: Source) -> Diagnostic:
    path, choices = found.path, [str(choice) for choice in found.wanted]
    every = ", ".join(f"`{choice}`" for choice in choices)
    meant = _meant(_shown(found.value), choices)
    hint = meant or did_you_mean(str(found.value), choices) or f"it is one of {every}"
    message = f"`{_key(path)}` cannot be `{_shown(found.value)}`"
    return _at(path, source, Code.UNKNOWN_VALUE, message, hint)


def _meant(said: str, choices: Sequence[str]) -> str | None:
    """Return a hint for a value that people write in other words: ‘C of E’, ‘yearly’."""
    meant = value_meant(said, choices)
    return f"did you mean `{meant}`?" if meant else None


def _out_of_range(found: _Departure, source: Source) -> Diagnostic:
    least, most = found.schema.get("minimum"), found.schema.get("maximum")
    message = f"`{_key(found.path)}` cannot be {found.value}"
    hint = f"write a whole number from {least} to {most}"
    return _at(found.path, source, Code.UNKNOWN_VALUE, message, hint)


def _listed_twice(found: _Departure, source: Source) -> Iterator[Diagnostic]:
    for at, value in enumerate(found.value):
        if value in found.value[:at]:
            message = f"`{_shown(value)}` is listed twice under `{_key(found.path)}`"
            yield _at((*found.path, at), source, Code.LISTED_TWICE, message, "keep one of them")


# What people write, having read of it elsewhere, for the keys that say what a modification does.
OTHER_WORDS = {
    "add": "insert",
    "change": "substitute",
    "delete": "omit",
    "exclude": "omit",
    "freeze": "hold",
    "keep": "hold",
    "override": "substitute",
    "pin": "hold",
    "remove": "omit",
    "replace": "substitute",
    "skip": "omit",
}


def _no_alternative(found: _Departure, source: Source) -> Diagnostic:
    *first, last = (f"`{key}`" for key in found.leads)
    close = ((key, _lead_meant(str(key), found.leads)) for key in found.value)
    key, lead = next(((key, lead) for key, lead in close if lead), ("", None))
    return Diagnostic(
        code=Code.MISSING_KEY,
        message=f"one of the keys {', '.join(first)} or {last} is missing",
        span=source.key((*found.path, key) if lead else found.path),
        hint=f"did you mean `{lead}`?" if lead else "add the one that is meant",
    )


def _two_alternatives(found: _Departure, source: Source) -> Diagnostic:
    """Say which keys of a thing each make it one of two: ‘group’ and ‘row’."""
    leads = (one["required"][0] for one in found.wanted if one.get("required"))
    first, second, *_ = (key for key in leads if key in found.value)
    message = f"`{first}` and `{second}` cannot stand together"
    path = (*found.path, second)
    return _at(path, source, Code.UNKNOWN_KEY, message, "keep the one that is meant")


def _lead_meant(key: str, leads: Sequence[str]) -> str | None:
    other = OTHER_WORDS.get(key.lower(), "")
    return other if other in leads else nearest(key, leads)


HOMES = {
    "overlay": "in the overlay of a body, `trusts/BODY/overlay.yaml`",
    "clause": "beside the `text` of a clause, in `clauses/`, and a policy names the clause",
}


def homes(kind: str, schemas: Mapping[str, Any]) -> dict[str, str]:
    """Return where keys stand that a policy does not have; elsewhere they are seldom sought."""
    if kind != "policy":
        return {}
    found = {"table-of": f"under `modifications:` {HOMES['overlay']}"}
    return found | {
        key: words for other, words in HOMES.items() for key in schemas[other]["properties"]
    }


def _unknown_keys(
    found: _Departure, source: Source, elsewhere: Mapping[str, str]
) -> Iterator[Diagnostic]:
    path, known = found.path, tuple(found.schema.get("properties", {}))
    for key in found.value:
        if key not in known:
            where = f"in `{_key(path)}`" if path else "here"
            message = f"`{key}` is not a key that can stand {where}"
            home = f"`{key}` stands {elsewhere[key]}" if key in elsewhere else None
            span, near = source.key((*path, key)), None if home else nearest(key, known)
            yield Diagnostic(
                code=Code.UNKNOWN_KEY,
                message=message,
                span=span,
                fix=Fix(span, key, near) if near and near not in found.value else None,
                hint=home
                or did_you_mean(key, known)
                or "the keys are " + ", ".join(f"`{k}`" for k in known),
            )


def _missing_keys(found: _Departure, source: Source) -> Iterator[Diagnostic]:
    for key in found.wanted:
        if key not in found.value and f"'{key}' is a required" in found.message:
            schema = found.schema.get("properties", {}).get(key, {})
            about = schema.get("description", "")
            yield _at(
                found.path,
                source,
                Code.MISSING_KEY,
                f"the key `{key}` is missing",
                f"add `{key}:`. {about}" if about else f"add `{key}:`",
            )


def _wrong_type(found: _Departure, source: Source) -> Diagnostic:
    path, value = found.path, found.value
    wanted = found.wanted if isinstance(found.wanted, list) else [found.wanted]
    if value is None:
        return _nothing(path, source)
    message = (
        f"`{_key(path)}` needs {' or '.join(TYPE_WORDS[w] for w in wanted)}, not "
        f"{_described(value)}"
    )
    meant = _meant(_shown(value), found.schema.get("enum", ()))
    problem = _at(path, source, Code.WRONG_TYPE, message, meant or _type_hint(value, wanted))
    return (
        problem if meant else replace(problem, fix=_type_fix(value, wanted, problem.span, source))
    )


def _type_fix(value: object, wanted: list[str], span: Span, source: Source) -> Fix | None:
    """Return the value with quotes or without them, where that is all it needs."""
    old = source.lines[span.line - 1][span.column - 1 :][: span.length]
    new = ""
    if "string" in wanted and isinstance(value, Unquoted | int | bool):
        new = f'"{old}"'
    elif "boolean" in wanted and isinstance(value, str):
        new = TRUTHS.get(value.lower(), "")
    elif "integer" in wanted and isinstance(value, str) and re.fullmatch(r"0|[1-9]\d*", value):
        new = value
    return Fix(span, old, new, is_yaml=True) if new else None


def _nothing(path: Path, source: Source) -> Diagnostic:
    if not path:
        message, hint = "nothing stands in this file", "fill it in or delete it"
    else:
        message = f"nothing stands after `{_key(path)}:`"
        hint = "fill it in or remove the key"
    return _at(path, source, Code.EMPTY_VALUE, message, hint)


def _type_hint(value: object, wanted: list[str]) -> str | None:
    if "string" in wanted and isinstance(value, Unquoted | int | bool):
        return f'put it in quotes: "{_shown(value)}"'
    if "string" in wanted and isinstance(value, dict):
        return f'text that begins with a brace goes in quotes: "{{{_only_key(value)}}}"'
    if "string" in wanted and isinstance(value, list):
        return "write one line of words"
    if "boolean" in wanted and str(value).lower() in TRUTHS:
        return f"write {TRUTHS[str(value).lower()]}, without quotes"
    hints = [hint for type_, hint in TYPE_HINTS if type_ in wanted]
    return hints[0] if hints else None


TRUTHS = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false",
          "false": "false"}  # fmt: skip
TYPE_HINTS = (
    ("array", "begin each item on a line of its own with `- `"),
    ("integer", "write a whole number without quotes"),
    ("object", "write `key: value` lines below it, indented by two spaces"),
)


def _only_key(value: dict[str, Any]) -> str:
    """Return the words in braces that YAML took for a mapping, or an example of some."""
    return next(iter(value)) if list(value.values()) == [None] else "school"


def _described(value: object) -> str:
    match value:
        case Unquoted(raw, kind):
            return f"the {kind} {raw} (without quotes YAML reads it as a {kind})"
        case bool():
            return f"the yes-or-no value {str(value).lower()}"
        case int():
            return f"the number {value}"
        case list():
            return "a list"
        case dict():
            return "keys with values"
        case _:
            return f"“{value}”"


def _shown(value: object) -> str:
    match value:
        case Unquoted(raw):
            return raw
        case bool():
            return str(value).lower()
        case _:
            return str(value)


def _key(path: Path) -> str:
    names = [str(part) for part in path if isinstance(part, str)]
    return names[-1] if names else "this file"


def _at(path: Path, source: Source, code: Code, message: str, hint: str | None) -> Diagnostic:
    return Diagnostic(code=code, message=message, span=source.span(path), hint=hint)
