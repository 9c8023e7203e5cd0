# SPDX-License-Identifier: Apache-2.0
"""The log and its proofs: no window, no clock, no environment; everything is handed in."""
