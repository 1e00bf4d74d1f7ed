"""``--messages`` and the office file: the program speaks the language of whoever runs it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.kit.samples import sample_files

pytestmark = pytest.mark.needs_country


@pytest.fixture
def case(write, request_data) -> Path:
    """A request that lacks a purpose, so that there is something to find."""
    data = request_data | {"requesting": {**request_data["requesting"], "state": "NG"}}
    data["requested"] = {**request_data["requested"], "state": "US"}
    return write(data)


@pytest.fixture
def sample(tmp_path: Path) -> Callable[[str], Path]:
    """A function that copies a sample into the test's own folder."""

    def sample(name: str) -> Path:
        source = next(file for file in sample_files() if file.stem == name)
        return Path(shutil.copy(source, tmp_path / "desk"))

    return sample


@pytest.fixture
def bec(sample) -> Path:
    """A sample of the kind that most requests are."""
    return sample("bec-request")


def test_findings_are_in_the_language_that_is_asked_for(comity, case) -> None:
    english = comity("check", case)
    german = comity("check", case, "--messages", "de")

    assert german.returncode == english.returncode
    assert re.search(r"Rechtsstand \d+\. \w+ \d{4}", german.stdout)
    assert "Empfehlung" in german.stdout
    assert not re.search(r"(?m)^(?:advice|warning|error) ", german.stdout)
    ids = [re.findall(r"\[([a-z]+\.[a-z-]+)", done.stdout) for done in (english, german)]
    assert ids[0] == ids[1] != []


def test_the_data_keep_their_keys_and_name_the_language(comity, case) -> None:
    english = json.loads(comity("check", case, "--format", "json").stdout)
    german = json.loads(comity("check", case, "--messages", "de", "--format", "json").stdout)
    pairs = zip(english["files"][0]["findings"], german["files"][0]["findings"], strict=True)

    assert (english["language"], german["language"]) == ("en", "de")
    for one, other in pairs:
        same = ("severity", "rule", "field", "said", "citation", "line")
        assert {key: one[key] for key in same} == {key: other[key] for key in same}
        law_says_it = one["said"]["id"].startswith("law.")
        assert law_says_it or one["message"] != other["message"], one["rule"]


def test_the_office_file_settles_it_once(comity, case, tmp_path: Path) -> None:
    (tmp_path / "desk" / "comity.toml").write_text('schema = 1\n[office]\nlanguage = "de"\n')
    assert comity("office", "allow").returncode == 0

    assert "Rechtsstand" in comity("check", case).stdout
    assert "law of" in comity("check", case, "--messages", "en").stdout


def test_grounds_of_refusal_and_the_findings_of_a_build_are_too(comity, case, tmp_path) -> None:
    refusals = comity("refusals", case, "--messages", "de")
    comity("build", case, "-o", "out", "--draft", "--messages", "de")
    (sidecar,) = (tmp_path / "desk" / "out" / "internal").glob("*.findings.txt")

    assert "Beiderseitige Strafbarkeit" in refusals.stdout
    assert "Rechtsstand" in sidecar.read_text(encoding="utf-8")


def test_a_language_without_words_is_named_with_those_that_there_are(
    comity, case, tmp_path: Path
) -> None:
    asked = comity("check", case, "--messages", "tlh")
    (tmp_path / "desk" / "comity.toml").write_text('schema = 1\n[office]\nlanguage = "tlh"\n')
    assert comity("office", "allow").returncode == 0
    settled = comity("check", case)

    assert asked.returncode == settled.returncode == 2
    assert "--messages: there is no wording in 'tlh' yet. Available: " in asked.stderr
    assert "comity.toml: office.language: there is no wording in 'tlh'" in settled.stderr


def test_a_case_is_checked_in_the_language_in_which_it_is_to_be_built(comity, case) -> None:
    done = comity("check", case, "--language", "fr")

    assert "language.majority" in done.stdout
    assert "wording.working-translation" in done.stdout


def test_french_has_a_space_that_does_not_break_before_a_mark_that_joins_texts(
    comity, bec, tmp_path: Path
) -> None:
    refused = comity("refusals", bec, "--messages", "fr").stdout
    limits = comity("deadlines", bec, "--on", "2026-11-20", "--messages", "fr").stdout
    built = comity("build", bec, "-o", "out", "--draft", "--messages", "fr").stderr

    assert "US, refus obligatoire\u00a0: 18 U.S.C. § 3512(d), (e) (texte officiel lu)" in refused
    assert "ce motif concerne\u00a0: " in refused
    assert "an\u00a0; " in refused
    assert "(dans\u00a027\u00a0jours\u00a0; impératif)" in limits
    assert "bec-request.yaml\u00a0: 1\u00a0conseil" in built


def test_english_and_german_join_texts_without_one(comity, bec) -> None:
    english = comity("refusals", bec).stdout
    german = comity("deadlines", bec, "--on", "2026-11-20", "--messages", "de").stdout

    assert "US, must be refused: 18 U.S.C. § 3512(d), (e) (official text read)" in english
    assert "\u00a0" not in english
    assert re.search(r"\(in 27 Tagen; \w+\)", german)


def test_the_first_of_a_month_is_an_ordinal_in_french_after_its_weekday_too(
    comity, bec: Path
) -> None:
    words = bec.read_text(encoding="utf-8")
    assert words.count("2026-12-17") > 0
    bec.write_text(words.replace("2026-12-17", "2026-12-01"), encoding="utf-8")
    limits = comity("deadlines", bec, "--on", "2026-11-20", "--messages", "fr").stdout

    assert "mardi 1er décembre 2026 (dans\u00a011\u00a0jours" in limits
    assert "1 décembre" not in limits


@pytest.mark.parametrize(
    ("tag", "refused", "assured"),
    [
        ("en", "is a notice, not a request", "specialty, by The Attorney-General"),
        (
            "fr",
            "est une notice, et non une demande",
            "Spécialité (limitation de l’utilisation), par",
        ),
        ("de", "ist ein Transparenzhinweis, kein Rechts", "Spezialität (Verwendungsbeschränkung)"),
    ],
)
def test_what_is_refused_and_what_was_assured_are_named_in_the_language(
    comity, sample, tag: str, refused: str, assured: str
) -> None:
    said = ("--messages", tag)
    for command in ("refusals", "channels"):
        done = comity(command, sample("notice-us"), *said)
        assert done.returncode == 2
        assert refused in done.stderr
    assert assured in comity("refusals", sample("bec-request"), *said).stdout


def test_the_data_name_an_assurance_by_its_id_in_every_language(comity, bec) -> None:
    done = comity("refusals", bec, "--messages", "fr", "--format", "json")
    given = json.loads(done.stdout)["assurances_given"]
    assert [one["kind"] for one in given] == ["specialty", "confidentiality"]


@pytest.mark.parametrize(
    ("tag", "part"),
    [
        ("en", "In GB-SCT: "),
        ("fr", "Pour cette partie de l’État, Scotland (Royaume-Uni)\u00a0: "),
        ("de", "Für Schottland (Vereinigtes Königreich): "),
    ],
)
def test_a_part_of_a_state_that_answers_otherwise_is_named(comity, sample, tag, part) -> None:
    done = comity("check", sample("corruption-ng-gb"), "--all", "--messages", tag)
    assert part in " ".join(re.split(r"[ \n]+", done.stdout))
