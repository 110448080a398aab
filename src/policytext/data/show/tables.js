// Tables beside the text: quantities and repairs, filtered, sorted, and each row a way to its place.

const FIRST_ROWS = 300; // more follow when the end of the table comes near

/**
 * A table over records. Columns: {key, name, cell(record), sort(record), numeric}.
 * Words typed into the filter must all stand in a record's search text.
 */
class Table {
  constructor(home, { name, records, columns, search, choices, choiceOf, choiceName, jump, note }) {
    Object.assign(this, { records, columns, search, choiceOf, jump, name });
    this.sorting = null;
    this.step = 1;
    this.count = h("p", { class: "count", role: "status" });
    this.filter = h("input", { type: "search", placeholder: "Filter", "aria-label": `Filter ${name}`, oninput: () => this.update() });
    this.choice = h("select", { "aria-label": choiceName, onchange: () => this.update() },
      h("option", { value: "" }, `All ${choiceName}`), choices.map(([value, count]) => h("option", { value }, `${value} (${formatCount(count)})`)));
    this.order = h("select", { class: "order", "aria-label": "Sort by", onchange: () => this.sortBy(this.order.value) },
      h("option", { value: "" }, "In the order of the text"), columns.map((column) => h("option", { value: column.key }, `By ${column.name.toLowerCase()}`)));
    this.heads = columns.map((column) =>
      h("th", { scope: "col", class: column.numeric ? "numeric" : null, "aria-sort": "none" },
        h("button", { type: "button", onclick: () => this.sortBy(column.key) }, column.name)));
    this.body = h("tbody", { onclick: (event) => this.onRow(event), onkeydown: (event) => this.onKey(event) });
    this.end = h("div", { class: "table-end" });
    home.append(
      h("div", { class: "controls" }, this.filter, this.choice, this.order, this.count),
      note ? h("p", { class: "note" }, note) : "",
      h("div", { class: "table-box" }, h("table", { class: "rows" }, h("caption", { class: "visually-hidden" }, name),
        h("thead", {}, h("tr", {}, this.heads)), this.body)),
      this.end,
    );
    new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.more(), { rootMargin: "800px" }).observe(this.end);
    addEventListener("beforeprint", () => { while (this.made < this.shown.length) this.more(); });
    this.update();
  }

  sortBy(key) {
    if (this.sorting === key && key) {
      // Up, down, then back to the order of the text.
      if (this.step === -1) this.sorting = null;
      this.step = this.sorting ? -1 : 1;
    } else {
      this.sorting = key || null;
      this.step = 1;
    }
    this.order.value = this.sorting ?? "";
    this.columns.forEach((column, i) => {
      const state = column.key !== this.sorting ? "none" : this.step > 0 ? "ascending" : "descending";
      this.heads[i].setAttribute("aria-sort", state);
    });
    this.update();
  }

  update() {
    const words = this.filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    const choice = this.choice.value;
    this.shown = this.records.filter((record) => {
      if (choice && this.choiceOf(record) !== choice) return false;
      if (!words.length) return true;
      record.searched ??= this.search(record).toLowerCase();
      return words.every((word) => record.searched.includes(word));
    });
    const column = this.columns.find((one) => one.key === this.sorting);
    if (column) this.shown = sorted(this.shown, column, this.step);
    this.count.textContent = this.shown.length === this.records.length
      ? `${formatCount(this.records.length)} rows`
      : `${formatCount(this.shown.length)} of ${formatCount(this.records.length)} rows`;
    this.made = 0;
    this.body.replaceChildren();
    this.more();
  }

  more() {
    const next = this.shown.slice(this.made, this.made + FIRST_ROWS);
    this.made += next.length;
    this.body.append(...next.map((record) => this.row(record)));
    if (!this.shown.length) this.body.append(h("tr", { class: "empty" }, h("td", { colspan: this.columns.length }, "Nothing matches.")));
  }

  row(record) {
    const row = h("tr", { tabindex: 0, "aria-label": `Go to ${record.name}` }, this.columns.map((column) => {
      const cell = column.cell(record);
      return h("td", { class: `${column.key}${column.numeric ? " numeric" : ""}`, "data-name": column.name, lang: column.chinese ? "zh-Hans" : null }, cell);
    }));
    row.record = record;
    return row;
  }

  onRow(event) {
    const row = event.target.closest("tr");
    if (!row?.record || event.target.closest("summary, button")) return;
    if (event.type === "click" && String(getSelection())) return;
    this.body.querySelector(".visited")?.classList.remove("visited");
    row.classList.add("visited");
    this.jump(row.record);
  }

  onKey(event) {
    const row = event.target.closest("tr");
    if (event.target !== row) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.onRow(event);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      (event.key === "ArrowDown" ? row.nextElementSibling : row.previousElementSibling)?.focus();
    }
  }
}

/** Sorted by a column, records without a value last; equal ones keep the order of the text. */
function sorted(records, column, step) {
  const keyed = records.map((record, i) => ({ record, i, key: column.sort(record) }));
  keyed.sort((one, other) => {
    if ((one.key === null) !== (other.key === null)) return one.key === null ? 1 : -1;
    const order = one.key === null ? 0
      : typeof one.key === "number" ? one.key - other.key : one.key < other.key ? -1 : one.key > other.key ? 1 : 0;
    return step * order || one.i - other.i;
  });
  return keyed.map(({ record }) => record);
}

/** How often each value occurs, the most frequent first. */
function countBy(records, read) {
  const counts = new Map();
  for (const record of records) counts.set(read(record), (counts.get(read(record)) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
}

function jumpTo(span) {
  span.group.shown || switchGroup(span.group, true);
  showView("text");
  choose(span);
  openPanel(span);
  reveal(span.start, span);
}

function startQuantities() {
  const group = groupOf("quantities");
  const home = document.getElementById("view-quantities");
  if (!group) {
    home.append(h("p", { class: "empty" }, "The layer of quantities has not been made for this document."));
    return;
  }
  const records = Array.from({ length: group.count }, (_, i) => {
    const span = group.span(i);
    const role = sectionsAt(span.start).pop()?.value.role ?? "";
    return { span, name: text.slice(span.start, span.end), sentence: sentenceOf(span), role };
  });
  const bound = ({ value }) => value.low ?? value.high;
  new Table(home, {
    name: "quantities",
    records,
    search: (record) => [record.name, readValue(record.span), record.span.value.kind, record.span.value.comparator, record.role, sentenceWords(record)].join(" "),
    choices: countBy(records, ({ span }) => span.value.kind),
    choiceOf: ({ span }) => span.value.kind,
    choiceName: "kinds",
    jump: ({ span }) => jumpTo(span),
    columns: [
      { key: "words", name: "Text", chinese: true, cell: ({ name }) => name, sort: ({ name }) => name },
      { key: "value", name: "Value", numeric: true, cell: ({ span }) => numberCell(span), sort: ({ span }) => (bound(span) === null ? null : Number(bound(span))) },
      { key: "unit", name: "Unit", chinese: true, cell: ({ span }) => span.value.unit, sort: ({ span }) => span.value.unit || null },
      { key: "comparator", name: "Comparator", cell: ({ span }) => span.value.comparator, sort: ({ span }) => span.value.comparator },
      { key: "kind", name: "Kind", cell: ({ span }) => span.value.kind, sort: ({ span }) => span.value.kind },
      { key: "role-of", name: "Section", cell: ({ role }) => role, sort: ({ role }) => role || null },
      { key: "sentence", name: "Sentence", chinese: true, cell: sentenceCell, sort: ({ sentence }) => (sentence ? sentence[0] : null) },
    ],
  });
}

const sentenceWords = ({ sentence }) => (sentence ? text.slice(...sentence) : "");

function numberCell({ value }) {
  if (value.comparator === "unreadable") return h("span", { class: "none" }, "unreadable");
  const bounds = [...new Set([value.low, value.high].filter((bound) => bound !== null))];
  return `${COMPARATORS[value.comparator]?.[0] ?? ""} ${bounds.map(formatNumber).join(" – ")}`.trim();
}

/** The sentence with its quantity marked; the ends of a long one unfold. */
function sentenceCell({ span, sentence, name }) {
  if (!sentence) return "";
  const before = text.slice(Math.min(sentence[0], span.start), span.start);
  const after = text.slice(span.end, Math.max(sentence[1], span.end));
  const reach = 30;
  if (before.length + after.length <= 2 * reach + 20) return h("span", {}, before, h("mark", {}, name), after);
  const cell = h("span", {}, before.length > reach ? `…${before.slice(-reach)}` : before, h("mark", {}, name));
  const unfold = () => cell.replaceChildren(before, h("mark", {}, name), after);
  cell.append(after.length > reach ? `${after.slice(0, reach)}…\u2060` : after,
    h("button", { type: "button", class: "unfold", "aria-label": "Whole sentence", onclick: unfold }, "⌄"));
  return cell;
}

function startRepairs() {
  const home = document.getElementById("view-repairs");
  const records = data.repairs.map(([kind, start, end, rawStart, rawEnd, lost]) => ({
    kind, start, end, rawStart, rawEnd, lost, name: `${kind} at character ${start}`,
  }));
  if (!records.length) {
    home.append(h("p", { class: "empty" }, data.source === null ? "The text was given clean: nothing was repaired." : "Nothing in the page needed repair."));
    return;
  }
  const kindOfRepair = ({ kind, lost }) => (lost && kind !== "lost" ? `${kind}, lost` : kind);
  new Table(home, {
    name: "repairs",
    records,
    note: "What was done to the raw page to get the text. Where a character is lost, the text has � and nothing is guessed.",
    search: (record) => [kindOfRepair(record), text.slice(record.start, record.end), source.slice(record.rawStart, record.rawEnd)].join(" "),
    choices: countBy(records, kindOfRepair),
    choiceOf: kindOfRepair,
    choiceName: "kinds",
    jump: jumpToRepair,
    columns: [
      { key: "kind", name: "Repair", cell: (record) => kindOfRepair(record), sort: kindOfRepair },
      { key: "before", name: "Raw page", cell: (record) => rawText(source.slice(record.rawStart, record.rawEnd)), sort: (record) => record.rawStart },
      { key: "after", name: "Text", chinese: true, cell: (record) => repairedCell(record), sort: (record) => record.start },
      { key: "at", name: "At", numeric: true, cell: (record) => formatCount(record.start), sort: (record) => record.start },
    ],
  });
}

function repairedCell({ start, end }) {
  if (start === end) return h("span", { class: "none" }, "removed");
  return rawText(text.slice(start, end));
}

function jumpToRepair({ kind, start, end, lost }) {
  const group = groupOf(lost ? "lost" : "repairs");
  const span = start < end && group?.overlapping(start, end).find((one) => one.start === start && one.end === end && one.label === kind);
  if (span) {
    jumpTo(span);
    return;
  }
  showView("text");
  reveal(start);
}
