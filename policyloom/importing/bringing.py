"""Bringing: an outline -> the files of a policy, made until they have no error, and tried."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field, replace
from itertools import count, islice
from typing import TYPE_CHECKING

from policyloom.compile import compile_policy
from policyloom.diagnostics import Code, has_errors
from policyloom.english.dates import date_words
from policyloom.importing.notes import footnotes_of, key_of
from policyloom.importing.shapes import Shape, caption_of, data_of, shape_of
from policyloom.importing.steps import STEP_TABLE
from policyloom.importing.texts import clause_text, escaped, worded
from policyloom.manuscript.blocks import Kind
from policyloom.manuscript.control import day_of
from policyloom.manuscript.pieces import CAPTION
from policyloom.resolve.profile import policies_of, profile_of
from policyloom.scaffold.bodies import latest_day
from policyloom.scaffold.ground import Note, Scaffold, lint_in, read_in
from policyloom.scaffold.policies import registered
from policyloom.scaffold.texts import header
from policyloom.source import Target, clause_path, overlay_path, policy_path
from policyloom.yaml.edit import with_changes
from policyloom.yaml.read import parse
from policyloom.yaml.writing import block as yaml_block
from policyloom.yaml.writing import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.diagnostics import Diagnostic, Diagnostics
    from policyloom.document import Document
    from policyloom.importing.outline import Chapter, Outline
    from policyloom.manuscript import Block
    from policyloom.scaffold.ground import Ground
    from policyloom.source import Library

ROUNDS = 12
"""So often the words of errors are made phrases that stay as they are."""
DATES = {
    "effective-from": "effective-from",
    "last-reviewed": "last-reviewed",
    "next-review": "next-review",
}
CYCLES = (
    ("annual", r"annual|every year|yearly|12 months|1 year"),
    ("two-yearly", r"two|2"),
    ("three-yearly", r"three|3"),
    ("four-yearly", r"four|4"),
)
DAY, SHORTEST = 10, 2
APPROVER = "governing body"
USUAL = "the most usual; {} says it"
SAID = "the file says “{1}”, which may be the same or not; {0} says it"
STATED = {"review-cycle": "cycle", "owner": "owner", "approver": "approved-by"}
"""By which control fact a document says what a policy says of itself."""
PARTS = re.compile(r"\s*[,()–—]\s*| - ")
"""Between a person and the post."""
LOOK = ("accent", "strapline", "paper")
NEXT_REVIEW = "next review"
GROWN = r"(?: [\w’'-]+){1,3}"
EMPTY = "> The file has a heading here and no words.\n"
ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """The files of an import, and the document that they print.

    ``kept`` are phrases that stay as they are for every body, because they have two meanings or
    none that the vocabulary knows.
    """

    scaffold: Scaffold
    policy: str
    document: Document | None = None
    kept: tuple[str, ...] = ()
    tokens: Mapping[str, int] = field(default_factory=dict)
    variant_of: str = ""
    """The policy of the same name that the library has already."""
    left: Mapping[str, str] = field(default_factory=dict)
    """What the file says of itself and nothing that is written does."""


def bring(
    found: Outline,
    control: Mapping[str, str],
    ground: Ground,
    body: str,
    tokens: Mapping[str, str],
) -> Brought:
    """Return the files that print an outline for a body.

    Words with an empty token stay as they are.
    """
    made = _Bringing(found, control, ground, body, tokens)
    return replace(made.brought(), variant_of=made.variant_of)


def slug(words: str, longest: int = 40) -> str:
    """Return an id made of words."""
    plain = re.sub(r"['’]", "", words.lower())
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return made if len(made) <= longest else made[:longest].rsplit("-", 1)[0]


def _ending(part: str) -> str:
    return posixpath.splitext(part)[1].lower()


class _Bringing:
    """Makes the files of one import."""

    def __init__(
        self,
        found: Outline,
        control: Mapping[str, str],
        ground: Ground,
        body: str,
        tokens: Mapping[str, str],
    ) -> None:
        self.found, self.control, self.body = found, control, body
        self.tokens = tokens
        title = found.title or "Policy"
        library = ground.library
        plain = (
            slug(re.sub(r"\b(?:policy(?: for| on)?|the)\b", " ", title, flags=re.IGNORECASE))
            or "policy"
        )
        self.variant_of = plain if plain in library.policies else ""
        own = f"{plain}-{body.rpartition('/')[2]}" if self.variant_of else plain
        others = (f"{own}-{number}" for number in count(2))
        self.policy = next(
            one for one in (own, *islice(others, 99)) if one not in library.policies
        )
        self.literal: dict[str, None] = {}
        self.keys = tuple(self._keys())
        pictures = found.pictures
        self.files_of = {part: f"picture-{n}{_ending(part)}" for n, part in enumerate(pictures, 1)}
        self.pictures = {self.picture(part): data for part, data in pictures.items()}
        self.ground = ground
        self.look = self._look()
        if found.logo and "logo" in self.look:
            folder = posixpath.dirname(overlay_path(body))
            self.pictures[f"{folder}/{self.look['logo']}"] = found.logo[1]
        self.ground = replace(ground, assets={**ground.assets, **self.pictures})

    def _keys(self) -> Iterator[str]:
        taken: set[str] = set()
        for number, one in enumerate(self.found.chapters, 1):
            key = slug(one.title) or f"section-{number}"
            while key in taken:
                key = f"{key}-{number}"
            taken.add(key)
            yield key

    def _look(self) -> dict[str, object]:
        """Return the look for a body that has none yet, as its file looks."""
        path = overlay_path(self.body)
        data, _ = parse(self.ground.files[path], path)
        if data is None or "look" in data.data:
            return {}
        said = self.found.look
        made: dict[str, object] = {key: said[key] for key in LOOK if key in said}
        if "size" in said:
            made["size"] = int(said["size"])
        if self.found.logo:
            block, _ = self.found.logo
            made |= {"logo": f"images/logo{_ending(block.part)}", "logo-alt": block.alt}
        return made

    def brought(self) -> Brought:
        """Make the files, and make what is refused in their words literal, until nothing is."""
        problems: Diagnostics = ()
        files: dict[str, str] = {}
        changed: dict[str, str] = {}
        for _ in range(ROUNDS):
            files = {self.path(): self.policy_text(), **dict(self.clauses())}
            changed, problems = self.changed()
            if problems:
                break
            library, problems = read_in(self.ground, files | changed)
            problems += lint_in(library, files | changed)
            if not problems:
                pictures = self.pictures
                return self.tried(library, Scaffold(files=files, changed=changed, data=pictures))
            if not self.learned(problems):
                break
        scaffold = Scaffold(files=files, changed=changed, problems=problems)
        return Brought(
            scaffold=scaffold, policy=self.policy, kept=tuple(self.literal), left=self.left()
        )

    def tried(self, library: Library, scaffold: Scaffold) -> Brought:
        """Compile the document; its errors are those of the import."""
        made = compile_policy(library, Target(self.body, self.policy))
        errors = tuple(one for one in made.diagnostics if has_errors((one,)))
        text = "\n".join(scaffold.files.values())
        used = {one: text.count(f"{{{one}}}") for one in dict.fromkeys(self.tokens.values())}
        return Brought(
            scaffold=replace(scaffold, problems=errors, assumed=(*self.assumed(),)),
            policy=self.policy,
            document=made.document,
            kept=tuple(self.literal),
            left=self.left(),
            tokens={surface: number for surface, number in used.items() if number},
        )

    def learned(self, problems: Diagnostics) -> bool:
        """Take the words at the places of problems as phrases or tokens; return whether it did."""
        before = len(self.literal) + len(self.tokens)
        problems = tuple(one for one in problems if not self.says_next_review(one))
        for words in (words for one in problems for words in self.words_of(one)):
            if len(words) >= SHORTEST and words.lower() not in ARTICLES:
                self.literal[words] = None
        return len(self.literal) + len(self.tokens) > before

    def says_next_review(self, one: Diagnostic) -> bool:
        """Tell whether the day of the next review is typed there; it becomes a token."""
        day = day_of(self.control.get("next-review", ""))
        typed = bool(day) and date_words(day) in one.message
        typed = typed and one.code is Code.STATED_OUTSIDE_TOKEN
        if typed:
            self.tokens = {**self.tokens, date_words(day): NEXT_REVIEW}
        return typed

    def words_of(self, one: Diagnostic) -> Iterator[str]:
        """Yield the words that a problem quotes: of a token those that it prints."""
        found = re.search(r"“([^”]+)”", one.message)
        quoted = found[1] if found else ""
        surface = quoted.strip("{}")
        if quoted.startswith('{"'):
            yield from self.longer(surface.strip('"'))
        else:
            meant = {surface, *re.findall(r"`\{([^}]+)\}`", one.message)} - {""}
            yield from (said for said, token in self.tokens.items() if token in meant)
            yield surface

    def longer(self, phrase: str) -> Iterator[str]:
        """Yield a phrase that is refused even as it stands, with the words after it."""
        pattern = re.compile(re.escape(phrase) + GROWN)
        for chapter in self.found.chapters:
            for block in chapter.blocks:
                yield from pattern.findall(block.text)

    # FILES

    def path(self) -> str:
        """Return the place of the policy."""
        return policy_path(self.policy)

    def picture(self, part: str) -> str:
        """Return the place of a picture: beside the clauses of the policy."""
        return f"{posixpath.dirname(clause_path(f'{self.policy}/picture'))}/{self.files_of[part]}"

    def clauses(self) -> Iterator[tuple[str, str]]:
        """Yield a file for each section."""
        day = self.day()
        for key, chapter in zip(self.keys, self.found.chapters, strict=True):
            for name, blocks in self.parts(key, chapter):
                lines = [
                    header(clause_path(name), "clause"),
                    f"clause: {name}",
                    f"title: {scalar(self.said(chapter.title))}",
                    f"topic: {scalar(chapter.title.lower())}",
                    "mutability: adaptable",
                    "versions:",
                    '  - version: "1.0.0"',
                    f'    in-force: "{day}"',
                    "    change: substantive",
                    "    amendment: First published.",
                    "    source: local",
                    *self.words(chapter, blocks),
                ]
                yield clause_path(name), "\n".join(lines) + "\n"

    def parts(self, key: str, chapter: Chapter) -> Iterator[tuple[str, tuple[Block, ...]]]:
        """Yield the clauses of a section by name, with what each holds."""
        for number, blocks in enumerate(chapter.parts(), 1):
            yield f"{self.policy}/{key}{f'-part-{number}' if number > 1 else ''}", blocks

    def words(self, chapter: Chapter, blocks: tuple[Block, ...]) -> Iterator[str]:
        """Yield the text of a clause, and the data of its table."""
        at = next((n for n, one in enumerate(blocks) if one.kind is Kind.TABLE), None)
        table = blocks[at] if at is not None else None
        shape = shape_of(table) if table else None
        captioned = table is not None and (shape is Shape.TABLE or table.role == STEP_TABLE)
        title = "" if captioned else chapter.title
        if at and captioned and (caption := caption_of(blocks[at - 1])):
            title, blocks = caption, (*blocks[: at - 1], *blocks[at:])
        shown = next((n for n, one in enumerate(blocks) if one.part), None)
        below = blocks[shown + 1 : shown + 2] if shown is not None else ()
        under = [one for one in below if one.role == CAPTION]
        blocks = tuple(one for one in blocks if one not in under)
        text = clause_text(blocks, self.tokens, self.literal, shape)
        yield f"    text: {yaml_block(text if text.strip() else EMPTY, 6)}"
        if table and shape:
            data = data_of(table, title, self.said, self.cell)
            yield f"    {shape.value}:{yaml_block(data, 6)}"
        if notes := footnotes_of(blocks):
            data = {key_of(number): self.said(one) for number, one in enumerate(notes, 1)}
            yield f"    footnotes:{yaml_block(data, 6)}"
        if shown is not None:
            picture = blocks[shown]
            data = {"file": self.files_of[picture.part], "alt": picture.alt}
            data |= {"caption": self.said(caption_of(under[0]))} if under else {}
            yield f"    figure:{yaml_block(data, 6)}"

    def cell(self, words: str) -> str:
        """Return the words of a cell as an author writes them: its paragraphs, one by one."""
        lines = [escaped(self.said(one)) for one in words.split("\n") if one.strip()]
        return "\n\n".join(lines) + ("\n" if len(lines) > 1 else "")

    def said(self, words: str) -> str:
        """Return a title as an author writes it."""
        return worded(words, self.tokens, tuple(self.literal))

    def policy_text(self) -> str:
        """Return the policy with its sections."""
        lines = [
            header(self.path(), "policy"),
            f"policy: {self.policy}",
            *((f"variant-of: {self.variant_of}",) if self.variant_of else ()),
            f"title: {scalar(self.said(self.found.title or 'Policy'))}",
            "noun: policy",
            f"review-cycle: {self.cycle()}",
            f"owner: {self.owner()}",
            f"approver: {APPROVER}",
            f'numbering: "{"1." if self.found.numbered else "none"}"',
        ]
        if self.found.notices:
            text = clause_text(self.found.notices, self.tokens, self.literal)
            lines.append(f"notices: {yaml_block(text, 2)}")
        lines.append("sections:")
        for key, chapter in zip(self.keys, self.found.chapters, strict=True):
            lines += [f"  - section: {key}", f"    title: {scalar(self.said(chapter.title))}"]
            if chapter.kind != "body":
                lines.append(f"    kind: {chapter.kind}")
            if chapter.paragraphs.value:
                lines.append(f'    paragraphs: "{chapter.paragraphs.value}"')
            names = ", ".join(name for name, _ in self.parts(key, chapter))
            lines.append(f"    clauses: [{names}]")
        return "\n".join(lines) + "\n"

    def owner(self) -> str:
        """Return the role that the document names as its owner, or one that the body has."""
        held = profile_of(self.ground.library, self.body).roles
        known = (one for one in (self.owner_said(), "policy owner") if self.is_role(one))
        return next((one for one in known if one in held), "head")

    def owner_said(self) -> str:
        """Return the role that the document names as its owner, or nothing."""
        said = self.control.get("owner", "")
        posts = (self.tokens.get(f"the {one}", "") for one in (said, *PARTS.split(said)))
        return next(filter(None, posts), "").removeprefix("the ")

    def is_role(self, name: str) -> bool:
        """Tell whether the vocabulary has such a role."""
        return name in self.ground.library.vocabulary.roles

    def left(self) -> dict[str, str]:
        """Return the control facts that are not taken over; approving says most of them."""
        placed = {key for key in DATES if len(day_of(self.control.get(key, ""))) == DAY}
        placed |= {"owner"} if self.owner() == self.owner_said() else set()
        placed |= {"cycle"} if self.cycle_said() else set()
        return {key: said for key, said in self.control.items() if said and key not in placed}

    def day(self) -> str:
        """Return the day from which it is in force: what it says, or that of the project."""
        return first_day(self.control, self.ground.library)

    def cycle(self) -> str:
        """Return the review cycle that the document states, that of its dates, or a year."""
        return self.cycle_said() or self.cycle_of_dates() or "annual"

    def cycle_of_dates(self) -> str:
        """Return the review cycle that lies between the last review and the next, or nothing."""
        last = self.control.get("last-reviewed") or self.control.get("approved-on", "")
        days = [day_of(last), day_of(self.control.get("next-review", ""))]
        if not all(days):
            return ""
        first, second = (int(day[:4]) * 12 + int(day[5:7]) for day in days)
        years = round((second - first) / 12)
        near = abs(second - first - years * 12) <= 1
        return CYCLES[years - 1][0] if near and 0 < years <= len(CYCLES) else ""

    def assumed(self) -> Iterator[Note]:
        """Yield what the policy says of itself though the document does not."""
        said = (
            ("review-cycle", self.cycle(), self.cycle_said() or self.cycle_of_dates()),
            ("owner", self.owner(), self.owner_said() == self.owner()),
            ("approver", APPROVER, False),
        )
        for name, value, known in said:
            stated = self.control.get(STATED.get(name, ""), "")
            same = {
                stated.lower(),
                self.tokens.get(f"the {stated.lower()}", "").removeprefix("the "),
            }
            if not known and value not in same:
                why = SAID if stated else USUAL
                yield Note(name=name, value=value, why=why.format(self.path(), stated))

    def cycle_said(self) -> str:
        """Return the review cycle that the document states, or nothing."""
        said = self.control.get("cycle", "").lower()
        return next((name for name, words in CYCLES if said and re.search(words, said)), "")

    def changed(self) -> tuple[dict[str, str], Diagnostics]:
        """Return the register and the body's overlay with the policy in them."""
        title = self.found.title or "Policy"
        own = self.variant_of
        files, problems = ({}, ()) if own else registered(self.ground, self.policy, title)
        text, refused = listed(self.ground, self.body, self.policy, self.control, self.look)
        return {**files, overlay_path(self.body): text}, (*problems, *refused)


def first_day(control: Mapping[str, str], library: Library) -> str:
    """Return the day from which a policy is in force: what it says, or that of the project."""
    keys = ("effective-from", "approved-on", "last-reviewed")
    said = (day_of(control.get(key, "")) for key in keys)
    return next((day for day in said if len(day) == DAY), latest_day(library))


def listed(
    ground: Ground,
    body: str,
    policy: str,
    control: Mapping[str, str],
    look: Mapping[str, object] | None = None,
) -> tuple[str, Diagnostics]:
    """Return a body's overlay with a policy in it, with its days and perhaps a look."""
    path = overlay_path(body)
    data, _ = parse(ground.files[path], path)
    own = (data.data.get("policies") or []) if data else []
    above = [one.text for one in policies_of(ground.library, body)]
    dates = {
        name: day for key, name in DATES.items() if len(day := day_of(control.get(key, ""))) == DAY
    }
    changes: dict[tuple[str | int, ...], object] = (
        {("policies", len(own)): policy} if own or not above else {("policies",): [*above, policy]}
    )
    if look:
        changes["look",] = look
    changes["documents", policy] = {"effective-from": first_day(control, ground.library), **dates}
    return with_changes(ground.files[path], changes, path)
