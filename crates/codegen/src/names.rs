//! From names of the SDL to names of Rust.

/// Words that Rust keeps for itself.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Names that generated code needs with their usual meaning.
const TAKEN: &[&str] = &[
    "Box", "Err", "From", "Future", "None", "Ok", "Option", "Result", "Self", "Send", "Some", "String", "Sync", "Vec",
];

/// The name of a field, an argument or a module: `lastLogin` and `last_login` become `last_login`, `confirm2Fa` becomes
/// `confirm2_fa`, `userID` becomes `user_id`.
pub(crate) fn snake(name: &str) -> String {
    let lead: String = name.chars().take_while(|it| *it == '_').collect();
    format!("{lead}{}", words(name).join("_").to_lowercase())
}

/// The name of a level or a variant: `verify_2fa_code` becomes `Verify2faCode`, `UPDATE_PROFILE` becomes
/// `UpdateProfile`; a name that is one already stays.
pub(crate) fn pascal(name: &str) -> String {
    let starts_upper = name.starts_with(|it: char| it.is_ascii_uppercase());
    let made = if starts_upper && !name.contains('_') && name.contains(|it: char| it.is_ascii_lowercase()) {
        name.to_owned()
    } else {
        words(name).iter().map(|word| capitalized(word)).collect()
    };
    match made.chars().next() {
        Some(first) if !first.is_ascii_digit() => made,
        Some(_) | None => format!("_{made}"),
    }
}

/// The name of a type: as [`pascal`], but never one that generated code needs with its usual meaning.
pub(crate) fn type_name(name: &str) -> String {
    apart(pascal(name), "Type")
}

/// The name of the trait of a field: as [`pascal`], with the same care.
pub(crate) fn trait_name(name: &str) -> String {
    apart(pascal(name), "Field")
}

fn apart(name: String, suffix: &str) -> String {
    if TAKEN.contains(&name.as_str()) { name + suffix } else { name }
}

/// An identifier that may be a keyword.
pub(crate) fn identifier(name: &str) -> proc_macro2::Ident {
    let span = proc_macro2::Span::call_site();
    if matches!(name, "self" | "super" | "crate" | "Self" | "_" | "") {
        proc_macro2::Ident::new(&format!("{name}_"), span)
    } else if KEYWORDS.contains(&name) {
        proc_macro2::Ident::new_raw(name, span)
    } else {
        proc_macro2::Ident::new(name, span)
    }
}

/// The identifier of a field, an argument or a module.
pub(crate) fn snake_identifier(name: &str) -> proc_macro2::Ident {
    identifier(&snake(name))
}

/// The identifier of a type.
pub(crate) fn type_identifier(name: &str) -> proc_macro2::Ident {
    identifier(&type_name(name))
}

/// The identifier of the trait of a field.
pub(crate) fn trait_identifier(name: &str) -> proc_macro2::Ident {
    identifier(&trait_name(name))
}

/// The identifier of a level or a variant.
pub(crate) fn pascal_identifier(name: &str) -> proc_macro2::Ident {
    identifier(&pascal(name))
}

/// Cuts a name at underscores, before a capital behind a small letter or a digit, and before the last capital of several
/// when a small letter follows it.
fn words(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    for part in name.split('_').filter(|part| !part.is_empty()) {
        let letters: Vec<char> = part.chars().collect();
        let mut word = String::new();
        for (position, letter) in letters.iter().enumerate() {
            let before = position.checked_sub(1).and_then(|it| letters.get(it));
            let after = letters.get(position + 1);
            let begins = letter.is_ascii_uppercase()
                && before.is_some_and(|it| {
                    !it.is_ascii_uppercase() || after.is_some_and(|after| after.is_ascii_lowercase())
                });
            if begins && !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            word.push(*letter);
        }
        words.push(word);
    }
    words
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_ascii_uppercase().to_string() + &letters.as_str().to_ascii_lowercase()
    })
}

#[cfg(test)]
mod tests {
    use super::{identifier, pascal, snake, trait_name, type_name};

    #[test]
    fn names_of_the_contracts_become_names_of_rust() {
        for (name, in_snake, in_pascal) in [
            ("lastLogin", "last_login", "LastLogin"),
            ("last_login", "last_login", "LastLogin"),
            ("password1", "password1", "Password1"),
            ("verify_2fa_code", "verify_2fa_code", "Verify2faCode"),
            ("confirm2Fa", "confirm2_fa", "Confirm2Fa"),
            ("confirmChangePassword2Fa", "confirm_change_password2_fa", "ConfirmChangePassword2Fa"),
            ("createApiKey", "create_api_key", "CreateApiKey"),
            ("ObtainJSONWebToken", "obtain_json_web_token", "ObtainJSONWebToken"),
            ("Login2FAPendingPayload", "login2_fa_pending_payload", "Login2FAPendingPayload"),
            ("userID", "user_id", "UserId"),
            ("rID", "r_id", "RId"),
            ("UPDATE_PROFILE", "update_profile", "UpdateProfile"),
            ("JSON", "json", "Json"),
            ("_entities", "_entities", "Entities"),
            ("_2fa", "_2fa", "_2fa"),
            ("Option", "option", "Option"),
        ] {
            assert_eq!((snake(name).as_str(), pascal(name).as_str()), (in_snake, in_pascal), "{name}");
        }
    }

    #[test]
    fn types_and_traits_leave_the_names_of_the_prelude_alone() {
        assert_eq!(type_name("Option"), "OptionType");
        assert_eq!(type_name("Options"), "Options");
        assert_eq!(trait_name("send"), "SendField");
    }

    #[test]
    fn keywords_stay_usable() {
        assert_eq!(identifier("type").to_string(), "r#type");
        assert_eq!(identifier("self").to_string(), "self_");
        assert_eq!(identifier("types").to_string(), "types");
    }
}
