# SPDX-License-Identifier: Apache-2.0
"""The ways into the log: what there is, what is added, what is taken away."""
