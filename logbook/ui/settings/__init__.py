# SPDX-License-Identifier: Apache-2.0
"""What the house settles: people, level, clocks, recipients, checks."""
