"""Findings that state law: on the basis, the language, those involved."""

from __future__ import annotations

import json
from typing import Any

import pytest

from comity.text.messages import ENGLISH
from comity.text.messages.stakes import standing

ROW = {"status": "party", "in_force": "2005-01-01", "read": "official"}
PACT = {
    "id": "pact",
    "title": "Example Pact",
    "level": "bilateral",
    "in_force": "2000-01-01",
    "source": "t",
    "read": "official",
    "party_list": {"complete": "yes"},
    "parties": [ROW | {"code": "TV"}, ROW | {"code": "NR"}],
}
TOPIC = """
import json
import sys
from comity import hookimpl
from comity import Instrument

@hookimpl
def comity_instruments():
    return [Instrument.model_validate(json.loads({text!r}))]

plugin = sys.modules[__name__]
"""
RULE = """
[[rule]]
id = "nr.subject"
role = "{role}"
require = [ {{ field = "subject", present = true }} ]
says = "A request names its subject."
cure = "Add `subject`."
source = "act"
article = "s. 4"
read = "{read}"
severity = "{severity}"
"""
ANSWER = """
[[answer]]
question = "{question}"
value = {value}
source = "act"
article = "s. 2"
read = "{read}"
"""


@pytest.fixture
def pact(install):
    def pact(**changes: Any) -> None:
        text = json.dumps(PACT | changes)
        install(
            "comity-pact",
            "1.0",
            "[comity.plugins]\npact = comity_pact:plugin\n",
            modules={"comity_pact.py": TOPIC.format(text=text)},
        )

    return pact


def rules(found) -> dict[str, Any]:
    return {f.rule: f for f in found}


def rules_of(found) -> dict[str, Any]:
    return {f["rule"]: f for f in found}


def relying(data: dict[str, Any], name: str = "pact") -> dict[str, Any]:
    del data["reciprocity"]
    return data | {"basis": [{"instrument": name}]}


def test_an_instrument_in_force_whose_test_is_met_is_no_finding(
    pact, findings, request_data
) -> None:
    pact()

    assert [f.rule for f in findings(relying(request_data)) if f.rule.startswith("basis")] == []


def test_a_title_that_was_not_read_does_not_go_out_unseen(pact, findings, request_data) -> None:
    pact(described=True, title="Treaty between the two on mutual legal assistance")

    found = rules(findings(relying(request_data)))["basis.described"]

    assert found.severity == "advice"
    assert "Treaty between the two" in found.message


@pytest.mark.parametrize(
    ("status", "row"),
    [("not-party", {"status": "withdrawn"}), ("signed", {"status": "signed", "in_force": None})],
)
@pytest.mark.parametrize(("read", "severity"), [("official", "error"), ("secondary", "warning")])
def test_an_instrument_that_binds_not_both_weighs_as_its_parties_were_read(
    status: str, row, read: str, severity: str, pact, findings, request_data
) -> None:
    pact(parties=[ROW | {"code": "TV"}, ROW | {"code": "NR", "read": read} | row])
    found = rules(findings(relying(request_data)))[f"basis.{status}"]

    assert found.severity == severity
    assert found.field == "basis[0].instrument"
    assert found.citation.read == read
    assert ("secondary source" in found.message) is (read == "secondary")


def test_whether_a_state_is_bound_may_be_unknown(pact, findings, request_data) -> None:
    pact(parties=[ROW | {"code": "TV"}], party_list={"complete": "no"})
    found = rules(findings(relying(request_data)))["basis.unknown"]

    assert found.limit  # what Comity does not know is no defect of the request
    assert found.message.startswith("No source that has been consulted shows whether")


def test_a_scheme_binds_nobody_so_that_nothing_is_looked_up(pact, findings, request_data) -> None:
    pact(
        level="scheme", binding=False, parties=[ROW | {"code": "TV"}], party_list={"complete": "no"}
    )

    assert "basis.unknown" not in rules(findings(relying(request_data)))


SIGNED = {"status": "signed", "signed": "2019-01-01", "in_force": None, "read": "official"}


@pytest.mark.parametrize(
    ("nauru", "as_of", "id"),
    [
        ([], "2020-02-01", "basis.nowhere/adopted"),
        ([{"status": "not-party"}], "2020-02-01", "basis.nowhere/adopted"),
        ([SIGNED], "2020-02-01", "basis.nowhere/signed"),
    ],
)
def test_what_is_known_to_be_in_force_nowhere_is_not_called_unknown(
    nauru, as_of: str, id: str, pact, findings, request_data
) -> None:
    rows = [SIGNED | {"code": "TV"}, *({"read": "official"} | r | {"code": "NR"} for r in nauru)]
    known = {"complete": "no", "as_of": as_of, "read": "official"}
    pact(level="multilateral", in_force=None, parties=rows, party_list=known)
    found = rules(findings(relying(request_data)))

    assert not {"basis.unknown", "basis.signed", "basis.not-party"} & set(found)
    assert found["basis.nowhere"].said.id == id
    assert "it was not in force anywhere on 1 February 2020" in found["basis.nowhere"].message
    assert "the last date for which its status is known" in found["basis.nowhere"].message
    assert found["basis.nowhere"].severity == "error"


def test_a_treaty_of_which_no_signature_is_known_stays_unknown(
    pact, findings, request_data
) -> None:
    rows = [{"code": code, "status": "unknown", "read": "official"} for code in ("TV", "NR")]
    pact(level="multilateral", in_force=None, parties=rows, party_list={"complete": "no"})

    assert "basis.unknown" in rules(findings(relying(request_data)))


@pytest.mark.needs_country
def test_the_un_cybercrime_convention_is_said_to_be_in_force_nowhere(
    comity, write, request_data
) -> None:
    draft = relying(request_data, "un-cybercrime") | {"date": "2026-06-01"}
    done = comity("check", write(draft), "--format", "json")
    found = rules_of(json.loads(done.stdout)["files"][0]["findings"])

    assert "basis.unknown" not in found
    assert found["basis.nowhere"]["said"]["id"] == "basis.nowhere/adopted"
    assert found["basis.nowhere"]["said"]["params"]["date"] == "2025-11-01"


def test_a_scope_test_that_fails_is_told_with_its_article(pact, findings, request_data) -> None:
    scope = {
        "id": "s",
        "says": "It covers trials only.",
        "when": {"field": "proceedings.nature", "equals": "trial"},
        "source": "t",
        "article": "art. 1",
        "read": "official",
    }
    pact(scope=[scope])
    found = rules(findings(relying(request_data)))["basis.scope"]

    assert "It covers trials only." in found.message
    assert found.citation.article == "art. 1"
    request_data["proceedings"]["nature"] = "trial"
    trial = request_data | {"basis": [{"instrument": "pact"}]}
    assert "basis.scope" not in rules(findings(trial))


@pytest.mark.parametrize(
    ("name", "severity", "cure"),
    [
        ("pakt", "warning", "Did you mean pact?"),
        ("coe-999", "advice", "pact"),
        ("Treaty between Tuvalu and Nauru of 1997", "advice", "pact"),
    ],
)
def test_an_instrument_that_nobody_holds_is_named(
    name: str, severity: str, cure: str, pact, findings, request_data
) -> None:
    pact()
    found = rules(findings(relying(request_data, name)))["basis.not-installed"]

    assert found.severity == severity
    assert (
        found.message == f"No installed plugin contains “{name}”, so nothing about it was checked."
    )
    assert cure in found.cure
    # a page folds the limits of Comity away: a title in words is one, a slip in an id is none
    assert standing(found).limit is (" " in name)
    on_page = found.cure_for("page", ENGLISH)
    assert "Example Pact" in on_page
    assert "pact" not in on_page


def test_a_request_that_rests_on_nothing_is_told(findings, request_data) -> None:
    assert "basis.none" not in rules(findings(request_data))  # it rests on reciprocity
    del request_data["reciprocity"]
    found = rules(findings(request_data))["basis.none"]

    assert found.severity == "advice"
    assert found.citation is None


@pytest.mark.parametrize(("read", "severity"), [("official", "error"), ("secondary", "warning")])
def test_where_the_law_asks_for_a_treaty_it_is_cited(
    read: str, severity: str, country, findings, request_data
) -> None:
    country("NR", law=ANSWER.format(question="treaty-needed", value='"yes"', read=read))
    del request_data["reciprocity"]
    found = rules(findings(request_data))["basis.none"]

    assert found.severity == severity
    assert str(found.citation) == "Example Act, s. 2"


@pytest.mark.parametrize(
    ("read", "severity", "expected"),
    [
        ("official", "error", "error"),
        ("official", "advice", "advice"),
        ("secondary", "error", "warning"),
        ("secondary", "advice", "advice"),
    ],
)
def test_a_rule_blocks_only_on_an_official_text(
    read: str, severity: str, expected: str, country, findings, request_data
) -> None:
    country("NR", law=RULE.format(role="requested", read=read, severity=severity))
    found = rules(findings(request_data))["nr.subject"]

    assert found.severity == expected
    assert str(found.citation) == "Example Act, s. 4"
    assert found.source == "NR"
    assert "nr.subject" not in rules(findings(request_data | {"subject": "A theft"}))


def test_a_rule_that_nobody_has_read_is_named_and_not_applied(
    country, findings, request_data
) -> None:
    country("NR", law=RULE.format(role="requested", read="none", severity="error"))
    found = rules(findings(request_data))

    assert "nr.subject" not in found
    assert "nr.subject" in found["law.not-read"].message
    assert found["law.not-read"].severity == "advice"


def test_a_rule_for_another_role_is_not_applied(country, findings, request_data) -> None:
    country("NR", law=RULE.format(role="requesting", read="official", severity="error"))

    assert "nr.subject" not in rules(findings(request_data))


LANGUAGES = '{ accepts = ["sw"], alternatives = ["fr"], on = "the court agrees" }'


@pytest.mark.parametrize(("read", "severity"), [("official", "error"), ("secondary", "warning")])
def test_a_language_that_is_not_accepted_weighs_as_the_demand_was_read(
    read: str, severity: str, country, findings, request_data
) -> None:
    country("NR", law=ANSWER.format(question="languages", value=LANGUAGES, read=read))
    found = rules(findings(request_data | {"language": "en"}))["language.required"]

    assert found.severity == severity
    assert found.message == (
        "NRland requires the document to be in Swahili. This document is in English."
    )
    assert str(found.citation) == "Example Act, s. 2"


@pytest.mark.parametrize(
    "changes",
    [
        {"language": "sw"},
        {"language": "sw-TV"},
        {"language": "en", "translation": {"into": "sw"}},
    ],
)
def test_a_language_or_a_translation_that_is_accepted_is_no_finding(
    changes: dict[str, Any], country, findings, request_data
) -> None:
    country("NR", law=ANSWER.format(question="languages", value=LANGUAGES, read="official"))

    assert "language.required" not in rules(findings(request_data | changes))


def test_a_language_accepted_on_a_condition_does_not_block(country, findings, request_data) -> None:
    country("NR", law=ANSWER.format(question="languages", value=LANGUAGES, read="official"))
    found = rules(findings(request_data | {"language": "fr"}))

    assert "language.required" not in found
    assert found["language.conditional"].severity == "advice"
    assert found["language.conditional"].message == (
        "NRland accepts French in place of Swahili only on a condition. "
        "The condition is: the court agrees."
    )


def test_what_was_filled_from_a_secondary_source_is_told(country, findings, request_data) -> None:
    value = '{ name = "Office of TV" }'
    country("TV", law=ANSWER.format(question="central-authority", value=value, read="secondary"))
    found = rules(findings(request_data))["filled.secondary"]

    assert found.severity == "advice"
    assert "requesting.central_authority" in found.message
    own = {"central_authority": {"name": "Mine"}} | request_data["requesting"]
    assert "filled.secondary" not in rules(findings(request_data | {"requesting": own}))


def test_a_state_without_rules_is_named_as_advice(country, comity, write, request_data) -> None:
    site = country("TV")
    done = comity("check", write(request_data), "--format", "json", site=site)
    found = json.loads(done.stdout)["files"][0]["findings"]
    (advice,) = [f for f in found if f["rule"] == "plugin.none"]

    assert done.returncode == 0
    assert advice["severity"] == "advice"
    assert "No national rules of Nauru (NR) are installed" in advice["message"]


@pytest.mark.needs_country
def test_the_packaged_samples_get_no_error_and_no_warning(comity) -> None:
    from comity.kit.samples import sample_files

    files = sample_files()
    done = comity("check", *files, "--format", "json")
    reports = json.loads(done.stdout)["files"]

    assert done.returncode == 0
    assert len(reports) == len(files) >= 3
    grave = [f for r in reports for f in r["findings"] if f["severity"] != "advice"]
    assert grave == []


@pytest.mark.needs_country
def test_a_sample_that_was_edited_is_told_that_it_paraphrases(comity, tmp_path) -> None:
    from comity.kit.samples import sample_files

    sample = next(f for f in sample_files() if "request" in f.name)
    copy = tmp_path / "mine.yaml"
    text = sample.read_text(encoding="utf-8") + "# edited\n"
    copy.write_text(text, encoding="utf-8")
    enclosed = comity("check", copy)
    copy.write_text(text.replace("Text of the provisions cited", "Photographs"), encoding="utf-8")
    done = comity("check", copy)

    assert "form.provision-paraphrased" not in enclosed.stdout  # an annex holds the text

    assert "form.provision-paraphrased" in done.stdout
