-- Run once, by the superuser, when the server of compose.yaml is new: the login of DATABASE_URL, and its database.
-- It is no superuser, who would walk through every wall; it makes the roles of the platform, and takes them on.
\getenv password DATABASE_PASSWORD
create role terugweg login createrole password :'password';
create database terugweg owner terugweg encoding 'UTF8';
