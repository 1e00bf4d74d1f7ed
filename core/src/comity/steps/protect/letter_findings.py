"""What a letter to a company must not tell it: what the paper that it is about kept from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import MappingProxyType

from comity.model.drafts.base import leaves
from comity.model.drafts.disclosable import PROVIDER
from comity.model.findings import Finding
from comity.steps.protect.reader_findings import left_for, secrets_for
from comity.steps.protect.reader_proof import repeated
from comity.steps.protect.readers import view_of
from comity.steps.resolve import Resolved
from comity.steps.resolve.view import View, Why
from comity.text.messages import finding

__all__ = ["OWN_WORDS", "kept_from", "told_by_letter", "told_unseen"]

OWN_WORDS = (
    *("reason", "use_made", "obtained", "received", "message"),
    *("urgency.reason", "confidentiality.reason", "confidentiality.until"),
)
"""The fields of a letter in which its author can tell the company of the case."""


def kept_from(paper: Resolved) -> View:
    """What a company was not told of a paper to it: by law, by its author, by protection."""
    view = view_of(paper, PROVIDER)
    why = Why(PROVIDER)
    persons = paper.draft.read_data().get("persons") or ()
    hidden = {f"persons[{n}]": why for n, one in enumerate(persons) if one.get("protect")}
    return View(PROVIDER, MappingProxyType({**hidden, **view.cuts}), view.texts)


def told_by_letter(
    letter: Resolved, paper: Resolved, known: Iterable[str], file: str
) -> Iterator[Finding]:
    """What a letter tells the company of a paper that kept it from the company.

    Args:
        letter: the letter, which goes to the company.
        paper: the paper that it is about.
        known: the wording of documents, which is nobody's secret.
        file: the name of the file of that paper.
    """
    view = kept_from(paper)
    if not view.cuts:
        return
    seen = replace(paper, view=view)
    left = left_for(seen)
    secrets = secrets_for(seen, left, tuple(known))
    told: set[tuple[str, str]] = set()
    for path, hit in repeated(secrets, letter.draft.read_data()):
        if (path, hit.path) not in told:
            told.add((path, hit.path))
            yield finding(
                f"twin.letter-repeats/{hit.what}",
                path,
                reads=("provider", "concerning.reference"),
                file=file,
                hidden=hit.path,
            )
    if all(why.citation is None for why in view.cuts.values()):
        return  # its author chose what to keep, and may tell more
    told_before, own = (
        dict(leaves(left.resolved.draft.read_data())),
        dict(leaves(letter.draft.read_data())),
    )
    for path in _filled(letter):
        carried = path in own and own[path] == told_before.get(path)
        if path not in {field for field, _ in told} and not carried:
            yield finding("twin.letter-reasons", path, file=file)


def told_unseen(letter: Resolved) -> Iterator[Finding]:
    """That nobody looked whether a letter tells too much, where its author wrote anything."""
    for path in _filled(letter)[:1]:
        number = str(letter.draft.read_data()["concerning"]["reference"])
        yield finding("twin.letter-unseen", path, number=number)


def _filled(letter: Resolved) -> list[str]:
    filled = {path.partition("[")[0] for path, value in leaves(letter.draft.read_data()) if value}
    return [path for path in OWN_WORDS if path in filled]
