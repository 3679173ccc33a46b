//! From the language of Django's templates to that of the ones here, as far as they mean the same. Line numbers stay.

/// A template in our language, and what was seen on the way.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Translated {
    pub(super) text: String,
    /// What stands between brackets, in order.
    pub(super) tags: Vec<Tag>,
    /// The other templates that it names.
    pub(super) references: Vec<Reference>,
}

/// One expression or statement of a template.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// Counted from 1.
    pub(super) line: usize,
    /// With its brackets.
    pub(super) source: String,
}

/// Another template that one names.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// Counted from 1.
    pub(super) line: usize,
    pub(super) name: String,
}

/// What cannot be said in our language, or is broken.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Untranslatable {
    /// Counted from 1.
    pub(super) line: usize,
    pub(super) reason: String,
}

/// Translates a template. One that is in our language already stays as it is.
pub(super) fn translate(source: &str) -> Result<Translated, Untranslatable> {
    let mut translator = Translator { rest: source, line: 1, done: Translated::default() };
    while translator.step()? {}
    Ok(translator.done)
}

struct Translator<'a> {
    rest: &'a str,
    line: usize,
    done: Translated,
}

impl<'a> Translator<'a> {
    /// Translates up to the end of the next tag. Returns whether there was one.
    fn step(&mut self) -> Result<bool, Untranslatable> {
        let openings = ["{{", "{%", "{#"];
        let Some((at, opening)) =
            openings.iter().filter_map(|opening| self.rest.find(opening).map(|at| (at, *opening))).min()
        else {
            self.done.text.push_str(self.rest);
            return Ok(false);
        };
        let before = self.take(at);
        self.done.text.push_str(before);
        let closing = match opening {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        let Some(end) = end_of_tag(self.rest, closing) else {
            return Err(self.refused(format!("`{opening}` is not closed by `{closing}`")));
        };
        let line = self.line;
        let tag = self.take(end);
        match opening {
            "{{" => self.expression(tag, line),
            "{%" => self.statement(tag, line)?,
            _ => self.done.text.push_str(tag),
        }
        Ok(true)
    }

    /// The next bytes.
    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(bytes);
        self.rest = rest;
        self.line += newlines(taken);
        taken
    }

    fn refused(&self, reason: String) -> Untranslatable {
        Untranslatable { line: self.line, reason }
    }

    fn expression(&mut self, tag: &str, line: usize) {
        let said = if inner(tag) == "block.super" { "{{ super() }}".to_owned() } else { with_our_filters(tag) };
        self.push(tag, line, &said);
    }

    fn statement(&mut self, tag: &'a str, line: usize) -> Result<(), Untranslatable> {
        let refused = |reason: String| Err(Untranslatable { line, reason });
        let inner = inner(tag);
        let (word, after) =
            inner.split_once(char::is_whitespace).map_or((inner, ""), |(word, after)| (word, after.trim()));
        match word {
            // Nothing has to be loaded, and it prints nothing.
            "load" => self.done.text.push_str(&"\n".repeat(newlines(tag))),
            "comment" => {
                let skipped = self.up_to("endcomment")?;
                self.done.text.push_str(&"\n".repeat(newlines(tag) + newlines(skipped.0) + newlines(skipped.1)));
            }
            "verbatim" | "raw" => {
                let (kept, _) = self.up_to(if word == "raw" { "endraw" } else { "endverbatim" })?;
                self.done.text.push_str(&format!("{{% raw %}}{kept}{{% endraw %}}"));
            }
            "empty" => self.push(tag, line, "{% else %}"),
            "autoescape" if after == "on" => self.push(tag, line, "{% autoescape true %}"),
            "autoescape" if after == "off" => self.push(tag, line, "{% autoescape false %}"),
            "trans" | "translate" | "blocktrans" | "blocktranslate" => {
                return refused(format!(
                    "`{word}` looks a translation up, and there are none here: write the text itself"
                ));
            }
            "url" | "static" => {
                return refused(format!("`{word}` asks Django for an address: write the address itself"));
            }
            "extends" | "include" | "import" | "from" => {
                let Some(name) = literal(after) else {
                    return refused(format!(
                        "`{word}` needs the name of a template in quotation marks: all are read at the start"
                    ));
                };
                self.done.references.push(Reference { line, name: name.to_owned() });
                self.push(tag, line, &with_our_filters(tag));
            }
            _ => self.push(tag, line, &with_our_filters(tag)),
        }
        Ok(())
    }

    /// Takes what lies before the statement of this name, and the statement.
    fn up_to(&mut self, word: &str) -> Result<(&'a str, &'a str), Untranslatable> {
        let end = self.rest.match_indices("{%").find_map(|(at, _)| {
            let length = end_of_tag(self.rest.get(at..)?, "%}")?;
            (inner(self.rest.get(at..at + length)?) == word).then_some((at, length))
        });
        let Some((at, length)) = end else { return Err(self.refused(format!("`{word}` is missing"))) };
        Ok((self.take(at), self.take(length)))
    }

    fn push(&mut self, tag: &str, line: usize, said: &str) {
        self.done.tags.push(Tag { line, source: tag.to_owned() });
        self.done.text.push_str(said);
        let lost = newlines(tag).saturating_sub(newlines(said));
        self.done.text.push_str(&"\n".repeat(lost));
    }
}

fn newlines(text: &str) -> usize {
    text.matches('\n').count()
}

/// What stands between the brackets.
fn inner(tag: &str) -> &str {
    let inner = tag.get(2..tag.len().saturating_sub(2)).unwrap_or_default();
    let inner = inner.strip_prefix(['-', '+']).unwrap_or(inner);
    inner.strip_suffix(['-', '+']).unwrap_or(inner).trim()
}

/// How long the tag is that the text begins with. What stands in quotation marks does not end one; comments have none.
fn end_of_tag(text: &str, closing: &str) -> Option<usize> {
    let mut at = 2;
    loop {
        let rest = text.get(at..)?;
        if rest.starts_with(closing) {
            return Some(at + closing.len());
        }
        let quoted = if closing == "#}" { None } else { quoted_len(rest) };
        at += quoted.or_else(|| rest.chars().next().map(char::len_utf8))?;
    }
}

/// How long the text in quotation marks is that this begins with, its marks included.
fn quoted_len(text: &str) -> Option<usize> {
    let mark = text.chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    let mut is_escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if character == mark => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// The text in quotation marks that this begins with, without its marks.
fn literal(text: &str) -> Option<&str> {
    text.get(1..quoted_len(text)? - 1)
}

/// Writes `value|filter:argument` as `value|filter(argument)`.
fn with_our_filters(tag: &str) -> String {
    let mut said = String::with_capacity(tag.len());
    let mut rest = tag;
    while let Some(character) = rest.chars().next() {
        let length = if let Some(length) = quoted_len(rest) {
            said.push_str(rest.get(..length).unwrap_or_default());
            length
        } else if let Some((call, length)) = filter_with_argument(rest) {
            said.push_str(&call);
            length
        } else {
            said.push(character);
            character.len_utf8()
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    said
}

/// The filter with an argument that this begins with, in our words, and how long it was.
fn filter_with_argument(text: &str) -> Option<(String, usize)> {
    let after_bar = text.strip_prefix('|')?.trim_start();
    let (name, argument) = after_bar.split_once(':')?;
    if name.is_empty() || !name.chars().all(|character| character.is_ascii_alphanumeric() || character == '_') {
        return None;
    }
    let is_part = |character: char| character.is_alphanumeric() || "_.-".contains(character);
    let length =
        quoted_len(argument).or_else(|| argument.find(|character| !is_part(character))).unwrap_or(argument.len());
    let argument = argument.get(..length).filter(|argument| !argument.is_empty())?;
    // Django's stands in for what is empty as well, ours for what is not there.
    let call = if name == "default" { format!("|default({argument}, true)") } else { format!("|{name}({argument})") };
    Some((call, text.len() - after_bar.len() + name.len() + 1 + length))
}

#[cfg(test)]
mod tests {
    use super::{Reference, Tag, Untranslatable, translate};

    fn text(source: &str) -> String {
        translate(source).unwrap().text
    }

    #[test]
    fn what_is_in_our_language_stays() {
        for source in [
            "",
            "no tags, but { braces } and 100 %",
            "<p>{{ user.username }}</p>\n{# a comment #}{%- if x is defined -%}{{ x | default('a|b:c') }}{% endif %}",
            "{% raw %}{{ x|y:z }}{% endraw %}",
            "{% set a = {'b': c} %}{{ a['}}'] }}",
        ] {
            assert_eq!(text(source), source);
        }
    }

    #[test]
    fn what_django_says_otherwise_is_said_in_our_words() {
        for (theirs, ours) in [
            ("{% load i18n static %}x", "x"),
            ("{% autoescape off %}{{ a }}{% endautoescape %}", "{% autoescape false %}{{ a }}{% endautoescape %}"),
            ("{% autoescape on %}", "{% autoescape true %}"),
            ("{{ user.first_name|default:user.username }}", "{{ user.first_name|default(user.username, true) }}"),
            ("{{ a|default:\"x:y|z\"|upper }}", "{{ a|default(\"x:y|z\", true)|upper }}"),
            ("{% if a|join:', ' %}", "{% if a|join(', ') %}"),
            ("{{ block.super }}", "{{ super() }}"),
            ("{% for a in b %}{{ a }}{% empty %}-{% endfor %}", "{% for a in b %}{{ a }}{% else %}-{% endfor %}"),
            ("a{% comment \"why\" %}{{ x|y:z }}\n{% trans 'a' %}{% endcomment %}b", "a\nb"),
            ("{% verbatim %}{{ x|y:z }}{% endverbatim %}", "{% raw %}{{ x|y:z }}{% endraw %}"),
        ] {
            assert_eq!(text(theirs), ours);
        }
    }

    #[test]
    fn lines_and_names_are_kept() {
        let translated =
            translate("{% extends 'a.html' %}\n{% load\n i18n %}\n{{ x }}{% include \"b.html\" %}").unwrap();
        assert_eq!(translated.text, "{% extends 'a.html' %}\n\n\n{{ x }}{% include \"b.html\" %}");
        let reference = |line: usize, name: &str| Reference { line, name: name.to_owned() };
        assert_eq!(translated.references, [reference(1, "a.html"), reference(4, "b.html")]);
        assert_eq!(translated.tags[1], Tag { line: 4, source: "{{ x }}".to_owned() });
    }

    #[test]
    fn what_has_no_counterpart_is_refused_with_its_line() {
        for (source, line, part) in [
            ("\n{% trans 'Hello' %}", 2, "there are none here"),
            ("{% blocktranslate %}Hello{% endblocktranslate %}", 1, "there are none here"),
            ("\n\n{% url 'home' %}", 3, "write the address itself"),
            ("{% include name %}", 1, "in quotation marks"),
            ("a\n{{ x", 2, "`{{` is not closed"),
            ("{% comment %}x", 1, "`endcomment` is missing"),
        ] {
            let Err(Untranslatable { line: told, reason }) = translate(source) else { panic!("{source}") };
            assert_eq!(told, line, "{source}");
            assert!(reason.contains(part), "{reason}");
        }
    }
}
