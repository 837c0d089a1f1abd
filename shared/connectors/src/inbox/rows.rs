//! Rows of an export and the posts they become.

use super::MAX_ROWS;
use super::headers::{Role, role};
use crate::{Document, Parsed, Rules, date, markup};
use belgi_domain::{Fault, Post, PostId};

/// Rows above the header line: official exports have a title there.
const MAX_PREAMBLE: usize = 10;

/// Takes rows one by one; the first with known names is the header.
pub(super) struct Rows<'d, 'r> {
    pub(super) document: &'d Document<'d>,
    rules: &'r Rules,
    header: Option<Vec<Option<Role>>>,
    /// Whether any table of the file had a header.
    any_header: bool,
    seen: usize,
    parsed: Parsed,
}

/// A row's cells by their roles.
#[derive(Default)]
struct Cells {
    id: String,
    text: String,
    created: String,
    category: String,
    answer: String,
    answered: String,
    district: String,
    address: String,
}

impl<'d, 'r> Rows<'d, 'r> {
    pub(super) fn new(document: &'d Document<'d>, rules: &'r Rules) -> Self {
        Self { document, rules, header: None, any_header: false, seen: 0, parsed: Parsed::default() }
    }

    /// Forgets the header, for the next sheet.
    pub(super) fn new_table(&mut self) {
        self.header = None;
        self.seen = 0;
    }

    /// Whether no more rows are wanted: enough were read, or the beginning is that of another table.
    pub(super) fn is_done(&self) -> bool {
        self.is_full() || (self.header.is_none() && self.seen >= MAX_PREAMBLE)
    }

    /// Whether as many rows were read as are allowed.
    pub(super) fn is_full(&self) -> bool {
        self.seen >= MAX_ROWS
    }

    /// Names a problem with a row; `line` is the number people see in their editor.
    pub(super) fn complain(&mut self, line: u64, message: &str) {
        self.parsed.problems.push(self.document.problem(Fault::Item, format!("line {line}: {message}")));
    }

    /// Names a problem with the whole file.
    pub(super) fn refuse(&mut self, fault: Fault, message: String) {
        self.parsed.problems.push(self.document.problem(fault, message));
    }

    /// Takes the next row of a table.
    pub(super) fn row<'c>(&mut self, line: u64, cells: impl IntoIterator<Item = &'c str>) {
        self.seen += 1;
        let cells: Vec<&str> = cells.into_iter().collect();
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        match self.header.take() {
            Some(header) => {
                self.below(&header, line, cells);
                self.header = Some(header);
            }
            None => {
                let roles: Vec<_> = cells.iter().map(|cell| role(cell, self.rules)).collect();
                self.header = roles.contains(&Some(Role::Text)).then_some(roles);
                self.any_header |= self.header.is_some();
            }
        }
    }

    fn below(&mut self, header: &[Option<Role>], line: u64, cells: Vec<&str>) {
        let beyond = cells.get(header.len()..).unwrap_or_default();
        if beyond.iter().any(|cell| !cell.trim().is_empty()) {
            let message = format!(
                "expected {} cells, found {}: a delimiter in a text without quotes?",
                header.len(),
                cells.len()
            );
            return self.complain(line, &message);
        }
        self.post(line, header.iter().copied().zip(cells));
    }

    /// Takes a row whose cells bear their names.
    pub(super) fn named_row(&mut self, line: u64, cells: &[(&str, String)]) {
        self.seen += 1;
        self.header.get_or_insert_default();
        self.any_header = true;
        let roles: Vec<_> = cells.iter().map(|(name, _)| role(name, self.rules)).collect();
        self.post(line, roles.into_iter().zip(cells.iter().map(|(_, cell)| cell.as_str())));
    }

    fn post<'c>(&mut self, line: u64, cells: impl Iterator<Item = (Option<Role>, &'c str)>) {
        let mut row = Cells::default();
        cells.for_each(|(role, cell)| row.take(role, cell));
        if row.text.is_empty() {
            return self.complain(line, "expected the text of an appeal, found an empty cell");
        }
        let document = self.document;
        let mut moment = |cell: &str, name: &str| {
            let at = date::read(cell, Some(document.now));
            if at.is_none() && !cell.is_empty() {
                self.complain(line, &format!("expected a date of {name}, found other text or a day to come"));
            }
            at
        };
        let (created, answered) = (moment(&row.created, "creation"), moment(&row.answered, "the answer"));
        let native = row.native();
        let mut appeal = Post::new(document.source, &native);
        appeal.title = row.title();
        appeal.published_at = created;
        if !row.answer.is_empty() {
            let mut answer = Post::new(document.source, &format!("{native}#answer"));
            answer.parent = Some(PostId::new(document.source, &native));
            answer.published_at = answered;
            answer.text = row.answer;
            appeal.text = row.text;
            self.parsed.posts.extend([appeal, answer]);
        } else {
            appeal.text = row.text;
            self.parsed.posts.push(appeal);
        }
    }

    /// The posts and problems of all rows.
    pub(super) fn finish(mut self) -> Parsed {
        if !self.any_header && self.parsed.problems.is_empty() {
            let message = "expected a column with the text of appeals (such as `Текст обращения`, `Өтініш мәтіні`, `text`), \
                           found none: name it under `columns` of the source";
            self.refuse(Fault::Configuration, message.to_owned());
        }
        if self.is_full() {
            self.refuse(
                Fault::TooLarge,
                format!("expected at most {MAX_ROWS} rows, found more: split the file"),
            );
        }
        self.parsed
    }
}

impl Cells {
    fn take(&mut self, role: Option<Role>, cell: &str) {
        let field = match role {
            Some(Role::Id) => &mut self.id,
            Some(Role::Text) => &mut self.text,
            Some(Role::Created) => &mut self.created,
            Some(Role::Category) => &mut self.category,
            Some(Role::Answer) => &mut self.answer,
            Some(Role::Answered) => &mut self.answered,
            Some(Role::District) => &mut self.district,
            Some(Role::Address) => &mut self.address,
            Some(Role::Personal) | None => return,
        };
        // Of several columns of one role, the first filled one counts.
        if field.is_empty() {
            *field = markup::from_html(cell);
        }
    }

    /// The number the desk gave the appeal, or else its words and date: a later export names it the same way.
    fn native(&self) -> String {
        match self.id.is_empty() {
            true => format!("{} {}", self.created, self.text),
            false => self.id.clone(),
        }
    }

    /// The category, and where it happened: the words of an appeal often leave the place to its column.
    fn title(&self) -> Option<String> {
        let is_new = |part: &&&String| !part.is_empty() && !self.text.contains(part.as_str());
        let place = [&self.district, &self.address];
        let parts: Vec<&str> = std::iter::once(&&self.category)
            .filter(|part| !part.is_empty())
            .chain(place.iter().filter(is_new))
            .map(|part| part.as_str())
            .collect();
        (!parts.is_empty()).then(|| parts.join(", ").replace('\n', " "))
    }
}
