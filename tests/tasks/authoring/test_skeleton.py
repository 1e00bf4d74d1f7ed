"""The commented file reads as it is; the check names what is left; filled in it is clean."""

from __future__ import annotations

import json
import re

import pytest
import yaml

EMPTY = '""'
VALUES = {
    "form": "mla-request",
    "reference": "EX/2026/7",
    "functions": "It conducts the investigation.",
    "nature": "investigation",
    "title": "Fraud",
    "provision": "Example Act, section 1",
    "text_is": "exact",
    "text": "On 3 May 2026 a message was sent from a@mail.example.",
    "kind": "email",
    "category": "subscriber-data",
    "value": "a@mail.example",
    "from": "2026-03-01",
    "to": "2026-04-30",
    "purpose": "To prove who used the account and for what.",
    "nexus": "The account sent the message.",
    "name": "Example",
    "address": "requests@company.example",
    "-": "The name given",
    "received": "2026-10-05",
    "what": "No period is given.",
    "remedy": "Please state the first and the last day.",
    "request_intended": "true",
    "necessity": "The provider deletes its logs.",
}
TO_FILL = re.compile(r'^(\s*(?:- )?(?:(\w+): )?(?:(-) )?)""(.*)$')
OFF = re.compile(r"^(\s*)# (?!#)(?!yaml-language-server)(.*)$")
REMARK = re.compile(r"^\s*#\s*##|^\s*##")


def filled(text: str) -> str:
    """The file with something fitting in each place that is to be filled in."""
    lines = []
    for line in text.splitlines():
        found = TO_FILL.match(line)
        if found and not line.lstrip().startswith("#"):
            line = f"{found[1]}{VALUES.get(found[2] or '-', 'Of the message.')}{found[4]}"
        lines.append(line)
    return "\n".join(lines) + "\n"


def with_everything(text: str) -> str:
    """The file with every field that is commented out put to use."""
    lines = [line for line in text.splitlines() if not REMARK.match(line)]
    text = "\n".join(OFF.sub(r"\1\2", line) for line in lines) + "\n"
    return re.sub(r"(annex: |\[)([A-Z])\d\b", r"\g<1>\g<2>1", text)  # the examples name others


def left(text: str) -> int:
    """How many places are to be filled in."""
    return sum(bool(TO_FILL.match(line)) for line in text.splitlines() if "#" not in line[:8])


REQUEST = ("new", "request", "--from", "TV", "--to", "NR", "--form", "mla-request")
NOTICE = ("new", "notice", "--host", "TV")


@pytest.mark.parametrize(
    "args",
    [
        ("new", "request"),
        ("new", "notice"),
        NOTICE,
        REQUEST,
        (*REQUEST, "--measure", "stored-content,bank-records", "--measure", "video-hearing"),
        (*NOTICE, "--measure", "subscriber-data,stored-content"),
        ("new", "transmittal", "--from", "TV", "--to", "NR", "--form", "letter"),
        ("new", "reminder", "--from", "TV", "--to", "NR"),
        ("new", "acknowledgement", "--from", "TV", "--to", "NR"),
        ("new", "deficiency"),
        ("new", "preservation", "--from", "TV", "--to", "NR", "--form", "provider"),
    ],
)
def test_the_untouched_file_reads_and_the_check_names_each_place_to_fill_in(
    comity, desk, args
) -> None:
    made = comity(*args, "-o", "case.yaml")
    text = (desk / "case.yaml").read_text(encoding="utf-8")
    checked = comity("check", "case.yaml")
    gaps = re.split(r"^(?=\S)", checked.stdout.partition("Must be filled in\n")[2], flags=re.M)[0]
    places = re.findall(r"^  case\.yaml:\d+:\d+: ", gaps, flags=re.MULTILINE)

    assert made.returncode == 0
    assert text.startswith("# yaml-language-server: $schema=")
    assert yaml.safe_load(text)["kind"] == args[1]
    assert checked.returncode == 1
    assert len(places) == left(text) > 0
    assert "Traceback" not in checked.stderr


@pytest.mark.parametrize(
    "args",
    [
        (*REQUEST, "--measure", "stored-content"),
        (*REQUEST, "--measure", "subscriber-data,traffic-data"),
        NOTICE,
        (*NOTICE, "--measure", "subscriber-data,stored-content"),
        ("new", "transmittal", "--from", "TV", "--to", "NR", "--form", "letter"),
        ("new", "transmittal", "--from", "TV", "--to", "NR", "--form", "note-verbale"),
        ("new", "reminder", "--from", "TV", "--to", "NR"),
        ("new", "acknowledgement", "--from", "TV", "--to", "NR"),
        ("new", "deficiency", "--from", "TV", "--to", "NR"),
        ("new", "preservation", "--from", "TV", "--to", "NR", "--form", "point-of-contact"),
        ("new", "preservation", "--from", "TV", "--to", "NR", "--form", "provider"),
    ],
)
def test_filled_in_it_has_no_error(comity, desk, args) -> None:
    text = comity(*args).stdout
    (desk / "case.yaml").write_text(filled(text), encoding="utf-8")
    checked = comity("check", "case.yaml")

    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("args", [(*REQUEST, "--measure", "stored-content"), NOTICE])
def test_each_field_behind_a_hash_reads_once_the_hash_is_gone(comity, desk, args) -> None:
    text = with_everything(filled(comity(*args).stdout))
    (desk / "case.yaml").write_text(text, encoding="utf-8")
    checked = comity("check", "case.yaml")

    assert checked.returncode in (0, 1), checked.stderr
    assert len(yaml.safe_load(text)) > 15


def test_only_the_measures_asked_for_are_there_each_with_what_it_needs(comity, desk) -> None:
    made = comity(*REQUEST, "--measure", "bank-records, video-hearing")
    first, second = yaml.safe_load(made.stdout)["measures"]

    assert (first["kind"], second["kind"]) == ("bank-records", "video-hearing")
    assert set(first) >= {"holder", "identifiers", "period", "facts", "offences"}
    assert set(second) >= {"persons", "facts", "offences"}
    assert "identifiers" not in second
    assert "#   documents:" in made.stdout
    assert "The types of documents requested." in made.stdout


def test_a_field_that_serves_the_kind_is_shown_though_nobody_asks_for_it(comity, desk) -> None:
    made = comity(*REQUEST, "--measure", "witness-testimony").stdout
    other = comity(*REQUEST, "--measure", "restraint").stdout

    assert re.search(r"^ *#? *questions:", made, flags=re.MULTILINE)
    assert not re.search(r"^ *#? *questions:", other, flags=re.MULTILINE)


def test_a_note_verbale_has_room_for_the_missions(comity, desk) -> None:
    parties = ("new", "transmittal", "--from", "TV", "--to", "NR", "--form")
    note = yaml.safe_load(comity(*parties, "note-verbale").stdout)
    letter = yaml.safe_load(comity(*parties, "letter").stdout)

    assert note["note_from"] == note["note_to"] == {"name": ""}
    assert not {"note_from", "note_to"} & set(letter)


def test_the_file_is_short_enough_to_work_with(comity, desk) -> None:
    lines = comity(*REQUEST, "--measure", "stored-content").stdout.splitlines()

    assert len(lines) < 350
    assert max(map(len, lines)) <= 110


def test_what_the_law_of_the_requested_state_asks_for_is_there_with_its_article(
    comity, country
) -> None:
    law = (
        '[[rule]]\nid = "nr.nexus"\nrole = "requested"\nkinds = ["request"]\neach = "measures"\n'
        'when = { field = "kind", equals = "stored-content" }\n'
        'require = [{ field = "nexus", present = true }]\n'
        'says = "Say why."\nsource = "act"\narticle = "s. 9"\nread = "official"\n'
        '[[answer]]\nquestion = "languages"\nvalue = { accepts = ["cy"] }\n'
        'source = "act"\narticle = "s. 4"\nread = "official"\n'
    )
    site = country("NR", law=law)
    made = comity(*REQUEST, "--measure", "stored-content,bank-records", site=site)
    first, second = yaml.safe_load(made.stdout)["measures"]

    assert first["nexus"] == ""
    assert "nexus" not in second
    assert "[Example Act, s. 9" in made.stdout
    assert "NRland accepts Welsh (cy) [Example Act, s. 4]." in made.stdout


def test_the_office_gives_its_state_and_its_authority(comity, desk) -> None:
    office = 'schema = 1\n[office]\nauthority = "Ministry: of Justice"\nstate = "TV"\n'
    (desk / "comity.toml").write_text(office, encoding="utf-8")
    assert comity("office", "allow").returncode == 0
    made = yaml.safe_load(comity("new", "request", "--to", "NR").stdout)

    assert made["requesting"]["state"] == "TV"
    assert made["requesting"]["authority"]["name"] == "Ministry: of Justice"


@pytest.mark.needs_country
def test_a_request_to_the_united_states_cites_what_it_asks_for(comity, desk) -> None:
    made = comity("new", "request", "--from", "NG", "--to", "US", "--measure", "stored-content")

    assert "18 U.S.C. § 2703" in made.stdout
    assert "probable cause" in made.stdout
    assert "us-ng-mlat" in made.stdout
    assert "Office of International Affairs" in made.stdout
    assert yaml.safe_load(made.stdout)["measures"][0]["nexus"] == ""


@pytest.mark.needs_country
def test_filled_in_a_request_to_the_united_states_has_neither_error_nor_warning(
    comity, desk
) -> None:
    args = ("new", "request", "--from", "NG", "--to", "US", "--form", "mla-request")
    text = filled(comity(*args, "--measure", "subscriber-data,stored-content").stdout)
    (desk / "case.yaml").write_text(text, encoding="utf-8")
    checked = comity("check", "case.yaml")

    assert checked.returncode == 0
    assert "error" not in checked.stdout.partition("(law of")[0]
    assert "warning" not in checked.stdout.partition("(law of")[0]


@pytest.mark.needs_country
def test_the_instruments_are_named_in_the_order_in_which_they_go(comity) -> None:
    text = comity("new", "request", "--from", "DE", "--to", "FR").stdout
    remark = re.search(r"In force between them: (.*?)\.\n", text.replace("\n## ", " ")).group(1)
    ties = json.loads(comity("law", "ties", "DE", "FR", "--format", "json").stdout)

    named = [one.partition(" (")[0] for one in remark.split("; ")]
    assert len(named) > 5
    held = [one["instrument"] for one in ties if one["status"] == "in-force"]
    assert named == [one for one in held if one != "reciprocity"]  # which is no instrument


def test_no_outcome_of_a_decision_is_proposed_not_even_as_an_example(comity, desk) -> None:
    made = comity("new", "decision", "--from", "NG", "--to", "US").stdout

    assert set(re.findall(r"^[ #-]*outcome: *(.*)$", made, flags=re.MULTILINE)) == {'""'}
