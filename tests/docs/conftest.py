"""A page as its reader follows it: each command in a shell, where the reader stands."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import sysconfig
import textwrap
import venv
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
Desk = Callable[[str, Path], None]
OF_A_SHELL = frozenset("|&;<>()$`*?[]{}~#\\\n")
# a block, that of a numbered step too, which is indented
BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory, comity_once: Run) -> Run:
    """A function that runs a line of a page: ``run("comity demo", folder)``.

    A shell runs it, but for a ``comity`` without anything of a shell: that runs within this
    process, where the law is read once. ``env`` is another environment than that of the tests,
    whose ``comity`` is found first: what it is given to, a shell runs in any case.
    """
    if os.name == "nt":
        pytest.skip("the pages show commands of a POSIX shell")
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    settings = tmp_path_factory.mktemp("settings")  # not those of who runs the tests
    here = {**os.environ, "PATH": path, "XDG_CONFIG_HOME": str(settings)}

    def run(
        line: str, folder: Path, env: Mapping[str, str] = here
    ) -> subprocess.CompletedProcess[str]:
        if env is here and line.startswith("comity ") and not OF_A_SHELL & set(line):
            return comity_once(folder, *shlex.split(line)[1:], settings=settings)
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


@pytest.fixture(scope="session")
def follow(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Walkthrough]:
    """A function that follows a page in an empty folder: ``follow(text, at_the_desk)``.

    ``at_the_desk(line, folder)`` does what a person does before a command is run.
    """

    def follow(page: str, at_the_desk: Desk = lambda line, folder: None) -> Walkthrough:
        found = Walkthrough(tmp_path_factory.mktemp("page"), run, page, at_the_desk)
        found.follow()
        return found

    return follow


class Walkthrough:
    """The page being followed: where its reader stands, and what each command said."""

    def __init__(self, home: Path, run: Run, page: str, at_the_desk: Desk) -> None:
        self.in_a_shell = run
        self.page = page
        self.at_the_desk = at_the_desk
        self.folder = home / "empty"
        self.folder.mkdir()
        self.said: dict[str, list[subprocess.CompletedProcess[str]]] = {}
        self.environment = {
            **{key: value for key, value in os.environ.items() if key != "PYTHONPATH"},
            "PATH": os.pathsep.join((str(_environment(home / "venv")), os.environ["PATH"])),
            "PIP_NO_DEPS": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        }
        if find_spec("hatchling"):
            # "0" is pip's way to say: without isolation, as on a machine without a network
            self.environment |= {"PIP_NO_BUILD_ISOLATION": "0", "PIP_NO_INDEX": "1"}

    def follow(self) -> None:
        """Write each file and run each command, in the order of the page."""
        for indent, language, indented in BLOCK.findall(self.page):
            text = textwrap.dedent(indented) if indent else indented
            if language == "sh":
                for line in text.splitlines():
                    self.at_the_desk(line, self.folder)
                    self.said.setdefault(line, []).append(self.run(line))
            elif language in ("toml", "yaml"):
                name = text.partition("\n")[0].removeprefix("# ")
                (self.folder / name).write_text(text, encoding="utf-8")

    def run(self, line: str) -> subprocess.CompletedProcess[str]:
        if line.startswith("cd "):
            self.folder = (self.folder / line.removeprefix("cd ")).resolve()
            return subprocess.CompletedProcess(line, 0, "", "")
        return self.in_a_shell(line, self.folder, self.environment)


def _environment(home: Path) -> Path:
    """An environment of its own that sees what this one holds; the folder of its commands."""
    venv.create(home, with_pip=False)
    (site,) = home.glob("lib/*/site-packages")
    here = sysconfig.get_path("purelib")
    (site / "parent.pth").write_text(f"import site; site.addsitedir({here!r})\n", encoding="utf-8")
    command = home / "bin" / "comity"
    command.write_text(
        f"#!{home / 'bin' / 'python'}\nimport sys\nfrom comity.cli import main\nsys.exit(main())\n",
        encoding="utf-8",
    )
    command.chmod(0o755)
    return command.parent
