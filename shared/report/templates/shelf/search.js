(() => {
  const field = document.getElementById("search");
  const found = document.getElementById("found");
  const rows = Array.from(document.querySelectorAll("[data-row]"), (row) => [row, row.textContent.toLocaleLowerCase()]);
  const sections = document.querySelectorAll("section");
  const search = () => {
    const words = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const [row, text] of rows) {
      const fits = words.every((word) => text.includes(word));
      row.hidden = !fits;
      count += fits ? 1 : 0;
    }
    for (const section of sections) section.hidden = !section.querySelector("[data-row]:not([hidden])");
    found.textContent = words.length ? found.dataset.text + " " + count : "";
  };
  field.closest("[hidden]").hidden = false;
  field.addEventListener("input", search);
})();
