# SPDX-License-Identifier: Apache-2.0
"""The ward's beds and who lies in them, by code."""
