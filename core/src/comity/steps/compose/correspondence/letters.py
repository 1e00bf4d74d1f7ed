"""Composing correspondence: short letters in the wake of a request.

All of them have the same parts, so that one template serves them all; a part that a paper has no
use for is empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comity.host import Host
from comity.model.content import Content, Part, Table
from comity.steps.compose.assembly import assemble
from comity.steps.compose.correspondence.answers_received import answered, deficiencies, receipt
from comity.steps.compose.correspondence.head import (
    addressee,
    contacts,
    letterhead,
    of_company,
    references,
    translated,
    writer_functions,
)
from comity.steps.compose.correspondence.letters_sent import enclosed, sent
from comity.steps.compose.correspondence.not_for_provider import page_mark, thanked
from comity.steps.compose.correspondence.orders import PROVIDER
from comity.steps.compose.correspondence.preservation import (
    preservation_parts,
    preservation_title,
    sent_to,
)
from comity.steps.compose.correspondence.straight_letters import receiver, writer
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.part_shapes import item, part
from comity.steps.compose.request.logistics import urgency_part
from comity.steps.compose.signature import dated, signature, signed_how
from comity.steps.resolve import Resolved

__all__ = [
    "PARTS",
    "compose_acknowledgement",
    "compose_deficiency",
    "compose_preservation",
    "compose_transmittal",
    "desk",
    "letter_about",
    "whole_letter",
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
    drafter = desk(resolved, host)
    if drafter.get("form") != "note-verbale":
        parts = sent(drafter) | enclosed(drafter)
        title = drafter.say("transmittal.title.letter")
        return whole_letter(drafter, title, parts, "requesting", draft_mark=draft_mark)
    sender = "note_from" if drafter.has("note_from") else OWN
    recipient = "note_to" if drafter.has("note_to") else THEIRS
    parts = sent(drafter, note=(sender, recipient)) | enclosed(drafter)
    for name in ("name", "title", "authority", "capacity"):
        path = f"requesting.issued_by.{name}"
        drafter.withhold(path, "structural: a note verbale is initialled, and bears no name")
    whole = _whole(drafter, parts, "requesting")
    whole["introduction"]["paragraphs"] += writer_functions(drafter, "requesting", sender)
    drafter.part_name = "signature"
    signs = "requesting.issued_by"
    signed = [line for line in (dated(drafter, signs), *signed_how(drafter, signs)) if line]
    drafter.part_name = "closing"
    return assemble(
        drafter,
        whole,
        title=drafter.say("transmittal.title.note-verbale"),
        subject=drafter.text("concerning.subject"),
        letterhead=letterhead(drafter, "requesting", sender),
        addressee=addressee(drafter, "requested", recipient),
        closing=[
            drafter.clause(
                "transmittal.note.closing",
                sender=_named(drafter, sender, "requesting"),
                recipient=_named(drafter, recipient, "requested"),
            )
        ],
        signature=signed,
        draft_mark=draft_mark,
    )


def compose_acknowledgement(resolved: Resolved, host: Host, draft_mark: bool) -> Content:
    """The content of an acknowledgement of receipt.

    Raises:
        ComposeError: a clause has no wording in the document's language.
    """
    drafter = desk(resolved, host)
    parts, title = receipt(drafter) | answered(drafter), drafter.say("acknowledgement.title")
    return whole_letter(drafter, title, parts, "requested", draft_mark=draft_mark)


def compose_deficiency(resolved: Resolved, host: Host, draft_mark: bool) -> Content:
    """The content of a deficiency letter.

    Raises:
        ComposeError: a clause has no wording in the document's language.
    """
    drafter = desk(resolved, host)
    parts, title = deficiencies(drafter) | answered(drafter), drafter.say("deficiency.title")
    return whole_letter(drafter, title, parts, "requested", draft_mark=draft_mark)


def compose_preservation(resolved: Resolved, host: Host, draft_mark: bool) -> Content:
    """The content of a preservation request, to a point of contact or to a provider.

    Raises:
        ComposeError: a clause has no wording in the document's language.
    """
    drafter = desk(resolved, host)
    parts, title = preservation_parts(drafter), preservation_title(drafter)
    writes, lines = "requesting.authority", sent_to(drafter)
    return whole_letter(drafter, title, parts, "requesting", writes, lines, draft_mark=draft_mark)


# --- what they share ----------------------------------------------------------------------------


def desk(resolved: Resolved, host: Host) -> Drafter:
    """Where a paper is drafted; what chooses the document is withheld."""
    drafter = Drafter(resolved, host)
    for path in ("schema", "kind", "form", "language"):
        drafter.withhold(path, "structural: chooses the document and its template")
    return drafter


def whole_letter(
    drafter: Drafter,
    title: str,
    parts: Mapping[str, Part],
    side: str,
    writes: str = "",
    lines: Sequence[str] | None = None,
    *,
    draft_mark: bool,
) -> Content:
    """A letter of one side to the other.

    Args:
        drafter: where it is composed.
        title: its title.
        parts: what it says.
        side: the side that writes.
        writes: the authority that writes it; left out, the central authority of the side.
        lines: the lines of the address; left out, those of the other side's central authority.
        draft_mark: whether it is marked as a draft.
    """
    other = "requested" if side == "requesting" else "requesting"
    whole = _whole(drafter, parts, side)
    writes = writes or f"{side}.central_authority"
    head = letterhead(drafter, side, writes)
    whole["introduction"]["paragraphs"] += writer_functions(drafter, side, writes)
    signed = signature(drafter, side)
    signed = signed or [drafter.text(f"{side}.central_authority.name") or drafter.state_alone(side)]
    drafter.part_name = "closing"
    subject = "subject" if drafter.has("subject") else "concerning.subject"
    return assemble(
        drafter,
        whole,
        title=title,
        subject=drafter.text(subject),
        letterhead=head,
        addressee=addressee(drafter, other, _written_to(drafter, other))
        if lines is None
        else lines,
        mark=page_mark(drafter),
        salutation=drafter.clause("request.salutation"),
        closing=_closing(drafter, side),
        signature=signed,
        draft_mark=draft_mark,
    )


def _written_to(drafter: Drafter, side: str) -> str:
    """The central authority of a side; the authority that asked, if none is known there."""
    central, asking = f"{side}.central_authority", f"{side}.authority"
    alone = not drafter.has(f"{central}.name") and drafter.has(f"{asking}.name")
    return asking if side == "requesting" and alone else central


def letter_about(
    drafter: Drafter, title: str, parts: Mapping[str, Part], *, draft_mark: bool
) -> Content:
    """A letter of the requesting side about an earlier paper, to whoever received that paper."""
    writes, lines = writer(drafter), receiver(drafter)
    return whole_letter(drafter, title, parts, "requesting", writes, lines, draft_mark=draft_mark)


def _closing(drafter: Drafter, side: str) -> list[str]:
    """Thanks in advance, where something is asked for, and the closing formula."""
    if side == "requested" and of_company(drafter):
        return [drafter.clause("letter.thanks.company"), drafter.clause("letter.closing.company")]
    company = drafter.resolved.draft.addressed_reader() == PROVIDER
    ending = drafter.clause("letter.closing.company" if company else "request.closing")
    if company and drafter.get("kind") == "reminder" and not thanked(drafter):
        return [drafter.clause("letter.thanks.company"), ending]  # whom to ask, and no thanks
    if drafter.get("kind") == "closing" or not thanked(drafter):
        return [ending]
    thanks = f"letter.thanks.{side}.company" if company else f"letter.thanks.{side}"
    return [drafter.clause(thanks), ending]


def _whole(drafter: Drafter, parts: Mapping[str, Part], side: str) -> dict[str, Part]:
    """Every part of a paper in order, those that it has no use for empty."""
    common = {"reference": references(drafter)}
    if "urgency" not in parts:
        common["urgency"] = urgency_part(drafter)
    common["contacts"] = contacts(drafter, side)
    whole = {name: parts.get(name) or common.get(name) or part() for name in PARTS}
    return whole | {"enclosures": _with_translation(drafter, whole["enclosures"])}


def _with_translation(drafter: Drafter, enclosures: Part) -> Part:
    """The enclosures and, as the last of them, the translation of the paper itself."""
    text, notes = translated(drafter)
    if not text:
        return enclosures
    items, table = list(enclosures["items"]), enclosures["table"]
    if table["rows"]:
        empty = [""] * (len(table["head"]) - 2)
        row = [str(len(table["rows"]) + 1), "\n".join((text, *notes)), *empty]
        table = Table(head=table["head"], rows=[*table["rows"], row])
    else:
        items.append(item(f"{drafter.count('annexes') + 1}.", text, notes))
    heading = enclosures["heading"] or drafter.say("letter.enclosures.heading")
    return part(heading, items=items, table=table)


def _named(drafter: Drafter, authority: str, side: str) -> str:
    """An authority by its name, or its State where it has none."""
    return drafter.text(f"{authority}.name") or drafter.state_alone(side)
