"""Signs on the aim: a purpose that repeats the item, questions beside the case, other reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.model.drafts.request import Measure
from comity.steps.check.point_seen import Seen, asked, has, stems
from comity.steps.check.point_signs_denied import DENIED_SIGNS_MEASURE
from comity.steps.check.point_signs_ties import TIE_SIGNS_MEASURE

__all__ = ["PURPOSE_SIGNS_MEASURE"]

LEAST = 4  # letters of a word that tells something
SHARE = 5  # of so many words of a purpose, one may be its own
MOST = 40  # words after which a purpose says more than what is asked for


def _told(text: str) -> set[str]:
    """The words of a text that mean something, each by its first letters."""
    return stems(text, least=LEAST, unless="of-any-purpose")


def _purpose_repeats(seen: Seen, measure: Measure) -> str:
    """A purpose that has no words but those of what is asked for."""
    kind = seen.kind(measure)
    if kind.items_are == "papers" or kind.of_property:
        return ""
    purpose = measure.purpose
    if len(purpose.split()) > MOST or has("proves", purpose):
        return ""
    if has("asks-for-a-wish", purpose) or _of_another(seen, measure):
        return ""
    said = _told(asked(measure)) | _told(measure.holder.name if measure.holder else "")
    own = _told(purpose)
    return "" if len(own - said) * SHARE > len(own) else purpose


def _of_another(seen: Seen, measure: Measure) -> bool:
    """What is asked for are the papers of another measure, whose purpose tells what for."""
    return len(seen.draft.measures) > 1 and bool(has("of-other-measure", asked(measure)))


def _asked_beside(seen: Seen, measure: Measure) -> str:
    """A question on party, faith, vote or friends, where no offence is about any such thing."""
    if seen.kind(measure).items_are != "matters":
        return ""
    titles = "\n".join(f"{one.title} {one.text}" for one in seen.draft.offences)
    if has("about-a-group", titles):
        return ""
    questions = (*measure.questions, *measure.items)
    return next(filter(None, (has("private-matters", one) for one in questions)), "")


PURPOSE_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    **TIE_SIGNS_MEASURE,
    **DENIED_SIGNS_MEASURE,
    "purpose-repeats": _purpose_repeats,
    "asked-beside": _asked_beside,
}
"""The signs of a measure on its ties and its aim, by the name that points.toml has for each."""
