# SPDX-License-Identifier: Apache-2.0
"""What each page is for, said in the window, one key away from everywhere."""
