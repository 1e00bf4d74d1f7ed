"""``comity law diff``: what changed in law from one wheel to the next, without running either."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.cli import main

SOURCES = """schema = 1
[act]
title = "Example Act"
cite = "Example Act,"
official_id = "Act No. 1 (made up for a test)"
"""
STATE = """schema = 1
code = "QX"
name = "Testland"
languages = ["en"]
"""
LAW = """schema = 1
[[answer]]
question = "preservation-period"
value = { quantity = 90, unit = "days" }
source = "act"
article = "s. 1"
checked = 2026-01-02
read = "official"
[[rule]]
id = "qx.facts"
role = "requested"
require = [{ field = "facts", present = true }]
says = "Facts are stated."
source = "act"
article = "s. 2"
checked = 2026-01-02
read = "secondary"
"""
MORE = """[[ground]]
id = "qx.refusal"
title = "Ordre public"
nature = "mandatory"
says = "A request against public order is refused."
source = "act"
article = "s. 3"
checked = 2026-01-02
read = "official"
"""
PACT = """schema = 1
[instrument]
id = "pact"
title = "The Pact"
level = "bilateral"
source = "act"
read = "official"
[[party]]
code = "QX"
status = "signed"
"""

Wheel = Callable[..., Path]
Compare = Callable[..., dict[str, Any]]


@pytest.fixture
def wheel(tmp_path: Path) -> Wheel:
    def wheel(version: str, law: str = LAW, **more: str) -> Path:
        path = tmp_path / f"comity_qx-{version}-py3-none-any.whl"
        files = {"jurisdiction.toml": STATE, "sources.toml": SOURCES, "law/act.toml": law}
        # a wheel that ends whoever imports it
        code = {"__init__.py": "raise SystemExit('was imported')\n"}
        with zipfile.ZipFile(path, "w") as archive:
            head = f"Metadata-Version: 2.4\nName: comity-qx\nVersion: {version}\n"
            archive.writestr(f"comity_qx-{version}.dist-info/METADATA", head)
            named = {name.replace("__", "/") + ".toml": text for name, text in more.items()}
            for name, text in {**files, **named, **code}.items():
                archive.writestr(f"comity_qx/{name}", text)
        return path

    return wheel


@pytest.fixture
def compare(wheel: Wheel, capsys: pytest.CaptureFixture[str]) -> Compare:
    def compare(old: dict[str, str], new: dict[str, str]) -> dict[str, Any]:
        files = [str(wheel("1.0", **old)), str(wheel("2.0", **new))]
        assert main(["law", "diff", *files, "--format", "json"]) == 0
        return dict(json.loads(capsys.readouterr().out))

    return compare


def test_two_equal_versions_have_no_difference(compare: Compare) -> None:
    found = compare({}, {})

    assert (found["old"], found["new"]) == ("comity-qx 1.0", "comity-qx 2.0")
    assert [found[name] for name in ("added", "removed", "changed", "reread", "articles")] == [
        []
    ] * 5


def test_a_period_that_changed_is_told_with_its_article(compare: Compare) -> None:
    found = compare({}, {"law": LAW.replace("quantity = 90", "quantity = 180")})

    (change,) = found["changed"]
    assert change["kind"] == "answer"
    assert change["keys"]["value"]["old"]["quantity"] == 90
    assert change["keys"]["value"]["new"]["quantity"] == 180
    assert found["articles"] == ["Example Act, s. 1"]


def test_what_was_added_or_removed_is_told_with_what_it_says(compare: Compare) -> None:
    added = compare({}, {"law": LAW + MORE})["added"]
    removed = compare({"law": LAW + MORE}, {})["removed"]

    assert added == removed
    assert added[0]["says"] == "A request against public order is refused."
    assert added[0]["cites"] == ["Example Act, s. 3"]


def test_what_was_added_in_several_languages_is_told_in_english(compare: Compare) -> None:
    english = '"A request against public order is refused."'
    several = MORE.replace(english, f'{{ pt = "Recusa-se.", en = {english} }}')
    added = compare({}, {"law": LAW + several})["added"]

    assert added[0]["says"] == "A request against public order is refused."


def test_an_entry_that_was_only_read_again_or_signed_is_kept_apart(compare: Compare) -> None:
    again = LAW.replace("checked = 2026-01-02", 'checked = 2026-06-01\nreviewed_by = "A. Jurist"')
    found = compare({}, {"law": again})

    assert len(found["reread"]) == 2
    assert found["changed"] == []
    assert found["articles"] == []


def test_a_signature_that_was_left_under_new_words_is_told(compare: Compare) -> None:
    signed = LAW.replace("checked = 2026-01-02", 'checked = 2026-01-02\nreviewed_by = "A. Jurist"')
    (stale,) = compare({"law": signed}, {"law": signed.replace("= 90", "= 180")})["changed"]
    anew = signed.replace("= 90", "= 180").replace("A. Jurist", "B. Jurist")
    (fresh,) = compare({"law": signed}, {"law": anew})["changed"]

    assert stale["signed"] == "A. Jurist"
    assert "signed" not in fresh


def test_reading_the_official_text_is_a_change_since_the_rule_now_blocks(compare: Compare) -> None:
    found = compare({}, {"law": LAW.replace('read = "secondary"', 'read = "official"')})

    assert found["changed"][0]["keys"] == {"read": {"old": "secondary", "new": "official"}}


def test_a_second_answer_in_time_leaves_the_first_where_it_was(compare: Compare) -> None:
    head, mark, rest = LAW.partition("[[rule]]")
    ended = head.replace("source", "to = 2026-06-30\nsource", 1)
    younger = head.partition("schema = 1\n")[2].replace("source", "from = 2026-07-01\nsource", 1)
    found = compare({}, {"law": ended + younger + mark + rest})

    assert [c["keys"] for c in found["changed"]] == [{"to": {"old": None, "new": "2026-06-30"}}]
    assert [c["name"] for c in found["added"]] == ["preservation-period #2"]


def test_a_ratification_is_told_under_the_instrument(compare: Compare) -> None:
    old = {"instruments__pact": PACT}
    new = {"instruments__pact": PACT.replace('"signed"', '"party"\nin_force = 2026-05-01')}
    (change,) = compare(old, new)["changed"]

    assert (change["kind"], change["name"]) == ("party", "pact QX")
    assert change["keys"]["status"] == {"old": "signed", "new": "party"}


def test_one_line_of_a_long_list_is_told_and_not_the_list(compare: Compare) -> None:
    line = '  { code = "KE", in_force = 2020-01-01 },\n'
    listed = f"{PACT.partition('[[party]]')[0]}[parties]\nstates = [\n{line}"
    older = f'{listed}  {{ code = "UG" }},\n]\n'
    newer = f'{listed.replace("2020-01-01", "2021-01-01")}  {{ code = "TZ" }},\n]\n'
    found = compare({"instruments/pact.toml": older}, {"instruments/pact.toml": newer})

    told = {
        group: [row["name"] for row in found[group]] for group in ("added", "removed", "changed")
    }
    assert told == {"added": ["pact TZ"], "removed": ["pact UG"], "changed": ["pact KE"]}
    assert found["changed"][0]["keys"] == {"in_force": {"old": "2020-01-01", "new": "2021-01-01"}}


def test_the_text_says_it_in_words(wheel: Wheel, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = wheel("1.0"), wheel("2.0", LAW.replace("quantity = 90", "quantity = 180"))

    assert main(["law", "diff", str(old), str(new)]) == 0
    text = capsys.readouterr().out
    assert "answer preservation-period (Example Act, s. 1)\n        value: 180 days" in text
    assert "(before: 90 days)" in text
    assert "Articles touched\n    Example Act, s. 1" in text


def test_a_folder_of_sources_is_compared_too(
    tmp_path: Path, wheel: Wheel, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "comity-qx"
    home = folder / "src" / "comity_qx"
    (home / "law").mkdir(parents=True)
    (folder / "pyproject.toml").write_text('[project]\nname = "comity-qx"\nversion = "3.0"\n')
    (home / "sources.toml").write_text(SOURCES)
    (home / "jurisdiction.toml").write_text(STATE)
    (home / "law" / "act.toml").write_text(LAW)

    assert main(["law", "diff", str(wheel("1.0")), str(folder)]) == 0
    assert (
        "comity-qx 1.0 -> comity-qx 3.0\n0 added; 0 removed; 0 changed" in capsys.readouterr().out
    )


@pytest.mark.parametrize("content", [b"", b"no archive", None])
def test_what_is_no_wheel_is_refused(
    tmp_path: Path, wheel: Wheel, capsys: pytest.CaptureFixture[str], content: bytes | None
) -> None:
    file = tmp_path / "x.whl"
    if content is not None:
        file.write_bytes(content)

    assert main(["law", "diff", str(wheel("1.0")), str(file)]) == 2
    said = "is not a readable wheel" if content is not None else "the file or folder does not exist"
    assert said in capsys.readouterr().err


def test_every_broken_law_file_is_named(wheel: Wheel, capsys: pytest.CaptureFixture[str]) -> None:
    broken = wheel("2.0", "schema = ", law__other="[[")

    assert main(["law", "diff", str(wheel("1.0")), str(broken)]) == 2
    said = capsys.readouterr().err
    assert "law/act.toml: is not valid TOML" in said
    assert "law/other.toml: is not valid TOML" in said


@pytest.mark.needs_country
@pytest.mark.parametrize("folder", ["jurisdictions/us", "jurisdictions/gb", "plugins/treaties"])
def test_a_real_plugin_differs_in_nothing_from_itself(
    checkout: Path, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    place = str(checkout / folder)

    assert main(["law", "diff", place, place]) == 0
    assert "0 added; 0 removed; 0 changed; 0 read again" in capsys.readouterr().out
