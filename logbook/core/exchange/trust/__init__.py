# SPDX-License-Identifier: Apache-2.0
"""Trust between wards and the incident team: what is signed by whom, carried on a stick, without any authority."""
