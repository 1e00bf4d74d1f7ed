"""Composing the daily papers: short letters in the wake of a request.

All of them have the same parts, so that one template serves them all; a part that a paper has no
use for is empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comity.compose.desk import Desk, Part, item, part
from comity.compose.document import assemble
from comity.compose.logistics import urgency_part
from comity.compose.papers_answers import answered, deficiencies, receipt
from comity.compose.papers_head import (
    addressee,
    contacts,
    letterhead,
    references,
    translated,
    writer_functions,
)
from comity.compose.papers_preservation import preservation_parts, sent_to
from comity.compose.papers_sent import enclosed, outstanding, sent
from comity.compose.signature import dated, signature, signed_how
from comity.content import Content
from comity.host import Host
from comity.resolve import Resolved

__all__ = [
    "PARTS",
    "compose_acknowledgement",
    "compose_deficiency",
    "compose_preservation",
    "compose_reminder",
    "compose_transmittal",
]

PARTS = (
    "reference",
    "introduction",
    "matter",
    "points",
    "urgency",
    "confidentiality",
    "terms",
    "earlier",
    "enclosures",
    "contacts",
)
OWN = "requesting.central_authority"
THEIRS = "requested.central_authority"


def compose_transmittal(resolved: Resolved, host: Host, draft_mark: bool) -> Content:
    """The content of a transmittal, as a letter or as a note verbale.

    Raises:
        ComposeError: a clause has no wording in the document's language.
    """
    desk = _desk(resolved, host)
    if desk.get("form") != "note-verbale":
        parts = sent(desk) | enclosed(desk)
        title = desk.say("transmittal.title.letter")
        return _letter(desk, title, parts, "requesting", draft_mark=draft_mark)
    sender = "note_from" if desk.has("note_from") else OWN
    recipient = "note_to" if desk.has("note_to") else THEIRS
    parts = sent(desk, note=(sender, recipient)) | enclosed(desk)
    for name in ("name", "title", "authority", "capacity"):
        path = f"requesting.issued_by.{name}"
        desk.withhold(path, "structural: a note verbale is initialled, and bears no name")
    whole = _whole(desk, parts, "requesting")
    whole["introduction"]["paragraphs"] += writer_functions(desk, "requesting", sender)
    desk.part_name = "signature"
    signs = "requesting.issued_by"
    signed = [line for line in (dated(desk, signs), *signed_how(desk, signs)) if line]
    desk.part_name = "closing"
    return assemble(
        desk,
        whole,
        title=desk.say("transmittal.title.note-verbale"),
        subject=desk.text("concerning.subject"),
        letterhead=letterhead(desk, "requesting", sender),
        addressee=addressee(desk, "requested", recipient),
        closing=[
            desk.clause(
                "transmittal.note.closing",
                sender=_named(desk, sender, "requesting"),
                recipient=_named(desk, recipient, "requested"),
            )
        ],
        signature=signed,
        draft_mark=draft_mark,
    )


def compose_reminder(resolved: Resolved, host: Host, draft_mark: bool) -> Content:
    """The content of a reminder.

    Raises:
        ComposeError: a clause has no wording in the document's language.
    """
    desk = _desk(resolved, host)
    parts, title = outstanding(desk), desk.say("reminder.title")
    return _letter(desk, title, parts, "requesting", draft_mark=draft_mark)


def compose_acknowledgement(resolved: Resolved, host: Host, draft_mark: bool) -> Content:
    """The content of an acknowledgement of receipt.

    Raises:
        ComposeError: a clause has no wording in the document's language.
    """
    desk = _desk(resolved, host)
    parts, title = receipt(desk) | answered(desk), desk.say("acknowledgement.title")
    return _letter(desk, title, parts, "requested", draft_mark=draft_mark)


def compose_deficiency(resolved: Resolved, host: Host, draft_mark: bool) -> Content:
    """The content of a deficiency letter.

    Raises:
        ComposeError: a clause has no wording in the document's language.
    """
    desk = _desk(resolved, host)
    parts, title = deficiencies(desk) | answered(desk), desk.say("deficiency.title")
    return _letter(desk, title, parts, "requested", draft_mark=draft_mark)


def compose_preservation(resolved: Resolved, host: Host, draft_mark: bool) -> Content:
    """The content of a preservation request, to a point of contact or to a provider.

    Raises:
        ComposeError: a clause has no wording in the document's language.
    """
    desk = _desk(resolved, host)
    parts, title = preservation_parts(desk), desk.say(f"preservation.title.{desk.get('form')}")
    writes, lines = "requesting.authority", sent_to(desk)
    return _letter(desk, title, parts, "requesting", writes, lines, draft_mark=draft_mark)


# --- what they share ----------------------------------------------------------------------------


def _desk(resolved: Resolved, host: Host) -> Desk:
    desk = Desk(resolved, host)
    for path in ("schema", "kind", "form", "language"):
        desk.withhold(path, "structural: chooses the document and its template")
    return desk


def _letter(
    desk: Desk,
    title: str,
    parts: Mapping[str, Part],
    side: str,
    writes: str = "",
    lines: Sequence[str] = (),
    *,
    draft_mark: bool,
) -> Content:
    """A letter of one side to the other.

    Args:
        desk: where it is composed.
        title: its title.
        parts: what it says.
        side: the side that writes.
        writes: the authority that writes it; left out, the central authority of the side.
        lines: the lines of the address; left out, those of the other side's central authority.
        draft_mark: whether it is marked as a draft.
    """
    other = "requested" if side == "requesting" else "requesting"
    whole = _whole(desk, parts, side)
    writes = writes or f"{side}.central_authority"
    head = letterhead(desk, side, writes)
    whole["introduction"]["paragraphs"] += writer_functions(desk, side, writes)
    signed = signature(desk, side)
    signed = signed or [desk.text(f"{side}.central_authority.name") or desk.state_alone(side)]
    desk.part_name = "closing"
    subject = "subject" if desk.has("subject") else "concerning.subject"
    return assemble(
        desk,
        whole,
        title=title,
        subject=desk.text(subject),
        letterhead=head,
        addressee=lines or addressee(desk, other, f"{other}.central_authority"),
        salutation=desk.clause("request.salutation"),
        closing=[
            desk.clause(f"letter.thanks.{side}"),
            desk.clause("request.closing"),
        ],
        signature=signed,
        draft_mark=draft_mark,
    )


def _whole(desk: Desk, parts: Mapping[str, Part], side: str) -> dict[str, Part]:
    """Every part of a paper in order, those that it has no use for empty."""
    common = {
        "reference": references(desk),
        "urgency": urgency_part(desk),
        "contacts": contacts(desk, side),
    }
    whole = {name: parts.get(name) or common.get(name) or part() for name in PARTS}
    return whole | {"enclosures": _with_translation(desk, whole["enclosures"])}


def _with_translation(desk: Desk, enclosures: Part) -> Part:
    """The enclosures and, as the last of them, the translation of the paper itself."""
    text, notes = translated(desk)
    if not text:
        return enclosures
    items, table = list(enclosures["items"]), dict(enclosures["table"])
    if table["rows"]:
        empty = [""] * (len(table["head"]) - 2)
        row = [str(len(table["rows"]) + 1), "\n".join((text, *notes)), *empty]
        table["rows"] = [*table["rows"], row]
    else:
        items.append(item(f"{desk.count('annexes') + 1}.", text, notes))
    heading = enclosures["heading"] or desk.say("letter.enclosures.heading")
    return part(heading, items=items, table=table)


def _named(desk: Desk, authority: str, side: str) -> str:
    """An authority by its name, or its State where it has none."""
    return desk.text(f"{authority}.name") or desk.state_alone(side)
