"""What a reminder says: what has not come, what was asked before, and what is asked now."""

from __future__ import annotations

from comity.host import Host
from comity.model.content import Content, Part, Row
from comity.steps.compose.correspondence.letters import desk, letter_about
from comity.steps.compose.correspondence.order_followed import about_order, duties, time_limit
from comity.steps.compose.correspondence.straight_letters import concerned, worded_for
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.part_shapes import item, part
from comity.steps.compose.request.logistics import urgency_part
from comity.steps.resolve import Resolved

__all__ = ["compose_reminder"]

SHORT = 400
"""Characters that read well as one paragraph."""


def compose_reminder(resolved: Resolved, host: Host, draft_mark: bool) -> Content:
    """The content of a reminder.

    Raises:
        ComposeError: a clause has no wording in the document's language.
    """
    drafter = desk(resolved, host)
    parts = _outstanding(drafter)
    title = drafter.say("reminder.title.order" if about_order(drafter) else "reminder.title")
    return letter_about(drafter, title, parts, draft_mark=draft_mark)


def _outstanding(drafter: Drafter) -> dict[str, Part]:
    """What has not come, what was asked before, and what is asked now."""
    drafter.part_name = "introduction"
    ordered = about_order(drafter)
    opening = f"reminder.introduction.order.{drafter.get('order.kind')}" if ordered else ""
    lead = [drafter.clause(opening or worded_for(drafter, "reminder.introduction"))]
    if drafter.has("acknowledged"):
        date = drafter.text("acknowledged", "date")
        lead.append(drafter.clause(worded_for(drafter, "reminder.acknowledged"), date=date))
    lead += time_limit(drafter) if ordered else []
    rows = concerned(drafter) + _before(drafter)
    drafter.part_name = "points"
    texts = drafter.each_text("outstanding")
    items = [item(f"{number}.", text) for number, text in enumerate(texts, start=1)]
    points = part(drafter.say("reminder.outstanding.heading"), items=items)
    points["paragraphs"] = drafter.paragraphs("received")
    return {
        "introduction": part(paragraphs=[" ".join(lead)]),
        "matter": part(drafter.say(worded_for(drafter, "letter.matter.heading")), rows=rows),
        "points": points,
        "urgency": _urgency(drafter, ordered=ordered),
        "terms": _asked(drafter),
    }


def _urgency(drafter: Drafter, *, ordered: bool) -> Part:
    """Why it is urgent: short sentences in one paragraph, so that the letter keeps to one page."""
    made = urgency_part(drafter, order=ordered)
    text = " ".join(made["paragraphs"])
    return part(made["heading"], paragraphs=[text]) if 0 < len(text) <= SHORT else made


def _asked(drafter: Drafter) -> Part:
    drafter.part_name = "terms"
    if about_order(drafter):
        paragraphs = [*drafter.paragraphs("message"), *duties(drafter)]
        return part(drafter.say("reminder.terms.heading.order"), paragraphs=paragraphs)
    asked = drafter.clause(worded_for(drafter, "reminder.asked"))
    paragraphs = [*drafter.paragraphs("message"), asked]
    return part(drafter.say("reminder.terms.heading"), paragraphs=paragraphs)


def _before(drafter: Drafter) -> list[Row]:
    """The reminders sent before, each with what came back."""
    rows: list[Row] = []
    for path in drafter.each("reminders"):
        words = (drafter.text(f"{path}.date", "date"), drafter.text(f"{path}.reference"))
        text = "\n".join(filter(None, (drafter.phrase(words), drafter.text(f"{path}.answer"))))
        rows += drafter.row("earlier_reminder", text)
    return rows
