"""Context: everything that filling one clause in may need to look up, and where it reports to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Label, Severity
from policyloom.document import Concept, Origin, Text
from policyloom.english.proper_names import PLACEHOLDER
from policyloom.resolve.profile import LIBRARY
from policyloom.resolve.reports import Reports
from policyloom.welsh import ENGLISH, WELSH

if TYPE_CHECKING:
    from collections.abc import Hashable

    from policyloom.diagnostics import Span
    from policyloom.resolve.answers import Answers
    from policyloom.resolve.number import Numbers
    from policyloom.resolve.profile import Profile
    from policyloom.source import Deadline, Library, Policy
    from policyloom.source.names import Reader


@dataclass(slots=True)
class Counted:
    """The footnotes of a section so far, and of the clause that is being filled in.

    ``names`` tells all of a document apart: no two places may have one name.
    """

    names: int = 0
    number: int = 0
    here: dict[str, Numbered] = field(default_factory=dict)

    def begin_section(self) -> None:
        """Begin to count again."""
        self.number = 0

    def begin_clause(self) -> None:
        """Forget the footnotes of the clause before."""
        self.here = {}


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number of a footnote, and the name of its place."""

    number: int
    name: str


@dataclass(slots=True, kw_only=True)
class Context(Reports):
    """What holds while a document is filled in.

    ``clause`` and its fellows change from clause to clause.
    """

    library: Library
    profile: Profile
    policy: Policy
    reader: Reader
    date: str
    strict: bool
    numbers: Numbers
    answers: Answers
    title_case: bool
    """Whether headings are in title case, which is known in English alone."""
    approving: bool = False
    """Whether somebody is about to approve it, and is told what to look at first."""
    titles: dict[str, str] = field(default_factory=dict)
    policies_named: dict[str, None] = field(default_factory=dict)
    deadlines: dict[str, tuple[Deadline, Span]] = field(default_factory=dict)
    footnotes: Counted = field(default_factory=Counted)
    dependencies: set[str] = field(default_factory=set)
    clause: str | None = None
    version: str | None = None
    layer: str = LIBRARY
    source: str = "provider"
    heading: bool = False
    above: tuple[str, ...] = ()
    """The titles that are printed above the words of the clause."""
    foretold: bool = False
    """Whether 'will' would read as a prophecy where the words are that are filled in now."""
    language: str = ENGLISH
    """The language of the text that is filled in now."""
    former: bool = False
    """Whether 'former' stands before the words that are filled in now."""
    one_of_a_kind: bool = False
    """Whether what stands before them asks for a noun, and takes no name: our, this, no other."""

    @property
    def place(self) -> Hashable:
        """Where words stand that are filled in now, as far as it is not theirs to say."""
        house = id(self.library.vocabulary), self.title_case
        return self.clause, self.version, self.layer, self.source, self.language, house

    def is_local_block(self, name: str) -> bool:
        """Tell whether a name is that of a list or picture that bodies supply."""
        vocabulary = self.library.vocabulary
        return name in vocabulary.local_lists or name in vocabulary.pictures

    def open_point(
        self,
        code: Code,
        message: str,
        span: Span,
        hint: str | None = None,
        *labels: Label,
        wanted: tuple[str, str] | None = None,
    ) -> None:
        """Report something a draft may still hold but an approved document may not."""
        self.report(code, message, span, hint, *labels, wanted=wanted)
        if not self.strict:
            self.problems[-1] = replace(self.problems[-1], severity=Severity.WARNING)

    def look_for_slot(self, words: str, value: Span) -> None:
        """Report words of a body's that stand for those that nobody has given yet."""
        found = PLACEHOLDER.search(words) if value.path in self.profile.layers else None
        if found is None:
            return
        message = f"“{found[0]}” looks like a slot that someone was to fill in"
        hint = "fill it in; a setting can stay open in a draft with `to-complete: [NAME]`"
        self.open_point(Code.PLACEHOLDER_LEFT, message, value, hint)

    def typed(self, words: str, span: Span, lines: tuple[tuple[int, Span], ...]) -> Text:
        """Return a run of words as an author typed them, over however many lines."""
        return Text(words, None, self.origin(span, lines=lines))

    def origin(
        self,
        span: Span,
        token: str | None = None,
        value: Span | None = None,
        lines: tuple[tuple[int, Span], ...] = (),
    ) -> Origin:
        """Return where a run of words comes from."""
        return Origin(
            span=span,
            layer=self.layer,
            clause=self.clause,
            version=self.version,
            token=token,
            value=value,
            lines=lines,
        )

    def text(
        self,
        words: str,
        span: Span,
        *,
        token: str | None = None,
        concept: Concept | None = None,
        value: Span | None = None,
    ) -> Text:
        """Return a run of words that remembers where it comes from."""
        if value:
            self.look_for_slot(words, value)
        return Text(words, concept, self.origin(span, token, value))

    def name(self, run: Text, welsh: str) -> Text:
        """Return the name of a law or policy with its Welsh, where the body publishes in it."""
        return replace(run, welsh=welsh) if WELSH in self.profile.languages else run
