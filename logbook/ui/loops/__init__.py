# SPDX-License-Identifier: Apache-2.0
"""The page of open loops: what was asked of others, and whether a named person has the answer."""
