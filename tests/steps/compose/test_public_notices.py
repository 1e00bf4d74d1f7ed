"""A notice is public: nothing in it speaks of how the program read its sources."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from comity.steps.check.notice_unprinted import STATED

from comity.host import Host
from comity.kit.samples import sample_files
from comity.pipeline.build import build, check_case, choose_exporters, read_all
from comity.pipeline.own_plugin import open_host
from comity.word.readback import walk

CHECKOUT = Path(__file__).resolve().parents[3]
NOTICES = [path for path in sample_files() if path.name.startswith("notice-")]
INTERNAL = re.compile(
    r"secondary|text read as of|was read|not read|as described by|looked up|known here|\bread =",
    re.IGNORECASE,
)
ANSWERS = """
[[answer]]
question = "{question}"
value = {value}
says = "A provider keeps what it has for a time that the Act sets."
source = "act"
article = "s. 4"
read = "{read}"
"""
PROCESS = '{ process = "warrant of the high court" }'


@pytest.mark.needs_country
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_no_sample_notice_tells_how_its_law_was_read(path: Path, language: str) -> None:
    host = open_host()
    (case,) = read_all([path], host)
    checked = check_case(case, host, language=language)
    exporters = choose_exporters(["docx", "html", "md", "json"], host)
    for name, data in build(checked, host, exporters, "notice").files:
        if name.startswith("internal/"):
            continue
        text = str(walk(data)) if name.endswith("docx") else data.decode()
        assert INTERNAL.findall(text) == [], name


@pytest.mark.needs_country
def test_no_domain_is_said_to_be_that_of_every_authority() -> None:
    host = open_host()
    (path,) = (path for path in NOTICES if path.stem == "notice-us")
    (case,) = read_all([path], host)
    files = build(check_case(case, host), host, choose_exporters(["md"], host), "notice").files
    text = dict(files)["notice.md"].decode()
    assert "Official addresses in the host State end in" not in text
    assert "addresses that end in .gov are reserved for public bodies; not all" in text


@pytest.mark.parametrize("read", ["official", "secondary"])
def test_law_known_by_an_account_alone_is_told_to_counsel_and_not_published(
    read: str,
    country: Callable[..., Path],
    notice_data: dict[str, Any],
    write: Callable[..., Path],
    make_host: Callable[..., Host],
) -> None:
    law = ANSWERS.format(question="user-notification", value='"yes"', read=read)
    law += ANSWERS.format(question="process", value=PROCESS, read=read)
    country("TV", law=law)
    notice_data["user_notification"] = {"practice": "yes"}
    host = make_host()
    (case,) = read_all([write(notice_data)], host)
    checked = check_case(case, host)
    (document, *_) = build(checked, host, choose_exporters(["md"], host), "notice").files
    text = document[1].decode()
    told = [f for f in checked.findings if f.rule == "notice.law-unprinted"]

    assert ("A provider keeps what it has" in text) is (read == "official")
    assert ("warrant of the high court" in text) is (read == "official")
    assert "2024" not in text
    assert {f.field for f in told} == (
        set()
        if read == "official"
        else {"user_notification", "data_categories[0].process_domestic"}
    )


@pytest.mark.needs_country
def test_the_days_of_the_texts_stand_in_one_finding_and_not_in_the_notice() -> None:
    host = open_host()
    (path,) = (path for path in NOTICES if path.stem == "notice-gb")
    (case,) = read_all([path], host)
    (found,) = (f for f in check_case(case, host).findings if f.rule == "notice.law-days")
    assert found.severity == "advice"
    assert "Investigatory Powers Act 2016" in found.message
    # each source has the day of its own text, and none the day of its neighbour
    assert found.said is not None
    texts = [one["params"] for one in found.said.data()["params"]["texts"]]
    years = [
        (made[1], text["date"][:4])
        for text in texts
        if (made := re.search(r"(?:Act|Regulations) (\d{4}),", text["law"]))
    ]
    assert len(years) > 4
    assert all(read >= made for made, read in years)


def test_the_check_knows_every_question_that_a_notice_states() -> None:
    sources = (CHECKOUT / "core/src/comity/steps/compose/notice").glob("*.py")
    text = "".join(path.read_text(encoding="utf-8") for path in sources)
    stated = re.findall(r'stated_by_law\(drafter, "([a-z-]+)"', text)
    stated += re.findall(r'answer\(drafter\.resolved\.book\("host"\), "([a-z-]+)"\)', text)
    assert set(stated) == set(STATED)
