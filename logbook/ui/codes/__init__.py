# SPDX-License-Identifier: Apache-2.0
"""The log as square codes, on the screen and on paper, where no stick may be plugged in."""
