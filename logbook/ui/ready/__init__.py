# SPDX-License-Identifier: Apache-2.0
"""Once a shift: whether there is what is needed to work without the network."""
