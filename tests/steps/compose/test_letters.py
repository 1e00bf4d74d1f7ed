"""Correspondence: what each says, whose form it has, and that it stays short."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.model.content import Content
from comity.model.findings import Severity
from comity.pipeline.build import build, check_case, choose_exporters, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.compose import compose
from comity.steps.read import parse_case
from comity.steps.read.tree_writer import to_yaml

PAPERS = sorted((Path(__file__).parents[2] / "data" / "papers").glob("*.yaml"))
Check = Callable[..., Any]

pytestmark = pytest.mark.needs_country


def content(name: str, language: str | None = None) -> Content:
    path = next(path for path in PAPERS if path.stem == name)
    host = open_host()
    (case,) = read_all([path], host)
    checked = check_case(case, host, language=language)
    return compose(checked.resolved, host, checked.document_type)


def deficiency_with(**said: Any) -> Content:
    """The deficiency letter with other contents."""
    host = open_host()
    path = next(path for path in PAPERS if path.stem == "deficiency")
    data = read_all([path], host)[0].draft.data() | said
    text = to_yaml(json.loads(json.dumps(data, default=str))).encode()
    checked = check_case(parse_case(text, path, host.document_types()), host)
    return compose(checked.resolved, host, checked.document_type)


def texts(value: Any) -> str:
    if isinstance(value, dict):
        return "\n".join(map(texts, value.values()))
    if isinstance(value, (list, tuple)):
        return "\n".join(map(texts, value))
    return str(value)


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_a_sound_paper_has_no_finding_above_advice(path: Path) -> None:
    host = open_host()
    (case,) = read_all([path], host)
    found = check_case(case, host).findings

    assert [f.rule for f in found if f.severity is not Severity.ADVICE] == []


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_it_is_built_whole_in_every_format_and_leaves_nothing_to_an_annex(
    path: Path, language: str
) -> None:
    host = open_host()
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

    assert letter.context["salutation"] == "Dear Sir or Madam,"
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
        "2\u00a0pages",
        "French, with a certified translation (English)",
    ]


def test_an_answer_has_the_form_of_the_state_that_answers() -> None:
    answer, reminder = content("acknowledgement"), content("reminder")

    assert answer.context["letterhead"][0] == "United States of America"
    assert answer.context["addressee"][-1] == "Federal Republic of Nigeria"
    assert answer.paper == "letter"
    assert answer.context["doc"]["date"] == "October\u00a020, 2026"
    assert reminder.context["letterhead"][0] == "Federal Republic of Nigeria"
    assert reminder.paper == "a4"


def test_a_deficiency_letter_keeps_to_itself_how_a_rule_was_read() -> None:
    letter = content("deficiency")

    assert "deficiencies[0].read" in letter.withheld
    assert "official" not in texts(letter.context["parts"]["points"])
    (opening,) = letter.context["parts"]["introduction"]["paragraphs"]
    assert "An answer to point\u00a03 would be helpful." in opening


def test_a_rule_that_is_known_from_an_account_is_not_in_the_letter() -> None:
    lack = {"what": "A thing.", "remedy": "Give it.", "rule": "Act 7", "rule_says": "A rule."}
    letter = deficiency_with(deficiencies=[lack | {"read": "secondary"}])

    assert "Act 7" not in texts(letter.context["parts"])
    assert {"deficiencies[0].rule", "deficiencies[0].rule_says"} <= set(letter.withheld)


def test_what_waits_is_said_of_the_measures_that_wait_alone() -> None:
    lack = {"what": "A thing.", "remedy": "Give it."}
    lacks = [lack | {"measures": ["3"]}, lack | {"weight": "at-once"}, lack | {"weight": "helpful"}]
    letter = deficiency_with(deficiencies=lacks, not_held_up=["1", "2"], emergency=True)
    first, then = letter.context["parts"]["introduction"]["paragraphs"]
    then = then.replace("\u00a0", " ")

    assert first.startswith("The request was made in an emergency. Please reply by telephone")
    assert "We need an answer to point 1 for measure 3." in then
    assert "Measures 1 and 2 do not depend on these answers." in then
    assert "Please answer point 2 at once." in then
    assert "You may answer point 3 later." in then


def test_a_preservation_says_what_article_29_asks_for() -> None:
    said = texts(content("preservation").context)

    for part in (
        "Example Cybercrime Point of Contact",
        "Computer-related fraud",
        "Example Mail, Inc.",
        "port\u00a049152, 14\u00a0March 2026, 09:12:44 (UTC)",
        "deletes log-in records after 180 days",
        "We intend to send a request for these data",
        "for 90\u00a0days",
        "Convention on Cybercrime",
    ):
        assert part in said


def test_a_provider_is_asked_and_not_ordered_and_no_treaty_is_cited_to_it() -> None:
    paper = content("preservation-provider")

    assert paper.context["addressee"][0] == "Example Mail, Inc."
    assert "This letter is not a court order." in texts(paper.context["parts"]["terms"])
    assert "Convention on Cybercrime" not in texts(paper.context)


def changed(name: str, comity: Check, write: Check, **changes: Any) -> tuple[str, set[str]]:
    """A paper with changes, built: its text and the rules of what is found."""
    import json

    import yaml

    path = next(path for path in PAPERS if path.stem == name)
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    for key, value in changes.items():
        data[key] = {**data.get(key, {}), **value} if isinstance(value, dict) else value
    file = write(data)
    found = json.loads(comity("check", file, "--format", "json").stdout)["files"][0]["findings"]
    comity("build", file, "-o", "out", "--format", "md", "--draft", "--force")
    (made,) = (file.parent / "out").glob("*.md")
    return made.read_text(encoding="utf-8"), {f["rule"] for f in found}


TRANSLATED = {"into": "de", "certified": "true", "translator": "Ann Example", "parts": "All of it."}


def test_a_translation_enclosed_answers_what_the_state_asks_and_is_told(
    comity: Check, write: Check
) -> None:
    germany = {"requested": {"state": "DE"}, "language": "en"}
    _, bare = changed("reminder", comity, write, **germany)
    made, found = changed(
        "reminder", comity, write, translation=TRANSLATED | {"prevails": "original"}, **germany
    )

    assert {"language.conditional", "language.required"} & bare
    assert not {"language.conditional", "language.required"} & found
    told = made.partition("Enclosures\n")[2].partition("\n## ")[0]
    assert "Certified translation of this document into German" in told
    assert "Translator: Ann Example" in told
    assert "All of it." in told
    assert "The original" in told


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_every_paper_can_have_a_translation_and_leaves_nothing_to_an_annex(
    path: Path, comity: Check, write: Check
) -> None:
    made, _ = changed(path.stem, comity, write, translation=TRANSLATED)

    assert "Certified translation of this document into German" in made
    assert "Further particulars" not in made


SIGNED = {"signature": "qualified-electronic", "seal": "true", "file_number": "K/12/2026"}


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("reminder", "requesting"),
        ("note-verbale", "requesting"),
        ("acknowledgement", "requested"),
        ("preservation", "requesting"),
    ],
)
def test_how_a_paper_is_signed_stands_at_the_signature(
    name: str, side: str, comity: Check, write: Check
) -> None:
    signs = {"name": "T. Sample", "place": "Abuja", **SIGNED}
    made, _ = changed(name, comity, write, **{side: {"issued_by": signs}})

    foot = made[made.rindex("Abuja") :]
    assert "Signed with a qualified electronic signature" in foot
    assert "File number of the signatory: K/12/2026" in foot
    assert "Seal or stamp:" in foot
    assert "Further particulars" not in made


def test_a_validation_to_come_stands_at_the_signature(comity: Check, write: Check) -> None:
    made, _ = changed(
        "preservation", comity, write, requesting={"validation_follows": "2026-09-03"}
    )

    assert "Validation will follow by 3\u00a0September 2026." in made
    assert "Further particulars" not in made


def test_what_an_authority_does_is_told_in_the_letter_and_not_in_its_head(
    comity: Check, write: Check
) -> None:
    unit = {"name": "Example Unit", "functions": "The unit conducts the investigation."}
    told = {"authority": unit, "central_authority": {"name": "Example Central Authority"}}
    made, _ = changed("preservation", comity, write, requesting=told)

    assert made.count("The unit conducts the investigation.") == 1
    assert made.index("Dear Sir or Madam,") < made.index("The unit conducts the investigation.")


def test_an_authority_that_issued_the_request_and_conducts_the_matter_is_named_once(
    comity: Check, write: Check
) -> None:
    name = "Example Directorate of Public Prosecutions"
    alone, _ = changed("transmittal", comity, write, requesting={"authority": {"name": name}})
    both, _ = changed("transmittal", comity, write)

    assert f"| **Issued by** | {name} |" in alone
    assert "**Authority**" not in alone
    assert f"| **Authority** | {name}<br>Cybercrime Section |" in both


@pytest.mark.parametrize(
    ("times", "said"),
    [
        ("0", "We do not expect to request any extension of this period."),
        ("1", "We may request one extension of this period."),
        ("3", "We may request up to 3 extensions of this period."),
    ],
)
def test_how_often_data_may_have_to_be_kept_longer_is_said_in_words(
    times: str, said: str, comity: Check, write: Check
) -> None:
    made, _ = changed("preservation", comity, write, hold_for={"times": times})

    assert said in made
    assert "Further particulars" not in made


def test_a_paper_in_french_is_french() -> None:
    said = texts(content("reminder", "fr").context)

    assert "Lettre de rappel" in said
    assert "Please let us know" not in said


def test_a_protected_name_is_in_no_preservation(comity: Check, write: Check, drafter: Path) -> None:
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

    made = {file.name: file.read_bytes() for file in (drafter / "out").rglob("*") if file.is_file()}
    assert {"case.docx", "case.md", "case.json"} <= set(made)
    with zipfile.ZipFile(io.BytesIO(made.pop("case.docx"))) as word:
        made |= {name: word.read(name) for name in word.namelist()}
    assert [name for name, data in made.items() if "Példa".encode() in data] == []


# --- requests in the wake of another ---------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "title", "said"),
    [
        ("supplement", "Supplement to a request", "supplements the earlier request R/1"),
        ("follow-up", "Follow-up to a request", "follows the earlier request R/1"),
        ("withdrawal", "Withdrawal of a request", "We withdraw the earlier request R/1"),
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
    assert parts["measures"]["heading"] == "The measures withdrawn"
    assert "Please" not in texts(parts["measures"])
