"""Signs that a standing question cannot arise: the words of a measure leave no room for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.model.drafts.request import Measure
from comity.steps.check.point_seen import LIST, Seen, asked, has
from comity.steps.check.words_beside import word_list

__all__ = ["SETTLED_SIGNS_MEASURE"]


def _papers_picked(seen: Seen, measure: Measure) -> bool:
    """Things that an authority holds and that are no carriers of other data: nothing is sorted."""
    holder = measure.holder
    theirs = holder is not None and holder.kind in ("authority", "court")
    held = bool(getattr(measure, "already_held", None)) or theirs
    whole = held or all(has("things-of-a-scene", one) for one in measure.items or ("",))
    things = seen.kind(measure).items_are == "things"
    return things and whole and not has("whole-carriers", asked(measure))


def _only_receive(seen: Seen, measure: Measure) -> str:
    """One's own people come to receive or to take away what is handed over, and look at nothing."""
    wished = measure.procedure.wished if measure.procedure else ""
    told = "\n".join(filter(None, (measure.attendance, wished)))
    return "" if has("looks-through", told) else has("comes-to-receive", told)


def _own_silence(seen: Seen, measure: Measure) -> str:
    """The offence is one's own failure to name who acted, and not what another did."""
    served = [one for one in seen.draft.offences if one.id in measure.offences]
    titles = [one.title for one in served or seen.draft.offences]
    found = [has("names-nobody", one) for one in titles]
    return found[0] if found and all(found) else ""


def _records_made_here(seen: Seen, measure: Measure) -> bool:
    """Only the records are asked for of what another measure of the same request does."""
    others = [one for one in seen.draft.measures if one is not measure]
    heard = [one for one in others if seen.kind(one).items_are == "matters"]
    same = any({*one.persons} & {*measure.persons} for one in heard)
    rest = [word_list(LIST, "record-of-hearing").sub("", one) for one in measure.items]
    made = [one != item for one, item in zip(rest, measure.items, strict=True)]
    return same and bool(made) and all(made)


SETTLED_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "papers-picked": _papers_picked,
    "only-receive": _only_receive,
    "own-silence": _own_silence,
    "records-made-here": _records_made_here,
}
"""The signs of this module, by the names that points.toml has for them."""
