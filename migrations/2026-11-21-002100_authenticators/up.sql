-- Authenticator apps, and the codes that replace one that is lost.

create table authenticators (
    account_id integer primary key references accounts on delete cascade,
    -- The secret, encrypted.
    secret_sealed bytea not null,
    created_at timestamptz not null,
    -- When a code of it was right for the first time: before, it is asked for by nobody.
    confirmed_at timestamptz,
    -- The last step that a code was taken of: none is taken twice, nor an earlier one.
    last_step bigint not null,
    -- Wrong codes that were shown in sessions since, and when the first of them was.
    failures smallint not null default 0,
    failing_since timestamptz
);

create table recovery_codes (
    account_id integer not null references accounts on delete cascade,
    code_mac bytea not null,
    created_at timestamptz not null,
    used_at timestamptz,
    primary key (account_id, code_mac)
);

-- Codes of an app that were tried for a sign-in. Those that are mailed count for themselves.
alter table sign_in_attempts
    add column tries smallint not null default 0 constraint sign_in_attempts_five_tries check (tries between 0 and 5);

alter table second_factors
    drop constraint second_factors_known_kind,
    add constraint second_factors_known_kind check (kind in ('mail', 'authenticator'));
