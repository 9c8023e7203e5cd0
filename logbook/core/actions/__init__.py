# SPDX-License-Identifier: Apache-2.0
"""Acts that need both sides of the house: the ward's safe, and what crosses its border."""
