# SPDX-License-Identifier: Apache-2.0
"""The ward as it was at a time gone by."""
