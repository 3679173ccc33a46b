-- What is asked for at sign-in besides the password, whichever contract enabled it.

create table second_factors (
    account_id integer not null references accounts on delete cascade,
    -- mail: a code is mailed to the primary address.
    kind text not null constraint second_factors_known_kind check (kind in ('mail')),
    enabled_at timestamptz not null,
    constraint second_factors_one_of_a_kind primary key (account_id, kind)
);
