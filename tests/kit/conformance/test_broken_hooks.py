"""Countries whose hooks are broken on purpose, one flaw each: the kit names the flaw and its cure.

docs/kit-messages-hooks.md shows what the kit says of each; it is compared word for word.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from comity.host import trial
from comity.host.hook_manager import DEPRECATED, Deprecated
from comity.kit.conformance import Score
from comity.kit.conformance.check_table import make_checks
from comity.kit.conformance.hook_checks import STARTS
from comity.kit.conformance.score import score_lines
from comity.kit.conformance.subject import find_subject
from comity.model.office import Office

DOCS = Path(__file__).resolve().parents[3] / "docs"
SORT = re.compile(r"^## Hooks and values\n(.*?)(?=^## |\Z)", re.DOTALL | re.MULTILINE)
SECTION = re.compile(r"^### ([^\n]+)\n+```text\n(.*?)```$", re.DOTALL | re.MULTILINE)
HOME = "src/comity_qm"
Files = dict[str, bytes]

CODE = """from comity import *
class Quarryland(DataPlugin):
{body}
plugin = Quarryland(__name__)
"""
ARGUMENTS = {
    "comity_jurisdictions": "",
    "comity_law": ", jurisdiction, on",
    "comity_validate": ", draft, parties, on",
    "comity_translation_requirements": ", draft, parties, on",
    "comity_find_template": ", document_type, parties, language, on",
    "comity_template_context": ", draft, parties, language",
    "comity_format_value": ", value, kind, language, parties",
}
SOURCES = b"""schema = 1
[act]
title = "Example Act"
enacted = 2001
official_id = "Act No. 1 (made up for a test)"
read = "official"
"""
DATES = b"""schema = 1
[[answer]]
question = "date-form"
value = "MMMM y"
says = "The order on documents writes dates so."
source = "act"
article = "s. 3"
checked = 2026-11-01
read = "official"
"""


def as_code(files: Files, source: str) -> None:
    """Make of the country one with Python code."""
    text = files["pyproject.toml"].decode()
    assert text.count('QM = "comity_qm"') == 1
    files["pyproject.toml"] = text.replace('QM = "comity_qm"', 'QM = "comity_qm:plugin"').encode()
    files[f"{HOME}/__init__.py"] = source.encode()


def method(hook: str, *lines: str, arguments: str | None = None, mark: str = "@hookimpl") -> str:
    """A method of the plugin, which answers a hook."""
    takes = ARGUMENTS[hook] if arguments is None else arguments
    head = f"    {mark}\n    def {hook}(self{takes}):\n"
    return head + "".join(f"        {line}\n" for line in lines)


def with_hook(files: Files, hook: str, *lines: str, arguments: str | None = None) -> None:
    as_code(files, CODE.format(body=method(hook, *lines, arguments=arguments)))


def dropped(hook: str, answer: str) -> Callable[[Files], None]:
    return lambda files: with_hook(files, hook, f"return {answer}")


def law_that_no_hook_reads(files: Files) -> None:
    record = 'return [Jurisdiction("QM", "Quarryland", "Quarryland", ("en", "zu"))]'
    body = method("comity_jurisdictions", record) + method("comity_law", 'return LawBook("QM")')
    as_code(files, CODE.format(body=body).replace("(DataPlugin)", "").replace("(__name__)", "()"))
    date_without_a_day(files)


def date_without_a_day(files: Files) -> None:
    files[f"{HOME}/sources.toml"] = SOURCES
    files[f"{HOME}/law/form.toml"] = DATES


def language_of_another(files: Files) -> None:
    own = STARTS["comity_translation_requirements"]
    demand = own.replace("...", 'Requirement("US", ("tlh",))')
    with_hook(files, "comity_translation_requirements", demand)


def writes(files: Files, kind: str, text: str) -> None:
    with_hook(
        files,
        "comity_format_value",
        f"if kind == {kind!r}:",
        f"    return {text}",
        STARTS["comity_format_value"],
    )


FLAWS: dict[str, tuple[Callable[[Files], None], str]] = {
    "A hook that drops the rules": (dropped("comity_validate", "[]"), "hooks"),
    "A hook that drops the languages": (dropped("comity_translation_requirements", "[]"), "hooks"),
    "A hook that drops the law": (dropped("comity_law", 'LawBook("QM")'), "hooks"),
    "A hook that drops the parts of the State": (
        dropped("comity_jurisdictions", "list(self.records()[:1])"),
        "hooks",
    ),
    "A hook that drops the DOCX": (dropped("comity_find_template", "None"), "hooks"),
    "A hook that drops what templates are lent": (
        dropped("comity_template_context", '{"motto": "Stone by stone"}'),
        "hooks",
    ),
    "A hook that drops the form of values": (dropped("comity_format_value", "None"), "hooks"),
    "A hook that fails": (dropped("comity_validate", "1 / 0"), "hooks"),
    "A language that is demanded for another State": (language_of_another, "hooks"),
    "A hook that there is not": (
        lambda files: as_code(
            files,
            CODE.format(body=method("comity_vallidate", "return []", arguments=", draft")),
        ),
        "hooks",
    ),
    "A hook with an argument that nobody gives": (
        lambda files: with_hook(files, "comity_validate", "return []", arguments=", draft, lawyer"),
        "hooks",
    ),
    "Law files that no hook reads": (law_that_no_hook_reads, "hooks"),
    "An amount that is another": (partial(writes, kind="money", text='"R$ 1"'), "values"),
    "A list that is cut short": (partial(writes, kind="list", text="value[0]"), "values"),
    "A date that is no text": (partial(writes, kind="date", text="value"), "values"),
    "A form of dates without the day": (date_without_a_day, "values"),
}


def said(card: Score, check: str) -> str:
    """The lines of one check on a score card, as a terminal of 80 columns shows them."""
    lines = list(score_lines(card, 80))
    start = next(n for n, line in enumerate(lines) if line.split()[1:2] == [check])
    more = (n for n in range(start + 1, len(lines)) if not lines[n].startswith(" " * 8))
    return "\n".join(lines[start : next(more)]) + "\n"


def shown() -> dict[str, str]:
    found = SORT.search((DOCS / "kit-messages-hooks.md").read_text(encoding="utf-8"))
    assert found is not None
    return dict(SECTION.findall(found[1]))


@pytest.fixture
def card(
    quarryland: Files, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Score]]:
    """A function that installs Quarryland as it is by then, and makes these checks of it here.

    ``topic``: what was made of its files is the topic of treaties.

    None of its code ends the process or hangs, so that no other process is needed for it.
    """

    packages = ("comity_qm", "comity_pacts")

    def card(*only: str, topic: bool = False) -> Score:
        monkeypatch.syspath_prepend(str(request.getfixturevalue("installed")))
        for package in packages:
            sys.modules.pop(package, None)
        code = frozenset({"comity-qm", "comity-pacts"})
        subject = find_subject("pacts" if topic else "QM", Office(allow_code=code))
        trial.remember(subject.entry)
        outcomes = tuple(make_checks(subject, lambda check: None, only))
        kind, entry = "topic" if topic else "country", subject.entry
        return Score(subject.name, kind, entry.distribution, entry.version, "code", outcomes, only)

    yield card
    for package in packages:
        sys.modules.pop(package, None)


@pytest.mark.parametrize("flaw", FLAWS)
def test_the_kit_names_the_flaw_and_the_page_shows_what_it_says(
    flaw: str, quarryland: Files, card: Callable[..., Score]
) -> None:
    break_it, check = FLAWS[flaw]
    break_it(quarryland)

    made = card(check)

    outcome = next(found for found in made.outcomes if found.id == check)
    assert outcome.state == "failed", said(made, check)
    assert said(made, check) == shown().get(flaw), said(made, check)


def test_the_page_shows_every_flaw_of_hooks_and_values_and_no_other() -> None:
    assert list(shown()) == list(FLAWS)


def test_overrides_that_start_from_the_data_pass_with_the_lines_that_the_cures_show(
    quarryland: Files, card: Callable[..., Score]
) -> None:
    body = ""
    for hook in ARGUMENTS:
        line = STARTS[hook].replace(", ...]", "]").replace(", ...}", "}")
        body += method(hook, line, *(("return book",) if line.startswith("book =") else ()))
    as_code(quarryland, CODE.format(body=body))

    made = card("hooks", "values")

    assert [o for o in made.outcomes if o.state != "passed"] == []
    assert {"hooks", "values"} < {o.id for o in made.outcomes}


def test_the_subclass_of_the_page_conforms(quarryland: Files, card: Callable[..., Score]) -> None:
    page = (DOCS / "hooks.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    (source,) = [block for block in blocks if "class Quarryland(DataPlugin):" in block]
    as_code(quarryland, source)

    made = card()

    assert made.conforms, "\n".join(score_lines(made))
    assert [o.state for o in made.outcomes if o.id == "hooks"] == ["passed"]


def test_data_have_no_hook_to_check(score: Callable[..., Score], quarryland: Files) -> None:
    made = score(quarryland, only=("hooks", "values"))

    assert [o.state for o in made.outcomes if o.id == "hooks"] == ["nothing"]
    assert [o.state for o in made.outcomes if o.id == "values"] == ["passed"]


TOPIC = {
    "pyproject.toml": b"""[project]
name = "comity-pacts"
version = "1.0"
dependencies = ["comity>=0.1,<0.2"]
[project.entry-points."comity.plugins"]
pacts = "comity_pacts:plugin"
""",
    "src/comity_pacts/sources.toml": SOURCES,
}
TOPIC_CODE = """from comity import *
from comity.host.data_plugin import InstrumentPlugin
class Pacts(InstrumentPlugin):
    @hookimpl
    def comity_instruments(self):
        return {}
    @hookimpl
    def comity_validate(self, draft, parties, on):
        return {}
plugin = Pacts(__name__)
"""


def as_topic(files: Files, source: str) -> None:
    """Make of the country a topic with Python code."""
    files.clear()
    files |= TOPIC | {"src/comity_pacts/__init__.py": source.encode()}


def test_the_instruments_of_a_topic_with_code_must_speak_too(
    quarryland: Files, card: Callable[..., Score]
) -> None:
    as_topic(quarryland, TOPIC_CODE.format("[]", "[]"))

    text = "\n".join(score_lines(card("hooks", topic=True)))

    assert "Pacts.comity_instruments drops instruments of the instruments folder" in text
    assert "Pacts.comity_validate drops findings of rules" in text


def test_a_topic_with_code_that_starts_from_its_instruments_passes(
    quarryland: Files, card: Callable[..., Score]
) -> None:
    lines = (STARTS[f"comity_{hook}"] for hook in ("instruments", "validate"))
    answers = (line.removeprefix("return ").replace(", ...]", "]") for line in lines)
    as_topic(quarryland, TOPIC_CODE.format(*answers))

    made = card("hooks", topic=True)

    assert made.passed, "\n".join(score_lines(made))


def test_an_old_hook_is_a_note_and_fails_nothing(
    quarryland: Files, card: Callable[..., Score], monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Deprecated(since="0.1", ends="9.0", replacement="comity_channels")
    monkeypatch.setitem(DEPRECATED, "comity_routes", old)
    body = method("comity_routes", "return []", arguments=", draft")
    as_code(quarryland, CODE.format(body=body))

    (outcome,) = [o for o in card("hooks").outcomes if o.id == "hooks"]

    assert outcome.state == "passed"
    (note,) = outcome.problems
    assert note.note
    assert note.message == (
        "comity_routes is deprecated: since 0.1 use comity_channels; Comity 9.0 does not ask it"
    )
