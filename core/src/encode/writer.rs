use super::details::{self, ReplyDetails};
use super::reply::ReplyParts;
use super::spelling::Spelling;
use super::tree::{Tree, writable};
use super::{
    EncodeError, EncodeReason, Encoded, JsonValue, Reply, ReplyPart, family, header, message, retry_after,
};
use crate::decode::MAX_BODY;
use crate::entry::Entry;
use crate::envelope::{BodyField, Condition, Envelope, Place};
use crate::failure::pointer_of;
use crate::set::Set;
use crate::words::{BodyFormat, Part, Role};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

impl Reply<'_> {
    /// Writes the reply in the vendor's envelope.
    ///
    /// The same reply gives the same bytes. The keys of the body are in this order: error
    /// marker, set of the code, code, message, status, type, title, instance, details, fields in
    /// the order they were set, documentation URL, request id. An object that holds several of
    /// them is at the position of the first.
    ///
    /// # Errors
    ///
    /// Returns an error that names the part if decoding could not read the part back; see
    /// [`EncodeReason`](crate::encode::EncodeReason), or if the reply exceeds a limit of
    /// decoding. Most errors depend only on the catalogue and on which parts are set. Texts can
    /// cause errors only if they are written to headers, or as keys made from the path of a
    /// field.
    pub fn encode(&self) -> Result<Encoded, EncodeError> {
        encode(self)
    }
}

fn encode(reply: &Reply<'_>) -> Result<Encoded, EncodeError> {
    let entry = reply.entry;
    let envelope = entry.vendor().envelope().ok_or_else(|| EncodeReason::NoEnvelope.of(Part::Code))?;
    if envelope.format != BodyFormat::Json {
        return Err(EncodeReason::Format(envelope.format).of(Part::Code));
    }
    if !is_sent_as_code(entry.set(), envelope) {
        return Err(EncodeReason::NotTopLevel.of(Part::Code));
    }
    if entry.set().is_ambiguous(entry) {
        return Err(EncodeReason::Ambiguous.of(Part::Code));
    }
    let status = status(reply)?;
    let spelling = Spelling(envelope);
    let mut writer = Writer { entry, envelope, spelling, headers: Vec::new(), body: Tree::Nothing };
    writer.write(&reply.parts, status)?;
    writer.finish(status)
}

/// Whether the codes of a set are codes of a response, not of its details.
fn is_sent_as_code(set: Set<'_>, envelope: &Envelope<'_>) -> bool {
    let of_details = envelope.details.is_some_and(|details| details.set == set.id());
    let is_chosen = !(envelope.set.is_empty() || of_details && set.when().is_empty());
    set.id().is_none() || is_chosen
}

/// The status that the reply sets, if the code has it; without one, the code's first status.
fn status(reply: &Reply<'_>) -> Result<u16, EncodeError> {
    let statuses = reply.entry.statuses();
    let status = match (reply.parts.status, statuses.first()) {
        (Some(asked), Some(_)) if !statuses.contains(asked) => Err(EncodeReason::OtherStatus(asked)),
        (Some(asked), _) => Ok(asked),
        (None, Some(first)) => Ok(first.code),
        (None, None) => Err(EncodeReason::NoStatus),
    };
    match status {
        Ok(status @ 100..=599) => Ok(status),
        Ok(other) => Err(EncodeReason::OtherStatus(other).of(Part::Status)),
        Err(reason) => Err(reason.of(Part::Status)),
    }
}

struct Writer<'a> {
    entry: Entry<'a>,
    envelope: &'a Envelope<'a>,
    spelling: Spelling<'a>,
    headers: Vec<(Box<str>, Box<str>)>,
    body: Tree,
}

impl<'a> Writer<'a> {
    fn write(&mut self, parts: &ReplyParts, status: u16) -> Result<(), EncodeError> {
        self.error_marker()?;
        let (wire, status) = (family::wire(self.entry, parts)?, status.to_string());
        self.set()?;
        self.part(Part::Code, &wire, self.spelling.code(&wire))?;
        if let Some(message) = message::message(self.entry, parts)? {
            self.part(Part::Message, &message, (&*message).into())?;
        }
        if !self.envelope.status.is_empty() {
            self.part(Part::Status, &status, self.spelling.status(&status))?;
        }
        if let Some(uri) = parts.type_uri.clone().or_else(|| self.type_uri()) {
            self.part(Part::Type, &uri, uri.as_str().into())?;
        }
        self.problem_member("/title", parts.title.as_deref(), ReplyPart::Title)?;
        self.problem_member("/instance", parts.instance.as_deref(), ReplyPart::Instance)?;
        if let Some(details) = &parts.details {
            self.details(details).map_err(|reason| reason.of(Part::Details))?;
        }
        self.retry_after(parts)?;
        self.fields(&parts.fields)?;
        self.doc_url(parts.doc_url.as_deref())?;
        if let Some(id) = &parts.request_id {
            self.request_id(id)?;
        }
        self.default_error_marker()
    }

    /// Writes the value that chooses the set of the code, unless it is the top-level set.
    fn set(&mut self) -> Result<(), EncodeError> {
        let set = self.entry.set();
        let Some(value) = set.when().first().copied().or(set.id()) else { return Ok(()) };
        let put = match self.envelope.set.first() {
            Some(place) => self.put(place, value, value.into()),
            None => Ok(()),
        };
        put.map_err(|reason| reason.of(Part::Code))
    }

    /// Puts a part at the first of its places.
    fn part(&mut self, part: Part, text: &str, value: JsonValue) -> Result<(), EncodeError> {
        let put = |writer: &mut Self| {
            let place = writer.envelope.places(part).first().ok_or(EncodeReason::NoPlace)?;
            writer.put(place, text, value)
        };
        put(self).map_err(|reason| reason.of(part))
    }

    fn put(&mut self, place: &Place<'_>, text: &str, value: JsonValue) -> Result<(), EncodeReason> {
        writable(place)?;
        match (place.at, place.header) {
            (Some(at), _) => self.body.put(at, value)?,
            (None, Some(name)) => self.header(name, text)?,
            (None, None) => return Err(EncodeReason::NoPlace),
        }
        match (place.at, place.element) {
            (Some(at), Some(condition)) => self.mark_element(at, condition),
            _ => Ok(()),
        }
    }

    /// Writes the value by which decoding recognises the list element of a place.
    fn mark_element(&mut self, at: &str, condition: &Condition<'_>) -> Result<(), EncodeReason> {
        let end = at.rfind("/*").map_or(0, |star| star + 2);
        let element = at.get(..end).unwrap_or(at);
        let place = format!("{element}{}", condition.at.unwrap_or_default());
        match condition.is.iter().find(|is| condition.admits(is)) {
            Some(is) => self.body.put(&place, (*is).into()),
            None => self.body.fill(&place, true.into()),
        }
    }

    fn header(&mut self, name: &str, text: &str) -> Result<(), EncodeReason> {
        let value = header::value(name, text)?;
        let other = self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
        match other {
            Some((_, other)) if **other != *value => return Err(EncodeReason::Taken(name.into())),
            Some(_) => {}
            None => self.headers.push((name.into(), value.into())),
        }
        Ok(())
    }

    /// Writes the value that marks a response with a success status as an error. It meets the
    /// first condition; one is enough. A range is met by its bound.
    fn error_marker(&mut self) -> Result<(), EncodeError> {
        let Some(condition) = self.envelope.error_when.first() else { return Ok(()) };
        let bound = || condition.at_least.or(condition.at_most).map(|bound| bound.to_string());
        let wanted = condition.is.iter().find(|is| condition.admits(is)).map(|is| (*is).to_string());
        let Some(is) = wanted.or_else(bound) else { return Ok(()) };
        let value = match is.as_str() {
            "true" | "false" => (is == "true").into(),
            _ => JsonValue::whole_number(&is),
        };
        let put = match (condition.at, condition.header) {
            (Some(at), _) => self.body.put(at, value),
            (None, Some(header)) => self.header(header, &is),
            (None, None) => Ok(()),
        };
        put.map_err(|reason| reason.of(ReplyPart::ErrorWhen))
    }

    /// Writes an error marker if any value, or any value except one, meets the condition and
    /// the place has no value yet.
    fn default_error_marker(&mut self) -> Result<(), EncodeError> {
        let Some(condition) = self.envelope.error_when.first() else { return Ok(()) };
        let is_written = !condition.is.is_empty() || condition.at_least.or(condition.at_most).is_some();
        let marker = if condition.admits("true") { "true" } else { "false" };
        let put = match (condition.at, condition.header) {
            _ if is_written => Ok(()),
            (Some(at), _) => self.body.fill(at, (marker == "true").into()),
            (None, Some(name)) if !self.has_header(name) => self.header(name, marker),
            _ => Ok(()),
        };
        put.map_err(|reason| reason.of(ReplyPart::ErrorWhen))
    }

    fn has_header(&self, name: &str) -> bool {
        self.headers.iter().any(|(own, _)| own.eq_ignore_ascii_case(name))
    }

    /// Whether bodies are problem details (RFC 9457): the type URI is at `/type`.
    fn is_problem(&self) -> bool {
        self.envelope.type_uri.iter().any(|place| place.at == Some("/type"))
    }

    /// Writes a member of problem details.
    fn problem_member(&mut self, at: &str, text: Option<&str>, part: ReplyPart) -> Result<(), EncodeError> {
        let Some(text) = text else { return Ok(()) };
        let put = if self.is_problem() { self.body.put(at, text.into()) } else { Err(EncodeReason::NoPlace) };
        put.map_err(|reason| reason.of(part))
    }

    /// Writes the URL of the documentation to the fields for it.
    fn doc_url(&mut self, url: Option<&str>) -> Result<(), EncodeError> {
        let Some(url) = url else { return Ok(()) };
        let field = self.declared().find(|field| field.role == Role::DocUrl);
        let put = match field {
            Some(field) => self.body.put(&pointer_of(field), url.into()),
            None => Err(EncodeReason::NoPlace),
        };
        put.map_err(|reason| reason.of(ReplyPart::DocUrl))
    }

    /// The type URI of the code, from the vendor's template.
    fn type_uri(&self) -> Option<String> {
        let hyphenated = self.entry.as_str().to_lowercase().replace('_', "-");
        self.envelope.places(Part::Type).first()?;
        Some(self.envelope.type_template?.replace("{code}", &hyphenated))
    }

    fn details(&mut self, given: &ReplyDetails) -> Result<(), EncodeReason> {
        let details = self.envelope.details.ok_or(EncodeReason::NoPlace)?;
        let set = details.set.and_then(|id| self.entry.vendor().sets().find(|set| set.id() == Some(id)));
        details::put(&mut self.body, (&details, set), self.spelling, given)
    }

    /// Puts the request id at its place in the envelope, else into a header for it.
    fn request_id(&mut self, id: &str) -> Result<(), EncodeError> {
        if !self.envelope.request_id.is_empty() {
            return self.part(Part::RequestId, id, id.into());
        }
        let headers = self.entry.vendor().headers().iter();
        let mut named =
            headers.filter(|header| header.role == Role::RequestId && header::is_name(header.name));
        let put = match named.next() {
            Some(header) => self.header(header.name, id),
            None => Err(EncodeReason::NoPlace),
        };
        put.map_err(|reason| reason.of(Part::RequestId))
    }

    /// Writes the retry time to headers and to body fields, except fields that the reply sets
    /// by name.
    fn retry_after(&mut self, parts: &ReplyParts) -> Result<(), EncodeError> {
        let when = parts.retry_after;
        if !when.is_given() {
            return Ok(());
        }
        for (name, unit) in retry_after::headers(self.entry) {
            let put = when.in_unit(unit).and_then(|text| self.header(name, &text));
            put.map_err(|reason| reason.of(ReplyPart::RetryAfter))?;
        }
        let given = |name: &str| {
            family::is_in_code(self.entry, name) || parts.fields.iter().any(|(own, _)| own == name)
        };
        for field in self.declared().filter(|field| field.role == Role::RetryAfter && !given(field.name)) {
            let put = when.value(field.unit).and_then(|value| self.body.put(&pointer_of(field), value));
            put.map_err(|reason| reason.of(ReplyPart::RetryAfter))?;
        }
        Ok(())
    }

    fn fields(&mut self, fields: &[(String, JsonValue)]) -> Result<(), EncodeError> {
        let entry = self.entry;
        for (name, value) in fields.iter().filter(|(name, _)| !family::is_in_code(entry, name)) {
            let declared = self.declared().find(|field| field.name == name);
            let put = match declared {
                Some(field) => self.body.put(&pointer_of(field), value.clone()),
                None => Err(EncodeReason::Undeclared),
            };
            put.map_err(|reason| reason.of(ReplyPart::Field(name.as_str().into())))?;
        }
        Ok(())
    }

    /// The declared fields: those of the code, then those of the envelope.
    fn declared(&self) -> impl Iterator<Item = &'a BodyField<'a>> + use<'a> {
        self.entry.fields().iter().chain(self.envelope.fields)
    }

    fn finish(mut self, status: u16) -> Result<Encoded, EncodeError> {
        let is_problem = self.is_problem();
        let body = self.body.into_body();
        if body.len() > MAX_BODY {
            return Err(EncodeReason::TooLong.of(ReplyPart::Body));
        }
        if !body.is_empty() {
            let media_type = if is_problem { "application/problem+json" } else { "application/json" };
            self.headers.insert(0, ("Content-Type".into(), media_type.into()));
        }
        Ok(Encoded { status, headers: self.headers, body })
    }
}
