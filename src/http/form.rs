//! Forms: `application/x-www-form-urlencoded` bodies, query strings of GET, and `multipart/form-data` (RFC 7578).

use super::media::split_unquoted;

/// Why a form cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FormError {
    /// A `%` without two hexadecimal digits.
    Percent,
    /// Bytes that are not UTF-8.
    NotUtf8,
    /// A multipart body whose delimiters or part headers are broken.
    Multipart,
}

/// Reads the pairs of a form. Strict: what is not well encoded is refused rather than guessed.
pub(super) fn pairs(text: &[u8]) -> Result<Vec<(String, String)>, FormError> {
    text.split(|byte| *byte == b'&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let split = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
            let value = pair.get(split + 1..).unwrap_or_default();
            Ok((decode(pair.get(..split).unwrap_or_default())?, decode(value)?))
        })
        .collect()
}

fn decode(text: &[u8]) -> Result<String, FormError> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.iter();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let high = rest.next().and_then(hexadecimal).ok_or(FormError::Percent)?;
                let low = rest.next().and_then(hexadecimal).ok_or(FormError::Percent)?;
                high << 4 | low
            }
            other => *other,
        });
    }
    String::from_utf8(bytes).map_err(|_| FormError::NotUtf8)
}

fn hexadecimal(digit: &u8) -> Option<u8> {
    char::from(*digit).to_digit(16).and_then(|value| u8::try_from(value).ok())
}

/// Reads the named parts of a multipart body that has arrived whole. Files are passed over: no operation takes one.
pub(super) fn parts(body: &[u8], boundary: &str) -> Result<Vec<(String, String)>, FormError> {
    let delimiter = format!("--{boundary}");
    let (_preamble, mut rest) = split_once(body, delimiter.as_bytes()).ok_or(FormError::Multipart)?;
    // From here every delimiter stands at the start of a line.
    let delimiter = format!("\r\n--{boundary}");
    let mut found = Vec::new();
    loop {
        if rest.starts_with(b"--") {
            return Ok(found);
        }
        let (padding, after) = split_once(rest, b"\r\n").ok_or(FormError::Multipart)?;
        if !padding.iter().all(|byte| matches!(byte, b' ' | b'\t')) {
            return Err(FormError::Multipart);
        }
        let (part, next) = split_once(after, delimiter.as_bytes()).ok_or(FormError::Multipart)?;
        let (head, value) = match part.strip_prefix(b"\r\n") {
            Some(value) => (&b""[..], value),
            None => split_once(part, b"\r\n\r\n").ok_or(FormError::Multipart)?,
        };
        let head = std::str::from_utf8(head).map_err(|_| FormError::NotUtf8)?;
        if let Some(name) = field_name(head) {
            let value = String::from_utf8(value.to_vec()).map_err(|_| FormError::NotUtf8)?;
            found.push((name, value));
        }
        rest = next;
    }
}

/// The name in `Content-Disposition` of a part; nothing for a file or a part without name.
fn field_name(head: &str) -> Option<String> {
    let disposition = head.split("\r\n").find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.trim().eq_ignore_ascii_case("content-disposition").then_some(value)
    })?;
    let mut name = None;
    for parameter in split_unquoted(disposition, ';').skip(1) {
        let Some((key, value)) = parameter.split_once('=') else { continue };
        let key = key.trim();
        if key.eq_ignore_ascii_case("filename") || key.eq_ignore_ascii_case("filename*") {
            return None;
        }
        if key.eq_ignore_ascii_case("name") {
            name = Some(value.trim().trim_matches('"').to_owned());
        }
    }
    name
}

fn split_once<'a>(text: &'a [u8], separator: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let at = text.windows(separator.len()).position(|window| window == separator)?;
    Some((text.get(..at)?, text.get(at + separator.len()..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn pairs_are_decoded() {
        assert_eq!(
            pairs(b"query=%7B+me%20%7D&a&b=&=c&&d=e=f"),
            Ok(owned(&[("query", "{ me }"), ("a", ""), ("b", ""), ("", "c"), ("d", "e=f")]))
        );
        assert_eq!(pairs(b""), Ok(vec![]));
        assert_eq!(pairs("q=é".as_bytes()), Ok(owned(&[("q", "é")])));
    }

    #[test]
    fn pairs_that_are_not_well_encoded_are_refused() {
        for (text, expected) in [
            (&b"a=%"[..], FormError::Percent),
            (b"a=%4", FormError::Percent),
            (b"a=%zz", FormError::Percent),
            (b"%+1=a", FormError::Percent),
            (b"a=%ff", FormError::NotUtf8),
            (b"a=%ed%a0%80", FormError::NotUtf8),
            (b"a=\xff", FormError::NotUtf8),
        ] {
            assert_eq!(pairs(text), Err(expected), "{}", text.escape_ascii());
        }
    }

    #[test]
    fn parts_are_read_and_files_passed_over() {
        let body = b"preamble\r\n--b\r\nContent-Disposition: form-data; name=\"query\"\r\n\r\n{ me }\r\n--b \r\n\
            content-disposition: form-data; name=file; filename=\"a;b\"\r\nContent-Type: image/png\r\n\r\n\xff\xfe\r\n\
            --b\r\n\r\nwithout a name\r\n--b\r\nContent-Disposition: form-data; name=\"empty\"\r\n\r\n\r\n--b--\r\nafter";
        assert_eq!(parts(body, "b"), Ok(owned(&[("query", "{ me }"), ("empty", "")])));
        assert_eq!(parts(b"--b--", "b"), Ok(vec![]));
    }

    #[test]
    fn broken_parts_are_refused() {
        for body in [
            &b""[..],
            b"--",
            b"--c\r\n",
            b"--b",
            b"--b\r\n",
            b"--bx\r\nContent-Disposition: form-data; name=a\r\n\r\nvalue\r\n--b--",
            b"--b\r\nContent-Disposition: form-data; name=a\r\n\r\nvalue",
            b"--b\r\nContent-Disposition: form-data; name=a\r\nvalue\r\n--b--",
        ] {
            assert_eq!(parts(body, "b"), Err(FormError::Multipart), "{}", body.escape_ascii());
        }
        let latin = b"--b\r\nContent-Disposition: form-data; name=a\r\n\r\n\xe9\r\n--b--";
        assert_eq!(parts(latin, "b"), Err(FormError::NotUtf8));
    }
}
