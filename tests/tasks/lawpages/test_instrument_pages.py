"""Instruments on a page and in the audit: who notified what, whose position is which, slips."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from comity.cli import main

TEXT = """schema = 1
[instrument]
id = "pact"
title = "Pact"
level = "multilateral"
in_force = 2000-01-01
measures = ["subscriber-data"]
note = "A word to readers."
source = "act"
read = "official"
[parties]
complete = "yes"
as_of = 2026-01-01
source = "note"
read = "secondary"
unknown = ["TV"]
states = [
  { code = "NG", in_force = 2001-01-01, extends_to = [{ code = "HK" }] },
  { code = "KE", status = "invited" },
  { code = "IN", status = "not-party" },
  { code = "NR", status = "unknown" },
  { code = "US" },
]
[[notified]]
code = "NG"
about = "central-authority"
value = { name = "Ministry of Justice", address = ["Abuja"] }
source = "note"
article = "declaration 1"
read = "secondary"
[[notified]]
code = "NG"
about = "languages"
value = { accepts = ["en"] }
source = "note"
read = "none"
[[notified]]
code = "NG"
about = "road"
value = { to = "the Ministry", direct = "urgent", unless = "it is urgent", copy_to = "the court" }
for = ["subscriber-data"]
not_from = ["KE"]
source = "note"
read = "secondary"
[[ground]]
id = "pact.all"
title = "Conditions"
nature = "discretionary"
says = "A Party may have declared conditions."
source = "act"
read = "official"
[[ground]]
id = "pact.ng"
title = "Conditions of one"
nature = "discretionary"
code = "NG"
instead_of = "pact.all"
says = "Both laws punish the offence."
source = "note"
read = "secondary"
[[ground]]
id = "pact.asked-by"
title = "Reservation of others"
nature = "discretionary"
asked_by = ["KE", "US"]
says = "It cannot be claimed."
source = "act"
read = "official"
"""


@pytest.fixture
def topic(write_package) -> Callable[..., None]:
    """A function that installs a topic ``pacts`` with these files."""

    def install(**files: str) -> None:
        write_package(
            {name.replace("__", "/") + ".toml": text for name, text in files.items()},
            entry_points="[comity.plugins]\npacts = {package}\n",
        )

    return install


def printed(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["law", *words]) == 0
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    "line",
    [
        "Bound, on 1 January 2026 (3) In instruments/p.toml: Hong Kong (since 1 January 2001; "
        "through NG; line 18), Nigeria (since 1 January 2001; line 18), United States (by 1 "
        "January 2026 at the latest; line 22).",
        "Invited to join (1) In instruments/p.toml: Kenya (line 19).",
        "Not a party (1) In instruments/p.toml: India (line 20).",
        "Position not known (1) In instruments/p.toml: Nauru (line 21).",
        "It is known up to 1 January 2026.",
        "It is not clear for Tuvalu.",
        "Nigeria Central authority: Ministry of Justice Abuja [A note on the Act, declaration 1]",
        "Road, for Subscriber data: Sent to the Ministry, unless it is urgent Directly "
        "to a court or a prosecutor only in urgent cases A copy is sent to the court Not for "
        "requests from Kenya.",
        "Discretionary ground, where Nigeria is asked: Both laws punish the offence.",
        "Discretionary ground, where Kenya or United States asks: It cannot be claimed.",
        "It covers only: subscriber-data.",
        "A word to readers.",
    ],
)
def test_a_page_shows_positions_and_notifications(line: str, topic, capsys) -> None:
    topic(instruments__p=TEXT)
    assert line in printed(capsys, "show", "pact", "--on", "2026-01-01")


def test_what_nobody_read_of_a_notification_is_work_to_do(topic, capsys) -> None:
    topic(instruments__p=TEXT)
    page = printed(capsys, "show", "pact", "--on", "2026-01-01")

    assert "Languages: English" not in page
    assert "Still to be read" in page
    assert "notified pact NG languages" in printed(capsys, "audit", "pacts")


def test_the_audit_lists_kinds_and_states_that_there_are_not(topic, capsys) -> None:
    slips = TEXT.replace('["subscriber-data"]', '["subscriber-date"]').replace('"IN"', '"IX"')
    slips = slips.replace('["KE", "US"]', '["KX"]').replace(
        'instead_of = "pact.all"', 'instead_of = "x"'
    )
    slips = slips.replace('not_from = ["KE"]', 'not_from = ["KY", "QX"]')
    topic(instruments__p=slips, bilateral__us=TABLE + 'extra = "x"\n[other]\n')
    assert main(["law", "audit", "pacts", "--format", "json"]) == 0
    (found,) = json.loads(capsys.readouterr().out)["plugins"]
    names = {(row["what"], row["note"]) for row in found["lists"]["unknown_names"]}
    keys = {(row["what"], row["note"]) for row in found["lists"]["unknown_keys"]}

    assert ("instrument pact", "unknown kind of assistance 'subscriber-date'") in names
    assert ("party pact", "unknown State 'IX'") in names
    assert ("ground pact", "unknown State 'KX'") in names
    assert ("notified pact", "unknown State 'QX'") in names
    assert ("ground pact.ng", "`instead_of` names 'x', which is not in the instrument") in names
    assert ("bilateral/us.toml", "other") in keys


TABLE = """schema = 1
[table]
state = "US"
title = "Treaties of the United States"
source = "note"
read = "secondary"
"""
