//! Attributes that neither the rules of this crate nor the scores of the reader mode look at.

/// Elements whose attributes all stay, lowercase, sorted: they hold facts, or are judged by the addresses in any attribute.
const WHOLE: &[&str] = &["base", "embed", "html", "iframe", "link", "meta", "object", "script", "table"];

/// Elements that are pictures by the file names in any attribute, lowercase, sorted.
const PICTURES: &[&str] = &["figure", "img", "picture", "source"];

/// Attributes that say how something looks or behaves, lowercase, sorted.
const UNREAD: &[&str] = &[
    "alt",
    "autocomplete",
    "crossorigin",
    "decoding",
    "draggable",
    "fetchpriority",
    "fill",
    "height",
    "referrerpolicy",
    "tabindex",
    "target",
    "viewbox",
    "width",
    "xmlns",
];

/// How the names of attributes begin that scripts or screen readers use, lowercase.
const UNREAD_FAMILIES: &[&str] = &["aria-", "data-", "on"];

/// How the names of those among them begin that are read: by the date's rules and by the reader mode.
const READ: &[&str] = &["aria-hidden", "aria-modal", "data-date", "data-readability", "data-src"];

/// Whether nobody reads the attribute `name` with `value` (both as written) of `element` (lowercase).
pub(super) fn is_unread(element: &str, name: &str, value: &str) -> bool {
    if WHOLE.binary_search(&element).is_ok()
        || (value.contains('.') && PICTURES.binary_search(&element).is_ok())
    {
        return false;
    }
    let begins = |family: &&&str| {
        name.as_bytes().get(..family.len()).is_some_and(|start| start.eq_ignore_ascii_case(family.as_bytes()))
    };
    if UNREAD_FAMILIES.iter().any(|family| begins(&family)) {
        return !READ.iter().any(|family| begins(&family));
    }
    UNREAD.iter().any(|known| known.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_stays() {
        let cases = [
            ("a", "onclick", "", true),
            ("a", "DATA-ID", "=7", true),
            ("a", "href", "", false),
            ("p", "data-date", "", false),
            ("p", "aria-hidden", "", false),
            ("table", "width", "", false),
            ("meta", "data-x", "", false),
            ("img", "alt", "=Су", true),
            ("img", "alt", "=a.jpg", false),
            ("img", "data-srcset", "", false),
            ("p", "қ", "", false),
        ];
        for (element, name, value, expect) in cases {
            assert_eq!(is_unread(element, name, value), expect, "{element} {name}");
        }
    }

    #[test]
    fn tables_are_sorted() {
        assert!([WHOLE, PICTURES, UNREAD].iter().all(|table| table.is_sorted_by(|a, b| a < b)));
    }
}
