"""Countries made by the scaffold and laid where pip would leave them, for a test to break."""

from __future__ import annotations

import importlib.util
import json
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from comity.kit.conformance import Score
from comity.kit.conformance.check_table import checks_for, make_checks
from comity.kit.conformance.subject import find_subject
from comity.kit.scaffold import country_files, plan_country
from comity.model.office import Office

# helpers that the test modules import: they are no package, and pytest puts none on the path
_spec = importlib.util.spec_from_file_location("broken", Path(__file__).parent / "broken.py")
assert _spec is not None
assert _spec.loader is not None
_broken = importlib.util.module_from_spec(_spec)
sys.modules["broken"] = _broken
_spec.loader.exec_module(_broken)

Files = dict[str, bytes]
CHECKOUT = "checkout:"  # before the name of a file that the checkout has, and the wheel lacks


def lay_out(files: Files, site: Path, write_record: Callable[..., Path]) -> None:
    """Install a distribution from its sources, as pip would.

    Where a file stands in the checkout alone, the checkout is written too, and pip's note of it.
    """
    project = tomllib.loads(files["pyproject.toml"].decode())["project"]
    name, version = project["name"], project["version"]
    info = site / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir(parents=True)
    needs = "".join(f"Requires-Dist: {need}\n" for need in project.get("dependencies", ()))
    licence = f"License-Expression: {project['license']}\n" if "license" in project else ""
    licence += "License-File: LICENSE\n" if "LICENSE" in files else ""
    if python := project.get("requires-python"):
        licence += f"Requires-Python: {python}\n"
    about = files.get("README.md", b"").decode()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.4\nName: {name}\nVersion: {version}\n{licence}{needs}\n{about}",
        encoding="utf-8",
    )
    if "LICENSE" in files:
        (info / "licenses").mkdir()
        (info / "licenses" / "LICENSE").write_bytes(files["LICENSE"])
    if any(file.startswith(CHECKOUT) for file in files):
        checkout = site.parent / "checkout"
        write(checkout, {file.removeprefix(CHECKOUT): data for file, data in files.items()})
        origin = {"url": checkout.as_uri(), "dir_info": {}}
        (info / "direct_url.json").write_text(json.dumps(origin), encoding="utf-8")
    groups = [
        f"[{group}]\n" + "".join(f"{key} = {value}\n" for key, value in entries.items())
        for group, entries in project["entry-points"].items()
    ]
    (info / "entry_points.txt").write_text("\n".join(groups), encoding="utf-8")
    ours = {file: data for file, data in files.items() if file.startswith("src/")}
    write(site, {file.removeprefix("src/"): data for file, data in ours.items()})
    tops = (file.split("/")[1] for file in files if file.startswith("src/"))
    write_record(info, *dict.fromkeys(tops))


def write(folder: Path, files: Files) -> None:
    for file, data in files.items():
        target = folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def made_quarryland() -> Files:
    return country_files(plan_country("QM", "Quarryland", "en,zu", "Apache-2.0"))


@pytest.fixture
def quarryland() -> Files:
    """The files of a Quarryland of the scaffold, with a second language that has no catalogue."""
    return made_quarryland()


@pytest.fixture
def installed(quarryland: Files, tmp_path: Path, write_record: Callable[..., Path]) -> Path:
    """The folder in which the scaffold's Quarryland is installed."""
    site = tmp_path / "site"
    lay_out(quarryland, site, write_record)
    return site


@pytest.fixture(scope="module")
def whole_card(
    tmp_path_factory: pytest.TempPathFactory, write_record: Callable[..., Path]
) -> Score:
    """The score card of Quarryland as the scaffold makes it, every check made."""
    from comity.kit.conformance import check_plugin

    site = tmp_path_factory.mktemp("quarryland") / "site"
    lay_out(made_quarryland(), site, write_record)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(site))
        return check_plugin("QM")


@pytest.fixture
def score(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write_record: Callable[..., Path]
) -> Iterator[Callable[..., Score]]:
    """A function that installs files into a folder of their own, and gives the score card of QM.

    Chosen checks of data, and all those of a topic of data, are made within this process; tests of
    the command and of the whole card of a State have a process of its own for them, as has every
    check of code but that of ``tame``, which neither ends the process nor hangs.
    """
    from comity.host import trial

    def score(
        files: Files,
        name: str = "QM",
        *,
        limit: float = 60.0,
        allow_code: bool = False,
        tame: bool = False,
        only: tuple[str, ...] = (),
    ) -> Score:
        from comity.kit.conformance import check_plugin

        site = tmp_path / "site"
        lay_out(files, site, write_record)
        monkeypatch.syspath_prepend(str(site))
        allowed = frozenset({"comity-qm"} if tame else ())
        subject = find_subject(name, Office(allow_code=allowed))
        known = {check.id for check in checks_for(subject)}
        whole = not only and not subject.topic
        if whole or (subject.entry.is_code and not tame) or set(only) - known:
            return check_plugin(name, limit=limit, allow_code=allow_code, only=only)
        if tame:
            trial.remember(subject.entry)
            monkeypatch.delitem(sys.modules, "comity_qm", raising=False)
        return Score(
            name=subject.name,
            kind="topic" if subject.topic else "country",
            distribution=subject.entry.distribution,
            version=subject.entry.version,
            made_of="code" if subject.entry.is_code else "data",
            outcomes=tuple(make_checks(subject, lambda check: None, only)),
            only=only,
        )

    yield score
    sys.modules.pop("comity_qm", None)
