"""The lint: what a senior prosecutor would strike out or send back, though no field is blank.

It looks at words and links, not at law: only what the requested State itself asks for carries a
citation. A known word is no proof, so every rule has a way to be silent where the draft is honest:
a bound, a denial, a reason given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.law.conditions import holds
from comity.law.seen import seen_by_law
from comity.model.citations import Read
from comity.model.drafts.asking import ASKING
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.law_records import Ground
from comity.model.messages import Message
from comity.model.records import AssistanceKind
from comity.steps.assess.gravity import size_unstated, sums_in_facts
from comity.steps.check.fading_data import check_fading
from comity.steps.check.limitation_told import last_day, limitation_told
from comity.steps.check.lint_holding import check_holding
from comity.steps.check.lint_money import check_money
from comity.steps.check.lint_scope import check_scope
from comity.steps.check.lint_shielded import check_shielded, told_once
from comity.steps.check.lint_target import check_target
from comity.steps.check.lint_words import named
from comity.steps.check.one_identifier import check_identifiers
from comity.steps.check.power_at_home import check_power
from comity.steps.check.privilege_told import check_told_privilege
from comity.steps.check.words_beside import word_list
from comity.steps.resolve import Resolved
from comity.text import free_text
from comity.text.messages import finding

__all__ = ["check_lint"]

OLD = 10 * 366  # days


def check_lint(
    resolved: Resolved,
    kinds: Mapping[str, AssistanceKind],
    how: Message | None = None,
    *,
    kept: bool = False,
) -> list[Finding]:
    """The findings of the lint on a request, and on the identifiers of a preservation request.

    ``how`` tells by which channel data can be preserved today, where that is known. ``kept``: the
    record of the request has a preservation that still runs.
    """
    draft = resolved.draft
    if not isinstance(draft, ASKING):
        return []
    found = list(check_identifiers(draft, kinds))
    if not isinstance(draft, Request):
        return found
    for index, measure in enumerate(draft.measures):
        kind = kinds.get(measure.kind)
        if kind is None or kind.routed:
            continue
        path = f"measures[{index}]"
        found += check_scope(draft, measure, path, kind)
        found += check_target(measure, path, kind)
        found += check_holding(measure, path, kind)
        told = list(check_told_privilege(draft, measure, path, kind))
        shielded = check_shielded(draft, measure, path, kind, _on_privilege(resolved, index))
        found += told_once(shielded, told)
        found += check_power(draft, measure, path, kind, treaty=_by_treaty(resolved))
        found += _deadline(draft, measure, path)
    if any(one.rule == "lint.privilege-open" for one in found):  # one cure for the whole draft
        found = [one for one in found if one.rule != "lint.privilege-told"]
    found += check_fading(resolved, kinds, how, kept=kept)
    found += check_money(draft)
    if not _by_order(resolved):
        found += _size(draft, _grounds(resolved, "de-minimis"))
    found += _age(draft)
    return found


def _by_treaty(resolved: Resolved) -> bool:
    """Whether a treaty carries the request, and no order on a form of its own."""
    return any(one.binds and not one.instrument.own_form for one in resolved.relied_on())


def _by_order(resolved: Resolved) -> bool:
    """Whether all of it goes on an order, whose instrument alone says why it may be refused."""
    forms = resolved.parties.own_forms
    return bool(forms) and all(forms)


def _grounds(resolved: Resolved, topic: str) -> list[Ground]:
    """The requested State's grounds of a topic whose source was read."""
    book = resolved.book("requested")
    grounds = book.grounds if book else ()
    return [g for g in grounds if g.topic == topic and g.read is not Read.NONE]


def _on_privilege(resolved: Resolved, index: int) -> list[Ground]:
    """Those on privilege, less those of which it is not shown that a measure is such a case."""
    data = seen_by_law(resolved.draft.read_data(), resolved.parties)
    data = {**data, "measures": [data["measures"][index]]}
    found = _grounds(resolved, "privilege")
    return [g for g in found if g.only is None or holds(g.only, data, data) is True]


def _deadline(draft: Request, measure: Measure, path: str) -> Iterator[Finding]:
    told = measure.deadline_reason or draft.hearings or (draft.urgency and draft.urgency.reason)
    hearing = (measure.particulars or {}).get("hearing_date")
    called = named("appointment", [measure.title, *measure.items, measure.purpose])
    if measure.deadline and not told and not hearing and not called:
        yield finding("lint.deadline-without-reason", f"{path}.deadline")


def _size(draft: Request, grounds: list[Ground]) -> Iterator[Finding]:
    """Where the requested State declines trivial cases, how grave this one is must be said.

    It speaks where the ground itself is not answered (``comity refusals``), and nowhere else.
    """
    for ground in grounds[:1]:
        if size_unstated(draft):
            yield finding(
                "lint.size-unstated",
                "loss",
                citation=ground.cited(),
                by=draft.requested.state,
                sums=sums_in_facts(draft),
                law=ground.says,
            )


def _age(draft: Request) -> Iterator[Finding]:
    """One finding on conduct of long ago in an investigation, where nothing tells of limitation."""
    if draft.proceedings.nature not in ("investigation", "prosecution") or _pursued(draft):
        return
    old = list(_old(draft))
    if not old:
        return
    index, year = old[0]
    at = f"offences[{index}].limitation"
    if len(old) == 1:
        yield finding("lint.old-conduct", at, year=year)
    else:
        names = tuple(draft.offences[n].id for n, _ in old)
        yield finding("lint.old-conduct/several", at, offences=names)


def _old(draft: Request) -> Iterator[tuple[int, int]]:
    """Each offence whose conduct ended long ago, by its place, with the year."""
    for index, offence in enumerate(draft.offences):
        last = last_day(draft, offence)
        if last and (draft.date - last).days > OLD and not offence.limitation:
            yield index, last.year


def _pursued(draft: Request) -> bool:
    """Whether somebody is charged or convicted, or a text mentions limitation."""
    if any(one.role in ("accused", "convicted") for one in draft.persons):
        return True
    if limitation_told(draft):
        return True
    told = [part.text for part in free_text(draft)]
    return any(word_list("open_words", "of_limitation").search(text) for text in told)
