-- Whether following the link drops the password of an account that nobody confirmed before: the link was mailed to somebody
-- who asked for another password, and the one that is there may be that of a stranger who registered the address.

alter table mailed_tokens add column drops_password boolean not null default false
    constraint mailed_tokens_drops_password check (not drops_password or purpose = 'activation');
