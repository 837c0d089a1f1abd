//! Reviews with stars, as KazSAnDRA keeps them: `custom_id,domain,sentiment,text`.

use std::error::Error;

/// One review.
pub struct Review {
    sentiment: String,
    /// The words.
    pub text: String,
}

impl Review {
    /// Whether it likes what it speaks of; nothing where it is of two minds.
    pub fn likes(&self) -> Option<bool> {
        match self.sentiment.as_str() {
            "positive" => Some(true),
            "negative" => Some(false),
            _ => None,
        }
    }
}

/// The reviews of a file.
pub fn reviews(file: &str) -> Result<Vec<Review>, Box<dyn Error>> {
    let mut reviews = Vec::new();
    for record in csv::Reader::from_path(file)?.records() {
        let record = record?;
        let column = |place: usize| record.get(place).unwrap_or_default().to_owned();
        reviews.push(Review { sentiment: column(2), text: column(3) });
    }
    Ok(reviews)
}
