# SPDX-License-Identifier: Apache-2.0
"""The page that prints blank forms, posters and the whole box."""
