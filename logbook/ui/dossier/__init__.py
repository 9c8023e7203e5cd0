# SPDX-License-Identifier: Apache-2.0
"""The dossier of an incident with a device."""
