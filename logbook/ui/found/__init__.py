# SPDX-License-Identifier: Apache-2.0
"""What was found about a log when it was opened, and the only way on."""
