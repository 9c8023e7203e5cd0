# SPDX-License-Identifier: Apache-2.0
"""Close down now: the log gets out of this PC in two minutes."""
