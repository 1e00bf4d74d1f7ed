"""``python -m comity``: the same as ``comity``."""

import os
import sys

if not sys.flags.safe_path and sys.path and sys.path[0] == os.getcwd():  # noqa: PTH109 - fast
    del sys.path[0]  # `-m` puts the current folder there: nothing in it is imported or installed

from comity.cli import main

if __name__ == "__main__":
    sys.exit(main())
