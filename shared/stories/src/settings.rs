//! The numbers that decide, each with its reason.

/// What decides about likeness and about a story's course.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// Likeness from which a post joins a story, 0 to 1.
    pub join_from: f32,
    /// Likeness from which two stories are one, 0 to 1.
    pub merge_from: f32,
    /// Days without a post after which nothing joins a story any more.
    pub open_days: u32,
    /// Days without a post after which a story is quiet: a week may pass between two weekends' posts.
    pub quiet_days: u32,
    /// Days that complaints go on without an answer before a story is forgotten: the fifteen working days in which
    /// an appeal has to be answered by law are three weeks.
    pub forgotten_after_days: u32,
    /// Complaints on fewer different days do not make a story forgotten.
    pub forgotten_from_days: u32,
    /// Complaints within 48 hours from which a story can be growing.
    pub growing_from: u32,
    /// Complaints within 48 hours from which it is growing on its first day.
    pub flood_from: u32,
    /// Days after "it is repaired" from which a complaint reopens a story: word of a repair travels
    /// slowly, and pipes fill slowly.
    pub reopen_after_done_days: i32,
    /// Days after any other answer from which a complaint reopens a story: work takes its time.
    pub reopen_after_promise_days: i32,
    /// Hours after the first post within which an authority's word that nobody asked for is a notice of the trouble and
    /// no answer, unless it says that the trouble is over.
    pub notice_hours: i64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            join_from: 0.54,
            merge_from: 0.60,
            open_days: 14,
            quiet_days: 8,
            forgotten_after_days: 21,
            forgotten_from_days: 3,
            growing_from: 4,
            flood_from: 12,
            reopen_after_done_days: 3,
            reopen_after_promise_days: 5,
            notice_hours: 24,
        }
    }
}
