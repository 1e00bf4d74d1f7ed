"""The packaged samples: a request against the notice of the company that holds what it seeks."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from comity.kit.samples import sample_files
from comity.model.drafts.notice import Notice
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.pipeline.build import read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.check.holder import check_against_notice

SAMPLES = {path.stem: path for path in sample_files()}


@pytest.fixture
def request_draft() -> Request:
    (case,) = read_all([SAMPLES["bec-request"]], open_host())
    assert isinstance(case.draft, Request)
    return case.draft


@pytest.fixture
def notice() -> Notice:
    (case,) = read_all([SAMPLES["notice-us"]], open_host())
    assert isinstance(case.draft, Notice)
    return case.draft


def beside(draft: Request, notice: Notice) -> list[Finding]:
    return list(check_against_notice(draft, notice, open_host().measures()))


def rules(found: list[Finding]) -> list[str]:
    return [finding.rule for finding in found]


def test_of_the_sample_only_silence_and_the_time_zone_are_told(
    request_draft: Request, notice: Notice
) -> None:
    found = beside(request_draft, notice)
    assert rules(found) == ["holder.content-missing", "holder.user-told"]
    assert "time zone" in found[0].message


def kept(found: list[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.rule == "notice.no-longer-kept"]


def test_records_older_than_the_company_keeps_them_are_named(
    request_draft: Request, notice: Notice
) -> None:
    bare = request_draft.model_copy(update={"earlier": ()})
    (finding,) = kept(beside(bare, notice))
    assert finding.field == "measures[1].period"
    assert "90 days" in finding.message and "none of the period" in finding.message
    assert str(finding.citation) == "Notice of Example Mail, version 3.0, retention"


def test_a_period_that_is_kept_in_part_says_from_when(
    request_draft: Request, notice: Notice
) -> None:
    recent = request_draft.model_copy(update={"earlier": (), "date": dt.date(2026, 7, 1)})
    (finding,) = kept(beside(recent, notice))
    assert "nothing before 2 April 2026" in finding.message


def test_a_category_that_the_notice_does_not_list_is_advice(
    request_draft: Request, notice: Notice
) -> None:
    fewer = notice.model_copy(update={"data_categories": notice.data_categories[:1]})
    found = [f for f in beside(request_draft, fewer) if f.rule == "notice.category-unlisted"]
    assert len(found) == 2
    assert {finding.severity.value for finding in found} == {"advice"}


def test_a_notice_of_somebody_else_is_pointed_out(request_draft: Request) -> None:
    (case,) = read_all([SAMPLES["notice-ng"]], open_host())
    assert isinstance(case.draft, Notice)
    (finding,) = beside(request_draft, case.draft)
    assert finding.rule == "notice.no-measure"
    assert "Example Pay" in finding.message


def test_a_file_that_is_no_notice_is_refused_with_its_place(tmp_path: Path) -> None:
    from comity.model.errors import DraftError
    from comity.pipeline.build import read_notice

    with pytest.raises(DraftError, match=r"bec-request\.yaml:\d+:1: kind: is a request"):
        read_notice(SAMPLES["bec-request"], open_host())


def test_the_notice_is_cited_without_how_a_law_was_read(
    request_draft: Request, notice: Notice
) -> None:
    from comity.text.finding_lines import grouped_lines
    from comity.text.messages.stakes import standing

    found = [standing(one) for one in beside(request_draft, notice)]
    lines = " ".join(line.strip() for line in grouped_lines(found, 300))
    assert "rests on the notice of the company: Notice of Example Mail" in lines
    assert "official text read" not in lines
