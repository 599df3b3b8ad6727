"""The channel register: a body's accounts, or a trust's union of its schools' -> a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Label
from policyloom.document import Cell, Concept, Link, Paragraph, Row, Table
from policyloom.english.dates import short_date_words
from policyloom.resolve.plausible import look_at_account
from policyloom.resolve.profile import profile_of
from policyloom.resolve.tables import header, members, role_titles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Block, Inlines
    from policyloom.resolve.context import Context
    from policyloom.resolve.profile import Profile
    from policyloom.source import Channel, Value
    from policyloom.source.wording import DataBlock

CLOSED_SHOWN = "12"
"""How many months a closed account stays in the table, unless the style says otherwise."""


@dataclass(frozen=True, slots=True)
class _Account:
    """A channel with the profile of the school that it belongs to."""

    channel: Channel
    profile: Profile

    @property
    def order(self) -> tuple[str, str, str]:
        return self.profile.name.noun.text, self.channel.platform.text, self.channel.account.text


def channel_register(block: DataBlock, context: Context) -> Iterator[Block]:
    """Return the table of accounts; a table without rows is a problem, not a table."""
    accounts = sorted(_accounts(context), key=lambda account: account.order)
    shown = [account for account in accounts if _is_shown(account.channel, context)]
    if not shown:
        message = (
            f"{context.profile.body} has no social media account to list, and this clause prints "
            "the table"
        )
        hint = (
            "add `channels:` rows, or set `accounts: false` so that the clause for no accounts is "
            "used"
        )
        context.report(
            Code.EMPTY_TABLE,
            message,
            block.span,
            hint,
            Label(context.profile.overlay.span, "the overlay"),
            wanted=("channels", ""),
        )
        return
    for account in shown:
        look_at_account(account.channel, context)
        if account.channel.example:
            hint = "delete the row, or fill it in and remove `example: true`"
            context.open_point(
                Code.EXAMPLE_ROW_LEFT,
                "an example row stands in this document",
                account.channel.span,
                hint,
            )
    by_school = bool(context.profile.children)
    yield Table(
        key="channels",
        caption=(context.text("Official social media accounts", block.span),),
        description="Each account with who runs it, who may post and when it was opened or "
        "closed.",
        widths=(17, 13, 18, 16, 16, 10, 10) if by_school else (15, 25, 19, 19, 11, 11),
        header=_header(by_school=by_school, block=block, context=context),
        rows=tuple(_row(account, context, by_school=by_school) for account in shown),
    )


def _accounts(context: Context) -> Iterator[_Account]:
    for channel in context.profile.channels:
        yield _Account(channel, context.profile)
    for child in members(context):
        profile = profile_of(context.library, child.body)
        yield from (_Account(channel, profile) for channel in profile.channels)


def _is_shown(channel: Channel, context: Context) -> bool:
    if not channel.closed:
        return True
    months = int(context.profile.style_of("closed-accounts-months", CLOSED_SHOWN))
    return _month(context.date) - _month(channel.closed) <= months


def _month(iso: str) -> int:
    year, month, *_ = iso.split("-")
    return int(year) * 12 + int(month)


# ROWS


COLUMNS = (
    ("Platform", ""),
    ("Account or page", ""),
    ("Administrator", ""),
    ("Who may post", ""),
    ("Opened", "Date"),
    ("Closed", "Date"),
)
"""The title of each column, and what stands over it."""


def _header(*, by_school: bool, block: DataBlock, context: Context) -> tuple[Row, ...]:
    names = (("School or trust", ""), *COLUMNS) if by_school else COLUMNS

    def words(said: str) -> Inlines:
        return (context.text(said, block.span),) if said else ()

    return header([(words(title), words(over)) for title, over in names])


def _row(account: _Account, context: Context, *, by_school: bool) -> Row:
    channel, profile = account.channel, account.profile
    school = (_cell(profile.name.noun, context),) if by_school else ()
    key = f"{profile.body}:{channel.platform.text}:{channel.account.text}"
    cells = (
        *school,
        _cell(channel.platform, context),
        _account_cell(channel, context),
        _roles_cell(channel.administrator, profile, context),
        _roles_cell(channel.posters, profile, context),
        _date_cell(channel.opened, channel, context),
        _date_cell(channel.closed, channel, context),
    )
    return Row(cells=cells, key=key)


LOCAL = Concept(kind="local", key="channels")


def _cell(value: Value, context: Context) -> Cell:
    return Cell(
        blocks=(
            Paragraph((context.text(value.text, value.span, concept=LOCAL, value=value.span),)),
        )
    )


def _account_cell(channel: Channel, context: Context) -> Cell:
    name = channel.account
    run = context.text(name.text, name.span, concept=LOCAL, value=name.span)
    return Cell(
        blocks=(Paragraph((Link((run,), channel.url),)) if channel.url else Paragraph((run,)),)
    )


def _roles_cell(roles: tuple[Value, ...], profile: Profile, context: Context) -> Cell:
    words = role_titles(roles, profile, context)
    run = context.text(
        words, roles[0].span, token=roles[0].text, concept=LOCAL, value=roles[0].span
    )
    return Cell(blocks=(Paragraph((run,)),))


def _date_cell(iso: str, channel: Channel, context: Context) -> Cell:
    run = context.text(short_date_words(iso), channel.span, concept=LOCAL, value=channel.span)
    return Cell(blocks=(Paragraph((run,) if iso else ()),))
