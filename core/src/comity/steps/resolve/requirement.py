"""The requirements of language weighed: which bind together, which yields to which, and why.

Requirements follow the instrument relied on; national formalities add up as far as one document
can meet both. Where no article settles the order, it is assumed and said to be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from comity.law.terms import instrument_term, state_term
from comity.model.citations import Citation, Read
from comity.model.drafts.notice import Notice
from comity.model.messages import Message, Term
from comity.model.records import Jurisdiction, Parties, Requirement
from comity.steps.resolve.bases import Basis
from comity.text.messages import message

__all__ = [
    "Alternative",
    "Demand",
    "Yielding",
    "bare_tag",
    "demanded_by",
    "same_language",
    "source_names",
    "weigh_requirements",
]

DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Alternative:
    """A language accepted in place of those demanded, on a condition ("" where none is stated)."""

    language: str
    condition: str
    requirement: Requirement


@dataclass(frozen=True, slots=True)
class Yielding:
    """A requirement that lost: to which, and why it yields."""

    requirement: Requirement
    to: Requirement
    reason: Message


@dataclass(frozen=True, slots=True)
class Demand:
    """What all the requirements together come to.

    ``accepts`` are the tags that meet every binding requirement, the preferred one first; where no
    tag meets them all, those of the first. ``binding`` stand in the order of precedence.
    """

    accepts: tuple[str, ...] = ()
    binding: tuple[Requirement, ...] = ()
    yielding: tuple[Yielding, ...] = ()

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        """What the binding requirements accept besides, each with its condition."""
        return tuple(
            Alternative(tag, requirement.condition, requirement)
            for requirement in self.binding
            for tag in requirement.alternatives
        )

    @property
    def certified(self) -> tuple[Requirement, ...]:
        """The binding requirements that ask for a certified translation."""
        return tuple(r for r in self.binding if r.certified)

    def official(self, language: str) -> Requirement | None:
        """The first binding requirement for a language that was read in an official text."""
        return next(
            (
                r
                for r in self.asking(language)
                if r.citation is not None and r.citation.read is Read.OFFICIAL
            ),
            None,
        )

    def asking(self, language: str) -> tuple[Requirement, ...]:
        """The binding requirements that a document in this language answers."""
        return tuple(r for r in self.binding if _among(language, (*r.accepts, *r.alternatives)))


def weigh_requirements(
    requirements: Sequence[Requirement],
    parties: Parties,
    bases: Iterable[Basis] = (),
    names: Mapping[str, Term] | None = None,
) -> Demand:
    """Weigh the requirements that speak of the document itself.

    Args:
        requirements: of all those involved, in any order.
        parties: tells the order of the instruments relied on, and which States are involved.
        bases: tell whether the order of an instrument is stated by an article.
        names: the State or instrument of a source, by its code or id, as ``source_names`` has it.
    """
    stated = {basis.instrument.id for basis in bases if basis.order_stated}
    ranked = sorted(
        (r for r in requirements if r.accepts and r.scope == DOCUMENT),
        key=lambda requirement: _rank(requirement, parties),
    )
    accepts: tuple[str, ...] = ()
    binding: list[Requirement] = []
    yielding: list[Yielding] = []
    for requirement in ranked:
        common = tuple(tag for tag in accepts if _among(tag, requirement.accepts))
        besides = any(_among(tag, requirement.alternatives) for tag in accepts)
        equal = not binding or _rank(requirement, parties) == _rank(binding[0], parties)
        if common or besides or equal:
            accepts = common or accepts or requirement.accepts
            binding.append(requirement)
        else:
            reason = _reason(requirement, binding[0], parties, stated, names or {})
            yielding.append(Yielding(requirement, binding[0], reason))
    return Demand(accepts, tuple(binding), tuple(yielding))


def demanded_by(notice: Notice) -> Requirement | None:
    """What a company's notice demands of the requests sent to it; nothing of the notice itself.

    The notice is itself the text relied on, so it counts as read. None where it demands nothing.
    """
    languages = notice.languages
    if languages is None or not languages.demanded:
        return None
    title = f"Notice of {notice.company.name}" + (
        f", version {notice.version}" if notice.version else ""
    )
    return Requirement(
        source=notice.company.name,
        accepts=(*languages.demanded, *languages.offered),
        citation=Citation(title, "languages", Read.OFFICIAL, start=notice.effective or notice.date),
    )


def same_language(one: str, other: str) -> bool:
    """Whether two BCP 47 tags name one language, whatever the region (``en`` and ``en-GB``)."""
    return bare_tag(one) == bare_tag(other)


def source_names(
    states: Mapping[str, Jurisdiction], bases: Iterable[Basis] = ()
) -> dict[str, Term]:
    """What a message calls each State and instrument of a case, by its code or id."""
    treaties = {basis.instrument.id: instrument_term(basis.instrument) for basis in bases}
    return {**treaties, **{code: state_term(state) for code, state in states.items()}}


def _rank(requirement: Requirement, parties: Parties) -> tuple[int, int]:
    """An instrument relied on, then the requested State, then whoever else is involved."""
    if requirement.source in parties.instruments:
        return 0, parties.instruments.index(requirement.source)
    if requirement.source == parties.code("requested"):
        return 1, 0
    return (2, 0) if requirement.source not in parties.codes() else (3, 0)


def _reason(
    loser: Requirement,
    winner: Requirement,
    parties: Parties,
    stated: Iterable[str],
    names: Mapping[str, Term],
) -> Message:
    first = _named(winner.source, parties, names)
    if winner.source in parties.instruments and loser.source in parties.instruments:
        second = _named(loser.source, parties, names)
        if winner.source in stated or loser.source in stated:
            return message("language.order/by-article", winner=first, loser=second)
        return message("language.order/by-level", winner=first, loser=second)
    if winner.source in parties.instruments:
        return message("language.order/relied-on", winner=first)
    kind = first.kind if isinstance(first, Term) else "company"
    return message(f"language.order/{kind}", winner=first)


def _named(source: str, parties: Parties, names: Mapping[str, Term]) -> Term | str:
    """A State or an instrument as a term; a company by its name."""
    if source in names:
        return names[source]
    if source in parties.instruments:
        return Term("instrument", source, source)
    return Term("state", source, source) if source in parties.codes() else source


def _among(tag: str, tags: Iterable[str]) -> bool:
    return any(same_language(tag, other) for other in tags)


def bare_tag(tag: str) -> str:
    """The language of a tag without its script and region: ``zh`` of ``zh-Hant``."""
    return tag.replace("_", "-").partition("-")[0].lower()
