//! Reading a request body: whole, bounded in size and time.

use super::limits::HttpLimits;
use super::refusal::Refusal;
use super::within::{Looks, within};
use bytes::{Bytes, BytesMut};
use http::HeaderMap;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use http_body_util::BodyExt;
use hyper::body::Body;
use std::pin::pin;

/// Reads the body. One that is announced as too large is not read at all.
pub(super) async fn read<B>(headers: &HeaderMap, body: B, limits: &HttpLimits) -> Result<Bytes, Refusal>
where
    B: Body<Data = Bytes>,
{
    for coding in headers.get_all(CONTENT_ENCODING) {
        if !coding.as_bytes().eq_ignore_ascii_case(b"identity") {
            return Err(Refusal::ContentEncoding);
        }
    }
    let announced = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > limits.body_max_bytes) {
        return Err(Refusal::BodyTooLarge);
    }
    // In a place of its own: what is handed to `within` is held twice.
    let collected = pin!(collect(body, limits.body_max_bytes));
    // What has come with the head is handed over when it is asked for a second time.
    within(limits.body_timeout, Looks::Twice, collected).await.unwrap_or(Err(Refusal::BodyTimeout))
}

/// Most bodies come in one piece, which is then used as it is.
async fn collect<B>(body: B, max_bytes: usize) -> Result<Bytes, Refusal>
where
    B: Body<Data = Bytes>,
{
    let mut body = pin!(body);
    let mut whole = Bytes::new();
    let mut joined: Option<BytesMut> = None;
    // What is known to be whole is not asked for its end: HTTP/1 knows by the length that was announced, HTTP/2 is told.
    while !body.is_end_stream()
        && let Some(frame) = body.frame().await
    {
        let Ok(data) = frame.map_err(|_| Refusal::BodyBroken)?.into_data() else { continue };
        let so_far = joined.as_ref().map_or(whole.len(), BytesMut::len);
        if so_far + data.len() > max_bytes {
            return Err(Refusal::BodyTooLarge);
        }
        match &mut joined {
            Some(joined) => joined.extend_from_slice(&data),
            None if whole.is_empty() => whole = data,
            None => {
                let mut both = BytesMut::with_capacity(whole.len() + data.len());
                both.extend_from_slice(&whole);
                both.extend_from_slice(&data);
                joined = Some(both);
            }
        }
    }
    Ok(joined.map_or(whole, BytesMut::freeze))
}
