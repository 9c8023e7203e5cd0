# SPDX-License-Identifier: Apache-2.0
"""A drill with injects, in an exercise ward only."""
