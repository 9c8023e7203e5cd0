# SPDX-License-Identifier: Apache-2.0
"""The log page: the bar that records, the entries in order, one entry opened, and the board beside it."""
