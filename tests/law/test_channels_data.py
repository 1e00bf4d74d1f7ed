"""The data of plugins/channels, read from its files: what a reviewer would check by hand."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.law.states import states

CHECKOUT = Path(__file__).resolve().parents[2]
HOME = CHECKOUT / "plugins" / "channels" / "src" / "comity_channels"

Table = dict[str, Any]


def read(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"))


FILES = sorted(HOME.rglob("*.toml"))
NETWORKS: list[Table] = [
    table for path in sorted((HOME / "networks").glob("*.toml")) for table in read(path)["network"]
]
TIMES: list[Table] = read(HOME / "times.toml")["time"]
SOURCES: dict[str, Table] = {
    key: table
    for path in (HOME / "sources.toml", *sorted((HOME / "sources").glob("*.toml")))
    for key, table in read(path).items()
    if isinstance(table, dict)
}
BY_ID = {network["id"]: network for network in NETWORKS}

KINDS = {
    *("preservation", "police", "financial-intelligence", "asset-recovery"),
    *("judicial-network", "provider", "draft-check"),
}
DATA = {"subscriber", "traffic", "content", "financial", "property", "company"} | {
    "person",
    "document",
    "vehicle",
}
DATA_GRADES = {"no", "lead", "by-law", "evidence"}
OTHER_GRADES = {"no", "by-law", "yes"}
USED_BY = {
    *("police", "prosecutor", "judge", "central-authority", "financial-intelligence-unit"),
    *("asset-recovery-office", "anti-corruption-authority", "any-judicial-authority"),
}
STATUSES = {"member", "partner", "observer", "hub", "suspended", "not-member", "unknown"}
COUNTED = {
    **{"interpol": 196, "egmont": 182, "eu-asset-recovery-offices": 27, "pilon": 19},
    **{"arinsa": 17, "casc": 8, "feleg": 5},
}
COMPLETE = {
    *("egmont", "feleg", "pilon"),  # a recent whole list, a closed group, a charter
    *("budapest-24-7", "eu-financial-information", "eu-single-points"),  # fixed by law
    "eu-asset-recovery-offices",
    *("arinsa", "casc", "iberred", "wacap"),  # fixed by a region
}
COUNTS = {"member", "partner", "hub", "suspended"}
READINGS = ("none", "secondary", "official")


def rows(network: Table) -> list[Table]:
    """Every row of a list: the members without one of their own have the plainest."""
    plain = [{"code": code, "status": "member"} for code in network.get("members", [])]
    return plain + list(network.get("member", []))


def standing(network: str, code: str) -> str:
    """How a State stands in a network, as the product reads its list."""
    found: dict[str, str] = {row["code"]: row["status"] for row in rows(BY_ID[network])}
    absent = "not-member" if BY_ID[network]["complete"] == "yes" else "unknown"
    return found.get(code, absent)


def cited() -> Iterator[tuple[str, Table]]:
    """Everything that names a source, and where it stands."""
    for one in (*NETWORKS, *TIMES):
        yield one["id"], one
        yield from ((one["id"], also) for also in one.get("also", []))
        yield from (
            (f"{one['id']}, {row['code']}", row) for row in one.get("member", []) if "source" in row
        )


def values(table: Any) -> Iterator[Any]:
    if isinstance(table, dict):
        for value in table.values():
            yield from values(value)
    elif isinstance(table, list):
        for value in table:
            yield from values(value)
    else:
        yield table


def test_every_network_and_every_time_has_an_id_of_its_own() -> None:
    assert len(NETWORKS) == 38
    for group in (NETWORKS, TIMES):
        assert [name for name, n in Counter(one["id"] for one in group).items() if n > 1] == []


def test_every_network_says_what_it_gives_to_whom_and_where_it_is_found() -> None:
    for network in NETWORKS:
        name, gives = network["id"], network["gives"]
        assert network["kind"] in KINDS, name
        assert {grade for key, grade in gives.items() if key in DATA} <= DATA_GRADES, name
        assert {grade for key, grade in gives.items() if key not in DATA} <= OTHER_GRADES, name
        assert set(gives) <= DATA | {"advice", "preservation"}, name
        assert set(network["used_by"]) <= USED_BY, name
        for key in ("title", "says", "ask_through", "limits", "contact"):
            said = network[key] if isinstance(network[key], dict) else {"en": network[key]}
            assert "en" in said, (name, key)
            assert all(text.strip() for text in said.values()), (name, key)
        assert network["use"] in {"intelligence", "advice", "preservation"}, name
        assert network.get("link", "https://").startswith(("https://", "http://")), name


def test_what_is_no_treaty_yields_no_evidence() -> None:
    grades = {network["id"]: set(network["gives"].values()) for network in NETWORKS}
    assert [name for name, given in grades.items() if "evidence" in given] == []
    assert {name for name, given in grades.items() if "by-law" in given} == {
        "budapest-24-7",
        "g7-24-7",
    }


@pytest.mark.parametrize("name", sorted(BY_ID))
def test_a_list_names_known_states_once_and_counts_as_its_source_does(name: str) -> None:
    network = BY_ID[name]
    listed = rows(network)
    codes = [row["code"] for row in listed]
    assert [code for code, n in Counter(codes).items() if n > 1] == []
    assert [code for code in codes if code not in states()] == []
    assert {row["status"] for row in listed} <= STATUSES
    assert network["complete"] in {"yes", "no"}
    if "counted" in network:
        assert len([row for row in listed if row["status"] in COUNTS]) == network["counted"]
    hubs = [row["code"] for row in listed if row["status"] == "hub"]
    assert bool(hubs) is (network.get("between", "members") in {"hub", "only-hub", "across"})


def test_lists_are_complete_only_where_this_was_established() -> None:
    assert {n["id"]: n["counted"] for n in NETWORKS if "counted" in n} == COUNTED
    assert {n["id"] for n in NETWORKS if n["complete"] == "yes"} == COMPLETE


def test_a_list_older_than_five_years_closes_a_network_only_by_law_or_region() -> None:
    fixed = COMPLETE - {"egmont"}
    for network in NETWORKS:
        as_of = network.get("as_of", 0)
        year = as_of if isinstance(as_of, int) else as_of.year
        old = not network.get("instrument") and dt.date.today().year - year > 5
        assert network["complete"] == "no" or not old or network["id"] in fixed, network["id"]


def test_no_network_is_closed_to_a_part_of_a_state_that_belongs_to_it() -> None:
    for name, codes in {
        "interpol": ("HK", "MO", "GI", "BM", "TW", "XK"),
        "egmont": ("PR", "GL", "RE", "GP"),
        "commonwealth": ("JE", "BM", "RW"),
        "eu-asset-recovery-offices": ("RE", "AX"),
        "eu-single-points": ("MQ", "DK", "IE"),
    }.items():
        assert "not-member" not in {standing(name, code) for code in codes}, name


def test_a_network_made_by_a_treaty_has_no_list_of_its_own() -> None:
    files = map(read, CHECKOUT.glob("plugins/*/src/*/instruments/*.toml"))
    held = {table["instrument"]["id"] for table in files if "instrument" in table}
    made = {n["id"]: n["instrument"] for n in NETWORKS if n.get("instrument")}
    assert made == {"budapest-24-7": "coe-185"}
    assert set(made.values()) | {time["among"] for time in TIMES if "among" in time} <= held
    assert [name for name in made if rows(BY_ID[name])] == []


def test_nothing_is_said_to_be_read_better_than_its_source() -> None:
    for place, table in cited():
        assert table["source"] in SOURCES, place
        assert table["read"] in READINGS[1:], place
        source = SOURCES[table["source"]]["read"]
        assert READINGS.index(table["read"]) <= READINGS.index(source), place
    used = {table["source"] for _, table in cited()}
    assert set(SOURCES) - used == set()


def test_every_source_says_what_was_read_and_when() -> None:
    for key, source in SOURCES.items():
        assert source["title"] and source["copy"] and source["url"].startswith("http"), key
        assert isinstance(source["read_on"], dt.date), key
        assert (source["read"] == "official") <= bool(source.get("official_id")), key


def test_no_date_lies_in_the_future() -> None:
    today = dt.date.today()
    for path in FILES:
        late = [v for v in values(read(path)) if isinstance(v, dt.date) and v > today]
        assert late == [], path.name
    given = [row.get(key) for n in NETWORKS for row in (n, *rows(n)) for key in ("as_of", "since")]
    years = [year for year in given if isinstance(year, int)]
    assert [year for year in years if not 1990 <= year <= today.year] == []


PERSON = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Herr|Frau|Mme)\.? [A-Z]")
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
PHONE = re.compile(r"(?:\+|\b00)\d[\d ()/.-]{6,}\d|\b(?:tel|fax|phone)\b", re.IGNORECASE)


def test_no_person_no_mail_address_and_no_telephone_number_is_in_the_data() -> None:
    for path in (*FILES, CHECKOUT / "plugins" / "channels" / "README.md"):
        text = re.sub(r"https?://\S+", "", path.read_text(encoding="utf-8"))
        for pattern in (PERSON, MAIL, PHONE):
            assert pattern.findall(text) == [], (path.name, pattern.pattern)
    assert MAIL.search("a.b@example.org") and PHONE.search("+41 58 462 11 20")
    assert PERSON.search("Ms Smith")


def test_a_time_of_answer_is_a_range_of_a_year_between_known_states() -> None:
    for time in TIMES:
        assert 0 < time["from_days"] <= time["to_days"], time["id"]
        assert 2000 <= time["year"] <= dt.date.today().year, time["id"]
        assert {time["to"], time["from"]} - {""} <= set(states()), time["id"]
        assert time["what"] == "formal-request", time["id"]
        says = time["says"]["en"]
        assert str(time["from_days"]) in says or time["from_days"] % 30 == 0, time["id"]


def test_claims_that_are_often_wrong_are_right_here() -> None:
    assert standing("interpol", "TV") == standing("interpol", "KP") == "not-member"
    assert standing("egmont", "RU") == "suspended"
    assert standing("egmont", "CN") == "not-member"
    assert BY_ID["egmont"]["used_by"] == ["financial-intelligence-unit"]
    assert standing("arinsa", "KE") == standing("arinsa", "CD") == "member"
    assert standing("carin", "NG") == "unknown"
    assert standing("seajust", "ID") == "unknown"
    assert standing("europol", "DK") == standing("eurojust", "DK") == "partner"
    assert standing("wacap", "DE") == standing("iberred", "DE") == "not-member"
    assert BY_ID["budapest-24-7"]["gives"]["content"] == "no"
    assert "sixty days" in BY_ID["budapest-24-7"]["says"]
