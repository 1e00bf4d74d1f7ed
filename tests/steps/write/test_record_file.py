"""Records of cases: what is added is read back, what was there stays, faults are all told."""

from __future__ import annotations

import datetime as dt
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.model.case_record import EVENTS, CaseEvent, SentDocument
from comity.model.errors import InputError
from comity.model.record_text import HEAD, event_text, parse_record
from comity.steps.read.record_file import read_record
from comity.steps.write.record_append import append_event

SHA = "a" * 64
DAY = dt.date(2026, 10, 5)
ODD = "\ufeff\ufffe\uffff\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

texts = st.text(
    st.characters(
        exclude_categories=("Cs", "Cc"), exclude_characters=ODD, include_characters="\n\t"
    )
)
digests = st.text("0123456789abcdef", min_size=64, max_size=64)
zones = st.integers(-14 * 60, 14 * 60).map(lambda m: dt.timezone(dt.timedelta(minutes=m)))
events = st.builds(
    CaseEvent,
    kind=st.sampled_from(EVENTS),
    on=st.dates(),
    at=st.none() | st.datetimes(timezones=zones),
    by=texts,
    reference=texts,
    until=st.none() | st.dates(),
    note=texts,
    sha256=st.just("") | digests,
    in_part=st.booleans(),
    documents=st.lists(st.builds(SentDocument, texts, digests), max_size=3).map(tuple),
)


@given(st.lists(events, max_size=4))
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_back_exactly(written: list[CaseEvent]) -> None:
    text = HEAD + "".join(map(event_text, written))
    assert parse_record(text.encode(), Path("a.record.toml")).events == tuple(written)


def test_an_event_is_added_and_nothing_that_stands_there_changes(tmp_path: Path) -> None:
    case = tmp_path / "bec.yaml"
    assert read_record(case) is None
    append_event(case, CaseEvent("sent", DAY, by="courier", sha256=SHA))
    record = tmp_path / "bec.record.toml"
    kept = record.read_text() + "# by hand\n\n[[event]]\nkind = 'received'\non = 2026-10-09 # desk"
    record.write_text(kept)
    made = append_event(case, CaseEvent("answered", dt.date(2026, 12, 1), in_part=True))
    assert record.read_text().startswith(kept + "\n")
    assert [event.kind for event in made.events] == ["sent", "received", "answered"]
    assert read_record(case) == made
    assert [path.name for path in tmp_path.iterdir()] == ["bec.record.toml"]
    if os.name == "posix":
        assert stat.S_IMODE(record.stat().st_mode) == 0o600


def test_every_fault_of_a_record_is_told_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "bec.record.toml").write_text(
        'schema = 2\n[[event]]\nkind = "send"\non = "2026-10-05"\n'
        '# note\n[[event]]\nkind = "sent"\nreferenec = "x"\nsha256 = "abc"\n'
    )
    with pytest.raises(InputError) as told:
        read_record(tmp_path / "bec.yaml")
    assert [(f.line, f.field) for f in told.value.faults] == [
        (1, "schema"),
        (3, "event[0].kind"),
        (4, "event[0].on"),
        (6, "event[1].on"),
        (8, "event[1].referenec"),
        (9, "event[1].sha256"),
    ]
    assert "Did you mean `reference`?" in str(told.value)
    assert all(fault.cure for fault in told.value.faults)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"schema = 1\n[[event]\n", "not valid TOML"),
        (b"schema = 1\n# \xff\n", "not UTF-8"),
        (b"schema = 1\nevent = [{kind = 'sent', on = 2026-10-05}]\n", "No event can be added"),
    ],
)
def test_a_record_that_cannot_be_used_is_left_as_it_is(
    tmp_path: Path, content: bytes, says: str
) -> None:
    record = tmp_path / "bec.record.toml"
    record.write_bytes(content)
    with pytest.raises(InputError, match=says):
        append_event(tmp_path / "bec.yaml", CaseEvent("sent", DAY))
    assert record.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["bec.record.toml"]


@pytest.mark.skipif(os.name != "posix", reason="links of files need no rights on POSIX")
def test_a_link_in_the_place_of_a_record_is_not_followed(tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text(HEAD)
    (tmp_path / "bec.record.toml").symlink_to(other)
    with pytest.raises(InputError, match="This is a link"):
        read_record(tmp_path / "bec.yaml")
    with pytest.raises(InputError, match="This is a link"):
        append_event(tmp_path / "bec.yaml", CaseEvent("sent", DAY))
    assert other.read_text() == HEAD


ADD = """
import datetime as dt, sys
from pathlib import Path
from comity.model.case_record import CaseEvent
from comity.steps.write.record_append import append_event
print("ready", flush=True)
sys.stdin.readline()
for number in range(10):
    event = CaseEvent("reminded", dt.date(2026, 10, 5), reference=f"{sys.argv[2]}-{number}")
    append_event(Path(sys.argv[1]), event)
"""


def test_processes_that_write_at_once_lose_no_event(tmp_path: Path) -> None:
    case = tmp_path / "bec.yaml"
    pipe = subprocess.PIPE
    runs = [
        subprocess.Popen([sys.executable, "-c", ADD, str(case), who], stdin=pipe, stdout=pipe)
        for who in "ab"
    ]
    for run in runs:
        assert run.stdout is not None
        run.stdout.readline()
    for run in runs:
        run.communicate(b"go\n", timeout=60)
    assert [run.returncode for run in runs] == [0, 0]
    record = read_record(case)
    assert record is not None
    assert sorted(event.reference for event in record.events) == [
        f"{who}-{number}" for who in "ab" for number in range(10)
    ]
