"""Assurances that the other side asks for and the draft does not give: offered, never given.

Who may give one comes from the requesting State's own law. Where that is not known the author is
asked to name the authority; nothing is filled in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.law.conditions import holds
from comity.law.seen import seen_by_law
from comity.model.citations import Citation, Read
from comity.model.drafts.request import Request
from comity.model.law_records import Assurance
from comity.model.messages import Message
from comity.steps.assess.assessment import Judged, asked_of
from comity.steps.assess.assurance_givers import giver_by_law
from comity.steps.assess.promises import kind_meant, known_kinds, promises
from comity.steps.assess.treaties_named import names_unread_treaty
from comity.steps.resolve import Resolved
from comity.text.messages import law_says, message, plain_sentence

__all__ = ["Offered", "find_offered"]

OF_THINGS = ("return-of-items", "costs", "reciprocity")
LIMITED = "assurance.use-limited"
NAME = 60  # characters; longer is a description of who may, not a name


@dataclass(frozen=True, slots=True)
class Offered:
    """An assurance that the draft could give: why, and who may.

    ``given_by`` is empty where the requesting State's law does not tell, as far as it is known
    here; ``giver`` is the citation behind it. ``why`` is the English of ``said``. ``by_itself``
    marks what the law limits whoever promises it, so that an assurance helps and is no demand.
    """

    kind: str
    why: str
    citation: Citation | None
    given_by: str = ""
    giver: Citation | None = None
    said: Message | None = None
    by_itself: bool = False

    @property
    def line(self) -> str:
        """The line under ``assurances:`` that gives it, once the author decides so."""
        short = bool(self.given_by) and len(self.given_by) <= NAME and ";" not in self.given_by
        return f"- {{kind: {self.kind}, given_by: {self.given_by if short else '...'}}}"


def find_offered(resolved: Resolved, judged: tuple[Judged, ...]) -> tuple[Offered, ...]:
    """The assurances that the requested State's law asks for in this case, and nobody gave yet."""
    draft = resolved.draft
    assert isinstance(draft, Request)
    given = {kind_meant(assurance.kind) for assurance in draft.assurances}
    given |= set(_said_by_another(draft))
    wanted: dict[str, tuple[Message, Citation | None]] = {}
    for kind, said, citation in _asked(resolved, draft, judged):
        wanted.setdefault(kind, (said, citation))
    return tuple(
        Offered(kind, said.text, citation, *giver_by_law(resolved, kind), said, said.id == LIMITED)
        for kind, (said, citation) in wanted.items()
        if kind not in given
    )


def _said_by_another(draft: Request) -> Iterator[str]:
    """The kinds that an assurance with a name of its own promises: by a typed word or its text.

    So does the field that says what becomes of the data: returned, or destroyed.
    """
    for one in draft.assurances:
        if kind_meant(one.kind) not in known_kinds():
            yield kind_meant(one.kind, one.promise)
            yield from (kind for kind in OF_THINGS if promises(kind, one.text or ""))
    if promises("return-of-items", draft.data_deletion or ""):
        yield "return-of-items"


def _asked(
    resolved: Resolved, draft: Request, judged: tuple[Judged, ...]
) -> Iterator[tuple[str, Message, Citation | None]]:
    for one in judged:
        if one.topic == "death-penalty" and one.status == "at-risk":
            yield "death-penalty", one.said or plain_sentence(one.why), one.citation
    yield from _asked_in_terms(resolved, draft)
    limited = asked_of(resolved, "requested", "use-limitation")
    if limited is not None and limited.value == "yes" and not _by_order(resolved):
        yield "specialty", message(LIMITED), limited.cited()
    returned = asked_of(resolved, "requested", "reciprocity")
    if returned is not None and returned.value == "yes" and not _bound(resolved):
        yield "reciprocity", message("assurance.reciprocity"), returned.cited()


def _bound(resolved: Resolved) -> bool:
    """Whether a treaty carries the request, so that nobody asks for a promise of reciprocity.

    So does one that the draft itself says is in force, and of which nothing here says otherwise.
    """
    if names_unread_treaty(resolved) or any(b.binds for b in resolved.relied_on()):
        return True
    rows = resolved.draft.basis if isinstance(resolved.draft, Request) else ()
    said = {one.instrument for one in rows if one.in_force}
    unsure = (b.instrument for b in resolved.relied_on() if b.status == "unknown")
    return any(one.binding and one.id in said for one in unsure)


def _by_order(resolved: Resolved) -> bool:
    """Whether it is an order on a form of its own, whose instrument settles what may be used."""
    return any(basis.binds and basis.instrument.own_form for basis in resolved.relied_on())


def _asked_in_terms(
    resolved: Resolved, draft: Request
) -> Iterator[tuple[str, Message, Citation | None]]:
    """The assurances that the requested State's law says it asks for."""
    book = resolved.book("requested")
    data = seen_by_law(draft.read_data(), resolved.parties)
    kinds = {measure.kind for measure in draft.measures}
    for asked in book.assurances if book else ():
        assert isinstance(asked, Assurance)
        if asked.side != "asks" or asked.read is Read.NONE or asked.id == "death-penalty":
            continue
        if (asked.id == "reciprocity" and _bound(resolved)) or _by_order(resolved):
            continue
        reached = not asked.measures or kinds & {*asked.measures}
        if reached and (asked.when is None or holds(asked.when, data, data) is True):
            yield asked.id, law_says(asked.says), asked.cited()
