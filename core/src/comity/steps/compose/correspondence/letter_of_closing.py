"""The letter that ends a matter."""

from __future__ import annotations

from comity.host import Host
from comity.model.content import Content, Part
from comity.steps.compose.correspondence.letters import desk, letter_about
from comity.steps.compose.correspondence.order_followed import about_order, secrecy_of
from comity.steps.compose.correspondence.straight_letters import checked_by, concerned, worded_for
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.part_shapes import item, part
from comity.steps.resolve import Resolved

__all__ = ["compose_closing"]


def compose_closing(resolved: Resolved, host: Host, draft_mark: bool) -> Content:
    """The content of a letter that ends a matter.

    Raises:
        ComposeError: a clause has no wording in the document's language.
    """
    drafter = desk(resolved, host)
    parts, title = _ended(drafter), drafter.say("closing.title")
    return letter_about(drafter, title, parts, draft_mark=draft_mark)


def _ended(drafter: Drafter) -> dict[str, Part]:
    """How the matter ended, what came and what it was used for, what is sent back."""
    drafter.part_name = "introduction"
    lead = drafter.clause(worded_for(drafter, f"closing.introduction.{drafter.get('outcome')}"))
    drafter.place("outcome", lead)
    if about_order(drafter):
        for path in ("order.within", "order.last_day"):
            drafter.withhold(path, "structural: only a reminder tells the time limit")
    rows = concerned(drafter)
    rows += drafter.row("obtained", "\n".join(drafter.paragraphs("obtained")))
    rows += drafter.row("ended", "\n".join(drafter.paragraphs("reason")))
    rows += drafter.row("use_made", "\n".join(drafter.paragraphs("use_made")))
    drafter.part_name = "points"
    texts = drafter.each_text("returning")
    items = [item(f"{number}.", text) for number, text in enumerate(texts, start=1)]
    points = part(drafter.say("closing.returning.heading"), items=items) if items else part()
    return {
        "introduction": part(paragraphs=[lead]),
        "matter": part(drafter.say(worded_for(drafter, "letter.matter.heading")), rows=rows),
        "points": points,
        "confidentiality": secrecy_of(drafter),
        "terms": _terms(drafter),
    }


def _terms(drafter: Drafter) -> Part:
    drafter.part_name = "terms"
    paragraphs: list[str] = []
    release = drafter.get("release")
    if release is not None:
        said = worded_for(drafter, f"closing.release.{'yes' if release else 'no'}")
        text = drafter.clause(said)
        drafter.place("release", text)
        paragraphs.append(text)
    paragraphs += [
        *drafter.paragraphs("message"),
        drafter.clause(worded_for(drafter, "closing.asked")),
        *checked_by(drafter),
    ]
    return part(drafter.say("closing.terms.heading"), paragraphs=paragraphs)
