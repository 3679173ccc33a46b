//! Requests that the HTTP layer refuses itself: one closed list with status, message and code.

use super::form::FormError;
use http::StatusCode;

/// Why a request to a GraphQL endpoint is refused before its document is looked at. The messages that clients of the
/// accounts contract know are those of accounts.md, section 1.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Neither GET nor POST.
    Method,
    /// Anything but POST, where GET is switched off.
    PostOnly,
    /// A mutation in a GET.
    MutationOverGet,
    /// A page of another site made a browser send it, without asking first.
    CrossSite,
    /// The client accepts no media type that we write.
    NotAcceptable,
    /// The body is of a type that is not read.
    MediaType,
    /// The body is no form, where a page asks for one.
    FormType,
    /// The body is in a charset other than UTF-8.
    Charset,
    /// The body is compressed.
    ContentEncoding,
    /// The body is larger than the limit.
    BodyTooLarge,
    /// The body did not arrive in time.
    BodyTimeout,
    /// The body broke off, or its framing is wrong.
    BodyBroken,
    /// The headers are larger than the limit.
    HeadersTooLarge,
    /// The address is longer than the limit.
    UriTooLong,
    /// The body is not JSON.
    Json,
    /// The body is JSON, but no object.
    NotAnObject,
    /// The body is a JSON array: several requests in one.
    Batch,
    /// There is no document.
    MissingQuery,
    /// `documentId` is no text.
    DocumentId,
    /// The name of a document that nobody knows.
    UnknownDocument,
    /// A document together with the name of another one.
    OtherDocument,
    /// A document that is none of the trusted ones, where only those run.
    UntrustedDocument,
    /// `variables` is neither an object nor null, nor JSON text of one.
    Variables,
    /// `operationName` is neither text nor null.
    OperationName,
    /// `extensions` is neither an object nor null.
    Extensions,
    /// A document or form that is not UTF-8.
    NotUtf8,
    /// A form whose percent-encoding is broken.
    Percent,
    /// A multipart body that is broken.
    Multipart,
    /// A parameter that is given twice.
    Repeated,
    /// The operation took longer than a request may.
    Timeout,
    /// Too many large answers wait for their clients.
    Unread,
    /// A defect of the service: something panicked.
    Internal,
}

impl Refusal {
    /// The status, for every media type.
    pub(super) fn status(self) -> StatusCode {
        match self {
            Self::Method | Self::PostOnly | Self::MutationOverGet => StatusCode::METHOD_NOT_ALLOWED,
            Self::CrossSite => StatusCode::FORBIDDEN,
            Self::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            Self::MediaType | Self::FormType | Self::Charset | Self::ContentEncoding => {
                StatusCode::UNSUPPORTED_MEDIA_TYPE
            }
            Self::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::BodyTimeout => StatusCode::REQUEST_TIMEOUT,
            Self::HeadersTooLarge => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Self::UriTooLong => StatusCode::URI_TOO_LONG,
            Self::Timeout | Self::Unread => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::BodyBroken
            | Self::Json
            | Self::NotAnObject
            | Self::Batch
            | Self::MissingQuery
            | Self::DocumentId
            | Self::UnknownDocument
            | Self::OtherDocument
            | Self::UntrustedDocument
            | Self::Variables
            | Self::OperationName
            | Self::Extensions
            | Self::NotUtf8
            | Self::Percent
            | Self::Multipart
            | Self::Repeated => StatusCode::BAD_REQUEST,
        }
    }

    /// The text for people. No character in it needs escaping in JSON.
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Method => "GraphQL only supports GET and POST requests.",
            Self::PostOnly => "GraphQL only supports POST requests.",
            Self::MutationOverGet => "Can only perform a mutation operation from a POST request.",
            Self::CrossSite => "Pages of other sites do not send this.",
            Self::NotAcceptable => {
                "Answers come as application/graphql-response+json or application/json; accept one of them."
            }
            Self::MediaType => "Send the request as application/json.",
            Self::FormType => "Send the form as application/x-www-form-urlencoded.",
            Self::Charset => "Send the request in UTF-8.",
            Self::ContentEncoding => "Send the request uncompressed.",
            Self::BodyTooLarge => "The request body is too large.",
            Self::BodyTimeout => "The request body did not arrive in time.",
            Self::BodyBroken => "The request body could not be read.",
            Self::HeadersTooLarge => "The request headers are too large.",
            Self::UriTooLong => "The request address is too long; send the document in a POST request.",
            Self::Json => "POST body sent invalid JSON.",
            Self::NotAnObject | Self::Batch => "The received data is not a valid JSON query.",
            Self::MissingQuery => "Must provide query string.",
            Self::DocumentId => "documentId must be a string.",
            Self::UnknownDocument => "There is no persisted document of this id.",
            Self::OtherDocument => "The document is not the one that its id names.",
            Self::UntrustedDocument => "Only persisted documents are served here.",
            Self::Variables => "Variables are invalid JSON.",
            Self::OperationName => "operationName must be a string.",
            Self::Extensions => "extensions must be an object.",
            Self::NotUtf8 => "The request is not valid UTF-8.",
            Self::Percent => "The form is not well encoded.",
            Self::Multipart => "The multipart form is broken.",
            Self::Repeated => "A parameter is given more than once.",
            Self::Timeout => "The request took too long.",
            Self::Unread => "Too many large answers are waiting to be read. Please try again in a moment.",
            Self::Internal => "Internal error.",
        }
    }

    /// `extensions.code`, for programs.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Method | Self::PostOnly | Self::MutationOverGet => "METHOD_NOT_ALLOWED",
            Self::CrossSite => "CROSS_SITE",
            Self::NotAcceptable => "NOT_ACCEPTABLE",
            Self::MediaType | Self::FormType | Self::Charset | Self::ContentEncoding => "UNSUPPORTED_MEDIA_TYPE",
            Self::BodyTooLarge => "BODY_TOO_LARGE",
            Self::BodyTimeout => "BODY_TIMEOUT",
            Self::HeadersTooLarge => "HEADERS_TOO_LARGE",
            Self::UriTooLong => "URI_TOO_LONG",
            Self::Timeout => "TIMEOUT",
            Self::Unread => "BUSY",
            Self::Internal => "INTERNAL",
            Self::Batch => "BATCHING_NOT_SERVED",
            Self::UnknownDocument => "PERSISTED_DOCUMENT_NOT_FOUND",
            Self::UntrustedDocument => "PERSISTED_DOCUMENT_REQUIRED",
            Self::BodyBroken
            | Self::Json
            | Self::NotAnObject
            | Self::MissingQuery
            | Self::DocumentId
            | Self::OtherDocument
            | Self::Variables
            | Self::OperationName
            | Self::Extensions
            | Self::NotUtf8
            | Self::Percent
            | Self::Multipart
            | Self::Repeated => "BAD_REQUEST",
        }
    }

    /// The methods that would do, where the method is the reason.
    pub(super) fn allow(self) -> Option<&'static str> {
        match self {
            Self::Method => Some("GET, POST"),
            Self::PostOnly | Self::MutationOverGet => Some("POST"),
            Self::CrossSite
            | Self::NotAcceptable
            | Self::MediaType
            | Self::FormType
            | Self::Charset
            | Self::ContentEncoding
            | Self::BodyTooLarge
            | Self::BodyTimeout
            | Self::BodyBroken
            | Self::HeadersTooLarge
            | Self::UriTooLong
            | Self::Json
            | Self::NotAnObject
            | Self::Batch
            | Self::MissingQuery
            | Self::DocumentId
            | Self::UnknownDocument
            | Self::OtherDocument
            | Self::UntrustedDocument
            | Self::Variables
            | Self::OperationName
            | Self::Extensions
            | Self::NotUtf8
            | Self::Percent
            | Self::Multipart
            | Self::Repeated
            | Self::Timeout
            | Self::Unread
            | Self::Internal => None,
        }
    }

    /// The answer's body: a request error, so without `data` (GraphQL specification, section 7.1).
    pub(super) fn body(self) -> String {
        format!(r#"{{"errors":[{{"message":"{}","extensions":{{"code":"{}"}}}}]}}"#, self.message(), self.code())
    }
}

impl From<FormError> for Refusal {
    fn from(error: FormError) -> Self {
        match error {
            FormError::Percent => Self::Percent,
            FormError::NotUtf8 => Self::NotUtf8,
            FormError::Multipart => Self::Multipart,
        }
    }
}
