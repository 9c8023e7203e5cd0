# SPDX-License-Identifier: Apache-2.0
"""Somebody asks for money or boasts of the attack: what was seen, and what nobody does."""
