# SPDX-License-Identifier: Apache-2.0
"""Labels for beds, devices and badges: what is labelled, on which sheet, and out to a printer or a file."""
