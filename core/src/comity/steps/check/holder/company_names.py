"""Names of companies: compared as whole names, the legal form told apart and tolerated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.model.drafts.notice import Notice
from comity.model.drafts.notice_company import Entity
from comity.steps.check.holder.notice_words import legal_forms
from comity.text.folding import folded_words

__all__ = ["Match", "find_company", "names_of", "same_name", "services_of"]


@dataclass(frozen=True, slots=True)
class Match:
    """How a notice knows a name.

    ``entity`` is the legal entity of that name, ``form`` that of the same name with another legal
    form, ``service`` a service of that name. ``unlisted`` tells a name of the company with a legal
    form that no entity of the notice has.
    """

    entity: Entity | None = None
    form: Entity | None = None
    service: str = ""
    unlisted: bool = False


def find_company(name: str, notice: Notice) -> Match | None:
    """What a notice knows by a name; None where it is somebody else's.

    A name is compared whole: ``Meta`` is not ``Metabank``, nor ``Example`` ``Example Mail``.
    """
    entities = notice.company.entities
    exact = next((one for one in entities if folded_words(one.name) == folded_words(name)), None)
    if exact is not None:
        return Match(entity=exact)
    alike = [one for one in entities if same_name(one.name, name)]
    of_form = [one for one in alike if _form_of(one.name) == _form_of(name)]
    if len(of_form) == 1:
        return Match(entity=of_form[0])
    if alike and _form(name) and all(_form(one.name) for one in alike):
        return Match(form=alike[0])
    if len(alike) == 1:
        return Match(entity=alike[0])
    if alike:
        return Match()
    further = [known for known in _further_names(notice) if same_name(known, name)]
    if further:
        listed = not entities or not _form(name)
        listed = listed or any(_form_of(known) == _form_of(name) for known in further)
        return Match(unlisted=not listed)
    service = next((one for one in _services(notice) if same_name(one, name)), "")
    return Match(service=service) if service else None


def names_of(notice: Notice) -> tuple[str, ...]:
    """The names of the company and of the entities that accept requests, in alphabetical order."""
    open_ = (one.name for one in notice.company.entities if one.accepts_requests is not False)
    return tuple(sorted({notice.company.name, *open_}))


def services_of(notice: Notice) -> tuple[str, ...]:
    """The services that a notice names, in its order."""
    return tuple(dict.fromkeys(_services(notice)))


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same but for case, punctuation and the legal form."""
    return bool(_core(one)) and _core(one) == _core(other)


def _further_names(notice: Notice) -> Iterator[str]:
    yield notice.company.name
    yield from (one.name for one in notice.contact_points if one.name)
    if notice.european_orders and notice.european_orders.addressee:
        yield notice.european_orders.addressee


def _services(notice: Notice) -> Iterator[str]:
    yield from notice.company.services
    yield from (one.name for one in notice.company.described)


def _core(name: str) -> tuple[str, ...]:
    words = folded_words(name)
    form = _form(name)
    return words[: len(words) - len(form)] if form else words


def _form_of(name: str) -> str:
    """Which legal form a name tells: the same for ``Inc.`` and ``Incorporated``."""
    return legal_forms().get(_form(name), "")


def _form(name: str) -> tuple[str, ...]:
    """The words at the end of a name that tell the legal form; never the whole name."""
    words = folded_words(name)
    return next((f for f in legal_forms() if len(words) > len(f) and words[-len(f) :] == f), ())
