-- Accounts whose password an administrator set: it has to be changed before anything else is done.

create table temporary_passwords (
    account_id integer primary key references accounts on delete cascade,
    created_at timestamptz not null,
    -- From then on the password signs nobody in.
    expires_at timestamptz not null
);
