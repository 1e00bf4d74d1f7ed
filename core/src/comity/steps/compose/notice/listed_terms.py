"""Terms that come as a list, a sentence or two each: who may ask, routes, refusals, costs."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from comity.steps.compose.drafter import Drafter
from comity.steps.compose.notice.naming import data_inside, phrase_inside

__all__ = ["cost_cases", "price", "refusals", "routes", "who_may_ask"]


def who_may_ask(drafter: Drafter, company: str) -> list[str]:
    """Whose requests the company answers, or does not answer."""
    return _each(drafter, "who_may_ask", "who", "notice.purpose.requester", company)


def refusals(drafter: Drafter, company: str) -> list[str]:
    """The kinds of request that the company does not simply answer."""
    return _each(drafter, "refusals", "what", "notice.process.refusal", company)


def _each(drafter: Drafter, field: str, name: str, clause: str, company: str) -> list[str]:
    """The practice on each item of a list, which its field ``name`` names."""
    said: list[str] = []
    for path in drafter.each(field):
        named = phrase_inside(drafter, f"{path}.{name}")
        said.append(_told(drafter, path, clause, {"company": company, name: named}))
    return said


def cost_cases(drafter: Drafter, company: str) -> list[str]:
    """Whether and what the company charges in some kinds of case."""
    said: list[str] = []
    for path in drafter.each("costs.by_case"):
        when = phrase_inside(drafter, f"{path}.when")
        sentences: list[str] = []
        if drafter.has(f"{path}.practice"):
            clause = f"notice.costs.case.{drafter.get(f'{path}.practice')}"
            sentences.append(drafter.said(clause, (path,), {"company": company, "when": when}))
            drafter.place(f"{path}.practice", sentences[-1])
        if drafter.has(f"{path}.price"):
            sentences.append(_case_price(drafter, path, when))
        remark = drafter.paragraphs(f"{path}.text")
        if not sentences:
            text = " ".join(remark)
            clause = "notice.costs.case.stated"
            remark = [drafter.said(clause, (path,), {"when": when, "text": text})]
        sentences += remark
        said.append(" ".join(sentences))
    return said


def _case_price(drafter: Drafter, path: str, when: str) -> str:
    """The price in a kind of case, or that there is none."""
    field, clause = (f"{path}.price",), "notice.costs.case.price"
    if not _is_free(drafter, path):
        charged = drafter.whole(f"{path}.price", "money")
        return drafter.clause(clause, fields=field, when=when, price=charged)
    written = drafter.clause("notice.costs.case.free", fields=field, when=when)
    drafter.used(f"{path}.price", written)
    return written


def price(drafter: Drafter, path: str) -> str:
    """A price, or the word for none."""
    if not _is_free(drafter, path.rpartition(".")[0]):
        return drafter.whole(path, "money")
    written = drafter.say("notice.costs.free")
    drafter.used(path, written)
    return written


def _is_free(drafter: Drafter, path: str) -> bool:
    """Whether the price of the case or item at a path is zero."""
    return Decimal(str(drafter.get(f"{path}.price.amount"))) == 0


def routes(drafter: Drafter, *, of_requesters: bool) -> list[str]:
    """The way that requests of some authorities must take, or that of all or for some data."""
    said: list[str] = []
    for path in drafter.each("routes"):
        if drafter.has(f"{path}.who") is not of_requesters:
            continue
        who = phrase_inside(drafter, f"{path}.who")
        data = data_inside(drafter, f"{path}.categories")
        kind = ("both" if data else "who") if who else ("data" if data else "all")
        way = phrase_inside(drafter, f"{path}.way")
        text = drafter.clause(
            f"notice.process.route.{kind}", fields=(path,), who=who, data=data, way=way
        )
        said.append(" ".join([text, *drafter.paragraphs(f"{path}.text")]))
    return said


def _told(drafter: Drafter, path: str, clause: str, values: Mapping[str, str]) -> str:
    """The clause of a practice with the remark after it, or that of a remark alone."""
    practice = drafter.get(f"{path}.practice")
    remark = drafter.paragraphs(f"{path}.text")
    if practice is None:
        text = " ".join(remark)
        return drafter.said(f"{clause}.stated", (path,), {**values, "text": text})
    written = drafter.said(f"{clause}.{practice}", (path,), values)
    drafter.place(f"{path}.practice", written)
    return " ".join([written, *remark])
