"""What the plain search finds besides names: marks, numbers, rows of words (``plain.py``)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.steps.protect.identity import Identity
from comity.steps.protect.match import Found
from comity.steps.protect.values import SIGN_WITHIN
from comity.text.everyday import ROLES
from comity.text.folding import fold, squeeze, words

__all__ = ["as_a_name", "cut", "in_a_row", "phones", "short_marks"]


def short_marks(person: Identity, text: str) -> Iterator[Found]:
    folded = fold(text)
    for mark in person.short:
        signs = squeeze(mark).text
        loose = len(signs) >= 5 and not signs.isdigit() and not signs.isalpha()
        pattern = r"[\s./-]?".join(signs) if loose else re.escape(fold(mark).text)
        for match in re.finditer(f"(?=({pattern}))", folded.text):
            span = folded.span(*match.span(1))
            so = SIGN_WITHIN.sub("", match.group(1)) == signs or not loose
            if so and not cut(text, *span):
                yield Found(*span, "mark")


def phones(person: Identity, text: str) -> Iterator[Found]:
    folded = fold(text)
    runs = re.finditer(r"\d(?:[\W_]{0,4}\d){6,}", folded.text)
    for run in runs:
        groups = list(re.finditer(r"\d+", run.group()))
        for last in range(len(groups)):
            for phone in person.phones:
                for first in range(last + 1):
                    digits = "".join(g.group() for g in groups[first : last + 1])
                    all_digits = "".join(g.group() for g in groups[: last + 1])
                    longer = digits.endswith(phone) and len(digits) - len(phone) < 6
                    local = len(digits) >= 7 and phone.endswith(digits)
                    if longer or (local and not all_digits.endswith(phone)):
                        start = run.start() + groups[first].start()
                        span = folded.span(start, run.start() + groups[last].end())
                        yield Found(*span, "phone")
                        break


def in_a_row(phrase: tuple[str, ...], text: str, what: str) -> Iterator[Found]:
    folded = fold(text)
    tokens = list(re.finditer(r"[^\W_]+", folded.text))
    for index in range(len(tokens) - len(phrase) + 1):
        some = tokens[index : index + len(phrase)]
        if tuple(token.group() for token in some) == phrase:
            yield Found(*folded.span(some[0].start(), some[-1].end()), what)


def as_a_name(text: str, start: int) -> bool:
    last = words(text[max(0, start - 40) : start])[-1:]
    if not start:
        return False
    gap = text[max(0, start - 40) + last[0].end : start] if last else ""
    called = gap in (" ", "\u00a0") and last[0].text in (*ROLES, "as") and text[start].isupper()
    return bool(called) or text[start - 1] in "\"'“‘«„「『"


def cut(text: str, start: int, end: int) -> bool:
    before, first = text[max(start - 1, 0) : start], text[start : start + 1]
    last, after = text[end - 1 : end], text[end : end + 1]
    joined = before.isdigit() and first.isalnum()
    return joined or _one_run(before, first) or _one_run(last, after)


def _one_run(one: str, other: str) -> bool:
    same = one.isalnum() and other.isalnum() and one.isdigit() == other.isdigit()
    return same and not (one.islower() and other.isupper())
