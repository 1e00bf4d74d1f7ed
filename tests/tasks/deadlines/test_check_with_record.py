"""The check of a request that has a record tells the end that the deadlines tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.host import Host
from comity.model.findings import Finding
from comity.pipeline.examine import examine
from comity.tasks.deadlines.given_files import watch_files

pytestmark = pytest.mark.needs_country
DATA = Path(__file__).parents[2] / "data"
PAPER = (DATA / "papers/preservation-provider.yaml").read_text(encoding="utf-8")
REQUEST = (DATA / "five-pairs.yaml").read_text(encoding="utf-8")
RENEWED = PAPER.replace("0089", "0101").replace("date: 2026-09-01", "date: 2026-11-16")
RENEWED = RENEWED.replace("2026-11-15", "2027-01-31").replace("2026-09-09", "2026-11-27")
ROW = """earlier:
  - {kind: preservation, reference: EX/247/2026/0089, their_reference: PR-9, expires: 2026-11-30,
     holder: "Example Mail, Inc."}
"""
CONFIRMED = 'preserved 2026-09-03 reference="PR-9" until=2026-11-30'
Write = Callable[..., Path]


ENDS = ("lint.data-fade/hold-ends", "form.preservation-ended")


def told(file: Path, host: Host, on: str, ids: tuple[str, ...] = ENDS) -> list[Finding]:
    found = examine(file, host, on=dt.date.fromisoformat(on)).findings
    return [one for one in found if one.said is not None and one.said.id.startswith(ids)]


def forms(file: Path, host: Host, on: str) -> list[str]:
    return [one.said.id.rpartition("/")[2] for one in told(file, host, on) if one.said]


def act(file: Path, host: Host, on: str) -> str:
    """What ``comity deadlines`` says is to be done about the end."""
    (case,) = watch_files([file], host, today=dt.date.fromisoformat(on)).cases
    (end,) = [one for one in case.found if one.title.id.startswith("deadline.title/preserv")]
    return f"{end.due} {end.act.text if end.act else ''}"


def test_the_check_tells_the_end_that_the_records_tell_and_the_same_act(
    host: Host, write: Write
) -> None:
    request = write("req", REQUEST + ROW)
    assert forms(request, host, "2026-11-18") == ["hold-ends"]  # nothing is recorded
    write("pres", PAPER, "sent 2026-09-01", CONFIRMED)
    write("req", REQUEST + ROW, "sent 2026-11-16")
    (one,) = told(request, host, "2026-11-18")
    assert one.cure in act(request, host, "2026-11-18")
    assert "2026-11-30" in act(request, host, "2026-11-18")

    write("ren", RENEWED + ROW, "sent 2026-11-18")  # and nobody confirmed it
    for day, form in (("2026-11-20", "hold-ends-recorded"), ("2026-12-02", "hold-ends-over")):
        (one,) = told(request, host, day)
        assert one.said.id.endswith(form)
        assert "The renewal in ren.yaml was sent on 18 November 2026" in one.cure
        assert one.cure in act(request, host, day)

    kept = 'preserved 2026-11-24 reference="PR-10" until=2026-12-18'
    write("ren", RENEWED + ROW, "sent 2026-11-18", kept)
    (one,) = told(request, host, "2026-12-02")
    assert "ends on 18 December 2026. The end is that of ren.yaml" in one.message
    assert one.cure in act(request, host, "2026-12-02")
    assert "2026-12-18" in act(request, host, "2026-12-02")
    (reply,) = told(request, host, "2026-12-02", ("timing.after-preservation",))
    assert "ends on 18 December 2026, before the reply is due" in reply.message
    assert forms(request, host, "2026-11-20") == ["hold-ends-recorded"]  # not confirmed that day

    write("req", REQUEST + ROW, "sent 2026-11-16", "answered 2027-01-20")
    assert forms(request, host, "2027-01-25") == []


def test_a_draft_that_gives_an_old_end_is_told_the_new_one(host: Host, write: Write) -> None:
    late = REQUEST.replace("date: 2026-11-16", "date: 2026-12-10", 1)
    request = write("req", late + ROW)
    assert "preservation-ended" in forms(request, host, "2026-12-11")[0]
    write("pres", PAPER, "sent 2026-09-01", CONFIRMED)
    kept = 'preserved 2026-11-24 reference="PR-10" until=2027-11-30'
    write("ren", RENEWED + ROW, "sent 2026-11-18", kept)
    (one,) = told(request, host, "2026-12-11")
    assert one.field == "earlier[0].expires"
    assert "gives 30 November 2026" in one.message
    assert "ends on 30 November 2027" in one.message


def test_what_the_record_of_a_request_confirms_is_no_longer_asked_about(
    host: Host, write: Write
) -> None:
    def fading(*events: str) -> list[str]:
        found = examine(write("req", REQUEST, *events), host, on=dt.date(2026, 11, 20)).findings
        faded = [one.said for one in found if one.rule == "lint.data-fade"]
        return [said.id.rpartition("/")[2] for said in faded if said is not None]

    assert fading("sent 2026-11-16") == ["unsecured"]
    kept = 'preserved 2026-11-18 reference="PR-9" until=2026-12-31'
    assert fading("sent 2026-11-16", kept) == ["hold-ends-recorded"]
