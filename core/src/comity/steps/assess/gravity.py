"""How grave a matter is said to be: one answer for the check and for the grounds of refusal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from comity.model.drafts.request import Request
from comity.model.drafts.request_case import Offence
from comity.model.messages import Message
from comity.steps.assess.common_crime import found_in_case
from comity.text.messages import message

__all__ = [
    "grave_by_penalty",
    "grave_by_what_is_told",
    "names_sum",
    "size_unstated",
    "sums_in_facts",
    "vast_sum",
]

VAST, STRONG = 1_000_000, ("EUR", "USD", "GBP", "CHF")  # of money that every State knows
MONEY = r"(?:euros?|dollars?|pounds?|francs?|franken|marks?|pfund|EUR|USD|GBP|CHF|[€£$])"
MILLIONS = re.compile(  # of money, as what was lost, gained or lies there
    r"\b(?:balances?|loss(?:es)?|damages?|gains?|profits?|worth|Guthaben|Kontostand|Schaden|Gewinn"
    r"|Verlust|soldes?|pertes?|préjudices?|bénéfices?)\b"
    rf"(?=[^.;]{{0,80}}\b(?:m|b)illi(?:ons?|onen)\b|[^.;]{{0,80}}\bmilliarde?[ns]?\b)[^;]{{0,90}}{MONEY}",
    re.IGNORECASE,
)
TOLD = re.compile(  # of money, where a request says in short what it is about
    rf"\b(?:m|b)illi(?:ons?|onen)\b(?:\s\w+){{0,2}}?\s(?:d[’'])?{MONEY}"
    rf"|(?:EUR|USD|GBP|CHF|[€£$])\s?\d[\d.,]*\s(?:m|b)illi(?:ons?|onen)\b",
    re.IGNORECASE,
)
WHOLE = re.compile(r"\d+(?:\.\d+)?$")
GRAVE = 10  # years; ours: many a theft of little worth carries seven, and none of it is said
FIGURE = r"\d{1,3}(?:[,.\s]\d{3})+\b"
OF_STATE = r"(?:US|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\s"  # US dollars, Hong Kong dollars
UNIT = (
    rf"(?:[A-Z]{{3}}\b|[£€$₦₹]|(?:{OF_STATE})?"
    r"(?i:euros?|francs?|franken|dollars?|pounds?|zlotys?|kron\w+|rou?bles?|rubles?|pesos?)\b)"
)
MANY = r"\d{1,3}(?:[.,]\d+)?\s(?i:millions?|millionen|milliards?|billions?)\b"
SUM = re.compile(
    rf"(?:\b[A-Z]{{3}}\s?|[£€$₦₹]\s?){FIGURE}|{FIGURE}\s?{UNIT}"
    rf"|\b[A-Z]{{3}}\s?{MANY}|{MANY}\s(?:d[’']|de )?{UNIT}"
)


def grave_by_penalty(offences: Iterable[Offence]) -> bool:
    """Whether the heaviest penalty alone shows that a matter is no trivial one."""
    penalties = (offence.maximum_penalty for offence in offences)
    return any(p.life or p.death or (p.years or 0) >= GRAVE for p in penalties)


def grave_by_what_is_told(draft: Request) -> bool:
    """Whether the case, as it is told, hurt somebody or reached hundreds of people."""
    told = [draft.proceedings.summary or "", *(f.text for f in draft.facts if not f.handling)]
    return any(found_in_case("grave_told", text) for text in told)


def size_unstated(draft: Request) -> bool:
    """Whether a request leaves it unsaid how grave the matter is, and no penalty says it."""
    said = bool(draft.loss or draft.gain or draft.gravity)
    said = said or any(s.ground == "triviality" for s in draft.statements)
    said = said or grave_by_what_is_told(draft) or vast_sum(draft)
    return not said and not grave_by_penalty(draft.offences)


def vast_sum(draft: Request) -> bool:
    """Whether an asset is worth millions, or a text tells of millions lost, gained or held."""
    values = [one.value for one in getattr(draft, "assets", ()) if one.value]
    worth = any(one.amount >= VAST and one.currency in STRONG for one in values)
    worth = worth or any(_vast(value) for one in draft.measures for value in _particulars(one))
    worth = worth or any(TOLD.search(s or "") for s in (draft.subject, draft.proceedings.summary))
    return worth or any(MILLIONS.search(f.text) for f in draft.facts if not f.handling)


def _particulars(measure: object) -> tuple[object, ...]:
    return tuple((getattr(measure, "particulars", None) or {}).values())


def _vast(value: object) -> bool:
    """Whether a particular of a measure is an amount of millions."""
    if not isinstance(value, Mapping) or value.get("currency") not in STRONG:
        return False
    figures = str(value.get("amount", "")).replace(",", "")
    return bool(WHOLE.match(figures)) and float(figures) >= VAST


def sums_in_facts(draft: Request) -> Message | None:
    """Which facts name a sum that no field states."""
    facts = tuple(fact.id for fact in draft.facts if not fact.handling and names_sum(fact.text))
    return message("refusal.sums-in-facts", facts=facts) if facts else None


def names_sum(text: str) -> bool:
    """Whether a text names an amount of money of a thousand or more."""
    return bool(SUM.search(text))
