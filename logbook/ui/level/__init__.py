# SPDX-License-Identifier: Apache-2.0
"""The level of the outage: what is declared, what it means, and on whose word."""
