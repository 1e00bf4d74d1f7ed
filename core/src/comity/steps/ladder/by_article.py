"""What articles of treaties open beside a formal request: data of the instruments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.law.covers import can_be_asked
from comity.law.ties import Tie
from comity.model.citations import Read
from comity.model.drafts.request import Request
from comity.model.law_networks import ChannelTerms, Network
from comity.model.law_records import Provision
from comity.model.messages import Message, Term
from comity.model.records import HOLD, AssistanceKind, Channel, owner_of
from comity.steps.ladder.ladder_entries import Entry, of_tie, titled
from comity.steps.ladder.pair import Pair
from comity.text.messages import message, plain_sentence

__all__ = ["by_article"]

CAPACITIES: Mapping[str, str] = {
    "central-authority": "the central authority",
    "prosecutor": "a prosecutor",
    "judge": "a judge",
    "court": "a court",
    "police": "the police",
    "other": "another authority",
}


def by_article(pair: Pair, networks: Mapping[str, Network]) -> Iterator[Entry]:
    """Every channel that an article opens, or would open between States that it binds.

    An article under which a network works is told there.
    """
    for tie in pair.ties:
        if tie.status == "not-party" and _of_others(tie):
            continue
        for row in tie.instrument.provisions:
            terms = row.channel
            if terms is None or row.read is Read.NONE or terms.network in networks:
                continue
            if tie.status == "in-force" and not row.held_on(pair.resolved.on):
                continue
            if _serves(tie, pair, row, terms):
                yield _entry(pair, tie, row, terms)


def _of_others(tie: Tie) -> bool:
    """Whether it is a treaty that the two cannot have in common, or that binds neither."""
    neither = all(one.status == "not-party" for one in tie.positions)
    return neither or tie.instrument.level in ("regional", "bilateral")


def _serves(tie: Tie, pair: Pair, row: Provision, terms: ChannelTerms) -> bool:
    """Whether it gives anything of what is asked, or keeps it."""
    if terms.kind == HOLD:
        return pair.fades
    named = any(_named(kind, row, terms, pair) for kind in pair.kinds)
    if named or terms.doubt(pair.resolved.on):
        return named
    if not any(terms.given.get(name, "no") != "no" for name in pair.classes):
        return False
    return any(can_be_asked(tie.instrument, kind.kind) for kind in pair.kinds)


def _named(kind: AssistanceKind, row: Provision, terms: ChannelTerms, pair: Pair) -> bool:
    """Whether a provision names a kind of data as they pass, or one that it may not give."""
    return kind.kind in row.measures and (kind.live or bool(terms.doubt(pair.resolved.on)))


def _entry(pair: Pair, tie: Tie, row: Provision, terms: ChannelTerms) -> Entry:
    opens, why = of_tie(tie, pair)
    uncertain = terms.doubt(pair.resolved.on)
    if (opens == "no" and terms.without) or (opens == "yes" and uncertain):
        opens = "unknown"
    channel = Channel(
        id=terms.id,
        title=terms.title,
        kind=terms.kind,
        says=row.says,
        citation=row.cited(),
        open=opens,
        only=terms.only,
        why=why,
        gives=terms.given,
        measures=tuple(kind.kind for kind in pair.kinds if _named(kind, row, terms, pair)),
        use=terms.use,
        used_by=terms.used_by or terms.by,
        ask_through=terms.ask_through,
        limits=terms.limits,
        lasts=terms.lasts,
        answers_in=terms.answers_in,
        contact=terms.contact,
        link=terms.link,
        short=tie.instrument.named(),
    )
    ask = plain_sentence(terms.ask_through) if terms.ask_through else None
    remark = _not_by_them(pair, terms)
    if opens == "unknown" and (doubt := uncertain or terms.without):
        remark = plain_sentence(doubt)
    bounds = terms.bound(owner_of(pair.asking.id))
    told = plain_sentence(bounds) if bounds else None
    return Entry(channel, titled(terms.title), ask, remark, bounds=told)


def _not_by_them(pair: Pair, terms: ChannelTerms) -> Message | None:
    """That whoever issues the request may not use it alone; what is not told is not held against.

    Only a file tells who issues it.
    """
    draft = pair.resolved.draft
    if not terms.by or not isinstance(draft, Request):
        return None
    issuer, other = draft.requesting.issued_by, draft.requesting.validated_by
    told = {official.capacity for official in (issuer, other) if official and official.capacity}
    if not told or told & set(terms.by):
        return None
    names = tuple(Term("term", f"capacity-{name}", CAPACITIES[name]) for name in terms.by)
    return message("ladder.not-theirs", issuers=names)
