# SPDX-License-Identifier: Apache-2.0
"""Forms on paper, blank with a serial to be written on by pen, or filled from the log."""
