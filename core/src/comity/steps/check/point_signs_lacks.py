"""Signs of what many letters leave out: a number, a form, a power, money that may go, who lives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.point_seen import TRIED, Seen, asked, has
from comity.text.professions import of_the_law, privileged, privileged_calling

__all__ = ["LACK_SIGNS", "LACK_SIGNS_MEASURE", "tied"]

STORED = 366  # days after which what is soon overwritten is gone, or was kept


def tied(person: Person) -> bool:
    """Whether an entry ties somebody to the case, and not only says that papers are wanted."""
    return bool(person.connection) and not has("only-asked", person.connection)


def _all_suspects_dead(seen: Seen) -> str:
    """Everybody who is listed as a suspect has died, by the entries."""
    tried = [one for one in seen.draft.persons if one.role in TRIED and not one.protect]
    words = [has("is-dead", one.connection) for one in tried]
    return words[0] if words and all(words) else ""


def _unnumbered(seen: Seen, measure: Measure) -> str:
    """A device that an authority has already, told by its kind alone."""
    held = getattr(measure, "already_held", None)
    theirs = measure.holder is not None and measure.holder.kind == "authority"
    return has("one-device", asked(measure)) if (held or theirs) and not measure.identifiers else ""


def _measured_data(seen: Seen, measure: Measure) -> str:
    return has("measured-data", asked(measure))


def _sample_of_suspect(seen: Seen, measure: Measure) -> str:
    """A sample from the body or the voice of somebody who is tried."""
    tried = any(one.role in TRIED and one.id in measure.persons for one in seen.draft.persons)
    return has("own-sample", asked(measure)) if tried else ""


def _balance_unheld(seen: Seen, measure: Measure) -> str:
    """It is asked whether money is left, and nothing keeps it there."""
    kinds = [seen.kind(one) for one in seen.draft.measures]
    if any(one.lasting and one.of_property for one in kinds):
        return ""
    told = [*seen.facts.values(), *(one.result or "" for one in seen.draft.earlier)]
    told = [one for text in told for one in sentences(text) if not denies(one)]
    return "" if any(has("secured", one) for one in told) else has("still-there", asked(measure))


def _lawyer_listed(seen: Seen, measure: Measure) -> str:
    """A lawyer or a law firm, no suspect, among those whose papers a business hands over."""
    if seen.kind(measure).enters or seen.kind(measure).electronic:
        return ""
    people = [one for one in seen.draft.persons if one.id in measure.persons and not one.protect]
    others = [one for one in people if one.role not in TRIED]
    holder = measure.holder.name if measure.holder else ""
    others = [one for one in others if one.name.full != holder]
    told = [privileged_calling(one.occupation) for one in others]
    told += [privileged((one.name.full,)) for one in others if one.nature == "legal"]
    return next((one for one in told if one and of_the_law(one)), "")


def _overwritten(seen: Seen, measure: Measure) -> str:
    """What is stored for a short time, of days that are not long past."""
    days = [one.committed_to or one.committed_from for one in seen.draft.offences]
    days += [measure.period.end] if measure.period else []
    latest = max((day for day in days if day), default=None)
    if latest is None or seen.draft.date - latest > dt.timedelta(days=STORED):
        return ""
    return has("soon-overwritten", asked(measure))


def _no_party(seen: Seen, measure: Measure) -> str:
    """A right in property of somebody who was no party, and no word on whether it was heard."""
    rights = [one for asset in seen.assets(measure) for one in asset.third_parties]
    open_ = [one for one in rights if one.heard is None]
    return next(filter(None, (has("no-party", one.remarks) for one in open_)), "")


LACK_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {"all-suspects-dead": _all_suspects_dead}
"""The signs of a request that leaves something out, by the name that points.toml has for each."""

LACK_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "unnumbered": _unnumbered,
    "measured-data": _measured_data,
    "sample-of-suspect": _sample_of_suspect,
    "balance-unheld": _balance_unheld,
    "lawyer-listed": _lawyer_listed,
    "overwritten": _overwritten,
    "no-party": _no_party,
}
"""The signs of a measure that leaves something out, by the name that points.toml has for each."""
