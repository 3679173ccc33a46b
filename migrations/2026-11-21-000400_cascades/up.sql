-- An account takes its sessions and links along, and a changed password or address voids all links: each looks for the rows
-- of one account, whatever became of them, which the partial indexes do not answer. Without these, every account that
-- lapses or is deleted reads both tables as a whole.
create index sessions_account on sessions (account_id);
create index mailed_tokens_account on mailed_tokens (account_id);
-- The other one answers nothing that this one does not.
drop index sessions_live;
