"""What the law of the host States says on each section of a notice, for those who draft it.

A notice prints none of it unless its author asks for that (``law``, ``law_by_section``), and then
only what was read in the official text. Counsel sees all of it here, with how each text was read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from comity.model.drafts.notice import Notice
from comity.model.findings import Finding
from comity.model.messages import Message
from comity.steps.resolve import Resolved
from comity.steps.resolve.host_law import (
    FIELDS,
    Stated,
    said_by_law,
    sections_beside,
    stated_beside,
)
from comity.text.messages import finding, finding_of, message

__all__ = ["check_host_law"]


def check_host_law(resolved: Resolved) -> Iterator[Finding]:
    """What the law says on each section, printed or not; the days of the texts that are cited."""
    draft = resolved.draft
    if not isinstance(draft, Notice):
        return
    printed = stated_beside(resolved)
    asked = sections_beside(draft)
    kinds = tuple(f"data_categories[{n}].category" for n in range(len(draft.data_categories)))
    for one in said_by_law(resolved):
        said = _said(one, printed=one in printed, asked=one.section in asked)
        found = finding_of(said, _field(draft, one), citation=one.answer.cited(), by=one.state)
        # of law on several kinds of data the first that the notice has is named
        yield replace(found, reads=(*found.reads, *kinds)) if one.categories else found
    yield from _days(printed)


def _field(draft: Notice, one: Stated) -> str:
    """The field that the law is about: of a kind of data its own."""
    for index, category in enumerate(draft.data_categories):
        if category.category in one.categories:
            return f"data_categories[{index}]"
    return FIELDS[one.section]


def _said(one: Stated, *, printed: bool, asked: bool) -> Message:
    variant = "printed" if printed else "unread" if asked else "unprinted"
    return message(f"notice.host-law/{variant}-{one.holds_for}", law=one.says)


def _days(printed: tuple[Stated, ...]) -> Iterator[Finding]:
    """One piece of advice on the days of the texts that the notice cites."""
    sources = [source for one in printed for source in one.answer.cited().printed]
    days = {str(one): one.as_of for one in sources if one.as_of}  # each has a day of its own
    if days:
        texts = tuple(message("notice.text-read", law=one, date=day) for one, day in days.items())
        yield finding("notice.law-days", "date", texts=texts)
