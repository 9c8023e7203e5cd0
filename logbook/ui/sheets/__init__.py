# SPDX-License-Identifier: Apache-2.0
"""The page that accounts for every numbered sheet of paper."""
