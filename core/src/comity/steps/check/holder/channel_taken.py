"""The channel of the notice that takes a paper that goes to the company itself.

A request between authorities goes to none of them: then only what the notice says of that way is
told.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.law.terms import language_term
from comity.model.drafts.asking import PAPERS_TO_PROVIDER
from comity.model.drafts.notice_handling import SubmissionChannel
from comity.model.findings import Finding
from comity.model.messages import Message
from comity.model.records import owner_of
from comity.steps.check.holder.company_names import same_name
from comity.steps.check.holder.notice_words import kinds_in, parts_of, rest_of
from comity.steps.check.holder.paper_asked import Asked, state_named_in
from comity.steps.check.holder.paper_language import is_written_in
from comity.steps.check.holder.process_brought import MAY_ENFORCE, requester_kinds
from comity.steps.check.holder.terms_held import said, source
from comity.text.messages import finding, message

__all__ = ["addresses_of", "channels_for", "check_channel", "paper_kind"]

SECTION = "submission"
MAIN = frozenset(
    {"preservation", "emergency", "civil", "user", "removal", "questions", "complaint"}
)
"""The purposes that a phrase is about, where it names one of them; else all requests."""
OPEN = "open"
"""In place of a purpose: words that do not tell what a channel is not for."""


def check_channel(asked: Asked) -> Iterator[Finding]:
    """The findings on the way by which the paper reaches the company."""
    company = asked.notice.company.name
    if not asked.held:
        return
    if not asked.direct:
        yield from _route_told(asked)
        return
    told = said(asked, "channels")
    if not told.value:
        return
    judged = channels_for(asked)
    open_ = tuple(_named(one) for one, why in judged if why is None)
    reasons = tuple(why for _, why in judged if why is not None)
    who = source(asked, told.cite(SECTION))
    if not open_:
        yield finding("holder.no-channel", "", why=reasons, company=company, **who)
        return
    for at, address in addresses_of(asked):
        used = [why for one, why in judged if _same_address(one.address or "", address)]
        whys = tuple(why for why in used if why is not None)
        if not used:
            yield finding("holder.channel-unlisted", at, address=address, open=open_, **who)
        elif len(whys) == len(used):
            yield finding("holder.channel-wrong", at, address=address, why=whys, open=open_, **who)


def _named(channel: SubmissionChannel) -> str:
    """What a channel is called: its address, or its kind where the notice gives none."""
    return channel.address or channel.kind


def channels_for(asked: Asked) -> list[tuple[SubmissionChannel, Message | None]]:
    """Each channel of the notice, with the reason why it does not take the paper, if there is one.

    A channel for which words alone decide, and words that nobody here knows, is not ruled out.
    """
    channels: tuple[SubmissionChannel, ...] = said(asked, "channels").value or ()
    explicit = any(_suits(one, asked) == "by-name" for one in channels if not _barred(one, asked))
    return [(one, _barred(one, asked) or _purposes(one, asked, explicit)) for one in channels]


def paper_kind(asked: Asked) -> str:
    """What a channel must be for: preservation, emergency or request."""
    if asked.preserving:
        return "preservation"
    return "emergency" if asked.emergency else "request"


def _route_told(asked: Asked) -> Iterator[Finding]:
    told = said(asked, "mla_route")
    if told.value:
        who = source(asked, told.cite("international requests"))
        yield finding("holder.mla-route", "", route=told.value, **who)


def _barred(channel: SubmissionChannel, asked: Asked) -> Message | None:
    """Why a channel is not for this requester or this paper, whatever it is used for."""
    named, requester = _named(channel), asked.requester
    if channel.states and not {requester, owner_of(requester)} & set(channel.states):
        states = tuple(map(state_named_in, channel.states))
        return message("holder.channel-states", channel=named, states=states)
    entities = [entity.name for one in asked.held if (entity := asked.entity(one))]
    if channel.entities and entities and not _reaches(channel, entities):
        return message("holder.channel-entities", channel=named, entities=channel.entities)
    if channel.languages and not is_written_in(asked, channel.languages):
        languages = tuple(map(language_term, channel.languages))
        return message("holder.channel-languages", channel=named, languages=languages)
    for phrase in channel.refused:
        if _refuses(phrase, paper_kind(asked)):
            return message("holder.channel-refused", channel=named, refused=phrase)
    if channel.accepts_service is False and _is_process(asked):
        return message("holder.channel-service", channel=named)
    if channel.audience and _excluded(channel.audience, asked):
        return message("holder.channel-audience", channel=named, audience=channel.audience)
    return None


def _purposes(channel: SubmissionChannel, asked: Asked, explicit: bool) -> Message | None:
    """Why a channel is not for such a paper; a general one serves where none names the paper."""
    suits = _suits(channel, asked)
    if suits == "by-name" or (suits == "in-general" and not explicit) or suits == "unknown":
        return None
    return message("holder.channel-purposes", channel=_named(channel), purposes=channel.purposes)


def _suits(channel: SubmissionChannel, asked: Asked) -> str:
    """Whether a channel is for such a paper: by-name, in-general, unknown or no."""
    kinds = frozenset[str]().union(*map(_purpose, channel.purposes))
    if paper_kind(asked) in kinds:
        return "by-name"
    if not kinds or "request" in kinds:
        return "in-general"
    return "unknown" if OPEN in kinds else "no"


def _purpose(phrase: str) -> frozenset[str]:
    """What a phrase says that a channel is for, part by part."""
    if "all" in kinds_in("wide", phrase):
        return frozenset({"request", OPEN})
    return frozenset[str]().union(*map(_of_part, parts_of(phrase)))


def _of_part(part: str) -> frozenset[str]:
    found = kinds_in("purpose", part)
    if not found or "not" in kinds_in("wide", part):
        return frozenset({OPEN})
    return found & MAIN or found


def _refuses(phrase: str, kind: str) -> bool:
    """Whether what a channel is not used for is this kind of paper, and not some of the kind."""
    if rest_of(("purpose",), phrase) or kinds_in("wide", phrase):
        return False
    return kind in frozenset[str]().union(*map(_of_part, parts_of(phrase)))


def _excluded(audience: str, asked: Asked) -> bool:
    """Whether an audience in words is surely another: of the company's State, of other kinds."""
    wide, own = kinds_in("route", audience), asked.from_where
    if ("foreign" in wide and "domestic" not in wide and own != "foreign") or (
        "domestic" in wide and "foreign" not in wide and own == "foreign"
    ):
        return True
    wanted, kinds = kinds_in("authority", audience), requester_kinds(asked)
    return bool(wanted and kinds and not wanted & kinds) and not (
        "law-enforcement" in wanted and kinds & MAY_ENFORCE
    )


def _is_process(asked: Asked) -> bool:
    return any(one.measure.order is not None for one in asked.held)


def _reaches(channel: SubmissionChannel, entities: list[str]) -> bool:
    return any(same_name(one, name) for one in channel.entities for name in entities)


def addresses_of(asked: Asked) -> Iterator[tuple[str, str]]:
    """The fields that say where the paper is sent, with the e-mail address in each."""
    draft = asked.draft
    if isinstance(draft, PAPERS_TO_PROVIDER) and draft.addressee and draft.addressee.email:
        yield "addressee.email", draft.addressee.email
        return
    for held in asked.held:
        holder = held.measure.holder
        if holder and holder.email:
            yield f"{held.path}.holder.email", holder.email


def _same_address(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()
