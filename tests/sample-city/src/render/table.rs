//! Spreadsheets of a service desk: appeals with their answers.

use crate::corpus::Standing;
use jiff::Timestamp;
use rust_xlsxwriter::Workbook;

const HEADERS: [&str; 8] = [
    "Номер обращения",
    "Дата создания",
    "Направление",
    "ФИО заявителя",
    "Обращение",
    "Статус",
    "Ответ исполнителя",
    "Дата ответа",
];

/// Semicolons and UTF-8, as the desk exports it.
pub(crate) fn csv(rows: &[Standing<'_>]) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    writer.write_record(HEADERS)?;
    for row in rows {
        writer.write_record(cells(row))?;
    }
    Ok(writer.into_inner()?)
}

/// The same as a workbook.
pub(crate) fn xlsx(rows: &[Standing<'_>]) -> anyhow::Result<Vec<u8>> {
    let mut book = Workbook::new();
    // The library writes the time of creation otherwise, and the file would never be the same twice.
    let created = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 11, 23)?;
    book.set_properties(&rust_xlsxwriter::DocProperties::new().set_creation_datetime(&created));
    let sheet = book.add_worksheet();
    for (column, header) in (0_u16..).zip(HEADERS) {
        sheet.write_string(0, column, header)?;
    }
    for (line, row) in (1_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells(row)) {
            sheet.write_string(line, column, cell)?;
        }
    }
    Ok(book.save_to_buffer()?)
}

fn cells(post: &Standing<'_>) -> [String; 8] {
    let row = post.row;
    let answer = row.answer.as_ref();
    [
        row.id.clone(),
        local(row.at),
        row.category.clone().unwrap_or_default(),
        row.author.clone().unwrap_or_default(),
        post.text.to_owned(),
        if answer.is_some() { "Исполнено" } else { "В работе" }.to_owned(),
        answer.map(|answer| answer.text.clone()).unwrap_or_default(),
        answer.map(|answer| local(answer.at)).unwrap_or_default(),
    ]
}

fn local(at: Timestamp) -> String {
    at.to_zoned(belgi_domain::period::zone()).strftime("%d.%m.%Y %H:%M").to_string()
}
