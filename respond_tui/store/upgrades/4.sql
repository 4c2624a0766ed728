ALTER TABLE alert_answer RENAME TO alert_answer_3;

CREATE TABLE alert_answer (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    kind VARCHAR(20) NOT NULL,
    "key" VARCHAR(200) NOT NULL,
    answer VARCHAR(20) NOT NULL,
    until DATE,
    why VARCHAR(200),
    CONSTRAINT known_alertkind CHECK (kind IN ('stage', 'gap', 'question', 'silence', 'slice', 'speed', 'employer')),
    CONSTRAINT known_answer CHECK (answer IN ('snoozed', 'dismissed')),
    CONSTRAINT id_0 CHECK ("id" IS NULL OR (typeof("id") = 'integer')),
    CONSTRAINT created_at_0 CHECK (length("created_at") = 26 AND date("created_at") BETWEEN '1900-01-01' AND '2200-12-31'),
    CONSTRAINT updated_at_0 CHECK (length("updated_at") = 26 AND date("updated_at") BETWEEN '1900-01-01' AND '2200-12-31'),
    CONSTRAINT deleted_at_0 CHECK ("deleted_at" IS NULL OR (length("deleted_at") = 26 AND date("deleted_at") BETWEEN '1900-01-01' AND '2200-12-31')),
    CONSTRAINT key_0 CHECK (typeof("key") = 'text'),
    CONSTRAINT key_1 CHECK (length("key") >= 1),
    CONSTRAINT key_2 CHECK (length("key") <= 200),
    CONSTRAINT until_0 CHECK ("until" IS NULL OR ("until" IS date("until") AND "until" BETWEEN '1900-01-01' AND '2200-12-31')),
    CONSTRAINT why_0 CHECK ("why" IS NULL OR (typeof("why") = 'text')),
    CONSTRAINT why_1 CHECK ("why" IS NULL OR (length("why") <= 200))
);

INSERT INTO sqlite_sequence (name, seq)
    SELECT 'alert_answer', seq FROM sqlite_sequence WHERE name = 'alert_answer_3';

INSERT INTO alert_answer SELECT * FROM alert_answer_3;

DROP TABLE alert_answer_3;

ALTER TABLE commitment RENAME TO commitment_3;

CREATE TABLE commitment (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    kind VARCHAR(20) NOT NULL,
    "key" VARCHAR(200) NOT NULL,
    lever VARCHAR(20) NOT NULL,
    what VARCHAR(200) NOT NULL,
    started_on DATE NOT NULL,
    ends_on DATE NOT NULL,
    baseline VARCHAR(4000000) NOT NULL,
    ended_on DATE,
    verdict VARCHAR(200),
    notes VARCHAR(20000) NOT NULL,
    CONSTRAINT known_alertkind CHECK (kind IN ('stage', 'gap', 'question', 'silence', 'slice', 'speed', 'employer')),
    CONSTRAINT known_lever CHECK (lever IN ('competence', 'focus', 'visibility')),
    CONSTRAINT id_0 CHECK ("id" IS NULL OR (typeof("id") = 'integer')),
    CONSTRAINT created_at_0 CHECK (length("created_at") = 26 AND date("created_at") BETWEEN '1900-01-01' AND '2200-12-31'),
    CONSTRAINT updated_at_0 CHECK (length("updated_at") = 26 AND date("updated_at") BETWEEN '1900-01-01' AND '2200-12-31'),
    CONSTRAINT deleted_at_0 CHECK ("deleted_at" IS NULL OR (length("deleted_at") = 26 AND date("deleted_at") BETWEEN '1900-01-01' AND '2200-12-31')),
    CONSTRAINT key_0 CHECK (typeof("key") = 'text'),
    CONSTRAINT key_1 CHECK (length("key") >= 1),
    CONSTRAINT key_2 CHECK (length("key") <= 200),
    CONSTRAINT what_0 CHECK (typeof("what") = 'text'),
    CONSTRAINT what_1 CHECK (length("what") >= 1),
    CONSTRAINT what_2 CHECK (length("what") <= 200),
    CONSTRAINT started_on_0 CHECK ("started_on" IS date("started_on") AND "started_on" BETWEEN '1900-01-01' AND '2200-12-31'),
    CONSTRAINT ends_on_0 CHECK ("ends_on" IS date("ends_on") AND "ends_on" BETWEEN '1900-01-01' AND '2200-12-31'),
    CONSTRAINT baseline_0 CHECK (typeof("baseline") = 'text'),
    CONSTRAINT baseline_1 CHECK (length("baseline") <= 4000000),
    CONSTRAINT ended_on_0 CHECK ("ended_on" IS NULL OR ("ended_on" IS date("ended_on") AND "ended_on" BETWEEN '1900-01-01' AND '2200-12-31')),
    CONSTRAINT verdict_0 CHECK ("verdict" IS NULL OR (typeof("verdict") = 'text')),
    CONSTRAINT verdict_1 CHECK ("verdict" IS NULL OR (length("verdict") <= 200)),
    CONSTRAINT notes_0 CHECK (typeof("notes") = 'text'),
    CONSTRAINT notes_1 CHECK (length("notes") <= 20000)
);

INSERT INTO sqlite_sequence (name, seq)
    SELECT 'commitment', seq FROM sqlite_sequence WHERE name = 'commitment_3';

INSERT INTO commitment SELECT * FROM commitment_3;

DROP TABLE commitment_3;

ALTER TABLE commitment ADD COLUMN target VARCHAR(200)
    CONSTRAINT target_0 CHECK ("target" IS NULL OR (typeof("target") = 'text'))
    CONSTRAINT target_1 CHECK ("target" IS NULL OR (length("target") <= 200));

ALTER TABLE commitment ADD COLUMN why VARCHAR(200)
    CONSTRAINT why_0 CHECK ("why" IS NULL OR (typeof("why") = 'text'))
    CONSTRAINT why_1 CHECK ("why" IS NULL OR (length("why") <= 200));

CREATE INDEX ix_commitment_ended_on ON commitment (ended_on);

CREATE TABLE commitment_action (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    commitment_id INTEGER NOT NULL,
    text VARCHAR(200) NOT NULL,
    due_on DATE,
    state VARCHAR(20) NOT NULL,
    done_at DATETIME,
    note VARCHAR(20000) NOT NULL,
    position INTEGER NOT NULL,
    FOREIGN KEY(commitment_id) REFERENCES commitment (id),
    CONSTRAINT known_stepstate CHECK (state IN ('open', 'done', 'skipped')),
    CONSTRAINT id_0 CHECK ("id" IS NULL OR (typeof("id") = 'integer')),
    CONSTRAINT created_at_0 CHECK (length("created_at") = 26 AND date("created_at") BETWEEN '1900-01-01' AND '2200-12-31'),
    CONSTRAINT updated_at_0 CHECK (length("updated_at") = 26 AND date("updated_at") BETWEEN '1900-01-01' AND '2200-12-31'),
    CONSTRAINT deleted_at_0 CHECK ("deleted_at" IS NULL OR (length("deleted_at") = 26 AND date("deleted_at") BETWEEN '1900-01-01' AND '2200-12-31')),
    CONSTRAINT commitment_id_0 CHECK (typeof("commitment_id") = 'integer'),
    CONSTRAINT text_0 CHECK (typeof("text") = 'text'),
    CONSTRAINT text_1 CHECK (length("text") >= 1),
    CONSTRAINT text_2 CHECK (length("text") <= 200),
    CONSTRAINT due_on_0 CHECK ("due_on" IS NULL OR ("due_on" IS date("due_on") AND "due_on" BETWEEN '1900-01-01' AND '2200-12-31')),
    CONSTRAINT done_at_0 CHECK ("done_at" IS NULL OR (length("done_at") = 26 AND date("done_at") BETWEEN '1900-01-01' AND '2200-12-31')),
    CONSTRAINT note_0 CHECK (typeof("note") = 'text'),
    CONSTRAINT note_1 CHECK (length("note") <= 20000),
    CONSTRAINT position_0 CHECK (typeof("position") = 'integer'),
    CONSTRAINT position_1 CHECK ("position" >= 1)
);

CREATE INDEX ix_commitment_action_commitment_id ON commitment_action (commitment_id);

CREATE INDEX ix_commitment_action_state_due_on ON commitment_action (state, due_on);

CREATE TABLE commitment_week (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    commitment_id INTEGER NOT NULL,
    "on" DATE NOT NULL,
    went VARCHAR(20) NOT NULL,
    line VARCHAR(200),
    FOREIGN KEY(commitment_id) REFERENCES commitment (id),
    CONSTRAINT known_went CHECK (went IN ('good', 'so-so', 'not')),
    CONSTRAINT id_0 CHECK ("id" IS NULL OR (typeof("id") = 'integer')),
    CONSTRAINT created_at_0 CHECK (length("created_at") = 26 AND date("created_at") BETWEEN '1900-01-01' AND '2200-12-31'),
    CONSTRAINT updated_at_0 CHECK (length("updated_at") = 26 AND date("updated_at") BETWEEN '1900-01-01' AND '2200-12-31'),
    CONSTRAINT deleted_at_0 CHECK ("deleted_at" IS NULL OR (length("deleted_at") = 26 AND date("deleted_at") BETWEEN '1900-01-01' AND '2200-12-31')),
    CONSTRAINT commitment_id_0 CHECK (typeof("commitment_id") = 'integer'),
    CONSTRAINT on_0 CHECK ("on" IS date("on") AND "on" BETWEEN '1900-01-01' AND '2200-12-31'),
    CONSTRAINT line_0 CHECK ("line" IS NULL OR (typeof("line") = 'text')),
    CONSTRAINT line_1 CHECK ("line" IS NULL OR (length("line") <= 200))
);

CREATE INDEX ix_commitment_week_commitment_id ON commitment_week (commitment_id);

CREATE TABLE assumption (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    created_at DATETIME NOT NULL,
    updated_at DATETIME NOT NULL,
    deleted_at DATETIME,
    area VARCHAR(20) NOT NULL,
    text VARCHAR(200) NOT NULL,
    about VARCHAR(200),
    test VARCHAR(200),
    due_on DATE,
    verdict VARCHAR(20) NOT NULL,
    verdict_note VARCHAR(20000) NOT NULL,
    decided_on DATE,
    CONSTRAINT known_assumptionarea CHECK (area IN ('fit', 'demand', 'market')),
    CONSTRAINT known_verdict CHECK (verdict IN ('open', 'held', 'fell')),
    CONSTRAINT id_0 CHECK ("id" IS NULL OR (typeof("id") = 'integer')),
    CONSTRAINT created_at_0 CHECK (length("created_at") = 26 AND date("created_at") BETWEEN '1900-01-01' AND '2200-12-31'),
    CONSTRAINT updated_at_0 CHECK (length("updated_at") = 26 AND date("updated_at") BETWEEN '1900-01-01' AND '2200-12-31'),
    CONSTRAINT deleted_at_0 CHECK ("deleted_at" IS NULL OR (length("deleted_at") = 26 AND date("deleted_at") BETWEEN '1900-01-01' AND '2200-12-31')),
    CONSTRAINT text_0 CHECK (typeof("text") = 'text'),
    CONSTRAINT text_1 CHECK (length("text") >= 1),
    CONSTRAINT text_2 CHECK (length("text") <= 200),
    CONSTRAINT about_0 CHECK ("about" IS NULL OR (typeof("about") = 'text')),
    CONSTRAINT about_1 CHECK ("about" IS NULL OR (length("about") <= 200)),
    CONSTRAINT test_0 CHECK ("test" IS NULL OR (typeof("test") = 'text')),
    CONSTRAINT test_1 CHECK ("test" IS NULL OR (length("test") <= 200)),
    CONSTRAINT due_on_0 CHECK ("due_on" IS NULL OR ("due_on" IS date("due_on") AND "due_on" BETWEEN '1900-01-01' AND '2200-12-31')),
    CONSTRAINT verdict_note_0 CHECK (typeof("verdict_note") = 'text'),
    CONSTRAINT verdict_note_1 CHECK (length("verdict_note") <= 20000),
    CONSTRAINT decided_on_0 CHECK ("decided_on" IS NULL OR ("decided_on" IS date("decided_on") AND "decided_on" BETWEEN '1900-01-01' AND '2200-12-31'))
);

CREATE INDEX ix_assumption_verdict_due_on ON assumption (verdict, due_on);
