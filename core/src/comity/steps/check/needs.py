"""What a kind of assistance cannot do without, and what else tells the same.

An account names its bank and its number; a person who agrees hands over what is their own, so that
no company need be named for it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from comity.law.terms import kind_named
from comity.model.drafts.request import Measure
from comity.model.drafts.request_case import Fact
from comity.model.findings import Finding, Severity
from comity.model.messages import Term
from comity.model.records import AssistanceKind
from comity.steps.check.words_beside import words_in
from comity.text.messages import finding
from comity.text.word_lists import any_of, whole_words

__all__ = ["CONSENT", "agreed", "by_money", "check_needs", "finds_holders", "forced"]

NUMBER = re.compile(r"\d")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
WORDED = ("holder", "identifiers", "period", "items", "persons")
LISTED = ("holder", "identifiers", "persons")  # what a list that is enclosed may name
NUMBERS = re.compile(r"phone|mobile|msisdn|im[es]i|iccid|\bip\b", re.IGNORECASE)
"""Kinds of identifiers whose operator public registers tell."""
CONSENT = "consent"  # a particular that any kind may have
REFUSED = whole_words("negation", ("denied", "nothing", "without", "refused"))
UNRESERVED = whole_words("negation", ("unreserved",))


def agreed(measure: Measure) -> bool:
    """Whether the measure says that the person whose data or thing it is has agreed to it."""
    said = (measure.particulars or {}).get(CONSENT)
    if isinstance(said, bool) or said is None:
        return said is True
    return not REFUSED.search(UNRESERVED.sub(" ", str(said)))


def forced(measure: Measure, kinds: Mapping[str, AssistanceKind]) -> bool:
    """Whether a measure needs compulsion: what an authority has already does not."""
    kind = kinds.get(measure.kind)
    return measure.already_held is None and kind is not None and kind.coercive


def check_needs(
    measure: Measure,
    path: str,
    kind: AssistanceKind,
    others: Iterable[AssistanceKind] = (),
    facts: Iterable[Fact] = (),
    companies: Collection[str] = (),
) -> Iterator[Finding]:
    """A finding for each field that the kind needs, and that nothing else in the measure tells.

    ``others`` are the kinds of the other measures: one of them may bring what is still lacking.
    ``facts`` are those of the request: one may tell from when to when what is sought was made.
    ``companies`` are the ids of those that the request lists.
    """
    for need in kind.needs:
        if need == "period" and not kind.electronic and _made_in(measure, facts):
            continue
        if not getattr(measure, need) and not _told(measure, need, kind):
            if need == "persons" and _named_by(measure, others):
                continue
            brought = need == "holder" and (
                _to_be_found(measure, others)
                or _lies_with(measure, kind, companies)
                or _numbered(measure)
            )
            brought = brought or _in_an_annex(need, measure) or _met_there(need, measure)
            brought = brought or (need == "persons" and _of_a_class(measure))
            yield _missing(need, f"{path}.{need}", kind_named(kind), brought=brought)


def _to_be_found(measure: Measure, others: Iterable[AssistanceKind]) -> bool:
    """Whether another measure, or a search, is to show who holds the evidence."""
    texts = [measure.title or "", measure.purpose, measure.nexus or "", *measure.items]
    said = any(any_of("breadth", ("found_by",)).search(text) for text in texts)
    return said or any(map(finds_holders, others))


def _named_by(measure: Measure, others: Iterable[AssistanceKind]) -> bool:
    """Whether those are to be heard whom another measure of the request is to find first."""
    found = any("person" in one.traced_as and one.worded_by == "person" for one in others)
    told = (measure.title or "", *measure.items)
    return found and any(words_in("point_words", "who-is-found", text) for text in told)


def _of_a_class(measure: Measure) -> bool:
    """Whether those are to be heard who have something in common, whom nobody can name yet."""
    told = (measure.title or "", *measure.items)
    return any(words_in("point_words", "all-of-a-class", text) for text in told)


def _lies_with(measure: Measure, kind: AssistanceKind, companies: Collection[str]) -> bool:
    """Whether an address tells where papers lie, or they are those of companies that are listed."""
    place = any(NUMBER.search(line) for line in measure.place)
    own = "company" in kind.traced_as and bool({*measure.persons} & {*companies})
    return place or own


def _numbered(measure: Measure) -> bool:
    """Whether each identifier is a number, by which the State asked finds its operator."""
    return bool(measure.identifiers) and all(
        NUMBERS.search(one.kind) for one in measure.identifiers
    )


def _in_an_annex(need: str, measure: Measure) -> bool:
    """Whether an annex that goes with the measure may name whom or what it means."""
    return need in LISTED and bool(measure.annexes)


def _met_there(need: str, measure: Measure) -> bool:
    """Whether those are to be heard who are found at a place or holder that is named.

    Nobody can name before a search who will be at work on that day.
    """
    if need != "persons" or not (measure.place or measure.holder):
        return False
    there = any_of("breadth", ("met_there",))
    return any(there.search(text) for text in (measure.title or "", *measure.items))


def finds_holders(kind: AssistanceKind) -> bool:
    """Whether a kind of assistance finds out who has an account or a thing: accounts, proceeds."""
    return "grounds" in kind.particulars and not kind.enters and "holder" not in kind.needs


def _missing(need: str, place: str, kind: Term, *, brought: bool) -> Finding:
    if need in LISTED:
        weight = Severity.ADVICE if brought else Severity.WARNING
        return finding(f"form.{need}-missing", place, weight=weight, kind=kind)
    if need in WORDED:
        return finding(f"form.{need}-missing", place, kind=kind)
    rule = f"form.{need}-missing"  # a plugin's kind may need any field
    return finding("form.field-missing", place, rule=rule, kind=kind, need=need)


def _told(measure: Measure, need: str, kind: AssistanceKind) -> bool:
    numbered = any(account.number or account.iban for account in measure.accounts)
    handed_over = agreed(measure) and bool(measure.persons)
    if need == "holder":
        return bool(measure.accounts) or handed_over
    if need == "identifiers" and kind.records and by_money(measure):
        return True
    if need == "identifiers":
        by_customer = kind.records and bool(measure.persons)  # whom the holder knows by name
        listed = kind.of_property and bool(getattr(measure, "assets", ()))
        return numbered or handed_over or by_customer or listed
    if need == "period":
        return _to_come(measure) or (not kind.electronic and _of_no_period(measure))
    if need == "persons":
        return _keeper_of_holder(measure)
    return need == "items" and kind.of_property and numbered


def by_money(measure: Measure) -> str:
    """Words by which accounts are those to which money of accounts that are listed went."""
    texts = [measure.title or "", measure.nexus or "", *measure.items]
    return next(filter(None, (words_in("point_words", "by-money", text) for text in texts)), "")


def _keeper_of_holder(measure: Measure) -> bool:
    """Whether who keeps the records of a named holder is heard, whom the holder is to name."""
    named = measure.holder is not None and bool(measure.holder.name)
    keeper = any_of("breadth", ("records_keeper",))
    return named and any(keeper.search(text) for text in (measure.title or "", *measure.items))


def _made_in(measure: Measure, facts: Iterable[Fact]) -> bool:
    """Whether a fact with a first and a last day tells of the making of what is asked for."""
    made = any_of("breadth", ("made_in_time",))
    things = {word.group(0).casefold() for item in measure.items for word in made.finditer(item)}
    spans = [one for one in facts if one.id in measure.facts and one.date and one.until]
    return any(thing in one.text.casefold() for thing in things for one in spans)


def _to_come(measure: Measure) -> bool:
    """Whether the title or an item tells for how long what is to come is wanted."""
    told = (measure.title or "", *measure.items)
    return any(words_in("formal_words", "to_come_for", text) for text in told)


def _of_no_period(measure: Measure) -> bool:
    """Whether each item is a file or a paper that no time bounds, or names its own time.

    Where one text tells a time from the opening to a last day, the rest of the list follows it.
    """
    whole = any_of("breadth", ("opening_to_end",))
    if any(whole.search(text) for text in (measure.title or "", *measure.items)):
        return True
    timeless, timed = any_of("breadth", ("timeless",)), any_of("breadth", ("of_time",))
    known = [bool(timeless.search(item)) and not timed.search(item) for item in measure.items]
    spans = any_of("breadth", ("since_opening",))
    dated = [bool(YEAR.search(item) or spans.search(item)) for item in measure.items]
    echoes = [bool(any_of("breadth", ("likewise",)).search(item)) for item in measure.items]
    known = [one or _of_opening(item) for one, item in zip(known, measure.items, strict=True)]
    own = [one or other for one, other in zip(known, dated, strict=True)]
    return any(own) and all(a or b for a, b in zip(own, echoes, strict=True))


def _of_opening(item: str) -> bool:
    """Whether an item asks who opened an account, and for nothing that was done on it."""
    rest = any_of("breadth", ("account",)).sub(" ", item)
    opened = any_of("breadth", ("who_opened",)).search(item)
    return bool(opened) and not any_of("breadth", ("of_time",)).search(rest)
