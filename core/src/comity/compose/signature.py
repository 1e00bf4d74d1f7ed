"""The lines for the signature: who signs and validates, how, where, and under which seal."""

from __future__ import annotations

from comity.compose.desk import Desk
from comity.compose.details import labelled

__all__ = ["dated", "signature", "signed_how"]


def signature(desk: Desk, side: str) -> list[str]:
    """The lines below the line for the signature.

    Args:
        desk: where the document is composed.
        side: the side that signs, ``requesting`` or ``requested``: who signs for it, who
            validates that, and by when a validation is to follow.
    """
    desk.part_name = "signature"
    lines: list[str] = []
    for path in (f"{side}.issued_by", f"{side}.validated_by"):
        if not desk.has(path):
            continue
        if path.endswith("validated_by"):
            lines.append(desk.clause("request.validated"))
        lines += [desk.text(f"{path}.{name}") for name in ("name", "title", "authority")]
        if desk.has(f"{path}.title"):
            desk.withhold(f"{path}.capacity", "structural: the title of who signs says it")
        elif desk.has(f"{path}.capacity"):
            word = desk.word(f"{path}.capacity", "capacity")
            lines.append(desk.clause("request.capacity", capacity=word))
        lines += [dated(desk, path), *signed_how(desk, path)]
    if desk.has(f"{side}.validation_follows"):
        date = desk.text(f"{side}.validation_follows", "date")
        lines.append(desk.clause("request.validation_follows", date=date))
    return [line for line in lines if line]


def dated(desk: Desk, path: str) -> str:
    """Where and when a document is signed, in one phrase."""
    return desk.phrase((desk.text(f"{path}.place"), desk.text(f"{path}.date", "date")))


def signed_how(desk: Desk, path: str) -> list[str]:
    """The kind of signature, the number of who signs, and a line for the seal."""
    lines = [
        desk.word(f"{path}.signature", "signature"),
        labelled(desk, "signatory_number", f"{path}.file_number"),
        *_seal(desk, path),
    ]
    return [line for line in lines if line]


def _seal(desk: Desk, path: str) -> list[str]:
    """A line for the seal of who signs, where the author says that the document bears one."""
    if desk.get(f"{path}.seal") is True:
        text = desk.clause("request.seal")
        desk.place(f"{path}.seal", text)
        return [text]
    desk.withhold(f"{path}.seal", "the author says that the document bears no seal")
    return []
