"""What the acknowledgement of receipt and the deficiency letter say."""

from __future__ import annotations

from comity.model.content import Item, Part
from comity.steps.compose.correspondence.deficiency_opening import opening
from comity.steps.compose.correspondence.head import (
    NAMED,
    authority_row,
    clause_of_side,
    concerning,
)
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.part_shapes import item, part

__all__ = ["answered", "deficiencies", "receipt"]


def answered(drafter: Drafter) -> dict[str, Part]:
    """The request that is answered, and the authorities that the head does not show."""
    drafter.part_name = "matter"
    rows = concerning(drafter)
    if drafter.host.office.letterhead:
        rows += authority_row(drafter, "central_authority", "requested.central_authority")
    return {"matter": part(drafter.say("letter.matter.heading"), rows=rows)}


def receipt(drafter: Drafter) -> dict[str, Part]:
    """Receipt confirmed: since when, by whom it is handled, what comes next."""
    drafter.part_name = "introduction"
    date = drafter.text("received", "date")
    introduction = clause_of_side(drafter, "acknowledgement.introduction")
    lead = [drafter.clause(introduction, date=date)]
    if drafter.has("received_by"):
        way = drafter.text("received_by")
        lead.append(drafter.clause("acknowledgement.way", way=way))
    quote = clause_of_side(drafter, "acknowledgement.quote")
    lead.append(drafter.clause(quote, reference=drafter.bare("reference")))
    drafter.part_name = "points"
    steps = drafter.each_text("next_steps")
    items = [item(f"{number}.", text) for number, text in enumerate(steps, start=1)]
    return {
        "introduction": part(paragraphs=lead),
        "points": part(drafter.say("acknowledgement.next.heading"), items=items),
        "terms": _to_come(drafter),
    }


def _to_come(drafter: Drafter) -> Part:
    drafter.part_name = "terms"
    paragraphs: list[str] = []
    path = "requested.executing_authority"
    if drafter.has(path):
        authority = drafter.aside(*(drafter.text(f"{path}.{name}") for name in NAMED))
        paragraphs.append(drafter.clause("acknowledgement.passed_on", authority=authority))
    paragraphs += [*drafter.paragraphs("expected"), *drafter.paragraphs("message")]
    paragraphs.append(drafter.clause("acknowledgement.undecided"))
    more = any(
        drafter.has(f"{path}.{name}") for name in drafter.get(path) or () if name not in NAMED
    )
    rows = authority_row(drafter, "executing_authority", path) if more else []
    return part(drafter.say("acknowledgement.terms.heading"), paragraphs=paragraphs, rows=rows)


def deficiencies(drafter: Drafter) -> dict[str, Part]:
    """What is missing or unclear, one by one, each with its rule and how to correct it."""
    drafter.part_name = "introduction"
    lead = opening(drafter)
    drafter.part_name = "points"
    items = [
        _lack(drafter, path, number)
        for number, path in enumerate(drafter.each("deficiencies"), start=1)
    ]
    return {
        "introduction": part(paragraphs=lead),
        "points": part(drafter.say("deficiency.points.heading"), items=items),
        "terms": _until(drafter),
    }


def _lack(drafter: Drafter, path: str, number: int) -> Item:
    """One thing that is missing: where, what, how to correct it, and by which rule."""
    drafter.withhold(f"{path}.read", "structural: how the office read the rule is its own affair")
    what, *more = drafter.paragraphs(f"{path}.what")
    place = drafter.text(f"{path}.field")
    lead = _labelled(drafter, place, what) if place else what
    said = [lead, *more, *drafter.paragraphs(f"{path}.remedy")]
    return item(f"{number}.", "\n".join(said), [_rule(drafter, path)])


def _rule(drafter: Drafter, path: str) -> str:
    """The rule with what it says; one that is known from an account alone is not printed."""
    if drafter.get(f"{path}.read") == "secondary":
        for name in ("rule", "rule_says"):
            drafter.withhold(f"{path}.{name}", "known from a secondary source only")
        return ""
    rule, says = drafter.text(f"{path}.rule"), drafter.text(f"{path}.rule_says")
    said = drafter.labelled(rule, says) if rule and says else rule or says
    return drafter.labelled(drafter.say("label.rule"), said)


def _labelled(drafter: Drafter, label: str, text: str) -> str:
    return drafter.say("format.labelled", label=label, text=text)


def _until(drafter: Drafter) -> Part:
    drafter.part_name = "terms"
    paragraphs = drafter.paragraphs("meanwhile")
    path = "requested.executing_authority"
    if drafter.has("reply_by"):
        date = drafter.text("reply_by", "date")
        paragraphs.append(drafter.clause("deficiency.reply_by", date=date))
    paragraphs.append(drafter.clause(clause_of_side(drafter, "deficiency.no_refusal")))
    if grounds := drafter.phrase(drafter.each_text("not_examined"), "format.then"):
        paragraphs.append(drafter.clause("deficiency.not_examined", grounds=grounds))
    rows = authority_row(drafter, "executing_authority", path)
    return part(drafter.say("deficiency.terms.heading"), paragraphs=paragraphs, rows=rows)
