"""Networks as channels: open where both States take part, unknown where a list is not complete."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from comity.model.citations import Citation, Read
from comity.model.first_days import FirstDay, begins
from comity.model.law_networks import TAKES_PART, ChannelTerms, Network
from comity.model.law_records import Provision
from comity.model.messages import Message, Term
from comity.model.records import HOLD, Channel, Openness, owner_of
from comity.steps.ladder.ladder_entries import Entry, of_tie, titled
from comity.steps.ladder.pair import Sides
from comity.text.messages import message, plain_sentence

__all__ = ["by_network", "points_between"]

Article = tuple[Provision, ChannelTerms]

LONG = 5  # years after which a list is too old to be relied on unasked


def by_network(pair: Sides, networks: Iterable[Network]) -> Iterator[Entry]:
    """Every network whose page or list was read, as it stands between the two States."""
    articles = _articles(pair)
    for network in networks:
        if network.read is not Read.NONE and network.held_on(pair.on):
            yield _entry(pair, network, articles.get(network.id))


def points_between(sides: Sides, networks: Iterable[Network]) -> tuple[Entry, ...]:
    """The networks of points that are on duty at all hours, each as it stands between the two."""
    return tuple(by_network(sides, (one for one in networks if one.kind == HOLD)))


def _entry(pair: Sides, network: Network, article: Article | None) -> Entry:
    open_, why = _stands(pair, network)
    sides = (pair.asking.id, pair.asked.id)
    stand = [_standing(network, code, pair) for code in sides]
    channel = Channel(
        id=network.id,
        title=network.title,
        kind=network.kind,
        says=network.says,
        citation=network.cited(),
        open=open_,
        why=why,
        gives=network.given,
        use=network.use,
        used_by=network.used_by,
        ask_through=network.ask_through,
        limits=network.limits,
        contact=network.contact,
        link=network.link,
        short=network.short,
    )
    if article is not None:
        channel = _under(channel, *article)
    ask = plain_sentence(network.ask_through) if network.ask_through else None
    title, limited = titled(network.title), _limited(network)
    old = _old(network, sides, pair) if open_ == "yes" and not network.instrument else ""
    return Entry(channel, title, ask, limited, old=old, near=_near(network, stand))


def _near(network: Network, stand: Sequence[str]) -> bool:
    """Whether it has to do with the two: one of them takes part, and who must be its hub is."""
    taking = [value in TAKES_PART for value in stand]
    if network.instrument or "hub" in stand or network.between == "members":
        return bool(network.instrument) or any(taking)
    return network.between == "hub" and all(taking)


def _old(network: Network, sides: Iterable[str], pair: Sides) -> str:
    """The year of the list on which it rests, if nobody has checked it for long."""
    days = [network.listed(_named(network, code)) for code in sides]
    oldest = min((begins(day).year for day in days if day is not None), default=None)
    if oldest is None or pair.on.year - oldest <= LONG:
        return ""
    return str(oldest)


def _limited(network: Network) -> Message | None:
    """To which kinds of case it is limited."""
    kinds = tuple(Term("term", f"case-{name}", name.replace("-", " ")) for name in network.classes)
    return message("ladder.only-for", kinds=kinds) if kinds else None


def _stands(pair: Sides, network: Network) -> tuple[Openness, Message]:
    """Whether it joins the two States on the day, and why."""
    if network.instrument:
        tie = pair.tie(network.instrument)
        if tie is None:
            return "unknown", message("ladder.why/tie-unknown")
        return of_tie(tie, pair)
    sides = (pair.asking, pair.asked)
    stand = {state.id: _standing(network, state.id, pair) for state in sides}
    out = tuple(state for state in sides if stand[state.id] == "not-member")
    if out:
        return "no", message("ladder.why/not-member", states=out, list=_dated(network, out))
    off = tuple(state for state in sides if stand[state.id] == "suspended")
    if off:
        return "no", message("ladder.why/suspended", states=off)
    open_ = tuple(state for state in sides if stand[state.id] not in TAKES_PART)
    if all(value == "unknown" for value in stand.values()):
        return "unknown", message("ladder.why/neither-listed", states=sides)
    if open_:
        watching = tuple(state for state in open_ if stand[state.id] == "observer")
        if watching:
            return "unknown", message("ladder.why/observer", states=watching)
        return "unknown", message("ladder.why/not-listed", states=open_)
    hubs = list(stand.values()).count("hub")
    if network.between == "across" and hubs == len(sides):
        return "no", message("ladder.why/across")
    if network.between != "members" and not hubs:
        if network.between == "hub":
            return "unknown", message("ladder.why/two-partners")
        return "no", message("ladder.why/no-hub")
    return "yes", _members(network, pair)


def _members(network: Network, pair: Sides) -> Message:
    """By which list both take part; each by its own where their days differ."""
    sides = (pair.asking, pair.asked)
    first, second = (network.listed(_named(network, state.id)) for state in sides)
    if first == second or first is None or second is None:
        old = _old(network, (state.id for state in sides), pair)
        unchecked = message("ladder.unchecked", year=old) if old else None
        return message("ladder.why/members", list=_dated(network, sides), unchecked=unchecked)
    return message(
        "ladder.why/members-apart",
        first=pair.asking,
        day=_day(first),
        second=pair.asked,
        other=_day(second),
    )


def _day(day: FirstDay) -> Message:
    if isinstance(day, int):
        return message("ladder.of/year", year=str(day))
    return message("ladder.of/day", day=day)


def _standing(network: Network, code: str, pair: Sides) -> str:
    """The standing of a State; a part of it stands as it does."""
    return network.standing(_named(network, code), pair.on)


def _named(network: Network, code: str) -> str:
    return code if code in network.by_code else owner_of(code)


def _dated(network: Network, states: Iterable[Term]) -> Message | None:
    """By which list; of two with a day each by the older."""
    days = [network.listed(_named(network, state.id)) for state in states]
    oldest = min((day for day in days if day is not None), key=begins, default=None)
    if oldest is None:
        return None
    if isinstance(oldest, int):
        return message("ladder.list/year", year=str(oldest))
    return message("ladder.list/day", day=oldest)


def _articles(pair: Sides) -> dict[str, Article]:
    """The article of a treaty under which a network works, by its id, where a plugin holds it."""
    found: dict[str, Article] = {}
    for tie in pair.ties:
        for row in tie.instrument.provisions:
            if row.channel is not None and row.read is not Read.NONE:
                found.setdefault(row.channel.network, (row, row.channel))
    return found


def _under(channel: Channel, row: Provision, terms: ChannelTerms) -> Channel:
    """A network with what the article says that it works under: how long, and the citation."""
    cited: Citation = row.cited()
    return replace(
        channel,
        lasts=terms.lasts or channel.lasts,
        answers_in=terms.answers_in or channel.answers_in,
        gives={**channel.gives, **terms.given},
        citation=cited,
    )
