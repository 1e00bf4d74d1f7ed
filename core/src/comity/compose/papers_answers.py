"""What the acknowledgement of receipt and the deficiency letter say."""

from __future__ import annotations

from comity.compose.desk import Desk, Item, Part, item, part
from comity.compose.papers_head import NAMED, authority_row, concerning
from comity.compose.papers_opening import opening

__all__ = ["answered", "deficiencies", "receipt"]


def answered(desk: Desk) -> dict[str, Part]:
    """The request that is answered, and the authorities that the head does not show."""
    desk.part_name = "matter"
    rows = concerning(desk)
    if desk.host.office.letterhead:
        rows += authority_row(desk, "central_authority", "requested.central_authority")
    return {"matter": part(desk.say("letter.matter.heading"), rows=rows)}


def receipt(desk: Desk) -> dict[str, Part]:
    """Receipt confirmed: since when, by whom it is handled, what comes next."""
    desk.part_name = "introduction"
    date = desk.text("received", "date")
    lead = [desk.clause("acknowledgement.introduction", date=date)]
    if desk.has("received_by"):
        way = desk.text("received_by")
        lead.append(desk.clause("acknowledgement.way", way=way))
    lead.append(desk.clause("acknowledgement.quote", reference=str(desk.get("reference"))))
    desk.part_name = "points"
    steps = desk.each_text("next_steps")
    items = [item(f"{number}.", text) for number, text in enumerate(steps, start=1)]
    return {
        "introduction": part(paragraphs=lead),
        "points": part(desk.say("acknowledgement.next.heading"), items=items),
        "terms": _to_come(desk),
    }


def _to_come(desk: Desk) -> Part:
    desk.part_name = "terms"
    paragraphs: list[str] = []
    path = "requested.executing_authority"
    if desk.has(path):
        authority = desk.aside(*(desk.text(f"{path}.{name}") for name in NAMED))
        paragraphs.append(desk.clause("acknowledgement.passed_on", authority=authority))
    paragraphs += [*desk.paragraphs("expected"), *desk.paragraphs("message")]
    paragraphs.append(desk.clause("acknowledgement.undecided"))
    more = any(desk.has(f"{path}.{name}") for name in desk.get(path) or () if name not in NAMED)
    rows = authority_row(desk, "executing_authority", path) if more else []
    return part(desk.say("acknowledgement.terms.heading"), paragraphs=paragraphs, rows=rows)


def deficiencies(desk: Desk) -> dict[str, Part]:
    """What is missing or unclear, one by one, each with its rule and what would mend it."""
    desk.part_name = "introduction"
    lead = opening(desk)
    desk.part_name = "points"
    items = [
        _lack(desk, path, number) for number, path in enumerate(desk.each("deficiencies"), start=1)
    ]
    return {
        "introduction": part(paragraphs=lead),
        "points": part(desk.say("deficiency.points.heading"), items=items),
        "terms": _until(desk),
    }


def _lack(desk: Desk, path: str, number: int) -> Item:
    """One thing that is missing: where, what, what would mend it, and by which rule."""
    desk.withhold(f"{path}.read", "structural: how the office read the rule is its own affair")
    what, *more = desk.paragraphs(f"{path}.what")
    place = desk.text(f"{path}.field")
    lead = _labelled(desk, place, what) if place else what
    said = [lead, *more, *desk.paragraphs(f"{path}.remedy")]
    return item(f"{number}.", "\n".join(said), [_rule(desk, path)])


def _rule(desk: Desk, path: str) -> str:
    """The rule with what it says; one that is known from an account alone is not printed."""
    if desk.get(f"{path}.read") == "secondary":
        for name in ("rule", "rule_says"):
            desk.withhold(f"{path}.{name}", "known from a secondary source only")
        return ""
    rule, says = desk.text(f"{path}.rule"), desk.text(f"{path}.rule_says")
    said = desk.labelled(rule, says) if rule and says else rule or says
    return desk.labelled(desk.say("label.rule"), said)


def _labelled(desk: Desk, label: str, text: str) -> str:
    return desk.say("format.labelled", label=label, text=text)


def _until(desk: Desk) -> Part:
    desk.part_name = "terms"
    paragraphs = desk.paragraphs("meanwhile")
    path = "requested.executing_authority"
    if desk.has("reply_by"):
        date = desk.text("reply_by", "date")
        paragraphs.append(desk.clause("deficiency.reply_by", date=date))
    paragraphs.append(desk.clause("deficiency.no_refusal"))
    if grounds := desk.phrase(desk.each_text("not_examined"), "format.then"):
        paragraphs.append(desk.clause("deficiency.not_examined", grounds=grounds))
    rows = authority_row(desk, "executing_authority", path)
    return part(desk.say("deficiency.terms.heading"), paragraphs=paragraphs, rows=rows)
