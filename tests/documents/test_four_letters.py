"""The same case sent to four States: how the law changes the document, and what it asks for.

`python tests/documents/test_four_letters.py` writes docs/four-letters.md anew; read what changed.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest

from comity.model.findings import Finding, Severity
from comity.pipeline.build import Checked, build, check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.findings import findings_text
from comity.text.collapsed import collapsed

CASE = Path(__file__).parent / "four-letters" / "case.yaml"
PAGE = Path(__file__).parents[2] / "docs" / "four-letters.md"
STATES = {"US": "the United States", "DE": "Germany", "IN": "India", "KE": "Kenya"}
AGAIN = "if this was meant: python tests/documents/test_four_letters.py, and read the difference"
HEAD = """# One case, four letters

A prosecutor in London asks for the account holder, the traffic data and the content of a mailbox,
and for the records of a bank account. The case file is the same for all four States, except for one
word: the code of the requested State (`tests/documents/four-letters/case.yaml`). It names no legal
basis and gives no assurance, so every difference comes from the law of each State and from the
treaties between them.

The page first compares the four at a glance. It then shows what `comity check` says about each, and
once what it says about all four. Last come the letters: only the paragraphs that differ.
"""

pytestmark = pytest.mark.needs_country


@dataclass(frozen=True)
class Letter:
    """A case sent to one State: what was found, and its text by section."""

    code: str
    checked: Checked
    sections: dict[str, tuple[str, ...]]

    @property
    def rules(self) -> set[str]:
        """The rules behind what was found."""
        return {finding.rule for finding in self.checked.findings}


@cache
def letters() -> tuple[Letter, ...]:
    return tuple(letter(code) for code in STATES)


def letter(code: str) -> Letter:
    """The letter to a State, read back from its DOCX."""
    host = open_host()
    text = CASE.read_text(encoding="utf-8")
    assert text.count("state: US") == 1
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text(text.replace("state: US", f"state: {code}"), encoding="utf-8")
        (case,) = read_all([path], host)
        checked = check_case(case, host, language="en")
        built = build(checked, host, [host.exporters()["md"]], "case", draft=checked.blocked)
    (markdown,) = (data for name, data in built.files if name == "case.md")
    return Letter(code, checked, sections(markdown.decode("utf-8")))


def sections(markdown: str) -> dict[str, tuple[str, ...]]:
    """The paragraphs below each heading of the second level; a row of a table is one."""
    found: dict[str, list[str]] = {"Head": []}
    current = "Head"
    for line in markdown.replace("\\\n", "; ").splitlines():
        if line.startswith("## "):
            current = line.removeprefix("## ").partition(" ")[2]
            found[current] = []
        elif line.strip() and not line.startswith(("| ---", "|  |")):
            found[current].append(line.strip())
    return {name: tuple(lines) for name, lines in found.items()}


def shared(name: str) -> set[str]:
    """The paragraphs of a section that stand in all four letters."""
    return set.intersection(*(set(one.sections.get(name, ())) for one in letters()))


def title(one: Letter) -> str:
    """The name of the State, as a heading has it."""
    return STATES[one.code][:1].upper() + STATES[one.code][1:]


def glance() -> str:
    rows = ["| | " + " | ".join(title(one) for one in letters()) + " |"]
    rows.append("|---" * (len(STATES) + 1) + "|")
    bases = [
        ", ".join(basis.instrument.named() for basis in one.checked.resolved.relied_on())
        for one in letters()
    ]
    rows.append("| Relies on | " + " | ".join(base or "nothing" for base in bases) + " |")
    wanted = [", ".join(one.checked.resolved.demand.accepts) or "not known" for one in letters()]
    rows.append("| Language asked for | " + " | ".join(wanted) + " |")
    for severity in Severity:
        counts = [
            sum(found.severity is severity and not found.limit for found in shown(one))
            for one in letters()
        ]
        rows.append(f"| Findings: {severity} | " + " | ".join(map(str, counts)) + " |")
    limits = [sum(found.limit for found in shown(one)) for one in letters()]
    rows.append("| Limits of the check | " + " | ".join(map(str, limits)) + " |")
    return "\n".join(rows)


def shown(one: Letter) -> tuple[Finding, ...]:
    return collapsed(one.checked.findings)


def told(one: Letter, *, to_all: bool) -> str:
    """The findings that all four get alike, or those of one alone, as they are printed."""
    everywhere = set.intersection(
        *({_told(f) for f in each.checked.findings} for each in letters())
    )
    own = [f for f in one.checked.findings if (_told(f) in everywhere) is to_all]
    own = [replace(f, place=f.place and replace(f.place, file=CASE.name)) for f in own]
    _, _, rest = findings_text(tuple(own), one.checked.resolved).partition("\n")
    counted, _, _ = findings_text(one.checked.findings, one.checked.resolved).partition("\n")
    lines = (rest if to_all else f"{counted}\n{rest}").strip().splitlines()
    return "\n".join(line.rstrip() for line in lines)


def _told(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.field, finding.message


def differing() -> str:
    names = list(dict.fromkeys(name for one in letters() for name in one.sections))
    parts: list[str] = []
    for name in names:
        own = {
            one.code: [line for line in one.sections.get(name, ()) if line not in shared(name)]
            for one in letters()
        }
        if not any(own.values()):
            continue
        parts.append(f"### {name}\n")
        for code, lines in own.items():
            said = "\n>\n".join(f"> {line}" for line in lines) or "> (nothing of its own)"
            parts.append(f"To {STATES[code]}:\n\n{said}\n")
    return "\n".join(parts)


def page() -> str:
    parts = [HEAD, f"## At a glance\n\n{glance()}\n", "## What is found\n"]
    for one in letters():
        parts.append(f"### {title(one)}\n\n```text\n{told(one, to_all=False)}\n```\n")
    parts.append("### What all four are told\n")
    parts.append(f"```text\n{told(letters()[0], to_all=True)}\n```\n")
    parts.append("## What the letters say\n")
    same = [
        name
        for name in letters()[0].sections
        if all(one.sections.get(name) == letters()[0].sections[name] for one in letters())
    ]
    parts.append(f"The same in all four: {', '.join(same)}.\n")
    parts.append(differing())
    return "\n".join(parts)


def test_no_two_states_are_told_the_same() -> None:
    bases = {one.code: one.checked.resolved.parties.instruments for one in letters()}
    assert len(set(bases.values())) >= 3
    assert len({frozenset(one.rules) for one in letters()}) == len(STATES)


@pytest.mark.parametrize("code", STATES)
def test_each_state_finds_by_its_own_law(code: str) -> None:
    (one,) = (each for each in letters() if each.code == code)
    cited = [finding for finding in one.checked.findings if finding.citation is not None]
    assert any(finding.source == code for finding in cited)


def test_no_law_of_another_state_is_cited() -> None:
    for one in letters():
        others = set(STATES) - {one.code}
        assert not {finding.source for finding in one.checked.findings} & others


def test_the_page_shows_the_four_letters() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), AGAIN


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
