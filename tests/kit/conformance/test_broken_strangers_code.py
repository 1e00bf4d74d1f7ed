"""Countries whose hooks change, invent or forget, by somebody who did not write the kit."""

from __future__ import annotations

import pytest
from broken import HOME, Files, Flaw, Run, assert_named, change, in_turn, shown, with_rule

PAGE, SORT = "kit-messages-more.md", "Code"
HEAD = '''"""One hook that the files cannot say."""
import datetime as dt
from comity import DataPlugin, Finding, Instrument, Jurisdiction, Severity, Template, hookimpl


class Quarryland(DataPlugin):
    asked = 0

    @hookimpl
    def {hook}(self{takes}):
{body}

plugin = Quarryland(__name__)
'''
TAKES = {
    "comity_validate": ", draft, parties, on",
    "comity_jurisdictions": "",
    "comity_law": ", jurisdiction, on",
    "comity_find_template": ", document_type, parties, language, on",
    "comity_instruments": "",
    "comity_exporters": "",
}
DATA = "found = [*super().comity_validate(draft=draft, parties=parties, on=on)]"
FORM = "found = super().comity_find_template("
FORM += "document_type=document_type, parties=parties, language=language, on=on)"


def hook(name: str, *lines: str, after: str = "") -> Flaw:
    """A flaw of one hook."""

    def broken(files: Files) -> None:
        with_rule(files)
        change(files, "pyproject.toml", 'QM = "comity_qm"', 'QM = "comity_qm:plugin"')
        body = "".join(f"        {line}\n" for line in lines)
        text = HEAD.format(hook=name, takes=TAKES[name], body=body)
        files[f"{HOME}/__init__.py"] = (text + after).encode()

    return Flaw(broken, "patches" if after else "steady")


FLAWS = {
    "A hook that forgets": hook(
        "comity_validate",
        DATA,
        "self.asked += 1",
        'more = Finding(Severity.ADVICE, "qm.more", f"Asked {self.asked} times.", source="QM")',
        "return [*found, more]",
    ),
    "A hook that changes the draft": hook(
        "comity_validate",
        DATA,
        'object.__setattr__(draft, "reference", "CHANGED")',
        "return found",
    ),
    "A hook that speaks for another State": hook(
        "comity_validate",
        DATA,
        'return [*found, Finding(Severity.WARNING, "ke.stamp", "Kenya refuses.", source="KE")]',
    ),
    "A hook that describes another State": hook(
        "comity_jurisdictions",
        'other = Jurisdiction("KE", "Kingdom of Kenya", "Kenya", ("fr",))',
        "return [*super().comity_jurisdictions(), other]",
    ),
    "A hook that gives the law of today": hook(
        "comity_law",
        "return super().comity_law(jurisdiction=jurisdiction, on=dt.date.today())",
    ),
    "A hook that brings a form from elsewhere": hook(
        "comity_find_template",
        "import pathlib, shutil, tempfile",
        FORM,
        "if found is None:",
        "    return None",
        'other = pathlib.Path(tempfile.gettempdir()) / "other.docx"',
        "shutil.copy(found.path, other)",
        "return Template(other, found.origin)",
    ),
    "A treaty that nobody holds": hook(
        "comity_instruments",
        'made = Instrument(id="ke-us", title="T", level="bilateral", source="x", read="none")',
        "return [made]",
    ),
    "A hook that no country is asked": hook(
        "comity_exporters", 'return [Exporter("qm", "Quarry", "qm", lambda rendered: b"")]'
    ),
    "Code that changes the host": hook(
        "comity_validate",
        DATA,
        "return found",
        after="\nimport comity.host\ncomity.host.Host.note = 1\n",
    ),
}


@pytest.mark.parametrize("flaw", in_turn(FLAWS))
def test_the_kit_names_the_flaw_and_the_page_shows_what_it_says(
    flaw: str, quarryland: Files, score: Run
) -> None:
    told = shown(PAGE, SORT).get(flaw)

    assert_named(FLAWS[flaw], told, quarryland, score, code=True, tame=True)


def test_the_page_shows_every_flaw_of_this_sort_and_no_other() -> None:
    assert list(shown(PAGE, SORT)) == list(FLAWS)


def test_a_finding_that_blocks_without_a_citation_is_a_doubt(quarryland: Files, score: Run) -> None:
    stamp = 'Finding(Severity.ERROR, "qm.stamp", "A request bears three stamps.", source="QM")'
    hook("comity_validate", DATA, f"return [*found, {stamp}]").break_it(quarryland)

    card = score(quarryland, tame=True, only=("uncited",))

    outcome = next(found for found in card.outcomes if found.id == "uncited")
    told = [problem.message for problem in outcome.problems]
    assert told == ["comity_validate blocks without a citation: qm.stamp"]
    assert outcome.tier == "recommended"


def test_code_that_asks_the_clock_writes_or_calls_out_is_a_doubt(
    quarryland: Files, score: Run
) -> None:
    lines = ("import random, socket", "dt.date.today()", "open('copy.txt', 'w')", "return []")
    hook("comity_validate", *lines).break_it(quarryland)

    card = score(quarryland, tame=True, only=("habits",))

    outcome = next(found for found in card.outcomes if found.id == "habits")
    told = " ".join(problem.message for problem in outcome.problems)
    assert outcome.tier == "recommended"
    for what in ("random", "socket", "asks the clock (dt.date.today)", "writes to the disk"):
        assert what in told
