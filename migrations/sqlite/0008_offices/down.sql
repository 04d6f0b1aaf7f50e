DROP TABLE preparations;
DROP TABLE registered_addresses;
DROP TABLE credential_letters;
DROP TABLE takings;
ALTER TABLE comment_drafts DROP COLUMN published_by;
ALTER TABLE appointments DROP COLUMN vote_confirmed_by;
ALTER TABLE appointments DROP COLUMN vote_confirmed;
ALTER TABLE votes DROP COLUMN second_seat;
