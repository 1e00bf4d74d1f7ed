"""How far each language is: what it words of each kind of document, who brings it, who read it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from comity.host import Host
from comity.host.installed import LANGUAGES
from comity.host.languages import Wordings
from comity.kit.translating.catalogue_sections import needed_for, parts
from comity.kit.translating.message_parts import message_parts
from comity.model.errors import Fault, InputError, PluginError
from comity.steps.wording.catalogue import SOURCE
from comity.steps.wording.catalogue_loading import sound
from comity.steps.wording.needed import FINDINGS, QUESTIONS, all_ids, since, version
from comity.text.formatting import format_value
from comity.text.slots import same_slots

__all__ = ["LanguageStatus", "PartStatus", "status_data", "status_lines", "statuses"]


@dataclass(frozen=True, slots=True)
class PartStatus:
    """What a language words of one kind of document, of the findings or of the questions.

    ``newer`` of the missing texts came after the version for which the catalogue was made.
    """

    name: str
    worded: int
    needed: int
    newer: int

    @property
    def percent(self) -> int:
        """Rounded down: 100 only if nothing is missing."""
        return 100 * self.worded // self.needed if self.needed else 100

    @property
    def whole(self) -> bool:
        """Whether only texts are missing that are newer than the catalogue."""
        return self.worded + self.newer == self.needed


@dataclass(frozen=True, slots=True)
class LanguageStatus:
    """One language: ``parts`` is empty for one that is set aside, with its ``reason``."""

    tag: str
    brought_by: str
    table: int = 0
    reviewed: tuple[str, ...] = ()
    parts: tuple[PartStatus, ...] = ()
    reason: str = ""


def statuses(host: Host, tags: Sequence[str] = ()) -> tuple[LanguageStatus, ...]:
    """The state of the languages named, or of all.

    Raises:
        InputError: a language is named that has no catalogue here; all of them are given.
    """
    found = [_status(host, tag) for tag in host.languages.tags()]
    # one that could not be read is among those set aside only now
    usable = [one for one in found if one is not None]
    aside = [
        LanguageStatus(q.name, f"{q.distribution} {q.version}".strip(), reason=q.reason)
        for q in host.quarantined
        if q.group == LANGUAGES
    ]
    every = (*usable, *aside)
    there = {one.tag for one in every}
    if unknown := [tag for tag in tags if tag not in there]:
        cure = f"Available: {', '.join(sorted(there))}."
        raise InputError([Fault(tag, 0, 0, "", "has no wording here", cure) for tag in unknown])
    return tuple(one for one in every if not tags or one.tag in tags)


def _status(host: Host, tag: str) -> LanguageStatus | None:
    try:
        wordings = host.languages.wordings(tag)
    except PluginError:
        return None
    assert wordings is not None  # the tag is one of those that are there
    types = host.document_types()
    measured = tuple(_part(name, host, wordings) for name in parts(types))
    # no language has words for what the program does not ask
    measured = tuple(part for part in measured if part.needed)
    reviewed = tuple(one.reviewed_by for one in wordings.files if one.reviewed_by)
    if wordings.unreviewed:
        reviewed = ()
    table = version() if tag == SOURCE else wordings.table
    return LanguageStatus(tag, host.languages.brought_by(tag), table, reviewed, measured)


def _part(name: str, host: Host, wordings: Wordings) -> PartStatus:
    wanted = needed_for(name, host.document_types(), wordings.tag)
    if wordings.tag == SOURCE:
        return PartStatus(name, len(wanted), len(wanted), 0)
    texts = _usable(wordings)
    gaps = [id for id in wanted if id not in texts]
    newer = sum(since(id) > (wordings.table or 1) for id in gaps)
    return PartStatus(name, len(wanted) - len(gaps), len(wanted), newer)


def _usable(wordings: Wordings) -> set[str]:
    """The ids whose text is used: one that loses a placeholder is not."""
    texts, english = sound(wordings), all_ids(wordings.tag)
    broken = {
        id
        for id, part in message_parts(wordings.tag).items()
        if id in texts and not same_slots(texts[id], english[id], part.counted)
    }
    return set(texts) - broken


def status_lines(found: Sequence[LanguageStatus]) -> Iterator[str]:
    """The report for people."""
    for number, one in enumerate(found):
        if number:
            yield ""
        name = format_value(one.tag, "language", SOURCE) or one.tag
        yield f"{one.tag}: {name}, from {one.brought_by}"
        if one.reason:
            yield f"  set aside: {one.reason}"
            continue
        yield f"  {_table(one)}; {_reviewed(one)}"
        for part in one.parts:
            count = f"{part.worded:>5} of {part.needed:>5}  {part.percent:>3} %"
            yield f"  {part.name:<16} {count}{_remark(part)}"


def _table(one: LanguageStatus) -> str:
    if not one.table:
        return "does not name its version of the clause table"
    now = "" if one.table == version() else f" (now {version()})"
    return f"clause table {one.table}{now}"


def _reviewed(one: LanguageStatus) -> str:
    if one.tag == SOURCE:
        return "the language in which Comity is written"
    if one.reviewed:
        return f"reviewed by {'; '.join(one.reviewed)}"
    return "working translation: no lawyer has reviewed it"


def _remark(part: PartStatus) -> str:
    newer = f"  {part.newer} newer than the catalogue" if part.newer else ""
    if part.whole:
        return newer
    if part.name in (FINDINGS, QUESTIONS):
        return f"  {part.needed - part.worded} in English{newer}"
    return f"  not offered{newer}"


def status_data(found: Sequence[LanguageStatus]) -> dict[str, Any]:
    """The report as JSON types."""
    return {
        "schema": 1,
        "clause_table": version(),
        "languages": [
            {
                "language": one.tag,
                "brought_by": one.brought_by,
                "clause_table": one.table,
                "reviewed_by": list(one.reviewed),
                "set_aside": one.reason,
                "kinds": [
                    {
                        "kind": part.name,
                        "worded": part.worded,
                        "needed": part.needed,
                        "percent": part.percent,
                        "newer": part.newer,
                        "offered": part.whole,
                    }
                    for part in one.parts
                ],
            }
            for one in found
        ],
    }
