"""Papers that ask a provider for data: what the four samples say, and what the check finds.

Each test runs the program once on real files, with the countries that are installed.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from provider_papers import PAPERS, put_paper

DATA = Path(__file__).resolve().parents[1] / "data"
FLAWS = Path(__file__).parent / "provider-papers" / "flaws.yaml"
NAMES = ("preservation", "voluntary", "order", "emergency")
UNKNOWN = {"wording.working-translation", "plugin.none", "law.older"}  # no flaw: it is not known
EMERGENCY = {"level": "emergency", "danger": "Ein Kind ist entführt.", "at_risk": "ein Kind"}

pytestmark = pytest.mark.needs_country


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (found := tmp_path / "desk").mkdir(exist_ok=True)
    return found


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory, comity_once: Callable) -> Path:
    """The folder into which one run has built the four samples."""
    folder = tmp_path_factory.mktemp("samples")
    files = [str(put_paper(name, folder)) for name in NAMES]
    done = comity_once(folder, "build", *files, "-o", "out", "--format", "md")
    assert done.returncode == 0, done.stderr
    (folder / "stderr").write_text(done.stderr, encoding="utf-8")
    return folder / "out"


def letter(out: Path, name: str) -> str:
    """The words of a letter, each with one space before it."""
    return " ".join((out / f"{name}.md").read_text(encoding="utf-8").split())


def changed(desk: Path, sample: str, name: str, changes: Mapping[str, Any]) -> str:
    """A sample with other values at some paths (``a.b``; None takes one out), as a new file."""
    data = yaml.safe_load(PAPERS[sample].read_text(encoding="utf-8"))
    data = json.loads(json.dumps(data, default=str))
    for path, value in changes.items():
        *steps, last = path.split(".")
        place = data
        for step in steps:
            place = place[int(step)] if step.isdigit() else place[step]
        if value is None:
            del place[last]
        else:
            place[last] = value
    (desk / f"{name}.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return f"{name}.yaml"


def test_the_samples_build_in_three_languages_and_say_whether_they_compel(out: Path) -> None:
    said = {name: letter(out, name) for name in ("preservation", "voluntary", "emergency")}
    said["order"] = letter(out, "order.provider")

    assert "This letter is not a court order." in said["preservation"]
    assert "Il s’agit d’une demande et non d’une injonction" in said["voluntary"]
    assert "Sie haben auf Anordnung der oben bezeichneten Behörde" in said["order"]
    assert "Verordnung (EU) 2023/1543" in said["order"]
    danger, data = said["emergency"].index("The danger"), said["emergency"].index("to be disclosed")
    assert danger < said["emergency"].index("within 4 hours") < data  # danger and hours come first
    assert "The earlier of these two times applies." in said["emergency"]
    assert said["emergency"].index("+91 80 5550 0100. It is published") < danger
    assert "18 U.S.C. § 2702(a)(3), (c)(6)" in said["emergency"]
    for text in said.values():  # who can be called back, and what is kept, stands in each
        assert "+" in text
    assert "https://police.example/contact" in said["emergency"]
    assert "PR-2026-0298" in said["voluntary"]


def test_an_order_gives_its_reasons_to_the_authorities_alone(out: Path) -> None:
    data = yaml.safe_load(PAPERS["order"].read_text(encoding="utf-8"))
    reasons = [data["necessity"], data["summary"], data["facts"][0]["text"]]
    reasons += [measure["purpose"] for measure in data["measures"]]
    whole, lesser = letter(out, "order.authority"), letter(out, "order.provider")

    for reason in reasons:
        assert reason in whole
        assert reason not in lesser
    assert whole.startswith("**NUR FÜR BEHÖRDEN**") and "BEHÖRDEN" not in lesser
    salutation = "Sehr geehrte"  # above it stands to whom a letter goes
    assert "orders@mail.example" not in whole.partition(salutation)[0]
    assert "Example Enforcing Authority" in whole.partition(salutation)[0]
    assert "orders@mail.example" in lesser.partition(salutation)[0]
    assert "im Voraus" not in lesser  # an order does not thank for what it asks
    assert "§ 263a StGB" in lesser and "rechnung@mail.example" in lesser


EU_PRESERVATION: Mapping[str, Any] = {
    "requesting.state": "DE",
    "requested.state": "IE",
    "basis": [{"instrument": "eu-2023-1543"}],
}
CLOUD_ORDER: Mapping[str, Any] = {
    **{"requesting.state": "GB", "requested.state": "US", "language": "en"},
    "basis": [{"instrument": "us-gb-cloud-act"}],
    **{"offences.0.maximum_penalty": None, "notified": None},
    "persons": [{"id": "P1", "role": "suspect", "name": {"full": "J"}, "nationalities": ["US"]}],
}


def built(comity: Callable, desk: Path, *files: str, more: tuple[str, ...] = ()) -> dict[str, str]:
    """The texts that papers build to as marked drafts, each on one line, by the file's name."""
    done = comity("build", *files, "-o", "out", "--draft", "--format", "md", *more)
    assert done.returncode in (0, 1), done.stderr
    return {
        path.stem: " ".join(path.read_text(encoding="utf-8").replace("\u00a0", " ").split())
        for path in (desk / "out").glob("*.md")
    }


def test_an_order_says_of_time_and_notice_what_its_instrument_says(
    comity: Callable, desk: Path
) -> None:
    put_paper("order", desk)
    files = [
        changed(desk, "order", "alone", {"notified": False}),
        changed(desk, "order", "emergency-order", {"urgency": EMERGENCY}),
    ]
    said = built(comity, desk, "order.yaml", *files, more=("--for", "provider"))
    waits, alone, haste = (
        said[f"{name}.provider"] for name in ("order", "alone", "emergency-order")
    )

    assert "Maßnahme 1: Übermitteln Sie die Daten so bald wie möglich" in waits
    assert "übermitteln Sie die Daten mit Ablauf dieser Frist" in waits
    assert "mit Ablauf dieser Frist" not in alone
    for text in (waits, alone):  # art. 13, section H of the form: the provider tells nobody
        assert "Wir unterrichten sie selbst zu einem späteren Zeitpunkt." in text
        assert "Es wird gebeten" not in text
    assert "und der unterrichteten Behörde" in waits and "unterrichteten Behörde" not in alone
    assert "Diese Anordnung ergeht in einem Notfall." in haste
    told = ("Ihre veröffentlichte Nummer", "unsere veröffentlichte Nummer")
    calls = next(haste.index(words) for words in told if words in haste)
    danger, data = haste.index("8 Stunden"), haste.index("Herauszugeben sind")
    assert calls < danger < data  # on the first page, before all else
    assert "Ersuchen betrifft" not in haste and "mit Ablauf dieser Frist" not in haste


def test_an_order_says_to_whom_it_goes_for_which_offence_and_by_when(
    comity: Callable, desk: Path
) -> None:
    none = {"confidentiality": {"wanted": False}, "notified": False}
    emergency = {"urgency": EMERGENCY, "reply_within": {"quantity": 3, "unit": "hours"}}
    terror = {"offences.0.maximum_penalty": {"text": "x", "years": 2}, "threshold": ["terrorism"]}
    unknown = {"addressed_as": "processor", "processor_reason": "controller-unknown"}
    files = [
        changed(desk, "order", "soon", {**none, "reply_within": {"quantity": 3, "unit": "days"}}),
        changed(desk, "order", "haste", {**emergency, "addressee_role": "other-in-emergency"}),
        changed(desk, "order", "terror", {**terror, "addressee_role": "legal-representative"}),
        changed(desk, "order", "processor", {**unknown, "tell_controller": True}),
    ]
    said = built(comity, desk, *files, more=("--for", "provider"))
    soon, haste, terror_order, processor = (
        said[f"{name}.provider"] for name in ("soon", "haste", "terror", "processor")
    )

    assert "spätestens 10 Tage nach Eingang der Bescheinigung" in soon and "3 Tage" not in soon
    assert "nicht erforderlich" not in soon  # the law asks for secrecy, whatever the file says
    assert "vertraulich, geheim" in soon and "Es ist unsere Aufgabe" in soon
    assert "als benannte Niederlassung des Diensteanbieters" in soon
    assert "Freiheitsstrafe von mindestens drei Jahren" in soon  # by the five years of the offence
    assert "8 Stunden" in haste and "3 Stunden" not in haste
    assert "hat auf die Bescheinigung nicht fristgerecht reagiert" in haste
    assert "als Vertreter des Diensteanbieters" in terror_order
    assert "Richtlinie (EU) 2017/541" in terror_order
    assert "mindestens drei Jahren" not in terror_order
    assert "möglicherweise im Auftrag eines Verantwortlichen" in processor
    assert "unterrichten Sie ihn über ihre Herausgabe" in processor
    assert soon.count("**Diensteanbieter**") == 2  # a row for each measure, and none for its kind
    assert "Art des Gewahrsamsinhabers" not in soon


@pytest.mark.parametrize("basis", [None, [{"instrument": "e-evidence"}]])
def test_an_order_that_does_not_name_its_instrument_has_versions_too(
    basis: Any, comity: Callable, desk: Path
) -> None:
    data = yaml.safe_load(PAPERS["order"].read_text(encoding="utf-8"))
    said = built(comity, desk, changed(desk, "order", "bare", {"basis": basis}))

    assert sorted(said) == ["bare.authority", "bare.provider"]
    for kept in (data["summary"], data["necessity"], data["subject"], data["facts"][0]["text"]):
        assert kept in said["bare.authority"] and kept not in said["bare.provider"]


def test_a_preservation_under_an_instrument_that_nobody_knows_has_versions_too(
    comity: Callable, desk: Path
) -> None:
    data = yaml.safe_load(PAPERS["preservation"].read_text(encoding="utf-8"))
    fact = " ".join(data["facts"][0]["text"].split())
    unknown = {**EU_PRESERVATION, "basis": [{"instrument": "e-evidence"}], "language": "en"}
    said = built(comity, desk, changed(desk, "preservation", "keep", unknown))

    assert sorted(said) == ["keep.authority", "keep.provider"]
    assert fact in said["keep.authority"] and fact not in said["keep.provider"]


@pytest.mark.parametrize(
    ("one", "other", "named"),
    [("GB", "US", "us-gb-cloud-act"), ("DE", "IE", "eu-2023-1543"), ("NG", "GB", '""')],
)
def test_a_new_order_names_only_what_orders_can_be_made_under(
    one: str, other: str, named: str, comity: Callable, desk: Path
) -> None:
    asked = ("--from", one, "--to", other, "--measure", "subscriber-data")
    done = comity("new", "disclosure", "--form", "order", *asked, "-o", "new.yaml")
    text = (desk / "new.yaml").read_text(encoding="utf-8")

    assert done.returncode == 0
    assert "\nbasis:\n" in text and f"- instrument: {named}\n" in text
    assert "mlat" not in text and "coe-185" not in text.replace("E.g. coe-185", "")


def test_an_order_without_a_law_that_withholds_has_one_version_without_reasons(
    comity: Callable, desk: Path
) -> None:
    said = built(comity, desk, changed(desk, "order", "cloud", CLOUD_ORDER))["cloud"]
    data = yaml.safe_load(PAPERS["order"].read_text(encoding="utf-8"))

    assert "must not reach" not in said and "AUTHORITIES ONLY" not in said
    for reason in (data["facts"][0]["text"], data["measures"][0]["purpose"], data["summary"]):
        assert reason not in said
    assert "Send the data within 10 days of receipt." in said


def test_a_european_preservation_is_an_order_of_sixty_days(comity: Callable, desk: Path) -> None:
    back = {"phone": "+49 30 5550100", "published_at": "https://court.example/contact"}
    for language in ("en", "de", "fr"):
        changes = {**EU_PRESERVATION, "language": language, "call_back": back}
        changed(desk, "preservation", f"keep-{language}", changes)
    said = built(comity, desk, "keep-en.yaml", "keep-de.yaml", "keep-fr.yaml")
    text = said["keep-en.provider"]

    assert (
        "orders you to ensure that the data described below are preserved" in text
        and "60 days from receipt" in text
    )
    assert "extend it by 30 days" in text and "https://court.example/contact" in text
    for untrue in ("voluntarily", "not a court order", "90 days from receipt", "CELEX"):
        assert untrue not in text
    assert (
        "60 Tage" in said["keep-de.provider"]
        and "Anordnung der Sicherung" in said["keep-de.provider"]
    )
    assert (
        "60 jours" in said["keep-fr.provider"]
        and "vous enjoint de faire conserver" in said["keep-fr.provider"]
    )


def test_an_order_that_forbids_notice_is_said_to_bind_nobody_but_us(
    comity: Callable, desk: Path
) -> None:
    order = {"confidentiality.order": "Federal High Court, Abuja", "language": "en"}
    said = built(comity, desk, changed(desk, "voluntary", "silent", order))["silent"]

    assert "Federal High Court, Abuja. It has effect under our law." in said


@pytest.mark.parametrize(
    ("practice", "rule"),
    [
        ("no", "holder.voluntary-refused"),
        ("emergencies-only", "holder.voluntary-refused"),
        ("yes", ""),
    ],
)
def test_a_notice_that_gives_nothing_freely_is_told(
    practice: str, rule: str, comity: Callable, desk: Path
) -> None:
    notice = yaml.safe_load(PAPERS["notice"].read_text(encoding="utf-8"))
    notice["voluntary"] = {"practice": practice}
    (desk / "notice.yaml").write_text(yaml.safe_dump(notice, allow_unicode=True), encoding="utf-8")
    file = changed(desk, "cured", "asked", {"measures.0.holder.service": "Other Chat"})
    done = comity("check", file, "--notice", "notice.yaml", "--format", "json")
    found = {one["rule"] for one in json.loads(done.stdout)["files"][0]["findings"]}

    assert ("holder.voluntary-refused" in found) is bool(rule)
    assert ("holder.service-unlisted" in found) is bool(notice["company"].get("services"))


def test_by_default_no_file_of_an_order_can_be_taken_for_the_one_to_send(out: Path) -> None:
    said = (out.parent / "stderr").read_text(encoding="utf-8")
    line = (
        "Send order.provider.md to the provider. "
        "Send order.authority.md only to authorities, never to the provider.\n"
    )

    assert said.count(line) == 1 and said.count("only to authorities") == 1
    assert sorted(path.name for path in out.glob("*.md")) == [
        *("emergency.md", "order.authority.md", "order.provider.md"),
        *("preservation.md", "voluntary.md"),
    ]
    for reader, other in (("provider", "authority"), ("authority", "provider")):
        file = out / f"internal/order.{reader}.manifest.json"
        manifest = json.loads(file.read_text(encoding="utf-8"))
        assert [row["name"] for row in manifest["outputs"]] == [f"order.{reader}.md"]
        assert manifest["reader"]["name"] == reader
        assert [twin["reader"] for twin in manifest["reader"]["twins"]] == [other]


def test_each_flaw_of_a_paper_is_found_and_the_samples_have_none(
    comity: Callable, desk: Path, out: Path
) -> None:
    manifests = sorted((out / "internal").glob("*.manifest.json"))
    tables = [json.loads(file.read_text(encoding="utf-8")) for file in manifests]
    assert {one["rule"] for table in tables for one in table["findings"]} <= UNKNOWN

    flaws = yaml.safe_load(FLAWS.read_text(encoding="utf-8"))
    files = [changed(desk, one["sample"], one["name"], one["changes"]) for one in flaws]
    done = comity("check", *files, "--format", "json")
    found = {
        Path(one["file"]).stem: {finding["rule"] for finding in one["findings"]}
        for one in json.loads(done.stdout)["files"]
    }

    lacking = {one["name"]: {*one["found"]} - found[one["name"]] for one in flaws}
    assert {name: rules for name, rules in lacking.items() if rules} == {}


def test_no_notice_decides_of_a_european_order_and_an_order_is_no_slow_channel(
    comity: Callable, desk: Path
) -> None:
    put_paper("notice", desk)
    shutil.copy(DATA / "twin" / "request.yaml", desk)
    mail = {"requesting.authority.email": "duty@gmail.com"}
    police = [{"name": "A", "email": "a@police.example", "phone": "+234 9 555 0247"}]
    files = [
        changed(desk, "order", "order", mail),
        changed(desk, "cured", "cured", {**mail, "requesting.contacts": police}),
    ]
    done = comity("check", *files, "request.yaml", "--notice", "notice.yaml", "--format", "json")
    order, cured, request = (
        {finding["rule"] for finding in one["findings"]} for one in json.loads(done.stdout)["files"]
    )

    assert not {
        one for one in order if one.startswith(("holder.user", "holder.send", "holder.cost"))
    }
    assert "holder.sender-not-governmental" in cured  # though one contact has an accepted domain
    assert "channel.faster" not in request  # it names the instrument by which orders go directly
