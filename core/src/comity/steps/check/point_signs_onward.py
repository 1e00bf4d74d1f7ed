"""Signs of another road or another State: a decision of the Union, an alert, money gone on."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from comity.model.drafts.request import Measure
from comity.model.records import owner_of
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.money_places import state_of_place
from comity.steps.check.point_seen import Seen, asked, has
from comity.steps.check.point_signs_standing import SUM
from comity.steps.check.words_beside import undenied_in, word_list

__all__ = ["ONWARD_SIGNS", "ONWARD_SIGNS_MEASURE"]

UNION = frozenset({"eu-2005-214", "eu-2018-1805", "eu-eio"})  # orders between members
NAME = r"[A-ZÀ-Þ][\w-]+"
PLACE = re.compile(  # what may be the name of a place, after "to" or the like
    rf"\s+(?:the |den |die |der |la |le |les |l['’])?({NAME}(?: (?:(?:of|and) )?{NAME}){{0,3}})"
)
PLANS = ("next_step", "confiscation_ground", "valid_until", "victims")
LIST = "point_words"


def _union_road(seen: Seen, measure: Measure) -> bool:
    """Members of the Union, and neither a decision of it nor why it does not serve is told."""
    known = [one for one in seen.resolved.bases if one.instrument.id in UNION]
    if any(one.relied_on for one in known):
        return False
    cited = "\n".join((*(one.instrument for one in seen.draft.basis), *seen.draft.domestic_basis))
    told = [one for one in sentences(seen.texts) if has("union-decision", one)]
    if has("union-decision", cited):
        return False
    explained = any(not denies(one) or has("says-why", one) for one in told)
    return any(one.status == "in-force" for one in known) and not explained


def _on_an_alert(seen: Seen, measure: Measure) -> str:
    """A thing found on an alert is to be handed over, and no ground of that is told."""
    draft = seen.draft
    told = f"{asked(measure)}\n{measure.purpose}"
    if not has("handed-over", told) or undenied_in(LIST, "handed-as", told):
        return ""
    texts = (*(one.instrument for one in draft.basis), *_channels(seen), seen.texts)
    return next(filter(None, (has("alert", one) for one in texts)), "")


def _channels(seen: Seen) -> list[str]:
    """The channels that were used before, by their names and what came of them."""
    return [f"{one.channel}. {one.result or ''}" for one in seen.draft.channels]


def _gone_on(seen: Seen, measure: Measure) -> str:
    """Money that a fact of the measure follows to a place which is in neither State."""
    draft = seen.draft
    if any(one.state != draft.requested.state for one in draft.proceedings.other_states):
        return ""
    for fact in draft.facts:
        told = seen.facts.get(fact.id, "") if fact.id in measure.facts else ""
        for one in sentences(told):
            if (place := _place_beyond(one)) and not denies(one) and not _ours(seen, place):
                return place
    return ""


def _place_beyond(sentence: str) -> str:
    """The name of the place to which a sentence follows money: a State, or a place of money."""
    hit = word_list(LIST, "went-onward").search(sentence)
    if hit is None:
        return ""
    rest = sentence[hit.start() :]
    places = (PLACE.match(rest, one.end()) for one in word_list(LIST, "towards").finditer(rest))
    return next((name for one in places if one and (name := _place_in(one.group(1)))), "")


def _place_in(words: str) -> str:
    """The longest beginning of some words that is the name of a place."""
    parts = words.split(" ")
    begins = (" ".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next(filter(state_of_place, begins), "")


def _ours(seen: Seen, place: str) -> bool:
    """Whether a place is one of either State, or stands in a name or an address."""
    draft = seen.draft
    states = (draft.requesting.state, draft.requested.state)
    if state_of_place(place) in states or state_of_place(place) in map(owner_of, states):
        return True
    named = [one.name.full for one in draft.persons]
    for one in draft.measures:
        holder = one.holder
        named += [*one.place, *(holder.address if holder else ()), holder.name if holder else ""]
    side = draft.requesting.authority
    named += [*side.address, side.name, *(one.place or "" for one in draft.offences)]
    return any(place.casefold() in text.casefold() for text in named)


def _press_told(seen: Seen) -> str:
    """The public was told, while somebody is to be heard or a place to be searched."""
    draft = seen.draft
    kinds = [(one, seen.kind(one)) for one in draft.measures]
    if not any(kind.enters or seen.heard(one) for one, kind in kinds):
        return ""
    told = [*(one.text for one in draft.remarks), *seen.facts.values()]
    told += [draft.proceedings.stage or "", draft.proceedings.summary or ""]
    parts = (part for text in told for part in sentences(text) if has("of-the-request", part))
    open_ = (one for one in parts if not (denies(one) or has("no-press", one)))
    return next(filter(None, (has("press-told", one) for one in open_)), "")


def _by_money_unlimited(seen: Seen, measure: Measure) -> str:
    """Accounts that a measure takes in by the money that came to them, from no least sum on."""
    texts = (*asked(measure).splitlines(), measure.nexus or "")
    told = (one for text in texts for one in sentences(text))
    return next((by for one in told if (by := has("by-money", one)) and not SUM.search(one)), "")


def _for_some_court(seen: Seen, measure: Measure) -> str:
    """What is held waits for confiscation or return, and the file names no court for this."""
    draft, plans = seen.draft, measure.particulars or {}
    courts = [one.court for one in draft.hearings]
    courts += [one.court for one in draft.proceedings.decisions]
    courts += [one.order.court for one in seen.assets(measure) if one.order]
    courts += [own.court] if (own := getattr(measure, "order", None)) else []
    told = [measure.purpose, *(str(plans[name]) for name in PLANS if name in plans)]
    named = [draft.proceedings.authority or "", draft.requesting.authority.name]
    named += [*told, draft.proceedings.stage or "", draft.proceedings.summary or ""]
    if any(courts) or any(_names_court(one) for one in named):
        return ""
    return next(filter(None, (has("for-some-court", one) for one in told)), "")


def _names_court(text: str) -> bool:
    """Whether a text has a court that is told apart: not a court, or some competent court."""
    return bool(has("a-court", word_list(LIST, "whatever-court").sub(" ", text)))


def _they_answered(seen: Seen) -> bool:
    """Whether what is told of a case of the requested State is what an office there answered."""
    there = owner_of(seen.draft.requested.state)
    rows = [one for one in seen.draft.proceedings.other_states if owner_of(one.state) == there]
    return any(has("they-answered", one.matter) for one in rows)


ONWARD_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "press-told": _press_told,
    "they-answered": _they_answered,
}
"""The signs of a request, by the name that points.toml has for each."""

ONWARD_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "union-road": _union_road,
    "on-an-alert": _on_an_alert,
    "gone-on": _gone_on,
    "by-money-unlimited": _by_money_unlimited,
    "for-some-court": _for_some_court,
}
"""The signs of a measure, by the name that points.toml has for each."""
