# SPDX-License-Identifier: Apache-2.0
"""Paper: values in, an accessible archival PDF out. Typed text is only ever drawn, never interpreted."""
