ALTER TABLE sessions DROP COLUMN passkey;
DROP TABLE half_sessions;
DROP TABLE ceremonies;
DROP TABLE factor_resets;
DROP TABLE recovery_codes;
DROP TABLE totp_offers;
DROP TABLE totp;
DROP TABLE passkeys;
DROP TABLE sealing_keys;
