-- Codes that are mailed to people who are signed in, and the changes of password that wait for one.

create table mailed_act_codes (
    id bigint generated always as identity primary key,
    account_id integer not null references accounts on delete cascade,
    -- What the code is for: one act in one session. As in one_time_codes.
    slot bytea not null,
    -- Whether it is the code of a change of password. Such are counted by themselves: nobody gets one without the password,
    -- so whoever only holds a session cannot use them up.
    is_password_change boolean not null,
    mailed_at timestamptz not null
);
create index mailed_act_codes_account on mailed_act_codes (account_id, mailed_at);
create index mailed_act_codes_mailed on mailed_act_codes (mailed_at);

create table pending_password_changes (
    -- One an account: a newer one takes its place.
    account_id integer primary key references accounts on delete cascade,
    -- The session that began it, and the only one that can finish it.
    session_id uuid not null references sessions on delete cascade,
    -- The version of the account when the old password was checked: what raises it ends the change.
    token_version integer not null,
    -- The hash of the new password, encrypted.
    password_sealed bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    -- Codes mailed so far.
    codes_sent smallint not null
);
create index pending_password_changes_session on pending_password_changes (session_id);
create index pending_password_changes_expiry on pending_password_changes (expires_at);
