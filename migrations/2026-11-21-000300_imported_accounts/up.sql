-- What an account was when it was imported: links that the former service mailed name it so.

create table imported_accounts (
    account_id integer primary key references accounts on delete cascade,
    -- As the former service wrote it. Where two were called so, the one that came last.
    username text not null constraint imported_accounts_username unique,
    -- The primary address, case folded: links prove no other.
    address_key text not null,
    -- Links that were signed later are not accepted.
    imported_at timestamptz not null
);
