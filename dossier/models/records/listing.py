"""How long a product is listed: its term, what it follows without a break, where the policy's limit ends the run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dossier.models.base import Record, text
from dossier.models.errors import RefusedError
from dossier.models.policy import Terms
from dossier.models.records.catalogue_rows import EntryRow, NewEntry
from dossier.models.terms import term_end, yearly_after
from dossier.models.values import normalise_code, normalise_name

_DAY = timedelta(days=1)


class Span(Record):
    """The days of a new entry, and which one it follows."""

    starts_on: date
    ends_on: date | None
    performance_until: date | None
    tracking_due: date | None
    renews: str | None


def same_product(new: NewEntry, entry: EntryRow) -> bool:
    """Whether an entry is of the same product under the same policy: maker, name, and model where both bear one."""
    maker = (normalise_code(new.uscc), normalise_code(entry.uscc))
    same_maker = (
        maker[0] == maker[1] if all(maker) else normalise_name(new.applicant) == normalise_name(entry.applicant)
    )
    models = {normalise_name(one).upper() for one in (new.model, entry.model)} - {""}
    names = {normalise_name(one).upper() for one in (new.product, entry.product)}
    return new.policy == entry.policy and same_maker and len(names) == 1 and len(models) < 2


def span_of(new: NewEntry, earlier: Sequence[EntryRow], terms: Terms) -> Span:
    """The days of a new entry, given all entries of the same product.

    A term that follows another without a break is counted from the end of that one, so that two terms of two years
    make four and not four and a day. Raises RefusedError where the product is listed on these days already, and where
    the unbroken run would pass ``longest_listing_years``.
    """
    ran = [entry for entry in earlier if entry.last_day is None or entry.last_day >= entry.starts_on]
    _must_be_free(new, ran, terms)
    before = _before(new, ran)
    end = before.last_day if before else None
    starts_on = new.starts_on or (max(new.published_on, end + _DAY) if end else new.published_on)
    follows = end is not None and starts_on <= end + _DAY
    ends_on = new.ends_on or _end(end if follows and end else starts_on, terms)
    if ends_on and ends_on < starts_on:
        raise RefusedError(text("有效期截止日早于起始日。", "The term ends before it begins."))
    renews = before if follows else None
    run_start = _run_start(renews, earlier, starts_on)
    _within_limit(run_start, ends_on, terms)
    return Span(
        starts_on=starts_on,
        ends_on=ends_on,
        performance_until=term_end(new.published_on, terms.performance_years) if terms.performance_years else None,
        tracking_due=_first_look(run_start, starts_on, ends_on, terms.tracking_after_years),
        renews=renews.id if renews else None,
    )


def next_look(entry: EntryRow, earlier: Sequence[EntryRow], on: date) -> date | None:
    """When a product that was looked at on a day is due again; None where its term ends before that."""
    known = {one.id: one for one in earlier}
    due = yearly_after(_run_start(entry, list(known.values()), entry.starts_on), max(on, entry.tracking_due or on))
    return due if entry.ends_on is None or due < entry.ends_on else None


def _must_be_free(new: NewEntry, ran: Sequence[EntryRow], terms: Terms) -> None:
    """Raises RefusedError where the product is listed on these days, or its next term is published already."""
    if new.starts_on:
        until = new.ends_on or _end(new.starts_on, terms) or date.max
        taken = [one for one in ran if one.starts_on <= until and (one.last_day or date.max) >= new.starts_on]
    else:
        taken = [one for one in ran if one.last_day is None or one.state_on(new.published_on) == "pending"]
    if taken:
        raise RefusedError(
            text(
                "该产品已列入目录（{number}，至 {end}），不能重复列入。",
                "The product is listed on these days already ({number}, until {end}).",
                number=taken[0].number, end=taken[0].last_day or text("长期", "open"),
            )
        )  # fmt: skip


def _before(new: NewEntry, ran: Sequence[EntryRow]) -> EntryRow | None:
    """The entry that ran last before the new one begins, or still runs when it is published."""
    first = new.starts_on or date.max
    behind = [entry for entry in ran if entry.last_day and entry.last_day < first]
    return max(behind, key=lambda entry: entry.last_day or date.min, default=None)


def _end(counted_from: date, terms: Terms) -> date | None:
    return term_end(counted_from, terms.recognition_years) if terms.recognition_years else None


def _run_start(entry: EntryRow | None, earlier: Sequence[EntryRow], start: date) -> date:
    """The first day of the unbroken run that an entry ends."""
    known = {one.id: one for one in earlier}
    while entry is not None:
        start, entry = entry.starts_on, known.get(entry.renews or "")
    return start


def _within_limit(run_start: date, ends_on: date | None, terms: Terms) -> None:
    most = terms.longest_listing_years
    if most and ends_on and ends_on > term_end(run_start, most):
        raise RefusedError(
            text(
                "该产品自 {start} 起连续列入，再列入至 {end} 将超过 {most} 年。",
                "Listed without a break from {start}; until {end} it would be more than {most} years.",
                start=run_start, end=ends_on, most=most,
            ),
            text("请待中断后再申请。", "Apply again after a break in the listing."),
        )  # fmt: skip


def _first_look(run_start: date, starts_on: date, ends_on: date | None, after: int | None) -> date | None:
    if not after:
        return None
    due = yearly_after(run_start, starts_on, after)
    return due if ends_on is None or due < ends_on else None
