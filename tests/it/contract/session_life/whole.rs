//! A whole life at the session contract: how Skywalker comes, what he does with his account, and how he leaves. A chapter for
//! each thing that a client has to know; every field is asked at least once, here or in the tests beside this file.

use super::*;
use crate::contract::session::{
    ChangeEmailVariables, ChangePasswordVariables, Date, LinkVariables, PasswordResetParams, Reason, Registration,
    ShownVariables,
};

const NEW: &str = "there is another skywalker";
const FORGOTTEN: &str = "luminous beings are we";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_whole_life() {
    let service = Service::start(&[]).await;
    let (mut ship, mut droid) = (Device::called("X-wing", &service), Device::called("R2-D2", &service));
    he_registers_and_confirms_his_address(&ship).await;
    he_signs_in_and_tells_who_he_is(&mut ship).await;
    he_wants_codes_to_be_asked_for(&ship, &mut droid).await;
    he_changes_his_password_with_a_code(&mut ship, &droid).await;
    he_forgets_it(&mut ship, &mut droid).await;
    each_device_is_trusted_for_itself(&mut ship, &mut droid).await;
    he_signs_out_what_he_lost(&ship, &mut droid).await;
    he_moves_to_another_address(&mut ship, &mut droid).await;
    he_wants_no_more_codes(&mut ship).await;
    service.keeps_no_secrets().await;
    he_leaves(&mut ship).await;
    service.keeps_no_secrets().await;
}

fn following(token: &str) -> LinkVariables<'_> {
    LinkVariables { token }
}

/// The code that is mailed for an act of somebody who is signed in.
async fn code_for(device: &Device<'_>, reason: Reason) -> String {
    let sent = device.ask(session::SendCode::build(session::ReasonVariables { reason })).await.unwrap().send.unwrap();
    assert!(sent.status == 200 && sent.expires_at > sent.resend_available_at, "{sent:?}");
    newest_code(device.service).await
}

async fn he_registers_and_confirms_his_address(nowhere: &Device<'_>) {
    let service = nowhere.service;
    let input = Registration {
        email: email(),
        password: PASSWORD,
        first_name: "Luke",
        last_name: "Skywalker",
        // One is made up for whoever tells none.
        username: Some(NAME),
        date_of_birth: Some(Date("1977-05-25".to_owned())),
        phone_number: None,
        address1: Some("Lars homestead"),
        address2: None,
        city: Some("Anchorhead"),
        state: None,
        zip_code: None,
        country: Some("tn"),
        opt_in_marketing: Some(false),
        tnc_id: None,
    };
    let register = |input| session::Register::build(session::RegisterVariables { input });
    // Everything that is wrong is told at once, each with its place.
    let wrong = Registration { password: "12345678", phone_number: Some("hello there"), ..input.clone() };
    let told = nowhere.ask(register(wrong)).await.unwrap_err();
    assert_eq!(told.code, "VALIDATION_ERROR");
    let faults: Vec<_> = told.fields.iter().map(|fault| (fault.path.join("."), fault.reason.as_str())).collect();
    assert!(faults.contains(&("input.password".to_owned(), "WEAK_PASSWORD")), "{faults:?}");
    assert!(faults.contains(&("input.phoneNumber".to_owned(), "PHONE_INVALID")), "{faults:?}");

    let registered = nowhere.ask(register(input.clone())).await.unwrap().register.unwrap();
    assert_eq!((registered.status, registered.user_status.as_deref()), (200, Some("UNVERIFIED")));
    let first = mailed_token(service).await;
    // Whoever asks for an address that is somebody's already learns nothing, and its owner is told.
    let again = Registration { username: None, ..input };
    assert_eq!(nowhere.ask(register(again)).await.unwrap().register.unwrap(), registered);
    assert!(service.mails().await.pop().unwrap().text.contains("somebody tried to register"));

    let resend = session::ResendConfirmation::build(session::AddressVariables { email: email() });
    assert_eq!(nowhere.ask(resend).await.unwrap().resend_confirmation.unwrap().status, 200);
    let link = mailed_token(service).await;
    let confirm = |token| session::ConfirmEmail::build(following(token));
    assert_eq!(nowhere.is_refused(confirm(&first)).await, "TOKEN_INVALID");
    let confirmed = nowhere.ask(confirm(&link)).await.unwrap().confirm_email.unwrap();
    assert_eq!((confirmed.status, confirmed.message.is_some()), (200, true));
    // None of this signed anybody in.
    assert_eq!(nowhere.is_refused(session::Profile::build(())).await, "UNAUTHENTICATED");
}

async fn he_signs_in_and_tells_who_he_is(ship: &mut Device<'_>) {
    let first = ship.sign_in().await;
    assert_eq!((first.status, first.user_status.as_deref()), (Some(200), Some("ACTIVE")));
    let profile = ship.profile().await.unwrap();
    assert_eq!((profile.first_name.as_str(), profile.city.as_deref()), ("Luke", Some("Anchorhead")));
    assert_eq!(profile.date_of_birth.as_deref(), Some("1977-05-25"));
    // What is not said stays; an empty line erases.
    let told = UpdateProfileInput {
        city: Some(""),
        country: Some("nz"),
        job_title: Some("Pilot"),
        opt_in_marketing: Some(true),
        ..UpdateProfileInput::default()
    };
    let changed = ship.update(told, None).await.unwrap();
    assert_eq!((changed.city.as_deref(), changed.country.as_deref()), (None, Some("NZ")));
    assert_eq!((changed.job_title.as_deref(), changed.address1.as_deref()), (Some("Pilot"), Some("Lars homestead")));
    assert_eq!((changed.opt_in_marketing, &changed.date_of_birth), (Some(true), &profile.date_of_birth));
    assert_eq!(ship.profile().await.unwrap(), changed);
    // All of it or nothing.
    let half = UpdateProfileInput { city: Some("Dagobah"), country: Some("swamp"), ..UpdateProfileInput::default() };
    let refused = ship.update(half, None).await.unwrap_err();
    assert_eq!((refused.code.as_str(), refused.fields[0].reason.as_str()), ("VALIDATION_ERROR", "COUNTRY_INVALID"));
    assert_eq!(ship.profile().await.unwrap(), changed);
}

async fn he_wants_codes_to_be_asked_for(ship: &Device<'_>, droid: &mut Device<'_>) {
    droid.sign_in().await;
    assert_eq!(ship.enable_codes().await.two_factor_auth, Some(true));
    // Whoever came in without a code is out, but for the session that asked for codes.
    assert_eq!(droid.profile().await, None);
    let waiting = droid.sign_in().await;
    assert_eq!((waiting.status, waiting.prompt_two_factor_auth), (Some(202), Some(true)));
    assert!(waiting.token.is_none() && waiting.refresh_token.is_none());
    let session = droid.enter_mailed_code(&waiting).await;
    assert_eq!((session.status, session.prompt_two_factor_auth), (Some(200), Some(false)));
    assert!(droid.profile().await.is_some_and(|profile| profile.two_factor_auth == Some(true)));
}

async fn he_changes_his_password_with_a_code(ship: &mut Device<'_>, droid: &Device<'_>) {
    let service = ship.service;
    let change = |old, new| session::ChangePassword::build(ChangePasswordVariables { old, new });
    let confirm = |code| session::ConfirmChangePassword::build(session::ConfirmChangeVariables { code });
    assert_eq!(ship.is_refused(change("a guess", NEW)).await, "WRONG_PASSWORD");
    assert_eq!(ship.ask(change(PASSWORD, PASSWORD)).await.unwrap_err().fields[0].reason, "PASSWORD_UNCHANGED");
    assert_eq!(ship.is_refused(confirm("123456")).await, "NOTHING_PENDING");
    // The new password waits for the code that was mailed.
    let waiting = ship.ask(change(PASSWORD, NEW)).await.unwrap().change_password.unwrap();
    assert_eq!((waiting.status, waiting.prompt_two_factor_auth), (Some(202), Some(true)));
    assert!(waiting.token.is_none() && waiting.session_id.is_none());
    assert_eq!(ship.is_refused(session::ResendChangePassword::build(())).await, "TOO_MANY_CODES");
    service.move_clock(MINUTE);
    let resent = ship.ask(session::ResendChangePassword::build(())).await.unwrap().resend.unwrap();
    assert_eq!(resent.status, 200);
    // It is asked for in the session that began the change, and in no other.
    let code = newest_code(service).await;
    assert_eq!(droid.is_refused(confirm(&code)).await, "NOTHING_PENDING");
    assert!(droid.profile().await.is_some());
    let changed = ship.ask(confirm(&code)).await.unwrap().confirm.unwrap();
    assert_eq!(ship.profile().await, None);
    ship.keep(changed);
    ship.password = NEW;
    assert!(ship.profile().await.is_some());
    assert_eq!(droid.profile().await, None);
    assert_eq!(ship.sessions().await.len(), 1);
}

async fn he_forgets_it<'a>(ship: &mut Device<'a>, droid: &mut Device<'a>) {
    let forgot = |email| session::ForgotPassword::build(session::AddressVariables { email });
    let told = droid.ask(forgot(email())).await.unwrap().forgot_password.unwrap();
    let nobody = EmailAddress("nobody@example.org".to_owned());
    assert_eq!(droid.ask(forgot(nobody.clone())).await.unwrap().forgot_password.unwrap(), told);
    let token = mailed_token(ship.service).await;
    let reset = |new_password, email| {
        let params = PasswordResetParams { token: &token, new_password, email };
        session::ConfirmPasswordReset::build(session::PasswordResetVariables { params })
    };
    assert_eq!(droid.is_refused(reset(FORGOTTEN, Some(nobody))).await, "TOKEN_INVALID");
    assert!(droid.ask(reset("12345678", None)).await.unwrap_err().fields.iter().all(|it| it.reason == "WEAK_PASSWORD"));
    let done = droid.ask(reset(FORGOTTEN, Some(email()))).await.unwrap().confirm_password_reset.unwrap();
    assert_eq!(done.status, 200);
    assert_eq!(droid.is_refused(reset(FORGOTTEN, None)).await, "TOKEN_INVALID");
    // Everybody is out, and the link signs nobody in: there still is a second factor.
    assert_eq!(ship.profile().await, None);
    for device in [ship, droid] {
        device.password = FORGOTTEN;
        let waiting = device.sign_in().await;
        assert_eq!(waiting.status, Some(202));
        device.enter_mailed_code(&waiting).await;
        assert!(device.profile().await.is_some());
    }
}

async fn each_device_is_trusted_for_itself<'a>(ship: &mut Device<'a>, droid: &mut Device<'a>) {
    ship.service.move_clock(11 * MINUTE);
    let once = || UpdateProfileInput { two_factor_auth_per_device: Some(true), ..UpdateProfileInput::default() };
    // It weakens what is asked for at sign-in: so he proves once more who he is. A code is good for one act only.
    assert_eq!(ship.update(once(), None).await.unwrap_err().reason, "REAUTH_REQUIRED");
    let code = code_for(ship, Reason::CloseAccount).await;
    assert_eq!(ship.update(once(), Some(&code)).await.unwrap_err().reason, "CODE_INVALID");
    let code = code_for(ship, Reason::UpdateProfile).await;
    assert_eq!(ship.update(once(), Some(&code)).await.unwrap().two_factor_auth_per_device, Some(true));
    for device in [&mut *ship, &mut *droid] {
        let waiting = device.sign_in().await;
        assert_eq!(waiting.status, Some(202));
        device.enter_mailed_code(&waiting).await;
        assert_eq!(device.sign_in().await.status, Some(200));
    }
}

async fn he_signs_out_what_he_lost(ship: &Device<'_>, droid: &mut Device<'_>) {
    let device_name = |name| move |session: &&session::Session| session.device_name.as_deref() == Some(name);
    // One session: the droid keeps its trust.
    let before = droid.sign_in().await;
    let revoke = |id| session::RevokeSession::build(session::SessionVariables { id });
    let ended = ship.ask(revoke(before.session_id.as_deref().unwrap())).await.unwrap().revoke_session.unwrap();
    assert_eq!(ended, session::LogoutResult { status: 200, sessions_ended: 1 });
    assert_eq!(ship.is_refused(revoke(before.session_id.as_deref().unwrap())).await, "SESSION_UNKNOWN");
    assert_eq!(droid.profile().await, None);
    assert_eq!(droid.sign_in().await.status, Some(200));
    // The whole device: all its sessions end, and it is asked for a code again.
    let sessions = ship.sessions().await;
    let of_droid = sessions.iter().filter(device_name("R2-D2")).count();
    let lost = sessions.iter().find(device_name("R2-D2")).and_then(|session| session.device_id.as_deref());
    let left = ship.ask(leaving(lost)).await.unwrap().logout.unwrap();
    assert_eq!(usize::try_from(left.sessions_ended).unwrap(), of_droid);
    assert_eq!(ship.sessions().await.iter().filter(device_name("R2-D2")).count(), 0);
    let waiting = droid.sign_in().await;
    assert_eq!(waiting.status, Some(202));
    droid.enter_mailed_code(&waiting).await;
}

async fn he_moves_to_another_address(ship: &mut Device<'_>, droid: &mut Device<'_>) {
    let service = ship.service;
    let ahch_to = EmailAddress("luke@example.com".to_owned());
    service.move_clock(11 * MINUTE);
    let change =
        |code| session::ChangeEmail::build(ChangeEmailVariables { email: ahch_to.clone(), password: None, code });
    assert_eq!(ship.is_refused(change(None)).await, "REAUTH_REQUIRED");
    let code = code_for(ship, Reason::ChangeEmail).await;
    let asked = ship.ask(change(Some(&code))).await.unwrap().change_email.unwrap();
    assert_eq!(asked.status, 202);
    // Until the link is followed nothing has changed.
    assert_eq!(ship.profile().await.unwrap().email, email());
    let link = mailed_token(service).await;
    let confirm = || session::ConfirmEmailChange::build(following(&link));
    let moved = ship.ask(confirm()).await.unwrap().confirm_email_change.unwrap();
    assert_eq!(moved.status, 200);
    assert_eq!(ship.ask(confirm()).await.unwrap_err().fields[0].reason, "TOKEN_INVALID");
    assert_eq!(ship.profile().await.unwrap().email, ahch_to);
    // Codes are mailed there from now on, and sessions go on.
    assert!(droid.profile().await.is_some());
    ship.email = ahch_to.clone();
    let mut elsewhere = Device::called("Falcon", service);
    (elsewhere.email, elsewhere.password) = (ahch_to.clone(), ship.password);
    let waiting = elsewhere.sign_in().await;
    assert_eq!(service.mails().await.last().unwrap().to, ahch_to.0);
    elsewhere.enter_mailed_code(&waiting).await;
    assert!(elsewhere.profile().await.is_some());
}

async fn he_wants_no_more_codes(ship: &mut Device<'_>) {
    let disable = |code| session::DisableCodes::build(ShownVariables { password: None, code });
    assert_eq!(ship.is_refused(disable(None)).await, "REAUTH_REQUIRED");
    let code = code_for(ship, Reason::DisableTwoFactorAuth).await;
    let disabled = ship.ask(disable(Some(&code))).await.unwrap().disable.unwrap();
    assert_eq!(disabled.two_factor_auth, Some(false));
    assert_eq!(ship.is_refused(disable(Some(&code))).await, "CODE_INVALID");
    assert_eq!(ship.sign_in().await.status, Some(200));
}

async fn he_leaves(ship: &mut Device<'_>) {
    ship.service.move_clock(11 * MINUTE);
    let close = || session::CloseAccount::build(ShownVariables::default());
    assert_eq!(ship.is_refused(close()).await, "REAUTH_REQUIRED");
    // For ten minutes after that he is asked for nothing more.
    let prove = |password| session::Reauthenticate::build(session::ReauthenticateVariables { password });
    assert_eq!(ship.is_refused(prove("a guess")).await, "WRONG_PASSWORD");
    let proved = ship.ask(prove(ship.password)).await.unwrap().reauthenticate.unwrap();
    assert_eq!((proved.status, proved.valid_until.0.is_empty()), (200, false));
    let closed = ship.ask(close()).await.unwrap().close_account.unwrap();
    assert_eq!(closed.status, 200);
    let goodbye = ship.service.mails().await.pop().unwrap();
    assert_eq!(goodbye.to, ship.email.0);
    assert_eq!(ship.profile().await, None);
    assert_eq!(ship.renew().await.unwrap_err().reason, "TOKEN_INVALID");
    let credentials = LoginCredentials {
        email: Some(ship.email.clone()),
        username: None,
        password: ship.password,
        device_info: None,
    };
    let sign_in = session::Login::build(session::LoginVariables { credentials });
    assert_eq!(ship.is_refused(sign_in).await, "INVALID_CREDENTIALS");
}
