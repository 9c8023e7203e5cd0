# SPDX-License-Identifier: Apache-2.0
"""The board of systems the ward depends on: how each stood when somebody last tried it."""
