# SPDX-License-Identifier: Apache-2.0
"""Bulletins of the incident team, and the devices of this ward they may be about."""
