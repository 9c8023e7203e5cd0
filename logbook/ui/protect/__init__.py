# SPDX-License-Identifier: Apache-2.0
"""From the first minute's open log to one that only six words open."""
