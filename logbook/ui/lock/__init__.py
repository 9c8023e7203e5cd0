# SPDX-License-Identifier: Apache-2.0
"""What stands between the room and the log: the lock page, the cold start, and the note that needs no key."""
