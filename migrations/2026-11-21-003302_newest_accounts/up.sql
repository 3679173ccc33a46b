-- Administrators look at the newest accounts first, and search them in that order.

create index accounts_newest on accounts (created_at desc, id desc);
