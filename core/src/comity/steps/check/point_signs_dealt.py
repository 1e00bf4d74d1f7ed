"""Signs of what came before: a settlement, a complaint alone, an order at home, a contract."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from comity.model.drafts.request import Measure
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.own_interest import official_of
from comity.steps.check.point_places import of_theirs
from comity.steps.check.point_seen import TRIED, Seen, has
from comity.text.word_lists import whole_words

__all__ = ["DEALT_SIGNS", "DEALT_SIGNS_MEASURE"]


def _case_told(seen: Seen) -> Iterator[str]:
    """Each sentence on the case: its summary, its stage, its decisions and the facts."""
    case = seen.draft.proceedings
    texts = [case.summary, case.stage, *(one.summary for one in case.decisions)]
    for text in (*texts, *seen.facts.values()):
        yield from sentences(text or "")


def _paid_or_dropped(seen: Seen) -> str:
    """A settlement, a penalty that was paid, or a charge that was dropped."""
    denied = whole_words("negation", ("nothing",))
    told = (one for one in _case_told(seen) if not denies(one) and not denied.search(one))
    found = (has("paid-or-dropped", one) for one in told)
    words = next((one for one in found if one and not _to_be_enforced(seen, one)), "")
    return "" if words and has("facts-apart", seen.texts) else words


def _to_be_enforced(seen: Seen, words: str) -> bool:
    """Whether the words are those of the decision itself that is to be enforced."""
    decided = [one for one in seen.draft.measures if seen.kind(one).decided]
    titles = " ".join(one.order.title for one in decided if one.order).casefold()
    return words.casefold() in titles or bool(decided and has("decision-given", words))


def _only_complaint(seen: Seen) -> str:
    """All facts whose source is told come from a complaint, and nothing else is told of them."""
    sources = [one.source for one in seen.draft.facts if one.source]
    told = [has("of-a-complaint", one) for one in sources]
    if not all(told) or any(has("of-more", one) for one in sources):
        return ""
    if has("looked-into", seen.texts):
        return ""
    forced = any(seen.kind(one).coercive or seen.heard(one) for one in seen.draft.measures)
    return sources[0] if sources and forced else ""


def _promise_not_kept(seen: Seen) -> str:
    """A fraud of which the facts tell a contract that was not kept, and no deceit."""
    titles = [f"{one.title} {one.category or ''}" for one in seen.draft.offences]
    facts = "\n".join(seen.facts.values())
    if not all(has("takes-by-trust", one) for one in titles) or has("deceit", facts):
        return ""
    return has("not-kept", facts) if has("a-contract", facts) else ""


def _sanctions(seen: Seen) -> str:
    """An offence against sanctions, and no word on those of the requested State."""
    bare = (one for one in seen.draft.offences if not one.requested_law)
    words = next(filter(None, (has("sanctions", one.title) for one in bare)), "")
    return "" if words and has("sanctions-shared", seen.texts) else words


def _ordered_at_home(seen: Seen, measure: Measure) -> str:
    """A local arm of a holder was ordered or fined in the requesting State."""
    told = list(_case_told(seen))
    told += [text for one in seen.draft.earlier for text in sentences(one.result or "")]
    if any(has("order-rests", one) for one in told):
        return ""
    return next((has("put-under-order", one) for one in told if has("local-arm", one)), "")


def _lives_under_accused(seen: Seen, measure: Measure) -> str:
    """Somebody is heard where an official of that State is accused."""
    heard = [one for one in seen.heard(measure) if one.role in ("witness", "victim")]
    theirs = [one for one in heard if of_theirs(seen, one) and not one.protect]
    if not theirs or any(official_of(seen.draft, one) for one in theirs):
        return ""
    accused = (one for one in seen.draft.persons if one.role in TRIED and not one.protect)
    return next(filter(None, (official_of(seen.draft, one) for one in accused)), "")


DEALT_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "paid-or-dropped": _paid_or_dropped,
    "only-complaint": _only_complaint,
    "promise-not-kept": _promise_not_kept,
    "sanctions": _sanctions,
}
"""The signs of a request on what came before, by the name that points.toml has for each."""

DEALT_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "ordered-at-home": _ordered_at_home,
    "lives-under-accused": _lives_under_accused,
}
"""The signs of a measure on what came before, by the name that points.toml has for each."""
