# SPDX-License-Identifier: Apache-2.0
"""Values and rules of the ward log, on the standard library alone."""
