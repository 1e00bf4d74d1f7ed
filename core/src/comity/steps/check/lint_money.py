"""The lint of sums: a figure without a currency, a dollar sign of nobody knows which State."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.text import free_text
from comity.text.messages import finding
from comity.text.word_lists import listed

__all__ = ["bare_sum", "check_money", "open_dollar"]

NUMBER = (  # grouped thousands, three digits and more, or a large number in words; no account
    # number, no share, no mark, and no range, which counts things
    r"(?<![\w.,])(?<!(?-i:\b[A-Z]{3}) )(?!0\d)"  # nor behind a code: EUR 44.000,00
    r"(?:(?:\d{1,3}(?:[,.\u00a0\u202f' ]\d{3})+|\d{3,8})(?:[.,]\d{1,2})?"
    r"|\d{1,3}(?:[.,]\d{1,3})? (?:(?:m|b)illions?|milliards?|lakhs?|crores?|Millionen|Milliarden?))"
    r"(?![\w%‰€£$¥₦₹]|[.,]\d|\s(?:to|or|à|ou)\s\d)"
)
OF_MONEY = (  # “5 millions de francs”, “3 million of Swiss francs”
    r"\s+(?:de |d['’]|of )(?:\w+ )?(?:(?-i:[A-Z]{3})\b|francs?|euros?|dollars?|livres?|pounds?"
    r"|yens?|rou?bles?|rup(?:ee|ie)s?|roupies?|nairas?|couronnes?|krone[rn]?|zlotys?|shillings?|dirhams?|r[ée]ais)"
)
YEAR = re.compile(r"\b(?:of|von|de) (?:19|20)(?!00)\d\d$", re.IGNORECASE)
CALLED_SUM = re.compile(
    r"\b(?:sum|amount|ransom|bribe|somme|montant|rançon|Summe|Betrag)\b|in Höhe", re.IGNORECASE
)
DOLLAR = re.compile(
    r"(?<![A-Za-z])(?<![A-Z]{3} )(?<!US )\$\s?\d[\d,.]*(?:\s(?:million|billion|thousand))?"
    r"(?!\s?\(?(?:[A-Z]{2}D|US)\b)(?![\d,.])"
)


def check_money(draft: Request) -> Iterator[Finding]:
    """The findings on sums in the free text of a request."""
    sure = {money.currency for money in (draft.loss, draft.gain) if money is not None}
    for paragraph in free_text(draft):
        if paragraph.field.startswith("offences["):
            continue  # a provision counts in the money of its State
        if found := bare_sum(paragraph.text):
            yield finding("lint.sum-without-currency", paragraph.field, words=found)
        elif (dollar := open_dollar(paragraph.text)) and not _known_dollar(sure, paragraph.text):
            yield finding("lint.dollar-open", paragraph.field, words=dollar)


def bare_sum(text: str) -> str:
    """The first sum in a text that has no currency, with the word before it; or nothing."""
    whole = (" ".join(found.group("whole").split()) for found in _bare().finditer(text))
    return next((one for one in whole if not _of_a_year(one)), "")


def _of_a_year(words: str) -> bool:
    """Whether it is the price of a year, “the price of 2001”: a sum is round, or is called one."""
    return bool(YEAR.search(words)) and not CALLED_SUM.search(words)


def open_dollar(text: str) -> str:
    """The first sum in a text behind a dollar sign of its own; or nothing."""
    found = DOLLAR.search(text)
    return found.group(0).rstrip(".,") if found else ""


def _known_dollar(sure: set[str], text: str) -> bool:
    return bool(re.search(r"\b[A-Z]{2}D\b|\bUS dollars\b", text)) and bool(sure or text)


@cache
def _bare() -> re.Pattern[str]:
    """A word of payment, a number, and then no noun: the end, a comma, or a small word."""
    paying = "|".join(listed("lint", "paying"))
    small = "|".join(listed("lint", "counting"))
    return re.compile(
        rf"(?<!\w)(?P<whole>(?:{paying})\s+(?:about |some |nearly |over |environ )?{NUMBER})"
        rf"(?!{OF_MONEY})(?=\s*(?:[.;:,)](?:\s|$)|$)|\s+(?:{small})(?!\w))",
        re.IGNORECASE,
    )
