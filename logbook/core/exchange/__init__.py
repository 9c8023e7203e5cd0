# SPDX-License-Identifier: Apache-2.0
"""What crosses the ward's border: paper, signed PDF, checkpoints, proofs. It knows no database and no window."""
