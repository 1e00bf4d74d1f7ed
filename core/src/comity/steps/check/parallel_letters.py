"""Requests and orders in the same case to other States: named, so that the answers fit together."""

from __future__ import annotations

from collections.abc import Iterator

from comity.law.states import named
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.messages import Term
from comity.steps.check.lint_words import denies, sentences
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_parallel"]


def check_parallel(draft: Request) -> Iterator[Finding]:
    """The advice to identify letters that go to other States in the same case."""
    rows = draft.proceedings.other_states
    told = [
        (index, row)
        for index, row in enumerate(rows)
        if row.state not in (draft.requested.state, draft.requesting.state)
        and row.reference is None
        and _sent(row.matter)
    ]
    if told:
        states = tuple(dict.fromkeys(row.state for _, row in told))
        yield finding(
            "earlier.parallel/unnamed",
            f"proceedings.other_states[{told[0][0]}]",
            states=tuple(Term("state", code, named(code)) for code in states),
        )
    elif not rows and not any(one.kind == "request" for one in draft.earlier):
        for field, text in _texts(draft):
            if any(_sent(sentence, abroad=True) for sentence in sentences(text)):
                yield finding("earlier.parallel", field)
                return


def _texts(draft: Request) -> Iterator[tuple[str, str]]:
    yield "proceedings.summary", draft.proceedings.summary or ""
    yield "proceedings.stage", draft.proceedings.stage or ""
    yield from ((f"facts[{n}].text", fact.text) for n, fact in enumerate(draft.facts))
    yield from ((f"remarks[{n}].text", one.text) for n, one in enumerate(draft.remarks))


def _sent(text: str, *, abroad: bool = False) -> bool:
    """Whether a sentence says that a letter of this case goes elsewhere."""
    lists = ("letter_word", "goes_out", *(("in_parallel", "other_country") if abroad else ()))
    return not denies(text) and all(any_of("roads", (one,)).search(text) for one in lists)
