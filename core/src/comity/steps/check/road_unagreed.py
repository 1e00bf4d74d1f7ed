"""Whether a draft says that the two States have no treaty, where one could open its road."""

from __future__ import annotations

from typing import Any

from comity.model.drafts.request import Request
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.words_beside import words_in

__all__ = ["UNAGREED_READS", "said_unagreed"]

UNAGREED_READS = ("transmission.way", "remarks[].text")


def said_unagreed(draft: Request) -> dict[str, Any]:
    """The ``words`` by which there is no treaty or nothing opens the road; or nothing.

    A letter of which a ministry or an embassy gets a copy does not pass the centre by.
    """
    way = (draft.transmission.way if draft.transmission else None) or ""
    if any(words_in("formal_words", "by_the_centre", one) for one in _plain(way)):
        return {}
    texts = (way, *(one.text for one in draft.remarks))
    told = (words_in("formal_words", "no_treaty_between", text) for text in texts)
    words = next(filter(None, told), "")
    return {"words": words} if words else {}


def _plain(text: str) -> list[str]:
    """The parts of a text that deny nothing: a copy that does not go to a ministry is none."""
    parts = [part for one in sentences(text) for part in one.replace(",", ";").split(";")]
    return [one for one in parts if not denies(one)]
