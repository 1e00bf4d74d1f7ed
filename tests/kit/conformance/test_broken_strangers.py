"""Countries with faults of somebody who did not write the kit, in their data: required checks."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from broken import (
    ANSWER,
    HOME,
    LAW,
    SOURCES,
    Files,
    Flaw,
    Run,
    assert_named,
    change,
    in_docx,
    in_turn,
    shown,
    with_answer,
    with_rule,
    with_words,
)

PAGE, SORT = "kit-messages-more.md", "Law, forms, cases and packages"
WHEN = 'when = { field = "kind", equals = "stored-content" }'
KIND = '{ field = "kind", equals = "stored-content" }'
OTHER_KIND = '{ field = "kind", equals = "search-of-premises" }'
REQUIRE = 'require = [{ field = "facts", present = true }]'


def in_rule(old: str, new: str) -> Callable[[Files], None]:
    """A rule, with other words in it."""

    def broken(files: Files) -> None:
        with_rule(files)
        change(files, LAW, old, new)

    return broken


def in_source(old: str, new: str) -> Callable[[Files], None]:
    def broken(files: Files) -> None:
        with_rule(files)
        change(files, SOURCES, old, new)

    return broken


def with_line(line: str) -> Callable[[Files], None]:
    """One more key of the source."""

    def broken(files: Files) -> None:
        with_rule(files)
        files[SOURCES] += f"{line}\n".encode()

    return broken


def in_answer(old: str, new: str) -> Callable[[Files], None]:
    return lambda files: with_answer(files, ANSWER.replace(old, new))


def contrary_rule(files: Files) -> None:
    with_rule(files)
    table = files[LAW].decode().partition("schema = 1\n")[2]
    other = table.replace("qm.content.facts", "qm.content.brief").replace("require =", "forbid =")
    files[LAW] += other.encode()


def younger_than_its_source(files: Files) -> None:
    with_line("ended = 2010-01-01")(files)
    change(files, LAW, "checked", "from = 2012-01-01\nchecked")


def case_of_nothing(files: Files) -> None:
    file = f"{HOME}/cases/the-law-of-quarryland-is-right.toml"
    files[file] = b'schema = 1\nrole = "requested"\n[expect]\n'


def absent_by_a_slip(files: Files) -> None:
    case_of_nothing(files)
    file = f"{HOME}/cases/the-law-of-quarryland-is-right.toml"
    files[file] += b'absent = ["form.facts-misssing"]\n'


def account_of_somebody(files: Files) -> None:
    with_rule(files)
    case = f"{HOME}/cases/content-rests-on-stated-facts.toml"
    account = '"measures[0].kind" = "stored-content"\n"measures[0].purpose" = '
    change(
        files,
        case,
        '"measures[0].kind" = "stored-content"',
        f'{account}"To find who holds DE75512108001245126199."',
    )


def same_state_on_both_sides(files: Files) -> None:
    with_rule(files)
    case = f"{HOME}/cases/content-rests-on-stated-facts.toml"
    change(files, case, "[set]", '[set]\n"requesting.state" = "QM"')


def part_twice(files: Files) -> None:
    def edit(parts: dict[str, bytes]) -> None:
        loop = "".join(
            f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"
            for line in (
                "{%p for text in parts.facts.paragraphs %}",
                "{{ text }}",
                "{%p endfor %}",
            )
        )
        body = parts["word/document.xml"].decode()
        at = body.rindex("<w:sectPr")
        parts["word/document.xml"] = f"{body[:at]}{loop}{body[at:]}".encode()

    in_docx(files, "request.docx", edit)


def comment_of_a_colleague(files: Files) -> None:
    home = f"{HOME}/templates/request.docx"
    document = docx.Document(io.BytesIO(files[home]))
    comment = document.add_comment(document.paragraphs[3].runs, "Ask Jane", author="J. Marble")
    for root in (document.element.body, comment._comment_elm):
        for style in [node for node in root.iter() if node.tag.endswith("}rStyle")]:
            if "Comment" in "".join(style.values()):
                style.getparent().remove(style)
    out = io.BytesIO()
    document.save(out)
    files[home] = out.getvalue()


def other_paper(files: Files) -> None:
    with_answer(files, ANSWER.replace("treaty-needed", "paper").replace('"no"', '"US-Letter"'))


def other_package(files: Files) -> None:
    files["src/comity_ke/__init__.py"] = b""


def second_entry_point(files: Files) -> None:
    change(files, "pyproject.toml", 'QM = "comity_qm"', 'QM = "comity_qm"\nKE = "comity_qm"')


def year_of_a_slip(files: Files) -> None:
    change(files, "pyproject.toml", 'version = "0.1.0"', 'version = "2206.11.0"')


def capitals_alone(files: Files) -> None:
    with_rule(files)
    files[f"{HOME}/law/Act.toml"] = b"schema = 1\n"


def name_of_a_device(files: Files) -> None:
    with_rule(files)
    files[f"{HOME}/law/aux.toml"] = b"schema = 1\n"


FLAWS = {
    "A condition that nothing can meet": Flaw(
        in_rule(WHEN, f"when = {{ all = [{KIND}, {OTHER_KIND}] }}"),
        "logic",
    ),
    "A condition that everything meets": Flaw(
        in_rule(WHEN, f"when = {{ any_of = [{KIND}, {KIND.replace('equals', 'not_equals')}] }}"),
        "logic",
    ),
    "A kind of assistance that is misspelt": Flaw(
        in_rule('equals = "stored-content"', 'equals = "stored-contents"'), "logic"
    ),
    "A value that the field never has": Flaw(
        in_rule(REQUIRE, 'require = [{ field = "/proceedings.nature", equals = "inquiry" }]'),
        "logic",
    ),
    "A date that is compared with a number": Flaw(
        in_rule(REQUIRE, 'limit = [{ field = "/urgency.deadline", at_least = 30 }]'), "logic"
    ),
    "A role that the document does not have": Flaw(
        in_rule('role = "requested"', 'role = "host"'), "logic"
    ),
    "A rule that requires its own condition": Flaw(
        in_rule(REQUIRE, f"require = [{KIND}]"), "logic"
    ),
    "Two rules that cannot both be met": Flaw(contrary_rule, "contrary"),
    "A cure that names no field": Flaw(
        in_rule('says = "A', 'cure = "Say it under `neccesity`."\nsays = "A'), "cures"
    ),
    "A law of another age": Flaw(in_source("enacted = 2001", "enacted = 1001-02-03"), "spans"),
    "A statement that is younger than the end of its source": Flaw(
        younger_than_its_source,
        "spans",
    ),
    "An application before the law is in force": Flaw(
        in_rule("checked", "from = 2012-01-01\napplies_from = 2011-01-01\nchecked"), "spans"
    ),
    "A citation of another year": Flaw(
        in_source('"Example Act"', '"Example Act 2001"\ncite = "Example Act 2011,"'), "citations"
    ),
    "A copy on a desk": Flaw(with_line("copy = 'C:\\Users\\ann\\Desktop\\act.pdf'"), "citations"),
    "An address of a session": Flaw(
        with_line('url = "https://laws.gov.example/act;jsessionid=0A1B2C"'), "citations"
    ),
    "Articles that run backwards": Flaw(in_rule('"s. 1"', '"ss. 12 to 5"'), "citations"),
    "An article that is nowhere": Flaw(in_rule('"s. 1"', '"passim"'), "citations"),
    "Letters of another encoding": Flaw(
        in_answer("No treaty is needed.", "No traitÃ© is needed, so none is named."), "whole"
    ),
    "A sentence that breaks off": Flaw(
        in_answer("No treaty is needed.", "No treaty is needed, except that,"), "whole"
    ),
    "A part that is printed twice": Flaw(part_twice, "form-parts"),
    "A form that is not finished": Flaw(
        lambda files: with_words(files, "request.docx", "[Insert name of court]"), "form-parts"
    ),
    "A comment that is left in a form": Flaw(comment_of_a_colleague, "form-parts"),
    "A form on the paper of others": Flaw(other_paper, "form-parts"),
    "A case that expects nothing": Flaw(case_of_nothing, "case-sense"),
    "A finding that is absent by a slip": Flaw(absent_by_a_slip, "case-sense"),
    "An account that somebody may own": Flaw(account_of_somebody, "case-sense"),
    "A State that asks itself": Flaw(same_state_on_both_sides, "case-sense"),
    "Another package in the wheel": Flaw(other_package, "contents"),
    "An entry point of another State": Flaw(second_entry_point, "contents"),
    "A version of a year to come": Flaw(year_of_a_slip, "contents"),
    "Two files that differ in capitals": Flaw(capitals_alone, "contents"),
    "A file that Windows cannot hold": Flaw(name_of_a_device, "contents"),
}


@pytest.mark.parametrize("flaw", in_turn(FLAWS))
def test_the_kit_names_the_flaw_and_the_page_shows_what_it_says(
    flaw: str, quarryland: Files, score: Run
) -> None:
    assert_named(FLAWS[flaw], shown(PAGE, SORT).get(flaw), quarryland, score, code=False)


def test_the_page_shows_every_flaw_of_this_sort_and_no_other() -> None:
    assert list(shown(PAGE, SORT)) == list(FLAWS)
