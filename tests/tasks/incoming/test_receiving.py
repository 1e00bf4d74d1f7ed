"""The desk of the State that is asked: what it would send back, and the letter that asks for it."""

from __future__ import annotations

import json
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

LAW = """
[[rule]]
id = "nr.requested.nexus"
role = "{role}"
kinds = ["request"]
each = "measures"
require = [{{ field = "nexus", present = true }}]
says = "A request says why the evidence is there."
cure = "Say under `nexus` why the evidence is there."
source = "act"
article = "s. 7"
read = "{read}"
"""

Build = Callable[..., Any]


@pytest.fixture
def site(country: Callable[..., Path]) -> Path:
    """NR with a rule of its own for what it is asked, read officially."""
    return country("NR", law=LAW.format(role="requested", read="official"))


def as_json(done: Any) -> list[dict[str, Any]]:
    return json.loads(done.stdout)["files"][0]["deficiencies"]


def test_the_state_s_own_rule_is_listed_with_article_reading_and_remedy(
    comity: Build, write: Build, request_data: dict[str, Any], site: Path
) -> None:
    done = comity("check", write(request_data), "--as", "NR", "--format", "json", site=site)
    (found,) = as_json(done)

    assert done.returncode == 1
    assert (found["id"], found["field"], found["severity"]) == ("D1", "measures[0].nexus", "error")
    assert found["citation"]["text"] == "Example Act, s. 7"
    assert found["citation"]["read"] == "official"
    assert "why the evidence is there" in found["remedy"]


def test_the_law_of_the_state_that_asks_is_no_concern_of_the_other_desk(
    comity: Build, write: Build, request_data: dict[str, Any], country: Callable[..., Path]
) -> None:
    site = country("TV", law=LAW.format(role="requesting", read="official"))
    own = comity("check", write(request_data), site=site)
    theirs = comity("check", write(request_data), "--as", "NR", site=site)

    assert "nr.requested.nexus" in own.stdout
    assert "nr.requested.nexus" not in theirs.stdout
    assert theirs.returncode == 0


@pytest.mark.parametrize(
    ("more", "asked"),
    [('severity = "advice"', False), ('severity = "advice"\nrequired = true', True)],
)
def test_of_advice_a_desk_asks_only_for_what_its_law_requires(
    comity: Build,
    write: Build,
    request_data: dict[str, Any],
    country: Build,
    more: str,
    asked: bool,
) -> None:
    site = country("NR", law=f"{LAW.format(role='requested', read='official')}{more}\n")
    done = comity("check", write(request_data), "--as", "NR", site=site)

    assert ("nr.requested.nexus" in done.stdout) is asked
    assert done.returncode == 0


def test_a_rule_from_a_secondary_source_is_a_deficiency_that_says_so_and_does_not_block(
    comity: Build, write: Build, request_data: dict[str, Any], country: Callable[..., Path]
) -> None:
    site = country("NR", law=LAW.format(role="requested", read="secondary"))
    done = comity("check", write(request_data), "--as", "NR", site=site)

    assert done.returncode == 0
    assert "secondary source" in done.stdout
    assert "1 deficiency" in done.stdout


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"facts": []}, "form.no-facts"),
        ({"urgency": {"level": "urgent"}}, "form.urgency-without-reason"),
        ({"status": "supplement"}, "links.earlier-unnamed"),
    ],
)
def test_what_makes_a_request_unclear_for_anybody_is_a_deficiency(
    comity: Build, write: Build, request_data: dict[str, Any], change: dict[str, Any], rule: str
) -> None:
    if "facts" in change:
        request_data["measures"][0].pop("facts")
    done = comity("check", write(request_data | change), "--as", "NR", "--format", "json")

    assert rule in [found["rule"] for found in as_json(done)]


def test_advice_to_the_drafter_is_none(
    comity: Build, write: Build, request_data: dict[str, Any]
) -> None:
    done = comity("check", write(request_data), "--as", "nr")

    assert done.returncode == 0
    said = " ".join(done.stdout.split())
    assert "nothing missing in the parts that could be judged, as received by Nauru" in said
    assert "No national rules of Nauru (NR) are installed" in said
    assert "No law of Nauru is installed, so its grounds of refusal are unknown." in said


def test_another_state_than_the_one_asked_is_refused_with_a_way_on(
    comity: Build, write: Build, request_data: dict[str, Any]
) -> None:
    file = write(request_data)
    done = comity("check", file, "--as", "KE")

    assert done.returncode == 2
    assert "addressed to NR, not to KE" in done.stderr
    assert f"comity compare {file} --to KE" in done.stderr


def test_a_code_that_is_no_state_s_and_a_file_that_is_no_request_are_refused(
    comity: Build, write: Build, request_data: dict[str, Any], notice_data: dict[str, Any]
) -> None:
    unknown = comity("check", write(request_data), "--as", "Kenja")
    notice = comity("check", write(notice_data), "--as", "NR")

    assert unknown.returncode == notice.returncode == 2
    assert "Did you mean KE (Kenya)" in unknown.stderr
    assert "is a notice, not a request" in notice.stderr
    assert "Traceback" not in unknown.stderr + notice.stderr


@pytest.mark.parametrize(
    "args", [("--letter",), ("--as", "NR", "--letter"), ("--as", "NR", "-o", "out")]
)
def test_options_that_only_work_together_are_refused_apart(
    comity: Build, write: Build, request_data: dict[str, Any], desk: Path, args: tuple[str, ...]
) -> None:
    done = comity("check", write(request_data), *args)

    assert done.returncode == 2
    assert not (desk / "out").exists()


def letter(comity: Build, file: Path, site: Path, desk: Path) -> str:
    done = comity("check", file, "--as", "NR", "--letter", "-o", "out", site=site)
    assert done.returncode == 1, done.stderr
    with zipfile.ZipFile(desk / "out" / "case.deficiency.docx") as package:
        return package.read("word/document.xml").decode()


def test_the_letter_asks_for_exactly_what_is_missing_and_is_private(
    comity: Build, write: Build, request_data: dict[str, Any], site: Path, desk: Path
) -> None:
    text = letter(comity, write(request_data), site, desk)

    assert "Example Act, s. 7" in text
    assert "Measure\u00a01, connection with the case: This information is missing." in text
    assert "Please say why the evidence is there." in text
    assert "`" not in text
    assert "EX/2026/7" in text
    for name in ("case.deficiency.docx", "case.deficiency.yaml"):
        assert stat.S_IMODE((desk / "out" / name).stat().st_mode) == 0o600


def test_the_letter_promises_nothing_and_leaves_to_the_list_what_was_not_judged(
    comity: Build, write: Build, request_data: dict[str, Any], site: Path, desk: Path
) -> None:
    text = letter(comity, write(request_data), site, desk)

    assert "refuses nothing" not in text
    assert "taken up again" not in text
    assert "neither grants nor refuses the request" in text
    assert "not examined" not in text.casefold()


GROUND = """
[[ground]]
id = "nr.records"
title = "Records of others"
nature = "discretionary"
topic = "{topic}"
says = "Assistance may be refused."
source = "act"
article = "s. 9"
read = "official"
"""


@pytest.mark.parametrize(
    ("topic", "named"), [("other", True), ("data-protection", True), ("military-offence", False)]
)
def test_a_ground_that_was_not_judged_stands_in_the_list_and_not_in_the_letter(
    comity: Build,
    write: Build,
    request_data: dict[str, Any],
    country: Callable[..., Path],
    desk: Path,
    topic: str,
    named: bool,
) -> None:
    rules = LAW.format(role="requested", read="official")
    site = country("NR", law=rules + GROUND.format(topic=topic))
    done = comity("check", write(request_data), "--as", "NR", "--format", "json", site=site)
    told = " ".join(json.loads(done.stdout)["files"][0]["not_judged"])
    text = letter(comity, write(request_data), site, desk)

    assert ("Records of others (Example Act, s. 9)" in told) is named
    assert "Records of others" not in text


def test_the_letter_s_own_file_builds_the_letter_again(
    comity: Build, write: Build, request_data: dict[str, Any], site: Path, desk: Path
) -> None:
    letter(comity, write(request_data), site, desk)
    again = comity("build", "out/case.deficiency.yaml", "-o", "again", site=site)
    first = (desk / "out" / "case.deficiency.docx").read_bytes()

    assert again.returncode == 0, again.stderr
    assert (desk / "again" / "case.deficiency.docx").read_bytes() == first


def test_a_letter_is_replaced_only_by_force_and_then_nothing_is_half_written(
    comity: Build, write: Build, request_data: dict[str, Any], site: Path, desk: Path
) -> None:
    letter(comity, write(request_data), site, desk)
    (desk / "out" / "case.deficiency.docx").write_bytes(b"mine")
    args = ("check", "case.yaml", "--as", "NR", "--letter", "-o", "out")
    refused = comity(*args, site=site)

    assert refused.returncode == 2
    assert (desk / "out" / "case.deficiency.docx").read_bytes() == b"mine"
    assert comity(*args, "--force", site=site).returncode == 1
    assert (desk / "out" / "case.deficiency.docx").read_bytes() != b"mine"


def test_where_nothing_is_missing_no_letter_is_written(
    comity: Build, write: Build, request_data: dict[str, Any], desk: Path
) -> None:
    done = comity("check", write(request_data), "--as", "NR", "--letter", "-o", "out")

    assert done.returncode == 0
    assert "no letter was written" in done.stderr
    assert not (desk / "out").exists()


def test_a_request_in_french_is_answered_in_french_and_english_law_is_marked(
    comity: Build, write: Build, request_data: dict[str, Any], site: Path, desk: Path
) -> None:
    text = letter(comity, write(request_data | {"language": "fr"}), site, desk)

    assert "Demande de compléments" in text
    assert "(texte en anglais)" in text


def test_every_rule_that_is_put_to_the_other_side_is_a_rule_of_the_check(checkout: Path) -> None:
    from comity.steps.assess.chain_links import TITLES
    from comity.steps.assess.promises import FlawKind
    from comity.steps.assess.risk_findings import ASSURANCE
    from comity.tasks.incoming.receiving import FORM
    from comity.text.messages import families, load_family

    said = {one.rule for family in families() for one in load_family(family).values()}
    code = "".join(
        file.read_text(encoding="utf-8")
        for file in (checkout / "core/src/comity/steps/check").glob("*.py")
    )
    links = {f"refusal.link.{name}" for name in TITLES}
    flaws = {f"{ASSURANCE}{name}" for name in (*get_args(FlawKind), "terms", "short", "giver")}
    own = {"emergency.telephone", "emergency.callback", "emergency.danger", "emergency.link"}
    own |= {"lint.account-by-name", "service.no-document"}
    known = links | flaws | own | said
    assert [rule for rule in FORM if rule not in known and f'"{rule}"' not in code] == []


@pytest.mark.parametrize(
    ("assurance", "what"),
    [
        ({"text": "It will be returned if possible."}, "leave it uncertain whether"),
        (
            {"kind": "death-penalty", "given_by": "Desk 4"},
            "given by Desk 4, binds the requesting State",
        ),
    ],
)
def test_an_assurance_that_is_worth_little_is_sent_back(
    comity: Build,
    write: Build,
    request_data: dict[str, Any],
    site: Path,
    desk: Path,
    assurance: dict[str, Any],
    what: str,
) -> None:
    usual = {"kind": "return-of-items", "given_by": "The Government"}
    request_data["assurances"] = [usual | assurance]
    assert what in letter(comity, write(request_data), site, desk)


@pytest.mark.parametrize(
    ("measure", "what"),
    [
        ({"items": ["Any other information that may be of use"]}, "goes beyond what the facts"),
        ({"kind": "stored-content", "holder": {"name": "X", "kind": "bank"}}, "named keeps"),
        (
            {"kind": "restraint", "items": ["House 17, Example Lagoon"]},
            "links the following to the conduct: House 17, Example Lagoon.",
        ),
        ({"holder": {"name": "Example Mail", "state": "KE"}}, "established in another State"),
    ],
)
def test_what_a_careful_reader_sends_back_is_asked_for_in_the_letter(
    comity: Build,
    write: Build,
    request_data: dict[str, Any],
    site: Path,
    desk: Path,
    measure: dict[str, Any],
    what: str,
) -> None:
    request_data["measures"][0] |= measure
    assert what in letter(comity, write(request_data), site, desk)


def test_an_empty_state_is_an_error_and_no_ordinary_check(
    comity: Build, write: Build, request_data: dict[str, Any]
) -> None:
    done = comity("check", write(request_data), "--as", "")
    assert done.returncode == 2
    assert "--as: unknown State: “”" in done.stderr
