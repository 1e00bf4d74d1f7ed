"""Signs of what is told beside a measure: other goods, a sum in part paid, a team that travels."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from comity.law.areas import areas_of
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.steps.check.lint_words import sentences
from comity.steps.check.point_seen import LIST, Seen, answered_in_measure, asked, has
from comity.steps.check.their_own_case import name_of_state
from comity.steps.check.words_beside import word_list

__all__ = ["MEANS_SIGNS_MEASURE"]


def _passed_on(seen: Seen, measure: Measure) -> str:
    """Those to whom, by a fact, property went, and whom the measure does not reach."""
    if not seen.assets(measure) and not measure.persons:
        return ""
    own = _own_words(seen, measure)
    others = [one for one in _others(seen, measure) if not _told_of(one, own)]
    told = [(one, text) for one in others for text in _facts_on(seen, measure, one)]
    return ", ".join(dict.fromkeys(one.id for one, text in told if _went_to(one, text)))


def _others(seen: Seen, measure: Measure) -> Iterator[Person]:
    """Those who are no suspects and victims, and neither listed nor owners by the measure."""
    reached = {*measure.persons, *(one.owner for one in seen.assets(measure))}
    reached |= {right.person for one in seen.assets(measure) for right in one.third_parties}
    for one in seen.draft.persons:
        source = has("source-of-money", one.connection)
        if one.role == "third-party" and one.id not in reached and not (one.protect or source):
            yield one


def _own_words(seen: Seen, measure: Measure) -> str:
    told = [asked(measure), measure.purpose, measure.third_parties or ""]
    told += [f"{one.description}\n{one.link_shown or ''}" for one in seen.assets(measure)]
    return "\n".join(told)


def _facts_on(seen: Seen, measure: Measure, person: Person) -> list[str]:
    listed = [one.id for one in seen.draft.facts if person.id in one.persons]
    return [seen.facts.get(name, "") for name in listed if name in measure.facts]


def _went_to(person: Person, text: str) -> bool:
    """Whether a sentence tells of a transfer to somebody, or of goods in that person's name."""
    return any(_told_of(person, _reached(one)) for one in sentences(text))


def _reached(sentence: str) -> str:
    """Of a sentence on a transfer, the part with those who got something, and not its source.

    They follow the words for the transfer, unless these tell of somebody named before.
    """
    words = has("passed-on", sentence)
    if not words or has("passed-no-goods", sentence):
        return ""
    flat = " ".join(sentence.split())
    before, _, after = flat.partition(words)
    named_before = has("named-before", words)
    return word_list(LIST, "came-from").sub(" ", before + after if named_before else after)


def _told_of(person: Person, text: str) -> bool:
    """Whether a text has the name of a person, or a word for kin or a company that is one."""
    if person.name.full.casefold() in text.casefold():
        return True
    if person.nature == "legal":
        return bool(has("company", text))
    kin = has("kin", text)
    return bool(kin) and kin.casefold() in (person.connection or "").casefold()


def _sum_owed(seen: Seen, measure: Measure) -> str:
    """An order for a sum, or one of which a part has been paid, by what is told."""
    told = [answered_in_measure(seen, measure), seen.draft.proceedings.stage or ""]
    told += [one.result or "" for one in seen.draft.earlier if one.id in measure.earlier]
    return has("sum-ordered", "\n".join(told))


def _not_restrained(seen: Seen, measure: Measure) -> bool:
    """Nothing in the request secures the property, and nothing tells that it is held there."""
    if any(seen.kind(one).lasting and seen.kind(one).of_property for one in seen.draft.measures):
        return False
    told = [answered_in_measure(seen, measure, facts=False)]
    told += [one.management or "" for one in seen.assets(measure)]
    told += [f"{one.subject or ''} {one.result or ''}" for one in seen.draft.earlier]
    facts = [one for text in seen.facts.values() for one in sentences(text)]
    told += [one for one in facts if not _at_home(seen, one)]
    return not has("secured", "\n".join(told))


def _at_home(seen: Seen, text: str) -> bool:
    """Whether a sentence names the requesting State or a part of it, and not the other State."""
    state = seen.draft.requesting.state
    parts = any(area.places.search(text) for area in areas_of(state))
    own = parts or bool(name_of_state(state).search(text))
    return own and not name_of_state(seen.draft.requested.state).search(text)


def _team_unprotected(seen: Seen, measure: Measure) -> str:
    """People for the defence travel with a court, and the request rests on no treaty."""
    officers = measure.procedure.officers if measure.procedure else ()
    treaty = seen.draft.basis or seen.resolved.relied_on()
    return "" if treaty else has("parties", "\n".join((measure.attendance or "", *officers)))


def _no_conviction(seen: Seen, measure: Measure) -> str:
    """Words for a confiscation that rests on no conviction."""
    told = [answered_in_measure(seen, measure), seen.draft.proceedings.stage or ""]
    told += [f"{one.title} {one.summary or ''}" for one in (measure.order,) if one]
    return has("unconvicted", "\n".join(told))


def _guarded_beside(seen: Seen, measure: Measure) -> str:
    """What the requested State may see as its secret, beside what any court could order."""
    words = _delicate(seen, measure)
    others = [one for one in seen.draft.measures if one is not measure and _gets(seen, one)]
    return words if any(not _delicate(seen, one) for one in others) else ""


def _gets(seen: Seen, measure: Measure) -> bool:
    kind = seen.kind(measure)
    return kind.items_are != "papers" and not kind.of_property


def _delicate(seen: Seen, measure: Measure) -> str:
    """Words for security, secrets or a company of the State, in what is asked and of whom."""
    own = name_of_state(seen.draft.requesting.state)
    holder = measure.holder.name if measure.holder else ""
    people = [
        one for one in seen.draft.persons if one.nature == "legal" and one.name.full == holder
    ]
    told = [asked(measure), holder, *(one.connection or "" for one in people)]
    lines = [one for text in told for one in text.split("\n") if one and not own.search(one)]
    found = (has("guarded", one) or has("of-the-State", one) for one in lines)
    return next(filter(None, found), "")


MEANS_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "passed-on": _passed_on,
    "sum-owed": _sum_owed,
    "not-restrained": _not_restrained,
    "team-unprotected": _team_unprotected,
    "no-conviction": _no_conviction,
    "guarded-beside": _guarded_beside,
}
"""The signs of this module, by the names that points.toml has for them."""
