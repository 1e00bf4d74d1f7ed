"""A paper to a company or to a 24/7 point, begun from the request for the same data.

The period and the marks of the data go along, and how urgent it is. What whoever receives it need
not know stays behind: facts, persons, purposes and, for a company, reasons. So do the subject and
the values of identifiers where the request protects somebody: the author puts in what is needed.

A company is told what it is asked itself, never what another is asked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal, get_args

from comity.host import Host
from comity.steps.check.holder.company_names import same_name
from comity.steps.read.meant_protection import mentions_protection
from comity.tasks.register.carried import SECRECY, is_emergency
from comity.tasks.register.first_renewal import KEPT_BY, OF_MEASURE, OF_OFFENCE
from comity.tasks.register.following_up import NO_COPY
from comity.tasks.register.language_carried import language_for
from comity.tasks.register.urgency_carried import urgency_for

__all__ = ["PAPER_FORMS", "PaperForm", "companies_asked", "paper_from_request"]

PaperForm = Literal["preservation", "contact-point", "voluntary", "order", "emergency"]
PAPER_FORMS: tuple[PaperForm, ...] = get_args(PaperForm)
ALIKE = ("classification", "domestic_basis")
FOR_AN_ORDER = ("maximum_penalty", "category")
"""What the law of an order asks of an offence beyond its name."""
HOLDER_NAMES = ("representative", "name")
SENDING = ("state", "authority", "contacts", "issued_by")


def companies_asked(tree: Mapping[str, Any], paper: PaperForm, host: Host) -> tuple[str, ...]:
    """The companies to which such a paper can go, each once; none for a paper to the other State.

    Args:
        tree: the request as its author wrote it, finished or not.
        paper: the form of the paper.
        host: knows which kinds of assistance are data that a company may be asked for.
    """
    found: list[str] = []
    if paper != "contact-point":
        for one in _items(tree, "measures"):
            name = _addressee(one) if _is_held(one, host, keeps=paper == "preservation") else ""
            if name and not any(same_name(name, other) for other in found):
                found.append(name)
    return tuple(found)


def paper_from_request(
    tree: Mapping[str, Any],
    paper: PaperForm,
    host: Host,
    on: dt.date,
    *,
    sent: bool = True,
    company: str = "",
) -> dict[str, Any]:
    """A paper to whoever holds or has kept what a request asks for; what is not known is left out.

    Args:
        tree: the request as its author wrote it, finished or not.
        paper: that the company keep the data, or the 24/7 point of the other State have them
            kept, or which form of disclosure.
        host: knows which kinds of assistance are data that a company may be asked for.
        on: the date of the paper.
        sent: whether the request has gone out; one that has not is no earlier letter.
        company: to which of ``companies_asked``. Where there are several and it is none of them,
            nothing that is asked is taken over.
    """
    keeps, point = paper in ("preservation", "contact-point"), paper == "contact-point"
    made: dict[str, Any] = {"schema": "1", "kind": "preservation" if keeps else "disclosure"}
    form = "point-of-contact" if point else "provider" if keeps else paper
    made |= {"form": form, "date": on.isoformat()}
    if language := language_for(tree, str(made["kind"]), host):
        made["language"] = language
    made |= {name: tree[name] for name in ALIKE if tree.get(name)}
    made["requesting"] = _sender(tree.get("requesting"))
    state = _table(tree.get("requested")).get("state")
    made["requested"] = {"state": state} if state else {}
    hidden = any(mentions_protection(_table(one)) for one in _items(tree, "persons"))
    if tree.get("subject") and not hidden:
        made["subject"] = tree["subject"]
    named = (*OF_OFFENCE, *FOR_AN_ORDER) if paper == "order" else OF_OFFENCE
    made["offences"] = [
        {name: one[name] for name in named if name in one} for one in _items(tree, "offences")
    ]
    asked = [one for one in _items(tree, "measures") if _is_held(one, host, keeps=keeps)]
    companies = companies_asked(tree, paper, host)
    if len(companies) > 1:
        asked = [one for one in asked if same_name(_addressee(one), company)]
    if keeps:
        asked = _together(asked)
    kept_as = next((one.kind for one in host.measures().values() if one.preserving), "")
    made["measures"] = [_measure(one, kept_as if keeps else "", hidden=hidden) for one in asked]
    secrecy = _table(tree.get("confidentiality"))
    made["confidentiality"] = {name: secrecy[name] for name in SECRECY if name in secrecy}
    made["earlier"] = _earlier(tree, request=keeps and sent)
    if companies:
        made["earlier"] = [
            one for one in made["earlier"] if _may_know(one, asked, alone=len(companies) == 1)
        ]
    if keeps:
        made["request_intended"] = "true"
    if paper == "order":
        made["urgency"] = {"level": "emergency"} if is_emergency(tree) else {}
    else:
        made["urgency"] = urgency_for(tree, asked, on, in_words=point and not hidden)
    if paper == "emergency":
        made["urgency"] |= {"level": "emergency"}
    return {name: value for name, value in made.items() if value not in ({}, [])}


def _sender(side: Any) -> dict[str, Any]:
    """The authority that asks, without what belongs to the signature of the request."""
    made = {name: value for name, value in _table(side).items() if name in SENDING}
    if isinstance(signs := made.get("issued_by"), Mapping):
        made["issued_by"] = {key: value for key, value in signs.items() if key not in NO_COPY}
    return made


def _is_held(measure: Mapping[str, Any], host: Host, *, keeps: bool) -> bool:
    """Whether a company holds it, and may be asked for it straight."""
    holder = _table(measure.get("holder")).get("kind")
    if holder is not None and holder not in KEPT_BY:
        return False
    kind = host.measures().get(str(measure.get("kind", "")))
    if kind is None:
        return holder in KEPT_BY
    return bool(kind.data) or (keeps and kind.preserving)


def _addressee(measure: Mapping[str, Any]) -> str:
    """Whoever receives what is asked of a holder: its representative, if it has one."""
    holder = _table(measure.get("holder"))
    name = holder.get("representative") or holder.get("name")
    return name if isinstance(name, str) else ""


def _may_know(earlier: Mapping[str, Any], asked: list[Mapping[str, Any]], *, alone: bool) -> bool:
    """Whether a company may be told of an earlier step: not if another holds, or may hold."""
    if earlier.get("kind") != "preservation":
        return True
    holder = earlier.get("holder")
    if not isinstance(holder, str) or not holder:
        return alone
    names = [_table(one.get("holder")).get(key) for one in asked for key in HOLDER_NAMES]
    return any(isinstance(name, str) and same_name(name, holder) for name in names)


def _together(measures: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Measures without those that another keeps already; what differs in its items is joined.

    Whether a company discloses data of one account under several kinds of assistance or one, it
    keeps them once.
    """
    found: dict[str, Mapping[str, Any]] = {}
    for one in measures:
        items = one.get("items")
        listed = isinstance(items, list)
        own = [one.get(name) for name in OF_MEASURE if name not in ("id", "items")]
        key = repr((own, None if listed else items, listed))
        first = found.setdefault(key, one)
        if first is not one and isinstance(items, list):
            every = [*first["items"], *(item for item in items if item not in first["items"])]
            found[key] = {**first, "items": every}
    return list(found.values())


def _measure(measure: Mapping[str, Any], kept_as: str, *, hidden: bool) -> dict[str, Any]:
    """What is asked for; of data to be kept, under the kind that has data kept."""
    names = OF_MEASURE if kept_as else ("kind", *OF_MEASURE)
    made = {name: measure[name] for name in names if name in measure}
    if hidden and "identifiers" in made:
        rows = [_table(one) for one in made["identifiers"] if isinstance(one, Mapping)]
        made["identifiers"] = [{"kind": one["kind"]} for one in rows if "kind" in one]
    return {**made, "kind": kept_as} if kept_as else made


def _earlier(tree: Mapping[str, Any], *, request: bool) -> list[dict[str, Any]]:
    """The preservations of the data; in a new one, the request that it belongs to."""
    rows = [dict(one) for one in _items(tree, "earlier") if one.get("kind") == "preservation"]
    if request and tree.get("reference"):
        about = {"kind": "request", "reference": tree["reference"]}
        rows.append(about | ({"date": tree["date"]} if tree.get("date") else {}))
    return rows


def _table(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _items(tree: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    found = tree.get(name)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []
