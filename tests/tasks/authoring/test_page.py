"""docs/interview.md: the talk that it shows is the talk that takes place."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "interview.md").read_text(encoding="utf-8")
(TALK,) = re.findall(r"^```text\n\$ comity (.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)

pytestmark = pytest.mark.needs_country


def spoken(text: str) -> list[str]:
    """The questions, the answers and what was wrong, without the words about each field."""
    return [line.rstrip() for line in text.splitlines() if re.match(r"\d+\. |>| !", line)]


def test_the_talk_of_the_page_takes_place(comity) -> None:
    command, _, terminal = TALK.partition("\n")
    answers = re.findall(r"^[>.](?: (.*))?$", terminal, re.MULTILINE)
    done = comity(*shlex.split(command), input="\n".join(answers) + "\n", env={"COLUMNS": "92"})

    assert done.returncode == 2
    assert spoken(done.stderr) == spoken(terminal)
    assert terminal.split()[-5:] == done.stderr.split()[-5:]


def test_the_commands_of_the_page_work(comity, desk) -> None:
    (block,) = re.findall(r"```sh\n(comity new request.*?)```", PAGE, re.DOTALL)
    for line in block.splitlines():
        assert comity(*shlex.split(line)[1:]).returncode == 0
    assert {file.name for file in desk.glob("*.yaml")} == {"case.yaml", "notice.yaml"}
