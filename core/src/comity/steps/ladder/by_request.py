"""The last rungs: what is public, a word with the other side, the request itself, a letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from comity.law.ask import answers
from comity.law.terms import instrument_term
from comity.model.citations import Citation, Read
from comity.model.drafts.request import Request
from comity.model.law_records import Answer
from comity.model.law_ways import RoadLaw
from comity.model.messages import Message
from comity.model.records import Channel, Openness
from comity.steps.ladder.ladder_entries import Entry
from comity.steps.ladder.pair import Pair
from comity.steps.ladder.request_roads import declared, roads_of, urgent_of
from comity.steps.resolve.bases import Basis
from comity.text.messages import message

__all__ = ["by_request"]

MOST = 2  # treaties that are told; the next in order add little
TREATY: dict[str, Openness] = {"no": "yes", "yes": "no"}


def by_request(pair: Pair) -> Iterator[Entry]:
    """Public sources, the draft check, the formal request by each treaty, the letter rogatory."""
    yield _public()
    yield _draft_check(pair)
    carried = [basis for basis in pair.resolved.bases if _carries(basis)]
    sure = [basis for basis in carried if basis.applies]
    for basis in sure[:MOST]:
        yield _on_treaty(pair, basis, sure[:MOST])
    if depends := [basis for basis in carried if not basis.applies]:
        yield _by_offence(pair, depends)
    if not sure:
        yield _without_treaty(pair)
    for basis in pair.resolved.bases:
        if basis.status == "in-force" and not basis.instrument.binding and _would_carry(basis):
            yield _by_scheme(pair, basis)
    yield _letter(pair)


def _carries(basis: Basis) -> bool:
    """Whether a request from State to State for any of what is asked can rest on it."""
    return basis.binds and _would_carry(basis)


def _would_carry(basis: Basis) -> bool:
    return basis.covers and any(one is not False for one in basis.serves)


def _public() -> Entry:
    title = message("ladder.title/public")
    channel = Channel(
        id="public-sources",
        title=title.text,
        kind="open-sources",
        says="",
        why=message("ladder.why/nobody-asked"),
        short="open sources",
    )
    return Entry(channel, title, message("ladder.ask/public"))


def _authority(pair: Pair) -> tuple[str, str]:
    """The central authority of the State that is asked, and its page, as far as they are known."""
    draft = pair.resolved.draft
    assert isinstance(draft, Request)
    found = draft.requested.central_authority
    if found is None:
        return "", ""
    return ", ".join(filter(None, (found.name, found.unit))), found.url or ""


def _where(pair: Pair, name: str, basis: Basis | None = None) -> Message | None:
    """Who tells the address, where the law that is installed does not."""
    if basis is not None and basis.instrument.own_form:
        return message("ladder.where/atlas", state=pair.asked)
    return None if name else message("ladder.where/directory", state=pair.asked)


def _draft_check(pair: Pair) -> Entry:
    name, link = _authority(pair)
    title = message("ladder.title/draft-check", state=pair.asked)
    channel = Channel(
        id="draft-check",
        title=title.text,
        kind="draft-check",
        says="",
        open="unknown",
        why=message("ladder.why/draft-unread"),
        gives={"advice": "by-law"},
        use="advice",
        contact=name,
        link=link,
        short="draft check",
    )
    return Entry(channel, title, message("ladder.ask/draft"))


def _on_treaty(pair: Pair, basis: Basis, told: Iterable[Basis]) -> Entry:
    """The formal request on a treaty, by the roads that its text opens.

    Those of a protocol are told with the treaty that it rewrites.
    """
    one, (name, link) = basis.instrument, _authority(pair)
    form = "order-form" if one.own_form else "formal"
    title = message(f"ladder.title/{form}", instrument=instrument_term(one))
    within = any(other.instrument.id == one.protocol_to for other in told)
    roads = () if within else roads_of(pair, basis)
    channel = Channel(
        id=one.id,
        title=title.text,
        kind="formal-request",
        says=roads[0].says if roads else "",
        citation=one.citation,
        why=_since(basis),
        gives=_evidence(pair),
        use="evidence",
        contact="" if one.own_form else name,
        link="" if one.own_form else link,
        short=one.named(),
    )
    return Entry(
        channel,
        title,
        remark=None if within else declared(pair, basis),
        where=_where(pair, name, basis),
        roads=roads,
        urgent=urgent_of(pair, basis, roads),
    )


def _by_scheme(pair: Pair, basis: Basis) -> Entry:
    """A request under a scheme, which asks for help and binds nobody to give it."""
    one, (name, link) = basis.instrument, _authority(pair)
    title = message("ladder.title/scheme", instrument=instrument_term(one))
    channel = Channel(
        id=one.id,
        title=title.text,
        kind="formal-request",
        says="",
        citation=one.citation,
        why=message("ladder.why/scheme"),
        gives=dict.fromkeys(pair.classes, "by-law"),
        use="evidence",
        contact=name,
        link=link,
        short=one.named(),
    )
    return Entry(channel, title, where=_where(pair, name))


def _by_offence(pair: Pair, found: list[Basis]) -> Entry:
    """The treaties that carry the request if the offence falls under them, in one line."""
    names = tuple(instrument_term(basis.instrument) for basis in found)
    title = message("ladder.title/by-offence", instruments=names)
    name, link = _authority(pair)
    channel = Channel(
        id="treaty-by-offence",
        title=title.text,
        kind="formal-request",
        says="",
        citation=_all_cited(found),
        why=message("ladder.why/by-offence"),
        gives=_evidence(pair),
        use="evidence",
        contact=name,
        link=link,
        short="formal request",
    )
    hastened = (urgent_of(pair, basis, roads_of(pair, basis)) for basis in found)
    urgent = next(filter(None, hastened), None)
    return Entry(channel, title, where=_where(pair, name), urgent=urgent)


def _all_cited(found: Iterable[Basis]) -> Citation | None:
    """The articles of several treaties as one citation, each treaty by its short name."""
    cited = [
        replace(source, cite=f"{basis.instrument.named()},")
        for basis in found
        if basis.instrument.citation is not None
        for source in basis.instrument.citation.sources
    ]
    return replace(cited[0], also=tuple(cited[1:])) if cited else None


def _since(basis: Basis) -> Message:
    if basis.since is None:
        return message("ladder.why/in-force-undated")
    return message("ladder.why/in-force", since=basis.since)


def _speaks(pair: Pair, row: RoadLaw) -> bool:
    """Whether a line on a road was read, holds, and speaks of anything that is asked."""
    read = row.read is not Read.NONE and row.held_on(pair.resolved.on)
    return read and any(row.serves(kind.kind) for kind in pair.kinds)


def _evidence(pair: Pair) -> dict[str, str]:
    return dict.fromkeys(pair.classes, "evidence")


def _answer(pair: Pair, question: str) -> Answer | None:
    found = answers(pair.resolved.book("requested"), question)
    return found[0] if len(found) == 1 else next((one for one in found if not one.measures), None)


def _without_treaty(pair: Pair) -> Entry:
    """A request on no treaty: open where the law of the other State needs none."""
    needed = _answer(pair, "treaty-needed")
    opens: Openness = TREATY.get(str(needed.value), "unknown") if needed else "unknown"
    name, link = _authority(pair)
    title = message("ladder.title/no-treaty")
    channel = Channel(
        id="request-without-treaty",
        title=title.text,
        kind="formal-request",
        says=needed.says if needed else "",
        citation=needed.cited() if needed else None,
        open=opens,
        why=_why(pair, needed, opens),
        gives=_evidence(pair),
        use="evidence",
        contact=name,
        link=link,
        short="formal request",
    )
    return Entry(channel, title, where=_where(pair, name))


def _letter(pair: Pair) -> Entry:
    """A court's letter, by the diplomatic channel where the law of the other State names it."""
    book, needed = pair.resolved.book("requested"), _answer(pair, "treaty-needed")
    rows = [
        row
        for row in (book.roads if book else ())
        if row.road == "diplomatic" and row.role == "requested" and _speaks(pair, row)
    ]
    sent = _answer(pair, "transmission")
    opens: Openness = TREATY.get(str(needed.value), "unknown") if needed else "unknown"
    source = rows[0] if rows else sent
    title = message("ladder.title/letter")
    channel = Channel(
        id="letter-rogatory",
        title=title.text,
        kind="letter-rogatory",
        says=source.says if source else "",
        citation=source.cited() if source else None,
        open=opens,
        why=_why(pair, needed, opens),
        gives=_evidence(pair),
        use="evidence",
        short="letter rogatory",
    )
    return Entry(channel, title)


def _why(pair: Pair, needed: Answer | None, opens: Openness) -> Message:
    if needed is None:
        return message("ladder.why/treaty-unread", state=pair.asked)
    return message(f"ladder.why/treaty-{opens}", state=pair.asked)
