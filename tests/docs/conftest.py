"""A page as its reader follows it: each command in a shell, where the reader stands."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A function that runs a line of a page: ``run("comity demo", folder)``.

    ``env`` replaces the environment of the tests, whose ``comity`` is found first.
    """
    if os.name == "nt":
        pytest.skip("the pages show commands of a POSIX shell")
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    settings = str(tmp_path_factory.mktemp("settings"))  # not those of who runs the tests
    here = {**os.environ, "PATH": path, "XDG_CONFIG_HOME": settings}

    def run(
        line: str, folder: Path, env: Mapping[str, str] = here
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            line,
            shell=True,
            cwd=folder,
            env=env,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run
