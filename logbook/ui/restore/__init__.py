# SPDX-License-Identifier: Apache-2.0
"""Bring a log back: it comes back on a bare PC, and what is not back is said."""
