//! From a worded letter to the message that travels (RFC 5322): headers, and a text and an HTML part.

use std::borrow::Cow;
use std::time::SystemTime;

use chrono::{DateTime, Utc};
use lettre::address::{Address, Envelope};
use lettre::message::header::{ContentTransferEncoding, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, Message, MultiPart};
use uuid::Uuid;

use super::wording::Worded;

/// The longest line that mail carries as it is, without its end (RFC 5322, section 2.1.1).
const LINE_MAX_BYTES: usize = 998;

/// A mail that can never be sent, whoever asks: its recipient has an address that mail does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the mail cannot be addressed or built")]
pub(super) struct Unmailable;

/// Builds the message. The id of its row in the outbox becomes its `Message-ID`, so that a mail that is sent twice after a
/// crash can be recognised as one.
pub(super) fn build(
    from: &Mailbox,
    to: &str,
    worded: Worded,
    row: Uuid,
    now: DateTime<Utc>,
) -> Result<Message, Unmailable> {
    let to = address(to)?;
    // Told apart from the headers: read back from them, an address literal would be lost.
    let envelope = Envelope::new(Some(from.email.clone()), vec![to.clone()]).map_err(|_| Unmailable)?;
    Message::builder()
        .envelope(envelope)
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .subject(worded.subject)
        .date(SystemTime::from(now))
        .message_id(Some(format!("<{row}@{}>", from.email.domain())))
        // RFC 3834: nobody's absence notice shall answer.
        .raw_header(HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned()))
        .multipart(MultiPart::alternative_plain_html(body(worded.text), body(worded.html)))
        .map_err(|_| Unmailable)
}

/// A part of the message as it travels. What mail can carry as it is stays as it is, also where lines are longer than the 76
/// characters at which lettre would encode and fold them: a link stands whole in the message then, and can be copied from
/// a file.
fn body(text: String) -> Body {
    let lines: Vec<&str> = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
    let is_plain = |line: &&str| line.is_ascii() && line.len() <= LINE_MAX_BYTES && !line.contains(['\r', '\0']);
    if lines.iter().all(is_plain) {
        Body::dangerous_pre_encoded(lines.join("\r\n").into_bytes(), ContentTransferEncoding::SevenBit)
    } else {
        Body::new(text)
    }
}

/// The sender of all mails: an address, or a name and an address in angle brackets.
pub(super) fn sender(text: &str) -> Result<Mailbox, Unmailable> {
    let typed: Mailbox = text.parse().map_err(|_| Unmailable)?;
    Ok(Mailbox::new(typed.name, address(typed.email.as_ref())?))
}

/// The address as mail servers know it: with its domain in ASCII.
fn address(typed: &str) -> Result<Address, Unmailable> {
    let (local, domain) = typed.rsplit_once('@').ok_or(Unmailable)?;
    let domain = if domain.is_ascii() {
        Cow::Borrowed(domain)
    } else {
        idna::domain_to_ascii_cow(domain.as_bytes(), idna::AsciiDenyList::STD3).map_err(|_| Unmailable)?
    };
    Address::new(local, domain).map_err(|_| Unmailable)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use lettre::message::Message;
    use uuid::Uuid;

    use super::{ContentTransferEncoding, Unmailable, body, build, sender};
    use crate::mail::wording::Worded;

    fn message(from: &str, to: &str, subject: &str) -> Result<Message, Unmailable> {
        let worded =
            Worded { subject: subject.to_owned(), text: "Ünïcode\n.\n".to_owned(), html: "<p>日本</p>".to_owned() };
        let now = DateTime::from_timestamp(1_795_000_000, 0).unwrap();
        build(&sender(from).unwrap(), to, worded, Uuid::from_u128(7), now)
    }

    fn text(message: &Message) -> String {
        String::from_utf8(message.formatted()).unwrap()
    }

    #[test]
    fn a_message_is_ascii_with_both_parts_and_its_headers() {
        let message = message("Service <webmaster@localhost>", "joe@example.com", "Grüße").unwrap();
        let text = text(&message);
        assert!(text.is_ascii());
        for line in [
            "From: Service <webmaster@localhost>\r\n",
            "To: joe@example.com\r\n",
            "Date: Wed, 18 Nov 2026 11:06:40 +0000\r\n",
            "Message-ID: <00000000-0000-0000-0000-000000000007@localhost>\r\n",
            "Auto-Submitted: auto-generated\r\n",
            "MIME-Version: 1.0\r\n",
            "Content-Type: multipart/alternative;",
            "Content-Type: text/plain; charset=utf-8\r\n",
            "Content-Type: text/html; charset=utf-8\r\n",
        ] {
            assert!(text.contains(line), "{line} in {text}");
        }
        assert_eq!(message.envelope().from().map(ToString::to_string).as_deref(), Some("webmaster@localhost"));
    }

    #[test]
    fn what_mail_can_carry_is_not_encoded() {
        let long = "x".repeat(998);
        for (text, carried) in [
            ("", ""),
            ("a\nb\r\n\n.\n", "a\r\nb\r\n\r\n.\r\n"),
            (&*long, &*long),
            (&*format!("{long}\n{long}"), &*format!("{long}\r\n{long}")),
        ] {
            let body = body(text.to_owned());
            assert_eq!(body.encoding(), ContentTransferEncoding::SevenBit);
            assert_eq!(String::from_utf8(body.into_vec()).unwrap(), carried);
        }
        for text in [&*format!("{long}x\n"), "Gr\u{fc}\u{df}e"] {
            let body = body(text.to_owned());
            let encoded = match body.encoding() {
                ContentTransferEncoding::QuotedPrintable | ContentTransferEncoding::Base64 => true,
                ContentTransferEncoding::SevenBit
                | ContentTransferEncoding::EightBit
                | ContentTransferEncoding::Binary => false,
            };
            assert!(encoded, "{text:?}");
        }
    }

    #[test]
    fn recipients_are_addressed_in_ascii() {
        for (typed, sent) in [
            ("joe@münchen.de", "joe@xn--mnchen-3ya.de"),
            ("joe@localhost", "joe@localhost"),
            ("joe@[127.0.0.1]", "joe@[127.0.0.1]"),
            ("\"joe@home\"@example.com", "\"joe@home\"@example.com"),
        ] {
            let message = message("webmaster@localhost", typed, "x").expect(typed);
            assert_eq!(message.envelope().to()[0].to_string(), sent);
        }
    }

    #[test]
    fn senders_are_read() {
        assert_eq!(sender("webmaster@localhost").unwrap().to_string(), "webmaster@localhost");
        assert_eq!(sender("Us <a@bücher.de>").unwrap().to_string(), "Us <a@xn--bcher-kva.de>");
        for text in ["", "webmaster", "a@b.de, c@d.de", "a@b.de\r\nBcc: c@d.de", "<>"] {
            assert!(sender(text).is_err(), "{text}");
        }
    }

    #[test]
    fn nothing_gets_into_the_headers_or_the_commands() {
        for to in [
            "",
            "joe",
            "joe@",
            "a@b.de>\r\nRCPT TO:<c@d.de",
            "a@b.de\r\nBcc: c@d.de",
            "a b@c.de",
            "a@b＞.de",
            "a@b.de, c@d.de",
            "\"a\r\nb\"@c.de",
        ] {
            assert!(message("webmaster@localhost", to, "x").is_err(), "{to}");
        }
        let message = message("webmaster@localhost", "joe@example.com", "x\r\nBcc: all@example.com").unwrap();
        assert!(!text(&message).contains("\nBcc"), "{}", text(&message));
    }
}
