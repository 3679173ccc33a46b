//! What people read at a link whatever it is for.

use super::sheet::{Form, Sheet};
use http::StatusCode;

/// No such link was mailed, or for something else.
pub(super) const NOT_VALID: Sheet = Sheet {
    status: StatusCode::NOT_FOUND,
    title: "This link is not valid",
    paragraphs: &[
        "It may have been cut off on its way. Open the link in the newest mail, all of it.",
        "If that does not help, ask for a new link where you asked for this one.",
    ],
    form: Form::None,
};

/// Another mail has taken its place.
pub(super) const SUPERSEDED: Sheet = Sheet {
    status: StatusCode::GONE,
    title: "There is a newer link",
    paragraphs: &["Another mail was sent to you after the one with this link. Open the link in the newest mail."],
    form: Form::None,
};

/// The address is confirmed, and the password of whoever registered it is gone.
pub(super) const PASSWORD_DROPPED: Sheet = Sheet {
    status: StatusCode::OK,
    title: "Your address is confirmed",
    paragraphs: &[
        "Your account is active, but has no password: you asked for another one before the address was confirmed.",
        "Ask for a new password once more. The mail will have a link to choose it.",
    ],
    form: Form::None,
};

/// The address that it adds became somebody's.
pub(super) const ADDRESS_TAKEN: Sheet = Sheet {
    status: StatusCode::CONFLICT,
    title: "This address is taken",
    paragraphs: &[
        "It belongs to an account already, and to no other at the same time. Sign in and add another address.",
    ],
    form: Form::None,
};

/// What was sent is not what the page asks for.
pub(super) const NOT_THE_FORM: Sheet = Sheet {
    status: StatusCode::BAD_REQUEST,
    title: "This is not the form of this page",
    paragraphs: &["Something else was sent than this page asks for, and nothing was changed. Open the link once more."],
    form: Form::Reload("Show the page again"),
};

/// Too many links were opened from the same network, so that nobody looked at this one.
pub(super) const TOO_MANY: Sheet = Sheet {
    status: StatusCode::TOO_MANY_REQUESTS,
    title: "Please try again later",
    paragraphs: &["Too many links were opened from your network. You can still use this one in a few minutes."],
    form: Form::Reload("Try again"),
};

/// Nothing is known about the link, because the database is away.
pub(super) const UNAVAILABLE: Sheet = Sheet {
    status: StatusCode::SERVICE_UNAVAILABLE,
    title: "Please try again in a moment",
    paragraphs: &["The service cannot look at your link right now. You can still use it in a moment."],
    form: Form::Reload("Try again"),
};

/// Nothing is known about the link, because of a defect.
pub(super) const FAILED: Sheet = Sheet {
    status: StatusCode::INTERNAL_SERVER_ERROR,
    title: "Something went wrong",
    paragraphs: &["The fault is ours, not yours. Please try again in a while."],
    form: Form::Reload("Try again"),
};

/// Everything here.
pub(super) const ALL: [&Sheet; 8] =
    [&NOT_VALID, &SUPERSEDED, &PASSWORD_DROPPED, &ADDRESS_TAKEN, &NOT_THE_FORM, &TOO_MANY, &UNAVAILABLE, &FAILED];

/// Above a form that could not be worked on.
pub(super) const BUSY: &str = "The service is busy. Wait a moment, then try again: nothing was changed.";
// Whether anything was changed is not known where the answer of the database was lost; trying again is right either way.
/// Above a form where the database is away.
pub(super) const AWAY: &str = "The service cannot do this right now. Wait a moment, then try again.";
/// Above a form where there is a defect.
pub(super) const DEFECT: &str = "Something went wrong. The fault is ours, not yours. Please try again in a while.";
