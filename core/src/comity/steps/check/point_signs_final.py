"""Signs of what rests on a decision: property handed over, a sentence enforced, a court's leave."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.drafts.request_proceedings import Decision
from comity.model.records import owner_of
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.order_final import is_final
from comity.steps.check.point_seen import LIST, TRIED, Seen, asked, has
from comity.steps.check.stolen_back import goes_to_owner
from comity.steps.check.their_own_case import name_of_state
from comity.steps.check.words_beside import word_list

__all__ = ["FINAL_SIGNS", "FINAL_SIGNS_MEASURE"]

LED = (*TRIED, "convicted")
JUDGES = ("judge", "court")
ASK_ALONE = (*JUDGES, "prosecutor", "central-authority", "minister")


def _secures_claims(seen: Seen, measure: Measure) -> str:
    """Property is secured for the claims of people who were harmed, and for nothing else."""
    told = f"{asked(measure)}\n{measure.purpose}"
    told = word_list("point_words", "insurers").sub("", told)
    return "" if has("for-confiscation", told) else has("compensation", told)


def _one_side(seen: Seen) -> str:
    """A sworn paper for a court that decides without those concerned."""
    draft = seen.draft
    kinds = [seen.kind(one) for one in draft.measures]
    taken = any(one.coercive and (one.of_property or one.enters) for one in kinds)
    secret = draft.confidentiality is not None and draft.confidentiality.wanted
    papers = [one.title for one in draft.annexes if one.kind == "affidavit"]
    if not (taken and secret and papers) or has("both-sides", seen.texts):
        return ""
    return papers[0]


def _use_wider(seen: Seen) -> str:
    """Others are to see the evidence or another cause is to use it, beside a limit promised."""
    limited = any(one.use or "use-limited" in one.promise for one in seen.draft.assurances)
    told = [seen.draft.use, *(one.text for one in seen.draft.remarks)]
    causes = (_other_cause(text) for text in told if limited and text)
    others = has("others-see", seen.draft.use) if limited else ""
    return others or next(filter(None, causes), "")


def _other_cause(text: str) -> str:
    """A sentence that announces a use beyond the criminal case, and waits for no leave."""
    for one in sentences(text):
        told = has("other-cause", one)
        if told and has("of-the-answer", one) and not (denies(one) or has("asks-first", one)):
            return told
    return ""


def _office_writes(seen: Seen) -> str:
    """An office that is neither court nor prosecutor sends a request straight, or by the police."""
    draft = seen.draft
    side = draft.requesting
    road = draft.transmission.road if draft.transmission else None
    if side.issued_by.capacity in ASK_ALONE or side.validated_by:
        return ""
    kinds = [seen.kind(one) for one in draft.measures]
    people = any(
        one.coercive or one.items_are == "matters" or "summons" in one.particulars for one in kinds
    )
    straight = road == "judicial-authorities" and not side.central_authority
    asks = straight or (road == "police" and people) or (road == "diplomatic" and _alone(seen))
    signs = side.issued_by.authority or side.authority.name
    central = side.central_authority.name if side.central_authority else ""
    itself = signs == central and side.issued_by.capacity != "police"
    return signs if asks and not itself else ""


def _alone(seen: Seen) -> bool:
    """An office of the executive asks on no treaty, and no paper of a court goes along."""
    draft = seen.draft
    by_court = bool(has("of-a-court", draft.requesting.authority.name))
    papers = any(one.kind in ("order", "letter") for one in draft.annexes)
    named = draft.basis or draft.requesting.issued_by.capacity is None
    return not (named or by_court or papers or draft.proceedings.decisions)


def _is_final(order: Decision) -> bool:
    """Whether a day, words or the note that nobody can appeal say that a decision is final."""
    if getattr(order, "appealable", None) is False or order.final_on is not None:
        return True
    said = (one for one in sentences(order.summary or "") if has("said-final", one))
    return any(not has("no-final", one) for one in said)


def _no_final_order(seen: Seen, measure: Measure) -> bool:
    """Money is to be handed over, and no order of confiscation is listed as final."""
    orders = [measure.order, *(one.order for one in seen.assets(measure))]
    titles = {one.title for one in orders if one is not None}
    orders += [one.order for one in seen.draft.measures if one.order and one.order.title in titles]
    if any(one is not None and _is_final(one) for one in orders):
        return False
    if not isinstance(measure, RequestMeasure):
        return True
    return not is_final(seen.draft, measure) and not goes_to_owner(seen.draft, measure)


def _money_thing(seen: Seen, measure: Measure) -> str:
    """Money or things of value among evidence, and nothing that secures property."""
    if any(seen.kind(one).of_property for one in seen.draft.measures):
        return ""
    return has("money-thing", word_list(LIST, "papers-on").sub("", "\n".join(measure.items)))


def _of_the_bank(person: Person, holders: set[str]) -> bool:
    """Whether a person works at a bank and is not named as the holder of an account."""
    if {person.id.casefold(), person.name.full.casefold()} & holders:
        return False
    told = f"{person.occupation or ''}\n{person.connection or ''}"
    return bool(has("bank-officer", told))


def _of_unsuspected(seen: Seen, measure: Measure) -> str:
    """A person whose bank data is wanted, and who is not suspected."""
    named = {one.holder.casefold() for one in getattr(measure, "accounts", ()) if one.holder}
    listed = [
        one
        for one in seen.draft.persons
        if one.id in measure.persons and not _of_the_bank(one, named)
    ]
    listed = [one for one in listed if not has("own-proceedings", one.connection)]
    others = [one.id for one in listed if one.role not in LED and one.nature != "legal"]
    return others[0] if others else ""


def _unsuspected_untied(seen: Seen, measure: Measure) -> str:
    """The same, where no fact of the measure tells of money that went to an account of theirs."""
    first = _of_unsuspected(seen, measure)
    if not first or has("they-agreed", measure.third_parties) or _of_led_alone(seen, measure):
        return ""
    paid = {
        name
        for one in seen.draft.facts
        if one.id in measure.facts and has("passed-to-account", seen.facts.get(one.id, ""))
        for name in one.persons
    }
    return "" if first in paid else first


def _of_led_alone(seen: Seen, measure: Measure) -> bool:
    """Whether each account of a measure is said, there or elsewhere, to be that of a suspect."""
    led = {one.name.full.casefold() for one in seen.draft.persons if one.role in LED}
    holders = {
        mark: (one.holder or "").casefold()
        for other in seen.draft.measures
        for one in getattr(other, "accounts", ())
        for mark in (one.number, one.iban)
        if mark
    }
    marks = [one.value for one in measure.identifiers]
    marks += [mark for one in getattr(measure, "accounts", ()) if (mark := one.number or one.iban)]
    return bool(marks) and all(holders.get(mark, "") in led for mark in marks)


def _only_unsuspected(seen: Seen, measure: Measure) -> str:
    """The same, where nobody who is suspected is among those of the measure."""
    roles = {one.role for one in seen.draft.persons if one.id in measure.persons}
    return "" if roles & set(LED) else _of_unsuspected(seen, measure)


def _asks_as_prosecutor(seen: Seen) -> bool:
    side = seen.draft.requesting
    return side.issued_by.capacity == "prosecutor" and side.validated_by is None


def _prosecutor_alone(seen: Seen, measure: Measure) -> bool:
    """A prosecutor asks for what a prosecutor may order at home, and no court has ordered it."""
    power = measure.domestic_power
    own = power is not None and power.capacity == "prosecutor"
    return own and measure.order is None and _asks_as_prosecutor(seen)


def _letter_for_judge(seen: Seen, measure: Measure) -> bool:
    """A prosecutor's letter rogatory for what only a judge may order at home."""
    power = measure.domestic_power
    judge = power is not None and power.capacity in JUDGES
    return judge and seen.draft.form == "letter-rogatory" and _asks_as_prosecutor(seen)


def _deeds_unpaged(seen: Seen, measure: Measure) -> bool:
    """No fact says on which page of a judgment it is found."""
    told = [*seen.facts.values(), *(one.source or "" for one in seen.draft.facts)]
    return not has("page-of", "\n".join(told))


def _their_convict(seen: Seen, measure: Measure) -> str:
    """A convicted person who is a national of the requested State."""
    there = owner_of(seen.draft.requested.state)
    convicts = (one for one in seen.draft.persons if one.role == "convicted")
    return next((one.id for one in convicts if there in one.nationalities), "")


def _term_promised(seen: Seen, measure: Measure) -> bool:
    """An assurance says what is served of a sentence, or that the other side is asked first."""
    told = (one.text or "" for one in seen.draft.assurances)
    return bool(has("release-told", "\n".join(told)))


def _pardon_told(seen: Seen, measure: Measure) -> bool:
    """An assurance mentions a pardon, an amnesty or a conversion of the sentence."""
    told = (one.text or "" for one in seen.draft.assurances)
    return bool(has("pardon-told", "\n".join(told)))


def _remedy_left(seen: Seen, measure: Measure) -> str:
    """A remedy beside the ordinary appeals, of which it is not said that it is over."""
    case = seen.draft.proceedings
    texts = [case.remedies or "", case.stage or "", *(one.summary or "" for one in case.decisions)]
    if has("remedy-over", "\n".join(texts)):
        return ""
    said = (one for text in texts for one in sentences(text) if not has("none-asked", one))
    told = (has("beyond-appeal", one) for one in said)
    return next(filter(None, told), "")


def _appeal_pending(seen: Seen, measure: Measure) -> str:
    """Words by which an appeal or other proceedings on the judgment are not over."""
    told = (has("appeal-pending", one) for one in _on_remedies(seen, measure))
    return next(filter(None, told), "")


def _on_remedies(seen: Seen, measure: Measure) -> list[str]:
    """The sentences on the case and the judgments that do not say that no appeal is pending."""
    case = seen.draft.proceedings
    texts = [case.remedies or "", case.stage or "", *(one.summary or "" for one in case.decisions)]
    texts += [seen.facts.get(name, "") for name in measure.facts]
    return [one for text in texts for one in sentences(text) if not has("no-appeal-pending", one)]


def _wants_final(seen: Seen, measure: Measure) -> str:
    """Words on an ordinary appeal, where an agreement is relied on that asks for a final judgment.

    A review may follow a final judgment (article 13 of ETS 112), so it does not count.
    """
    return _left_open(seen, measure) if _relies_on(seen, "wants-final") else ""


def _wants_final_americas(seen: Seen, measure: Measure) -> str:
    """The same, where the Inter-American convention on sentences is relied on."""
    return _left_open(seen, measure) if _relies_on(seen, "wants-final-americas") else ""


def _relies_on(seen: Seen, name: str) -> bool:
    return bool(has(name, "\n".join(one.instrument for one in seen.draft.basis)))


def _left_open(seen: Seen, measure: Measure) -> str:
    """Words on an ordinary appeal that is pending, in a sentence that calls nothing final."""
    told = _on_remedies(seen, measure)
    left = (one for one in told if not has("said-final", one) or has("no-final", one))
    return next(filter(None, (has("ordinary-appeal", one) for one in left)), "")


def _elsewhere_promised(seen: Seen, measure: Measure) -> bool:
    """The letter tells what was promised before on where the sentence is served."""
    texts = [seen.facts.get(name, "") for name in measure.facts]
    texts += [one.text or "" for one in seen.draft.statements]
    texts += [one.text for one in seen.draft.remarks]
    texts += [one.result or "" for one in seen.draft.earlier]
    return any(has("served-where", one) for text in texts for one in sentences(text))


def _held_here(seen: Seen, measure: Measure) -> bool:
    """The convicted person is held, and not in the requested State: a handing over follows."""
    there = name_of_state(seen.draft.requested.state)
    convicts = [one for one in seen.draft.persons if one.role == "convicted" and one.custody]
    held = [one for one in convicts if one.custody and one.custody.held]
    return any(
        not there.search(f"{one.custody.place or ''} {one.location or ''}")
        for one in held
        if one.custody
    )


def _paper_list(seen: Seen, measure: Measure) -> bool:
    """A list of papers that names no data and nothing that holds them.

    Papers that are each named by a day or a number exist on paper, and so does what lies in a box.
    """
    told = "\n".join((*measure.items, *measure.data_types))
    papers = [one for one in measure.items if has("papers", one)]
    if papers and all(has("one-paper", one) for one in papers):
        return False
    return bool(has("papers", told)) and not (
        has("electronic", told) or has("closed-box", f"{told}\n{measure.title or ''}")
    )


FINAL_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "one-side": _one_side,
    "use-wider": _use_wider,
    "office-writes": _office_writes,
}
"""The signs of a request on decisions, by the name that points.toml has for each."""

FINAL_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "secures-claims": _secures_claims,
    "no-final-order": _no_final_order,
    "money-thing": _money_thing,
    "unsuspected-untied": _unsuspected_untied,
    "only-unsuspected": _only_unsuspected,
    "prosecutor-alone": _prosecutor_alone,
    "letter-for-judge": _letter_for_judge,
    "deeds-unpaged": _deeds_unpaged,
    "their-convict": _their_convict,
    "term-promised": _term_promised,
    "pardon-told": _pardon_told,
    "remedy-left": _remedy_left,
    "appeal-pending": _appeal_pending,
    "wants-final": _wants_final,
    "wants-final-americas": _wants_final_americas,
    "transfer-open": _left_open,
    "elsewhere-promised": _elsewhere_promised,
    "held-here": _held_here,
    "paper-list": _paper_list,
}
"""The signs of a measure on decisions, by the name that points.toml has for each."""
