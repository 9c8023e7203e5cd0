# SPDX-License-Identifier: Apache-2.0
"""The ward's folder on this PC: encrypted store, key file, journal, drafts and sealed notes."""
