"""What the status of a request calls for, and what its assets and measures say of each other."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.steps.check.words_beside import words_in
from comity.text.messages import finding

__all__ = ["check_status_fields"]


def check_status_fields(draft: Request) -> Iterator[Finding]:
    """The findings on a replacement, on consent to another use, and on the list of assets."""
    yield from _replacement(draft)
    yield from _consent(draft)
    yield from _assets(draft)


def _replacement(draft: Request) -> Iterator[Finding]:
    if draft.status == "replacement" and not draft.replaces:
        yield finding("links.replaced-unnamed", "status")
    elif draft.replaces and draft.status != "replacement":
        yield finding("links.replaces-beside-status", "replaces")
    elif draft.replaces and _same(draft.replaces, draft.reference):
        yield finding("links.replaces-itself", "replaces")


def _consent(draft: Request) -> Iterator[Finding]:
    if draft.status == "consent-to-use" and draft.other_use is None:
        yield finding("links.consent-without-use", "status")
    elif draft.other_use and draft.status != "consent-to-use" and not _asks_leave(draft):
        yield finding("links.use-beside-status", "other_use")


def _asks_leave(draft: Request) -> bool:
    """Whether a measure asks for leave to use or to share, so that the letter asks for consent."""
    return any(
        words_in("at_odds", "asks_leave", text)
        for one in draft.measures
        for text in (one.title, one.result, one.purpose, *one.items)
    )


def _assets(draft: Request) -> Iterator[Finding]:
    """An asset that is listed twice, and one that no measure concerns."""
    seen: list[str] = []
    concerned = {name for measure in draft.measures for name in measure.assets}
    for index, asset in enumerate(draft.assets):
        place = f"assets[{index}]"
        if any(_same(asset.description, other) for other in seen):
            yield finding("links.asset-repeated", f"{place}.description")
        elif asset.id not in concerned:
            yield finding("links.asset-without-measure", place, asset=asset.id)
        seen.append(asset.description)


def _same(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()
