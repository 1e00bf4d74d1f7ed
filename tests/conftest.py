"""What every test may use: the checkout, distributions that need no building, cases."""

from __future__ import annotations

import base64
import copy
import csv
import dataclasses
import gc
import hashlib
import importlib.util
import itertools
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

# the law of all countries stays in memory, and need not be looked through again and again for what
# may go: so a run takes a twentieth less
gc.set_threshold(50_000, 20, 20)
# a console's width must not decide what a test sees; pytest-xdist gives its workers 80
os.environ["COLUMNS"] = "100"
if importlib.util.find_spec("hypothesis"):  # which `tox -e dist` does without
    from hypothesis import settings

    # a test fails for what it finds, never for the time that a loaded machine takes
    settings.register_profile("untimed", deadline=None)
    settings.load_profile("untimed")

if importlib.util.find_spec("yaml"):  # the same
    import yaml

    # what tests read and write themselves needs no parser in Python, which takes ten times as long;
    # the tests of how case files are read name the loaders that they are about
    for name in ("BaseLoader", "SafeLoader", "SafeDumper"):
        setattr(yaml, name, getattr(yaml, f"C{name}", getattr(yaml, name)))

if TYPE_CHECKING:
    from comity.host import Host
    from comity.model.office import Office
    from comity.steps.resolve import Resolved

NUMBERS = itertools.count()
CHECKOUT = Path(__file__).resolve().parent.parent


def _beside(name: str) -> Any:
    """A module beside this file, which is no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


within = _beside("within")
for shared in ("provider_papers", "jobs_left"):  # for any test to import
    sys.modules[shared] = _beside(shared)


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(_beside("only_marked").OnlyMarked(), "only-marked")
    config.pluginmanager.register(_beside("one_day"), "one-day")
    if not hasattr(config, "workerinput"):  # a worker of pytest-xdist shows nothing
        plugin = _beside("named_at_once").NamedAtOnce(config)
        config.pluginmanager.register(plugin, "named-at-once")


Install = Callable[..., Path]
Ran = subprocess.CompletedProcess[str]
REQUEST: dict[str, Any] = _beside("a_request").REQUEST
NOTICE: dict[str, Any] = {
    "schema": 1,
    "kind": "notice",
    "date": "2026-10-05",
    "host": "TV",
    "company": {"name": "Example Ltd"},
    "channels": [{"kind": "email", "address": "requests@company.example"}],
    "data_categories": [{"category": "subscriber-data", "holds": ["The name given"]}],
}
JURISDICTION = """schema = 1
code = "{code}"
name = "Republic of {code}"
short_name = "{code}land"
languages = ["en"]
"""
SOURCES = """schema = 1
[act]
title = "Example Act"
cite = "Example Act,"
url = "https://law.example/act"
read = "official"
"""


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the checkout that these tests lie in."""
    return CHECKOUT


@pytest.fixture(scope="session")
def write_record() -> Callable[..., Path]:
    """A function that lists and hashes the files of a distribution in its RECORD, as pip does.

    ``write_record(home, "comity_tv")`` takes the ``.dist-info`` and the packages or modules that
    are its; without their names, those that its RECORD names already.
    """

    def write_record(home: Path, *tops: str) -> Path:
        file = home / "RECORD"
        if not tops:
            rows = list(csv.reader(file.read_text(encoding="utf-8").splitlines()))
            tops = tuple(dict.fromkeys(row[0].partition("/")[0] for row in rows))
        file.unlink(missing_ok=True)
        places = [home.parent / top for top in dict.fromkeys((*tops, home.name))]
        listed = [path for place in places for path in (place, *sorted(place.rglob("*")))]
        with file.open("w", encoding="utf-8", newline="") as stream:
            rows = csv.writer(stream)
            for path in listed:
                if path.is_file() and path != file:
                    digest = base64.urlsafe_b64encode(hashlib.sha256(path.read_bytes()).digest())
                    name = path.relative_to(home.parent).as_posix()
                    text = f"sha256={digest.rstrip(b'=').decode()}"
                    rows.writerow((name, text, path.stat().st_size))
            rows.writerow((f"{home.name}/RECORD", "", ""))
        return file

    return write_record


@pytest.fixture(autouse=True)
def settings_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch) -> Path:
    """Settings of this test alone: what its owner has allowed is not that of who runs the tests."""
    # not by mktemp, which lists all folders that there are to number the next
    folder = tmp_path_factory.getbasetemp() / "settings" / str(next(NUMBERS))
    folder.mkdir(parents=True)
    for name in ("XDG_CONFIG_HOME", "APPDATA", *(["HOME"] if sys.platform == "darwin" else [])):
        monkeypatch.setenv(name, str(folder))
    return folder


@pytest.fixture
def install(tmp_path: Path, write_record: Callable[..., Path]) -> Install:
    """A function that lays a distribution into ``tmp_path / "site"`` as pip would leave it there.

    ``install("comity-tv", "1.0", "[comity.jurisdictions]\\nKE = comity_tv:plugin")`` gives the
    folder to put on the path; ``modules`` maps file names to their source.
    """

    def install(
        name: str,
        version: str,
        entry_points: str | bytes | None = None,
        *,
        folder: str = "site",
        modules: dict[str, str] | None = None,
    ) -> Path:
        site = tmp_path / folder
        home = site / f"{name.replace('-', '_')}-{version}.dist-info"
        home.mkdir(parents=True)
        (home / "METADATA").write_text(f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\n")
        if isinstance(entry_points, str):
            entry_points = entry_points.encode()
        if entry_points is not None:
            (home / "entry_points.txt").write_bytes(entry_points)
        for file, source in (modules or {}).items():
            (site / file).parent.mkdir(parents=True, exist_ok=True)
            (site / file).write_text(source, encoding="utf-8")
        write_record(home, home.name, *{file.partition("/")[0] for file in modules or {}})
        return site

    return install


@pytest.fixture
def country(install: Install) -> Install:
    """A function that installs a country made of data: ``country("TV", law=...)``.

    ``plugin`` is Python, which makes it a country with code; ``law`` is one law file.
    """

    def country(
        code: str,
        *,
        law: str = "",
        plugin: str | None = None,
        distribution: str = "",
        version: str = "1.0",
        jurisdiction: str = JURISDICTION,
    ) -> Path:
        name = distribution or f"comity-{code.lower()}"
        package = name.replace("-", "_")
        return install(
            name,
            version,
            f"[comity.jurisdictions]\n{code} = {package}{'' if plugin is None else ':plugin'}\n",
            modules={
                f"{package}/__init__.py": plugin or "",
                f"{package}/jurisdiction.toml": jurisdiction.format(code=code),
                f"{package}/sources.toml": SOURCES,
                f"{package}/law/act.toml": f"schema = 1\n{law}",
            },
        )

    return country


@pytest.fixture
def allow_code(tmp_path: Path) -> Callable[..., Path]:
    """``allow_code("comity-tv")`` writes and allows the office file where ``comity`` runs."""
    from comity.cli.trust import Record, open_profile

    def allow_code(*distributions: str) -> Path:
        file = tmp_path / "desk" / "comity.toml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"schema = 1\n[plugins]\nallow_code = {json.dumps(distributions)}\n")
        Record().allow(open_profile(file))
        return file

    return allow_code


@pytest.fixture
def request_data() -> dict[str, Any]:
    """A request of TV to NR without an error of form, for a test to change."""
    return copy.deepcopy(REQUEST)


@pytest.fixture
def notice_data() -> dict[str, Any]:
    """A notice under the law of TV without an error of form, for a test to change."""
    return copy.deepcopy(NOTICE)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes a case file: ``write(data)``, ``write(data, "b/case.yaml")``."""

    def write(data: dict[str, Any], name: str = "case.yaml") -> Path:
        file = tmp_path / "desk" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        # JSON is YAML, and leaves no doubt about quotes
        file.write_text(json.dumps(data, ensure_ascii=False, indent=2), encoding="utf-8")
        return file

    return write


@pytest.fixture
def comity_process(tmp_path: Path) -> Callable[..., Ran]:
    """A function that runs the program in a folder of its own, with plugins from ``site``."""
    desk = tmp_path / "desk"
    desk.mkdir(exist_ok=True)

    def comity(
        *args: str | Path, site: Path | None = None, env: dict[str, str] | None = None, **more: Any
    ) -> Ran:
        path = [str(site)] if site else []
        path += filter(None, [os.environ.get("PYTHONPATH")])
        return subprocess.run(
            [sys.executable, "-m", "comity", *map(str, args)],
            cwd=more.pop("cwd", desk),
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path), **(env or {})},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
            **more,
        )

    return comity


@pytest.fixture
def comity(
    tmp_path: Path, comity_process: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ran]:
    """As ``comity_process``, but within this process, which takes a fraction of the time.

    A new process is started all the same where it makes a difference: with what only a process
    can be given, and for the code of a plugin that is not called ``tame``.
    tests/cli/test_processes.py compares the two.
    """
    from comity.host.installed import scan

    def comity(
        *args: str | Path,
        site: Path | None = None,
        env: dict[str, str] | None = None,
        cwd: Path | None = None,
        input: str = "",
        tame: bool = False,
        **more: Any,
    ) -> Ran:
        sites = str(site).split(os.pathsep) if site else []
        code = not tame and any(entry.is_code for entry in scan(sites).entries)
        if more.get("stdin") == subprocess.DEVNULL:
            del more["stdin"]
        if more or code or any(name.startswith("PYTHON") for name in env or ()):
            given = {"input": input} if input else {}
            cwd = cwd or tmp_path / "desk"
            return comity_process(*args, site=site, env=env, cwd=cwd, **given, **more)
        with monkeypatch.context() as patch:
            for name, value in (env or {}).items():
                patch.setenv(name, value)
            patch.setenv("PYDANTIC_DISABLE_PLUGINS", "")  # the program sets it: taken back
            patch.chdir(cwd or tmp_path / "desk")
            for folder in reversed(sites):
                patch.syspath_prepend(folder)
            before = set(sys.modules)
            try:
                return within.run(patch, [str(arg) for arg in args], input)
            finally:
                within.forget_modules(before, tmp_path)

    return comity


@pytest.fixture(scope="session")
def comity_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Ran]:
    """``comity_once(folder, ...)``: as ``comity``, for what the tests of a module build once.

    ``settings`` is a folder of settings that runs have in common.
    """

    def comity_once(folder: Path, *args: str | Path, settings: Path | None = None) -> Ran:
        with pytest.MonkeyPatch.context() as patch:
            mine = settings or tmp_path_factory.mktemp("settings")
            patch.setenv("XDG_CONFIG_HOME", str(mine))
            patch.chdir(folder)
            return within.run(patch, [*map(str, args)], "")

    return comity_once


@pytest.fixture
def make_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Host]]:
    """``make_host()`` sees what lies in ``tmp_path / "site"``; modules are forgotten at the end.

    The code that the test laid there is allowed, but with ``consent=False``. With ``tame=True`` it
    counts as tried already, as it does for the second host of a program.
    """
    from comity.host import trial
    from comity.host.installed import scan
    from comity.model.office import Office
    from comity.pipeline.own_plugin import open_host

    before = set(sys.modules)

    def make(
        office: Office | None = None,
        *,
        folders: tuple[str, ...] = ("site",),
        consent: bool = True,
        tame: bool = False,
    ) -> Host:
        places = [str(tmp_path / folder) for folder in folders]
        if sys.path[: len(places)] == places[::-1]:  # of the host before: a path that grows is slow
            importlib.invalidate_caches()
        else:
            for place in places:
                monkeypatch.syspath_prepend(place)
        if consent:
            own = scan(places).entries
            names = frozenset(entry.distribution for entry in own)
            office = dataclasses.replace(office or Office(), allow_code=names)
            trial.remember(*(own if tame else ()))
        return open_host(office)

    yield make
    within.forget_modules(before, tmp_path)


@pytest.fixture
def resolve_case(make_host: Callable[..., Host], write: Callable[..., Path]) -> Callable[..., Any]:
    """A function that reads and resolves a case: ``resolve_case(data, host, on=...)``.

    Without a host, one that uses nothing but the distributions ``comity-tv``, ``comity-nr`` and
    ``comity-pact`` of the test.
    """

    def resolve_case(data: dict[str, Any], host: Host | None = None, **options: Any) -> Resolved:
        from comity.model.office import Office
        from comity.steps.read import read_case
        from comity.steps.resolve import resolve

        names = frozenset({"comity-tv", "comity-nr", "comity-pact"})
        host = host or make_host(Office(allowed=names))
        return resolve(read_case(write(data), host.document_types()), host, **options)

    return resolve_case
