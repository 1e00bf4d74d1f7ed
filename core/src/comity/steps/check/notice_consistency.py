"""Checks of logic on a notice: does one sentence take back what another promises?

They state no law. A practice of *no* with the particulars of a *yes* would read as a contradiction,
and so would two values for one thing. What holds for some only is looked at in ``notice_scopes``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity.law.conditions import values
from comity.model.drafts.notice import Notice
from comity.model.findings import Finding
from comity.model.patches import patch
from comity.steps.check.notice_scopes import check_scopes
from comity.text.messages import finding
from comity.text.tags import alike

__all__ = ["check_notice_consistency"]

Data = Mapping[str, Any]

# where the practice is no, what may not stand beside it
IF_NOT: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "user_notification",
        (
            *("before_disclosure", "ahead", "delayed", "delayed_until", "delay_longest"),
            *("exceptions", "delays", "objection_window", "copy_of_request"),
        ),
    ),
    ("voluntary", ("conditions", "categories", "states")),
    ("costs", ("waived_for", "price_list", "price_list_url", "payment", "discussed_before")),
    (
        "preservation",
        (
            *("period", "extension", "extensions", "foreign_period", "foreign_extension"),
            *("contents", "form_url", "snapshot"),
        ),
    ),
    ("emergency", ("grounds", "data", "procedure", "form_url", "contents", "within", "foreign")),
    ("european_orders", ("addressee", "channel", "languages", "within", "emergency_within")),
    ("threat_reports", ("to",)),
    ("removal", ("within", "contents")),
)
# of two fields on one thing, the second has no sense where the first has this value
APART: tuple[tuple[str, Any, tuple[str, ...]], ...] = (
    ("user_notification.before_disclosure", False, ("objection_window", "ahead")),
    ("user_notification.delayed", "no", ("delayed_until", "delay_longest")),
    ("preservation.extensions", "no", ("extension", "foreign_extension")),
    ("preservation.user_told", "no", ("user_told_after",)),
    ("emergency.process_after", "no", ("process_within",)),
    ("child_safety.reports", "no", ("reports_to", "kept_for")),
)
OFFERED = ("yes", "may", "where-possible")
EMERGENCIES = ("emergenc", "notfall", "notfäll", "urgence", "urgência", "emergência", "life-threat")


def check_notice_consistency(draft: Notice) -> Iterator[Finding]:
    """The findings on how the parts of a notice hang together."""
    data = draft.read_data()
    yield from _refused(data)
    yield from _apart(data)
    yield from _languages(data)
    yield from _emergencies(data)
    yield from _preserved(data)
    yield from check_scopes(data)
    yield from _repeated(draft)


def _refused(data: Data) -> Iterator[Finding]:
    """Particulars of what the notice says that the company does not do."""
    for section, names in IF_NOT:
        if values(f"{section}.practice", data, data) != ["no"]:
            continue
        for name in names:
            said = values(f"{section}.{name}", data, data)
            if any(value not in ((), "no", False) for value in said):
                path = f"{section}.{name}"
                yield finding("links.notice-contradicts", path, field=name)


def _apart(data: Data) -> Iterator[Finding]:
    """Two values for one thing: what is denied in one field has its particulars in another."""
    for path, value, names in APART:
        section, _, field = path.partition(".")
        if values(f"{section}.practice", data, data) == ["no"]:
            continue  # which is said already
        if values(path, data, data) != [value]:
            continue
        for name in names:
            if values(f"{section}.{name}", data, data):
                given = "false" if value is False else str(value)
                at = f"{section}.{name}"
                yield finding("links.notice-two-values", at, field=name, other=field, value=given)


def _languages(data: Data) -> Iterator[Finding]:
    """A channel that takes none of the languages in which a request must be."""
    demanded = [str(tag) for tag in values("languages.demanded[]", data, data)]
    for index, channel in enumerate(values("channels[]", data, data)):
        offered = [str(tag) for tag in values("languages[]", channel, data)]
        if demanded and offered and not any(alike(a, b) for a in demanded for b in offered):
            yield finding("links.notice-channel-language", f"channels[{index}].languages")


def _emergencies(data: Data) -> Iterator[Finding]:
    """A channel for emergencies, and foreign ones answered, where neither is to be."""
    if values("emergency.practice", data, data) == ["no"]:
        for index, channel in enumerate(values("channels[]", data, data)):
            purposes = [str(one).casefold() for one in values("purposes[]", channel, data)]
            if any(word in one for one in purposes for word in EMERGENCIES):
                yield finding("links.notice-emergency-channel", f"channels[{index}].purposes")
        return
    voluntary = values("voluntary.practice", data, data)
    foreign = values("emergency.foreign", data, data)
    if voluntary == ["no"] and any(one in OFFERED for one in foreign):
        yield finding("links.notice-emergency-foreign", "voluntary.practice")


def _preserved(data: Data) -> Iterator[Finding]:
    """An extension of nothing; existing data that are preserved, and that are not kept."""
    known = ("practice", "period", "foreign", "foreign_period")
    if not any(values(f"preservation.{name}", data, data) for name in known):
        for name in ("extension", "extensions", "foreign_extension"):
            if any(value != "no" for value in values(f"preservation.{name}", data, data)):
                yield finding("links.notice-extension-alone", f"preservation.{name}")
    if values("preservation.snapshot", data, data) != [True]:
        return
    for index, category in enumerate(values("data_categories[]", data, data)):
        kept = values("retention.period.quantity", category, data)
        if kept == [0] and not values("retention.after_deletion", category, data):
            yield finding("links.notice-nothing-kept", f"data_categories[{index}].retention")


def _repeated(draft: Notice) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, category in enumerate(draft.data_categories):
        name = category.title or category.category
        if name in seen:
            path = f"data_categories[{index}]"
            same = category in draft.data_categories[:index]
            gone = patch((path, None)) if same else None
            yield finding("links.category-repeated", path, category=name, patch=gone)
        seen.add(name)
