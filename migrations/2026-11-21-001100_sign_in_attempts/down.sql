drop table one_time_codes;
drop table sign_in_attempts;
