"""Countries broken on purpose, one flaw each: the kit names the flaw, its place and its cure.

docs/kit-messages.md shows what the kit says of each; it is compared word for word.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from comity.kit.conformance import Score
from comity.kit.conformance.score import score_lines

CHECKOUT = Path(__file__).resolve().parents[3]
PAGE = CHECKOUT / "docs" / "kit-messages.md"
SECTION = re.compile(r"^## ([^\n]+)\n+```text\n(.*?)```$", re.DOTALL | re.MULTILINE)
HOME = "src/comity_qm"
Files = dict[str, bytes]

SOURCE = b"""schema = 1
[act]
title = "Example Act"
enacted = 2001
official_id = "Act No. 1 (made up for a test)"
read = "official"
"""
RULE = """schema = 1
[[rule]]
id = "qm.content.facts"
role = "requested"
kinds = ["request"]
each = "measures"
when = { field = "kind", equals = "stored-content" }
require = [{ field = "FIELD", present = true }]
says = "A request for content names the facts."
source = "act"
article = "s. 1"
checked = 2026-11-01
read = "official"
"""
ANSWER = """
[[answer]]
question = "treaty-needed"
value = "no"
says = "No treaty is needed."
source = "act"
article = "s. 2"
checked = 2026-11-01
read = "official"
"""
CASE = b"""schema = 1
rule = "qm.content.facts"
[set]
"measures[0].kind" = "stored-content"
[fails]
remove = ["measures[0].facts"]
[passes]
"""
CASE_FILE = f"{HOME}/cases/content-rests-on-stated-facts.toml"


def with_rule(files: Files, field: str = "facts", case: bytes = CASE) -> None:
    files[f"{HOME}/sources.toml"] = SOURCE
    files[f"{HOME}/law/act.toml"] = RULE.replace("FIELD", field).encode()
    if case:
        files[CASE_FILE] = case


def change(files: Files, file: str, old: str, new: str) -> None:
    assert old in files[file].decode()
    files[file] = files[file].decode().replace(old, new).encode()


def in_docx(files: Files, name: str, edit: Callable[[dict[str, bytes]], None]) -> None:
    """Change the parts of a DOCX."""
    place = f"{HOME}/templates/{name}"
    with zipfile.ZipFile(io.BytesIO(files[place])) as archive:
        parts = {item: archive.read(item) for item in archive.namelist()}
    edit(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for item, data in parts.items():
            archive.writestr(item, data)
    files[place] = out.getvalue()


def source_missing(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/law/act.toml", 'source = "act"', 'source = "penal-code"')


def dates_overlap(files: Files) -> None:
    files[f"{HOME}/sources.toml"] = SOURCE
    older = ANSWER.replace("checked", "from = 2010-01-01\nchecked", 1)
    newer = ANSWER.replace("checked", "from = 2020-01-01\nchecked", 1)
    files[f"{HOME}/law/act.toml"] = f"schema = 1\n{older}{newer}".encode()


def locale_unknown(files: Files) -> None:
    change(files, f"{HOME}/jurisdiction.toml", '"zu"', '"zulu"')


def docx_with_macro(files: Files) -> None:
    def edit(parts: dict[str, bytes]) -> None:
        parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
        types = parts["[Content_Types].xml"].decode()
        kind = "application/vnd.ms-office.vbaProject"
        macro = f'<Override PartName="/word/vbaProject.bin" ContentType="{kind}"/>'
        parts["[Content_Types].xml"] = types.replace("</Types>", f"{macro}</Types>").encode()

    in_docx(files, "notice.docx", edit)


def name_undefined(files: Files) -> None:
    def edit(parts: dict[str, bytes]) -> None:
        tag = "<w:p><w:r><w:t>{{ ministry.motto }}</w:t></w:r></w:p>"
        body = parts["word/document.xml"].decode()
        at = body.index("<w:sectPr", body.index("<w:body"))
        parts["word/document.xml"] = f"{body[:at]}{tag}{body[at:]}".encode()

    in_docx(files, "request.docx", edit)


def case_fails(files: Files) -> None:
    with_rule(files, case=CASE.replace(b'remove = ["measures[0].facts"]', b""))


def blocking_without_case(files: Files) -> None:
    with_rule(files, case=b"")


def entry_point_misnamed(files: Files) -> None:
    change(files, "pyproject.toml", 'QM = "comity_qm"', 'Quarryland = "comity_qm"')


def distribution_misnamed(files: Files) -> None:
    change(files, "pyproject.toml", 'name = "comity-qm"', 'name = "quarry-law"')


def host_out_of_range(files: Files) -> None:
    change(files, "pyproject.toml", "comity>=0.1,<0.2", "comity>=7,<8")


def as_code(files: Files, source: bytes) -> None:
    """Make of the country one with Python code, and let its package hold it."""
    change(files, "pyproject.toml", 'QM = "comity_qm"', 'QM = "comity_qm:plugin"')
    files[f"{HOME}/__init__.py"] = source


def code_unallowed(files: Files) -> None:
    as_code(files, b"raise SystemExit('imported')\n")


def code_unheard(files: Files) -> None:
    files[f"{HOME}/__init__.py"] = (
        b"from comity import DataPlugin\nclass Quarryland(DataPlugin):\n    pass\n"
        b"plugin = Quarryland(__name__)\n"
    )


def code_beside_data(files: Files) -> None:
    files[f"{HOME}/rules.py"] = b"HOURS = 72\n"


def field_unknown(files: Files) -> None:
    with_rule(files, field="factz", case=b"")


def case_unreadable(files: Files) -> None:
    with_rule(files)
    files[f"{HOME}/cases/bank-records-need-a-reason.toml"] = b'schema = 1\nrule = "qm.x\n'


def law_unreadable(files: Files) -> None:
    files[f"{HOME}/law/act.toml"] = b"schema = 1\n[[rule]\n"


def case_without_sentence(files: Files) -> None:
    with_rule(files)
    files[f"{HOME}/cases/case1.toml"] = files.pop(CASE_FILE)


def key_unknown(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/law/act.toml", "checked", "form = 2020-01-01\nchecked")


def value_unfit(files: Files) -> None:
    with_rule(files)
    answer = ANSWER.replace('value = "no"', 'value = "perhaps"')
    files[f"{HOME}/law/act.toml"] += answer.encode()


def end_before_beginning(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/law/act.toml", "checked", "from = 2020-01-01\nto = 2010-01-01\nchecked")


def checked_in_the_future(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/law/act.toml", "checked = 2026-11-01", "checked = 2126-11-01")


def plugin_of_another_state(files: Files) -> None:
    change(files, f"{HOME}/jurisdiction.toml", 'code = "QM"', 'code = "QN"')


def source_of_less_weight(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/sources.toml", 'read = "official"', 'read = "secondary"')


def source_named_in_words(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/law/act.toml", 'article = "s. 1"', 'article = "s. 1, with Code, art. 2"')


def further_source_that_is_not_there(files: Files) -> None:
    with_rule(files)
    also = 'also = [{ source = "code", article = "art. 2", read = "official" }]'
    change(files, f"{HOME}/law/act.toml", 'article = "s. 1"', f'article = "s. 1"\n{also}')


def source_of_a_later_day(files: Files) -> None:
    with_rule(files)
    files[f"{HOME}/sources.toml"] += b"as_of = 2126-01-01\n"


def first_day_missing(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/sources.toml", "enacted = 2001\n", "")


def first_day_before_a_source(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/law/act.toml", 'article = "s. 1"', 'article = "s. 1"\nfrom = 1999-01-01')


def younger_law_named(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/law/act.toml", 'says = "', 'says = "The Rules of 2030 add: ')


def sources_unreadable(files: Files) -> None:
    with_rule(files)
    files[f"{HOME}/sources.toml"] += b"[[\n"


def measure_unknown(files: Files) -> None:
    files[f"{HOME}/sources.toml"] = SOURCE
    assurance = 'given_by = "the Minister"\nfor = ["restraint-of-property"]'
    table = ANSWER.replace("[[answer]]", f'[[assurance]]\nid = "costs"\n{assurance}')
    lines = [line for line in table.splitlines() if not line.startswith(("question", "value"))]
    files[f"{HOME}/law/act.toml"] = "\n".join(["schema = 1", *lines]).encode()


def topic_unknown(files: Files) -> None:
    with_rule(files)
    ground = ANSWER.replace("[[answer]]", '[[ground]]\nid = "qm.no-offence"\ntitle = "No offence"')
    ground = ground.replace('question = "treaty-needed"', 'topic = "dual-crime"')
    ground = ground.replace('value = "no"', 'nature = "mandatory"')
    files[f"{HOME}/law/act.toml"] += ground.encode()


def part_unknown(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/law/act.toml", "checked", 'part = ["QM-N"]\nchecked')


def key_of_a_part_unknown(files: Files) -> None:
    part = b'\n[[part]]\ncode = "QM-N"\nname = "North"\nlanguage = ["zu"]\n'
    files[f"{HOME}/jurisdiction.toml"] += part


def law_out_of_sight(files: Files) -> None:
    with_rule(files)
    files[f"{HOME}/law/acts/act.toml"] = files.pop(f"{HOME}/law/act.toml")


def id_of_another_state(files: Files) -> None:
    with_rule(files)
    change(files, f"{HOME}/law/act.toml", "qm.content.facts", "us.content.facts")


def case_of_a_rule_that_is_gone(files: Files) -> None:
    with_rule(files)
    files[f"{HOME}/cases/nothing-is-said-of-old-rules.toml"] = (
        b'schema = 1\nrole = "requested"\n[expect]\nabsent = ["qm.content.dates"]\n'
    )


def docx_of_no_document(files: Files) -> None:
    files[f"{HOME}/templates/requests.docx"] = files[f"{HOME}/templates/request.docx"]


FLAWS: dict[str, tuple[Callable[[Files], None], str]] = {
    "A source that is cited and not held": (source_missing, "sources"),
    "Two answers to one question on the same day": (dates_overlap, "dates"),
    "A language without a locale": (locale_unknown, "locales"),
    "A DOCX that is missing": (lambda files: files.pop(f"{HOME}/templates/request.docx"), "forms"),
    "A DOCX with a macro": (docx_with_macro, "forms"),
    "A name in a DOCX that nothing gives": (name_undefined, "forms"),
    "A case that does not come out": (case_fails, "cases"),
    "A blocking rule without a case": (blocking_without_case, "blocking"),
    "An entry point with a wrong name": (entry_point_misnamed, "names"),
    "A distribution with a wrong name": (distribution_misnamed, "names"),
    "A range without this host": (host_out_of_range, "host-range"),
    "Code that nobody has allowed": (code_unallowed, "import"),
    "Code that would never run": (code_unheard, "import"),
    "Code beside data": (code_beside_data, "import"),
    "An import that hangs": (partial(as_code, source=b"import time\ntime.sleep(600)\n"), "import"),
    "An import that fails": (
        partial(as_code, source=b"import a_module_that_nobody_has\n"),
        "import",
    ),
    "An import that exits": (
        partial(as_code, source=b"import sys\nsys.exit('this is a script')\n"),
        "import",
    ),
    "An import that ends the process": (
        partial(as_code, source=b"import os\nos._exit(3)\n"),
        "import",
    ),
    "A rule on a field that no case file has": (field_unknown, "conditions"),
    "A case file that cannot be read": (case_unreadable, "cases"),
    "A law file that cannot be read": (law_unreadable, "law"),
    "A case whose name says nothing": (case_without_sentence, "cases"),
    "A key that nobody knows": (key_unknown, "law"),
    "A value that does not fit its question": (value_unfit, "law"),
    "An end before the beginning": (end_before_beginning, "dates"),
    "A check on a day that is yet to come": (checked_in_the_future, "dates"),
    "An object that is no plugin": (partial(as_code, source=b'plugin = "Quarryland"\n'), "import"),
    "A record of another State": (plugin_of_another_state, "record"),
    "A statement read officially in a source that was not": (source_of_less_weight, "sources"),
    "A second source named in words": (source_named_in_words, "sources"),
    "A further source that sources.toml does not hold": (
        further_source_that_is_not_there,
        "sources",
    ),
    "A source of a day that is yet to come": (source_of_a_later_day, "dates"),
    "A statement without a first day": (first_day_missing, "first-days"),
    "A first day before that of a source": (first_day_before_a_source, "first-days"),
    "A younger law in the words of an older": (younger_law_named, "years"),
    "Sources that cannot be read": (sources_unreadable, "sources"),
    "A kind of assistance that there is not": (measure_unknown, "conditions"),
    "A topic that no ground has": (topic_unknown, "conditions"),
    "A part that the State does not have": (part_unknown, "conditions"),
    "A key of a part that nobody knows": (key_of_a_part_unknown, "law"),
    "A law file where nobody looks": (law_out_of_sight, "law"),
    "An id that could be another State's": (id_of_another_state, "law"),
    "A case about a rule that is gone": (case_of_a_rule_that_is_gone, "cases"),
    "A DOCX from which nothing is made": (docx_of_no_document, "rendering"),
}


def said(card: Score, check: str) -> str:
    """The lines of one check on a score card, as a terminal of 80 columns shows them."""
    lines = list(score_lines(card, 80))
    start = next(n for n, line in enumerate(lines) if line.split()[1:2] == [check])
    more = (n for n in range(start + 1, len(lines)) if not lines[n].startswith(" " * 8))
    return "\n".join(lines[start : next(more)]) + "\n"


@pytest.mark.parametrize("flaw", FLAWS)
def test_the_kit_names_the_flaw_and_the_page_shows_what_it_says(
    flaw: str, quarryland: Files, score: Callable[..., Score]
) -> None:
    break_it, check = FLAWS[flaw]
    break_it(quarryland)

    card = score(quarryland, allow_code=break_it is not code_unallowed, only=(check,))

    outcome = next(found for found in card.outcomes if found.id == check)
    assert outcome.state == "failed"
    assert not card.passed
    assert said(card, check) == shown().get(flaw), said(card, check)


def test_a_flaw_fails_its_own_check_and_else_only_what_needs_it(
    quarryland: Files, score: Callable[..., Score]
) -> None:
    case_fails(quarryland)

    card = score(quarryland)

    assert [outcome.id for outcome in card.failed("required")] == ["cases"]


def test_the_page_shows_every_flaw_and_no_other() -> None:
    assert list(shown()) == list(FLAWS)


def shown() -> dict[str, str]:
    return dict(SECTION.findall(PAGE.read_text(encoding="utf-8")))
