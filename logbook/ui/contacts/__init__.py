# SPDX-License-Identifier: Apache-2.0
"""The ward's own list of contacts, and who was called."""
