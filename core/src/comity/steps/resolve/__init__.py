"""Resolve: from a draft and the plugins involved to a case with defaults, basis and law.

Nothing is written back into the author's file: what was filled in is kept with its origin.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from comity.host import Host
from comity.law.notice_duties import duties_on
from comity.model.drafts.base import Draft
from comity.model.drafts.notice import Notice
from comity.model.law_practice import PracticeGround
from comity.model.law_records import Rule
from comity.model.notice_points import NoticeDuty
from comity.model.records import Jurisdiction, LawBook, Parties, Requirement, owner_of
from comity.steps.read import CaseFile
from comity.steps.resolve.bases import Basis, find_bases, governing, relied_on, replacing
from comity.steps.resolve.channel_names import with_channel_names
from comity.steps.resolve.deciding_fields import (
    STATE_OF,
    fields_of_bases,
    fields_of_language,
    fields_of_scope,
    fields_of_source,
    fields_relied_on,
    fields_within,
)
from comity.steps.resolve.defaults import Filled, fill, filled_in, points
from comity.steps.resolve.guarded import Beside
from comity.steps.resolve.key_order import in_order
from comity.steps.resolve.language import choose_language
from comity.steps.resolve.notified import (
    Notified,
    declared_roads,
    fill_notified,
    notified_requirements,
)
from comity.steps.resolve.own_forms import find_own_forms
from comity.steps.resolve.requirement import (
    Demand,
    demanded_by,
    source_names,
    weigh_requirements,
)
from comity.steps.resolve.roads import Road, between_points, find_roads, goes_direct
from comity.steps.resolve.state_records import find_states
from comity.steps.resolve.view import View
from comity.steps.resolve.ways import (
    SaidOfIssuer,
    SaidOfRoad,
    conditions_of,
    declared_on,
    said_of_issuers,
    said_of_roads,
)

__all__ = [
    "STATE_OF",
    "Basis",
    "Demand",
    "Filled",
    "Notified",
    "Resolved",
    "Road",
    "SaidOfIssuer",
    "SaidOfRoad",
    "as_written",
    "between_points",
    "conditions_of",
    "declared_on",
    "fields_of_bases",
    "fields_of_language",
    "fields_of_scope",
    "fields_of_source",
    "fields_relied_on",
    "fields_within",
    "find_bases",
    "goes_direct",
    "replacing",
    "resolve",
    "said_of_issuers",
    "said_of_roads",
]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A case with everything that the plugins know put to it.

    ``draft`` has the defaults filled in; ``filled`` maps each filled field path to its origin.
    ``bases`` are the instruments between the parties in the order of precedence. ``books`` hold
    the law of each State on the day ``on``. ``demand`` is what the language ``requirements`` come
    to; ``language_asked`` tells that whoever builds the document asked for its ``language``.
    ``roads`` tell, measure by measure, to whom the instrument relied on sends what is asked.
    ``practice`` are the grounds that practice knows, whatever the States.
    ``reading`` names the parts of the document in the order of its template, once that is known.
    ``duties`` are what law that applies on the day asks of a notice. ``view`` is there where the
    document is for another reader than the authority. ``beside`` is what other files of the same
    matter protect, as far as they were looked for. ``bare`` tells that the document is printed as
    its author wrote it, with nothing of law, treaties and the office. ``unlisted`` are the paths of
    items that others name by an id and the file does not have, which a preview does not draw.
    """

    case: CaseFile
    draft: Draft
    on: dt.date
    parties: Parties
    states: Mapping[str, Jurisdiction]
    books: Mapping[str, LawBook]
    bases: tuple[Basis, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    demand: Demand = field(default_factory=Demand)
    language: str = "en"
    language_asked: bool = False
    filled: Mapping[str, Filled] = field(default_factory=dict)
    notified: tuple[Notified, ...] = ()
    roads: tuple[Road | None, ...] = ()
    practice: tuple[PracticeGround, ...] = ()
    reading: tuple[str, ...] = ()
    duties: tuple[NoticeDuty, ...] = ()
    view: View | None = None
    beside: Beside = field(default_factory=Beside)
    bare: bool = False
    unlisted: frozenset[str] = frozenset()

    def state(self, role: str) -> Jurisdiction | None:
        """The State in a role."""
        code = self.parties.code(role)
        return self.states.get(code) if code else None

    def book(self, role: str) -> LawBook | None:
        """The law of the State in a role, or None where no plugin holds it."""
        code = self.parties.code(role)
        return self.books.get(code) if code else None

    def spoken(self) -> tuple[str, ...]:
        """The languages of the States whose paper it is."""
        states = filter(None, map(self.state, self.parties.own()))
        return tuple(dict.fromkeys(tag for state in states for tag in state.languages))

    def treaty_binds(self) -> bool:
        """Whether an instrument in force is relied on, so that reciprocity is owed by it."""
        return any(
            basis.status == "in-force" and basis.instrument.binding and basis.applies is not False
            for basis in self.relied_on()
        )

    def rule_called(self, id: str, source: str) -> Rule | None:
        """The rule with an id in the law of a State or of an instrument; None if there is none."""
        book = self.books.get(source)
        rules = [*(book.rules if book else ())]
        for basis in self.bases:
            rules += basis.instrument.rules
        return next((rule for rule in rules if rule.id == id), None)

    def relied_on(self) -> tuple[Basis, ...]:
        """The bases that the document cites."""
        return tuple(basis for basis in self.bases if basis.relied_on)

    def withholding(self) -> tuple[Basis, ...]:
        """The bases whose law says what of the document a reader does not see.

        Those that it cites. An order that cites none by which orders go straight to a provider can
        only be made under one that is in force between the two: what any of these keeps stays out.
        So it is with a preservation sent to a provider under an instrument that nobody knows.
        """
        cited = self.relied_on()
        form = self.draft.read_data().get("form") if self.draft.addressed_reader() else ""
        unknown = form == "provider" and self.draft.instruments_named() and not cited
        if not (form == "order" or unknown) or any(basis.instrument.direct for basis in cited):
            return cited
        direct = (b for b in self.bases if b.instrument.direct and b.status == "in-force")
        return (*cited, *direct)


def as_written(resolved: Resolved) -> Resolved:
    """A case without what law, treaties and the office give to what its author left out.

    So a paper is shown that another author wrote: only what that author says is printed.
    """
    draft, data = resolved.draft, resolved.draft.read_data()
    for path in resolved.filled:
        side, _, name = path.partition(".")
        data[side].pop(name, None)
    bases = tuple(replace(one, relied_on=one.named) for one in resolved.bases)
    forms = find_own_forms(bases, len(draft.read_data().get("measures", ())))
    named = relied_on(one for one in bases if one.status != "not-party")
    return replace(
        resolved,
        draft=draft.remade(data),
        parties=replace(resolved.parties, instruments=named, own_forms=forms),
        books={},
        bases=bases,
        filled={},
        notified=(),
        roads=tuple(None for _ in resolved.roads),
        bare=True,
    )


def resolve(
    case: CaseFile,
    host: Host,
    *,
    on: dt.date | None = None,
    language: str | None = None,
    notice: Notice | None = None,
) -> Resolved:
    """Resolve a case.

    Args:
        case: the case file as read.
        host: the plugin host.
        on: the day whose law is asked for; the draft's own date when left out.
        language: the language of the document; the draft's, or the one demanded, when left out.
        notice: that of the company the request goes to, whose demand of language then counts too.

    Raises:
        DraftError: the draft names a State that there is not.
    """
    day = on or case.draft.date
    roles = MappingProxyType(case.draft.roles())  # plugins are handed this very mapping
    states = find_states(case, host)
    case = in_order(case, host)
    books = {code: book for code in states if (book := host.law(code, day)) is not None}
    parties = Parties(roles=roles, sender=case.draft.sender())
    instruments = host.instruments()
    bases = find_bases(case.draft, parties, instruments, day)
    roads = find_roads(case.draft, parties, bases, day)
    parties = replace(
        parties,
        instruments=relied_on(b for b in bases if b.status != "not-party"),
        treaties=governing(bases),
        own_forms=find_own_forms(bases, len(case.draft.read_data().get("measures", ()))),
    )
    sides = () if goes_direct(roads) else case.draft.central_sides()
    if between_points(case.draft):  # whom the law names for that very kind, and nobody else
        sides = points(case.draft, parties, books)
    draft, filled, misfits = fill(case.draft, parties, books, host.office, sides)
    for code, reason in misfits.items():
        host.registry.quarantine(owner_of(code), reason)
    draft, told, authorities = fill_notified(draft, parties, bases, instruments, day, sides)
    requirements, languages = _demanded(draft, parties, bases, host, day)
    declared = declared_roads(draft, parties, bases, day)
    if notice is not None and (demanded := demanded_by(notice)) is not None:
        requirements += (demanded,)
    demand = weigh_requirements(requirements, parties, bases, source_names(states, bases))
    chosen = language or choose_language(draft, demand.accepts, states, parties, host)
    draft, filled = filled_in(draft, {**filled, **told}, chosen)
    return Resolved(
        case=case,
        draft=with_channel_names(draft, host),
        on=day,
        parties=parties,
        states=states,
        books=books,
        bases=bases,
        requirements=requirements,
        demand=demand,
        language_asked=language is not None,
        language=chosen,
        filled=filled,
        notified=(*authorities, *languages, *declared),
        roads=roads,
        practice=tuple(host.practice().values()),
        duties=_duties(draft, host, day),
    )


def _duties(draft: Draft, host: Host, day: dt.date) -> tuple[NoticeDuty, ...]:
    """What law that applies on a day asks of a notice; nothing of another document."""
    if not isinstance(draft, Notice):
        return ()
    return duties_on(host.notice_duties((draft.host, *draft.further_hosts)), day)


def _demanded(
    draft: Draft, parties: Parties, bases: tuple[Basis, ...], host: Host, day: dt.date
) -> tuple[tuple[Requirement, ...], tuple[Notified, ...]]:
    """What is demanded of the language; nothing of what the requested State itself writes."""
    if parties.sender == "requested":
        return (), ()
    requirements = tuple(host.translation_requirements(draft, parties, day))
    asked, languages = notified_requirements(
        draft, parties, bases, host.instruments(), requirements, day
    )
    return requirements + asked, languages
