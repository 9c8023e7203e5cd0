# SPDX-License-Identifier: Apache-2.0
"""One shift hands over to the next: walked bed to bed, signed by both."""
