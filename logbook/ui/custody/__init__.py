# SPDX-License-Identifier: Apache-2.0
"""A device that is set aside: found, handed on, looked into, given back."""
