"""Checks of each measure against its kind: what it needs, what it rests on, how exact it is.

The kinds are those of the host and of every topic and country in use. No law is stated here, so
these findings carry a rule id and no citation.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence

from comity.law.assistance_kinds import common_field, kinds_known, kinds_near
from comity.law.particular_forms import form_of
from comity.law.terms import kind_named
from comity.model.drafts.asking import ASKING, Asking
from comity.model.drafts.base import Draft
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.patches import Patch, patch
from comity.model.records import AssistanceKind
from comity.steps.check.conduct import looks_ahead
from comity.steps.check.data_class import check_data_class
from comity.steps.check.ip_use import check_addresses
from comity.steps.check.listed_payments import is_of_listed_payments
from comity.steps.check.needs import CONSENT, check_needs
from comity.steps.check.said_in_text import dates_in
from comity.steps.check.words_beside import words_in
from comity.steps.read.message_words import nearest
from comity.steps.read.paths import join, renamed
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_measures"]

Kinds = Mapping[str, AssistanceKind]
LIST = "open_words"
PERIOD = "form.period-missing"
LISTED = {PERIOD, "form.identifiers-missing"}  # what a list of payments tells
ISO_LIKE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")


def check_measures(draft: Draft, kinds: Kinds, relied_on: Sequence[str] = ()) -> Iterator[Finding]:
    """The findings on the measures of a request, by the kinds of assistance there are.

    ``relied_on`` are the ids of the instruments relied on, for the names of classes of data.
    """
    if isinstance(draft, ASKING):
        apart = _is_apart(draft, kinds, relied_on)
        for index, measure in enumerate(draft.measures):
            path = f"measures[{index}]"
            yield from _measure(draft, measure, path, kinds, apart=apart)
            law = draft.requested.state
            yield from check_data_class(measure, path, kinds, (relied_on, law))


def _is_apart(draft: Asking, kinds: Kinds, relied_on: Sequence[str]) -> bool:
    """Whether a request asks for nothing that is mutual assistance, on a basis of its own for that.

    The basis is a treaty or a law that is named in words: the law of a State may allow it without
    a treaty. Treaties on mutual assistance alone carry none of it. Papers of the file that go with
    it, such as the judgment on a prisoner, and what else a judgment lays down, change nothing, if
    the name of the basis says what for. Nor does a question without compulsion where no treaty on
    mutual assistance is relied on: it then belongs to the same paper.
    """
    asked = [kinds[one.kind] for one in draft.measures if one.kind in kinds]
    if not isinstance(draft, Request) or not any(kind.routed for kind in asked):
        return False
    texts = (one.strip() for one in (*draft.instruments_named(), *draft.domestic_basis))
    named = [one for one in texts if one not in relied_on and " " in one]
    relied = any(one.strip() in named for one in draft.instruments_named())
    if relied and all(kind.routed for kind in asked):
        return True
    beside = all(kind.routed or kind.decided or kind.items_are == "papers" for kind in asked)
    told = any(words_in(LIST, "apart_basis", one) for one in named)
    slight = not relied_on and not any(kind.coercive for kind in asked if not kind.routed)
    return told and (beside or slight)


def _period_beside(draft: Asking, measure: Measure) -> bool:
    """Whether another measure on the same accounts tells the period of all their papers.

    Words on one paper, as “statements from the opening to this day”, tell none of the others.
    """
    whole = any_of("breadth", ("opening_to_end",))
    return bool(measure.accounts) and any(
        one.accounts == measure.accounts
        and one.kind == measure.kind
        and any(
            whole.search(text) and words_in("open_words", "all_papers", text) for text in one.items
        )
        for one in draft.measures
        if one is not measure
    )


def _companies(draft: Asking) -> frozenset[str]:
    return frozenset(one.id for one in draft.persons if one.nature == "legal")


def _measure(
    draft: Asking, measure: Measure, path: str, kinds: Kinds, *, apart: bool
) -> Iterator[Finding]:
    kind = kinds.get(measure.kind)
    if kind is None:
        yield _unknown(measure.kind, f"{path}.kind", kinds)
        return
    if kind.routed:
        rule = "form.kind-routed/apart" if apart else "form.kind-routed"
        yield finding(rule, f"{path}.kind", kind=kind_named(kind), routed=kind.routed)
        return
    others = [kinds[one.kind] for one in draft.measures if one is not measure and one.kind in kinds]
    needed = check_needs(measure, path, kind, others, draft.facts, _companies(draft))
    told = {PERIOD} if _period_beside(draft, measure) else set()
    told |= LISTED if is_of_listed_payments(draft, measure) else set()
    yield from (one for one in needed if one.rule not in told)
    if draft.facts and not measure.facts and not kind.without_facts:
        only = patch((f"{path}.facts", [draft.facts[0].id])) if len(draft.facts) == 1 else None
        yield finding("form.measure-without-facts", f"{path}.facts", patch=only)
    if draft.offences and not measure.offences:
        first = draft.offences[0].id
        only = patch((f"{path}.offences", [first])) if len(draft.offences) == 1 else None
        yield finding("form.measure-without-offence", f"{path}.offences", offence=first, patch=only)
    own = _particular(draft, measure, path, kind)
    sat = _time_of_hearing(draft, measure, kinds)
    yield from (one for one in own if not (sat and one.rule == "form.period-future"))
    yield from _particulars(measure, path, kind)


def _time_of_hearing(draft: Asking, measure: Measure, kinds: Kinds) -> bool:
    """Whether the period is that in which another measure hears somebody: rooms, or a transfer."""
    if measure.period is None or measure.period.start <= draft.date:
        return False
    others = [one for one in draft.measures if one is not measure and one.kind in kinds]
    heard = [one for one in others if kinds[one.kind].items_are == "matters"]
    return any(one.period == measure.period for one in heard)


def _unknown(kind: str, place: str, kinds: Kinds) -> Finding:
    if near := kinds_near(kind, kinds):
        meant = patch((place, near[0])) if len(near) == 1 else None
        return finding("form.kind-unknown/near", place, kind=kind, near=near, patch=meant)
    return finding("form.kind-unknown", place, kind=kind, known=kinds_known(kinds))


def _particulars(measure: Measure, path: str, kind: AssistanceKind) -> Iterator[Finding]:
    """What stands under ``particulars`` and is none of the kind's own fields: it is kept."""
    for name, value in (measure.particulars or {}).items():
        place = join(f"{path}.particulars", name)
        if name in kind.forms:
            yield from _form(place, value, kind.forms[name])
        if name in kind.particulars or common_field(kind, name) or name == CONSENT:
            continue
        title, known = kind_named(kind), tuple(kind.particulars)
        if near := nearest(name, known):
            taken = near in (measure.particulars or {})
            meant = None if taken else renamed(f"{path}.particulars", name, near, value)
            yield finding(
                "form.particular-unknown/near", place, kind=title, name=name, near=near, patch=meant
            )
        elif known:
            yield finding("form.particular-unknown", place, kind=title, name=name, known=known)
        else:
            yield finding("form.particular-unknown/none", place, kind=title, name=name)


def _form(place: str, value: object, form: str) -> Iterator[Finding]:
    """A table that is no sum, no days and no day, though that is what the kind looks for here.

    Words are taken as they are ("the end of the trial"): only what was meant to be exact is judged.
    """
    found = form_of(value)
    if found == form or (found == "text" and not ISO_LIKE.fullmatch(str(value).strip())):
        return
    yield finding(f"form.particular-form/{form}", place, patch=_as_day(place, value, form))


def _as_day(place: str, value: object, form: str) -> Patch | None:
    """The day that is meant where only its noughts are missing: ``2026-1-5``."""
    if form != "date" or not ISO_LIKE.fullmatch(str(value).strip()):
        return None
    year, month, day = map(int, str(value).strip().split("-"))
    try:
        return patch((place, dt.date(year, month, day)))
    except ValueError:
        return None


def _particular(
    draft: Asking, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    if measure.period and measure.period.start > measure.period.end:
        first, last = measure.period.end, measure.period.start
        turned = patch((f"{path}.period.from", first), (f"{path}.period.to", last))
        yield finding("form.period-reversed", f"{path}.period", patch=turned)
    if _too_late(draft, measure, kind):
        assert measure.period is not None  # it has an end
        begun = measure.period.start <= draft.date
        until = patch((f"{path}.period.to", draft.date)) if begun else None
        yield finding("form.period-future", f"{path}.period.to", patch=until)
    yield from check_addresses(draft, measure, path, kind)


def _too_late(draft: Asking, measure: Measure, kind: AssistanceKind) -> bool:
    """Whether a period of stored data ends when nobody has it yet.

    What is taken on a later day reaches what is there on that day, and so does a measure for which
    the draft tells when it is carried out.
    """
    if measure.period is None or measure.period.end <= draft.date or kind.lasting or kind.enters:
        return False
    sits = kind.items_are == "matters"
    if sits and measure.period.start > draft.date:
        return False  # the time of a hearing or of sittings, and of no stored data
    if "timing" in (measure.particulars or {}) or looks_ahead(measure):
        return False
    told = (measure.title, *measure.items, measure.purpose, measure.result)
    if any(words_in("point_words", "to-the-day", text) for text in told):
        return False
    later = getattr(measure, "not_before", None)
    days = dates_in(" ".join(str(text) for text in (measure.particulars or {}).values()))
    planned = [day for day in (later, *days) if day]
    return not any(day >= measure.period.end for day in planned)
