-- The devices that people sign in from, and what they tell of themselves: for contracts that know of either.

create table devices (
    -- SHA-256 of the identifier that the device was given.
    id_hash bytea primary key,
    account_id integer not null references accounts on delete cascade,
    -- What the client calls it; may be empty.
    label text not null,
    -- Until when nobody is asked for a second factor there; null: it was never confirmed.
    trusted_until timestamptz,
    created_at timestamptz not null,
    last_seen_at timestamptz not null
);
create index devices_account on devices (account_id);
create index devices_last_seen on devices (last_seen_at);

alter table sessions add column device_hash bytea references devices on delete set null;
create index sessions_device on sessions (device_hash) where device_hash is not null;

create table profiles (
    account_id integer primary key references accounts on delete cascade,
    date_of_birth date,
    phone_number text,
    address1 text,
    address2 text,
    city text,
    state text,
    zip_code text,
    country text,
    industry text,
    job_title text,
    opt_in_marketing boolean,
    -- Whether a second factor is asked for once a device only.
    two_factor_per_device boolean,
    -- The terms that were accepted last.
    tnc_id text,
    tnc_accepted_at timestamptz,
    constraint profiles_terms_with_their_time check ((tnc_id is null) = (tnc_accepted_at is null))
);
