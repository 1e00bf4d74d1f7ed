"""Checks of each measure against its kind: what it needs, what it rests on, how exact it is.

The kinds are those of the host and of every topic and country in use. No law is stated here, so
these findings carry a rule id and no citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from comity.law.assistance_kinds import common_field, meant
from comity.law.particular_forms import form_of
from comity.model.drafts.base import Draft
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding, Severity
from comity.model.records import AssistanceKind
from comity.steps.check.data_class import check_data_class
from comity.steps.check.ip_use import check_addresses
from comity.steps.check.needs import CONSENT, check_needs
from comity.steps.read.message_words import nearest
from comity.steps.read.paths import join

__all__ = ["check_measures"]

ERROR, WARNING, ADVICE = Severity.ERROR, Severity.WARNING, Severity.ADVICE
Kinds = Mapping[str, AssistanceKind]
Asking = Request | Preservation
ISO_LIKE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
MEANT = {"date": "a day", "days": "days", "money": "a sum of money", "period": "a length of time"}
WRITTEN = {
    "date": "`2026-10-05`",
    "days": "`{from: 2026-10-05, to: 2026-10-09}`",
    "money": '`{amount: "412000.00", currency: USD}`',
    "period": "`{quantity: 90, unit: days}`",
}


def check_measures(draft: Draft, kinds: Kinds, relied_on: Sequence[str] = ()) -> Iterator[Finding]:
    """The findings on the measures of a request, by the kinds of assistance there are.

    ``relied_on`` are the ids of the instruments relied on, for the names of classes of data.
    """
    if isinstance(draft, (Request, Preservation)):
        for index, measure in enumerate(draft.measures):
            path = f"measures[{index}]"
            yield from _measure(draft, measure, path, kinds)
            law = draft.requested.state
            yield from check_data_class(measure, path, kinds, (relied_on, law))


def _measure(draft: Asking, measure: Measure, path: str, kinds: Kinds) -> Iterator[Finding]:
    kind = kinds.get(measure.kind)
    if kind is None:
        message = f"{measure.kind!r} is no kind of assistance that is installed."
        cure = meant(measure.kind, kinds)
        yield Finding(ERROR, "form.kind-unknown", message, f"{path}.kind", cure)
        return
    if kind.routed:
        message = f"{kind.title} is no mutual legal assistance."
        cure = f"It needs {kind.routed}, which is a paper of its own."
        yield Finding(ERROR, "form.kind-routed", message, f"{path}.kind", cure)
        return
    yield from check_needs(measure, path, kind)
    if draft.facts and not measure.facts and not kind.without_facts:
        message = "The measure rests on no facts."
        cure = "Name the facts that justify it: `facts: [F1, F2]`."
        yield Finding(ERROR, "form.measure-without-facts", message, f"{path}.facts", cure)
    if not measure.offences:
        message = "The measure serves no offence."
        cure = f"Name it: `offences: [{draft.offences[0].id}]`."
        yield Finding(ERROR, "form.measure-without-offence", message, f"{path}.offences", cure)
    yield from _particular(draft, measure, path, kind)
    yield from _particulars(measure, path, kind)


def _particulars(measure: Measure, path: str, kind: AssistanceKind) -> Iterator[Finding]:
    """What stands under ``particulars`` and is none of the kind's own fields: it is kept."""
    for name, value in (measure.particulars or {}).items():
        place = join(f"{path}.particulars", name)
        if name in kind.forms:
            yield from _form(place, value, kind.forms[name])
        if name in kind.particulars or common_field(kind, name) or name == CONSENT:
            continue
        message = f"{kind.title} has no particular {name!r}; it stands in the document as written."
        known = nearest(name, kind.particulars)
        listed = ", ".join(kind.particulars) or "none"
        cure = f"Did you mean `{known}`?" if known else f"Those of the kind: {listed}."
        yield Finding(ADVICE, "form.particular-unknown", message, place, cure)


def _form(place: str, value: object, form: str) -> Iterator[Finding]:
    """A table that is no sum, no days and no day, though that is what the kind looks for here.

    Words are taken as they are ("the end of the trial"): only what was meant to be exact is judged.
    """
    found = form_of(value)
    if found == form or (found == "text" and not ISO_LIKE.fullmatch(str(value).strip())):
        return
    message = f"This cannot be read as {MEANT[form]}; it stands in the document as written."
    yield Finding(WARNING, "form.particular-form", message, place, f"Write {WRITTEN[form]}.")


def _particular(
    draft: Asking, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    if measure.period and measure.period.start > measure.period.end:
        message = "The period ends before it begins."
        cure = "Write the first day under `from` and the last under `to`."
        yield Finding(ERROR, "form.period-reversed", message, f"{path}.period", cure)
    if measure.period and measure.period.end > draft.date and not kind.lasting:
        message = "The period reaches beyond the date of the request."
        cure = "Stored data end with the day they are asked for; set `to` to that day or earlier."
        yield Finding(WARNING, "form.period-future", message, f"{path}.period.to", cure)
    yield from check_addresses(draft, measure, path, kind)
