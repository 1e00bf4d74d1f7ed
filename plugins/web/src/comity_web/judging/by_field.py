"""What one finding says of several fields: each sentence with the field that it is about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from comity.text.messages import Catalogue

__all__ = ["by_field"]


def by_field(
    told: Sequence[tuple[str, str]], title_of: Callable[[str], str], catalogue: Catalogue
) -> list[str]:
    """The different sentences of a finding; after the titles of their fields, where these differ.

    Without them nobody sees which word of which field is meant.

    Args:
        told: each sentence with the path of its field.
        title_of: the title of a field by its path; empty where no form has it.
        catalogue: the language, for the colon after a title.
    """
    fields: dict[str, list[str]] = {}
    for text, path in told:
        fields.setdefault(text, []).append(title_of(path))
    distinct = {tuple(titles) for titles in fields.values()}
    if len(fields) < 2 or len(distinct) < 2:
        return list(fields)
    return [
        catalogue.labelled(catalogue.then(names), text) if names else text
        for text, titles in fields.items()
        for names in [list(dict.fromkeys(filter(None, titles)))]
    ]
