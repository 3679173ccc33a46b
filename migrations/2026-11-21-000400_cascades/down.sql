create index sessions_live on sessions (account_id) where ended_at is null;
drop index mailed_tokens_account;
drop index sessions_account;
