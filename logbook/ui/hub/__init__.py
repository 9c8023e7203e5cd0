# SPDX-License-Identifier: Apache-2.0
"""The page that leads to everything that keeps the log itself safe."""
