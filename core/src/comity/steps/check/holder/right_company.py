"""The right company, and the entity that serves the user of each measure."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.drafts.notice_company import Entity
from comity.model.drafts.request import Request
from comity.model.findings import Finding, Severity
from comity.model.records import owner_of
from comity.steps.check.holder.company_names import names_of, same_name, services_of
from comity.steps.check.holder.notice_words import regions_of
from comity.steps.check.holder.paper_asked import TO_PROVIDER, Asked, Held, state_named_in
from comity.steps.check.holder.terms_held import citation, source
from comity.text.messages import finding

__all__ = ["check_company"]

SECTION = "legal entities"
WEAK = frozenset({"requester", "nationality"})
"""What tells only by the way where a user is."""


def check_company(asked: Asked) -> Iterator[Finding]:
    """The findings on the name of the company, and on its entity, measure by measure."""
    notice = asked.notice
    who = source(asked, citation(notice, SECTION))
    if not asked.held:
        yield finding(
            "notice.no-measure",
            "measures",
            company=notice.company.name,
            names=names_of(notice),
            **who,
        )
    for held in asked.held:
        yield from _named(asked, held)
        yield from _entity(asked, held)
    yield from _others(asked)


def _others(asked: Asked) -> Iterator[Finding]:
    """The measures of a paper for the company that are addressed to another company."""
    if not asked.held or not asked.direct:
        return
    known = {one.index for one in asked.held}
    by_road = not isinstance(asked.draft, Request) or bool(
        asked.draft.transmission and asked.draft.transmission.road
    )
    for index, measure in enumerate(asked.draft.measures):
        if index in known or measure.holder is None or not measure.holder.name:
            continue
        if by_road or measure.addressee == TO_PROVIDER:
            yield finding(
                "holder.another-company",
                f"measures[{index}].holder.name",
                name=measure.holder.name,
                company=asked.notice.company.name,
                **source(asked, citation(asked.notice, SECTION)),
            )


def _named(asked: Asked, held: Held) -> Iterator[Finding]:
    """A name that is the company's but for its legal form, or that is the name of a service."""
    notice, at = asked.notice, f"{held.path}.holder.name"
    assert held.measure.holder is not None
    who = source(asked, citation(notice, SECTION))
    name, match = held.measure.holder.name, held.match
    if match.form is not None:
        yield finding("holder.legal-form", at, name=name, entity=match.form.name, **who)
    if match.unlisted:
        yield finding("holder.entity-unlisted", at, name=name, names=names_of(notice), **who)
    if match.service:
        yield finding(
            "holder.service-named",
            at,
            name=name,
            company=notice.company.name,
            names=names_of(notice),
            **who,
        )

    service = held.measure.holder.service or ""
    known = services_of(notice)
    listed = not known or any(same_name(one, service) for one in (*known, *names_of(notice)))
    if service and not listed and not isinstance(asked.draft, Request):
        at = f"{held.path}.holder.service"
        yield finding("holder.service-unlisted", at, service=service, names=known, **who)


def _entity(asked: Asked, held: Held) -> Iterator[Finding]:
    notice, at = asked.notice, f"{held.path}.holder.name"
    who = source(asked, citation(notice, SECTION))
    where, serving = asked.where(held), asked.serving(held)
    named = held.match.entity or held.match.form
    told = (named,) if named is not None and serving else notice.company.entities
    unknown = regions_of(text for one in told for text in one.serves)[1]
    names = tuple(one.name for one in serving if one.accepts_requests is not False)
    if named is not None and named.accepts_requests is False:
        yield _closed(asked, named, at)
    elif named is not None and names and named not in serving and not unknown:
        weight = Severity.ADVICE if where.by in WEAK else Severity.WARNING
        yield finding(
            f"holder.entity-other/{where.by}",
            at,
            weight=weight,
            entity=named.name,
            serving=names,
            state=state_named_in(where.state),
            **who,
        )
    elif named is not None or len(serving) == 1:
        yield from _seat(
            asked, named or serving[0], at, sure=bool(named) or where.by != "requester"
        )
    if unknown and where.state and named not in serving and where.by != "requester":
        state = state_named_in(where.state)
        yield finding("holder.entity-unknown", at, regions=unknown, state=state, **who)


def _closed(asked: Asked, entity: Entity, at: str) -> Finding:
    notice = asked.notice
    who = source(asked, citation(notice, SECTION))
    others = [one for one in notice.company.entities if one.accepts_requests is not False]
    open_ = tuple(one.name for one in others if one is not entity)
    if not open_:
        company = notice.company.name
        return finding("holder.entity-closed/none", at, entity=entity.name, company=company, **who)
    return finding("holder.entity-closed", at, entity=entity.name, open=open_, **who)


def _seat(asked: Asked, entity: Entity, at: str, *, sure: bool) -> Iterator[Finding]:
    """A request between States goes to the State in which the entity is established."""
    notice = asked.notice
    requested = owner_of(asked.draft.requested.state)
    seats = {owner_of(entity.state), *map(owner_of, notice.further_hosts)}
    if asked.direct or not isinstance(asked.draft, Request) or requested in seats:
        return
    yield finding(
        "holder.entity-state",
        at,
        weight=Severity.WARNING if sure else Severity.ADVICE,
        **source(asked, citation(notice, SECTION)),
        entity=entity.name,
        seat=state_named_in(owner_of(entity.state)),
        requested=state_named_in(requested),
    )
