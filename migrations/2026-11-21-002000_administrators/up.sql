-- Who administers the service.

create table administrators (
    account_id integer primary key references accounts on delete cascade,
    since timestamptz not null
);
