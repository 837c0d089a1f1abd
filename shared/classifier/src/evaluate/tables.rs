//! A report as tables for people.

use super::coverage::{self, Coverage};
use super::{FieldScore, LabelScore, Miss, Report};
use belgi_domain::{Group, Label, Language};
use std::fmt;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (field, score) in &self.fields {
            let FieldScore { examples, accuracy, macro_f1, .. } = score;
            writeln!(f, "{field}: {examples} examples, accuracy {accuracy:.3}, macro-F1 {macro_f1:.3}")?;
            for (language, accuracy) in &score.by_language {
                writeln!(f, "  in {language:<8} {accuracy:.3}")?;
            }
            for Coverage { from, share, accuracy } in &score.coverage {
                writeln!(f, "  from {from:.1}     {share:.3} of them, accuracy {accuracy:.3}")?;
            }
            writeln!(
                f,
                "  {:<16} {:>8} {:>9} {:>7} {:>6}",
                "label", "examples", "precision", "recall", "F1"
            )?;
            for (label, one) in &score.labels {
                row(f, label, one)?;
            }
        }
        writeln!(f, "one against the rest:")?;
        row(f, "trouble", &self.trouble)?;
        row(f, "urgent", &self.urgent)?;
        writeln!(f, "surest wrong answers:")?;
        for Miss { field, id, right, said, confidence, text } in &self.worst {
            let text = text.replace('\n', " ");
            writeln!(f, "  {field} {id}: {right}, said {said} ({confidence:.2}): {text}")?;
        }
        Ok(())
    }
}

impl Report {
    /// The figures of the model card, as a table of Markdown. Language and groups are not the model's.
    pub fn card(&self) -> String {
        let mut card = String::from("| label set | posts | accuracy | macro-F1 |");
        for language in ["kk", "mixed", "ru"] {
            card.push_str(&format!(" {language} |"));
        }
        for bar in coverage::BARS {
            card.push_str(&format!(" from {bar:.1} |"));
        }
        card.push_str(&format!("\n|{}\n", " --- |".repeat(7 + coverage::BARS.len())));
        let own = |field: &str| field != Language::FIELD && field != Group::FIELD;
        for (field, score) in self.fields.iter().filter(|(field, _)| own(field)) {
            let FieldScore { examples, accuracy, macro_f1, .. } = score;
            card.push_str(&format!("| {field} | {examples} | {accuracy:.3} | {macro_f1:.3} |"));
            for language in ["kk", "mixed", "ru"] {
                let share = score.by_language.get(language);
                card.push_str(&share.map_or(" |".to_owned(), |share| format!(" {share:.3} |")));
            }
            for bar in &score.coverage {
                card.push_str(&format!(" {:.2}: {:.3} |", bar.share, bar.accuracy));
            }
            card.push_str(&" |".repeat(coverage::BARS.len() - score.coverage.len()));
            card.push('\n');
        }
        card.push_str(
            "\n| one against the rest | posts | precision | recall | F1 |\n| --- | --- | --- | --- | --- |\n",
        );
        for (name, score) in [("complaint or request", self.trouble), ("high or critical", self.urgent)] {
            let LabelScore { examples, precision, recall, f1 } = score;
            card.push_str(&format!("| {name} | {examples} | {precision:.3} | {recall:.3} | {f1:.3} |\n"));
        }
        card
    }
}

fn row(f: &mut fmt::Formatter<'_>, label: &str, score: &LabelScore) -> fmt::Result {
    let LabelScore { examples, precision, recall, f1 } = score;
    writeln!(f, "  {label:<16} {examples:>8} {precision:>9.3} {recall:>7.3} {f1:>6.3}")
}
