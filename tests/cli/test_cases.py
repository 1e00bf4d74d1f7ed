"""check, build, explain and schema from end to end: what they write, say and answer with."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FORMATS = ("docx", "html", "md", "json")
ALL = ",".join(FORMATS)


def files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_a_sound_case_is_built_in_every_format_with_its_findings_and_manifest(
    comity, write, request_data, desk
) -> None:
    done = comity("build", write(request_data), "-o", "out", "--format", ALL)

    assert done.returncode == 0, done.stderr
    internal = ["internal/case.findings.txt", "internal/case.manifest.json"]
    assert files(desk / "out") == sorted([f"case.{e}" for e in FORMATS] + internal)
    # stdout is for programs: the paths written, one a line
    assert sorted(done.stdout.split()) == sorted(f"out/{name}" for name in files(desk / "out"))
    assert "case.yaml: " in done.stderr


def test_an_annex_that_only_an_offence_names_is_printed_there(
    comity, write, request_data, desk
) -> None:
    annexes = [{"id": "A1", "title": "Provisions", "kind": "law-text"}]
    offences = [offence | {"annex": "A1"} for offence in request_data["offences"]]
    case = write(request_data | {"annexes": annexes, "offences": offences})
    done = comity("build", case, "-o", "out", "--format", "md")

    assert done.returncode == 0, done.stderr
    assert "Annex 1" in (desk / "out/case.md").read_text(encoding="utf-8").replace("\u00a0", " ")


def test_the_manifest_names_what_was_made_from_what(comity, write, request_data, desk) -> None:
    import hashlib

    case = write(request_data)
    comity("build", case, "-o", "out")
    manifest = json.loads((desk / "out/internal/case.manifest.json").read_text())
    docx = (desk / "out/case.docx").read_bytes()

    assert manifest["source"]["sha256"] == hashlib.sha256(case.read_bytes()).hexdigest()
    assert manifest["outputs"] == [
        {"name": "case.docx", "sha256": hashlib.sha256(docx).hexdigest(), "size": len(docx)}
    ]
    assert {finding["rule"] for finding in manifest["findings"]} >= {"plugin.none"}


def test_the_manifest_names_the_plugins_of_the_case_and_not_of_its_neighbours(
    country, comity, write, request_data, notice_data, desk
) -> None:
    site = country("TV")
    country("NR")
    notice = write(notice_data, "notice.yaml")  # needs TV alone
    alone = comity("build", notice, "-o", "alone", site=site)
    both = comity("build", write(request_data), notice, "-o", "both", site=site)
    name = "internal/notice.manifest.json"

    assert (alone.returncode, both.returncode) == (0, 0)
    assert (desk / "alone" / name).read_bytes() == (desk / "both" / name).read_bytes()
    plugins = json.loads((desk / "alone" / name).read_text())["plugins"]
    assert "NR" not in {plugin["name"] for plugin in plugins}
    assert "TV" in {plugin["name"] for plugin in plugins}


def test_an_error_blocks_the_build_and_nothing_is_written(
    comity, write, request_data, desk
) -> None:
    request_data["measures"][0]["offences"] = []
    done = comity("build", write(request_data), "-o", "out")

    assert done.returncode == 1
    assert done.stdout == ""
    assert "form.measure-without-offence" in done.stderr
    assert "Nothing was built" in done.stderr
    assert not (desk / "out").exists()


def test_a_draft_is_built_past_errors_marked_on_every_page_and_exits_with_1(
    comity, write, request_data, desk, parts_of, text_of
) -> None:
    request_data["measures"][0]["offences"] = []
    case = write(request_data)
    done = comity("build", case, "-o", "out", "--format", ALL, "--draft")

    assert done.returncode == 1
    mark = "DRAFT, not for transmission"
    headers = {n: t for n, t in parts_of(desk / "out/case.docx").items() if "header" in n}
    assert headers
    assert all(mark in text for text in headers.values())
    for form in ("html", "md"):
        assert mark in text_of(desk / f"out/case.{form}")
    assert json.loads((desk / "out/internal/case.manifest.json").read_text())["draft"] is True


def test_a_sound_draft_is_marked_and_exits_with_0(
    comity, write, request_data, desk, text_of
) -> None:
    done = comity("build", write(request_data), "-o", "out", "--draft")
    clean = comity("build", desk / "case.yaml", "-o", "clean")

    assert (done.returncode, clean.returncode) == (0, 0)
    assert "DRAFT" in text_of(desk / "out/case.docx")
    assert "DRAFT" not in text_of(desk / "clean/case.docx")


def test_one_bad_case_among_several_keeps_all_from_being_built(
    comity, write, request_data, notice_data, desk
) -> None:
    good = write(notice_data, "good.yaml")
    request_data["measures"][0]["offences"] = []
    done = comity("build", good, write(request_data, "bad.yaml"), "-o", "out")

    assert done.returncode == 1
    assert not (desk / "out").exists()


def test_each_language_has_a_file_of_its_own(comity, write, request_data, desk) -> None:
    done = comity("build", write(request_data), "-o", "out", "--language", "en,en-GB")

    assert done.returncode == 0, done.stderr
    assert {"case.en.docx", "case.en-GB.docx"} <= set(files(desk / "out"))
    single = comity("build", desk / "case.yaml", "-o", "single", "--language", "en")
    assert single.returncode == 0
    assert "case.docx" in files(desk / "single")


@pytest.mark.parametrize("options", [("--language", "sw"), ("--language", "en,sw")])
def test_a_language_without_wording_is_named_and_nothing_is_written(
    options, comity, write, request_data, desk
) -> None:
    done = comity("build", write(request_data), "-o", "out", *options)

    assert done.returncode == 2
    assert "--language: there is no wording in 'sw' yet. Available: " in done.stderr
    assert not (desk / "out").exists()


@pytest.mark.parametrize("command", [("build", "-o", "out"), ("explain",)])
def test_a_language_of_the_draft_without_wording_is_told_with_its_place(
    command, comity, write, request_data
) -> None:
    case = write(request_data | {"language": "sw"})
    done = comity(command[0], case, *command[1:])

    assert done.returncode == 2
    assert re.search(r"case.yaml:\d+:\d+: language: there is no wording in 'sw'", done.stderr)


def test_findings_are_filed_under_the_name_of_the_case_and_shown_under_its_path(
    comity, write, request_data, desk
) -> None:
    request_data["requesting"].pop("contacts")
    case = write(request_data, "below/case.yaml")
    built = comity("build", case, "-o", "out")
    filed = (desk / "out/internal/case.findings.txt").read_text(encoding="utf-8")

    assert built.returncode == 0, built.stderr
    assert re.search(r" case\.yaml:\d", filed)
    assert "below" not in filed
    assert f"{case}:" in comity("check", case).stdout


def test_clauses_stand_in_the_order_of_the_document(comity, write, request_data) -> None:
    request_data["measures"].append(request_data["measures"][0] | {"id": "M2"})
    done = comity("explain", write(request_data), "--format", "json")
    clauses = [(use["part"], use["clause"]) for use in json.loads(done.stdout)["clauses"]]

    basis = [clause for part, clause in clauses if part == "basis"]
    assert basis == ["request.basis.intro", "request.basis.reciprocity"]
    parts = list(dict.fromkeys(part for part, _ in clauses))
    assert len(parts) == len(
        [1 for i, c in enumerate(clauses) if not i or c[0] != clauses[i - 1][0]]
    )
    assert parts.index("introduction") < parts.index("basis") < parts.index("measures")
    assert parts[-1] == "closing"


def test_explain_answers_programs_in_json(country, comity, write, notice_data) -> None:
    law = (
        '[[answer]]\nquestion = "process"\nvalue = {process = "A court order"}\n'
        'source = "act"\narticle = "s. 8"\nread = "official"\n'
        '[[rule]]\nid = "tv.new"\nrole = "host"\nrequire = [{field = "version", present = true}]\n'
        'says = "Say the version."\nsource = "act"\nread = "official"\n'
    )
    file = write(notice_data | {"law": "beside"})
    done = comity("explain", file, "--format", "json", site=country("TV", law=law))
    told = json.loads(done.stdout)

    assert done.returncode == 1
    assert done.stderr == ""
    assert (told["on"], told["language"]) == ("2026-10-05", "en")
    assert told["filled"] == []
    assert [(rule["id"], rule["status"]) for rule in told["rules"]] == [("tv.new", "finding")]
    cited = {use["clause"]: use["citations"] for use in told["clauses"]}
    assert [one["article"] for one in cited["notice.law.says"]] == ["s. 8"]
    assert (told["bases"], told["requirements"]) == ([], [])


def test_check_answers_programs_in_json(comity, write, request_data, notice_data) -> None:
    request_data["measures"][0]["offences"] = []
    one, two = write(request_data, "one.yaml"), write(notice_data, "two.yaml")
    done = comity("check", one, two, "--format", "json")
    report = json.loads(done.stdout)

    assert done.returncode == 1
    assert done.stderr == ""
    assert [Path(r["file"]).name for r in report["files"]] == ["one.yaml", "two.yaml"]
    error = next(f for f in report["files"][0]["findings"] if f["severity"] == "error")
    assert error["rule"] == "form.measure-without-offence"
    assert error["line"] > 0
    assert error["cure"]


def test_check_answers_people_with_place_cause_cure_and_rule(comity, write, request_data) -> None:
    request_data["measures"][0]["offences"] = []
    done = comity("check", write(request_data))

    assert done.returncode == 1
    assert done.stdout.startswith("case.yaml: 1 error")
    assert "measures[0].offences" in done.stdout
    assert "-> Name the offence" in done.stdout
    assert "[form.measure-without-offence; rests on practice]" in done.stdout


def test_check_asks_the_law_of_another_day(country, comity, write, notice_data) -> None:
    law = (
        '[[rule]]\nid = "tv.new"\nrole = "host"\nrequire = [{field = "version", present = true}]\n'
        'says = "Say the version."\nsource = "act"\nfrom = 2027-01-01\nread = "official"\n'
    )
    site, case = country("TV", law=law), write(notice_data)

    assert comity("check", case, site=site).returncode == 0
    assert comity("check", case, "--on", "2027-01-01", site=site).returncode == 1
    wrong = comity("check", case, "--on", "2027-13-01", site=site)
    assert wrong.returncode == 2
    assert "2027-13-01" in wrong.stderr


def test_explain_names_the_law_behind_the_parts(country, comity, write, notice_data) -> None:
    law = (
        '[[answer]]\nquestion = "process"\nvalue = {process = "A court order"}\n'
        'source = "act"\narticle = "s. 8"\nread = "official"\n'
    )
    file = write(notice_data | {"law": "beside"})
    done = comity("explain", file, site=country("TV", law=law))

    assert done.returncode == 0, done.stderr
    assert "notice.law.says: Example Act, s. 8 (official text read)" in done.stdout
    assert "Filled in" not in done.stdout
    assert "Law of 2026-10-05" in done.stdout


RULE = '[[rule]]\nid = "tv.{}"\nrole = "host"\nsays = "So."\nsource = "act"\nread = "official"\n'
HOST = '{field = "host", present = true}'


@pytest.mark.parametrize(
    ("asks", "said", "by"),
    [
        (f"require = [{HOST}]", "addressed by `host`", ["host"]),
        (
            f'require = [{{any_of = [{{field = "version", present = true}}, {HOST}]}}]',
            "addressed by `host`",
            ["host"],
        ),
        ('require = [{field = "date", at_least = 2020-01-01}]', "met by `date`", ["date"]),
        ('forbid = [{field = "host", equals = "ZZ"}]', "kept", []),
    ],
)
def test_explain_says_met_only_where_a_fact_decides_and_names_the_field(
    asks: str, said: str, by: list[str], country, comity, write, notice_data
) -> None:
    site = country("TV", law=RULE.format("asked") + asks + "\n")
    file = write(notice_data)
    text = " ".join(comity("explain", file, site=site).stdout.split())
    assert f"tv.asked ({said}): " in text
    data = json.loads(comity("explain", file, "--format", "json", site=site).stdout)
    (rule,) = data["rules"]
    assert (rule["status"], rule["by"]) == (said.partition(" ")[0], by)


@pytest.mark.parametrize("kind", ["request", "notice"])
def test_schema_prints_a_schema_that_names_the_fields(kind: str, comity) -> None:
    done = comity("schema", kind)
    schema = json.loads(done.stdout)

    assert done.returncode == 0
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert {"schema", "kind", "date"} <= set(schema["required"])
    assert schema["properties"]["date"]["title"] == "Date"


def test_the_office_s_letterhead_stands_on_what_its_state_sends_only(
    comity, write, request_data, desk, text_of
) -> None:
    office = 'schema = 1\n[office]\nstate = "{}"\nletterhead = ["Ministry of Examples"]\n'
    case = write(request_data)
    for state in ("TV", "NR"):
        (desk / f"{state}.toml").write_text(office.format(state))
        done = comity("build", case, "-o", state, "--office", f"{state}.toml")
        assert done.returncode == 0, done.stderr

    assert "Ministry of Examples" in text_of(desk / "TV/case.docx")
    assert "Ministry of Examples" not in text_of(desk / "NR/case.docx")


def test_an_office_file_of_a_parent_folder_is_not_read(comity, write, request_data, desk) -> None:
    (desk / "comity.toml").write_text("no toml at all")
    below = desk / "below"
    below.mkdir()

    assert comity("check", write(request_data), cwd=below).returncode == 0
    assert comity("check", desk / "case.yaml").returncode == 2


BUILD = [sys.executable, "-m", "comity", "build", "case.yaml", "-o", "out", "--format", ALL]


@pytest.mark.parametrize("kind", ["request", "notice"])
def test_the_same_case_gives_the_same_bytes_wherever_it_is_built(
    kind: str, write, request, desk, tmp_path: Path
) -> None:
    case = write(request.getfixturevalue(f"{kind}_data"))
    settings = [
        {"TZ": "UTC", "LANG": "C", "PYTHONHASHSEED": "0"},
        {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Adak", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242", "COLUMNS": "20"},
    ]
    results = []
    for number, setting in enumerate(settings):
        folder = tmp_path / f"place {number}" / ("x" * number)
        folder.mkdir(parents=True)
        shutil.copy(case, folder)
        subprocess.run(
            BUILD, cwd=folder, env={**os.environ, **setting}, check=True, capture_output=True
        )
        out = folder / "out"
        results.append({name: (out / name).read_bytes() for name in files(out)})

    assert len(results[0]) == 6
    for result in results[1:]:
        assert {n for n in result if result[n] != results[0].get(n)} == set()
