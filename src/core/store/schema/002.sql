-- SPDX-License-Identifier: GPL-3.0-or-later
-- A project, version 2: finding the next thing to undo or redo without reading the whole history.

CREATE INDEX history_by_state ON history (state, number);
