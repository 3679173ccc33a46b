drop table administrators;
