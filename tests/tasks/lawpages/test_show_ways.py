"""Roads and issuers on the page of a State."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.cli import main

LAW = """
schema = 1
[[road]]
road = "judicial-authorities"
open = "urgent"
by = ["judge", "court"]
leads_to = "a court"
carriers = ["interpol"]
for = ["stored-content"]
says = "Courts write to each other in urgent cases."
source = "act"
article = "s. 4"
read = "official"
[[road]]
id = "qx.road.unread"
road = "police"
open = "no"
says = "Nobody read this."
source = "act"
read = "none"
[[issuer]]
role = "requesting"
capacity = ["prosecutor"]
validated_by = ["judge"]
with_order = true
says = "A prosecutor issues our requests."
source = "act"
article = "s. 5"
read = "official"
"""


def test_roads_and_issuers_have_their_sections(
    write_country: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    write_country({"law/act.toml": LAW})
    assert main(["law", "show", "QX", "--on", "2026-03-01"]) == 0
    page = capsys.readouterr().out
    roads = " ".join(page[page.index("By which road a request goes") :].split())
    label = (
        "Judicial authorities Open to urgent requests alone for Stored content of communications; "
        "issued by judge or court; to a court; carried by INTERPOL:"
    )
    assert label in roads
    assert "Courts write to each other in urgent cases." in roads
    assert "Police" not in roads[: roads.index("Who may issue")]
    assert "qx.road.unread" in roads[roads.index("Still to be read") :]
    issuers = roads[roads.index("Who may issue") :]
    assert (
        "Prosecutor Requests of this State; others need validation by judge; "
        "with an order of a court:"
    ) in issuers
