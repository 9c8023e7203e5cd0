# SPDX-License-Identifier: Apache-2.0
"""The incident team's side: many exports in, one case out, the same whatever came first."""
