"""Articles as lawyers cite them, as numbers that can be compared: ``ss. 3, 47 to 70; Sch. 1``."""

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
UNIT = "|".join(rf"(?P<{name}>{words})" for name, words in UNITS.items())
TOKEN = re.compile(
    rf"(?<!\w)(?:{UNIT})|(?P<inner>\([^()]*\))|(?P<number>\d{{1,4}}(?:[a-zA-Z]{{1,2}})?(?![\w/]))"
    r"|(?P<to>\bto\b|–|—|-(?=\d))|(?P<and>,|\band\b)|(?P<word>[^\W\d_]{2,}\.?)|(?P<end>;)",
    re.IGNORECASE,
)
RUN = re.compile(
    rf"(?<!\w)(?:{UNITS['s']}|{UNITS['art']}) ?(\d{{1,4}}[a-z]{{0,2}})"
    r" to (\d{1,4}[a-z]{0,2})\b",
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
            number = token[0].upper()
            if run and last:
                yield Article(unit, last, number)
            else:
                yield Article(unit, number, number)
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


def number_key(number: str) -> tuple[int, str]:
    """What the number of an article is sorted by: 9 before 10, 10 before 10A."""
    figures = re.match(r"\d+", number)
    return (int(figures[0]), number[figures.end() :]) if figures else (0, number)


def _end(number: str) -> tuple[int, str]:
    """The end of a run: 70 closes after 70B, as the runs of lawyers do."""
    figures, letters = number_key(number)
    return figures, letters or "ZZ"
