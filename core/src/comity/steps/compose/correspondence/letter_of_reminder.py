"""What a reminder says: what has not come, what was asked before, and what is asked now."""

from __future__ import annotations

from comity.host import Host
from comity.model.content import Content, Part, Row
from comity.steps.compose.correspondence.letters import desk, letter_about
from comity.steps.compose.correspondence.not_for_provider import in_danger
from comity.steps.compose.correspondence.order_followed import (
    about_order,
    duties,
    secrecy_of,
    time_limit,
)
from comity.steps.compose.correspondence.straight_letters import (
    checked_by,
    concerned,
    worded_for,
)
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.part_shapes import item, part
from comity.steps.compose.request.logistics import urgency_part
from comity.steps.resolve import Resolved

__all__ = ["compose_reminder"]

SHORT = 400  # characters that read well as one paragraph


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
    lead += _asked_by(drafter)
    paragraphs, danger = [" ".join(lead)], in_danger(drafter)
    urgency = _urgency(drafter, ordered=ordered)
    if danger:  # then that stands at the head
        drafter.part_name = "introduction"
        paragraphs += [*urgency["paragraphs"], *checked_by(drafter)]
    rows = concerned(drafter) + _before(drafter)
    drafter.part_name = "points"
    texts = drafter.each_text("outstanding")
    items = [item(f"{number}.", text) for number, text in enumerate(texts, start=1)]
    points = part(drafter.say("reminder.outstanding.heading"), items=items)
    points["paragraphs"] = drafter.paragraphs("received")
    return {
        "introduction": part(paragraphs=paragraphs),
        "matter": part(drafter.say(worded_for(drafter, "letter.matter.heading")), rows=rows),
        "points": points,
        "urgency": part() if danger else urgency,
        "confidentiality": secrecy_of(drafter),
        "terms": _asked(drafter),
    }


def _urgency(drafter: Drafter, *, ordered: bool) -> Part:
    """Why it is urgent: short sentences in one paragraph, so that the letter keeps to one page."""
    made = urgency_part(drafter, order=ordered)
    text = " ".join(made["paragraphs"])
    return part(made["heading"], paragraphs=[text]) if 0 < len(text) <= SHORT else made


def _asked(drafter: Drafter) -> Part:
    drafter.part_name = "terms"
    ordered, danger = about_order(drafter), in_danger(drafter)
    clause = "reminder.asked.danger" if danger else "reminder.asked"
    asked = duties(drafter) if ordered else [drafter.clause(worded_for(drafter, clause))]
    if drafter.has("answer_by"):
        date = drafter.text("answer_by", "date")
        asked.insert(1, drafter.clause(worded_for(drafter, "reminder.answer_by"), date=date))
    last = [] if danger else checked_by(drafter)  # which then stands at the head
    heading = "reminder.terms.heading.order" if ordered else "reminder.terms.heading"
    return part(drafter.say(heading), paragraphs=[*drafter.paragraphs("message"), *asked, *last])


def _asked_by(drafter: Drafter) -> list[str]:
    """By when the answer was asked for, and until when the data are due to be there."""
    date, hour = drafter.text("asked_by", "date"), drafter.text("asked_time")
    said: list[str] = []
    if when := drafter.say("word.moment", date=date, time=hour) if date and hour else date or hour:
        said.append(drafter.clause(worded_for(drafter, "reminder.asked_by"), date=when))
    if drafter.has("preserved_until"):
        day = drafter.text("preserved_until", "date")
        said.append(drafter.clause("reminder.preserved_until", date=day))
    return said


def _before(drafter: Drafter) -> list[Row]:
    """The reminders sent before, each with what came back."""
    rows: list[Row] = []
    for path in drafter.each("reminders"):
        words = (drafter.text(f"{path}.date", "date"), drafter.text(f"{path}.reference"))
        text = "\n".join(filter(None, (drafter.phrase(words), drafter.text(f"{path}.answer"))))
        rows += drafter.row("earlier_reminder", text)
    return rows
