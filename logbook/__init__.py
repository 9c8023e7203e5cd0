# SPDX-License-Identifier: Apache-2.0
"""Ward Logbook: the log of a hospital ward whose network is down."""

__version__ = "0.1.0"
