"""An office file that lies in the current folder is used only once its owner has allowed it."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

OFFICE = """schema = 1
[office]
authority = "Ministry of Examples"
letterhead = ["Ministry of Examples"]
templates = "own"
[plugins.owners]
TV = "comity-tv"
"""
COMMANDS = {
    "check": ("check", "case.yaml"),
    "build": ("build", "case.yaml", "-o", "out"),
    "explain": ("explain", "case.yaml"),
    "demo": ("demo",),
    "new": ("new", "request", "--to", "NR"),
    "law": ("law", "show", "NR"),
    "plugins": ("plugins",),
    "measures": ("measures",),
    "schema": ("schema", "request"),
    "template": ("template", "fields", "request"),
}


@pytest.fixture
def office(desk: Path, write, request_data, checkout: Path) -> Path:
    """A case with an office file beside it that has a template of its own."""
    write(request_data)
    (desk / "own").mkdir()
    base = checkout / "templates/src/comity_templates/base/request.docx"
    shutil.copy(base, desk / "own/request.docx")
    (desk / "comity.toml").write_text(OFFICE, encoding="utf-8")
    return desk / "comity.toml"


@pytest.fixture
def site(country) -> Path:
    """The two States of the case."""
    country("TV")
    return country("NR")


@pytest.mark.parametrize(
    "name",
    [n if n in ("build", "demo") else pytest.param(n, marks=pytest.mark.long) for n in COMMANDS],
)
def test_no_command_uses_it_unasked_and_each_names_the_three_ways_on(
    name: str, comity, office: Path, site: Path, desk: Path
) -> None:
    before = sorted(desk.rglob("*"))
    done = comity(*COMMANDS[name], site=site, stdin=subprocess.DEVNULL)

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("comity.toml: is not used: you have not allowed it")
    ways = ("--office comity.toml", "comity office allow", "--no-office")
    assert all(f"`{way}`" in done.stderr for way in ways)
    assert sorted(desk.rglob("*")) == before


def test_allowed_it_is_used_and_the_build_says_what_was(
    comity, office, site, desk, text_of
) -> None:
    allowed = comity("office", "allow")
    done = comity("build", "case.yaml", "-o", "out", site=site)

    assert "Ministry of Examples" in allowed.stdout
    assert done.returncode == 0, done.stderr
    assert (
        "Office: Ministry of Examples (comity.toml); templates: request.docx of the office; "
        "owner of TV: comity-tv.\n"
    ) in done.stderr
    assert "Ministry of Examples" in text_of(desk / "out/case.docx")
    manifest = json.loads((desk / "out/internal/case.manifest.json").read_text())
    assert manifest["template"]["origin"] == "office"


@pytest.mark.parametrize("place", [(), ("check", "case.yaml")], ids=["before", "after"])
def test_an_empty_name_is_not_taken_for_no_office(place, comity, office, site) -> None:
    done = comity(*place, "--office", "", *(() if place else ("check", "case.yaml")), site=site)

    assert done.returncode == 2
    assert "--office" in done.stderr
    assert "The name is empty" in done.stderr


def test_the_line_on_the_office_tells_whose_code_may_run(comity, desk, site, write, request_data):
    write(request_data)
    text = 'schema = 1\n[office]\nauthority = "M"\n[plugins]\nallow_code = ["comity_KE"]\n'
    (desk / "o.toml").write_text(text, encoding="utf-8")
    done = comity("build", "case.yaml", "-o", "out", "--office", "o.toml", site=site)

    assert "Office: M (o.toml); plugins whose code may run: comity-ke.\n" in done.stderr


def test_to_name_it_is_consent_for_one_run(comity, office, site) -> None:
    assert comity("check", "case.yaml", "--office", "comity.toml", site=site).returncode == 0
    assert comity("--office", "comity.toml", "check", "case.yaml", site=site).returncode == 0
    assert comity("check", "case.yaml", site=site).returncode == 2


def test_without_an_office_the_case_is_built_as_installed(
    comity, office, site, desk, text_of
) -> None:
    done = comity("build", "case.yaml", "-o", "out", "--no-office", site=site)

    assert done.returncode == 0
    assert "Office:" not in done.stderr
    assert "Ministry of Examples" not in text_of(desk / "out/case.docx")
    both = comity("check", "case.yaml", "--no-office", "--office", "comity.toml", site=site)
    assert both.returncode == 2
    assert "not both" in both.stderr


def change_the_file(office: Path) -> None:
    office.write_text(OFFICE.replace("Examples", "Exampels"), encoding="utf-8")


def change_a_template(office: Path) -> None:
    template = office.parent / "own/request.docx"
    template.write_bytes(template.read_bytes() + b" ")


def add_a_template(office: Path) -> None:
    (office.parent / "own/NOTICE.DOCX").write_bytes(b"x")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (change_the_file, "it has changed since you allowed it"),
        (change_a_template, "its templates have changed since you allowed it: request.docx"),
        (add_a_template, "its templates have changed since you allowed it: NOTICE.DOCX"),
    ],
)
def test_what_is_changed_must_be_allowed_again(
    change: Callable[[Path], None], said: str, comity, office: Path, site: Path
) -> None:
    comity("office", "allow")
    change(office)
    refused = comity("check", "case.yaml", site=site)

    assert refused.returncode == 2
    assert f"comity.toml: is not used: {said}" in refused.stderr
    assert comity("office", "allow").returncode == 0
    assert comity("check", "case.yaml", site=site).returncode == 0


def test_a_copy_elsewhere_is_another_profile_and_forgotten_it_is_asked_again(
    comity, office: Path, site: Path, tmp_path: Path
) -> None:
    comity("office", "allow")
    elsewhere = tmp_path / "received"
    shutil.copytree(office.parent, elsewhere)

    assert comity("check", "case.yaml", site=site, cwd=elsewhere).returncode == 2
    assert comity("office", "forget").stdout == "Forgotten: comity.toml\n"
    assert comity("check", "case.yaml", site=site).returncode == 2
    assert comity("office", "forget").stdout == "comity.toml was not allowed.\n"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege")
def test_a_link_to_an_allowed_file_brings_no_templates_of_its_own(
    comity, office: Path, site: Path, tmp_path: Path
) -> None:
    comity("office", "allow")
    received = tmp_path / "received"
    (received / "own").mkdir(parents=True)
    shutil.copy(office.parent / "case.yaml", received)
    (received / "own/request.docx").write_bytes(b"a stranger's")
    (received / "comity.toml").symlink_to(office)
    done = comity("build", "case.yaml", "-o", "out", site=site, cwd=received)

    assert done.returncode == 0, done.stderr


def test_show_tells_what_would_be_used_here(comity, office: Path, desk: Path) -> None:
    before = json.loads(comity("office", "show", "--format", "json").stdout)
    comity("office", "allow")
    text = comity("office", "show").stdout
    office.unlink()
    none = comity("office", "show")

    assert before["allowed"] is False
    assert before["why_not"] == "you have not allowed it"
    assert list(before["templates"]) == ["request.docx"]
    assert text.startswith("comity.toml: allowed.\n")
    assert str(office.resolve()) in text
    assert none.returncode == 0
    assert "This folder has no office file" in none.stdout


def a_broken_link(file: Path) -> None:
    file.symlink_to("gone")


def a_loop(file: Path) -> None:
    file.symlink_to(file.name)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such links and pipes")
@pytest.mark.parametrize(
    "lay", [a_broken_link, a_loop, Path.mkdir, os.mkfifo], ids=["broken", "loop", "folder", "pipe"]
)
def test_what_has_its_name_and_cannot_be_read_is_not_passed_over(
    comity, site: Path, desk: Path, write, request_data, lay: Callable[[Path], None]
) -> None:
    write(request_data)
    lay(desk / "comity.toml")
    for command in (
        ("check", "case.yaml"),
        ("build", "case.yaml", "-o", "out"),
        ("office", "show"),
    ):
        done = comity(*command, site=site, stdin=subprocess.DEVNULL)
        assert done.returncode == 2, command
        assert "comity.toml: " in done.stderr
        assert "Traceback" not in done.stderr
    assert not (desk / "out").exists()
    assert "`--no-office`" in comity("check", "case.yaml", site=site).stderr
    assert comity("check", "case.yaml", "--no-office", site=site).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_the_record_is_private(comity, office: Path, settings_folder: Path) -> None:
    comity("office", "allow")
    (record,) = settings_folder.rglob("*.json")

    assert stat.S_IMODE(record.stat().st_mode) == 0o600
    assert stat.S_IMODE(record.parent.stat().st_mode) == 0o700
    assert [file.name for file in record.parent.iterdir()] == [record.name]


def test_what_several_runs_allow_and_forget_at_once_is_all_kept(
    comity, desk: Path, settings_folder: Path
) -> None:
    names = [f"office-{number}.toml" for number in range(8)]
    for name in names:
        (desk / name).write_text("schema = 1\n", encoding="utf-8")
    for name in names[4:]:
        comity("office", "allow", name)
    command = [sys.executable, "-m", "comity", "office"]
    todo = [*(("allow", name) for name in names[:4]), *(("forget", name) for name in names[4:])]
    runs = [
        subprocess.Popen([*command, *words], cwd=desk, stdout=subprocess.DEVNULL) for words in todo
    ]
    assert [run.wait(60) for run in runs] == [0] * 8
    (record,) = settings_folder.rglob("*.json")
    allowed = json.loads(record.read_text(encoding="utf-8"))["allowed"]
    assert sorted(Path(file).name for file in allowed) == names[:4]


def nested(record: Path) -> None:
    record.write_text("[" * 100_000)


def anothers(record: Path) -> None:
    record.chmod(0o666)


def a_pipe(record: Path) -> None:
    record.unlink()
    os.mkfifo(record)


def a_folder(record: Path) -> None:
    record.unlink()
    record.mkdir()


def wrong(record: Path) -> None:
    record.write_text('{"schema": 1, "allowed": {"x": {"sha256": 3}}}')


def empty(record: Path) -> None:
    record.write_bytes(b"")


def noise(record: Path) -> None:
    record.write_bytes(b"\xff\x00\xfe")


def huge(record: Path) -> None:
    record.write_bytes(b" " * (5 << 20))


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither modes nor pipes of this kind")
@pytest.mark.parametrize(
    "harm",
    [
        *(nested, anothers, a_pipe, a_folder),
        *(pytest.param(harm, marks=pytest.mark.long) for harm in (wrong, empty, noise, huge)),
    ],
)
def test_a_record_that_cannot_be_used_is_told_and_allows_nothing(
    harm: Callable[[Path], None], comity, office: Path, settings_folder: Path
) -> None:
    comity("office", "allow")
    (record,) = settings_folder.rglob("*.json")
    harm(record)
    done = comity("schema", "request", stdin=subprocess.DEVNULL)
    again = comity("office", "allow")

    assert done.returncode == 2
    assert "you have not allowed it (the record of allowed offices: " in done.stderr
    assert again.returncode == 2
    assert "Traceback" not in done.stderr + again.stderr


def test_a_record_is_never_looked_for_in_the_current_folder(
    comity, office: Path, site: Path
) -> None:
    here = {"XDG_CONFIG_HOME": ".", "APPDATA": "."}
    allowed = comity("office", "allow", env=here)

    assert allowed.returncode == 2 or not (office.parent / "comity").exists()
    assert comity("check", "case.yaml", site=site, env=here).returncode == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = " + "[" * 50_000, "comity.toml: is nested too deeply"),
        ("x" * 300_000, "comity.toml: is larger than 256 KiB"),
        ('schema = 1\n[office]\nauthority = "\\u001b[2J"\n', "contains U+001B"),
        ('schema = 1\n[office]\nauthority = "a\\u202eb"\n', "contains U+202E"),
        ('schema = 1\n[office]\ntemplates = "a\\u0000b"\n', "contains U+0000"),
    ],
    ids=["nested", "long", "escape", "reordered", "null"],
)
def test_a_hostile_file_is_told_in_plain_words(
    text: str, said: str, comity, office: Path, site: Path
) -> None:
    office.write_text(text, encoding="utf-8")
    done = comity("check", "case.yaml", site=site)

    assert done.returncode == 2
    assert said in done.stderr
    assert "`--no-office`" in done.stderr
    assert "\x1b" not in done.stderr
    assert "\u202e" not in done.stderr
    assert "Traceback" not in done.stderr
    assert comity("check", "case.yaml", "--no-office", site=site).returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal that a test can hold")
@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("\n", 2), ("no\n", 2)])
def test_at_a_terminal_the_first_use_shows_all_that_it_settles_and_asks(
    answer: str, code: int, office: Path, site: Path, desk: Path
) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "comity", "schema", "request"]
    with subprocess.Popen(
        command, cwd=desk, stdin=theirs, stderr=theirs, stdout=subprocess.PIPE
    ) as process:
        os.close(theirs)
        os.write(ours, answer.encode())
        out, _ = process.communicate(timeout=60)
    said = b""
    while block := _read(ours):
        said += block
    os.close(ours)
    text = said.decode().replace("\r\n", "\n")

    assert process.returncode == code
    assert "This folder contains an office file, and you have not allowed it." in text
    for shown in ("Ministry of Examples", "own", "request.docx", "TV: comity-tv", "[y/N]"):
        assert shown in text
    assert out[:1] == (b"{" if code == 0 else b"")
    again = subprocess.run(command, cwd=desk, stdin=subprocess.DEVNULL, capture_output=True)
    assert again.returncode == code


def _read(handle: int) -> bytes:
    try:
        return os.read(handle, 65536)
    except OSError:  # Linux says so at the end of a terminal
        return b""
