//! The mails of the platform contract, in the operator's words.

use super::administration::{administrator, settled};
use super::social::Scene;
use super::text;
use super::ways_in::passkey_id;
use crate::support::directory;
use crate::support::journey::authenticator::authenticator_code;
use crate::support::passkey::Algorithm;
use crate::support::world::World;
use serde_json::json;

/// The kinds of mails, and the settings of the templates of subject and mail.
const KINDS: &[(&str, &str, &str)] = &[
    (
        "social_account_opened",
        "PLATFORM__EMAIL_SUBJECT_SOCIAL_ACCOUNT_OPENED",
        "PLATFORM__EMAIL_TEMPLATE_SOCIAL_ACCOUNT_OPENED",
    ),
    (
        "social_account_linked",
        "PLATFORM__EMAIL_SUBJECT_SOCIAL_ACCOUNT_LINKED",
        "PLATFORM__EMAIL_TEMPLATE_SOCIAL_ACCOUNT_LINKED",
    ),
    (
        "social_account_unlinked",
        "PLATFORM__EMAIL_SUBJECT_SOCIAL_ACCOUNT_UNLINKED",
        "PLATFORM__EMAIL_TEMPLATE_SOCIAL_ACCOUNT_UNLINKED",
    ),
    ("passkey_added", "PLATFORM__EMAIL_SUBJECT_PASSKEY_ADDED", "PLATFORM__EMAIL_TEMPLATE_PASSKEY_ADDED"),
    ("passkey_removed", "PLATFORM__EMAIL_SUBJECT_PASSKEY_REMOVED", "PLATFORM__EMAIL_TEMPLATE_PASSKEY_REMOVED"),
    (
        "recovery_codes_replaced",
        "PLATFORM__EMAIL_SUBJECT_RECOVERY_CODES_REPLACED",
        "PLATFORM__EMAIL_TEMPLATE_RECOVERY_CODES_REPLACED",
    ),
    ("organization_added", "PLATFORM__EMAIL_SUBJECT_ORGANIZATION_ADDED", "PLATFORM__EMAIL_TEMPLATE_ORGANIZATION_ADDED"),
    (
        "organization_invitation",
        "PLATFORM__EMAIL_SUBJECT_ORGANIZATION_INVITATION",
        "PLATFORM__EMAIL_TEMPLATE_ORGANIZATION_INVITATION",
    ),
    (
        "administrator_granted",
        "PLATFORM__EMAIL_SUBJECT_ADMINISTRATOR_GRANTED",
        "PLATFORM__EMAIL_TEMPLATE_ADMINISTRATOR_GRANTED",
    ),
    ("api_key_created", "PLATFORM__EMAIL_SUBJECT_API_KEY_CREATED", "PLATFORM__EMAIL_TEMPLATE_API_KEY_CREATED"),
    ("recovery_code_used", "PLATFORM__EMAIL_SUBJECT_RECOVERY_CODE_USED", "PLATFORM__EMAIL_TEMPLATE_RECOVERY_CODE_USED"),
];

/// A service with a template of its own for each kind.
async fn scene() -> Scene {
    let directory = directory();
    std::fs::create_dir_all(&directory).unwrap();
    let mut settings = vec![("MAIL__TEMPLATES".to_owned(), directory.to_str().unwrap().to_owned())];
    for (kind, subject, html) in KINDS {
        std::fs::write(directory.join(format!("{kind}.html")), format!("<p>{kind} of ours</p>")).unwrap();
        std::fs::write(directory.join(format!("{kind}.txt")), format!("{kind} of ours")).unwrap();
        std::fs::write(directory.join(format!("{kind}_subject.txt")), format!("{kind} for {{{{ user.email }}}}"))
            .unwrap();
        settings.push(((*subject).to_owned(), format!("{kind}_subject.txt")));
        settings.push(((*html).to_owned(), format!("{kind}.html")));
    }
    let settings: Vec<(&str, &str)> = settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    Scene::new(&settings).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_mail_is_worded_with_the_templates_that_its_settings_name() {
    let scene = scene().await;
    let newest = async |kind: &str| {
        let mail = scene.service.whole_mail().await;
        assert_eq!(mail.header("Subject"), format!("{kind} for luke@example.org"));
        assert!(mail.text().contains(&format!("{kind} of ours")) && mail.html().contains("<p>"), "{}", mail.text());
    };
    let owner = scene.newcomer("luke").await;
    let (guest, access) = (&scene.guest, owner.access.as_str());
    newest("social_account_opened").await;
    scene.link_telegram(access, 3).await;
    newest("social_account_linked").await;
    guest.unlink(access, "telegram").await.unwrap();
    newest("social_account_unlinked").await;
    owner.passkey(Algorithm::Es256).await;
    newest("passkey_added").await;
    owner.delete(&passkey_id(&owner).await).await.unwrap();
    newest("passkey_removed").await;
    let made = guest.try_ask(Some(access), "mutation { generate_2fa { secret } }", &json!({})).await.unwrap();
    let code = authenticator_code(text(&made, "secret"), scene.service.now_s(), 0);
    let enable = "mutation ($c: String!) { enable_2fa(token: $c) }";
    guest.try_ask(Some(access), enable, &json!({ "c": code })).await.unwrap();
    assert!(scene.service.whole_mail().await.header("Subject").contains("Codes are asked for"));
    let regenerate = "mutation { regenerate_recovery_codes { data reason } }";
    let codes = guest.try_ask(Some(access), regenerate, &json!({})).await.unwrap();
    newest("recovery_codes_replaced").await;
    let pending = scene.through_google("luke", &json!({})).await.unwrap();
    let verify = "mutation ($h: ID!, $c: String!) { verify_2fa_code(user_id: $h, token: $c) { access_token } }";
    let shown = json!({ "h": pending["user_id"], "c": codes["data"][0] });
    assert!(guest.try_ask(None, verify, &shown).await.is_ok());
    newest("recovery_code_used").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mails_of_organizations_administration_and_keys_are_worded_with_theirs() {
    let scene = scene().await;
    let newest = async |kind: &str, address: &str| {
        let mail = scene.service.whole_mail().await;
        assert_eq!(mail.header("Subject"), format!("{kind} for {address}"));
        assert!(mail.text().contains(&format!("{kind} of ours")), "{}", mail.text());
    };
    let (leia, luke) = (settled(&scene.service, "leia").await, settled(&scene.service, "luke").await);
    let make = "mutation { createOrganization(input: { name: \"Rebels\" }) { id } }";
    let organization = leia.ask(make, &json!({})).await.unwrap()["id"].clone();
    let invite = "mutation ($id: ID!, $email: String!) {
        inviteUserToOrganization(organization_id: $id, email: $email, role: \"member\") }";
    for (kind, address) in [("organization_added", "luke@example.org"), ("organization_invitation", "han@example.org")]
    {
        leia.ask(invite, &json!({ "id": organization, "email": address })).await.unwrap();
        newest(kind, address).await;
    }
    let key = "mutation { createApiKey(input: { name: \"bot\", permissions: [\"read\"] }) { success reason } }";
    luke.ask(key, &json!({})).await.unwrap();
    newest("api_key_created", "luke@example.org").await;
    let leia = administrator(&scene.service, "leia").await;
    leia.act("grantSystemAdmin", &luke.id).await.unwrap();
    newest("administrator_granted", "luke@example.org").await;
}
