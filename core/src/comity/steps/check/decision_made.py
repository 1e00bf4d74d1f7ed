"""Checks of a decision on a request: does it give what its own outcome needs?

The outcome itself is never judged, and none is proposed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.law.precedence import OTHER
from comity.model.citations import Citation, Read
from comity.model.drafts.correspondence_decision import Decided, Decision
from comity.model.findings import Finding, Severity
from comity.steps.check.measures_named import measures_named, plain_number
from comity.steps.resolve import Resolved
from comity.steps.resolve.bases import governing
from comity.text.messages import finding

__all__ = ["check_decision"]

NOT_NOW = ("refused", "postponed")
WHOLE_GRANTED = ("granted", "granted-on-conditions")
GRANTED = (*WHOLE_GRANTED, "granted-in-part")
_NUMBER = r"M?\d{1,3}"
_AND = r"\s*(?:,|&|\band\b|\bet\b|\bund\b|\be\b|\by\b)\s*"
MEASURES = re.compile(
    rf"(?:the |les? |la |die |as |os )?(?:measures?|mesures?|maßnahmen?|massnahmen?|medidas?)\s+"
    rf"({_NUMBER}(?:{_AND}{_NUMBER})*)",
    re.IGNORECASE,
)
"""Whole measures and nothing else: what limits one does not contradict a ruling on it."""
GROUND_ID = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


def check_decision(resolved: Resolved) -> Iterator[Finding]:
    """The findings on a decision, as a whole and on each of its rulings."""
    draft = resolved.draft
    if not isinstance(draft, Decision):
        return
    yield from _numbers(draft)
    yield from _named(draft)
    yield from _at_odds(draft)
    owed = _owed(resolved)
    known = _grounds(resolved)
    apart = bool(draft.rulings)
    yield from _reasoned(draft, "", owed)
    yield from _complete(draft, "", apart=apart)
    yield from _grounds_named(draft, "", known)
    for index, ruling in enumerate(draft.rulings):
        at = f"rulings[{index}]."
        yield from _reasoned(ruling, at, owed)
        yield from _complete(ruling, at, apart=False)
        yield from _grounds_named(ruling, at, known)
    every = (draft, *draft.rulings)
    if any(one.outcome in NOT_NOW for one in every) and not draft.consulted:
        yield finding("papers.decision-no-consultation", "outcome")


def _reasoned(decided: Decided, at: str, owed: Citation | None) -> Iterator[Finding]:
    """A refusal has reasons, or says nothing to whoever reads it; a postponement should."""
    if decided.outcome not in NOT_NOW or decided.reasons:
        return
    refused = decided.outcome == "refused"
    yield finding(
        "papers.decision-without-reasons/refused" if refused else "papers.decision-without-reasons",
        f"{at}outcome",
        citation=owed,
        weight=Severity.ERROR if refused else Severity.WARNING,
    )


def _complete(decided: Decided, at: str, *, apart: bool) -> Iterator[Finding]:
    """What the outcome needs is there, and what it excludes is not."""
    outcome = decided.outcome
    if outcome == "granted-on-conditions" and not decided.conditions:
        yield finding("papers.decision-without-conditions", f"{at}outcome")
    if outcome in NOT_NOW and decided.conditions:
        yield finding("papers.decision-conditions-unused", f"{at}conditions")
    if outcome == "granted-in-part" and not (decided.granted_part or decided.refused_part or apart):
        yield finding("papers.decision-without-part", f"{at}outcome")
    when = decided.postponed_until or decided.postponed_event
    if outcome == "postponed" and not (when or decided.review_on):
        yield finding("papers.decision-postponed-open", f"{at}outcome")
    if outcome != "postponed" and when:
        name = "postponed_until" if decided.postponed_until else "postponed_event"
        yield finding("papers.decision-not-postponed", f"{at}{name}")


def _numbers(draft: Decision) -> Iterator[Finding]:
    """Each measure of a ruling is one of the request, and is decided once."""
    seen: set[str] = set()
    for index, ruling in enumerate(draft.rulings):
        for place, number in enumerate(ruling.measures):
            at = f"rulings[{index}].measures[{place}]"
            if draft.measures_asked and number not in draft.measures_asked:
                weight = Severity.ERROR
                yield finding("papers.decision-unknown-measure", at, weight=weight, number=number)
            if number in seen:
                yield finding("papers.decision-measure-twice", at, number=number)
            seen.add(number)


def _named(draft: Decision) -> Iterator[Finding]:
    """Each measure that a sentence of the letter names is one of the request."""
    if not draft.measures_asked:
        return
    asked = set(map(plain_number, draft.measures_asked))
    for at, text in _sentences(draft):
        named = dict.fromkeys(map(plain_number, measures_named(text)))
        for number in named:
            if number not in asked:
                yield finding(
                    "papers.decision-unknown-measure/in-text",
                    at,
                    weight=Severity.WARNING,
                    number=number,
                )


def _sentences(draft: Decision) -> Iterator[tuple[str, str]]:
    """The fields in which the author writes sentences of their own, with what stands there."""
    every = (("", draft), *((f"rulings[{n}].", one) for n, one in enumerate(draft.rulings)))
    for at, decided in every:
        yield f"{at}granted_part", decided.granted_part or ""
        yield f"{at}refused_part", decided.refused_part or ""
        yield from ((f"{at}reasons[{n}].why", one.why) for n, one in enumerate(decided.reasons))
        conditions = enumerate(decided.conditions)
        yield from ((f"{at}conditions[{n}].what", one.what) for n, one in conditions)
    yield "consulted", draft.consulted or ""
    yield from ((f"remedies[{n}].what", one.what) for n, one in enumerate(draft.remedies))
    yield from ((f"next_steps[{n}]", one) for n, one in enumerate(draft.next_steps))
    yield "message", draft.message or ""


def _at_odds(draft: Decision) -> Iterator[Finding]:
    """A measure that the decision names as granted, or as not granted, is decided so."""
    ruled = {number: one.outcome for one in draft.rulings for number in one.measures}
    for number in _whole_measures(draft.refused_part or ""):
        if ruled.get(number) in GRANTED:
            yield finding("papers.decision-part-at-odds", "refused_part", number=number)
    for number in _whole_measures(draft.granted_part or ""):
        if number in ruled and ruled[number] not in WHOLE_GRANTED:
            yield finding("papers.decision-part-at-odds/granted", "granted_part", number=number)


def _whole_measures(text: str) -> Iterator[str]:
    """The numbers of measures that a part of a text names without a limit."""
    for clause in re.split(r"[.;\n]", text):
        if found := MEASURES.fullmatch(clause.strip()):
            yield from re.findall(r"\d+", found[1])


def _grounds_named(decided: Decided, at: str, known: frozenset[str]) -> Iterator[Finding]:
    """A ground named by an id is one that the law or a treaty has; plain words are left alone.

    An id among other words is printed as it stands, and tells the other side nothing.
    """
    books = {id.partition(".")[0] for id in known}
    for index, reason in enumerate(decided.reasons):
        path = f"{at}reasons[{index}]"
        ground = reason.ground or ""
        if GROUND_ID.fullmatch(ground):
            if ground not in known:
                yield finding("papers.decision-unknown-ground", f"{path}.ground", ground=ground)
        elif any(one.partition(".")[0] in books for one in GROUND_ID.findall(ground)):
            found = f"{path}.ground"
            yield finding("papers.decision-unknown-ground/in-words", found, ground=ground)
        if reason.article and reason.read == "secondary":
            yield finding(
                "papers.decision-article-secondary", f"{path}.article", provision=reason.article
            )


def _grounds(resolved: Resolved) -> frozenset[str]:
    """The ids of the grounds of the requested State's law and of what binds both States.

    An instrument of which no ground is known counts by its own id.
    """
    book = resolved.book("requested")
    found = {ground.id for ground in (book.grounds if book else ())}
    bases = [basis for basis in resolved.bases if basis.status == "in-force"]
    found |= {ground.id for basis in bases for ground in basis.instrument.grounds}
    found |= {basis.instrument.id for basis in bases}
    return frozenset(found | {ground.id for ground in resolved.practice})


def _owed(resolved: Resolved) -> Citation | None:
    """The provision that owes reasons, of an instrument in force between the States."""
    others = governing(resolved.bases)
    found = [
        provision
        for basis in resolved.bases
        if basis.status == "in-force"
        for provision in basis.instrument.provisions
        if provision.reasons_owed
        and provision.read is not Read.NONE
        and provision.held_on(resolved.on)
        and not (provision.yields_to == OTHER and any(n != basis.instrument.id for n in others))
    ]
    found.sort(key=lambda one: one.read is not Read.OFFICIAL)
    return next((provision.cited() for provision in found), None)
