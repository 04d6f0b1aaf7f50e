DROP TABLE invitation_links;
DROP TABLE silenced;
DROP TABLE outbox;
