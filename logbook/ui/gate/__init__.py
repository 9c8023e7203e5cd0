# SPDX-License-Identifier: Apache-2.0
"""Acts on devices, and the two calm steps before a life-support device is touched."""
