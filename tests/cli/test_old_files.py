"""Old files, links and inputs, as somebody at a terminal meets them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest
import yaml

posix_only = pytest.mark.skipif(os.name != "posix", reason="links need no rights on POSIX alone")


def files(folder):
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def witness(request_data, write):
    """``witness(protect)``: the case file with a witness, protected or not."""

    def witness(protect=None):
        person = {
            "id": "P9",
            "role": "witness",
            "name": {"full": "Ngozi Abernathy", "family": "Abernathy", "given": "Ngozi"},
        }
        if protect:
            person["protect"] = protect
        people = [p for p in request_data.get("persons", []) if p["id"] != "P9"]
        return write({**request_data, "persons": [*people, person]})

    return witness


def test_a_name_that_is_protected_now_stays_in_no_file_that_is_handed_on(
    comity, witness, desk, text_of
) -> None:
    case = witness()
    formats = "docx,html,md,json"
    assert comity("build", case, "-o", "out", "--format", formats, "--draft").returncode in (0, 1)
    assert "Abernathy" in text_of(desk / "out/case.docx")
    case = witness("pseudonym")
    done = comity("build", case, "-o", "out", "--format", "html", "--draft", "--force")

    assert (
        "Made from an earlier version of case.yaml, or from another file of that name, and"
        in done.stderr
    )
    for ending in ("docx", "json", "md"):
        assert f"  case.{ending}, now case." in done.stderr
    handed_on = {name for name in files(desk / "out") if not name.startswith("internal/")}
    assert handed_on == {"case.html"}
    assert "Abernathy" not in text_of(desk / "out/case.html")
    assert len([n for n in files(desk / "out") if n.startswith("internal/superseded/")]) == 5


def test_one_more_format_is_built_without_force(comity, write, request_data, desk) -> None:
    case = write(request_data)
    assert comity("build", case, "-o", "out", "--format", "html").returncode == 0
    done = comity("build", case, "-o", "out", "--format", "md")
    assert done.returncode == 0, done.stderr
    assert "superseded" not in done.stderr
    assert {"case.html", "case.md"} < files(desk / "out")


def test_the_case_that_is_read_is_not_written_over(comity, request_data, desk) -> None:
    case = desk / "case.json"
    case.write_text(yaml.safe_dump(request_data, allow_unicode=True, sort_keys=False))
    before = case.read_bytes()
    for spelled in (".", f"..{os.sep}{desk.name}", str(desk)):
        done = comity("build", "case.json", "-o", spelled, "--format", "json", "--force")
        assert done.returncode == 2
        assert "case.json: this command reads it and would overwrite it" in done.stderr
    assert case.read_bytes() == before
    assert not (desk / "internal").exists()


def test_an_office_template_is_not_written_over(comity, write, request_data, desk) -> None:
    assert comity("template", "derive", "US", "--kind", "request", "-o", "forms").returncode == 0
    (desk / "comity.toml").write_text('schema = 1\n[office]\ntemplates = "forms"\n')
    before = (desk / "forms/request.docx").read_bytes()
    case = write(request_data, "request.yaml")
    done = comity(
        "build", case, "-o", "forms", "--draft", "--force", "--office", desk / "comity.toml"
    )
    assert done.returncode == 2
    assert "request.docx: this command reads it" in done.stderr
    assert (desk / "forms/request.docx").read_bytes() == before


def test_the_office_file_is_not_written_over_by_a_new_case(comity, desk) -> None:
    office = desk / "comity.toml"
    office.write_text("schema = 1\n")
    args = ("new", "notice", "-o", office, "--force", "--office", office)
    done = comity(*args)
    assert done.returncode == 2
    assert "comity.toml: this command reads it" in done.stderr
    assert office.read_text() == "schema = 1\n"


@posix_only
def test_a_linked_internal_folder_is_refused(comity, write, request_data, desk) -> None:
    other = desk / "other"
    other.mkdir()
    other.chmod(0o755)
    (desk / "out").mkdir()
    (desk / "out/internal").symlink_to(other)
    done = comity("build", write(request_data), "-o", "out", "--force")
    assert done.returncode == 2
    assert (
        "internal: it is a link, and Comity does not follow links in an output folder"
        in done.stderr
    )
    assert list(other.iterdir()) == []
    assert other.stat().st_mode & 0o777 == 0o755


@posix_only
def test_a_demo_list_that_leads_through_a_link_takes_nothing_away(comity, desk) -> None:
    from comity.steps.write.manifest import sha256

    other = desk / "other"
    other.mkdir()
    (other / "keep.txt").write_text("keep")
    (desk / "demo/internal").mkdir(parents=True)
    (desk / "demo/way").symlink_to(other)
    row = f"{sha256(b'keep')}  way/keep.txt\n"
    (desk / "demo/internal/demo-files.txt").write_text(row)
    (desk / "comity.toml").write_text('schema = 1\n[plugins]\nallowed = ["comity-none"]\n')
    comity("demo", "demo", "--office", "comity.toml")  # which builds no sample
    assert (other / "keep.txt").read_text() == "keep"


@posix_only
def test_a_killed_build_is_cleared_up_by_the_next_and_it_is_told(
    comity, write, request_data, desk
) -> None:
    case = write(request_data)
    assert comity("build", case, "-o", "out", "--format", "html").returncode == 0
    stop = (  # it stands still with its files staged, until it is killed
        "import sys, time\n"
        "def hook(event, given):\n"
        "    if event == 'os.link':\n"
        "        print('staged', flush=True); time.sleep(600)\n"
        "sys.addaudithook(hook)\n"
        "from comity.cli import main\n"
        "main(sys.argv[1:])\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", stop, "build", str(case), "-o", "out", "--format", "md"],
        cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == b"staged\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert [name for name in files(desk / "out") if name.endswith(".part")]
    begin = time.monotonic()
    done = comity("build", case, "-o", "out", "--format", "md")
    assert done.returncode == 0, done.stderr
    assert "unfinished files left by an interrupted run." in done.stderr
    assert time.monotonic() - begin < 60
    assert not [name for name in files(desk / "out") if name.endswith((".part", ".lock"))]
