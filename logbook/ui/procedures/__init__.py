# SPDX-License-Identifier: Apache-2.0
"""Fallback procedures: read, put in force, ticked, acknowledged, printed."""
