# SPDX-License-Identifier: Apache-2.0
"""One record signed by somebody else, while the window stays as it is."""
