"""A corpus of hostile distributions: none ends, hangs or pollutes a run, or speaks unseen.

Each is laid as pip would leave it, and a real process checks a notice under the law of TV, for
which it speaks. docs/safety.md says what is outside reach; what stands here is held. The plain
run takes a sample, `-m long` all of them.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

SAMPLE = {
    "ends the program at import",
    "ends the program at its end",
    "raises BaseException at work",
    "changes the working folder at work",
    "a file that was changed",
    "a file that is not listed",
    "a link out of the package",
    "a path file that runs code",
}

AT_IMPORT = {
    "ends the program at import": ("import os; os._exit(0)", "with exit code 0"),
    "ends it with another code": ("import os; os._exit(86)", "with exit code 86"),
    "calls sys.exit": ("import sys; sys.exit(0)", "SystemExit"),
    "sleeps": ("import time; time.sleep(3600)", "within 10 seconds"),
    "loops": ("while True: pass", "within 10 seconds"),
    "holds the lock of Python": (
        "import re; re.match(r'(a+)+$', 'a' * 64 + 'b')",
        "within 10 seconds",
    ),
    "raises BaseException": ("raise BaseException('no')", "BaseException: no"),
    "raises KeyboardInterrupt": ("raise KeyboardInterrupt", "KeyboardInterrupt"),
    "raises GeneratorExit": ("raise GeneratorExit", "GeneratorExit"),
    "recurses": ("def f(): f()\nf()", "RecursionError"),
    "kills itself": ("import os; os.kill(os.getpid(), 9)", "SIGKILL"),
    "aborts": ("import os; os.abort()", "SIGABRT"),
    "takes the handler of an interrupt": (
        "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)",
        "signal only works in main thread",
    ),
    "ends the program at its end": (
        "import atexit, os; atexit.register(os._exit, 0)",
        "with exit code 0",
    ),
    "leaves a thread that never ends": (
        "import threading, time\n"
        "threading.Thread(target=time.sleep, args=(3600,), daemon=False).start()",
        "within 10 seconds",
    ),
    "leaves a process that holds the output": (
        "import subprocess, sys, time\n"
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "time.sleep(3600)",
        "within 10 seconds",
    ),
    "closes every stream and exits": (
        "import os; [os.close(n) for n in (0, 1, 2)]; os._exit(0)",
        "with exit code 0",
    ),
    "is a number": ("plugin = 7", "does not return a record for TV"),
    "is binary junk": ("\x01\x02\ufffd", "SyntaxError"),
}
TWO_LINES = "from comity import DataPlugin\nplugin = DataPlugin(__name__)\n"
HEAD = """
import os, sys, time
from comity import DataPlugin, hookimpl

class Plugin(DataPlugin):
    @hookimpl
    def comity_validate(self, draft, parties, on):
        {act}
        return []

plugin = Plugin(__name__)
"""
AT_WORK = {
    "sleeps at work": ("time.sleep(3600)", "within 10 seconds"),
    "loops at work": ("while True: pass", "within 10 seconds"),
    "raises BaseException at work": ("raise BaseException('no')", "BaseException: no"),
    "raises KeyboardInterrupt at work": ("raise KeyboardInterrupt", "KeyboardInterrupt"),
    "calls sys.exit at work": ("sys.exit(0)", "SystemExit"),
    "answers a list that fails when it is read": (
        "return type('L', (list,), {'__iter__': lambda self: 1 / 0})([1])",
        "ZeroDivisionError",
    ),
    "ends its own thread": ("import _thread; _thread.exit()", "SystemExit"),
}
PUT_BACK = {
    "changes the working folder at work": ("os.chdir(os.sep)", "the working folder"),
    "changes the environment": ("os.environ['PATH'] = ''", "the environment"),
    "changes the mask of new files": ("os.umask(0)", "the permissions of new files"),
    "puts itself on the path": ("sys.path.insert(0, os.sep)", "the module search path"),
    "takes the place of a module": ("sys.modules['json'] = os", "the module json"),
    "removes a module": (
        "del sys.modules['comity.model.errors']",
        "the module comity.model.errors",
    ),
    "finds modules itself": ("sys.meta_path.insert(0, None)", "the import system"),
    "writes past Python": ("os.write(1, b'{}')", ""),
    "prints to the true stdout": ("print('{}', file=sys.__stdout__, flush=True)", ""),
    "closes the output": ("os.close(1)", "an open standard stream"),
    "closes the output through Python": ("sys.stdout.close()", ""),  # which it was never given
    "prints from a thread": ("import _thread; _thread.start_new_thread(print, ('x',))", ""),
    "swaps the output": ("sys.stdout = None", "the standard streams"),
    "swaps the hook for exceptions": ("sys.excepthook = None", "the exception hooks"),
    "allows endless recursion": ("sys.setrecursionlimit(10**6)", "the recursion limit"),
    "silences warnings": ("import warnings; warnings.simplefilter('error')", ""),
}


def chosen(name: str, *values: Any) -> Any:
    return pytest.param(name, *values, id=name, marks=() if name in SAMPLE else pytest.mark.long)


def rows(table: dict[str, tuple[str, str]]) -> list[Any]:
    return [chosen(name, *values) for name, values in table.items()]


def held(done: subprocess.CompletedProcess[str], cause: str) -> None:
    """The run came to its own end, and says that the rules of TV were not applied, and why."""
    assert "Traceback" not in done.stderr
    assert done.returncode == 1, done.stdout + done.stderr
    found = json.loads(done.stdout)["files"][0]["findings"]
    (error,) = [f for f in found if f["rule"] == "plugin.quarantined"]
    assert error["severity"] == "error"
    assert error["message"].startswith("The rules of TV were not applied")
    assert cause in error["message"]


@pytest.fixture
def check(comity, write, notice_data) -> Callable[[Path], subprocess.CompletedProcess[str]]:
    """``check(site)``: the notice under the law of TV, in a process of its own."""
    case = write(notice_data)
    return lambda site: comity("check", case, "--format", "json", site=site)


@pytest.mark.parametrize(("name", "source", "cause"), rows(AT_IMPORT))
def test_code_that_attacks_at_import_is_held_in_its_own_process(
    name: str, source: str, cause: str, country, allow_code, check
) -> None:
    allow_code("comity-tv")

    made = "" if "plugin =" in source else TWO_LINES
    held(check(country("TV", plugin=f"{source}\n{made}")), cause)


@pytest.mark.parametrize(("name", "act", "cause"), rows(AT_WORK))
def test_code_that_attacks_at_work_is_set_aside(
    name: str, act: str, cause: str, country, allow_code, check
) -> None:
    allow_code("comity-tv")

    held(check(country("TV", plugin=HEAD.format(act=act))), cause)


@pytest.mark.parametrize(("name", "act", "told"), rows(PUT_BACK))
def test_what_code_changes_of_the_program_is_put_back_and_told(
    name: str, act: str, told: str, country, allow_code, check
) -> None:
    allow_code("comity-tv")
    site = country("TV", plugin=HEAD.format(act=act))
    done = check(site)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    found = json.loads(done.stdout)["files"][0]["findings"]
    assert told in "".join(f["message"] for f in found if f["rule"] == "plugin.put-back")
    assert bool(told) == any(f["rule"] == "plugin.put-back" for f in found)


DATA: dict[str, tuple[Callable[[Path], object], str]] = {
    "a file that was changed": (
        lambda site: (site / "comity_tv/law/act.toml").write_text("schema = 1\n# forged\n"),
        "comity_tv/law/act.toml was changed",
    ),
    "a file that is not listed": (
        lambda site: (site / "comity_tv/law/more.toml").write_text("schema = 1\n"),
        "comity_tv/law/more.toml is not listed in RECORD",
    ),
    "a file that is gone": (
        lambda site: (site / "comity_tv/law/act.toml").unlink(),
        "comity_tv/law/act.toml is missing",
    ),
    "a link out of the package": (
        lambda site: relinked(site / "comity_tv/law/act.toml", site.parent / "elsewhere.toml"),
        "is a link",
    ),
    "a folder that is a link": (
        lambda site: relinked(site / "comity_tv", site.parent / "elsewhere"),
        "is a link",
    ),
    "no RECORD": (lambda site: record(site).unlink(), "RECORD is missing"),
    "a RECORD of binary junk": (
        lambda site: record(site).write_bytes(b"\xff\x00\xfe"),
        "cannot be read",
    ),
    "an empty RECORD": (lambda site: record(site).write_text(""), "RECORD lists no files"),
    "a RECORD without hashes": (
        lambda site: record(site).write_text(
            "".join(f"{row.split(',')[0]},,\n" for row in record(site).read_text().splitlines())
        ),
        "was changed",
    ),
    "a RECORD that says two things": (
        lambda site: record(site).write_text(
            f"{record(site).read_text()}comity_tv/law/act.toml,sha256=AAAA,1\n"
        ),
        "two hashes",
    ),
    "a RECORD with weak hashes": (
        lambda site: record(site).write_text(record(site).read_text().replace("sha256=", "md5=")),
        "was changed",
    ),
    "a package that is a file": (
        lambda site: filed(site / "comity_tv"),
        "is not a folder",
    ),
    "a path file that runs code": (
        lambda site: editable(site, "import os; os._exit(0)\n"),
        "finds the package by running code",
    ),
    "a path file that was changed": (
        lambda site: (editable(site, "elsewhere\n"), (site / "tv.pth").write_text(f"{site}\n")),
        "has changed since it was installed",
    ),
    "a path file that leads nowhere": (
        lambda site: editable(site, "/nowhere\n"),
        "no path file points to it",
    ),
    "an entry point within a package": (
        lambda site: entry(site, "comity_tv.law"),
        "is inside another package",
    ),
    "an entry point of Python's": (lambda site: entry(site, "json"), "belongs to Python"),
    "an entry point of the host's": (lambda site: entry(site, "comity"), "belongs to Comity"),
    "an entry point that climbs": (
        lambda site: entry(site, "../../etc"),
        "does not name a package",
    ),
    "code beside data": (
        lambda site: (site / "comity_tv/rules.py").write_text("import os; os._exit(0)\n"),
        "comity_tv/rules.py is not listed",
    ),
    "a law file of binary junk, recorded": (
        lambda site: recorded(site, "comity_tv/law/act.toml", b"\x00\xff"),
        "act.toml",
    ),
    "code beside data, recorded": (
        lambda site: recorded(site, "comity_tv/rules.py", b"import os; os._exit(0)\n"),
        "contains Python code (rules.py)",
    ),
}


def record(site: Path) -> Path:
    return site / "comity_tv-1.0.dist-info" / "RECORD"


def relinked(place: Path, target: Path) -> None:
    place.rename(target)
    place.symlink_to(target)


def filed(place: Path) -> None:
    place.rename(place.with_name("moved"))
    place.write_bytes(b"PK\x03\x04")


def entry(site: Path, value: str) -> None:
    (record(site).parent / "entry_points.txt").write_text(f"[comity.jurisdictions]\nTV = {value}\n")


def editable(site: Path, line: str) -> None:
    """Make of the installed distribution an editable one, whose path file holds this line."""
    (site / "tv.pth").write_text(line)
    digest = base64.urlsafe_b64encode(hashlib.sha256(line.encode()).digest()).decode().rstrip("=")
    record(site).write_text(f"tv.pth,sha256={digest},{len(line)}\n")


def recorded(site: Path, file: str, data: bytes) -> None:
    (site / file).write_bytes(data)


@pytest.mark.parametrize(
    ("name", "attack", "cause"), [chosen(name, *values) for name, values in DATA.items()]
)
def test_data_that_is_not_as_it_was_installed_is_not_read(
    name: str,
    attack: Callable[[Path], object],
    cause: str,
    country,
    check,
    write_record: Callable[..., Path],
) -> None:
    site = country("TV")
    attack(site)
    if "recorded" in name:
        write_record(record(site).parent)

    held(check(site), cause)


def test_code_in_a_package_of_data_never_runs(country, check, write_record) -> None:
    site = country("TV")
    (site / "comity_tv/__init__.py").write_text("import os\nos._exit(0)\n")
    write_record(record(site).parent)
    done = check(site)

    assert done.returncode == 0
    assert json.loads(done.stdout)["files"]


def test_an_editable_country_is_read_and_said_to_be_one(country, comity, check) -> None:
    site = country("TV")
    folder = site.parent / "work"
    folder.mkdir()
    (site / "comity_tv").rename(folder / "comity_tv")
    editable(site, f"{folder}\n")

    assert check(site).returncode == 0
    shown = comity("plugins", site=site).stdout
    assert f"data; editable: {folder / 'comity_tv'}" in " ".join(shown.split())


def test_a_stray_package_earlier_on_the_path_is_not_read_and_is_told(
    country, comity, check, tmp_path: Path
) -> None:
    site = country("TV")
    stray = tmp_path / "stray" / "comity_tv"
    stray.mkdir(parents=True)
    (stray / "__init__.py").write_text("import os\nos._exit(0)\n")
    both = f"{stray.parent}{os.pathsep}{site}"

    assert check(both).returncode == 0
    shown = " ".join(comity("plugins", site=both).stdout.split())
    assert f"Python would import {stray} under this name. Comity does not read that file." in shown


@pytest.mark.parametrize("form", ["comity_tv.py", "comity_tv/__init__.py"])
def test_a_stray_module_does_not_run_under_the_name_of_code_that_is_allowed(
    form: str, country, allow_code, check, tmp_path: Path
) -> None:
    allow_code("comity-tv")
    site = country("TV", plugin=TWO_LINES)
    stray = tmp_path / "stray" / form
    stray.parent.mkdir(parents=True)
    stray.write_text("import os\nos._exit(0)\n")

    held(check(f"{tmp_path / 'stray'}{os.pathsep}{site}"), "another module named comity_tv at")


def test_a_stray_module_does_not_run_as_a_command(install, comity, tmp_path: Path) -> None:
    entry_points = "[comity.commands]\nstamp = stamping:command\n"
    source = "import click\ncommand = click.Command('stamp')\n"
    site = install("comity-stamp", "1.0", entry_points, modules={"stamping.py": source})
    stray = tmp_path / "stray"
    stray.mkdir()
    (stray / "stamping.py").write_text("print('ran')\n")

    assert comity("stamp", site=site).returncode == 0
    done = comity("stamp", site=f"{stray}{os.pathsep}{site}")
    assert done.returncode == 2
    assert "another module named stamping" in done.stderr
    assert "ran" not in done.stdout


def test_code_that_nobody_has_allowed_is_not_imported(country, comity, check) -> None:
    site = country("TV", plugin="import os\nos._exit(0)\n")

    held(check(site), 'add "comity-tv" to [plugins] allow_code in comity.toml')
    assert "no office file allows it" in " ".join(comity("plugins", site=site).stdout.split())


def test_a_distribution_in_the_folder_where_one_happens_to_be_is_not_used(
    country, comity, tmp_path: Path
) -> None:
    site = country("TV")
    shown = json.loads(comity("plugins", "--format", "json", cwd=site).stdout)

    assert "TV" not in {row["name"] for row in shown["plugins"]}


def test_code_that_is_not_allowed_takes_no_code_from_data(country, check) -> None:
    country("TV")
    site = country("TV", distribution="comity-rival", plugin="import os\nos._exit(0)\n")

    assert check(site).returncode == 0
