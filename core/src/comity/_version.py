"""The version, in one place: the build reads it from here, and so does ``comity --version``."""

__version__ = "0.1.0"


def host_range(version: str = __version__) -> str:
    """The hosts for which a plugin of this day is made: ``>=0.1,<0.2``, from 1.0 on ``>=1.0,<2``.

    Hooks are provisional before 1.0: each minor version may change them.
    """
    major, minor = (int(figure) for figure in version.split(".")[:2])
    end = f"{major + 1}" if major else f"0.{minor + 1}"
    return f">={major}.{minor},<{end}"
