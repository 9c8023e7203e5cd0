# SPDX-License-Identifier: Apache-2.0
"""What the signed PDF says, as blocks; drawn only from the slice that travels inside it."""
