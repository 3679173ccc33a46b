drop table onboarding_events;
drop table onboardings;
drop table user_settings;
drop table notifications;
