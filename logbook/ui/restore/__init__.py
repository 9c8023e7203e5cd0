# SPDX-License-Identifier: Apache-2.0
"""Continue from a stick: a log comes back on a bare PC, and what is not back is said."""
