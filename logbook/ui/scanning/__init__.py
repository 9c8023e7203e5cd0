# SPDX-License-Identifier: Apache-2.0
"""A hand scanner as the window hears it: keys told apart from typing, turned into what was printed, taken by a page."""
