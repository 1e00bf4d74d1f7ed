"""Row 2: generated text in every field: found in every format or refused by place, never lost."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comity.model.errors import RenderError
from comity.steps.render.plain import plain_context

# pieces that mean something to one of the languages on the way, among any text
PIECES = st.sampled_from(
    ["&", "<", ">", "{{", "}}", "{%", "%}", "]]>", "&amp;", "</w:t>", "|", "\\", "*", "_", "`", "#",
     "\n", "\t", "\u00a0", "\u200b", "e\u0301", "\U0001f600", "\u05d0", "\u0627", "1. ", "- "]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=12).map("".join)
)
QUICK, FULL, EACH = 10, 800, 13  # examples, and values in each


def settled(examples: int):
    return settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def refused(value: str) -> bool:
    """Whether a value is refused, with its place and its code point."""
    try:
        plain_context({"parts": {"facts": [value]}})
    except RenderError as error:
        return "parts.facts[0]" in str(error) and "U+" in str(error)
    return False


@pytest.fixture(scope="session")
def tried(templates, document, every_format, words):
    """A function that puts values into the slots of a template in turn, and says what is lost."""

    def tried(number: int, values: list[str]) -> list[tuple[str, str]]:
        template = templates[number % len(templates)]
        kept = [value for value in values if not refused(value)]
        if not kept:
            return []
        # an annex has fewer places to stand in than there are values
        annex = template.path.name.startswith("sealed-annex")
        groups = [[value] for value in kept] if annex else [kept]
        return [lost for group in groups for lost in _lost(template, group)]

    def _lost(template, group: list[str]) -> list[tuple[str, str]]:
        made = every_format(document(template, group), template)
        found = {form: words(form, blob) for form, blob in made.items()}
        return [(v, form) for v in group for form in made if "".join(v.split()) not in found[form]]

    return tried


@settled(QUICK)
@given(number=st.integers(0, 99), values=st.lists(TEXTS, min_size=1, max_size=EACH))
def test_generated_text_is_found_or_refused(tried, number: int, values: list[str]):
    assert tried(number, values) == []


@pytest.mark.long
def test_ten_thousand_values_are_found_or_refused(tried, figure):
    count = 0

    @settled(FULL)
    @given(number=st.integers(0, 99), values=st.lists(TEXTS, min_size=EACH, max_size=EACH))
    def run(number: int, values: list[str]) -> None:
        nonlocal count
        count += len(values)
        assert tried(number, values) == []

    run()
    assert count >= FULL * EACH >= 10_000
    figure("2", tried=f"{count:,} values; DOCX, HTML, Markdown, JSON", ours="0 lost, 0 tracebacks")


@pytest.mark.long
def test_the_plain_stack_loses_generated_text(plain, figure):
    template = plain.template()
    values: list[str] = []

    @settled(500)
    @given(value=TEXTS)
    def collect(value: str) -> None:
        values.append(value)

    collect()
    lost = sum(bool(plain.lost(template, value)) for value in values)
    # to ten per cent: which values come up depends on the modules that are loaded
    share = round(10 * lost / len(values)) * 10
    figure("2", plain=f"about {share} % of {len(values)} lost without a word")
