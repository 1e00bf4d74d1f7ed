"""What the decision on a request says: the outcome as written, its reasons, what follows."""

from __future__ import annotations

from comity.host import Host
from comity.model.content import Content, Entry, Item, Part, Row
from comity.steps.compose.correspondence.answers_received import answered
from comity.steps.compose.correspondence.head import authority_row, clause_of_side, of_company
from comity.steps.compose.correspondence.letters import desk, whole_letter
from comity.steps.compose.correspondence.letters_sent import enclosed
from comity.steps.compose.details import labelled
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.part_shapes import entry, item, letter, part
from comity.steps.resolve import Resolved

__all__ = ["compose_decision"]


def compose_decision(resolved: Resolved, host: Host, draft_mark: bool) -> Content:
    """The content of a decision on a request.

    Raises:
        ComposeError: a clause has no wording in the document's language.
    """
    drafter = desk(resolved, host)
    parts = _decided(drafter) | _matter(drafter) | _enclosures(drafter)
    title = drafter.say(clause_of_side(drafter, "decision.title"))
    return whole_letter(drafter, title, parts, "requested", draft_mark=draft_mark)


def _matter(drafter: Drafter) -> dict[str, Part]:
    matter = answered(drafter)["matter"]
    numbers = drafter.listed(drafter.each_text("measures_asked"))
    matter["rows"] += drafter.row("measures_asked", numbers)
    path = "requested.executing_authority"
    matter["rows"] += authority_row(drafter, "executing_authority", path)
    return {"matter": matter}


def _enclosures(drafter: Drafter) -> dict[str, Part]:
    return enclosed(drafter) if drafter.has("enclosures") else {}


def _decided(drafter: Drafter) -> dict[str, Part]:
    drafter.part_name = "introduction"
    outcome = str(drafter.get("outcome"))
    if outcome == "granted-in-part" and drafter.has("conditions") and not of_company(drafter):
        lead = drafter.clause("decision.outcome.granted-in-part.conditions")
    else:
        lead = drafter.clause(clause_of_side(drafter, f"decision.outcome.{outcome}"))
    drafter.place("outcome", lead)
    if drafter.has("rulings"):
        lead = f"{lead} {drafter.clause('decision.differs')}"
    drafter.part_name = "points"
    entries = [*_whole(drafter), *(_ruling(drafter, path) for path in drafter.each("rulings"))]
    entries += [*_consultation(drafter), *_remedies(drafter), *_after(drafter)]
    return {
        "introduction": part(paragraphs=[lead]),
        "points": part(
            drafter.say(clause_of_side(drafter, "decision.points.heading")),
            entries=entries,
        ),
    }


def _whole(drafter: Drafter) -> list[Entry]:
    """The entries on the request as a whole: its extent, the reasons, the conditions."""
    rows = drafter.row("decided_by", drafter.text("decided_by")) + _extent(drafter, "")
    heading = drafter.say(clause_of_side(drafter, "decision.extent.heading"))
    entries = [entry(heading, rows=rows)] if rows else []
    if reasons := _reasons(drafter, ""):
        entries.append(entry(drafter.say("decision.reasons.heading"), items=reasons))
    if conditions := _conditions(drafter, ""):
        heading = drafter.say("decision.conditions.heading")
        entries.append(entry(heading, paragraphs=_accept(drafter, ""), items=conditions))
    return entries


def _ruling(drafter: Drafter, path: str) -> Entry:
    """An entry on the measures that were decided on their own."""
    numbers = drafter.each_text(f"{path}.measures")
    form = drafter.words.form("decision.measures", len(numbers))
    heading = drafter.say(f"decision.measures.{form}", numbers=drafter.listed(numbers))
    outcome = drafter.word(f"{path}.outcome", "outcome")
    said = [drafter.labelled(drafter.say("label.outcome"), outcome)]
    rows = _extent(drafter, f"{path}.")
    conditions = _conditions(drafter, f"{path}.")
    said += _accept(drafter, f"{path}.") if conditions else []
    items = [*_reasons(drafter, f"{path}."), *conditions]
    return entry(heading, rows=rows, items=items, paragraphs=said)


def _extent(drafter: Drafter, at: str) -> list[Row]:
    """What is granted and what is not, and until when it is postponed."""
    met = "\n".join(drafter.paragraphs(f"{at}granted_part"))
    unmet = "\n".join(drafter.paragraphs(f"{at}refused_part"))
    if of_company(drafter):
        rows = drafter.row("part_met", met) + drafter.row("part_unmet", unmet)
    else:
        rows = drafter.row("granted_part", met) + drafter.row("refused_part", unmet)
    rows += drafter.row("postponed_until", drafter.text(f"{at}postponed_until", "date"))
    rows += drafter.row("postponed_event", drafter.text(f"{at}postponed_event"))
    if not drafter.has(f"{at}conditions"):
        rows += drafter.row("accept_by", drafter.text(f"{at}accept_by", "date"))
    return rows + drafter.row("review_on", drafter.text(f"{at}review_on", "date"))


def _reasons(drafter: Drafter, at: str) -> list[Item]:
    return [
        _reason(drafter, path, number)
        for number, path in enumerate(drafter.each(f"{at}reasons"), start=1)
    ]


def _reason(drafter: Drafter, path: str, number: int) -> Item:
    """A reason with its ground and article."""
    drafter.withhold(f"{path}.read", "structural: how the office read the law is its own affair")
    why = "\n".join(drafter.paragraphs(f"{path}.why"))
    said = drafter.phrase((_ground(drafter, f"{path}.ground"), drafter.text(f"{path}.article")))
    return item(f"{number}.", why, [drafter.labelled(drafter.say("label.ground"), said)])


def _ground(drafter: Drafter, path: str) -> str:
    """The title of a ground that is named by its id, else the words of the office."""
    named = str(drafter.get(path) or "")
    sources = [basis.instrument.grounds for basis in drafter.resolved.bases]
    sources += [book.grounds for book in drafter.resolved.books.values()]
    sources += [drafter.resolved.practice]
    known = next((one for source in sources for one in source if one.id == named), None)
    if known is None:
        return drafter.text(path)
    written = drafter.term(known.id, known.title)
    drafter.place(path, written)
    return written


def _conditions(drafter: Drafter, at: str) -> list[Item]:
    label = drafter.say("label.condition")
    found = []
    for number, path in enumerate(drafter.each(f"{at}conditions")):
        what = "\n".join(drafter.paragraphs(f"{path}.what"))
        text = drafter.labelled(label, what) if at else what
        note = drafter.labelled(drafter.say("label.rule"), drafter.text(f"{path}.article"))
        found.append(item(letter(number), text, [note]))
    return found


def _accept(drafter: Drafter, at: str) -> list[str]:
    """By when the conditions are to be accepted."""
    if not drafter.has(f"{at}accept_by"):
        return [drafter.clause("decision.accept")]
    date = drafter.text(f"{at}accept_by", "date")
    return [drafter.clause("decision.accept.by", date=date)]


def _consultation(drafter: Drafter) -> list[Entry]:
    if not drafter.has("consulted"):
        return []
    heading = drafter.say("decision.consulted.heading")
    return [entry(heading, paragraphs=drafter.paragraphs("consulted"))]


def _remedies(drafter: Drafter) -> list[Entry]:
    items = []
    for number, path in enumerate(drafter.each("remedies"), start=1):
        what = "\n".join(drafter.paragraphs(f"{path}.what"))
        notes = [
            labelled(drafter, "open_to", f"{path}.open_to"),
            labelled(drafter, "remedy_within", f"{path}.within"),
            labelled(drafter, "rule", f"{path}.rule"),
        ]
        items.append(item(f"{number}.", what, notes))
    return [entry(drafter.say("decision.remedies.heading"), items=items)] if items else []


def _after(drafter: Drafter) -> list[Entry]:
    """What the office adds, and what happens next."""
    steps = drafter.each_text("next_steps")
    items = [item(f"{number}.", text) for number, text in enumerate(steps, start=1)]
    paragraphs = drafter.paragraphs("message")
    if not items and not paragraphs:
        return []
    return [entry(drafter.say("decision.next.heading"), paragraphs=paragraphs, items=items)]
