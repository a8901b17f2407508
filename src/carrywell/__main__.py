"""`python -m carrywell` is the command `carrywell`."""

import sys

from carrywell.cli import main

if __name__ == "__main__":
    sys.exit(main())
