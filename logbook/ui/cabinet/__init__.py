# SPDX-License-Identifier: Apache-2.0
"""The crisis cabinet, as the ward hears of it."""
