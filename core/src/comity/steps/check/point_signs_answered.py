"""Signs that another field, a remark or the law has answered a point already."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.law.covers import can_be_asked
from comity.model.citations import Read
from comity.model.drafts.request import Measure
from comity.steps.assess.assessment import asked_of
from comity.steps.check.lint_words import sentences
from comity.steps.check.named_treaties import in_words
from comity.steps.check.parts_of_names import without_names
from comity.steps.check.point_seen import TRIED, Seen, answered_in_measure, has
from comity.steps.check.words_beside import word_list
from comity.steps.resolve import Resolved

__all__ = ["ANSWERED_SIGNS_MEASURE", "asks_no_counterpart"]


def asks_no_counterpart(resolved: Resolved, measure: Measure) -> bool:
    """Whether the law of the requested State answers, for this very kind, that it asks for none.

    An answer for assistance in general leaves open what compulsion needs. A treaty that is relied
    on and read may say so too: that help is given whether or not the act is an offence there.
    """
    if _treaty_asks_none(resolved, measure):
        return True
    found = asked_of(resolved, "requested", "dual-criminality", measure.kind)
    return found is not None and found.value == "no" and measure.kind in found.measures


def _treaty_asks_none(resolved: Resolved, measure: Measure) -> bool:
    """Whether a treaty in force, named by its id or in words, takes dual criminality away."""
    kind = measure.kind
    return any(
        "dual-criminality" in one.bars
        and one.read is not Read.NONE
        and one.held_on(resolved.on)
        and (not one.measures or kind in one.measures)
        for basis in resolved.bases
        if basis.binds and (basis.relied_on or in_words(resolved, basis.instrument))
        for one in basis.instrument.provisions
        if can_be_asked(basis.instrument, kind)
    )


def _changes_told(seen: Seen, measure: Measure) -> str:
    """A promise or a remark on who tells the other side of a change."""
    draft = seen.draft
    told = [one.text or "" for one in draft.assurances]
    told += [one.text for one in draft.remarks]
    told += [one.text for one in draft.statements]
    said = (has("change-told", one) for text in told for one in sentences(text))
    return next(filter(None, said), "")


def _defence_told(seen: Seen, measure: Measure) -> str:
    """A remark, or the measure, says what part those who are tried take in a hearing."""
    told = [
        answered_in_measure(seen, measure, facts=False),
        *(one.text for one in seen.draft.remarks),
    ]
    return next(filter(None, (has("part-of-parties", text) for text in told)), "")


def _only_certifies(seen: Seen, measure: Measure) -> bool:
    """Somebody is heard on one thing alone: that copies or records are true."""
    if measure.questions:
        return False
    told = list(measure.items) or [measure.purpose]
    return all(has("copies-true", text) for text in told)


def _others_in_it(seen: Seen, measure: Measure) -> str:
    """Other people, in what is sought, who has it or why; a relative who is a suspect is none."""
    holder = measure.holder.name if measure.holder else ""
    told = [*measure.items, holder, measure.nexus or "", measure.third_parties or ""]
    text = "\n".join(text for text in told if not has("by-name", text))
    for one in seen.draft.persons:
        text = text.replace(one.name.full, " ")  # a name tells of nobody else
    text = without_names(text, measure)
    mine = "\n".join(one.connection or "" for one in seen.draft.persons if one.role in TRIED)
    for hit in word_list("point_words", "others").finditer(text):
        word = " ".join(hit.group(0).split())
        if not (has("one-relative", word) and word.casefold() in mine.casefold()):
            return word
    return ""


ANSWERED_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "changes-told": _changes_told,
    "defence-told": _defence_told,
    "only-certifies": _only_certifies,
    "others-in-it": _others_in_it,
}
"""The signs of a measure by which a point is answered, by the name that points.toml has."""
