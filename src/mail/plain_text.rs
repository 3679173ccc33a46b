//! The text of a page of HTML, for those who read mail as text. Links survive.

/// Elements of which nothing is read.
const UNREAD: &[&str] = &["head", "title", "style", "script", "template", "svg"];
/// Elements that stand in lines of their own, with an empty line around them.
const PARAGRAPHS: &[&str] = &[
    "blockquote",
    "dl",
    "fieldset",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "ol",
    "p",
    "pre",
    "table",
    "ul",
];
/// Elements that stand in lines of their own.
const LINES: &[&str] = &[
    "address", "article", "aside", "body", "center", "dd", "div", "dt", "figure", "footer", "header", "li", "main",
    "nav", "section", "tbody", "tfoot", "thead", "tr",
];
/// The character references that mails are written with. Others stay as they are written.
const CHARACTERS: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("hellip", '…'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("middot", '·'),
    ("bull", '•'),
    ("euro", '€'),
    ("sect", '§'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("szlig", 'ß'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("agrave", 'à'),
    ("ccedil", 'ç'),
    ("ntilde", 'ñ'),
    ("rarr", '→'),
    ("larr", '←'),
];

/// The text of a page: white space as a browser shows it, paragraphs apart, the address of a link in angle brackets behind
/// its text (RFC 3986, appendix C) where that is not the address itself.
pub(super) fn plain_text(html: &str) -> String {
    let mut page = Page::default();
    let mut rest = html;
    while let Some(first) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
        } else if let Some((tag, after)) = Tag::read(rest) {
            page.tag(&tag);
            rest = after;
        } else {
            let end = rest.get(first.len_utf8()..).and_then(|text| text.find('<'));
            let (text, after) = rest.split_at(end.map_or(rest.len(), |end| end + first.len_utf8()));
            page.text(text);
            rest = after;
        }
    }
    page.finish()
}

/// `<name attributes>` or `</name>`.
struct Tag<'a> {
    name: String,
    is_end: bool,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// The tag that a text begins with, and what comes after it. A bracket that no name follows is text.
    fn read(text: &'a str) -> Option<(Self, &'a str)> {
        let inner = text.strip_prefix('<')?;
        let (is_end, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
        if !inner.starts_with(|first: char| first.is_ascii_alphabetic() || first == '!' || first == '?') {
            return None;
        }
        let mut mark = None;
        let end = inner.char_indices().find_map(|(at, character)| {
            match (mark, character) {
                (None, '>') => return Some(at),
                (None, '"' | '\'') => mark = Some(character),
                (Some(open), _) if open == character => mark = None,
                (None | Some(_), _) => {}
            }
            None
        })?;
        let (inner, after) = (inner.get(..end)?, inner.get(end + 1..)?);
        let name_end =
            inner.find(|character: char| character.is_whitespace() || character == '/').unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(name_end);
        Some((Self { name: name.to_ascii_lowercase(), is_end, attributes }, after))
    }

    /// The value of an attribute.
    fn attribute(&self, wanted: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|character: char| character.is_whitespace() || character == '/');
            let name_end =
                rest.find(|character: char| character.is_whitespace() || character == '=').unwrap_or(rest.len());
            let (name, after) = rest.split_at(name_end);
            if name.is_empty() {
                return None;
            }
            let Some(after) = after.trim_start().strip_prefix('=') else {
                rest = after;
                continue;
            };
            let after = after.trim_start();
            let quoted = ['"', '\''].into_iter().find_map(|mark| after.strip_prefix(mark)?.split_once(mark));
            let (value, after) =
                quoted.unwrap_or_else(|| after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())));
            if name.eq_ignore_ascii_case(wanted) {
                return Some(decoded(value).trim().to_owned());
            }
            rest = after;
        }
    }
}

/// The text so far, and what is open.
#[derive(Default)]
struct Page {
    text: String,
    /// Line breaks that come before whatever comes next.
    breaks: usize,
    /// Whether there is white space before whatever comes next.
    has_space: bool,
    /// The element of which nothing is read.
    unread: Option<String>,
    /// How many elements are open in which white space counts.
    preformatted: usize,
    /// The address of the open link, and where its text begins.
    link: Option<(String, usize)>,
}

impl Page {
    fn tag(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_str();
        if let Some(unread) = &self.unread {
            if tag.is_end && unread == name {
                self.unread = None;
            }
            return;
        }
        match name {
            _ if UNREAD.contains(&name) => {
                self.unread = (!tag.is_end && !tag.attributes.ends_with('/')).then(|| name.to_owned());
            }
            "br" => self.breaks = (self.breaks + 1).min(2),
            "a" => self.end_link(),
            "td" | "th" => self.has_space = true,
            _ if PARAGRAPHS.contains(&name) => self.breaks = 2,
            _ if LINES.contains(&name) => self.breaks = self.breaks.max(1),
            _ => {}
        }
        match (name, tag.is_end) {
            ("pre", false) => self.preformatted += 1,
            ("pre", true) => self.preformatted = self.preformatted.saturating_sub(1),
            ("a", false) => self.link = tag.attribute("href").map(|address| (address, self.text.len())),
            ("img", false) => self.words(&tag.attribute("alt").unwrap_or_default()),
            ("li", false) => self.words("- "),
            ("hr", false) => {
                self.words("----");
                self.breaks = 2;
            }
            (_, true | false) => {}
        }
    }

    fn text(&mut self, html: &str) {
        if self.unread.is_some() {
            return;
        }
        if self.preformatted > 0 {
            self.put(&decoded(html));
        } else {
            // Before decoding: a space that does not break is none of these.
            let spaced = |edge: Option<char>| edge.is_some_and(char::is_whitespace);
            self.has_space |= spaced(html.chars().next());
            let words: Vec<&str> = html.split_whitespace().collect();
            self.words(&decoded(&words.join(" ")));
            self.has_space |= spaced(html.chars().next_back());
        }
    }

    /// Puts words, apart from those before where there was white space between them.
    fn words(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        let is_apart = self.breaks > 0 || self.text.is_empty() || self.text.ends_with([' ', '\n']);
        if self.has_space && !is_apart {
            self.text.push(' ');
        }
        self.put(words);
    }

    fn put(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n".get(..self.breaks.min(2)).unwrap_or_default());
        }
        (self.breaks, self.has_space) = (0, false);
        self.text.push_str(text);
    }

    /// Puts the address of the open link, unless its text is the address.
    fn end_link(&mut self) {
        let Some((address, begin)) = self.link.take() else { return };
        let said = self.text.get(begin..).unwrap_or_default().trim();
        let is_said = said == address || address.strip_prefix("mailto:") == Some(said);
        if is_said || address.is_empty() || address.starts_with('#') {
            return;
        }
        self.has_space = true;
        // In brackets: a full stop after it would be taken for a part of it.
        self.words(&format!("<{address}>"));
    }

    fn finish(mut self) -> String {
        self.end_link();
        let lines: Vec<&str> = self.text.trim().lines().map(str::trim_end).collect();
        lines.join("\n") + "\n"
    }
}

/// The text that character references stand for.
fn decoded(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let known = after.split_once(';').and_then(|(name, after)| Some((character(name)?, after)));
        match known {
            Some((character, after)) => {
                text.push(character);
                rest = after;
            }
            None => {
                text.push('&');
                rest = after;
            }
        }
    }
    text + rest
}

/// The character that a reference names, if it can be shown.
fn character(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        return CHARACTERS.iter().find(|(known, _)| *known == name).map(|(_, character)| *character);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    let character = char::from_u32(code.ok()?)?;
    Some(if character == '\u{a0}' { ' ' } else { character }).filter(|shown| !shown.is_control())
}

#[cfg(test)]
mod tests {
    use super::plain_text;

    #[test]
    fn paragraphs_lines_and_lists_are_kept_apart() {
        for (html, text) in [
            ("", "\n"),
            ("<p>one\n  two</p>\n<p>three</p>", "one two\n\nthree\n"),
            ("<h3>Site</h3>Hello <b>joe</b>,<br>it is<br><br>you", "Site\n\nHello joe,\nit is\n\nyou\n"),
            ("<ul><li>a</li>\n<li>b <i>c</i></ul>d", "- a\n- b c\n\nd\n"),
            ("<div>a</div><div>b</div>c", "a\nb\nc\n"),
            ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc\n"),
            ("<pre>a\n  b</pre>c", "a\n  b\n\nc\n"),
            ("a<hr/>b", "a\n\n----\n\nb\n"),
            ("<B>bold</B>er, <span> spaced </span>out", "bolder, spaced out\n"),
        ] {
            assert_eq!(plain_text(html), text, "{html}");
        }
    }

    #[test]
    fn links_survive() {
        for (html, text) in [
            ("<a href=\"https://x.io/a/0b\">https://x.io/a/0b</a>", "https://x.io/a/0b\n"),
            (
                "<p>Go <a class='b' href='https://x.io/?a=1&amp;b=2'>there</a>.</p>",
                "Go there <https://x.io/?a=1&b=2>.\n",
            ),
            ("<a href=https://x.io/a/0b><img src=x alt='Open it'></a>", "Open it <https://x.io/a/0b>\n"),
            ("<a href=\"https://x.io/\"><img src=x></a>!", "<https://x.io/>!\n"),
            ("<a href=\"mailto:us@x.io\">us@x.io</a>, <a href=\"#top\">up</a> <a name=x>y</a>", "us@x.io, up y\n"),
            ("<a href=\"https://x.io/\">\n  Open\n</a>", "Open <https://x.io/>\n"),
            ("<p>Open</p><a href=\"https://x.io/\">https://x.io/", "Open\n\nhttps://x.io/\n"),
            ("<a title=\"a > b\" href=\"https://x.io/\">c</a>", "c <https://x.io/>\n"),
        ] {
            assert_eq!(plain_text(html), text, "{html}");
        }
    }

    #[test]
    fn what_nobody_reads_is_left_out() {
        let html = "<!doctype html><html><head><title>T</title><style>p > a {}</style></head>
            <body><!-- <p>no</p> --><script>if (1 < 2) { '</p>' }</script><p>yes</p><svg/>!</body></html>";
        assert_eq!(plain_text(html), "yes\n\n!\n");
    }

    #[test]
    fn character_references_become_text_and_never_tags() {
        for (html, text) in [
            ("&lt;b&gt; &amp;amp; &#x2f;&#39;&nbsp;&eacute;", "<b> &amp; /' é\n"),
            ("a &unknown; b & c; &#0;&#xffffffff; &", "a &unknown; b & c; &#0;&#xffffffff; &\n"),
            ("1 < 2 <3 <", "1 < 2 <3 <\n"),
            ("<a href=\"x", "<a href=\"x\n"),
        ] {
            assert_eq!(plain_text(html), text, "{html}");
        }
    }
}
