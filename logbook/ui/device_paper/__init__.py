# SPDX-License-Identifier: Apache-2.0
"""Sheets about devices on paper."""
