drop index accounts_newest;
