"""Time limits that other files of the same matter meet, move or silence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.host import Host
from comity.model.deadlines import Deadline
from comity.model.office import Office
from comity.pipeline.own_plugin import open_host
from comity.tasks.deadlines.given_files import Watch, watch_files

pytestmark = pytest.mark.needs_country
DATA = Path(__file__).parents[2] / "data"
PAPER = (DATA / "papers/preservation-provider.yaml").read_text(encoding="utf-8")
REQUEST = (DATA / "five-pairs.yaml").read_text(encoding="utf-8")
RENEWED = PAPER.replace("0089", "0101").replace("date: 2026-09-01", "date: 2026-11-16")
RENEWED = RENEWED.replace("2026-11-15", "2027-01-31").replace("2026-09-09", "2026-11-27")


def row(number: str, theirs: str, expires: str, **more: str) -> str:
    told = {"reference": number, "their_reference": theirs, "expires": expires, **more}
    cells = ", ".join(f"{name}: {value}" for name, value in told.items())
    return f"earlier:\n  - {{kind: preservation, {cells}}}\n"


FIRST = row("EX/247/2026/0089", "PR-9", "2026-11-30", holder='"Example Mail, Inc."')
Write = Callable[..., Path]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def ends(found: Watch) -> list[tuple[str, str, str]]:
    """The ends of preservations that are told: file, day and act."""
    return [
        (case.file, str(one.due or ""), (one.act.id if one.act else "").rpartition("/")[2])
        for case in found.cases
        for one in case.found
        if one.title.id.startswith("deadline.title/preservation")
    ]


def titled(found: Watch, title: str) -> list[Deadline]:
    return [one for case in found.cases for one in case.found if one.title.id.endswith(title)]


def test_fading_logs_from_the_preservation_over_its_renewal_to_the_answer(
    host: Host, write: Write
) -> None:
    confirmed = ("sent 2026-09-01", 'preserved 2026-09-03 reference="PR-9" until=2026-11-30')
    paper = write("pres", PAPER, *confirmed)

    def told(on: str, *files: Path) -> Watch:
        return watch_files(files, host, today=day(on))

    alone = told("2026-10-05", paper)
    assert ends(alone) == [("pres.yaml", "2026-11-30", "renew-file")]
    assert titled(alone, "/request")  # the formal request is still to be sent
    assert not titled(alone, "/reply")  # the confirmation was the reply
    request = write("req", REQUEST + FIRST, "sent 2026-11-16")
    assert not titled(told("2026-11-20", paper, request), "/request")
    assert not titled(told("2026-11-20", paper), "/request")  # it lies beside the paper

    renewal = write("ren", RENEWED + FIRST)
    (one,) = ends(told("2026-11-18", paper, request, renewal))
    assert one == ("pres.yaml", "2026-11-30", "renewal-draft")
    write("ren", RENEWED + FIRST, "sent 2026-11-18")
    (one,) = ends(told("2026-11-20", paper, request, renewal))
    assert one == ("pres.yaml", "2026-11-30", "renewal-sent")
    (one,) = ends(told("2026-12-02", paper, request, renewal))
    assert one == ("pres.yaml", "2026-11-30", "renewal-sent-late")  # nobody confirmed it

    kept = 'preserved 2026-11-24 reference="PR-10" until=2027-02-28'
    write("ren", RENEWED + FIRST, "sent 2026-11-18", kept)
    (one,) = ends(told("2026-12-02", paper, request, renewal))
    assert one == ("ren.yaml", "2027-02-28", "renew-beyond")  # the one extension is used up
    (one,) = ends(told("2026-12-02", request))
    assert one == ("req.yaml", "2027-02-28", "renew-beyond")
    before = told("2026-11-20", paper, request, renewal)  # the day before anybody confirmed it
    assert ends(before) == [("pres.yaml", "2026-11-30", "renewal-sent")]

    write("req", REQUEST + FIRST, "sent 2026-11-16", "answered 2027-01-20")
    after = told("2027-06-01", paper, request, renewal)
    assert [one.title.id for case in after.cases for one in case.found] == []


def test_a_paper_that_is_closed_does_not_take_the_end_of_its_preservation_with_it(
    host: Host, write: Write
) -> None:
    kept = 'preserved 2026-09-03 reference="PR-9" until=2026-12-10'
    paper = write("pres", PAPER, "sent 2026-09-01", kept, "closed 2026-11-17")
    request = write("req", REQUEST + FIRST, "sent 2026-11-16")  # which says 30 November
    (one,) = ends(watch_files([paper, request], host, today=day("2026-11-20")))
    assert one[:2] == ("req.yaml", "2026-12-10")


def test_two_preservations_under_one_file_number_are_both_told(host: Host, write: Write) -> None:
    other = PAPER.replace("pay@mail.example", "buy@mail.example").replace("192.0.2.17", "192.0.2.9")
    one = write("one", PAPER, 'preserved 2026-09-03 reference="PR-9" until=2026-11-30')
    two = write("two", other + FIRST, 'preserved 2026-09-05 reference="PR-12" until=2026-12-04')
    found = watch_files([one, two], host, today=day("2026-11-01"))
    assert {(file, end) for file, end, _ in ends(found)} == {
        ("one.yaml", "2026-11-30"),
        ("two.yaml", "2026-12-04"),
    }


def test_only_an_authority_that_the_law_binds_makes_the_end_of_a_preservation_a_must(
    host: Host, write: Write
) -> None:
    weights = {}
    for name, more in (
        ("company", {"holder": '"Example Mail, Inc."'}),
        ("authority", {"authority": "Contact point", "holder": '"Example Mail, Inc."'}),
    ):
        file = write(name, REQUEST + row("EX/1", "PR-9", "2026-12-20", **more), "sent 2026-11-16")
        (case,) = watch_files([file], host, today=day("2026-11-20")).cases
        weights[name] = next(one.weight for one in case.found if one.id.endswith("expires"))
    assert weights == {"company": "expected", "authority": "must"}


def test_what_was_asked_for_back_is_due_until_the_supplement_is_sent(
    host: Host, write: Write
) -> None:
    back = (
        "sent 2026-11-16",
        "returned 2026-11-20 until=2026-12-04",
        "answered 2026-11-25 in_part=true",
    )
    request = write("req", REQUEST, *back)
    (due,) = titled(watch_files([request], host, today=day("2026-12-07")), "/supplement")
    assert (str(due.due), due.standing) == ("2026-12-04", "past")
    more = REQUEST.replace("EX/2026/1", "EX/2026/1-2").replace("2026-11-16", "2026-12-01")
    more = more.replace(
        "form: mla-request", "form: mla-request\nstatus: supplement\nsupplements: EX/2026/1"
    )
    write("more", more, "sent 2026-12-02")
    assert not titled(watch_files([request], host, today=day("2026-12-07")), "/supplement")


def test_what_law_keeps_for_no_longer_than_a_time_may_be_gone_today(
    host: Host, write: Write
) -> None:
    file = write("req", REQUEST.replace("state: US", "state: GB").replace("state: NG", "state: IN"))
    (case,) = watch_files([file], host, today=day("2026-11-29")).cases
    (data,) = [one for one in case.found if "kept" in one.title.id]
    assert (data.weight, str(data.due), data.act.id) == (
        "advised",
        "2026-11-29",
        "deadline.act/secure-today",
    )


def test_the_office_that_answers_is_not_told_to_remind_itself(write: Write) -> None:
    office = open_host(Office(state="US"))
    asked = row("EX/1", "PR-9", "2026-12-10", authority="Contact point")
    file = write("req", REQUEST + asked, "received 2026-11-20")
    found = watch_files([file], office, today=day("2026-12-22"))
    (case,) = found.cases
    assert [one.act.id.rpartition("/")[2] for one in case.found if one.act] == [
        "before-release",
        "answer-now",
    ]
    assert not titled(found, "reminder-range")


def test_once_the_order_is_out_its_preservation_is_confirmed_and_not_asked_for_anew(
    host: Host, write: Write
) -> None:
    order = REQUEST.replace("state: NG", "state: DE").replace("state: US", "state: IE")
    order = order.replace("requested:", "basis:\n  - instrument: eu-2023-1543\nrequested:", 1)
    order += row("EX/1", "PR-9", "2027-01-15", date="2026-11-16", holder="Example Mail")
    acts = []
    for events in ((), ("sent 2026-11-23",)):
        file = write("order", order, *events)
        found = watch_files([file], host, today=day("2026-11-29"))
        acts += [(end, act) for _, end, act in ends(found)]
    assert acts == [("2027-01-15", "extend"), ("2027-01-15", "confirm")]


def test_times_that_cannot_be_counted_are_told_with_their_cure_and_alarms_ring_on_working_days(
    host: Host, write: Write
) -> None:
    from comity.tasks.deadlines.calendar_file import calendar_file

    wrong = "deadline: 2026-12-20, deadline_time: 14:00 IST"  # a Sunday
    text = REQUEST.replace("deadline: 2026-12-21", wrong)
    found = watch_files([write("req", text)], host, today=day("2026-11-29"))
    (reply,) = titled(found, "/reply-at")
    assert reply.moment is None
    assert "`14:00 IST (UTC+5:30)`" in " ".join(step.text for step in reply.counted)

    def alarms(today: str) -> list[str]:
        now = dt.datetime(2026, 11, 29, tzinfo=dt.UTC)
        data = calendar_file(found.cases, key=b"k" * 32, written=now, today=day(today))
        return [one for one in data.decode().split("\r\n") if one.startswith("TRIGGER")]

    # nine o'clock on Friday 11 December, on Friday 18 December, and on the day itself
    assert alarms("2026-11-29") == ["TRIGGER:-P8DT15H"]
    assert alarms("2026-12-16") == ["TRIGGER:-P1DT15H"]
    assert alarms("2026-12-20") == ["TRIGGER:PT9H"]


def test_a_file_that_cannot_be_used_stops_no_other(host: Host, write: Write) -> None:
    good = write("good", REQUEST, "sent 2026-11-16")
    gap = write("gap", REQUEST.replace("reference: EX/2026/1", 'reference: ""'))
    broken = write("broken", REQUEST, "sent 2026-11-16 until=never")
    found = watch_files([gap, good, broken], host, today=day("2026-11-29"))
    assert [case.file for case in found.cases] == ["good.yaml"]
    assert [one.file for one in found.left_out] == ["gap.yaml", "broken.yaml"]
    assert all(one.faults for one in found.left_out)
