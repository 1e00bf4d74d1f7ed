"""Requests and orders in the same case to other States: named, so that the answers fit together.

A letter of which the draft tells the date, or what became of it, can be found: nothing is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.law.states import named, short_name_of, states
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.messages import Term
from comity.model.records import owner_of
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.said_in_text import found_in
from comity.steps.check.words_beside import word_list, words_in
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_parallel"]

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
ORDERS = frozenset({"eu-eio", "eu-2018-1805"})  # whose forms have a section for related orders


def check_parallel(draft: Request) -> Iterator[Finding]:
    """The advice to identify letters that go to other States in the same case."""
    rows = draft.proceedings.other_states
    told = [
        (index, row)
        for index, row in enumerate(rows)
        if row.state not in _own_sides(draft) and row.reference is None and _goes_there(row.matter)
    ]
    if told:
        states = tuple(dict.fromkeys(row.state for _, row in told))
        ordered = ORDERS & {*draft.instruments_named()}
        yield finding(
            "earlier.parallel/unnamed-order" if ordered else "earlier.parallel/unnamed",
            f"proceedings.other_states[{told[0][0]}]",
            states=tuple(Term("state", code, named(code)) for code in states),
        )
    elif not rows:
        listed = any(one.kind == "request" for one in draft.earlier)
        for field, text in _texts(draft):
            for sentence in sentences(text):
                words = found_in("parallel", sentence) or ("" if listed else _abroad(sentence))
                if words and not denies(sentence):
                    yield finding("earlier.parallel", field, words=words)
                    return


def _texts(draft: Request) -> Iterator[tuple[str, str]]:
    yield "proceedings.summary", draft.proceedings.summary or ""
    yield "proceedings.stage", draft.proceedings.stage or ""
    yield from ((f"facts[{n}].text", fact.text) for n, fact in enumerate(draft.facts))
    yield from ((f"remarks[{n}].text", one.text) for n, one in enumerate(draft.remarks))


def _own_sides(draft: Request) -> set[str]:
    """The two States, and the State to which a territory among them belongs."""
    codes = [code for code in (draft.requested.state, draft.requesting.state) if code]
    return {*codes, *map(owner_of, codes)}


def _goes_there(matter: str) -> bool:
    """Whether a letter of this case goes to a State, and nothing tells its date or its outcome."""
    told = word_list("formal_words", "no_answer_yet").sub(" ", matter)
    if YEAR.search(told) or words_in("formal_words", "letter_done", told):
        return False
    return any(
        _sent(one) and not words_in("formal_words", "asked_how", one) for one in sentences(told)
    )


def _sent(text: str) -> bool:
    """Whether a sentence says that a letter of this case goes out."""
    return not denies(text) and all(
        any_of("roads", (one,)).search(text) for one in ("letter_word", "goes_out")
    )


def _abroad(text: str) -> str:
    """The words by which a sentence sends letters of this case to other States; or nothing.

    Two names after *to* count only where one of them is a State.
    """
    if not _sent(text) or not any_of("roads", ("in_parallel",)).search(text):
        return ""
    for found in any_of("roads", ("other_country",)).finditer(text):
        words = found.group(0)
        names = {short_name_of(code) for code in states()}
        if words.split()[0].casefold() != "to" or any(name in words for name in names):
            return words
    return ""
