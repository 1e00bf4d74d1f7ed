"""To open a page checks no case: what is shown was found by a save, the worker or the start."""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from .cases import sample_tree, saved

CHECKS = {"examine", "examine_reading", "check_case", "relevant", "coverage"}
"""Functions of the core that look through a whole case, or tell what a notice says."""
AT_START = ("/", "/glossary", "/register", "/law/", "/tour", "/tour/s/facts", "/tour/letter")
MOST = 80


@contextmanager
def _watched() -> Iterator[set[str]]:
    """Which of the checks this thread begins, as Python itself tells."""
    import comity.pipeline.build as build
    import comity.pipeline.examine as examine
    import comity.steps.check.notice_coverage as notice_coverage
    import comity.tasks.questions.relevance as relevance

    codes = {
        getattr(module, name).__code__: name
        for module in (build, examine, relevance, notice_coverage)
        for name in CHECKS
        if hasattr(getattr(module, name, None), "__code__")
    }
    seen: set[str] = set()

    def note(frame: Any, event: str, _: object) -> None:
        if event == "call" and frame.f_code in codes:
            seen.add(codes[frame.f_code])

    sys.setprofile(note)
    try:
        yield seen
    finally:
        sys.setprofile(None)


def _pages(client: Any, start: str) -> Iterator[tuple[str, set[str]]]:
    """Each page of a case that links lead to, one of those that are alike, with what it checked."""
    from comity_web import core

    waiting, known = [start], {start}
    while waiting:
        address = waiting.pop(0)
        core._KNOWN.clear()  # as after a new start
        with _watched() as seen:
            answer = client.get(address)
        assert answer.status_code == 200, address
        yield address, seen
        if "html" not in answer["Content-Type"]:
            continue
        for found in re.findall(r'href="(/c/[^"#]+)', answer.content.decode()):
            link = html.unescape(found)
            alike = re.sub(r"/\d+", "/0", link)
            if link.startswith(start) and alike not in known and len(known) < MOST:
                known.add(alike)
                waiting.append(link)


def test_no_page_of_a_case_checks_it(client, application) -> None:
    """Also after a new start, when nothing is remembered."""
    from comity_web import core
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    revision = saved(sample_tree("bec-request"))
    core._KNOWN.clear()  # another test may have had the same case
    with _watched() as seen:
        judge(revision, words("en"))
    assert {"examine", "relevant"} <= seen, "a save checks"

    told = dict(_pages(client, f"/c/{revision.file.key}/"))

    assert len(told) > 40
    assert {address: seen for address, seen in told.items() if seen} == {}


def test_no_page_of_a_notice_reckons_what_stands_beside_it(client, application) -> None:
    from comity_web import core
    from comity_web.judging.judged import judge
    from comity_web.wording.catalogues import words

    revision = saved(sample_tree("notice-us"))
    start = f"/c/{revision.file.key}/"
    with _watched() as seen:
        judge(revision, words("en"))
    assert "coverage" in seen, "a save tells what the notice says"

    for at in ("", "s/company", "s/urgent-cases", "s/publishing", "check"):
        core._KNOWN.clear()
        with _watched() as seen:
            page = client.get(f"{start}{at}").content.decode()
        assert ("<aside" in page) is (at != "check"), at
        assert not seen, at


def test_no_page_of_the_start_checks_anything(client, application) -> None:
    """The tour neither, whose sample is looked through beside the requests."""
    from comity_web import core

    client.get("/register")  # other tests leave files that no save has written to their folders
    for address in AT_START:
        core._KNOWN.clear()
        with _watched() as seen:
            client.get(address)
        assert not seen, address
