# SPDX-License-Identifier: Apache-2.0
"""`python -m logbook.cli`: the console script from a checkout."""

import sys

from logbook.cli import main

if __name__ == "__main__":
    sys.exit(main())
