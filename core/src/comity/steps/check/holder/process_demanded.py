"""The process that the notice demands for each kind of data, against what the request brings.

Kinds of process are told by their names (words.toml). Where the names differ, or none is known,
the reader is asked: nobody here decides whether an order of one State is a warrant of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.drafts.base import DraftPart
from comity.model.drafts.notice_data import DataCategory
from comity.model.findings import Finding
from comity.model.records import owner_of
from comity.steps.check.holder.notice_words import kinds_in, made_in, region_states
from comity.steps.check.holder.paper_asked import Asked, Held, state_named_in
from comity.steps.check.holder.process_brought import MLA, brought, brought_words
from comity.steps.check.holder.terms_held import Said, categories_for, said, source
from comity.text.messages import finding

__all__ = ["check_process", "demanded_for"]

DIRECT = "direct"
FALLS_SHORT = re.compile(
    r"\bnot (?:be )?(?:enough|sufficient|suffice|accepted)|\binsufficient|\bne suffit pas"
    r"|\bgen[\u00fcu]gt nicht|\breicht nicht",
    re.IGNORECASE,
)
OR = re.compile(r"[;,]|\b(?:or|ou|oder)\b", re.IGNORECASE)
OF_AN_AUTHORITY = frozenset({MLA, "warrant", "court-order", "subpoena", "production-order"})
"""What the authority of the company's State can obtain for a request that it carries out."""


def check_process(asked: Asked) -> Iterator[Finding]:
    """The findings on the process for each measure that seeks disclosure."""
    needed = False
    for held in asked.held:
        if asked.keeps(held.measure) or asked.preserving or asked.emergency:
            continue
        found = [*_of_data(asked, held), *_of_entity(asked, held)]
        found += _refused(asked, held)
        found += _routes(asked, held)
        needed = needed or any(one.rule == "holder.mla-needed" for one in found)
        yield from found
        if not needed and (general := _mla_in_general(asked, held)) is not None:
            needed = True
            yield general


def demanded_for(asked: Asked, entry: DataCategory) -> str:
    """The process that the notice demands of this authority for a kind of data, or nothing."""
    if asked.from_where == "foreign":
        return entry.process_foreign or ""
    local = entry.process_local if asked.from_where == "local" else None
    return local or entry.process_domestic or ""


def _of_data(asked: Asked, held: Held) -> Iterator[Finding]:
    for entry, told in categories_for(asked, held):
        if process := demanded_for(asked, entry):
            yield from _compared(asked, held, process, told)


def _of_entity(asked: Asked, held: Held) -> Iterator[Finding]:
    """What the notice says of the process that binds the entity, in words."""
    entity = asked.entity(held)
    if entity is None or not entity.process:
        return
    wanted = kinds_in("process", entity.process)
    if not wanted & _can_bring(asked, held):
        told = Said(entity.process, asked.notice, {})
        yield from _compared(asked, held, entity.process, told, "legal entities")


def _compared(
    asked: Asked, held: Held, process: str, told: Said, section: str = "required process"
) -> Iterator[Finding]:
    wanted, own = kinds_in("process", process), brought(asked, held)
    if _within_reach(asked, process) & _can_bring(asked, held):
        return
    at, kind = f"{held.path}.kind", held.measure.kind
    who = source(asked, told.cite(section))
    words = tuple(brought_words(asked, held))
    if asked.direct and wanted and wanted <= {MLA}:
        yield finding(
            "holder.mla-needed",
            at,
            company=asked.notice.company.name,
            state=state_named_in(asked.requester),
            kind=kind,
            process=process,
            **who,
        )
    elif asked.direct and DIRECT in wanted:
        yield finding("holder.route", at, way=process, **who)  # words decide for which data
    elif not asked.direct:
        yield finding("holder.process-differs/through", at, kind=kind, process=process, **who)
    elif not own and not words:
        yield finding("holder.process-missing", at, kind=kind, process=process, **who)
    else:
        titles = words or tuple(sorted(own))
        yield finding(
            "holder.process-differs", at, kind=kind, process=process, brought=titles, **who
        )


def _within_reach(asked: Asked, process: str) -> frozenset[str]:
    """The kinds of process of which an authority of the requesting State can have one.

    An order of a court of another State is none of them, unless that State's authority obtains it.
    """
    kinds: frozenset[str] = frozenset()
    for part in OR.split(process):
        state = made_in(part)
        if FALLS_SHORT.search(part):
            continue
        if not state or not asked.direct or state == owner_of(asked.requester):
            kinds |= kinds_in("process", part)
    return kinds


def _can_bring(asked: Asked, held: Held) -> frozenset[str]:
    """What a measure brings, and what an authority obtains for a request that goes through it."""
    own = brought(asked, held)
    return own if asked.direct else own | OF_AN_AUTHORITY


def _mla_in_general(asked: Asked, held: Held) -> Finding | None:
    told = said(asked, "mla_needed", held)
    if told.value not in ("yes", "may") or not asked.direct or asked.from_where != "foreign":
        return None
    if brought(asked, held) & {"european-production-order"} or any(
        demanded_for(asked, entry) for entry, _ in categories_for(asked, held)
    ):
        return None  # what is said of these data goes before what is said of all
    where = source(asked, told.cite("international requests"))
    company = asked.notice.company.name
    if told.value == "may":
        return finding("holder.mla-needed/may", held.path, company=company, **where)
    return finding("holder.mla-needed/general", held.path, company=company, **where)


def _refused(asked: Asked, held: Held) -> Iterator[Finding]:
    """A process that the measure brings and the notice says the company does not accept."""
    told, own = said(asked, "processes", held), brought(asked, held)
    side = "foreign" if asked.from_where == "foreign" else "domestic"
    for one in told.value or ():
        if one.accepted != "no" or one.from_ not in (None, "both", side):
            continue
        if one.categories and held.measure.kind not in one.categories:
            continue
        if kinds_in("process", one.title) & own:
            at = f"{held.path}.kind"
            company = asked.notice.company.name
            who = source(
                asked, told.cite("required process", str((one.title.casefold(), one.from_)))
            )
            yield finding("holder.process-refused", at, company=company, process=one.title, **who)


def _routes(asked: Asked, held: Held) -> Iterator[Finding]:
    """A way that the notice sets for this requester and these data, if the paper goes another."""
    told = said(asked, "routes", held)
    for route in told.value or ():
        if route.categories and held.measure.kind not in route.categories:
            continue
        if _is_for(route, asked) is False:
            continue
        through = "through-authority" in kinds_in("route", route.way)
        if through and not asked.direct:
            continue
        who = source(asked, told.cite("international requests"))
        if through and _is_for(route, asked):
            company = asked.notice.company.name
            yield finding("holder.mla-needed/way", held.path, company=company, way=route.way, **who)
        else:
            yield finding("holder.route", held.path, way=route.way, **who)


def _is_for(route: DraftPart, asked: Asked) -> bool | None:
    """Whether a route is that of this requester; None where its words do not tell."""
    who: str | None = getattr(route, "who", None)
    if not who:
        return True
    states = region_states(who)
    if states is not None:
        return asked.requester in states
    kinds = kinds_in("route", who)
    if "foreign" in kinds:
        return asked.from_where == "foreign"
    if "domestic" in kinds:
        return asked.from_where != "foreign"
    return None
