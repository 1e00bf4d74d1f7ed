"""Papers that go straight to a company, begun from the request for the same data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from comity.model.errors import InputError
from comity.tasks.authoring.case_setup import CaseSetup, make_occasion
from comity.tasks.authoring.law_remarks import (
    no_point_on_duty,
    no_point_open,
    no_way_for_an_order,
)
from comity.tasks.register.papers_from_request import (
    PAPER_FORMS,
    PaperForm,
    companies_asked,
    paper_from_request,
)
from comity.tasks.register.urgency_carried import CARRIED, carried
from comity.text.messages import ENGLISH, worded
from comity_web.cases.models import CaseFile
from comity_web.cases.saving import new_file, tree_of
from comity_web.cases.trail import audit
from comity_web.core import host, voice
from comity_web.judging.judged import filled_in
from comity_web.matters.following import without_blanks
from comity_web.matters.recording import events_of
from comity_web.wording.catalogues import Words
from comity_web.wording.catalogues import words as interface

__all__ = [
    "Begun",
    "Paper",
    "choice_of",
    "closed_point",
    "holders_of",
    "notices_for",
    "papers_of",
    "said_of",
    "write_paper",
]

AS_KIND: Mapping[PaperForm, tuple[str, str]] = {
    "order": ("disclosure", "order"),
    "contact-point": ("preservation", "point-of-contact"),
}
"""The kind of document and the form of the papers that may have no way or no addressee."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What a paper begins with.

    ``items`` is how many things it asks, ``carried`` what it takes over from the request, in
    words; ``company`` is the one that it goes to, where the request asks several.
    """

    items: int
    carried: str = ""
    company: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that can be begun, for one company each; ``warned`` is what law says against it."""

    form: PaperForm
    warned: str
    begun: tuple[Begun, ...]


def papers_of(file: CaseFile, words: Words) -> list[Paper]:
    """The papers to companies that can be begun from a request."""
    assert file.head is not None  # it has a first revision
    tree = _whole(file)
    found = []
    for form in PAPER_FORMS:
        warned = _warned(tree, form, words)
        begun = [_begun(tree, form, one, words) for one in choice_of(file, form) or ("",)]
        found.append(Paper(form, warned, tuple(begun)))
    return found


def closed_point(file: CaseFile, words: Words) -> str:
    """That no 24/7 network is known to be open for a request, and what to do; or nothing."""
    assert file.head is not None  # it has a first revision
    setup = _occasion(tree_of(file.head), "contact-point", words)
    said = no_point_open(setup) if setup is not None else None
    return " ".join(worded(said, voice(words.tag).catalogue)) if said is not None else ""


def choice_of(file: CaseFile, form: PaperForm) -> tuple[str, ...]:
    """The companies of which one is to be chosen for a paper: none where there is no choice."""
    found = companies_asked(_whole(file), form, host())
    return found if len(found) > 1 else ()


def _begun(tree: dict[str, Any], form: PaperForm, company: str, words: Words) -> Begun:
    made = paper_from_request(tree, form, host(), dt.date.today(), company=company)
    items = len(made.get("measures", []))
    return Begun(items, said_of(carried(made, tree), words), company)


def said_of(names: Sequence[str], words: Words) -> str:
    """What a paper took over, as a list in words; names that there are none of are left out."""
    texts = [words.say(f"web.papers.part-{name}") for name in CARRIED if name in names]
    return ", ".join(texts)


def _whole(file: CaseFile) -> dict[str, Any]:
    """The request; in its measures what Comity fills in too, such as the period of a second one.

    But no time zone: in the paper it would stand as if its author had given it.
    """
    assert file.head is not None  # it has a first revision
    tree = tree_of(file.head)
    filled = filled_in(file.head, interface(ENGLISH.language)).get("measures")
    if not filled:
        return tree
    pairs = zip(filled, tree["measures"], strict=True)
    return {**tree, "measures": [_own_zone(one, _table(own)) for one, own in pairs]}


def _own_zone(filled: dict[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """A measure without the time zone of its period, unless its author named one."""
    period = _table(filled.get("period"))
    if "time_zone" not in period or _table(own.get("period")).get("time_zone"):
        return filled
    return {**filled, "period": {k: v for k, v in period.items() if k != "time_zone"}}


def _table(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def write_paper(file: CaseFile, form: PaperForm, company: str = "") -> CaseFile:
    """Begin a paper as a new file of the matter of its request; ``company`` is of ``choice_of``.

    Raises:
        InputError: the record of the request cannot be read.
    """
    assert file.head is not None  # it has a first revision
    sent = any(event.kind == "sent" for event in events_of(file))
    tree = paper_from_request(
        _whole(file), form, host(), dt.date.today(), sent=sent, company=company
    )
    stem = file.name[:60].rstrip(". -")
    kind = str(tree["kind"])
    new = new_file(kind, without_blanks(tree), matter=file.matter, name=f"{stem}.{form}")
    audit("paper", file=new, detail=form)
    return new


def holders_of(file: CaseFile) -> list[str]:
    """The names of the companies that the measures of a request name."""
    assert file.head is not None  # it has a first revision
    measures = tree_of(file.head).get("measures")
    rows = (
        [one for one in measures if isinstance(one, Mapping)] if isinstance(measures, list) else []
    )
    holders = [one.get("holder") for one in rows]
    names = [one.get("name") for one in holders if isinstance(one, Mapping)]
    return list(dict.fromkeys(name for name in names if isinstance(name, str) and name))


def notices_for(file: CaseFile) -> list[tuple[CaseFile, str]]:
    """The notices kept here of companies that a request names, each with its company."""
    wanted = {_bare(name) for name in holders_of(file)}
    found = []
    notices = CaseFile.objects.filter(kind="notice", removed=None).select_related("head")
    for one in notices.order_by("created"):
        company = tree_of(one.head).get("company") if one.head is not None else None
        names = _names(company) if isinstance(company, Mapping) else []
        if any(_bare(name) in wanted for name in names):
            found.append((one, names[0]))
    return found


def _names(company: Mapping[str, Any]) -> list[str]:
    rows = [company, *(company.get("entities") or [])]
    return [
        str(one["name"])
        for one in rows
        if isinstance(one, Mapping) and isinstance(one.get("name"), str) and one["name"]
    ]


def _bare(name: str) -> str:
    return " ".join(name.casefold().replace(",", " ").replace(".", " ").split())


def _warned(tree: Mapping[str, Any], form: PaperForm, words: Words) -> str:
    """That no instrument carries an order there, or that no 24/7 point of the State is known."""
    setup = _occasion(tree, form, words)
    if setup is None:
        return ""
    speaks = voice(words.tag)
    said = no_way_for_an_order(setup)
    if said is None and (said := no_point_open(setup)) is not None:
        return " ".join(worded(said, speaks.catalogue))
    said = said or no_point_on_duty(setup)
    return worded(said, speaks.catalogue)[0] if said is not None else ""


def _occasion(tree: Mapping[str, Any], form: PaperForm, words: Words) -> CaseSetup | None:
    """The occasion of a paper of this form; None of one that law says nothing against."""
    states = {
        role: side.get("state") if isinstance(side := tree.get(role), Mapping) else None
        for role in ("requesting", "requested")
    }
    kind, own = AS_KIND.get(form, ("", ""))
    if not kind:
        return None
    try:
        return make_occasion(host(), kind, form=own, roles=states, voice=voice(words.tag))
    except InputError:  # a State that there is not, which the case page tells
        return None
