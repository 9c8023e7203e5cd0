# SPDX-License-Identifier: Apache-2.0
"""The page that types written paper into the log."""
