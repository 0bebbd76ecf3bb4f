BEGIN TRANSACTION;
CREATE TABLE activity (
	tenant VARCHAR(64) NOT NULL, 
	timesheet_id INTEGER NOT NULL, 
	activity_id VARCHAR(40) NOT NULL, 
	sync_token VARCHAR(20) NOT NULL, 
	content VARCHAR(64) NOT NULL, 
	PRIMARY KEY (tenant, timesheet_id)
);
CREATE TABLE audit (
	number INTEGER NOT NULL, 
	tenant VARCHAR(64) NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	who TEXT NOT NULL, 
	what TEXT NOT NULL, 
	subject VARCHAR(64) NOT NULL, 
	why VARCHAR(20) NOT NULL, 
	PRIMARY KEY (number)
);
CREATE TABLE cursor (
	tenant VARCHAR(64) NOT NULL, 
	stream VARCHAR(80) NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (tenant, stream)
);
CREATE TABLE customer (
	tenant VARCHAR(64) NOT NULL, 
	jobcode_id INTEGER NOT NULL, 
	customer_id VARCHAR(40) NOT NULL, 
	path TEXT NOT NULL, 
	PRIMARY KEY (tenant, jobcode_id)
);
CREATE TABLE entry (
	tenant VARCHAR(64) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	timesheet_id INTEGER, 
	jobcode_id INTEGER, 
	"key" VARCHAR(64) NOT NULL, 
	user_id INTEGER, 
	email TEXT NOT NULL, 
	date VARCHAR(10) NOT NULL, 
	seconds INTEGER NOT NULL, 
	notes TEXT NOT NULL, 
	fields TEXT NOT NULL, 
	locked INTEGER NOT NULL, 
	state VARCHAR(12) NOT NULL, 
	reason TEXT NOT NULL, 
	marker VARCHAR(16) NOT NULL, 
	modified VARCHAR(40) NOT NULL, 
	approved BOOLEAN NOT NULL, 
	PRIMARY KEY (tenant, id)
);
CREATE TABLE intent (
	id VARCHAR(64) NOT NULL, 
	tenant VARCHAR(64) NOT NULL, 
	system VARCHAR(20) NOT NULL, 
	operation VARCHAR(40) NOT NULL, 
	subject VARCHAR(64) NOT NULL, 
	body TEXT NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	sent_at VARCHAR(40) NOT NULL, 
	attempts INTEGER NOT NULL, 
	PRIMARY KEY (id)
);
CREATE TABLE link (
	tenant VARCHAR(64) NOT NULL, 
	"key" VARCHAR(64) NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	jobcode_id INTEGER NOT NULL, 
	karbon_name TEXT NOT NULL, 
	code_name TEXT NOT NULL, 
	state VARCHAR(20) NOT NULL, 
	reason TEXT NOT NULL, 
	id INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(tenant) REFERENCES tenant (id)
);
INSERT INTO "link" VALUES('2LPSrkzbYrn4','3lqJTR4pYcW','Organization',9050,'Acme','Acme','linked','created',1);
CREATE TABLE meta (
	name VARCHAR(64) NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "meta" VALUES('schema','1');
CREATE TABLE observation (
	tenant VARCHAR(64) NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	id VARCHAR(64) NOT NULL, 
	record BLOB NOT NULL, 
	PRIMARY KEY (tenant, kind, id)
);
CREATE TABLE tenant (
	id VARCHAR(64) NOT NULL, 
	account VARCHAR(200) NOT NULL, 
	company TEXT NOT NULL, 
	connected BOOLEAN NOT NULL, 
	settings TEXT NOT NULL, 
	connected_by TEXT NOT NULL, 
	since VARCHAR(40) NOT NULL, 
	synced_at VARCHAR(40), 
	PRIMARY KEY (id)
);
INSERT INTO "tenant" VALUES('2LPSrkzbYrn4','harbour','Harbour Street Accounting',1,'{"contact_types":["Client"],"track_work":true}','priya@harbour.example','2026-03-02T09:00:00+00:00',NULL);
CREATE INDEX open_intents ON intent (tenant, state);
CREATE INDEX entry_jobcode ON entry (tenant, jobcode_id);
CREATE INDEX entry_key ON entry (tenant, "key");
CREATE UNIQUE INDEX entry_timesheet ON entry (tenant, timesheet_id);
CREATE INDEX entry_state ON entry (tenant, state);
CREATE UNIQUE INDEX one_owner ON link (tenant, jobcode_id) WHERE state <> 'retired';
CREATE UNIQUE INDEX one_live_link ON link (tenant, "key") WHERE state <> 'retired';
COMMIT;
