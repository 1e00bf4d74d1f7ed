"""Wheels of everything in the checkout, and a clean environment elsewhere to install them into.

It is the offline way of the README: one folder of wheels, made once with a network, and then an
installation from that folder alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
import venv
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
WAIT = 500  # seconds, for wheels that another process builds


def run(*command: str | Path, cwd: Path | None = None, **extra: str) -> str:
    """The output of a command; its text is in the failure when it does not succeed."""
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"} and not key.startswith("TOX_")
    }
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**environment, "PIP_DISABLE_PIP_VERSION_CHECK": "1", **extra},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="session")
def members() -> list[Path]:
    """The folder of every distribution but the host."""
    return sorted(path.parent for path in CHECKOUT.glob("*/*/pyproject.toml"))


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a wheel of the host, of each member, and of all that they need.

    Processes of pytest-xdist have it in common: the first builds, the others wait.
    """
    several = "PYTEST_XDIST_WORKER" in os.environ
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if several else base) / "wheels-of-all"
    ready = folder.with_suffix(".ready")
    try:
        folder.mkdir()
    except FileExistsError:
        end = time.monotonic() + WAIT
        while not ready.exists():
            assert time.monotonic() < end, f"no wheels after {WAIT} seconds"
            time.sleep(0.2)
        assert ready.read_text() == "built", "another process could not build the wheels"
        return folder
    try:
        _build(folder)
    except BaseException:
        ready.write_text("failed")
        raise
    ready.write_text("built")
    return folder


def _build(folder: Path) -> None:
    requirements = CHECKOUT / "requirements.txt"
    # hatchling is in this environment: without isolation no member waits for one of its own
    run(
        *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-build-isolation"),
        *("--wheel-dir", folder, "--requirement", requirements, "./jurisdictions/xa"),
        cwd=CHECKOUT,
    )


class Environment:
    """A virtual environment outside the checkout, with a working folder of its own."""

    def __init__(self, home: Path, *, with_pip: bool = True) -> None:
        venv.create(home / "venv", with_pip=with_pip)
        self.bin = home / "venv" / ("Scripts" if os.name == "nt" else "bin")
        self.python = self.bin / "python"
        self.work = home / "work"
        self.work.mkdir()

    def install(self, wheels: Path, *names: str, target: Path | None = None) -> None:
        """Install from the folder of wheels alone."""
        where = ("--target", target, "--no-deps") if target else ()
        run(
            *(self.python, "-m", "pip", "install", "--quiet", "--no-index"),
            *("--find-links", wheels, *where, *names),
        )

    @staticmethod
    def unpack(wheels: Path, name: str, target: Path) -> None:
        """Lay a wheel of pure Python into a folder, which is what pip does with one."""
        (wheel,) = wheels.glob(f"{name.replace('-', '_')}-[0-9]*-py3-none-any.whl")
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(target)

    def comity(self, *arguments: str, path: Path | None = None) -> str:
        """What ``comity`` prints, run in the working folder."""
        extra = {"PYTHONPATH": str(path)} if path else {}
        return run(self.bin / "comity", *arguments, cwd=self.work, **extra)

    def evaluate(self, script: str, path: Path | None = None) -> str:
        """What a script prints."""
        extra = {"PYTHONPATH": str(path)} if path else {}
        return run(self.python, "-c", script, cwd=self.work, **extra).strip()


@pytest.fixture(scope="session")
def bare(wheels: Path, tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """An environment with the host and no country."""
    environment = Environment(tmp_path_factory.mktemp("bare"))
    environment.install(wheels, "comity")
    return environment


@pytest.fixture(scope="session")
def whole(
    wheels: Path, members: list[Path], tmp_path_factory: pytest.TempPathFactory
) -> Environment:
    """An environment with everything in this checkout."""
    environment = Environment(tmp_path_factory.mktemp("whole"))
    names = [next(member.glob("src/*")).name.replace("_", "-") for member in members]
    environment.install(wheels, "comity[language]", *names)
    return environment
