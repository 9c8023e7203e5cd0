# SPDX-License-Identifier: Apache-2.0
"""The way out: signed PDFs for those who need them."""
