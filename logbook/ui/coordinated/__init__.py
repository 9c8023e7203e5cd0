# SPDX-License-Identifier: Apache-2.0
"""Acts on life support from being asked for to being taken back."""
