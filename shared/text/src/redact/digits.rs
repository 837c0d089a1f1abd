//! Groups of digits and the runs that they form.

/// A maximal run of ASCII digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Group {
    pub start: usize,
    pub end: usize,
}

impl Group {
    pub(super) fn len(self) -> usize {
        self.end - self.start
    }
}

/// The groups of digits of a text, and questions about their neighbourhood.
pub(super) struct Digits<'a> {
    pub text: &'a str,
    pub groups: Vec<Group>,
}

impl<'a> Digits<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        for (at, _) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
            match groups.last_mut().filter(|last| last.end == at) {
                Some(last) => last.end += 1,
                None => groups.push(Group { start: at, end: at + 1 }),
            }
        }
        Self { text, groups }
    }

    pub(super) fn str(&self, group: Group) -> &'a str {
        self.text.get(group.start..group.end).unwrap_or_default()
    }

    /// The text between a group and the next one.
    pub(super) fn gap(&self, left: usize) -> &'a str {
        match (self.groups.get(left), self.groups.get(left + 1)) {
            (Some(a), Some(b)) => self.text.get(a.end..b.start).unwrap_or_default(),
            _ => "\n",
        }
    }

    /// The last group of the run from `first` that holds `total` digits, where only `separators`
    /// (at most three in a row) stand between its groups.
    pub(super) fn run(&self, first: usize, total: usize, separators: &str) -> Option<usize> {
        self.run_over(first, total, |gap| gap.len() <= 3 && gap.chars().all(|c| separators.contains(c)))
    }

    /// [`Self::run`], where `joins` says what may stand between two groups.
    pub(super) fn run_over(&self, first: usize, total: usize, joins: impl Fn(&str) -> bool) -> Option<usize> {
        let mut sum = 0;
        for (index, group) in self.groups.iter().enumerate().skip(first) {
            sum += group.len();
            if sum >= total {
                return (sum == total).then_some(index);
            }
            if !joins(self.gap(index)) {
                return None;
            }
        }
        None
    }

    /// The digits of the groups `first..=last`, put together.
    pub(super) fn joined(&self, first: usize, last: usize) -> String {
        self.groups.get(first..=last).unwrap_or_default().iter().map(|group| self.str(*group)).collect()
    }

    /// The lengths of the groups `first..=last`.
    pub(super) fn shape(&self, first: usize, last: usize) -> Vec<usize> {
        self.groups.get(first..=last).unwrap_or_default().iter().map(|group| group.len()).collect()
    }

    /// From the first byte of group `first` to the last of group `last`.
    pub(super) fn bounds(&self, first: usize, last: usize) -> Option<(usize, usize)> {
        Some((self.groups.get(first)?.start, self.groups.get(last)?.end))
    }

    /// The character before byte `at`.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// The character at byte `at`.
    pub(super) fn after(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// Whether the run is a piece of something longer: a decimal fraction, a code with letters.
    pub(super) fn is_cut_out(&self, first: usize, last: usize) -> bool {
        let Some((start, end)) = self.bounds(first, last) else { return true };
        let fraction = |gap: &str| gap == "." || gap == ",";
        let left = first > 0 && fraction(self.gap(first - 1));
        let right = fraction(self.gap(last));
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
        left || right || (letter(self.before(start)) && letter(self.after(end)))
    }
}

/// Whether the groups are those of a sum: `87 000 000 000`.
pub(super) fn is_thousands(shape: &[usize]) -> bool {
    match shape.split_first() {
        Some((first, rest)) => *first <= 3 && !rest.is_empty() && rest.iter().all(|length| *length == 3),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_exact() {
        let digits = Digits::of("тел 8 (701) 123-45-67, кв 5");
        assert_eq!(digits.groups.len(), 6);
        assert_eq!(digits.run(0, 11, " -()."), Some(4));
        assert_eq!(digits.run(0, 10, " -()."), None);
        assert_eq!(digits.joined(0, 4), "87011234567");
        assert!(!digits.is_cut_out(0, 4));
        assert!(Digits::of("0.87011234567").is_cut_out(1, 1));
    }

    #[test]
    fn sums_have_groups_of_three() {
        assert!(is_thousands(&[2, 3, 3, 3]));
        assert!(!is_thousands(&[1, 3, 3, 2, 2]));
        assert!(!is_thousands(&[11]));
    }
}
