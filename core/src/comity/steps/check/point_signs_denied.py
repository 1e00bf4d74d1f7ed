"""Signs of what is denied, likely, sealed there or said in custody, and of open cases."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from comity.model.drafts.request import Measure
from comity.model.records import owner_of
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.point_seen import Seen, has
from comity.steps.check.state_in_text import is_of_state

__all__ = ["DENIED_SIGNS", "DENIED_SIGNS_MEASURE"]

OF_OPINION = ("political-offence", "persecution")


def _bare_denial(seen: Seen) -> str:
    """A statement on a political ground that only denies it, and names nothing that shows it."""
    told = [one.text for one in seen.draft.statements if one.ground in OF_OPINION]
    bare = (one for one in told if not has("shows-no-politics", one))
    return next(filter(None, (has("denies-politics", one) for one in bare)), "")


def _forfeits_alone(seen: Seen) -> str:
    """A civil suit takes property, and a text says that nobody is charged."""
    case = seen.draft.proceedings
    if case.nature not in ("civil", "confiscation"):
        return ""
    told = f"{case.summary or ''}\n{case.stage or ''}"
    if not has("civil-forfeiture", told) or has("criminal-case-beside", told):
        return ""
    return has("nobody-charged", told)


def _told_there(seen: Seen) -> Iterator[str]:
    """What is told of papers of the requested State, sentence by sentence."""
    there = seen.draft.requested.state
    cases = seen.draft.proceedings.other_states
    texts = [one.matter for one in cases if owner_of(one.state) == owner_of(there)]
    texts += [one for one in seen.facts.values() if is_of_state(one, there)]
    held = [one.already_held for one in seen.draft.measures if one.already_held]
    texts += [f"{one.authority or ''}. {one.obtained or ''}" for one in held]
    return (said for text in texts for said in sentences(text) if not denies(said))


def _sealed_there(seen: Seen) -> str:
    """Papers of the requested State are secret there, and no text promises to keep them so."""
    if not any(one.already_held or one.kind in seen.public for one in seen.draft.measures):
        return ""
    return next(filter(None, (has("secret-there", one) for one in _told_there(seen))), "")


def _said_in_custody(seen: Seen) -> str:
    """A fact rests on what people say or said who are or were in custody."""
    told = (" ".join(one.split()) for one in seen.facts.values())
    return next(filter(None, (has("said-in-custody", one) for one in told)), "")


def _link_likely(seen: Seen, measure: Measure) -> str:
    """Property whose tie to the offence the draft itself tells as likely or as true of most."""
    texts = [one.link_shown or "" for one in seen.assets(measure)]
    return next(filter(None, (has("only-likely", one) for one in texts)), "")


def _moved_while_open(seen: Seen, measure: Measure) -> str:
    """A prisoner who was not asked, or whose own case is open, is to be moved."""
    consent = str((measure.particulars or {}).get("consent", ""))
    if words := has("consent-not-asked", consent):
        return words
    people = [one for one in seen.draft.persons if one.id in measure.persons and not one.protect]
    return next(filter(None, (has("own-case-runs", one.connection) for one in people)), "")


DENIED_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "bare-denial": _bare_denial,
    "forfeits-alone": _forfeits_alone,
    "sealed-there": _sealed_there,
    "said-in-custody": _said_in_custody,
}
"""The signs of a request, by the name that points.toml has for each."""

DENIED_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "link-likely": _link_likely,
    "moved-while-open": _moved_while_open,
}
"""The signs of a measure, by the name that points.toml has for each."""
