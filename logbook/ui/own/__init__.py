# SPDX-License-Identifier: Apache-2.0
"""What one person wrote, as the activity log of the published forms: to read, to print, to take away signed."""
