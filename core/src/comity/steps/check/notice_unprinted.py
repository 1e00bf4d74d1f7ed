"""What a notice does not publish: law that is known from somebody's account alone, and its days.

A company that publishes a statement of law answers for it. So a notice prints only what was read in
the official text, and nothing on how it was read; what counsel has to know of that stands here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.law.ask import answers, roads_or_one
from comity.model.citations import Read
from comity.model.drafts.notice import Notice
from comity.model.findings import Finding
from comity.model.law_records import Answer
from comity.model.messages import Message
from comity.steps.resolve import Resolved
from comity.text.messages import finding, finding_of, message

__all__ = ["STATED", "check_unprinted"]

# a question of law -> the part of the notice beside which its answer is stated
STATED: Mapping[str, str] = {
    "retention-duty": "data_categories",
    "preservation-period": "preservation",
    "user-notification": "user_notification",
    "child-safety-reporting": "child_safety",
    "emergency-disclosure": "emergency",
    "provider-costs": "costs",
    "government-domains": "authentication",
    "evidence-certificate": "records",
}
PROCESS: Mapping[str, str] = {"process_domestic": "process", "process_foreign": "foreign-process"}


def check_unprinted(resolved: Resolved) -> Iterator[Finding]:
    """Advice on each statement of law that a notice leaves out, and on the days of the others."""
    draft = resolved.draft
    if not isinstance(draft, Notice):
        return
    beside = [(field, a) for question, field in STATED.items() for a in _beside(resolved, question)]
    for field, found in beside:
        if found.read is not Read.OFFICIAL:
            said = message("notice.law-unprinted", law=found.says or _value(found))
            yield _unprinted(resolved, field, found, said)
    unprinted: dict[str, tuple[Answer, list[str]]] = {}
    for path, found in _processes(resolved):
        unprinted.setdefault(f"{_value(found)}, {found.cited()}", (found, []))[1].append(path)
    for found, paths in unprinted.values():
        said = message("notice.law-unprinted/process", process=_value(found), fields=tuple(paths))
        yield _unprinted(resolved, paths[0], found, said)
    yield from _days(resolved, [found for _, found in beside])


def _beside(resolved: Resolved, question: str) -> list[Answer]:
    """The answers that would be stated beside a part that the notice has."""
    if not getattr(resolved.draft, STATED[question], None):
        return []
    found = list(answers(resolved.book("host"), question))
    if question == "retention-duty":
        found = [a for a in found if a.value == "yes"]
    return [a for a in found if not a.measures] or found


def _processes(resolved: Resolved) -> Iterator[tuple[str, Answer]]:
    """The processes that the law names in a source other than its text, and the notice does not."""
    draft = resolved.draft
    assert isinstance(draft, Notice)
    for index, category in enumerate(draft.data_categories):
        for field, question in PROCESS.items():
            path = f"data_categories[{index}].{field}"
            written = getattr(category, field) is not None
            for found in roads_or_one(resolved.book("host"), question, category.category):
                if not written and found.read is not Read.OFFICIAL:
                    yield path, found


def _value(found: Answer) -> str:
    value = found.value
    if isinstance(value, Mapping):
        return str(value.get("process", ""))
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _unprinted(resolved: Resolved, field: str, found: Answer, said: Message) -> Finding:
    by = resolved.parties.code("host") or "core"
    return finding_of(said, field, citation=found.cited(), by=by)


def _days(resolved: Resolved, beside: list[Answer]) -> Iterator[Finding]:
    """One piece of advice on the days of the texts that the notice cites."""
    cited = [a.cited() for a in beside if a.read is Read.OFFICIAL]
    cited += [f.citation for f in resolved.filled.values() if f.citation is not None]
    sources = [source for one in cited for source in one.printed]  # each has a day of its own
    days = {str(one): one.as_of for one in sources if one.read is Read.OFFICIAL and one.as_of}
    if days:
        texts = tuple(message("notice.text-read", law=one, date=day) for one, day in days.items())
        yield finding("notice.law-days", "date", texts=texts)
