# SPDX-License-Identifier: Apache-2.0
"""Records in the words of people, the same on the screen and on paper."""
