# SPDX-License-Identifier: Apache-2.0
"""The check of one device, field by field."""
