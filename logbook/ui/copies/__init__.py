# SPDX-License-Identifier: Apache-2.0
"""The copies of the log on sticks: which there are, how far each goes, and what to do about them."""
