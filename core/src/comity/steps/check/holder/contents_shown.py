"""What the notice says a request must contain, against what the draft visibly has.

A phrase of the notice is understood by the kinds of content that it names (words.toml), each of
which has fields of the draft. A phrase that names none, or that says more than they do ("the
telephone number of the user"), is listed once, for the reader to compare.
A request that goes through an authority is not asked for what tells who its sender is: the
authority that carries it out presents itself to the company.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from comity.model.drafts.asking import Asking
from comity.model.drafts.correspondence_disclosure import Disclosure
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.findings import Finding, Severity
from comity.steps.check.holder.notice_words import kinds_in, parts_of, rest_of
from comity.steps.check.holder.paper_asked import Asked
from comity.steps.check.holder.terms_held import Said, said, source
from comity.text.folding import folded_words
from comity.text.messages import finding

__all__ = ["Shown", "check_contents", "lacking_fields", "split", "wanted_fields"]

OF_THE_SENDER = frozenset(
    {"authority", "officer", "badge", "email", "telephone", "signature", "letterhead"}
)
IN_DANGER = frozenset({"danger", "link"})
"""What only an emergency asks for."""
OF_A_PERSON = re.compile(
    r"passport|reisepass|passeport|\bidentity|\bnational|driv|\btax\b|birth", re.I
)
"""Kinds of identifiers that are not of an account."""
BADGE = re.compile(
    r"\b(?:badge|warrant card|service (?:no|number)|no\.|nr\.|n\u00b0|matricule|Dienst)\D{0,16}\d",
    re.I,
)
BARE = re.compile(
    r"(?<!unit )(?<!section )(?<!room )(?<!division )(?<!squad )(?<!team )(?<!office )\b\d{3,}\b",
    re.I,
)
"""A number beside a name or a rank, which is not that of a unit: ``Sergeant 4711``."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a phrase of a notice wants: the fields that the draft lacks, and whether all is known.

    ``open`` is True where the phrase wants something of which Comity knows no field.
    """

    fields: tuple[str, ...]
    open: bool


def check_contents(asked: Asked) -> Iterator[Finding]:
    """The findings on what a paper must contain, as a whole and to preserve data."""
    if not asked.held:
        return
    lists: list[tuple[Iterable[str], Said, str, str]] = []
    contents = said(asked, "required_contents")
    if not asked.preserving or not _of_preservation(asked):
        lists.append((contents.value or (), contents, "contents of a request", ""))
    if asked.preserving:
        kept = said(asked, "preservation")
        lists.append((_of_preservation(asked), kept, "preservation", "contents"))
    open_: list[str] = []
    for phrases, told, section, field in lists:
        for phrase in phrases:
            shown = split(phrase, asked)
            fields = shown.fields
            open_ += [phrase] if shown.open and not fields else []
            if fields:
                yield finding(
                    "holder.content-missing",
                    fields[0],
                    weight=Severity.WARNING if asked.direct else Severity.ADVICE,
                    wanted=phrase,
                    fields=fields,
                    **source(asked, told.cite(section, field)),
                )
    if open_:
        _, told, section, field = lists[-1]
        who = source(asked, told.cite(section, field))
        yield finding("holder.content-open", "", wanted=tuple(open_), **who)


def split(phrase: str, asked: Asked) -> Shown:
    """What a phrase wants of the draft, part by part where the whole says more than is known."""
    whole = _kinds(phrase, asked)
    if whole and not _more(phrase, asked):
        return Shown(_lacked(asked, whole), open=False)
    wanted: frozenset[str] = frozenset()
    unknown = not whole
    for part in parts_of(phrase):
        if _more(part, asked):
            unknown = True
        else:
            wanted |= _kinds(part, asked)
    return Shown(_lacked(asked, wanted), unknown)


def wanted_fields(phrase: str, asked: Asked) -> tuple[str, ...]:
    """The fields of all kinds of content that a phrase names and the draft lacks."""
    return _lacked(asked, _kinds(phrase, asked))


def _kinds(phrase: str, asked: Asked) -> frozenset[str]:
    kinds = kinds_in("content", phrase)
    return kinds if asked.emergency else kinds - IN_DANGER


def _lacked(asked: Asked, kinds: frozenset[str]) -> tuple[str, ...]:
    return lacking_fields(asked, kinds if asked.direct else kinds - OF_THE_SENDER)


def _more(phrase: str, asked: Asked) -> bool:
    """Whether a phrase has words of which neither the kinds of content nor the company know."""
    company = asked.notice.company
    own = {word for name in (company.name, *company.services) for word in folded_words(name)}
    leave = frozenset() if asked.emergency else IN_DANGER
    return bool(set(rest_of(("content", "beside"), phrase, leave)) - own)


def lacking_fields(asked: Asked, kinds: Iterable[str]) -> tuple[str, ...]:
    """The fields of the kinds of content that the draft does not have, in its own order."""
    wanted = set(kinds)
    found = [field for kind, judge in JUDGES.items() if kind in wanted for field in judge(asked)]
    return tuple(dict.fromkeys(found))


def _of_preservation(asked: Asked) -> tuple[str, ...]:
    kept = said(asked, "preservation").value
    return kept.contents if kept else ()


def _if_empty(field: str, *values: Any) -> list[str]:
    return [] if any(values) else [field]


def _officer(asked: Asked) -> list[str]:
    return _if_empty("requesting.issued_by.name", asked.draft.requesting.issued_by.name)


def _badge(asked: Asked) -> list[str]:
    """A number beside a name: of the one who signs, or of a contact."""
    side = asked.draft.requesting
    signs = side.issued_by
    texts = [signs.title, signs.name, *(c.title for c in side.contacts)]
    told = any(t and (BADGE.search(t) or BARE.search(t)) for t in texts) or signs.file_number
    return _if_empty("requesting.issued_by.title", told)


def _email(asked: Asked) -> list[str]:
    side = asked.draft.requesting
    told = (side.authority.email, *(one.email for one in side.contacts))
    return _if_empty("requesting.authority.email", *told)


def _telephone(asked: Asked) -> list[str]:
    side = asked.draft.requesting
    told = (side.authority.phone, *(one.phone or one.mobile for one in side.contacts))
    return _if_empty("requesting.authority.phone", *told)


def _each(asked: Asked, name: str, has: Callable[[Any], Any]) -> list[str]:
    """The field of each measure that lacks it."""
    return [f"{one.path}.{name}" for one in asked.held if not has(one.measure)]


def _account(asked: Asked) -> list[str]:
    """An identifier of an account, a device or a thing; a passport is one of a person."""

    def has(measure: Any) -> bool:
        own = (one for one in measure.identifiers if not OF_A_PERSON.search(one.kind))
        return bool(measure.accounts) or any(own)

    return _each(asked, "identifiers", has)


def _data(asked: Asked) -> list[str]:
    return _each(asked, "items", lambda m: m.items or m.data_types)


def _dates(asked: Asked) -> list[str]:
    return _each(asked, "period", lambda m: m.period or any(i.time for i in m.identifiers))


def _zone(asked: Asked) -> list[str]:
    """The time zone of each period that there is; where there is none, that is what is missing."""
    return [
        f"{one.path}.period.time_zone"
        for one in asked.held
        if one.measure.period and not one.measure.period.time_zone
    ]


def _basis(asked: Asked) -> list[str]:
    draft = asked.draft
    return _if_empty("domestic_basis", draft.domestic_basis, draft.basis)


def _deadline(asked: Asked) -> list[str]:
    draft = asked.draft
    times = (draft.urgency.deadline if draft.urgency else None, *_due(draft))
    return _if_empty("urgency.deadline", *times)


def _due(draft: Asking) -> Iterator[Any]:
    yield from (measure.deadline for measure in draft.measures)
    if isinstance(draft, Preservation):
        yield draft.hold_until
    if isinstance(draft, Disclosure):
        yield draft.reply_within


def _file(asked: Asked) -> list[str]:
    return _if_empty("reference", asked.draft.reference)


def _facts(asked: Asked) -> list[str]:
    return _if_empty("facts", asked.draft.facts)


def _offence(asked: Asked) -> list[str]:
    return _if_empty("offences", asked.draft.offences)


def _signature(asked: Asked) -> list[str]:
    signs = asked.draft.requesting.issued_by
    return _if_empty("requesting.issued_by.signature", signs.signature, signs.seal, signs.name)


def _process(asked: Asked) -> list[str]:
    """Which process will follow a preservation: the day of a request, or what a measure says."""
    draft = asked.draft
    if isinstance(draft, Preservation):
        return _if_empty("request_by", draft.request_intended)
    if isinstance(draft, Disclosure):
        follows = draft.urgency.process_follows if draft.urgency else None
        return _if_empty("urgency.process_follows", draft.form == "order", follows)
    told = (one.measure.particulars or {} for one in asked.held)
    path = asked.held[0].path
    return _if_empty(f"{path}.particulars", *(one.get("intended_request") for one in told))


def _danger(asked: Asked) -> list[str]:
    urgency = asked.draft.urgency
    told = urgency and (urgency.danger or urgency.at_risk)
    return _if_empty("urgency.danger", told, _particular(asked, "emergency"))


def _link(asked: Asked) -> list[str]:
    urgency = asked.draft.urgency
    told = urgency and urgency.help
    return _if_empty("urgency.help", told, _particular(asked, "link_to_risk"))


def _particular(asked: Asked, name: str) -> bool:
    return any((one.measure.particulars or {}).get(name) for one in asked.held)


def _nothing(_: Asked) -> list[str]:
    """What every draft has, or only the letter itself can show."""
    return []


JUDGES: Mapping[str, Callable[[Asked], list[str]]] = {
    "authority": _nothing,
    "officer": _officer,
    "badge": _badge,
    "email": _email,
    "telephone": _telephone,
    "account": _account,
    "data": _data,
    "dates": _dates,
    "zone": _zone,
    "offence": _offence,
    "penalty": _nothing,
    "facts": _facts,
    "basis": _basis,
    "deadline": _deadline,
    "signature": _signature,
    "letterhead": _nothing,
    "file": _file,
    "process": _process,
    "danger": _danger,
    "link": _link,
}
