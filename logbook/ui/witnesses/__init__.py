# SPDX-License-Identifier: Apache-2.0
"""Witnesses: letting somebody away from this PC see where the log stands, and hearing what they saw."""
