# SPDX-License-Identifier: Apache-2.0
"""The round from bed to bed."""
