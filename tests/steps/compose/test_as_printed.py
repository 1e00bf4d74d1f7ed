"""How a page reads: what stays in one line, times, empty columns, the numbers of law."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.kit.samples import sample_files
from comity.model.content import Content
from comity.pipeline.build import build, check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.compose.spacing import bound
from comity.steps.render import parts_in_order
from comity.steps.wording.catalogue import own_catalogue
from comity_templates import catalogues

Composed = Callable[[dict[str, Any]], Content]
Data = dict[str, Any]


@pytest.mark.parametrize("language", catalogues())
def test_a_word_and_the_number_after_it_stay_in_one_line(language: str) -> None:
    for clause, text in own_catalogue(language).texts.items():
        if clause.startswith("message."):  # what the program says to its user is printed nowhere
            continue
        assert not re.search(r"\w \{(?:number|numbers|mark|port)\}", text), clause
        assert not re.search(r"\{(?:pages|quantity)\} \w", text), clause


@pytest.mark.parametrize(
    ("cited", "printed"),
    [
        ("18 U.S.C. § 2703(d), with § 2711(4)", "18 U.S.C. §~2703(d), with §~2711(4)"),
        ("arts. 23, 25 and 31", "arts.~23, 25 and 31"),
        ("ETS No. 185", "ETS No.~185"),
        ("STE n° 185", "STE n°~185"),
        ("Act 2003, ss. 94(1), 113(1)", "Act 2003, ss.~94(1), 113(1)"),
        ("the parts in question and no. of them", "the parts in question and no. of them"),
    ],
)
def test_a_citation_keeps_its_article_beside_the_word(cited: str, printed: str) -> None:
    assert bound(cited) == printed.replace("~", "\u00a0")


def marked(data: Data, **times: str) -> Data:
    mark = {"kind": "ip-address", "value": "192.0.2.1", "port": 50122} | times
    data["measures"][0]["identifiers"] = [mark]
    return data


def mark_of(content: Content) -> str:
    (entry,) = content.context["parts"]["measures"]["entries"]
    return str(next(row["text"] for row in entry["rows"] if row.get("name") == "identifier"))


@pytest.mark.parametrize(
    ("time", "printed"),
    [
        ("2026-06-03T02:41:18", "3\u00a0June 2026, 02:41:18 (UTC)"),
        ("2026-06-03 02:41:18.250", "3\u00a0June 2026, 02:41:18.250 (UTC)"),
        ("2026-06-03T02:41:18+01:00", "3\u00a0June 2026, 02:41:18+01:00 (UTC)"),
        ("2026-06-03T02:41:18Z", "3\u00a0June 2026, 02:41:18Z (UTC)"),
        ("2026-06-33T02:41:18", "2026-06-33T02:41:18 (UTC)"),
        ("about 2 in the morning", "about 2 in the morning (UTC)"),
    ],
)
def test_the_time_of_a_mark_is_read_as_a_date_and_kept_to_the_second(
    time: str, printed: str, request_data: Data, composed: Composed
) -> None:
    content = composed(marked(request_data, time=time, time_zone="UTC"))

    assert mark_of(content).endswith(printed)
    written = printed.removesuffix(" (UTC)")
    assert content.placed["measures[0].identifiers[0].time"] == (written,)


def test_a_time_from_and_until_is_told_in_the_language_of_the_document(
    request_data: Data, composed: Composed
) -> None:
    times = {"time": "2026-06-01T02:41:18", "until": "2026-06-01T03:00:00"}
    content = composed(marked(request_data | {"language": "fr"}, **times))

    assert mark_of(content).endswith(
        "du 1er\u00a0juin 2026, 02:41:18 au 1er\u00a0juin 2026, 03:00:00"
    )


def test_a_column_in_which_no_row_says_anything_is_left_out(
    request_data: Data, composed: Composed
) -> None:
    request_data["persons"] = [
        {"id": "P1", "role": "suspect", "name": {"full": "A B"}, "location": "Lagos"},
        {"id": "P2", "role": "victim", "name": {"full": "C D"}},
    ]
    table = composed(request_data).context["parts"]["persons"]["table"]

    assert table["head"] == ["No.", "Name", "Role", "Whereabouts"]
    assert table["rows"] == [["1", "A B", "Suspect", "Lagos"], ["2", "C D", "Victim", ""]]


@pytest.mark.parametrize(
    ("practice", "said"),
    [("no", "This is not done."), ("case-by-case", "This is decided in each case.")],
)
def test_a_scoped_rule_says_its_practice_in_words(
    practice: str, said: str, notice_data: Data, composed: Composed
) -> None:
    rule = {"section": "policy", "practice": practice, "text": "Direct answers."}
    notice_data["scoped_rules"] = [rule | {"requesters": ["NG"]}, rule]
    parts = composed(notice_data).context["parts"]

    assert f"For authorities of Nigeria: {said} Direct answers." in parts["policy"]["paragraphs"]
    assert f"{said} Direct answers." in parts["policy"]["paragraphs"]
    assert parts["further"]["rows"] == []


NOTICES = [path for path in sample_files() if "notice" in path.name]


@pytest.mark.needs_country
@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_the_law_is_numbered_as_it_is_read_and_the_numbers_are_explained_before(
    path: Path, sample: Callable[[Path, str], Path]
) -> None:
    host = open_host()
    (case,) = read_all([sample(path, "beside")], host)
    built = build(check_case(case, host), host, [host.exporters()["md"]], "notice")
    page = next(data for name, data in built.files if name == "notice.md").decode("utf-8")
    marks = re.findall(r"\u00a0((?:\\\[\d+\\\])+)", page)
    numbers = [int(found) for mark in marks for found in re.findall(r"\d+", mark)]
    if not numbers:  # no law that was read in an official text
        assert path.stem == "notice-ng"
        return

    assert list(dict.fromkeys(numbers)) == list(range(1, max(numbers) + 1))
    assert page.index("The sources are listed at its end") < page.index("\\[1\\]")
    listed = [int(found) for found in re.findall(r"(?m)^\*\*\\\[(\d+)\\\]\*\*", page)]
    assert listed == list(range(1, max(numbers) + 1))


@pytest.mark.needs_country
def test_the_order_of_a_template_is_that_of_its_body() -> None:
    host = open_host()
    (case,) = read_all([next(p for p in NOTICES if p.stem == "notice-in")], host)
    parties = check_case(case, host).resolved.parties
    template = host.find_template("notice", parties, "en", case.draft.date)

    assert template is not None
    order = parts_in_order(template)
    assert order.index("authentication") < order.index("data") < order.index("process")
    assert (order[0], order[-1]) == ("summary", "law")
