# SPDX-License-Identifier: Apache-2.0
"""Small pictures of the log: devices over time, what was looked at, what each hour brought."""
