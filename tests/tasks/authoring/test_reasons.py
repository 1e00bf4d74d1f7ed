"""What the interview says on `why`."""

from __future__ import annotations

import datetime as dt

from comity.tasks.authoring.agenda import Agenda, Ask
from comity.tasks.authoring.reasons import MOST, reasons
from comity.tasks.authoring.voice import Voice

DAY = dt.date(2026, 10, 5)
LAW = """[[assurance]]
id = "tv.{number}"
side = "asks"
says = "Tuvalu asks for promise {number}."
source = "act"
article = "section {number}"
from = 2000-01-01
read = "official"

"""
REQUEST = {"kind": "request", "requesting": {"state": "NR"}, "requested": {"state": "TV"}}


def test_the_reason_comes_before_the_law_and_is_never_cut(country, make_host) -> None:
    country("TV", law="".join(LAW.format(number=number) for number in range(1, MOST + 4)))
    host = make_host(tame=True)
    field = Agenda(host, "request", None).field("assurances", {})
    last = f"Tuvalu asks for promise {MOST + 3}."

    said = reasons(Ask("assurances", field, "rows", why=last), REQUEST, host, DAY, Voice())
    assert said[0].startswith(f"{last} [")
    assert said[1].startswith("Tuvalu asks for promise 1. [")
    assert [one for one in said if "promise" in one] == list(said[: MOST + 1])
