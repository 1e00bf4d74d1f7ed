"""Articles as lawyers cite them, as numbers that can be compared: ``ss. 3, 47 to 70; Sch. 1``.

A number may have parts: ``art. 5.1.10``, and ``art. 694-10``. A hyphen before a higher number is
that of a run, as in ``arts. 3-10``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Article", "articles_in", "covered", "number_key", "runs_in", "units_in"]

UNITS = {
    "s": r"ss?\.|sections?|secs?\.|§§?|par\.|paragrafos?",
    "art": r"arts?\.|articles?|artigos?|artículos?|artikel|articolo|čl\.|ст\.",
    "reg": r"regs?\.|regulations?(?= \d)",
    "rule": r"rr?\.|rules?(?= \d)",
    "no": r"nos?\.|numbers?(?= \d)",
    "sch": r"schs?\.|schedules?",
    "part": r"pts?\.|parts?(?= )",
}
NUMBER = r"\d{1,4}(?:[.-]\d{1,3})*(?:[a-zA-Z]{1,2})?"
UNIT = "|".join(rf"(?P<{name}>{words})" for name, words in UNITS.items())
TOKEN = re.compile(
    rf"(?<!\w)(?:{UNIT})|(?P<inner>\([^()]*\))|(?P<number>{NUMBER}(?![\w/]))"
    r"|(?P<to>\bto\b|–|—|-(?=\d))|(?P<and>,|\band\b)|(?P<word>[^\W\d_]{2,}\.?)|(?P<end>;)",
    re.IGNORECASE,
)
RUN = re.compile(
    rf"(?<!\w)(?:{UNITS['s']}|{UNITS['art']}) ?({NUMBER}) to ({NUMBER})\b",
    re.IGNORECASE,
)
WITHIN = frozenset({"art", "part", "rule"})  # of a schedule, where one is named before
PLAIN = frozenset({"and", "or", "to", "of", "the", "in", "as", "part"})


class Article(NamedTuple):
    """An article, or a run of articles: its unit, its first and its last number."""

    unit: str
    first: str
    last: str


def articles_in(text: str) -> Iterator[Article]:
    """The articles in a text; of what stands within one (paragraphs, sentences) nothing."""
    unit, last, run, schedule = "", "", False, False
    for token in TOKEN.finditer(text):
        kind = token.lastgroup or ""
        if kind in UNITS:
            schedule = kind == "sch" or (schedule and kind in WITHIN)
            unit, last, run = "" if schedule and kind in WITHIN else kind, "", False
        elif kind == "number" and unit:
            first, number = _ends(token[0].upper())
            yield Article(unit, last if run and last else first, number)
            last, run = number, False
        elif kind == "to":
            run = bool(last)
        elif kind == "end":
            schedule = False
        elif kind == "word" and token[0].lower() not in PLAIN:
            unit, last, run = "", "", False  # sentences, paragraphs, another law


def runs_in(text: str) -> Iterator[tuple[str, str]]:
    """The first and the last number of each run of sections or articles in a text."""
    for found in RUN.finditer(text):
        yield found[1].upper(), found[2].upper()


def units_in(text: str) -> frozenset[str]:
    """The units in which a text counts its articles."""
    return frozenset(article.unit for article in articles_in(text))


def covered(article: Article, among: list[Article]) -> bool:
    """Whether an article, from its first to its last number, is in a list."""
    return all(
        any(
            one.unit == article.unit
            and number_key(one.first) <= number_key(number) <= _end(one.last)
            for one in among
        )
        for number in {article.first, article.last}
    )


def _ends(number: str) -> tuple[str, str]:
    """The first and the last number of what a hyphen joins; one number twice where it has parts."""
    first, hyphen, second = number.partition("-")
    if hyphen and second.isdigit() and first.isdigit() and int(first) < int(second):
        return first, second
    return number, number


def number_key(number: str) -> tuple[tuple[int, ...], str]:
    """What the number of an article is sorted by: 9 before 10, 10 before 10-1 and 10A."""
    figures = re.match(r"\d+(?:[.-]\d+)*", number)
    if not figures:
        return (), number
    return tuple(map(int, re.split(r"[.-]", figures[0]))), number[figures.end() :]


def _end(number: str) -> tuple[tuple[int, ...], str]:
    """The end of a run: 70 closes after 70B, as the runs of lawyers do."""
    figures, letters = number_key(number)
    return figures, letters or "ZZ"
