"""Signs that what leads to a person, a place or an account is named, and not told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.model.drafts.request_case import Fact
from comity.steps.check.lint_words import sentences
from comity.steps.check.point_seen import LIST, OPEN, STEM, TRIED, Seen, asked, has, names, stems
from comity.steps.check.words_beside import word_list

__all__ = ["TIE_SIGNS_MEASURE"]

FIGURE = re.compile(r"\d")
LEAST = 5  # letters of a word that tells something
MANY = 8  # people of whom nobody sees without help what each is for
FEW_WORDS = 6  # words that tell no more of somebody than an office
ALIKE = 3  # people who have one entry in common, so that it tells none of them apart
SHARED = 4  # words by which two texts tell of the same


def _takes(seen: Seen, measure: Measure) -> bool:
    kind = seen.kind(measure)
    return bool(kind.coercive or kind.kept_by) and kind.items_are not in ("matters", "papers")


def _no_fact_of_own(seen: Seen, measure: Measure) -> str:
    """Suspects reached by compulsion of whom no fact tells a day or a figure."""
    draft = seen.draft
    if draft.proceedings.nature not in OPEN or not seen.kind(measure).coercive:
        return ""
    if _figure(measure.nexus):
        return ""
    tried = [one for one in draft.persons if one.id in measure.persons and one.role in TRIED]
    if _set_out_for_each(seen, measure, tried):
        return ""
    tried = [one for one in tried if not (one.protect or _has_part(seen, one))]
    bare = [one.id for one in tried if not _dated(seen, one)]
    return ", ".join(bare)


def _has_part(seen: Seen, person: Person) -> bool:
    """Whether it is told of some offence how somebody took part, or how the only suspect did."""
    told = [one.participation for one in seen.draft.offences if one.participation]
    alone = sum(one.role in TRIED for one in seen.draft.persons) == 1
    named = any(names(person.id, one) or names(person.name.full, one) for one in told)
    return named or (alone and bool(told))


def _figure(text: str | None) -> bool:
    return bool(FIGURE.search(text or ""))


def _dated(seen: Seen, person: Person) -> bool:
    """Whether a fact on somebody, or what is told of the person, has a day or a figure."""
    if _figure(person.connection):
        return True
    for fact in seen.draft.facts:
        text = seen.facts.get(fact.id, "")
        told = person.id in fact.persons or names(person.name.full, text)
        if told and (fact.date or _figure(text)):
            return True
    return False


def _listed_alone(seen: Seen, measure: Measure) -> str:
    """What is told of somebody who is no suspect, where it is only a place in a list."""
    if seen.kind(measure).items_are == "papers" or seen.draft.proceedings.nature not in OPEN:
        return ""
    for one in seen.draft.persons:
        if one.id not in measure.persons or one.role in TRIED or one.protect:
            continue
        held = measure.holder is not None and measure.holder.name == one.name.full
        told = list(sentences(one.connection or ""))
        if told and all(map(_in_a_list, told)) and not (held or _in_fact(seen, one)):
            return one.connection or ""
    return ""


def _by_kin_or_ownership(seen: Seen, measure: Measure) -> str:
    """Somebody reached only as kin, or because a company or an address is shared."""
    if not _takes(seen, measure) or seen.draft.proceedings.nature not in OPEN:
        return ""
    said = list(sentences(measure.nexus or ""))
    bare = [one for one in said if not (_figure(one) or has("money-moved", one))]
    lists = ("tied-by-ownership",) if bare != said else ("tied-by-ownership", "only-in-papers")
    if words := next(filter(None, (has(name, one) for one in bare for name in lists)), ""):
        return words
    for person in seen.draft.persons:
        if person.id not in measure.persons or person.role in TRIED or person.protect:
            continue
        told = (person.connection or "").rstrip(".;")
        whole = word_list(LIST, "kin-or-company").fullmatch(told)
        if whole and not (_in_fact(seen, person) or _paid_by_fact(seen, person)):
            return told
    return ""


def _paid_by_fact(seen: Seen, person: Person) -> bool:
    """Whether a fact that lists somebody tells of a payment and of such a person or company."""
    kin = has("kin", person.connection) or has("company", person.connection)
    texts = (seen.facts.get(one.id, "") for one in seen.draft.facts if person.id in one.persons)
    said = [one for text in texts for one in sentences(text) if has("money-moved", one)]
    return bool(kin) and any(kin[:STEM].casefold() in one.casefold() for one in said)


def _in_a_list(text: str) -> bool:
    """Whether a sentence tells no more than a place in a list."""
    return bool(word_list(LIST, "in-a-list").fullmatch(text.rstrip(".;")))


def _in_fact(seen: Seen, person: Person) -> bool:
    """Whether a fact or a reason names somebody, or lists hardly anybody else."""
    name = person.name.full
    texts = [*seen.facts.values(), *(one.nexus or "" for one in seen.draft.measures)]
    alone = any(one.persons == (person.id,) for one in seen.draft.facts)
    return alone or any(names(name, text) for text in texts)


def _ground_elsewhere(seen: Seen, measure: Measure) -> str:
    """A reason that only says that reasons are given, or where."""
    assets = seen.assets(measure) if seen.kind(measure).of_property else []
    if not _takes(seen, measure) or (assets and all(one.link_shown for one in assets)):
        return ""
    told = [measure.nexus or "", str((measure.particulars or {}).get("grounds", ""))]
    said = [one for text in told for one in sentences(text)]
    other = [one for one in said if not has("ground-elsewhere", one)]
    if any(_figure(one) for one in other):
        return ""
    return next(filter(None, (has("ground-elsewhere", one) for one in said)), "")


def _tie_bare(seen: Seen, measure: Measure) -> str:
    """A reason without a day, a figure or a source, which no fact of the measure makes up for."""
    parts = [one for one in sentences(measure.nexus or "") if not has("ties-nothing", one)]
    reason = " ".join(parts)
    if seen.draft.proceedings.nature not in OPEN or not reason:
        return ""
    grounds = str((measure.particulars or {}).get("grounds", ""))
    told = "\n".join((measure.nexus or "", grounds, measure.necessity or ""))
    if _figure(told) or has("from-a-source", told) or has("haste-alone", told):
        return ""
    facts = [one for one in seen.draft.facts if one.id in measure.facts]
    if _names_its_fact(told, facts):
        return ""
    sourced = [seen.facts.get(one.id, "") for one in facts if one.source or one.annexes]
    said = [one for fact in facts for one in sentences(seen.facts.get(fact.id, ""))]
    sourced += [one for one in said if _figure(one) or has("from-a-source", one)]
    if any(_on_the_same(reason, one) for one in sourced) or _marked(measure, sourced):
        return ""
    texts = [seen.facts.get(one.id, "") for one in facts]
    return "" if _told_together(reason, texts, sourced) else reason


def _names_its_fact(reason: str, facts: Sequence[Fact]) -> bool:
    """Whether a reason names a fact with a source, or an annex that such a fact has."""
    known = [one for one in facts if one.source]
    marks = {mark for one in known for mark in (one.id, *one.annexes)}
    return any(re.search(rf"\b{re.escape(mark)}\b", reason) for mark in marks)


def _marked(measure: Measure, sourced: list[str]) -> bool:
    """Whether a number asked about has its time, or it or the holder is in a fact with a source."""
    if any(one.time for one in measure.identifiers):
        return True
    marks = [one.value for one in measure.identifiers]
    marks += [measure.holder.name] if measure.holder else []
    marks += [mark for one in measure.accounts if (mark := one.number or one.iban)]
    return any(names(mark, text) for mark in marks for text in sourced)


def _told_together(reason: str, told: list[str], sourced: list[str]) -> bool:
    """Whether several facts tell nearly all of a reason between them, and one that is known a part.

    One fact that tells more than three parts in four of it alone only repeats it.
    """
    wanted = stems(reason, least=LEAST)
    each = [wanted & stems(one, least=LEAST) for one in told]
    shared = set().union(*each)
    known = wanted & stems("\n".join(sourced), least=LEAST)
    most = len(shared) * 4 >= 3 * len(wanted) and len(wanted) >= SHARED
    alone = max((len(one) for one in each), default=0) * 4 > 3 * len(shared)
    return bool(known) and most and not alone


def _on_the_same(reason: str, told: str) -> bool:
    """Whether a text has most of the longer words of a reason, or several."""
    wanted = stems(reason, least=LEAST)
    shared = wanted & stems(told, least=LEAST)
    return len(shared) >= SHARED or len(shared) * 3 > 2 * len(wanted)


def _many_people(seen: Seen, measure: Measure) -> str:
    """Many who are heard or whose data are taken, and nothing puts them in an order."""
    heard = seen.kind(measure).items_are == "matters"
    if not (heard or _takes(seen, measure)) or seen.draft.proceedings.nature not in OPEN:
        return ""
    own = "\n".join((asked(measure), measure.purpose, measure.nexus or ""))
    with_them = [one for one in seen.draft.measures if {*one.persons} >= {*measure.persons}]
    questions = "\n".join(line for one in with_them for line in one.questions)
    if has("heard-by-number", questions) or has("put-in-order", own):
        return ""
    words = has("many-people", asked(measure))
    people = [one for one in seen.draft.persons if one.id in measure.persons]
    people = [one for one in people if one.role not in TRIED]
    if _set_out_for_each(seen, measure, people):
        return ""
    untold = [one for one in people if not _told_apart(seen, one)]
    alike = max(Counter(one.connection for one in people).values(), default=0) >= ALIKE
    if len(people) >= MANY and not (untold or alike):
        return ""
    return words or (str(len(people)) if len(untold) >= MANY else "")


def _set_out_for_each(seen: Seen, measure: Measure, people: Sequence[Person]) -> bool:
    """Whether a fact on these people says that the letter or an annex tells of each by itself."""
    ids = {one.id for one in people}
    facts = [one for one in seen.draft.facts if one.id in measure.facts]
    facts = [one for one in facts if not one.persons or ids & {*one.persons}]
    return any(has("set-out-for-each", seen.facts.get(one.id, "")) for one in facts)


def _told_apart(seen: Seen, person: Person) -> bool:
    """Whether more is told of somebody than a place in a list, an office or a name."""
    told = person.connection or ""
    listed = any(one.persons == (person.id,) for one in seen.draft.facts)
    return listed or (len(told.split()) > FEW_WORDS and not _in_a_list(told))


TIE_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "no-fact-of-own": _no_fact_of_own,
    "listed-alone": _listed_alone,
    "by-kin-or-ownership": _by_kin_or_ownership,
    "ground-elsewhere": _ground_elsewhere,
    "tie-bare": _tie_bare,
    "many-people": _many_people,
}
"""The signs of this module, by the names that points.toml has for them."""
