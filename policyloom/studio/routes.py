"""STUDIO: the table of all addresses: method, page, and the right that it takes.

Nothing is reached but through this table, and a row without a right cannot be written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from policyloom.studio.pages import (
    approve,
    bring_in,
    change,
    compare,
    complete,
    conflict,
    home,
    homecoming,
    library,
    pack,
    papers,
    policy,
    push,
    review,
    start,
    trust,
    withdraw,
    word,
    work,
)
from policyloom.studio.rights import Right

if TYPE_CHECKING:
    from collections.abc import Callable

    from policyloom.studio.asked import Answer, Asked

    Page: TypeAlias = Callable[[Asked], Answer]

POLICY = "/policy/{body}/{policy}"
BODY = "/body/{body}"


@dataclass(frozen=True, slots=True)
class Way:
    """An address with its page, and what whoever asks has to have a right to.

    A GET changes nothing.
    """

    method: str
    address: str
    page: Page
    right: Right
    tries: bool = False
    """Whether it only shows what would be, though it is sent a form."""

    @property
    def writes(self) -> bool:
        """Whether it is about the file of a body, which has to be whole for that."""
        return self.right in {Right.EDIT, Right.APPROVE} and self.address.startswith(POLICY)


WAYS = (
    Way("GET", "/", home.home, Right.READ),
    Way("GET", "/search", home.search, Right.READ),
    Way("POST", "/language", home.language, Right.READ, tries=True),
    Way("GET", "/library", library.library, Right.READ),
    Way("GET", "/library/clause", library.clause, Right.READ),
    Way("POST", "/library/clause", library.new_version, Right.KEEP),
    Way("POST", "/library/put-back", library.undo, Right.KEEP),
    Way("GET", "/library/instruments", library.instruments, Right.READ),
    Way("POST", "/library/instruments", library.looked_at, Right.KEEP),
    Way("GET", "/word", word.word, Right.READ),
    Way("POST", "/word", word.look, Right.READ, tries=True),
    Way("GET", "/start", start.start, Right.EDIT),
    Way("POST", "/start", start.begin_school, Right.EDIT),
    Way("GET", "/import", bring_in.bring_in, Right.EDIT),
    Way("POST", "/import", bring_in.look, Right.EDIT),
    Way("GET", f"{POLICY}/read", policy.read, Right.READ),
    Way("GET", f"{POLICY}/complete", complete.tasks, Right.EDIT),
    Way("GET", f"{POLICY}/complete/{{group}}", complete.form, Right.EDIT),
    Way("POST", f"{POLICY}/complete/{{group}}", complete.save_form, Right.EDIT),
    Way("POST", f"{POLICY}/assumed", complete.confirm, Right.EDIT),
    Way("POST", f"{POLICY}/preview/{{group}}", complete.preview, Right.EDIT, tries=True),
    Way("GET", f"{POLICY}/change", change.change, Right.EDIT),
    Way("POST", f"{POLICY}/change", change.save_change, Right.EDIT),
    Way("GET", f"{POLICY}/compare", compare.compare, Right.READ),
    Way("GET", f"{POLICY}/compared/{{how}}", compare.view, Right.READ),
    Way("GET", f"{POLICY}/review", review.review, Right.READ),
    Way("POST", f"{POLICY}/review/say", review.say, Right.REVIEW),
    Way("POST", f"{POLICY}/review/answer", review.answer, Right.EDIT),
    Way("POST", f"{POLICY}/review/returned", review.returned, Right.EDIT),
    Way("GET", f"{POLICY}/review/file", review.file, Right.READ),
    Way("GET", f"{POLICY}/approve", approve.approve, Right.APPROVE),
    Way("POST", f"{POLICY}/approve", approve.decide, Right.APPROVE),
    Way("GET", f"{POLICY}/files", policy.files, Right.READ),
    Way("GET", f"{POLICY}/file/{{which}}/{{format}}", policy.download, Right.READ),
    Way("GET", f"{POLICY}/word", homecoming.came, Right.EDIT),
    Way("POST", f"{POLICY}/word", homecoming.take, Right.EDIT),
    Way("GET", f"{POLICY}/history", policy.history, Right.READ),
    Way("GET", f"{POLICY}/withdraw/{{version}}", withdraw.withdraw, Right.APPROVE),
    Way("POST", f"{POLICY}/withdraw/{{version}}", withdraw.decide, Right.APPROVE),
    Way("POST", f"{POLICY}/verify", policy.verify_file, Right.READ, tries=True),
    Way("POST", f"{POLICY}/put-back", policy.put_back, Right.EDIT),
    Way("GET", f"{BODY}/trust", trust.trust, Right.READ),
    Way("GET", f"{BODY}/plan", trust.plan, Right.LEAD),
    Way("GET", f"{BODY}/adopted", trust.adopted, Right.LEAD),
    Way("GET", f"{BODY}/deviations", trust.deviations, Right.LEAD),
    Way("GET", f"{BODY}/push", push.push, Right.LEAD),
    Way("POST", f"{BODY}/push", push.decide, Right.LEAD),
    Way("GET", f"{BODY}/papers", papers.papers, Right.READ),
    Way("POST", f"{BODY}/print", papers.print_all, Right.READ, tries=True),
    Way("POST", f"{BODY}/meeting", papers.meeting, Right.READ, tries=True),
    Way("GET", "/work/{number}", work.work, Right.READ),
    Way("GET", "/work/{number}/file", work.file, Right.READ),
    Way("POST", "/work/{number}/stop", work.stop, Right.READ),
    Way("GET", f"{BODY}/conflicts", conflict.conflicts, Right.READ),
    Way("GET", f"{BODY}/conflict", conflict.conflict, Right.EDIT),
    Way("POST", f"{BODY}/conflict", conflict.decide, Right.EDIT),
    Way("GET", f"{POLICY}/pack/{{format}}", pack.pack, Right.READ),
    Way("GET", f"{POLICY}/{{page}}", policy.not_here, Right.READ),
)
