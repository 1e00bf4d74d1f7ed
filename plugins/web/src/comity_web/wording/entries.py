"""The buttons that add an entry to a list; what one entry is called, the core says."""

from __future__ import annotations

from comity_web.wording.catalogues import Words

__all__ = ["add_entry"]


def add_entry(spoken: Words, name: str, title: str, *, another: bool) -> str:
    """The words of a button: ``Add an asset``, ``Add another asset``.

    Args:
        spoken: the language of the reader.
        name: of the list in the file.
        title: of the list, which a list that only a plugin knows is told by.
        another: whether the list has one already.
    """
    try:
        return spoken.say(f"web.entries.{'more' if another else 'add'}-{name}")
    except KeyError:  # a list of a plugin
        return spoken.say("web.forms.add-to", title=title)
