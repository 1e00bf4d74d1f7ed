"""What is drawn beside a value so that a page shows another: signs, blanks, lines, bullets, bars.

Each hostile template is the base request with a value that something beside it changes; beside them
stands what honest offices write that looks like it. Each must be refused, or filled.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.sax.saxutils import escape

import pytest
from template_xml import CONTEXT, VALUE, Parts, body, p, packed

from comity.errors import RenderError
from comity.render.document import compile_template

Change = Callable[[Parts], None]


def refusal(change: Change) -> str:
    """Why a template is refused, or nothing."""
    try:
        compile_template(packed(change), "office.docx").fill(CONTEXT)
    except RenderError as error:
        return str(error)
    return ""


def written(*lines: str) -> dict[str, Change]:
    """Paragraphs, parted by blanks; V stands for a value, W for another, ~ for a blank."""
    made: dict[str, Change] = {}
    for line in " ".join(lines).split(" "):
        text = escape(line).replace("V", VALUE).replace("W", "{{ other }}").replace("~", " ")
        made[f"the signs {line}"] = body(p(text))
    return made


SIGNS = written(
    "Sum~¬V Sum~+V Sum~±V Sum~×V Sum~÷V √V Sum~⎯V ¯V %V ‰V ▏V ❘V ㇐V 丨V ㅡV ㅇV ○V ଠV ഠV ●V",
    "■V □V ◯V *V #V =V <V ~&V ^V \\V `V †V °V ㄧV ⼁V ㆐V ノV 口V ဝV เV ོV V- Sum~V-~net V–~net",
    "V— (V-) V% V‰ V° V+ V× V* V# V= V> V² V″ V′ V† V○ V口 V| V॥1 V।x V‚000 V٬000 V٫5 V×10 V·5",
    "V•5 V፟ 1‚V 1٬V 1٫V 1∙V 1⋅V 1․V 1⸱V 1×V 1・V 1．V 1，V Sum~.V Sum~,V .V _V Sum~V_~net V×W",
    "±\u202fV ×\u202fV V\u202f× V\u2009+ V+W V=W",
)
HONEST_SIGNS = written(
    "(V) [V] “V” „V“ ‚V‘ «V» ‹V› 'V' \"V\" «\u202fV\u202f» EPS/V EPS-V V-W V–W V/W V|W V;~W V,~W",
    "V-day V. V, V; V: V! V? V… (V). V’s l’V 编号：V 日期：V，金额V元。 人口V名 「V」 第V号 V~=~W",
    "제V호 番号V ราคาV ເລກV ល.V No.V Nr.:V No.~V No.\u00a0V §~V §\u202fV №\u202fV n°\u00a0V +~V",
    "±~V V~% V\u00a0% V\u202f% V\u202f; V\u202f? V~€ ~V~× रकम~V। ~V؟ المبلغ~V، ¿V? ○~V ●~V",
    "■\u00a0V -~V V~-~W (V)(W) V(W)",
)
HOSTILE = {**SIGNS}
HONEST = {**HONEST_SIGNS}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_drawn_beside_a_value_and_changes_it_is_refused(name: str) -> None:
    assert refusal(HOSTILE[name]).startswith("office.docx: word/")


@pytest.mark.parametrize("name", HONEST)
def test_what_stands_beside_a_value_and_changes_nothing_is_filled(name: str) -> None:
    assert refusal(HONEST[name]) == ""


@pytest.mark.parametrize(
    ("name", "says", "cure"),
    [("the signs V%", "a sign stands right behind a value", "Put a blank or a word between")],
)
def test_a_refusal_names_what_is_drawn_and_the_cure(name: str, says: str, cure: str) -> None:
    told = refusal(HOSTILE[name])
    assert says in told
    assert cure in told


def test_the_page_tells_how_many_are_tried(figure) -> None:
    figure("28", tried=f"{len(HOSTILE)} ways, {len(HONEST)} habits that resemble them")


@pytest.mark.long
def test_the_page_tells_how_many_are_refused(figure) -> None:
    held = sum(bool(refusal(change)) for change in HOSTILE.values())
    alarms = sum(bool(refusal(change)) for change in HONEST.values())
    figure("28", ours=f"{held} refused, {alarms} honest")
