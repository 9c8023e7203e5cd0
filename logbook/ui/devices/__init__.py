# SPDX-License-Identifier: Apache-2.0
"""The devices of the ward: the board in full, one device, taking new ones in."""
