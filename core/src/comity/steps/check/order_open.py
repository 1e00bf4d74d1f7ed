"""Whether a draft tells in words that the order which it wants enforced may still be appealed."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.steps.check.lint_words import sentences
from comity.steps.check.property_told import assets_of
from comity.text.word_lists import any_of

__all__ = ["open_in_words"]


def open_in_words(
    draft: Request, measure: RequestMeasure, path: str, of_property: bool = True
) -> str:
    """The field whose words say so, of the order itself or in a sentence on it; or nothing."""
    own = list(_of_the_order(draft, measure, path))
    told = [(field, one) for field, text in own for one in sentences(text)]
    about = any_of("assets", ("the_order",) if of_property else ("the_fine",))
    told += [
        (field, one)
        for field, text in _of_the_case(draft)
        for one in sentences(text)
        if about.search(one)
    ]
    if any(any_of("assets", ("appeal_over",)).search(one) for _, one in told):
        return ""
    return next((field for field, one in told if _open(one)), "")


def _open(sentence: str) -> bool:
    words, supposed = (any_of("assets", (name,)) for name in ("open_to_appeal", "supposed"))
    return bool(words.search(sentence)) and not supposed.search(sentence)


def _of_the_order(draft: Request, measure: RequestMeasure, path: str) -> Iterator[tuple[str, str]]:
    if order := measure.order:
        yield f"{path}.order", f"{order.title or ''}. {order.summary or ''}"
    yield f"{path}.particulars.final_on", str((measure.particulars or {}).get("final_on") or "")
    for index, asset in assets_of(draft, measure):
        if asset.order:
            yield f"assets[{index}].order", f"{asset.order.title}. {asset.order.summary or ''}"


def _of_the_case(draft: Request) -> Iterator[tuple[str, str]]:
    for index, fact in enumerate(draft.facts):
        yield f"facts[{index}].text", fact.text
    for index, remark in enumerate(draft.remarks):
        yield f"remarks[{index}].text", remark.text
    for index, said in enumerate(draft.statements):
        yield f"statements[{index}].text", said.text or ""
    for index, annex in enumerate(draft.annexes):
        yield f"annexes[{index}].title", annex.title
    yield "proceedings.stage", draft.proceedings.stage or ""
    yield "proceedings.remedies", draft.proceedings.remedies or ""
