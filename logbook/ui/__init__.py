# SPDX-License-Identifier: Apache-2.0
"""The window: PySide6 on top of the core; it decides nothing the core should decide."""
