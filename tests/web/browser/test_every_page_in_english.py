"""axe-core on every page that there is an address for, in English."""


def test_axe_finds_nothing_on_any_page(swept) -> None:
    seen = swept("en")

    assert [(one.name, fault) for one in seen for fault in one.faults] == []
    assert len([one for one in seen if one.kind == "text/html"]) >= 10
