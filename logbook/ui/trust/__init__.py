# SPDX-License-Identifier: Apache-2.0
"""The page that takes the incident team's stick, and shows its bulletins."""
