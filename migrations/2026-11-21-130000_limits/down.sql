drop table guess_counters;
drop table rate_counters;
