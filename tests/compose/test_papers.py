"""The daily papers: what each says, whose form it has, and that it stays short."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.compose import compose
from comity.content import Content
from comity.host import Host
from comity.pipeline import build, check_case, choose_exporters, read_all
from comity.records import Severity

PAPERS = sorted((Path(__file__).parents[1] / "data" / "papers").glob("*.yaml"))
Check = Callable[..., Any]

pytestmark = pytest.mark.needs_country


def content(name: str, language: str | None = None) -> Content:
    path = next(path for path in PAPERS if path.stem == name)
    host = Host()
    (case,) = read_all([path], host)
    checked = check_case(case, host, language=language)
    return compose(checked.resolved, host, checked.document_type)


def texts(value: Any) -> str:
    if isinstance(value, dict):
        return "\n".join(map(texts, value.values()))
    if isinstance(value, (list, tuple)):
        return "\n".join(map(texts, value))
    return str(value)


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_a_sound_paper_has_no_finding_above_advice(path: Path) -> None:
    host = Host()
    (case,) = read_all([path], host)
    found = check_case(case, host).findings

    assert [f.rule for f in found if f.severity is not Severity.ADVICE] == []


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_it_is_built_whole_in_every_format_and_leaves_nothing_to_an_annex(
    path: Path, language: str
) -> None:
    host = Host()
    (case,) = read_all([path], host)
    checked = check_case(case, host, language=language)
    exporters = choose_exporters(["docx", "html", "md", "json"], host)
    made = dict(build(checked, host, exporters, path.stem).files)
    paper = compose(checked.resolved, host, checked.document_type)

    assert len(made) == 6
    assert checked.document_type.private
    assert paper.context["parts"]["further"]["rows"] == []


def test_a_letter_and_a_note_verbale_are_worded_as_such() -> None:
    letter, note = content("transmittal"), content("note-verbale")

    assert letter.context["salutation"] == "Sir or Madam,"
    assert "T. Sample" in letter.context["signature"]
    assert note.context["salutation"] == ""
    assert "T. Sample" not in texts(note.context)
    assert "presents its compliments" in texts(note.context["parts"]["introduction"])
    assert "highest consideration" in texts(note.context["closing"])


def test_the_enclosures_stand_in_a_table_with_pages_and_translations() -> None:
    table = content("transmittal").context["parts"]["enclosures"]["table"]

    assert table["rows"][2][1:] == [
        "Statement of the managing director",
        "copy",
        "2 pages",
        "French, with a certified translation (English)",
    ]


def test_an_answer_has_the_form_of_the_state_that_answers() -> None:
    answer, reminder = content("acknowledgement"), content("reminder")

    assert answer.context["letterhead"][0] == "United States of America"
    assert answer.context["addressee"][-1] == "Federal Republic of Nigeria"
    assert answer.paper == "letter"
    assert answer.context["doc"]["date"] == "October 20, 2026"
    assert reminder.context["letterhead"][0] == "Federal Republic of Nigeria"
    assert reminder.paper == "a4"


def test_a_deficiency_letter_keeps_to_itself_how_a_rule_was_read() -> None:
    letter = content("deficiency")

    assert "deficiencies[0].read" in letter.withheld
    assert "official" not in texts(letter.context["parts"]["points"])
    items = letter.context["parts"]["points"]["items"]
    assert "This would help, but the request can be carried out without it." in items[2]["notes"]


def test_a_preservation_says_what_article_29_asks_for() -> None:
    said = texts(content("preservation").context)

    for part in (
        "Example Cybercrime Point of Contact",
        "Computer-related fraud",
        "Example Mail, Inc.",
        "port 49152, 2026-03-14T09:12:44 (UTC)",
        "deletes log-in records after 180 days",
        "is intended to follow",
        "for 90 days",
        "Convention on Cybercrime",
    ):
        assert part in said


def test_a_provider_is_asked_and_not_ordered_and_no_treaty_is_cited_to_it() -> None:
    paper = content("preservation-provider")

    assert paper.context["addressee"][0] == "Example Mail, Inc."
    assert "This letter is no order of a court." in texts(paper.context["parts"]["terms"])
    assert "Convention on Cybercrime" not in texts(paper.context)


def test_a_paper_in_french_is_french() -> None:
    said = texts(content("reminder", "fr").context)

    assert "Lettre de rappel" in said
    assert "I should be grateful" not in said


def test_a_protected_name_is_in_no_preservation(comity: Check, write: Check, desk: Path) -> None:
    import yaml

    path = next(path for path in PAPERS if path.stem == "preservation")
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) | {
        "persons": [
            {
                "id": "P1",
                "role": "witness",
                "protect": "pseudonym",
                "name": {"full": "Zsófia Példa"},
            }
        ]
    }
    data["facts"][0]["persons"] = ["P1"]
    comity("build", write(data | {"schema": 1}), "-o", "out", "--format", "docx,md,json", "--draft")

    for file in (desk / "out").rglob("*"):
        if file.is_file() and "sealed" not in file.name:
            assert "Példa".encode() not in file.read_bytes()


# --- requests in the wake of another ---------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "title", "said"),
    [
        ("supplement", "Supplement to a request", "adds to the earlier request R/1"),
        ("follow-up", "Follow-up to a request", "follows the earlier request R/1"),
        ("withdrawal", "Withdrawal of a request", "The earlier request R/1 is withdrawn"),
    ],
)
def test_a_request_in_an_earlier_one_s_wake_says_so(
    status: str, title: str, said: str, request_data: dict[str, Any], composed: Check
) -> None:
    paper = composed(request_data | {"status": status, "supplements": "R/1"})

    assert paper.context["doc"]["title"].startswith(title)
    assert said in paper.context["parts"]["introduction"]["paragraphs"][0]


def test_a_withdrawal_asks_for_return_or_destruction_and_for_no_measure(
    request_data: dict[str, Any], composed: Check
) -> None:
    reason = "The evidence was found at home."
    data = request_data | {"status": "withdrawal", "supplements": "R/1"}
    parts = composed(data | {"withdrawal_reason": reason}).context["parts"]

    assert "return or destroy" in parts["introduction"]["paragraphs"][0]
    assert parts["introduction"]["paragraphs"][1] == reason
    assert parts["measures"]["heading"] == "The measures that are withdrawn"
    assert "asked to" not in texts(parts["measures"])
