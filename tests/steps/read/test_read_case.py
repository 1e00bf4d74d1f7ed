"""A case file becomes a draft with places, or is refused with all its faults at once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from comity.model.errors import DraftError, Fault, PluginError
from comity.model.records import DocumentType
from comity.steps.read import CaseFile, read_case

HERE = Path(__file__).parent
BROKEN = sorted((HERE / "data" / "broken").glob("*.yaml"))
HEAD = "kind: letter\nschema: 1\ndate: 2026-10-05\ntitle: On accounts\n"

Read = Callable[[str | bytes], CaseFile]
Refuse = Callable[[str | bytes], list[Fault]]
Types = dict[str, DocumentType]


def test_a_good_file_becomes_a_draft(types: Types) -> None:
    path = HERE / "data" / "good" / "letter.yaml"
    case = read_case(path, types)
    draft: Any = case.draft
    assert [measure.id for measure in draft.measures] == ["M1", "M2"]
    assert str(draft.sum) == "12.50"
    assert draft.copies is True
    assert draft.particulars == {"state": "NO", "file": "012", "paid": "1.50"}
    assert case.path == path
    assert case.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_byte_order_mark_does_no_harm(read: Read) -> None:
    assert read(b"\xef\xbb\xbf" + HEAD.encode()).place("kind").column == 1


def test_the_place_of_a_field_that_is_not_there_is_that_of_its_parent(read: Read) -> None:
    case = read(HEAD + "address:\n  - Street\n")
    assert case.place("address[0]").line == 6
    assert case.place("address[7].x").line == 5
    assert case.place('particulars["a.b"].c').line == 1
    assert str(case.place("title")).endswith("case.yaml:4:1")


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_is_explained(path: Path, types: Types) -> None:
    with pytest.raises(DraftError) as caught:
        read_case(path, types)
    said = str(caught.value).replace(str(path), path.name)
    assert said + "\n" == path.with_suffix(".txt").read_text(encoding="utf-8")


def test_there_are_broken_files() -> None:
    assert len(BROKEN) >= 10


def test_all_faults_come_in_one_pass_in_the_order_of_the_file(refuse: Refuse) -> None:
    faults = refuse(HEAD + 'pages: 0\nlevel: ~\naddress: ["\\0"]\npages: 3\ncopy: 1\nsum: x\n')
    assert [fault.line for fault in faults] == [5, 6, 7, 8, 9, 10]


def test_a_refused_value_is_not_reported_again_by_the_model(refuse: Refuse) -> None:
    faults = refuse("kind: letter\nschema: 1\ndate: ~\ntitle: \n")
    assert [fault.field for fault in faults] == ["date", "title"]


def test_a_field_that_a_merge_key_would_have_given_is_not_called_missing(refuse: Refuse) -> None:
    (fault,) = refuse("<<: {title: x, date: 2026-01-01}\nkind: letter\nschema: 1\n")
    assert fault.message.startswith("Merge keys")


def test_an_unknown_kind_lists_the_known_ones(refuse: Refuse) -> None:
    (fault,) = refuse("kind: leter\nschema: 1\n")
    assert (fault.field, fault.line) == ("kind", 1)
    assert fault.cure == "Did you mean `letter`? Known: `letter` or `lost`."


def test_a_missing_kind_is_one_fault(refuse: Refuse) -> None:
    (fault,) = refuse("schema: 1\ntitle: x\n")
    assert fault.message == "The field `kind` is missing."


def test_another_schema_is_one_fault(refuse: Refuse) -> None:
    (fault,) = refuse("kind: letter\nschema: 2\nwhatever: x\n")
    assert fault.field == "schema"
    assert fault.cure == "Known: `1`."


def test_a_missing_schema_does_not_hide_other_faults(refuse: Refuse) -> None:
    faults = refuse("kind: letter\ndate: 2026-10-05\ntitle: x\npages: no\n")
    assert [fault.field for fault in faults] == ["schema", "pages"]


@pytest.mark.parametrize("value", ["[letter]", "{a: b}", '""'])
def test_a_kind_that_is_no_word_is_refused(refuse: Refuse, value: str) -> None:
    (fault,) = refuse(f"kind: {value}\nschema: 1\n")
    assert fault.field == "kind"


def test_a_reference_that_leads_nowhere_is_a_fault_of_its_field(refuse: Refuse) -> None:
    (fault,) = refuse("kind: letter\nschema: 1\ndate: 2026-10-05\ntitle: M9\n")
    assert (fault.line, fault.field, fault.cure) == (4, "title", "Known here: M1.")


def test_a_model_that_cannot_be_imported_is_the_fault_of_the_plugin(read: Read) -> None:
    with pytest.raises(PluginError, match=r"lost.*Nowhere.*cannot be imported"):
        read("kind: lost\nschema: 1\n")


def test_a_model_that_is_no_draft_is_the_fault_of_the_plugin(write: Callable[[str], Path]) -> None:
    kinds = {"x": DocumentType("x", "X", "pathlib:Path", "", "")}
    with pytest.raises(PluginError, match="is not a Draft"):
        read_case(write("kind: x\nschema: 1\n"), kinds)


@pytest.mark.parametrize("kind", ["request", "notice"])
def test_the_real_models_report_an_empty_draft_field_by_field(
    write: Callable[[str], Path], kind: str
) -> None:
    model = f"comity.model.drafts.{kind}:{kind.capitalize()}"
    kinds = {kind: DocumentType(kind, kind, model, "", "")}
    with pytest.raises(DraftError) as caught:
        read_case(write(f"kind: {kind}\nschema: 1\n"), kinds)
    assert caught.value.faults
    assert all("is missing" in fault.message for fault in caught.value.faults)
    assert "date" in {fault.field for fault in caught.value.faults}


STYLES: dict[str, Callable[[str], str]] = {
    "double": lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"',
    "escaped": lambda text: '"' + "".join(f"\\U{ord(letter):08x}" for letter in text) + '"',
    "single": lambda text: "'" + text.replace("'", "''") + "'",
    "plain": lambda text: text,
    "block": lambda text: "|-\n  " + text,
}
LETTERS = st.characters(exclude_categories=())


@settings(
    max_examples=1500,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(LETTERS, min_size=1), style=st.sampled_from(sorted(STYLES)))
@example(text="\ud800", style="escaped")
@example(text="\ufffe", style="double")
@example(text="*a", style="plain")
@example(text="a\r\n\tb: c", style="plain")
@example(text="{{}", style="plain")
@example(text="{*a}", style="plain")
def test_any_text_in_any_scalar_is_read_back_or_refused_with_a_place(
    write: Callable[[bytes], Path], types: Types, text: str, style: str
) -> None:
    scalar = STYLES[style](text)
    content = f"{HEAD}particulars:\n  x: {scalar}\n".encode("utf-8", "surrogatepass")
    try:
        case = read_case(write(content), types)
    except DraftError as error:
        assert error.faults
        assert all(fault.line and fault.column for fault in error.faults)
        assert str(error).encode()
        return
    draft: Any = case.draft
    if style == "escaped" or (style in ("double", "single") and not set(text) & set("\r\n")):
        assert draft.particulars["x"] == text


@settings(
    max_examples=1500,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.sampled_from(
            [*"abk:-?[]{},#&*!|>'\"%@`~<. \n\t\\0", ": ", "\n  ", "\n- ", "kind: letter\n", "<<: "]
        ),
        max_size=40,
    ).map("".join)
)
def test_no_heap_of_signs_brings_a_traceback(
    write: Callable[[str], Path], types: Types, text: str
) -> None:
    with pytest.raises(DraftError) as caught:
        read_case(write(text), types)
    assert caught.value.faults
