"""One Host for many threads and cases: each has its own law, and its own quarantine."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from comity.host import Host
from comity.pipeline.build import build, check_case, choose_exporters
from comity.steps.read import CaseFile, read_case

SCRIPT = Path(__file__).with_name("many_threads.py")
THREADS, FEW = 16, 3
"""Threads of the runs marked ``long``, and of the usual one, which has every third sample: they
meet in the first second. It builds them, so that findings and documents are told at once."""
HEAD = """
import os
from comity import DataPlugin, hookimpl

class Plugin(DataPlugin):
    {body}

plugin = Plugin(__name__)
"""
VALIDATE = """@hookimpl
    def comity_validate(self, draft, parties, on):
        {answer}"""
RULE = """
[[rule]]
id = "tv.version"
role = "requesting"
kinds = ["request"]
require = [{ field = "subject", present = true }]
says = "A request has a subject."
source = "act"
article = "s. 3"
read = "official"
"""


def told(threads: int, *more: str) -> dict[str, Counter[str]]:
    """What a process of its own gives for each sample, and how often."""
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(threads), "1", *more],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {name: Counter(found) for name, found in json.loads(done.stdout).items()}


@pytest.fixture(scope="module")
def alone() -> Callable[..., dict[str, str]]:
    """``alone()``: the findings of each sample, by a Host that nobody shares."""

    @cache
    def alone(*some: str) -> dict[str, str]:
        return {name: next(iter(found)) for name, found in told(0, *some).items()}

    return alone


@pytest.mark.needs_country
@pytest.mark.long
@pytest.mark.parametrize("run", range(5))
def test_threads_that_share_a_host_from_a_cold_start_find_what_each_finds_alone(
    run: int, alone: Callable[..., dict[str, str]]
) -> None:  # a few do in the test below, at every run
    found, one = told(THREADS), alone()

    assert len(one) >= 5
    assert found == {name: Counter({outcome: THREADS}) for name, outcome in one.items()}
    assert any("Finding(" in outcome for outcome in one.values())


@pytest.mark.needs_country
@pytest.mark.parametrize("some", [("some",), pytest.param((), marks=pytest.mark.long)])
def test_threads_that_share_a_host_find_what_each_finds_alone_and_build_the_same_bytes(
    some: tuple[str, ...],
) -> None:
    alone = {name: next(iter(found)) for name, found in told(0, "build", *some).items()}
    assert len(alone) >= 5
    assert all(".docx " in outcome for outcome in alone.values())
    assert any("Finding(" in outcome for outcome in alone.values())

    expected = {name: Counter({one: FEW}) for name, one in alone.items()}
    assert told(FEW, "build", *some) == expected


@pytest.fixture
def read(write, request_data) -> Callable[..., CaseFile]:
    """``read(host, reference="B")``: the request of TV to NR with other values."""

    def read(host: Host, **more: Any) -> CaseFile:
        name = f"{more.get('reference', 'case')}.yaml"
        return read_case(write(request_data | more, name), host.document_types())

    return read


def rules(case: CaseFile, host: Host) -> list[str]:
    return [finding.rule for finding in check_case(case, host).findings]


FAILS = {
    "answers a word": "return 'nonsense' if draft.reference == 'A' else []",
    "raises": "return 1 / 0 if draft.reference == 'A' else []",
    "answers what does not fit": "return [7] if draft.reference == 'A' else []",
}


@pytest.mark.parametrize("how", FAILS)
def test_a_plugin_that_fails_in_one_case_has_its_law_in_the_next(
    how: str, country, make_host, read
) -> None:
    answer = FAILS[how].removesuffix("[]") + "super().comity_validate(draft, parties, on)"
    site_law = HEAD.format(body=VALIDATE.format(answer=answer))
    country("TV", plugin=site_law, law=RULE)
    country("NR")
    host = make_host(tame=True)

    failed, next_one = (check_case(read(host, reference=name), host) for name in "AB")

    assert [f.rule for f in failed.findings if f.severity == "error"] == ["plugin.quarantined"]
    assert "tv.version" in [f.rule for f in next_one.findings]
    assert "plugin.quarantined" not in [f.rule for f in next_one.findings]
    assert [q.name for q in failed.host.quarantined if q.stage == "answer"] == ["TV"]
    assert [q for q in (*next_one.host.quarantined, *host.quarantined) if q.name == "TV"] == []


def test_a_build_goes_on_from_the_quarantine_of_its_check(country, make_host, read) -> None:
    answer = "return 1 / 0 if draft.reference == 'A' else []"
    country("TV", plugin=HEAD.format(body=VALIDATE.format(answer=answer)))
    country("NR")
    host = make_host(tame=True)
    (exporter,) = choose_exporters(["json"], host)
    checked = [check_case(read(host, reference=name), host) for name in "AB"]

    built = [build(one, host, [exporter], "case", draft=True) for one in checked]

    aside = [[q.name for q in b.checked.host.quarantined if q.stage == "answer"] for b in built]
    assert aside == [["TV"], []]


def test_what_cannot_be_loaded_is_told_in_every_case_that_needs_it(
    country, make_host, read, tmp_path: Path
) -> None:
    log = tmp_path / "imports"
    source = f"with open({str(log)!r}, 'a') as f: f.write('x')\nimport no_such_library"
    country("TV", plugin=source)
    country("NR")
    host = make_host(tame=True)

    found = [rules(read(host, reference=name), host) for name in "AB"]

    assert [told.count("plugin.quarantined") for told in found] == [1, 1]
    assert log.read_text() == "x"  # it was tried once


def test_what_is_said_of_a_case_does_not_depend_on_the_cases_before(
    country, make_host, read
) -> None:
    misspelt = "@hookimpl\n    def comity_sanctions(self):\n        return []"
    country("TV")
    country("NR")
    country("VU", plugin=HEAD.format(body=misspelt))
    host = make_host(tame=True)
    first = rules(read(host), host)

    other = rules(read(host, requested={"state": "VU"}), host)

    assert "plugin.unknown-hook" in other
    assert "plugin.unknown-hook" not in first
    assert rules(read(host), host) == first


def test_a_plugin_that_keeps_its_host_asks_about_the_case_in_hand(country, make_host, read) -> None:
    body = (
        "@hookimpl\n    def comity_startup(self, host):\n        self.host = host\n    "
        + VALIDATE.format(answer="self.host.law('NR', on); return []")
    )
    fails = (
        "@hookimpl\n    def comity_law(self, jurisdiction, on):\n"
        "        if on.year == 2001: raise ValueError('no such year')\n"
        "        return super().comity_law(jurisdiction, on)"
    )
    country("TV", plugin=HEAD.format(body=body))
    country("NR", plugin=HEAD.format(body=fails))
    host = make_host(tame=True)

    early, late = (check_case(read(host, date=day), host) for day in ("2001-10-05", "2026-10-05"))

    assert [q.name for q in early.host.quarantined if q.stage == "answer"] == ["NR"]
    assert [q.name for q in late.host.quarantined if q.stage == "answer"] == []


def test_what_failed_in_a_case_stays_aside_in_what_follows_from_it(country, make_host) -> None:
    country("TV")
    host = make_host(tame=True)
    checked = host.for_case()
    checked.registry.need(["TV"])
    checked.registry.quarantine("TV", "comity_validate failed")

    built, other = host.for_case(checked), host.for_case()
    other.registry.need(["TV"])

    assert [q.name for q in built.quarantined] == ["TV"]
    assert not built.registry.has("TV")
    assert other.quarantined == ()
    assert other.registry.has("TV")


def test_a_thread_waits_for_a_plugin_that_another_loads(country, make_host, tmp_path: Path) -> None:
    country("TV", plugin=f"import time\ntime.sleep(0.5)\n{HEAD.format(body='pass')}")
    host = make_host(tame=True)
    start, found = threading.Barrier(THREADS), []

    def ask() -> None:
        start.wait()
        found.append(host.for_case().jurisdiction("TV"))

    threads = [threading.Thread(target=ask) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [record and record.code for record in found] == ["TV"] * THREADS


def test_two_plugins_that_ask_for_each_other_as_they_start_wait_for_nobody(
    country, make_host
) -> None:
    body = "@hookimpl\n    def comity_startup(self, host):\n        host.jurisdiction({!r})"
    country("TV", plugin=HEAD.format(body=body.format("NR")))
    country("NR", plugin=HEAD.format(body=body.format("TV")))
    host = make_host(tame=True)
    start, found = threading.Barrier(2), {}

    def ask(code: str) -> None:
        start.wait()
        found[code] = host.for_case().jurisdiction(code)

    threads = [threading.Thread(target=ask, args=(code,)) for code in ("TV", "NR")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {code: record and record.code for code, record in found.items()} == {
        "TV": "TV",
        "NR": "NR",
    }
