"""``python -m comity``: the same as ``comity``."""

import sys

from comity.cli import main

if __name__ == "__main__":
    sys.exit(main())
