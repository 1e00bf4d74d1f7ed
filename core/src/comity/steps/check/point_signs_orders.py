"""Signs on what the request stands on at home: orders, decisions, sums, days and sentences."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure, Request
from comity.model.drafts.request_assets import Asset
from comity.model.drafts.request_proceedings import Decision
from comity.model.records import owner_of
from comity.steps.check.lint_words import sentences
from comity.steps.check.point_seen import LIST, Seen, answered_in_measure, asked, has, names
from comity.steps.check.point_signs_limits import for_a_sum
from comity.steps.check.point_signs_standing import SUM
from comity.steps.check.state_in_text import is_of_state
from comity.steps.check.their_own_case import name_of_state
from comity.steps.check.words_beside import word_list

__all__ = ["ORDER_SIGNS", "ORDER_SIGNS_MEASURE", "convicted_there", "orders_listed"]

SEVERAL = 2  # assets of which each needs a sum of its own
SUMS = ("account", "cash", "claim")
LONG = 3  # years after which a freeze is weighed anew
WORD = re.compile(r"[^\W\d_]{5,}")
STEM = 8  # letters that two forms of a word share
ENOUGH = 2  # words by which an order among the annexes is that decision
COURT = re.compile(r"(?i:of|by) the (?:[A-Z]\w+ ){0,3}(?i:court)(?: of (?:the )?[A-Z]\w+)?")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def orders_listed(draft: Request) -> bool:
    """Whether an annex or a decision at home may order a measure, and not only an arrest."""
    titles = [one.title for one in draft.annexes if one.kind == "order"]
    titles += [f"{one.title}. {one.summary or ''}" for one in draft.proceedings.decisions]
    return any(not has("order-on-persons", one) or has("orders-more", one) for one in titles)


def _order_of_its_own_lacks(seen: Seen, measure: Measure) -> bool:
    """Neither an order nor a power at home is listed for a measure or for its assets."""
    if measure.order or measure.domestic_power or measure.already_held:
        return False
    holder = measure.holder
    if holder is not None and (holder.kind == "authority" or has("an-authority", holder.name)):
        return False
    if any(one.order for one in seen.assets(measure)) or _only_given(seen, measure):
        return False
    listed = [*seen.draft.proceedings.decisions]
    titles = [one.title for one in seen.draft.annexes if one.kind == "order"]
    titles += [f"{one.title}. {one.summary or ''}" for one in listed]
    enforced = any(seen.kind(one).decided and one.order for one in seen.draft.measures)
    return not enforced and not any(_fits(seen, measure, title) for title in titles)


def _only_given(seen: Seen, measure: Measure) -> bool:
    """Whether things are to be handed over or lent that somebody there holds already."""
    things = seen.kind(measure).items_are == "things"
    told = (measure.title or "", *measure.items, getattr(measure, "result", None) or "")
    return things and any(has("given-over", one) for one in told)


def _fits(seen: Seen, measure: Measure, title: str) -> bool:
    """Whether a decision is of the kind of a measure, and not for the requesting State alone."""
    kind = seen.kind(measure)
    named = "order-on-property" if kind.of_property else "order-of-search"
    own = re.search(rf"(?:in|en) {name_of_state(seen.draft.requesting.state).pattern}", title)
    people = [one for one in seen.draft.persons if names(one.name.full, title)]
    others = people and not any(one.id in measure.persons for one in people)
    return bool(has(named, title)) and not (own or others)


def _orders(seen: Seen, measure: Measure) -> Iterator[Decision]:
    """The orders that a measure names, for itself or for its assets, and what is told of them."""
    own: list[Decision] = [measure.order] if measure.order else []
    if seen.kind(measure).of_property:
        own += [one.order for one in seen.assets(measure) if one.order]
    titles = {one.title for one in own}
    yield from own
    yield from (one for one in seen.draft.proceedings.decisions if one.title in titles)


def _order_limited(seen: Seen, measure: Measure) -> str:
    """Words of an order by which it takes in less than the measure may."""
    for one in _orders(seen, measure):
        for text in (one.title, one.summary or ""):
            words = has("order-limited", text)
            if not words and seen.kind(measure).live and not has("order-of-what-comes", text):
                words = has("order-of-papers", text)
            if words:
                return words
    ordered = [one.id for one in seen.assets(measure) if one.order]
    bare = [one.id for one in seen.assets(measure) if not one.order]
    return ", ".join(bare) if ordered and bare and not measure.order else ""


def _decision_not_enclosed(seen: Seen) -> str:
    """The title of a decision at home that is told, and that no annex seems to hold."""
    draft = seen.draft
    kinds = [seen.kind(one) for one in draft.measures]
    if any(one.routed and not one.coercive for one in kinds):
        return ""  # the judgment may be one of the State that holds the person
    whole = _stems(" ".join(one.title for one in draft.annexes))
    held = _stems(
        "\n".join(
            one.title for one in draft.annexes if one.kind == "order" or has("an-order", one.title)
        )
    )
    sides = [name_of_state(side.state) for side in (draft.requesting, draft.requested)]
    for one in draft.proceedings.decisions:
        if one.annex or has("order-to-send", one.title):
            continue
        if sides[0].search(one.title) or sides[1].search(f"{one.title} {one.court or ''}"):
            continue  # of property at home, or a decision that the other State has
        court = _stems(f"{one.court or ''} {' '.join(COURT.findall(one.title))}")
        words = _stems(one.title) - court
        shared = words & held
        alike = len(shared) >= ENOUGH or bool(shared & _of_a_kind(one.title))
        if alike or len(words & whole) * 2 >= len(words):
            continue
        return one.title
    return ""


def _of_a_kind(title: str) -> set[str]:
    """The words by which an order is one of restraint, of seizure or of search."""
    words = WORD.findall(title.casefold())
    told = (one for one in words if has("order-on-property", one) or has("order-of-search", one))
    return {word[:STEM] for word in told}


def _stems(text: str) -> set[str]:
    """The longer words of a title, each by its first letters, less those that any order has."""
    words = (word for word in WORD.findall(text.casefold()) if not has("plain-order", word))
    return {word[:STEM] for word in words}


def _part_tainted(seen: Seen, measure: Measure) -> str:
    """Words by which only an unknown part comes from the offence, or the yield is taken as well."""
    assets = seen.assets(measure)
    if for_a_sum(measure) or (assets and all(one.link == "equivalent-value" for one in assets)):
        return ""  # the value of the whole is taken, whatever came from the offence
    told = [measure.nexus or "", *(one.link_shown or "" for one in assets)]
    told += [str((measure.particulars or {}).get("link", ""))]
    said = (one for text in told for one in sentences(text) if not SUM.search(one))
    parts = (one for one in said if not has("bought-from-it", one))
    if words := next(filter(None, (has("in-part", one) for one in parts)), ""):
        return words
    sums = [one for one in assets if one.kind in SUMS and one.link != "equivalent-value"]
    return has("with-yield", asked(measure)) if sums and not seen.kind(measure).decided else ""


def _sums_together(seen: Seen, measure: Measure) -> str:
    """Several accounts or sums of money that have one reason and no value of their own."""
    sums = [one for one in seen.assets(measure) if one.kind in SUMS]
    bare = [one for one in sums if one.value is None and one.link != "equivalent-value"]
    shared: dict[str, list[Asset]] = {}
    for one in bare:
        shared.setdefault(" ".join((one.link_shown or "").split()), []).append(one)
    alike = max(shared.values(), key=len, default=[])
    return ", ".join(one.id for one in alike) if len(alike) >= SEVERAL else ""


def _held_so_long(seen: Seen, measure: Measure) -> str:
    """Words that property has been held for years, or that this was prolonged, with no new day."""
    if any(seen.kind(one).decided for one in seen.draft.measures) or _held_by_theirs(seen):
        return ""
    told = [asked(measure), *(seen.facts.get(name, "") for name in measure.facts)]
    told += [one.result or "" for one in seen.draft.earlier]
    told += [one.summary or "" for one in seen.draft.proceedings.decisions]
    for text in told:
        for one in sentences(text):
            held = word_list(LIST, "is-held").search(one)
            if held and (words := _prolonged(seen, one[held.start() :])):
                return words
    return "" if _held_of_late(seen, measure) else has("goes-on", measure.title)


def _held_of_late(seen: Seen, measure: Measure) -> bool:
    """Whether the file tells when the property was secured, and that is no long time ago."""
    held = getattr(measure, "already_held", None)
    told: list[tuple[str, dt.date | None]] = [(held.obtained or "", None)] if held else []
    told += [(one.text, one.date) for one in seen.draft.facts if one.id in measure.facts]
    told += [(f"{one.subject}. {one.result or ''}", one.date) for one in seen.draft.earlier]
    years: list[int] = []
    for text, day in told:
        said = [one for one in sentences(text) if has("secured-then", one)]
        years += [int(year) for one in said for year in YEAR.findall(one)]
        years += [day.year] if said and day else []
    return bool(years) and seen.draft.date.year - min(years) < LONG


def _held_by_theirs(seen: Seen) -> bool:
    """Whether the other State holds the property for a case of its own, which it counts itself."""
    there = owner_of(seen.draft.requested.state)
    cases = [one for one in seen.draft.proceedings.other_states if owner_of(one.state) == there]
    return any(has("is-held", one.matter) for one in cases)


def _prolonged(seen: Seen, text: str) -> str:
    if words := has("prolonged", text):
        return words
    words = has("held-since", text)
    year = YEAR.search(words)
    return words if year and seen.draft.date.year - int(year.group(0)) >= LONG else ""


def _executed(seen: Seen, measure: Measure) -> list[Decision]:
    """The decisions that a measure carries out, or by which a person is held."""
    own = list(_orders(seen, measure)) or [*seen.draft.proceedings.decisions]
    return [one for one in own if not has("order-to-send", one.title)] or own


def _decision_unplaced(seen: Seen, measure: Measure) -> bool:
    """No decision that is to be carried out has both a day and a day on which it is final."""
    orders = _executed(seen, measure)
    return bool(orders) and not any(one.date and _is_final(one) for one in orders)


def _is_final(decision: Decision) -> bool:
    return bool(decision.final_on) or getattr(decision, "appealable", None) is False


def _keeper(seen: Seen, measure: Measure) -> str:
    """Words by which somebody answers as keeper, owner or holder, whoever acted."""
    told = [seen.facts.get(name, "") for name in measure.facts] or [*seen.facts.values()]
    served = [one for one in seen.draft.offences if one.id in measure.offences]
    told += [one.text or "" for one in served or seen.draft.offences]
    return next(filter(None, (has("as-keeper", one) for one in told)), "")


def _box_in_doubt(seen: Seen) -> str:
    """The title of a listed offence whose words are of another kind than those of the list."""
    for one in seen.draft.offences:
        told = one.dual_criminality
        box = (told.listed_as if told else None) or ""
        if not box or one.requested_law or (told and told.statement):
            continue
        title = one.title
        shared = {*WORD.findall(title.casefold())} & {*WORD.findall(box.casefold())}
        if not shared and any(
            has(name, title) and not has(name, box) for name in ("omits", "only-has", "on-taxes")
        ):
            return title
    return ""


def _consent_open(seen: Seen, measure: Measure) -> bool:
    """No annex holds the person's own words, or they are to follow."""
    titles = [one.title for one in seen.draft.annexes]
    given = [one for one in titles if has("own-consent", one) and not has("of-a-body", one)]
    told = "\n".join((seen.texts, answered_in_measure(seen, measure)))
    if has("consent-follows", told) or not given:
        return True
    people = [one for one in seen.draft.persons if one.role == "convicted"]
    people = [one for one in people if one.id in measure.persons or not measure.persons]
    named = [one for one in people if any(_consents(one, title) for title in given)]
    return bool(named) and len(named) < len(people) and len(given) < len(people)


def _consents(person: Person, title: str) -> bool:
    return names(person.name.full, title) or names(person.id, title)


def convicted_there(seen: Seen, measure: Measure) -> bool:
    """Whether the decision to be carried on is one of the requested State: it holds the person.

    That somebody is a national of one's own State tells it only where nothing names the State.
    """
    there = name_of_state(seen.draft.requested.state)
    here = name_of_state(seen.draft.requesting.state)
    people = [one for one in seen.draft.persons if one.id in measure.persons or not measure.persons]
    held = [one for one in people if one.custody and one.custody.held]
    own = owner_of(seen.draft.requesting.state)
    places = " ".join(
        f"{one.location or ''} {one.custody.place or ''}" for one in held if one.custody
    ).strip()
    tried = [f"{one.title} {one.court or ''}" for one in _executed(seen, measure)]
    at_home = any(is_of_state(one, seen.draft.requesting.state) for one in tried)
    if not (seen.kind(measure).routed and held) or at_home or here.search(places):
        return False
    if there.search(places):
        return True
    return any(owner_of(code) == own for one in held for code in one.nationalities)


def _none_served(seen: Seen, measure: Measure) -> bool:
    """Whoever is convicted is free and has served nothing, so that no work or conduct counts."""
    people = [one for one in seen.draft.persons if one.role == "convicted"]
    people = [one for one in people if one.id in measure.persons or not measure.persons]
    if not people or any(one.custody and one.custody.held for one in people):
        return False
    free = all(one.custody and one.custody.held is False for one in people)
    told = [seen.draft.proceedings.stage or "", answered_in_measure(seen, measure)]
    ids = {one.id for one in people}
    told += [seen.facts.get(one.id, "") for one in seen.draft.facts if ids & set(one.persons)]
    told += [one.location or "" for one in people]
    return free or bool(has("none-served", "\n".join(told)))


def _time_dealt(seen: Seen, measure: Measure) -> str:
    """It is told what shortens the sentence, or how it would go on and for how long at least."""
    told = [answered_in_measure(seen, measure), *seen.facts.values()]
    told += [seen.draft.proceedings.stage or "", *(one.text for one in seen.draft.remarks)]
    told += [one.text or "" for one in seen.draft.assurances]
    text = "\n".join(told)
    goes_on = has("goes-on-there", text) if has("shortest-time", text) else ""
    return has("time-counted", text) or (goes_on if convicted_there(seen, measure) else "")


def _their_prisoner(seen: Seen) -> bool:
    """Somebody is to go on serving elsewhere a sentence of the requested State: its own case."""
    return any(convicted_there(seen, one) for one in seen.draft.measures)


ORDER_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "decision-not-enclosed": _decision_not_enclosed,
    "box-in-doubt": _box_in_doubt,
    "their-prisoner": _their_prisoner,
}
"""The signs of a request, by the name that points.toml has for each."""

ORDER_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "no-order-of-its-own": _order_of_its_own_lacks,
    "order-limited": _order_limited,
    "part-tainted": _part_tainted,
    "sums-together": _sums_together,
    "held-so-long": _held_so_long,
    "decision-unplaced": _decision_unplaced,
    "as-keeper": _keeper,
    "consent-open": _consent_open,
    "convicted-there": convicted_there,
    "time-dealt": _time_dealt,
    "none-served": _none_served,
}
"""The signs of a measure, by the name that points.toml has for each."""
