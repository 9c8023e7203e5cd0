# SPDX-License-Identifier: Apache-2.0
"""What cannot be taken back: erasing a part of a record, retiring a log."""
