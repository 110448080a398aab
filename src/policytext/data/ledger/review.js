"use strict";
// Collects the coder's verdicts, and gives them as the CSV file that read_verdicts reads.
const rows = Array.from(document.querySelectorAll("tbody tr"));
const COLUMNS = [
  "id", "document", "section", "indicator", "code", "measure", "base", "rate", "role", "period",
  "place", "quantity", "value", "stretch", "wording", "rivals",
];
let isSaved = true;

function verdictOf(row) {
  const chosen = row.querySelector("input[type=radio]:checked");
  return chosen ? chosen.value : "";
}

function count() {
  const done = rows.filter((row) => verdictOf(row)).length;
  document.getElementById("progress").textContent = `${done} of ${rows.length} judged`;
}

function cell(text) {
  // What a spreadsheet would take for a formula begins with an apostrophe, as in all tables here.
  const safe = /^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

function csv() {
  const coder = document.getElementById("coder").value;
  const lines = [[...COLUMNS, "verdict", "note", "coder"]];
  for (const row of rows) {
    const note = row.querySelector("input[name=note]").value;
    lines.push([...COLUMNS.map((name) => row.dataset[name]), verdictOf(row), note, coder]);
  }
  return "\ufeff" + lines.map((line) => line.map(cell).join(",") + "\r\n").join("");
}

function save() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([csv()], { type: "text/csv" }));
  link.download = "verdicts.csv";
  link.click();
  isSaved = true;
}

document.querySelector("tbody").addEventListener("input", (event) => {
  const row = event.target.closest("tr");
  row.classList.toggle("judged", verdictOf(row) !== "");
  isSaved = false;
  count();
});
document.getElementById("save").addEventListener("click", save);
window.addEventListener("beforeunload", (event) => {
  if (!isSaved) event.preventDefault();
});
count();
