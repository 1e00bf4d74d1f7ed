"""The lines for the signature: who signs and validates, how, where, and under which seal."""

from __future__ import annotations

from comity.steps.compose.correspondence.orders import certifying
from comity.steps.compose.details import labelled
from comity.steps.compose.drafter import Drafter

__all__ = ["dated", "signature", "signed_how"]


def signature(drafter: Drafter, side: str) -> list[str]:
    """The lines below the line for the signature.

    Args:
        drafter: where the document is composed.
        side: the side that signs, ``requesting`` or ``requested``: who signs for it, who
            validates that, and by when a validation is to follow.
    """
    drafter.part_name = "signature"
    lines: list[str] = []
    for path in (f"{side}.issued_by", f"{side}.validated_by"):
        if not drafter.has(path):
            continue
        if path.endswith("validated_by"):
            lines.append(drafter.clause("request.validated"))
        lines += [drafter.text(f"{path}.{name}") for name in ("name", "title", "authority")]
        if drafter.has(f"{path}.title"):
            drafter.withhold(f"{path}.capacity", "structural: the title of who signs says it")
        elif drafter.has(f"{path}.capacity"):
            word = drafter.word(f"{path}.capacity", "capacity")
            lines.append(drafter.clause("request.capacity", capacity=word))
        lines += [dated(drafter, path), *signed_how(drafter, path)]
    if drafter.has(f"{side}.validation_follows"):
        date = drafter.text(f"{side}.validation_follows", "date")
        ordered = drafter.resolved.draft.addressed_reader() and certifying(drafter)
        said = "disclosure.validation" if ordered else "request.validation_follows"
        lines.append(drafter.clause(said, date=date))
    return [line for line in lines if line]


def dated(drafter: Drafter, path: str) -> str:
    """Where and when a document is signed, in one phrase."""
    return drafter.phrase((drafter.text(f"{path}.place"), drafter.text(f"{path}.date", "date")))


def signed_how(drafter: Drafter, path: str) -> list[str]:
    """The kind of signature, the number of who signs, and a line for the seal."""
    lines = [
        drafter.word(f"{path}.signature", "signature"),
        labelled(drafter, "signatory_number", f"{path}.file_number"),
        *_seal(drafter, path),
    ]
    return [line for line in lines if line]


def _seal(drafter: Drafter, path: str) -> list[str]:
    """A line for the seal of who signs, where the author says that the document bears one."""
    if drafter.get(f"{path}.seal") is True:
        text = drafter.clause("request.seal")
        drafter.place(f"{path}.seal", text)
        return [text]
    drafter.withhold(f"{path}.seal", "the author says that the document bears no seal")
    return []
