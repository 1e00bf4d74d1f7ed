"""The tables of a law file, as docs/law-data.md lays them down (schema 1).

Keys that this version does not know are kept in ``model_extra``: ``comity law audit`` reports
them, and a document is built all the same, so that an older host reads newer files.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Any, Literal

from pydantic import Field, model_validator

from comity.model.citations import Citation, Read
from comity.model.first_days import Day
from comity.model.law_answers import Answer
from comity.model.law_clocks import Clock
from comity.model.law_networks import ChannelTerms
from comity.model.law_tables import Also, Cited, Condition, LawTable, LawText, Period, Source
from comity.model.law_ways import Issuer, RoadLaw
from comity.model.law_withheld import Withheld
from comity.model.origin import Origin

__all__ = [
    "Also",
    "Answer",
    "Assurance",
    "Cited",
    "Clock",
    "Condition",
    "Extension",
    "Ground",
    "Instrument",
    "Issuer",
    "LawTable",
    "Notification",
    "Order",
    "PartyList",
    "PartyRow",
    "Period",
    "Provision",
    "ReliedArticle",
    "RoadLaw",
    "Rule",
    "Scope",
    "Source",
]

ROAD_KEYS = ("to", "direct", "unless", "copy_to")
ROADS = ("no", "urgent", "yes")  # whether a request may go straight to a court or a prosecutor
PartyStatus = Literal[
    "party", "signed", "entry-not-read", "withdrawn", "invited", "not-party", "unknown"
]


class Rule(Cited):
    """A declarative rule: when / require / forbid / limit / assure.

    With ``yields_to`` it holds only while no other treaty of that kind is in force between the
    States (``other-mla-treaty``), with ``beside`` only while one is. One of a ``road`` binds only
    who takes it: where another road to the same measure is open, what fails here is no fault.

    ``severity`` is what a failure costs the sender. With ``required``, advice tells what the law
    requires although its absence seldom sinks a request, since the receiving side asks for it.
    """

    id: str
    role: str = ""
    kinds: tuple[str, ...] = ()
    each: str = ""
    road: str = ""
    yields_to: str = ""
    beside: str = ""
    when: Condition | None = None
    require: tuple[Condition, ...] = ()
    forbid: tuple[Condition, ...] = ()
    limit: tuple[Condition, ...] | Condition = ()
    assure: str = ""
    says: LawText
    cure: LawText = ""
    severity: Literal["error", "warning", "advice"] = "error"
    required: bool = False

    @property
    def demands(self) -> bool:
        """Whether the law requires what the rule asks for, whatever a failure costs the sender."""
        return self.required or self.severity != "advice"


class Ground(Cited):
    """A ground of refusal; a ``limit`` lets a person not comply, ``postponed`` only takes time.

    ``topic`` tells how a draft is judged by it (``comity.steps.assess.TOPICS``). ``when`` tells
    when the file itself puts it in play, ``only`` outside which cases it cannot arise; with
    ``coercive_only`` it reaches no measure without compulsion, with ``threshold`` it asks for a
    minimum penalty there too, and with ``yields_to`` it is no ground for what a treaty whose
    grounds were read covers (``other-mla-treaty``). One that a State declared to an instrument
    has its ``code``, one that answers reservations the States that made them (``asked_by``, the
    asking side); ``instead_of`` names the general ground whose place it takes.
    """

    id: str
    title: LawText
    nature: Literal["mandatory", "discretionary", "limit", "postponed", "practice"]
    topic: str = ""
    measures: tuple[str, ...] = Field(default=(), alias="for")
    says: LawText
    when: Condition | None = None
    only: Condition | None = None
    coercive_only: bool = False
    threshold: bool = False
    yields_to: str = ""
    code: str = ""
    asked_by: tuple[str, ...] = ()
    instead_of: str = ""
    cure: LawText = ""

    @property
    def declared(self) -> bool:
        """Whether it rests on what single States declared, and not on the text for all."""
        return bool(self.code or self.asked_by)


class Assurance(Cited):
    """An assurance that a State asks for, or may give.

    ``side`` tells which, where the text tells it; ``for`` and ``when`` limit it to those measures
    and cases. An id outside the lists of ``comity.law.named`` needs a ``title`` in words.
    """

    id: str
    title: LawText = ""
    given_by: LawText = ""
    side: Literal["", "asks", "gives"] = ""
    measures: tuple[str, ...] = Field(default=(), alias="for")
    when: Condition | None = None
    says: LawText = ""


class Order(Cited):
    """What an instrument says of its place among others.

    ``to`` is an instrument's id, ``national-law`` or ``other-mla-treaty``; ``levels`` limits the
    last to treaties of those levels. What ``replaces`` another goes before it and leaves nothing
    of it for the kinds of assistance that it serves itself. What ``adds-to`` others ``for`` some
    kinds can be relied on alone for those, whatever goes before it.
    """

    relation: Literal["prevails-over", "replaces", "yields-to", "adds-to"]
    to: str
    measures: tuple[str, ...] = Field(default=(), alias="for")
    levels: tuple[str, ...] = ()
    end: Day | None = Field(default=None, alias="ended")
    says: LawText = ""


class Scope(Cited):
    """One element of an instrument's scope test; ``title`` is its name in words."""

    id: str
    says: LawText
    title: LawText = ""
    when: Condition | None = None


class Provision(Cited):
    """What an instrument says on a topic; ``for`` names the kinds of assistance it speaks of.

    ``bars`` are the topics of grounds that it takes from the requested State, for those kinds; with
    ``yields_to`` it holds only while no treaty of that kind is in force between the States
    (``other-mla-treaty``). ``road`` is whom it sends what is asked to, ``but_not`` the States that
    may have declared another. ``only_grounds``: the grounds that the instrument lists
    are the only ones, for those kinds. ``time_limits``: it sets times within which the addressee
    must act. ``reasons_owed``: whoever refuses owes reasons. ``title`` stands in the topic's place.
    ``channel`` tells what the article opens beside a formal request (docs/channels.md).
    """

    topic: str
    says: LawText
    title: LawText = ""
    measures: tuple[str, ...] = Field(default=(), alias="for")
    bars: tuple[str, ...] = ()
    time_limits: bool = False
    reasons_owed: bool = False
    only_grounds: bool = False
    yields_to: str = ""
    road: Literal["", "central-authority", "executing-authority", "provider"] = ""
    but_not: tuple[str, ...] = ()
    channel: ChannelTerms | None = None


class ReliedArticle(LawTable):
    """An article that a request relies on; ``for`` where only these kinds of assistance do.

    ``by`` where it covers remote hearings by ``video`` or ``telephone`` alone; ``at_large`` where
    it speaks of evidence at large: its kinds are those it surely covers, not a closed list.
    ``fiscal`` and ``sentences``: it speaks of fiscal offences, of carrying out sentences alone.
    ``to_provider``: only an order to a provider relies on it, and that on no other article.
    """

    article: str
    by: Literal["", "video", "telephone"] = ""
    at_large: bool = False
    fiscal: bool = False
    sentences: bool = False
    to_provider: bool = False
    measures: tuple[str, ...] = Field(default=(), alias="for")


class Notification(Cited):
    """What a State notified under an instrument: its authority, languages, contact, its road.

    ``alone``: it serves only a request that relies on that instrument and on no other.
    ``not_from`` are States whose requests it does not concern. An authority that is ``incoming``
    was named for requests that come in; who sends those of that State was not said.
    """

    code: str
    about: Literal["languages", "central-authority", "point-of-contact", "road"]
    value: dict[str, Any]
    measures: tuple[str, ...] = Field(default=(), alias="for")
    not_from: tuple[str, ...] = ()
    alone: bool = False
    incoming: bool = False
    says: LawText = ""
    note: LawText = ""

    @model_validator(mode="after")
    def _fits_a_draft(self) -> Notification:
        """A value that no draft can hold is a fault of the file, not of the case that uses it."""
        if self.about == "languages":
            if not self.value.get("accepts"):
                raise ValueError("value: languages need `accepts`, a list of tags")
        elif self.about == "road":
            if not self.value.get("to") or self.value.get("direct") not in ROADS:
                raise ValueError(f"value: a road needs `to`, and `direct` ({', '.join(ROADS)})")
        else:
            from comity.model.drafts.people import Authority

            Authority.model_validate(self.value)
        return self


class Extension(LawTable):
    """A territory to which a State has extended an instrument, and since when."""

    code: str
    in_force: Day | None = None


class PartyRow(LawTable):
    """A State's position towards an instrument.

    ``by`` is a day on which it was bound at the latest, where the day itself is not known;
    ``transposed`` the day from which its own law applies a directive, ``applies_from`` that from
    which it applied a treaty provisionally, before it came into force for it; ``as_of`` the last
    day for which this line is known, where that is not the list's. ``signed`` means: and not bound
    by then, with ``reported`` what somebody says that it has done since; ``entry-not-read``:
    signed, and whether it came into force was not read. Lines of one
    ``side`` are not tied to each other; ``through`` names the grouping or State through which a
    line came about, and ``inferred`` the protocol from whose list it follows.
    """

    code: str
    status: PartyStatus = "party"
    signed: Day | None = None
    ratified: Day | None = None
    in_force: Day | None = None
    applies_from: Day | None = None
    transposed: Day | None = None
    ended: Day | None = None
    by: Day | None = None
    as_of: Day | None = None
    reported: Literal["", "ratified"] = ""
    source: str = ""
    read: Read = Read.NONE
    note: LawText = ""
    side: str = ""
    through: str = ""
    inferred: str = ""
    members: bool = False
    but_not: tuple[str, ...] = ()
    extends_to: tuple[Extension, ...] = ()
    not_to: tuple[str, ...] = ()
    citation: Citation | None = None
    origin: Origin | None = None

    @property
    def bound(self) -> dt.date | None:
        """The day from which the State is bound, or applied it provisionally, where known."""
        return self.applies_from or self.in_force or self.transposed


class PartyList(LawTable):
    """How complete the list of parties is: an absence means no only when it is complete.

    ``unknown`` are States of which even a complete list cannot tell; ``open_to``, where it is
    given, the only ones that can be a party. ``source`` and ``read`` hold for lines without any.
    """

    complete: Literal["yes", "no"] = "no"
    as_of: Day | None = None
    source: str = ""
    read: Read = Read.NONE
    unknown: tuple[str, ...] = ()
    open_to: tuple[str, ...] = ()
    region: LawText = ""


class Instrument(LawTable):
    """A treaty or another basis for assistance.

    ``measures`` are the only kinds of assistance that can be asked under it, ``not_measures``
    those that never can. With ``direct`` orders under it go straight to a provider of the other
    State, so that a request from State to State never rests on it unasked; with ``direct_too`` they
    do under some articles only. ``read_in``: the language of the translation, not authentic, in
    which its text was read. A ``list_of`` a State
    is no treaty: it stands for a table of bilateral treaties, which name the States ``listed``,
    and tells whether another State may have one. A line of such a table that gives no title is
    ``described``: what stands under ``title`` is then not the treaty's own. ``applies_from`` is the
    day from which it serves where that is later than the day on which it came into force, as with
    regulations and directives of the European Union. ``not_in_force_on`` is the last day on which
    it is known to have been in force for nobody. ``amended`` is the day of the instrument that
    changed it last, ``amended_id`` its number and ``amended_from`` the day from which it did: from
    then on a letter cites the treaty as amended. ``own_form`` is the form on which an order under
    it is made out, ``form_names`` the words by which an annex is known to be that form.
    """

    id: str
    title: LawText
    described: bool = False
    short_title: LawText = ""
    official_id: str = ""
    level: Literal["bilateral", "regional", "multilateral", "scheme"]
    binding: bool = True
    signed: Day | None = None
    in_force: Day | None = None
    applies_from: Day | None = None
    by: Day | None = None
    not_in_force_on: Day | None = None
    ended: Day | None = None
    amended: Day | None = None
    amended_id: str = ""
    amended_from: Day | None = None
    article: str = ""
    mla_articles: str = ""
    articles: tuple[ReliedArticle, ...] = ()
    protocol_to: str = ""
    needs_parent: str = ""
    own_form: str = ""
    form_names: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    not_measures: tuple[str, ...] = ()
    direct: bool = False
    direct_too: bool = False
    read_in: str = ""
    source: str
    read: Read
    checked: Day | None = None
    note: LawText = ""
    citation: Citation | None = None
    origins: tuple[Origin, ...] = ()
    party_list: PartyList = PartyList()
    parties: tuple[PartyRow, ...] = ()
    order: tuple[Order, ...] = ()
    scope: tuple[Scope, ...] = ()
    provisions: tuple[Provision, ...] = ()
    rules: tuple[Rule, ...] = ()
    grounds: tuple[Ground, ...] = ()
    clocks: tuple[Clock, ...] = ()
    notified: tuple[Notification, ...] = ()
    roads: tuple[RoadLaw, ...] = ()
    issuers: tuple[Issuer, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    list_of: str = ""
    listed: tuple[str, ...] = ()

    @property
    def to_providers(self) -> bool:
        """Whether orders under it, or under some of its articles, go straight to a provider."""
        return self.direct or self.direct_too

    @property
    def serves_from(self) -> dt.date | None:
        """The day from which a request can rest on it, where that is known."""
        return self.applies_from or self.in_force

    @cached_property
    def rows(self) -> dict[str, PartyRow]:
        """The lines of the list of parties, by code."""
        return {row.code: row for row in reversed(self.parties)}

    def party(self, code: str) -> PartyRow | None:
        """The row of a State, or None where the list does not name it."""
        return self.rows.get(code)

    def named(self) -> str:
        """The short title, or the title where there is none."""
        return self.short_title or self.title
