# SPDX-License-Identifier: Apache-2.0
"""The pieces pages are made of: each small, reachable by keyboard, named for screen readers, knowing no record."""
