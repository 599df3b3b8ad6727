"""Renames: what has another name now, from ``formerly``; and sources in the names of today."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from policyloom.source.clauses import Clause
from policyloom.source.overlays import Modification
from policyloom.source.tables import TableEdit
from policyloom.source.values import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.source.policies import Policy
    from policyloom.source.tables import WrittenRow, WrittenTable
    from policyloom.source.vocabulary import Vocabulary

T = TypeVar("T")
Names: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Renames:
    """The names of today by the names of before: of clauses, of policies, of the vocabulary.

    ``rows`` has those of the fields, options and signatures of forms, by clause and old name, and
    ``tables`` by clause those of the rows and of the columns of its table.
    """

    clauses: Names = field(default_factory=dict)
    policies: Names = field(default_factory=dict)
    words: Names = field(default_factory=dict)
    rows: Mapping[tuple[str, str], str] = field(default_factory=dict)
    tables: Mapping[str, tuple[Names, Names]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Tell whether anything was renamed."""
        return bool(self.clauses or self.policies or self.words or self.rows or self.tables)

    @property
    def about(self) -> dict[str, str]:
        """The names in reasons and locks: ``clause:ID``, ``term:NAME``, ``role:NAME``, ..."""
        kinds = ("term", "role", "setting", "people")
        found = {f"clause:{old}": f"clause:{new}" for old, new in self.clauses.items()}
        words = self.words.items()
        return found | {f"{kind}:{old}": f"{kind}:{new}" for kind in kinds for old, new in words}


def renames_of(
    clauses: Iterable[Clause], policies: Iterable[Policy], vocabulary: Vocabulary
) -> Renames:
    """Return everything that says what it was called before."""
    every = tuple(clauses)
    return Renames(
        clauses={old: clause.id for clause in every for old in clause.formerly},
        policies={old: policy.id for policy in policies for old in policy.formerly},
        words={old: entry.name for entry in vocabulary.entries for old in entry.formerly},
        rows={(clause.id, old): new for clause in every for old, new in _rows(clause)},
        tables={clause.id: names for clause in every if any(names := _of_table(clause))},
    )


def _of_table(clause: Clause) -> tuple[Names, Names]:
    """Return what the rows and the columns of a clause's table were called in any version."""
    tables = tuple(one.data.table for one in clause.versions if one.data.table)
    rows = {old: row.key for table in tables for row in table.rows for old in row.formerly}
    columns = {old: one.key for table in tables for one in table.columns for old in one.formerly}
    return rows, columns


def _rows(clause: Clause) -> Iterator[tuple[str, str]]:
    for version in clause.versions:
        for row in version.data.form.rows if version.data.form else ():
            yield from ((old, row.key) for old in row.formerly)
            yield from ((old, option.key) for option in row.options for old in option.formerly)


# IN THE NAMES OF TODAY


def _clauses(value: Any, renames: Renames) -> Any:  # noqa: ANN401 - names, however they are held
    return _named(value, renames.clauses)


def _policies(value: Any, renames: Renames) -> Any:  # noqa: ANN401
    return _named(value, renames.policies)


def _words(value: Any, renames: Renames) -> Any:  # noqa: ANN401
    return _named(value, renames.words)


def _about(value: Any, renames: Renames) -> Any:  # noqa: ANN401
    return _named(_named(value, renames.about), renames.clauses)


def _keys(value: Mapping[Any, T], renames: Renames) -> dict[Any, T]:
    return {_named(key, renames.words): item for key, item in value.items()}


def _holders(value: Mapping[str, Value], renames: Renames) -> dict[str, Value]:
    words = renames.words
    return {key: _named(item, words) if key in HOLDERS else item for key, item in value.items()}


def _given(
    value: Mapping[str, Mapping[str, object]], renames: Renames
) -> dict[str, dict[str, object]]:
    """Return what is proposed for new bodies, which is plain data of an overlay."""
    words = renames.words
    return {
        key: {words.get(name, name): _plain(data, renames) for name, data in named.items()}
        for key, named in value.items()
    }


def _plain(data: object, renames: Renames) -> object:
    if isinstance(data, dict) and isinstance(data.get("either"), list):
        return data | {"either": [renames.words.get(name, name) for name in data["either"]]}
    return renames.clauses.get(data, data) if isinstance(data, str) else data


def _places(value: Mapping[tuple[str, str], T], renames: Renames) -> dict[tuple[str, str], T]:
    return {(key, renames.words.get(name, name)): span for (key, name), span in value.items()}


HOLDERS = frozenset({"owner", "approver", "responsible-group"})
"""The values of a document that name a role or a board."""
NAMED: Mapping[tuple[str, str], Callable[[Any, Renames], Any]] = {
    ("Clause", "requires"): _clauses,
    ("Clause", "excludes"): _clauses,
    ("ClauseVersion", "certifies"): _clauses,
    ("Inclusion", "clause"): _clauses,
    ("Modification", "clause"): _clauses,
    ("Modification", "target"): _clauses,
    ("Modification", "policies"): _policies,
    ("Overlay", "choices"): _clauses,
    ("Preference", "base"): _clauses,
    ("Overlay", "locks"): _about,
    ("Overlay", "policies"): _policies,
    ("KeptPolicy", "policy"): _policies,
    ("Overlay", "links"): _policies,
    ("Overlay", "documents"): _policies,
    ("Overlay", "terms"): _keys,
    ("Overlay", "roles"): _keys,
    ("Overlay", "settings"): _keys,
    ("Overlay", "welsh"): _keys,
    ("Overlay", "open_slots"): _keys,
    ("Overlay", "local_lists"): _keys,
    ("Overlay", "pictures"): _keys,
    ("Overlay", "places"): _keys,
    ("Overlay", "delegation"): _words,
    ("DocumentSettings", "values"): _holders,
    ("Channel", "administrator"): _words,
    ("Channel", "posters"): _words,
    ("Follows", "term"): _words,
    ("Follows", "members"): _words,
    ("GivenReason", "about"): _about,
    ("GivenReason", "policies"): _policies,
    ("Holder", "either"): _words,
    ("Policy", "owner"): _words,
    ("Proposal", "given"): _given,
    ("Proposal", "spans"): _places,
    ("Policy", "approver"): _words,
    ("Policy", "related"): _policies,
    ("Requirement", "fact"): _words,
    ("RegisteredPolicy", "id"): _policies,
    ("RoleDuties", "role"): _words,
    ("WrittenContact", "role"): _words,
}
"""By class and member: how the names in it become those of today."""
PASSED_OVER = frozenset({"wording", "title", "translations", "text", "span"})
"""Members in which nothing is named but by tokens and links, which know the names of before."""


def followed(value: T, renames: Renames) -> T:
    """Return a source value with the names of today wherever it names something."""
    return _followed(value, renames) if renames else value


def _followed(value: Any, renames: Renames) -> Any:  # noqa: ANN401 - a source value of any kind
    if isinstance(value, tuple):
        return tuple(_followed(item, renames) for item in value)
    if isinstance(value, Mapping):
        return {key: _followed(item, renames) for key, item in value.items()}
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {}
    for member in fields(value):
        old = getattr(value, member.name)
        if member.name in PASSED_OVER:
            continue
        new = _followed(old, renames)
        holds = NAMED.get((type(value).__name__, member.name))
        if holds:
            new = holds(new, renames)
        if new != old:
            changes[member.name] = new
    made = replace(value, **changes) if changes else value
    return _in_tables(made, renames) if renames.tables else made


def _in_tables(value: Any, renames: Renames) -> Any:  # noqa: ANN401 - a clause, a change or others
    """Return a clause, or what a body changes in one, with the names of today in its table."""
    match value:
        case Clause(id=name) if name in renames.tables:
            names = renames.tables[name]
            versions = (
                replace(one, data=replace(one.data, table=_table(one.data.table, *names)))
                for one in value.versions
            )
            return replace(value, versions=tuple(versions))
        case Modification(clause=name, edit=TableEdit() as edit) if name in renames.tables:
            return replace(value, edit=_edit(edit, *renames.tables[name]))
        case _:
            return value


def _table(table: WrittenTable | None, rows: Names, columns: Names) -> WrittenTable | None:
    if table is None:
        return None
    return replace(
        table,
        columns=tuple(replace(one, key=columns.get(one.key, one.key)) for one in table.columns),
        rows=_written_rows(table.rows, rows, columns),
    )


def _written_rows(
    written: tuple[WrittenRow, ...], rows: Names, columns: Names
) -> tuple[WrittenRow, ...]:
    return tuple(
        replace(
            one,
            key=rows.get(one.key, one.key),
            after=rows.get(one.after, one.after),
            cells=_named(one.cells, columns),
        )
        for one in written
    )


def _edit(edit: TableEdit, rows: Names, columns: Names) -> TableEdit:
    return replace(
        edit,
        cells={rows.get(row, row): _named(cells, columns) for row, cells in edit.cells.items()},
        rows=_written_rows(edit.rows, rows, columns),
        without=_named(edit.without, rows),
        places=_named(edit.places, rows),
    )


def _named(value: Any, names: Names) -> Any:  # noqa: ANN401 - names, however they are held
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, Value):
        return replace(value, text=names.get(value.text, value.text))
    if isinstance(value, tuple):
        return tuple(_named(item, names) for item in value)
    if isinstance(value, Mapping):
        return {_named(key, names): _named(item, names) for key, item in value.items()}
    return value
