"""Reading the networks of a topic and the times that answers took: networks/*.toml, times.toml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.law.home import Home, root_of
from comity.law.kept import kept
from comity.law.load import (
    Sources,
    cite,
    find_source,
    load_sources,
    parse,
    read_toml,
    tables_of,
    toml_files,
)
from comity.law.states import states
from comity.law.text_tables import law_language
from comity.model.citations import Citation
from comity.model.errors import LawDataError
from comity.model.law_networks import Network, NetworkMember, UsualTime
from comity.model.origin import Origin
from comity.model.records import owner_of

__all__ = ["load_networks", "load_times"]

STATES_OF_TIMES = {"to": "of", "from": "asking"}  # in other tables these keys are days


@kept("sources.toml", "sources", "networks")
def load_networks(home: Home) -> tuple[Network, ...]:
    """The networks of a topic, in the order of its files.

    Raises:
        LawDataError: a file breaks its schema, cites a source that is not there, names a State that
            there is not, or an id stands twice.
    """
    sources, language = load_sources(home), law_language(home)
    found: dict[str, Network] = {}
    for file in toml_files(root_of(home) / "networks"):
        place = f"networks/{file.name}"
        rows = tables_of(read_toml(file), "network", file.name)
        for number, row in enumerate(rows, start=1):
            network = parse(Network, _with_rows(row, place, language), place, "network", language)
            if network.id in found:
                raise LawDataError(f"{place}: network {network.id} appears twice")
            cited = cite(network, sources, Origin(place, "network", number))
            assert isinstance(cited, Network)
            members = tuple(_cited(one, cited, sources, place) for one in cited.rows)
            found[network.id] = cited.model_copy(update={"rows": members})
            _known(found[network.id].by_code, f"{place}: network {network.id}")
    return tuple(found.values())


@kept("sources.toml", "sources", "times.toml")
def load_times(home: Home) -> tuple[UsualTime, ...]:
    """The usual times of a topic.

    Raises:
        LawDataError: the file breaks its schema, cites a source that is not there, names a State
            that there is not, or an id stands twice.
    """
    file = root_of(home) / "times.toml"
    if not file.is_file():
        return ()
    sources, language = load_sources(home), law_language(home)
    found: dict[str, UsualTime] = {}
    for number, row in enumerate(tables_of(read_toml(file), "time", file.name), start=1):
        renamed = {STATES_OF_TIMES.get(key, key): value for key, value in row.items()}
        time = parse(UsualTime, renamed, file.name, f"time {number}", language)
        if time.id in found:
            raise LawDataError(f"{file.name}: time {time.id} appears twice")
        named = {code: True for code in (time.of, time.asking) if code}
        _known(named, f"{file.name}: time {time.id}")
        cited = cite(time, sources, Origin(file.name, "time", number))
        assert isinstance(cited, UsualTime)
        found[time.id] = cited
    return tuple(found.values())


def _with_rows(row: Mapping[str, Any], place: str, language: str) -> dict[str, Any]:
    """A network whose lines on single States are read one by one, so that a fault names its own."""
    lines = tables_of(row, "member", place, "network")
    what = f"network {row.get('id', '')}: member"
    read = [parse(NetworkMember, line, place, what, language) for line in lines]
    return {**row, "member": read}


def _cited(line: NetworkMember, network: Network, sources: Sources, place: str) -> NetworkMember:
    """A line of a list with its citation: its own source, or else that of the network."""
    if not line.source:
        given = {"citation": network.citation, "read": network.read}
        return line.model_copy(update=given)
    source = find_source(line.source, sources, f"{place}: {network.id}, {line.code}")
    citation = Citation(
        title=source.title,
        article=line.article,
        read=line.read,
        cite=source.cite,
        official_id=source.official_id,
        url=source.url,
        as_of=source.as_of,
    )
    return line.model_copy(update={"citation": citation})


def _known(codes: Mapping[str, object], place: str) -> None:
    """Every code is that of a State, of a territory or of a part of one.

    Raises:
        LawDataError: there is no such State.
    """
    wrong = [code for code in codes if owner_of(code) not in states()]
    if wrong:
        raise LawDataError(f"{place}: {', '.join(sorted(wrong))} is no State; write its ISO code")
