DROP TABLE duty_links;
DROP TABLE closed_days;
