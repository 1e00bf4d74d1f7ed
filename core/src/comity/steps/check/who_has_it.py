"""Who has what is sought: a holder who is charged, or who only perhaps has it; and on what power.

Every finding is a question, since the answer lies in the law or the facts of two States.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.drafts.persons import CHARGED
from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import sentences, shortened
from comity.steps.check.needs import agreed
from comity.steps.check.open_road import capacities
from comity.steps.check.words_beside import word_list
from comity.text import free_text
from comity.text.messages import finding

__all__ = ["check_who_has_it"]

LEAST = 4  # signs of a name that is looked for in another
QUOTED = 100  # signs of a sentence that a finding quotes
NO_COURT = ("police", "prosecutor")  # who, at home, often need somebody else's order


def check_who_has_it(
    draft: Request, measure: RequestMeasure, path: str, kind: AssistanceKind, own_form: str
) -> Iterator[Finding]:
    """The findings on the holder of what a measure seeks, and on the power to take it.

    ``own_form`` is the id of an instrument whose form the measure goes on; its rules say who may
    issue it.
    """
    if agreed(measure):
        return
    yield from _charged(draft, measure, path, kind)
    yield from _perhaps(draft, measure, path, kind)
    if not own_form:
        yield from _on_what_power(draft, measure, path, kind)


def _charged(
    draft: Request, measure: RequestMeasure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """A holder who is to produce evidence and against whom the proceedings are directed."""
    holder = measure.holder
    if holder is None or kind.enters or kind.of_property or measure.already_held:
        return
    if not (kind.coercive and kind.records) or measure.fallback or measure.necessity:
        return
    name = holder.name.casefold()
    for person in draft.persons:
        other = person.name.full.casefold()
        same = name == other or (len(other) > LEAST and other in name)
        if same and person.role in CHARGED and not person.protect:
            at = f"{path}.holder"
            yield finding("extent.holder-charged", at, person=person.id, measure=measure.id)
            return


def _perhaps(
    draft: Request, measure: RequestMeasure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """A text by which it is not certain that the holder, or the place, has what is sought."""
    if not kind.coercive or not (measure.holder or measure.place) or measure.fallback:
        return
    if not (kind.enters or kind.records or kind.electronic) or measure.already_held:
        return
    people = {one.id: one for one in draft.persons}
    at_home = [people[name].role in CHARGED for name in measure.persons if name in people]
    if kind.enters and not measure.holder and at_home and all(at_home):
        return  # one looks first where a suspect lives or works
    own = measure.particulars or {}
    told = [(f"{path}.nexus", measure.nexus or ""), (f"{path}.necessity", measure.necessity or "")]
    told.append((f"{path}.particulars.grounds", str(own.get("grounds") or "")))
    names = _names(measure)
    told += [
        (f"facts[{n}].text", fact.text)
        for n, fact in enumerate(draft.facts)
        if fact.id in measure.facts and any(name in fact.text.casefold() for name in names)
    ]
    for at, text in told:
        if word_list("open_words", "shows_it").search(text):
            continue
        for sentence in sentences(text):
            of_it = not at.startswith("facts") or any(one in sentence.casefold() for one in names)
            sure = word_list("open_words", "well_founded").search(sentence)
            if of_it and not sure and word_list("open_words", "perhaps_there").search(sentence):
                said = shortened(sentence.strip(" ."), QUOTED)
                yield finding("links.holder-likely", at, words=said, measure=measure.id)
                return


def _names(measure: RequestMeasure) -> list[str]:
    names = [measure.holder.name, measure.holder.service or ""] if measure.holder else []
    return [name.casefold() for name in (*names, *measure.place[:1]) if len(name) > LEAST]


def _on_what_power(
    draft: Request, measure: RequestMeasure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """Things taken for the police or a prosecutor, where nothing says on whose order."""
    if not (kind.coercive and kind.enters):
        return
    own = draft.requesting
    capacity = own.issued_by.capacity
    if capacity not in NO_COURT or own.validated_by or own.validation_follows:
        return
    orders = any(one.kind == "order" for one in draft.annexes) or draft.proceedings.decisions
    if measure.order or measure.domestic_power or draft.domestic_basis or orders:
        return
    parts = (part for part in free_text(draft) if not part.field.startswith("offences["))
    told = [part.text for part in parts] + [one.title for one in draft.annexes]
    told += [str(value) for value in (measure.particulars or {}).values()]
    if any(word_list("open_words", "order_told").search(text) for text in told):
        return
    (who,) = capacities((capacity,))
    yield finding("lint.power-unsaid", f"{path}.order", measure=measure.id, who=who)
