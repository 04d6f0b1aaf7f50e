ALTER TABLE motions DROP COLUMN approved_intent;
ALTER TABLE motions DROP COLUMN proposed_intent;
DROP INDEX sessions_before;
ALTER TABLE sessions DROP COLUMN renewed;
ALTER TABLE sessions DROP COLUMN before;
ALTER TABLE sessions DROP COLUMN name;
DROP TABLE parked;
DROP TABLE intents;
