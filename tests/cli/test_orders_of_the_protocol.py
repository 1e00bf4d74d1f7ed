"""An order under article 7 of the Second Protocol to the Budapest Convention: sample and flaws.

The Protocol is not known to be in force. Its rules on contents speak all the same.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from provider_papers import PAPERS

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "provider-papers" / "order-protocol.yaml"
NOT_IN_FORCE = {"disclosure.no-agreement", "basis.nowhere"}
LIMITS = {"plugin.none", "disclosure.order-unread"}

pytestmark = pytest.mark.needs_country


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (found := tmp_path / "desk").mkdir(exist_ok=True)
    return found


def with_flaws(desk: Path, name: str, change: Callable[[dict[str, Any]], None]) -> str:
    """The sample, changed, as a new file."""
    data = json.loads(json.dumps(yaml.safe_load(SAMPLE.read_text(encoding="utf-8")), default=str))
    change(data)
    (desk / f"{name}.yaml").write_text(json.dumps(data), encoding="utf-8")
    return f"{name}.yaml"


def bare(data: dict[str, Any]) -> None:
    """Nothing of what goes with an order, and nothing that describes the data."""
    for name in ("notified", "reply_within", "earlier", "delivery", "domestic_basis", "summary"):
        del data[name]
    del data["requesting"]["contacts"], data["addressee"]["address"]
    del data["offences"][0]["maximum_penalty"], data["measures"][0]["items"]
    data["requesting"]["issued_by"]["capacity"] = "police"


def more_than_subscriber_data(data: dict[str, Any]) -> None:
    first = data["measures"][0]
    for id, kind in (("M2", "traffic-data"), ("M3", "identification-data")):
        data["measures"].append({**first, "id": id, "kind": kind})


def of_japan(data: dict[str, Any]) -> None:
    data["requesting"]["state"] = "JP"


def unsummarised(data: dict[str, Any]) -> None:
    del data["summary"], data["requested"]["executing_authority"]


FLAWS: Mapping[str, tuple[Callable[[dict[str, Any]], None], set[str]]] = {
    "bare": (
        bare,
        {
            *("power", "penalty", "reply-to", "when-and-how", "description", "provider"),
            *("supervised", "preserved", "notification"),
        },
    ),
    "more": (more_than_subscriber_data, {"subscriber-only", "access-number"}),
    "japan": (of_japan, {"japan"}),
    "unsummarised": (unsummarised, {"summary"}),
    "hasty": (
        lambda data: data.update(reply_within={"quantity": 10, "unit": "days"}),
        {"thirty-days"},
    ),
}


def test_the_contents_of_an_order_are_checked_though_its_protocol_is_not_in_force(
    comity: Callable, desk: Path
) -> None:
    shutil.copy(SAMPLE, desk)
    files = [with_flaws(desk, name, change) for name, (change, _) in FLAWS.items()]
    done = comity("check", SAMPLE.name, *files, "--format", "json")
    found = {
        Path(one["file"]).stem: {finding["rule"]: finding for finding in one["findings"]}
        for one in json.loads(done.stdout)["files"]
    }

    own = found.pop(SAMPLE.stem)
    assert set(own) == NOT_IN_FORCE | LIMITS
    assert "was not in force anywhere on 29 April 2026" in own["basis.nowhere"]["message"]
    assert "a translation that is not authentic" in own["disclosure.order-unread"]["message"]
    for name, (_, wanted) in FLAWS.items():
        rules = {rule.removeprefix("cets-224.order.") for rule in found[name] if "224" in rule}
        assert rules == wanted, name
        assert found[name].keys() >= NOT_IN_FORCE
        assert "disclosure.not-direct" not in found[name]


def test_an_order_cites_article_7_and_gives_the_summary_to_the_authority_alone(
    comity: Callable, desk: Path
) -> None:
    shutil.copy(SAMPLE, desk)
    done = comity("build", SAMPLE.name, "-o", "out", "--draft", "--format", "md")
    assert done.returncode in (0, 1), done.stderr
    data = yaml.safe_load(SAMPLE.read_text(encoding="utf-8"))
    texts = {path.name: path.read_text(encoding="utf-8") for path in (desk / "out").glob("*.md")}

    whole, lesser = (texts[f"order-protocol.{name}.md"] for name in ("authority", "provider"))
    for text in (whole, lesser):
        assert "disclosure of electronic evidence, art.\u00a07." in text
        assert "Criminal Code, section 375" in text and "five years' imprisonment" in text
        assert "The competent authority of your State is notified of this order" in text
    for reason in (data["summary"], data["facts"][0]["text"], data["measures"][0]["purpose"]):
        assert reason in whole
        assert reason not in lesser


PRIVATE = {
    "subject": "Mailbox of the diverted payment",
    "urgency": "The culprits empty the account on Friday.",
    "confidentiality": "Culprits who are warned would flee.",
    "unlinked": "Xaver Unlinked",
    "victim": "Yolanda Hurt",
    "witness": "Wanda Looker",
}


def telling(data: dict[str, Any]) -> None:
    """Persons whom the data do not concern, and reasons."""
    people = (("suspect", "unlinked"), ("victim", "victim"), ("witness", "witness"))
    data["persons"] = [
        {"id": f"P{n}", "role": role, "name": {"full": PRIVATE[who]}}
        for n, (role, who) in enumerate(people, start=1)
    ]
    data["persons"].append({"id": "P9", "role": "suspect", "name": {"full": "Zoltan User"}})
    data["measures"][0]["persons"] = ["P9"]
    data["subject"] = PRIVATE["subject"]
    data["urgency"] = {"level": "urgent", "reason": PRIVATE["urgency"], "deadline": "2026-12-15"}
    data["confidentiality"]["reason"] = PRIVATE["confidentiality"]


def wrongly_asking(kind: str) -> Callable[[dict[str, Any]], None]:
    """For data that no order under article 7 can be for."""

    def change(data: dict[str, Any]) -> None:
        telling(data)
        data["measures"][0]["kind"] = kind

    return change


def test_a_provider_sees_no_other_person_and_no_reason_whatever_the_order_asks_for(
    comity: Callable, desk: Path
) -> None:
    kinds = ("subscriber-data", "traffic-data", "stored-content", "domain-registration")
    files = [with_flaws(desk, kind, wrongly_asking(kind)) for kind in kinds]
    done = comity("build", *files, "-o", "out", "--draft", "--format", "md")
    assert done.returncode in (0, 1), done.stderr
    for kind in kinds:
        whole = (desk / "out" / f"{kind}.authority.md").read_text(encoding="utf-8")
        lesser = (desk / "out" / f"{kind}.provider.md").read_text(encoding="utf-8")
        for name, text in PRIVATE.items():
            assert text in whole, (kind, name)
            assert text not in lesser, (kind, name)
        assert "Zoltan User" in lesser
        assert "15 December 2026" in lesser.replace("\u00a0", " ")


def test_an_order_of_the_union_for_other_data_is_withheld_like_any_other(
    comity: Callable, desk: Path
) -> None:
    data = yaml.safe_load(PAPERS["order"].read_text(encoding="utf-8"))
    for measure in data["measures"]:
        measure["kind"] = "domain-registration"
    (desk / "union.yaml").write_text(json.dumps(data, default=str), encoding="utf-8")
    comity("build", "union.yaml", "-o", "out", "--draft", "--format", "md")
    texts = {path.name: path.read_text(encoding="utf-8") for path in (desk / "out").glob("*.md")}
    assert texts.keys() == {"union.authority.md", "union.provider.md"}
    for text in (data["summary"], data["necessity"], data["facts"][0]["text"]):
        assert text in texts["union.authority.md"]
        assert text not in texts["union.provider.md"]


def test_an_order_that_nobody_is_notified_of_does_not_say_so(comity: Callable, desk: Path) -> None:
    name = with_flaws(desk, "alone", lambda data: data.update(notified=False))
    comity("build", name, "-o", "out", "--draft", "--format", "md")
    lesser = (desk / "out" / "alone.provider.md").read_text(encoding="utf-8")
    assert "Send the data within" in lesser
    assert "notified of this order" not in lesser
    told = comity("check", name).stdout
    assert "only to an authority that is notified, if one is" in " ".join(told.split())
