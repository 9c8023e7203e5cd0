# SPDX-License-Identifier: Apache-2.0
"""Teaching this PC its hand scanner, and trying what any code says."""
