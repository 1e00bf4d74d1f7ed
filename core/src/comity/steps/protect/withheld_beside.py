"""Facts under a handling code that other files of a matter hold back, looked for in one of them.

The originator of police information says what may be done with it. That binds a reminder or a paper
to a company as it binds the request that the information was given for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from comity.model.findings import Finding
from comity.steps.protect.redact import telling_texts, withheld_facts
from comity.steps.protect.written_texts import written_texts
from comity.steps.resolve import Resolved
from comity.steps.resolve.guarded import Beside
from comity.text.folding import squeeze
from comity.text.messages import finding

__all__ = ["HeldFact", "agreed_texts", "check_withheld_beside", "held_beside"]


@dataclass(frozen=True, slots=True)
class HeldFact:
    """A fact that a file of the matter holds back; ``texts`` tell it, letters and digits alone."""

    id: str
    file: str
    fact: Mapping[str, Any]
    texts: tuple[str, ...]

    def is_told_by(self, text: str) -> bool:
        """Whether a text repeats the fact, or a long sentence of it."""
        whole = squeeze(text).text
        return any(one in whole for one in self.texts)


def agreed_texts(data: Mapping[str, Any]) -> Iterator[str]:
    """What of the facts of a draft its originator agreed to, letters and digits alone."""
    facts = data.get("facts")
    for fact in facts if isinstance(facts, list | tuple) else ():
        if isinstance(fact, Mapping) and fact.get("handling") and fact.get("consent"):
            yield from telling_texts(str(fact.get("text", "")))


def held_beside(data: Mapping[str, Any], beside: Beside) -> tuple[HeldFact, ...]:
    """The facts that the files beside a paper hold back.

    Args:
        data: the data of the paper; to what it has with a consent the originator agreed.
        beside: the other files.
    """
    cleared = {*beside.cleared, *agreed_texts(data)}
    found: list[HeldFact] = []
    for one in beside.guarded:
        facts = one.data.get("facts") or ()
        for fact in (facts[index] for index in withheld_facts(one.data)):
            texts = telling_texts(str(fact.get("text", "")))
            left = tuple(text for text in texts if text not in cleared)
            if left:
                found.append(HeldFact(str(fact.get("id", "")), one.file, fact, left))
    return tuple(found)


def check_withheld_beside(resolved: Resolved) -> Iterator[Finding]:
    """The findings on fields that repeat a fact which another file of the matter holds back."""
    data = resolved.draft.read_data()
    held = held_beside(data, resolved.beside)
    if not held:
        return
    own = {f"facts[{index}]" for index in withheld_facts(data)}
    for path, text in written_texts(data, "", own):
        for one in held:
            if one.is_told_by(text):
                rule = "protection.withheld-text/beside"
                yield finding(rule, path, fact=one.id, file=one.file)
