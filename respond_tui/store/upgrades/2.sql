ALTER TABLE stage ADD COLUMN retired_at DATETIME
    CONSTRAINT retired_at_0 CHECK ("retired_at" IS NULL OR (length("retired_at") = 26 AND date("retired_at") BETWEEN '1900-01-01' AND '2200-12-31'));

CREATE TABLE saved_search (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    name VARCHAR(200) NOT NULL,
    line VARCHAR(200) NOT NULL,
    UNIQUE (name),
    CONSTRAINT id_0 CHECK ("id" IS NULL OR (typeof("id") = 'integer')),
    CONSTRAINT created_at_0 CHECK (length("created_at") = 26 AND date("created_at") BETWEEN '1900-01-01' AND '2200-12-31'),
    CONSTRAINT updated_at_0 CHECK (length("updated_at") = 26 AND date("updated_at") BETWEEN '1900-01-01' AND '2200-12-31'),
    CONSTRAINT deleted_at_0 CHECK ("deleted_at" IS NULL OR (length("deleted_at") = 26 AND date("deleted_at") BETWEEN '1900-01-01' AND '2200-12-31')),
    CONSTRAINT name_0 CHECK (typeof("name") = 'text'),
    CONSTRAINT name_1 CHECK (length("name") >= 1),
    CONSTRAINT name_2 CHECK (length("name") <= 200),
    CONSTRAINT line_0 CHECK (typeof("line") = 'text'),
    CONSTRAINT line_1 CHECK (length("line") >= 1),
    CONSTRAINT line_2 CHECK (length("line") <= 200)
);

CREATE TABLE standing (
    application_id INTEGER NOT NULL PRIMARY KEY,
    company TEXT NOT NULL,
    role TEXT,
    applied_on TEXT,
    moved_on TEXT NOT NULL,
    base TEXT NOT NULL,
    rung INTEGER NOT NULL
);

CREATE INDEX ix_standing_moved_on ON standing (moved_on DESC, application_id DESC, base, rung);

CREATE INDEX ix_standing_company ON standing (company COLLATE NOCASE, moved_on DESC, application_id DESC, base, rung);

CREATE INDEX ix_standing_role ON standing (role COLLATE NOCASE, moved_on DESC, application_id DESC, base, rung);

CREATE INDEX ix_standing_rung ON standing (rung DESC, moved_on DESC, application_id DESC, base);

CREATE INDEX ix_standing_applied_on ON standing (applied_on DESC, application_id DESC, moved_on, base, rung);

CREATE TABLE entry (
    application_id INTEGER NOT NULL,
    stage_id INTEGER NOT NULL,
    standing TEXT NOT NULL,
    waits_since TEXT,
    decided_on TEXT,
    PRIMARY KEY (application_id, stage_id)
) WITHOUT ROWID;

CREATE INDEX ix_entry_stage_id ON entry (stage_id, standing, decided_on, waits_since);

CREATE TABLE word (
    kind TEXT NOT NULL,
    folded TEXT NOT NULL,
    word TEXT NOT NULL,
    times INTEGER NOT NULL,
    used_at TEXT NOT NULL,
    PRIMARY KEY (kind, folded, word)
) WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5(
    name, words,
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '1 2 3'
);
