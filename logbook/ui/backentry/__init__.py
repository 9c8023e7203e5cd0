# SPDX-License-Identifier: Apache-2.0
"""After the outage: what the log holds and the hospital's own record does not."""
