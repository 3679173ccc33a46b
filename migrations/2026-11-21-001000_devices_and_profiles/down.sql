drop table profiles;
alter table sessions drop column device_hash;
drop table devices;
