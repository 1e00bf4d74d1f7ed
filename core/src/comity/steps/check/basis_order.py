"""Findings on which instrument carries which measure: what goes first, what has been replaced.

Each measure goes by one instrument. Where that one is not cited, where another has taken the place
of the one cited, where a protocol stands without its parent, and where the measures go by papers
of different forms, the author is told, with the article that says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.law.articles import adds_nothing, names_kind
from comity.law.nature import is_fiscal, on_a_sentence
from comity.law.precedence import by_article, stands_alone
from comity.law.rules import by_account, weigh
from comity.law.terms import instrument_term, kind_term
from comity.model.drafts.request import Request
from comity.model.findings import Finding, Severity
from comity.model.law_records import Order
from comity.model.messages import Message
from comity.steps.assess.direct_orders import ordered_directly
from comity.steps.assess.treaties_named import said_in_force
from comity.steps.check.basis_patches import added, in_place, named_before
from comity.steps.check.form_told import form_told
from comity.steps.check.goes_with_order import with_their_order
from comity.steps.check.named_treaties import in_words
from comity.steps.resolve import Basis, Resolved, fields_of_bases, replacing
from comity.text.messages import finding, message

__all__ = ["check_basis_order"]

Replaced = tuple[Basis, Basis, Order]
PAPERS = "basis.papers"


def check_basis_order(resolved: Resolved) -> list[Finding]:
    """The findings on the order of the instruments that a request cites, measure by measure."""
    draft = resolved.draft
    if not isinstance(draft, Request) or not resolved.relied_on():
        return []
    reads = fields_of_bases(resolved)
    return [replace(f, reads=(*f.reads, *reads)) for f in _order(resolved, draft)]


def _order(resolved: Resolved, draft: Request) -> list[Finding]:
    lacking = list(_parents_lacking(resolved))
    found = [_without_parent(basis, parent, draft) for basis, parent in lacking]
    if draft.instruments_named():
        replaced = _replaced(resolved, draft)
        found += _taken_over(resolved, draft, replaced)
        told = {(other.instrument.id, n) for (_, other, _), at in replaced for n in at}
        everywhere = range(len(draft.measures))
        ways = _ways_to_go(resolved, draft)
        led = {
            n
            for n, one in enumerate(draft.measures)
            if ways[n] is not _goes_by(resolved, n, one.kind)
        }
        told |= {(first, n) for first, n in _firsts(resolved, draft) if n in led}
        told |= {(parent.instrument.id, n) for _, parent in lacking for n in everywhere}
        papers = list(_papers(resolved, draft))
        if any(one.rule == PAPERS for one in papers):  # which names what each paper cites
            told |= {(first, n) for first, n in _firsts(resolved, draft)}
        found += _not_cited(resolved, draft, told)
        found += _adding(resolved, draft)
        return [*found, *papers]
    return [*found, *_papers(resolved, draft)]


def _firsts(resolved: Resolved, draft: Request) -> Iterator[tuple[str, int]]:
    """The instrument that goes first for each measure."""
    for index, measure in enumerate(draft.measures):
        first = _first(resolved, index, measure.kind)
        if first is not None:
            yield first.instrument.id, index


def _parents_lacking(resolved: Resolved) -> Iterator[tuple[Basis, Basis]]:
    """Each protocol that is cited without its parent, although that one is in force."""
    cited = {basis.instrument.id for basis in resolved.relied_on()}
    known = {basis.instrument.id: basis for basis in resolved.bases}
    for basis in resolved.relied_on():
        parent = known.get(basis.instrument.protocol_to)
        lacks = parent is not None and parent.instrument.id not in cited
        if parent is not None and lacks and parent.status == "in-force":
            yield basis, parent


def _without_parent(basis: Basis, parent: Basis, draft: Request) -> Finding:
    """A protocol adds to a convention and says little alone: both are cited."""
    instrument = basis.instrument
    return finding(
        "basis.parent",
        "basis",
        citation=instrument.citation,
        by=instrument.named(),
        weight=Severity.ERROR if instrument.needs_parent else Severity.WARNING,
        instrument=instrument_term(instrument),
        parent=instrument_term(parent.instrument),
        id=parent.instrument.id,
        patch=named_before(draft, instrument.id, parent.instrument.id),
    )


def _replaced(resolved: Resolved, draft: Request) -> list[tuple[Replaced, list[int]]]:
    """What is cited and has been replaced for some measures: by what, and for which of them."""
    found: dict[tuple[str, str], tuple[Replaced, list[int]]] = {}
    for basis in resolved.relied_on():
        for index, measure in enumerate(draft.measures):
            if basis.serves[index] is False:
                continue
            taken = replacing(basis, resolved.bases, index, measure.kind, resolved.on)
            if taken is not None:
                key = basis.instrument.id, taken[0].instrument.id
                found.setdefault(key, ((basis, *taken), []))[1].append(index)
    return list(found.values())


def _taken_over(
    resolved: Resolved, draft: Request, replaced: Sequence[tuple[Replaced, list[int]]]
) -> Iterator[Finding]:
    for (basis, other, article), at in replaced:
        left = [n for n in range(len(draft.measures)) if n not in at and basis.serves[n]]
        new, old = instrument_term(other.instrument), instrument_term(basis.instrument)
        rely = message("basis.rely", instrument=new, id=other.instrument.id)
        keep = message("basis.keep", instrument=old, measures=_measures(draft, left))
        yield finding(
            "basis.replaced",
            "basis",
            citation=article.cited(),
            by=other.instrument.named(),
            weight=weigh("error", article.cited()),
            new=new,
            old=old,
            measures=_measures(draft, at),
            account=by_account(article.cited()),
            rely=None if other.relied_on else rely,
            rest=keep if left else message("basis.remove", instrument=old),
            patch=None if left else in_place(draft, basis, other),
        )


def _not_cited(resolved: Resolved, draft: Request, told: set[tuple[str, int]]) -> Iterator[Finding]:
    """What goes first for a measure and is not cited; what no instrument cited carries."""
    if ordered_directly(resolved, draft):  # treaties on requests to a State do not go before it
        return
    cited = {b.instrument.id for b in resolved.relied_on()}
    ahead: dict[str, tuple[Basis, list[int]]] = {}
    uncarried: list[int] = []
    for index, measure in enumerate(draft.measures):
        first = _first(resolved, index, measure.kind)
        alone = any(
            b.serves[index] and stands_alone(b.instrument, measure.kind, resolved.on)
            for b in resolved.relied_on()
            if b.status == "in-force"
        )
        supplements = first is not None and first.instrument.protocol_to in cited  # see `_adding`
        if first is not None and not (first.relied_on or alone or supplements):
            if (first.instrument.id, index) not in told:
                ahead.setdefault(first.instrument.id, (first, []))[1].append(index)
        elif first is None and _left_out(resolved, index, measure.kind):
            uncarried.append(index)
    for basis, at in ahead.values():
        if not list(_why_first(basis, cited)):  # what is cited, or was not read, may carry it too
            at = [] if said_in_force(resolved) else [n for n in at if not _carried(resolved, n)]
        if at and not in_words(resolved, basis.instrument):
            yield _ahead(basis, resolved, draft, at)  # else only its id lacks
    # an instrument that does not bind, or whose scope the case fails, bears a finding of its own
    unspoken = any(b.status == "in-force" and b.applies is not False for b in resolved.relied_on())
    if uncarried and unspoken and draft.reciprocity is not True and not said_in_force(resolved):
        yield finding("basis.uncarried", "basis", measures=_measures(draft, uncarried))


def _carried(resolved: Resolved, index: int) -> bool:
    """Whether something cited carries a measure; it may where it is not known to be in force."""
    cited = [b for b in resolved.relied_on() if b.binds or (b.named and b.status == "unknown")]
    return any(b.serves[index] is True for b in cited)


def _left_out(resolved: Resolved, index: int, kind: str) -> bool:
    """Whether all that is cited leaves a measure out, and no cited article names its kind."""
    cited = resolved.relied_on()
    spoken_of = any(names_kind(b.instrument, kind) for b in cited if b.status == "in-force")
    return not spoken_of and all(b.serves[index] is False for b in cited)


def _adding(resolved: Resolved, draft: Request) -> Iterator[Finding]:
    """What adds to an instrument cited and is in force too, in one advice for each parent."""
    for parent in resolved.relied_on():
        more = [
            basis.instrument
            for basis in resolved.bases
            if basis.instrument.protocol_to == parent.instrument.id
            and basis.binds
            and not basis.relied_on
            and not in_words(resolved, basis.instrument)
            and _stands_for_any(basis, resolved, draft)
            and _has_a_provision(basis, parent, resolved, draft)
        ]
        if not parent.binds or not more:
            continue
        yield finding(
            "basis.adds",
            "basis",
            citation=parent.instrument.citation,
            by=parent.instrument.named(),
            parent=instrument_term(parent.instrument),
            more=tuple(map(instrument_term, more)),
            lines=tuple(f"- instrument: {instrument.id}" for instrument in more),
            patch=added(draft, [instrument.id for instrument in more]),
        )


def _has_a_provision(basis: Basis, parent: Basis, resolved: Resolved, draft: Request) -> bool:
    """Whether what adds to a treaty says anything of what is asked, or of the kind of offence.

    One that goes ahead of its parent does, for its general rules then come first, and so does one
    whose articles do not differ by kind. What another one cited, or named before, says is enough.
    """
    order = [one.instrument.id for one in resolved.bases]
    place = order.index(basis.instrument.id)
    if not basis.instrument.articles or place < order.index(parent.instrument.id):
        return True
    others = [
        one.instrument
        for one in resolved.bases
        if one.instrument.protocol_to
        and one is not basis
        and (one.relied_on or (one.binds and order.index(one.instrument.id) < place))
    ]
    case = {"fiscal": is_fiscal(draft), "sentences": on_a_sentence(draft)}
    return any(
        names_kind(basis.instrument, kind, **case)
        and not any(names_kind(other, kind, **case) for other in others)
        for kind in dict.fromkeys(measure.kind for measure in draft.measures)
    )


def _stands_for_any(basis: Basis, resolved: Resolved, draft: Request) -> bool:
    """Whether an instrument carries one of the measures and was not replaced for it."""
    return any(
        basis.serves[n] is True
        and replacing(basis, resolved.bases, n, measure.kind, resolved.on) is None
        for n, measure in enumerate(draft.measures)
    )


def _first(resolved: Resolved, index: int, kind: str) -> Basis | None:
    """The instrument that goes first for a measure, of those known to carry it, as in the ties.

    What adds to a treaty only for other kinds, or is known by its name alone, does not go first.
    """
    carrying = [b for b in resolved.bases if b.binds and b.serves[index] is True]
    left = [b for b in carrying if not replacing(b, carrying, index, kind, resolved.on)]
    names = frozenset(b.instrument.id for b in left)
    return next((b for b in left if not adds_nothing(b.instrument, kind, names)), None)


def _ahead(basis: Basis, resolved: Resolved, draft: Request, at: list[int]) -> Finding:
    instrument, cited = basis.instrument, {b.instrument.id for b in resolved.relied_on()}
    known = basis.as_of if basis.beyond else None
    unread, why = instrument.described or not basis.tests, tuple(_why_first(basis, cited))
    if not why:
        return _beside(basis, resolved, draft, at)
    return finding(
        "basis.first/scope-unread" if unread else "basis.first",
        "basis",
        citation=instrument.citation,
        by=instrument.named(),
        instrument=instrument_term(instrument),
        measures=_measures(draft, at),
        why=why,
        known=message("basis.in-force-until", date=known) if known else None,
        lines=_lines(basis, resolved),
        patch=added(draft, [basis.instrument.id, *_parent(basis, resolved)]),
    )


def _beside(basis: Basis, resolved: Resolved, draft: Request, at: list[int]) -> Finding:
    """An instrument that no article sets ahead of those that are cited: it is one more way."""
    return finding(
        "basis.not-cited",
        "basis",
        citation=basis.instrument.citation,
        by=basis.instrument.named(),
        instrument=instrument_term(basis.instrument),
        measures=_measures(draft, at),
        lines=_lines(basis, resolved),
        patch=added(draft, [basis.instrument.id, *_parent(basis, resolved)]),
    )


def _why_first(basis: Basis, cited: set[str]) -> Iterator[Message]:
    """The articles that set an instrument ahead of those that are cited."""
    placed = (one for one in basis.articles if one.ahead and one.other.id in cited)
    for _, article, others in by_article(placed):
        terms = tuple(map(instrument_term, others))
        yield message("basis.ahead", others=terms, source=article)


def _lines(basis: Basis, resolved: Resolved) -> tuple[str, ...]:
    """The lines that cite an instrument, and what it adds to."""
    names = (basis.instrument.id, *_parent(basis, resolved))
    return tuple(f"- instrument: {name}" for name in names)


def _parent(basis: Basis, resolved: Resolved) -> list[str]:
    """The instrument in force that another one adds to."""
    return [
        b.instrument.id
        for b in resolved.bases
        if b.instrument.id == basis.instrument.protocol_to and b.status == "in-force"
    ]


def _papers(resolved: Resolved, draft: Request) -> Iterator[Finding]:
    """Measures that go by papers of different forms; orders that no letter can carry."""
    roads: dict[str, tuple[Basis | None, list[int]]] = {}
    for index, basis in enumerate(_ways_to_go(resolved, draft)):
        if basis is not None:
            form = basis.instrument.id if basis.instrument.own_form else ""
            roads.setdefault(form, (basis, []))[1].append(index)
    forms = [(basis, at) for form, (basis, at) in roads.items() if form and basis]
    if not forms:
        return
    basis, at = forms[0]
    if len(roads) == 1 and basis.relied_on and not form_told(draft, basis.instrument):
        yield _on_own_form(basis)
    if len(roads) == 1:
        return
    parts = [(basis, at) for basis, at in roads.values() if basis is not None]
    yield finding(
        PAPERS,
        "basis" if draft.instruments_named() else f"measures[{at[0]}]",
        citation=basis.instrument.citation,
        by=basis.instrument.named(),
        count=len(roads),
        ways=tuple(_way(draft, basis, at) for basis, at in parts),
        files=tuple(
            message(
                "basis.file",
                measures=tuple(draft.measures[n].id for n in at),
                lines=_lines(basis, resolved),
            )
            for basis, at in parts
        ),
    )


def _ways_to_go(resolved: Resolved, draft: Request) -> list[Basis | None]:
    """The instrument by which each measure goes."""
    own = [_goes_by(resolved, n, one.kind) for n, one in enumerate(draft.measures)]
    return with_their_order(draft, own)


def _way(draft: Request, basis: Basis, at: Sequence[int]) -> Message:
    """Which measures go under an instrument, and on its form if it has one."""
    name, measures = instrument_term(basis.instrument), _measures(draft, at)
    if form := basis.instrument.own_form:
        return message("basis.way/form", measures=measures, instrument=name, form=form)
    return message("basis.way", measures=measures, instrument=name)


def _on_own_form(basis: Basis) -> Finding:
    """All that is asked goes on the instrument's own form."""
    instrument = basis.instrument
    return finding(
        "basis.own-form",
        "annexes",
        citation=instrument.citation,
        by=instrument.named(),
        instrument=instrument_term(instrument),
        form=instrument.own_form,
    )


def _goes_by(resolved: Resolved, index: int, kind: str) -> Basis | None:
    """The instrument by which a measure goes: cited and still standing, else the first that is."""
    cited = [
        basis
        for basis in resolved.relied_on()
        if basis.status == "in-force" and basis.instrument.binding and basis.serves[index] is True
    ]
    names = {basis.instrument.id for basis in cited}
    for basis in cited:
        if basis.instrument.protocol_to not in names:
            taken = replacing(basis, resolved.bases, index, kind, resolved.on)
            return taken[0] if taken is not None else basis
    return _first(resolved, index, kind)


def _measures(draft: Request, at: Sequence[int]) -> tuple[Message, ...]:
    """Measures by id and kind."""
    measures = [draft.measures[n] for n in at]
    return tuple(
        message("basis.measure", measure=one.id, kind=kind_term(one.kind)) for one in measures
    )
