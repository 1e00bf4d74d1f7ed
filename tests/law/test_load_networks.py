"""Networks and times on file: what is refused, and how a State stands on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from comity.law.load_networks import load_networks, load_times
from comity.model.errors import LawDataError
from comity.model.law_networks import Network

WritePackage = Callable[..., str]
DAY = dt.date(2026, 11, 29)
RING = """schema = 1
[[network]]
id = "ring"
title = "Ring of prosecutors"
kind = "judicial-network"
says = "Prosecutors ask each other."
use = "advice"
gives = { advice = "yes", content = "no" }
complete = "no"
as_of = 2019
source = "note"
read = "secondary"
members = ["DE", "FR"]
member = [
  { code = "GB", since = 2021-05-01, source = "act", read = "official", article = "s. 2" },
  { code = "KE", status = "observer" },
  { code = "US", status = "not-member" },
]
"""
TIMES = """schema = 1
[[time]]
id = "mean"
to = "CH"
from = "DE"
what = "formal-request"
for = ["bank-records"]
from_days = 100
to_days = 290
says = "From 100 to 290 days."
year = 2019
source = "note"
read = "secondary"
"""


def ring(write: WritePackage, text: str = RING) -> Network:
    (found,) = load_networks(write({"networks/ring.toml": text}))
    return found


def test_a_state_stands_as_its_line_says_and_unnamed_it_is_unknown(
    write_package: WritePackage,
) -> None:
    found = ring(write_package)
    stands = {code: found.standing(code, DAY) for code in ("DE", "GB", "KE", "US", "NG")}
    assert stands == {
        "DE": "member",
        "GB": "member",
        "KE": "observer",
        "US": "not-member",
        "NG": "unknown",
    }
    assert found.standing("GB", dt.date(2021, 4, 30)) == "not-member"
    own, listed = found.by_code["GB"].citation, found.by_code["KE"].citation
    assert own is not None
    assert (own.title, own.article) == ("Evidence Act 2020", "s. 2")
    assert listed is not None
    assert listed.title == "A note on the Act"


def test_an_absence_means_no_where_the_list_is_complete(write_package: WritePackage) -> None:
    found = ring(write_package, RING.replace('complete = "no"', 'complete = "yes"'))
    assert found.standing("NG", DAY) == "not-member"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"DE", "FR"', '"DE", "KE"', "names KE twice"),
        ('"DE", "FR"', '"DE", "ZQ"', "ZQ is no State"),
        ('kind = "judicial-network"', 'kind = "telephone"', "kind: Input should be"),
        ('content = "no"', 'content = "perhaps"', "gives.content: Input should be"),
        ('content = "no"', 'blood = "no"', "gives.blood"),
        ('source = "note"\nread = "secondary"\nm', 'source = "x"\nread = "secondary"\nm', "'x'"),
        ('status = "observer"', 'status = "friend"', "member (KE)|status: Input should be"),
        ('says = "Prosecutors ask each other."', 'says = ""', "says: is empty"),
        ("as_of = 2019", "as_of = 20190101", "is not a year"),
    ],
)
def test_wrong_data_are_refused_with_their_place(
    write_package: WritePackage, old: str, new: str, said: str
) -> None:
    assert old in RING
    with pytest.raises(LawDataError) as error:
        ring(write_package, RING.replace(old, new))
    assert "ring.toml" in str(error.value)
    assert any(part in str(error.value) for part in said.split("|"))


def test_a_time_is_for_the_states_and_the_kinds_that_it_was_counted_for(
    write_package: WritePackage,
) -> None:
    (found,) = load_times(write_package({"times.toml": TIMES}))
    assert (found.of, found.asking, found.start, found.end) == ("CH", "DE", None, None)
    assert found.serves("DE", "CH", ["bank-records"])
    assert not found.serves("FR", "CH", ["bank-records"])
    assert not found.serves("DE", "CH", ["interception"])
    with pytest.raises(LawDataError, match="from_days is more than to_days"):
        load_times(write_package({"times.toml": TIMES.replace("= 290", "= 90")}))
    with pytest.raises(LawDataError, match="ZQ is no State"):
        load_times(write_package({"times.toml": TIMES.replace('"CH"', '"ZQ"')}))
    assert load_times(write_package({})) == ()
