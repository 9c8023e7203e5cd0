# SPDX-License-Identifier: Apache-2.0
"""How the program looks: colours, type, icons and the marks of state. No widget is built here."""
