"""Signs of what befalls people: those who move on, fled, were heard before; and the dead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from comity.model.drafts.persons import Person
from comity.model.drafts.request import Measure
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.point_seen import TRIED, Seen, asked, has
from comity.steps.check.point_signs_stand import deeds_bare, part_named

__all__ = ["BODY_SIGNS_MEASURE"]


def _shown_pictures(seen: Seen, measure: Measure) -> str:
    """Somebody is to recognise a person by pictures, in a line-up or by the voice."""
    lines = [*asked(measure).split("\n"), *measure.questions, measure.purpose]
    pictures = {one.id for one in seen.draft.annexes if one.kind == "photograph"}
    words = ["shown-pictures"] + ["knows-again"] * bool(pictures & {*measure.annexes})
    return next(filter(None, (has(name, one) for name in words for one in lines)), "")


def _opens_grave(seen: Seen, measure: Measure) -> str:
    return has("opens-grave", asked(measure)) or has("second-autopsy", asked(measure))


def _entries(seen: Seen, measure: Measure) -> Iterator[tuple[Person, str]]:
    """Those who are heard or moved, with what their entries tell."""
    for one in seen.heard(measure):
        if not one.protect:
            yield one, f"{one.occupation or ''}\n{one.connection or ''}"


def _moves_on(seen: Seen, measure: Measure) -> str:
    """A witness whose calling or journey takes the person from place to place."""
    told = [
        text
        for one, text in _entries(seen, measure)
        if one.role not in TRIED and not (one.address or one.custody or one.phone)
    ]
    told = [text for text in told if not has("where-ashore", text)]
    return next(filter(None, (has("moves-on", text) for text in told)), "")


def _only_passing(seen: Seen, measure: Measure) -> str:
    """A witness who is in the requested State for days alone, by words of that person."""
    people = [one for one in seen.heard(measure) if one.role not in TRIED and not one.protect]
    for one in people:
        own = [fact.id for fact in seen.draft.facts if fact.persons == (one.id,)]
        told = [one.connection or "", one.location or "", *(seen.facts.get(n, "") for n in own)]
        told += [measure.title or ""] if len(people) == 1 else []
        said = (part for text in told for part in sentences(text) if not denies(part))
        if words := next(filter(None, (has("only-passing", part) for part in said)), ""):
            return words
    return ""


def _fled(seen: Seen, measure: Measure) -> str:
    """Somebody who asked for protection, by the entry or a fact about that person alone."""
    for one, text in _entries(seen, measure):
        own = [fact.id for fact in seen.draft.facts if fact.persons == (one.id,)]
        facts = "\n".join(seen.facts.get(name, "") for name in own)
        if words := has("fled", f"{text}\n{facts}"):
            return words
    return ""


def _heard_before(seen: Seen, measure: Measure) -> str:
    """A witness who, by the entry or a fact, has made a statement already.

    Where the record of that hearing is asked for too, the one is meant to be set beside the other.
    """
    files = [one for one in seen.draft.measures if seen.kind(one).items_are != "matters"]
    files = [one for one in files if has("earlier-record", asked(one))]
    heard = set(measure.persons)
    about = [
        seen.facts.get(f.id, "")
        for f in seen.draft.facts
        if f.id in measure.facts and not f.persons
    ]
    whole = [one for text in about for one in sentences(text) if has("all-witnesses", one)]
    if not files and (words := next(filter(None, (has("heard-before", one) for one in whole)), "")):
        return words
    for one, text in _entries(seen, measure):
        if one.role in TRIED or any(one.id in file.persons for file in files):
            continue
        own = [
            f.id for f in seen.draft.facts if one.id in f.persons and heard.issuperset(f.persons)
        ]
        told = [*sentences(text), *(s for n in own for s in sentences(seen.facts.get(n, "")))]
        if words := next(filter(None, (has("heard-before", line) for line in told)), ""):
            return words
    return ""


BODY_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "shown-pictures": _shown_pictures,
    "opens-grave": _opens_grave,
    "moves-on": _moves_on,
    "only-passing": _only_passing,
    "fled": _fled,
    "heard-before": _heard_before,
    "part-named": part_named,
    "deeds-bare": deeds_bare,
}
"""The signs of this module, by the names that points.toml has for them."""
