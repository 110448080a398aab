// The panel: all that is known about one span, and the words for it.

const panel = document.getElementById("panel");
const spoken = document.getElementById("spoken");
let shownSpan = null;

const COMPARATORS = {
  eq: ["", "exactly"],
  approx: ["≈", "about"],
  near: ["≲", "close to, below"],
  over: ["≳", "over, by a little"],
  gt: [">", "more than"],
  ge: ["≥", "at least"],
  lt: ["<", "less than"],
  le: ["≤", "at most"],
  range: ["", "from to"],
  unreadable: ["?", "unreadable: a digit was destroyed in the page"],
};

/** A value in the reader's words: "≥ 5 %", "2023-01-01 to 2023-12-31". */
function readValue(span) {
  const { value } = span;
  if (value === null) return "";
  if (span.group.layer === "quantities") {
    const [sign] = COMPARATORS[value.comparator] ?? [""];
    if (value.comparator === "unreadable") return `unreadable ${value.unit}`.trim();
    const bounds = [...new Set([value.low, value.high].filter((bound) => bound !== null))];
    return [sign, bounds.map(formatNumber).join(" – "), value.unit].filter(Boolean).join(" ");
  }
  if (span.group.layer === "times") {
    return value.start === value.end ? value.start : `${value.start ?? "…"} to ${value.end ?? "…"}`;
  }
  if (span.group.layer === "mentions") return readLink(value.link);
  if (span.group.layer === "sections") return `${value.role}, level ${value.level}`;
  return typeof value === "object" ? "" : String(value);
}

function readLink(link) {
  if (!link) return "";
  if (link.id !== null) return nameOf(link.id) || link.name || link.id;
  const count = link.candidates.length;
  return count ? `ambiguous: ${count} candidate${count === 1 ? "" : "s"}` : "no entry in the knowledge base";
}

/** The name of the division at the head of an id, and what follows it. */
function nameOf(id) {
  const [code, rest] = id.split("/");
  return data.names[code] ? data.names[code] + (rest ?? "") : "";
}

const kindOf = (span) => {
  const kind = span.value?.kind;
  return kind && span.group.layer === "mentions" ? `${span.label} · ${kind}` : span.label;
};

/** A span in one line, for those who hear the page. */
function describe(span) {
  const words = text.slice(span.start, Math.min(span.end, span.start + 60));
  return [words, kindOf(span), readValue(span)].filter(Boolean).join(", ");
}

const panelIsOpen = () => shownSpan !== null;
const panelSpan = () => shownSpan;

function openPanel(span) {
  choose(span);
  const isNew = shownSpan?.id !== span.id;
  shownSpan = span;
  panel.classList.add("open");
  panel.replaceChildren(...panelContent(span));
  panel.scrollTop = 0;
  if (isNew) spoken.textContent = describe(span);
  setLink(`#${span.group.key}-${span.start}-${span.end}`);
}

/** Keep a link to the open span in the address; a page inside another may have none. */
function setLink(hash) {
  try {
    history.replaceState(null, "", location.href.split("#")[0] + hash);
  } catch {
    // The span is open all the same.
  }
}

function closePanel() {
  if (!panelIsOpen()) return;
  const span = shownSpan;
  shownSpan = null;
  panel.classList.remove("open");
  panel.replaceChildren(...emptyPanel());
  spoken.textContent = "";
  setLink("");
  if (!view.hidden) segmentOf(span)?.focus({ preventScroll: true });
}

function emptyPanel() {
  const key = (name) => h("kbd", {}, name);
  return [
    h("h2", {}, "Details"),
    h("p", { class: "hint" }, "Choose a marked stretch of text to see what it was read as, and the raw page behind it."),
    h(
      "ul",
      { class: "keys" },
      h("li", {}, key("Tab"), " ", key("←"), " ", key("→"), " move between marks"),
      h("li", {}, key("Enter"), " opens, once more steps into the details"),
      h("li", {}, key("Esc"), " closes"),
    ),
  ];
}

function panelContent(span) {
  const words = text.slice(span.start, span.end);
  const value = readValue(span);
  return [
    h(
      "div",
      { class: "bar" },
      h("span", { class: "kicker" }, swatch(span.group), oneOf(span.group.name)),
      button("‹", "Previous mark", (event) => goAndStay(-1, event)),
      button("›", "Next mark", (event) => goAndStay(1, event)),
      button("×", "Close details", closePanel),
    ),
    longText("h2", "words", words),
    value ? h("p", { class: "reading" }, value) : null,
    fields(span),
    sentencePart(span, words),
    rawPart(span, words),
    h("p", { class: "place" }, `Characters ${formatCount(span.start)} to ${formatCount(span.end)} of the text`),
    othersPart(span),
  ].filter(Boolean);
}

/** "Quantity" for "Quantities". */
const oneOf = (name) => name.replace(/ies$/, "y").replace(/s$/, "");

/** Move on and keep the focus on the button, which is made anew with the panel. */
function goAndStay(step, event) {
  const name = event.currentTarget.getAttribute("aria-label");
  go(step);
  panel.querySelector(`[aria-label="${name}"]`)?.focus({ preventScroll: true });
}

const button = (sign, name, onclick) =>
  h("button", { type: "button", class: "icon", "aria-label": name, title: name, onclick }, sign);

const swatch = (group) => h("span", { class: `swatch is-${group.key}`, "aria-hidden": "true" });

/** Long text is folded, never cut: its end opens. */
function longText(tag, name, words) {
  const limit = 160;
  if (words.length <= limit) return h(tag, { class: name, lang: "zh-Hans" }, words);
  return h(
    "details",
    { class: `${name}-fold` },
    h("summary", {}, h(tag, { class: name, lang: "zh-Hans" }, `${words.slice(0, limit)}…`), `all ${formatCount(words.length)} characters`),
    h("p", { class: "whole", lang: "zh-Hans" }, words),
  );
}

/** The span's fields as the library holds them. */
function fields(span) {
  const { value } = span;
  const repair = span.group.layer === "repairs";
  const rows = [[repair ? "kind" : "label", span.label]];
  if (value !== null && typeof value === "object") {
    for (const [name, field] of Object.entries(value)) {
      if (name === "link" && field) {
        rows.push(["link", field.id === null ? "none" : idWithName(field.id, field.name)]);
        if (field.candidates.length) rows.push(["candidates", candidates(field.candidates)]);
        if (field.evidence) rows.push(["evidence", field.evidence]);
      } else if (name === "comparator") {
        rows.push([name, `${field} (${COMPARATORS[field]?.[1] ?? "?"})`]);
      } else {
        rows.push([name, readField(field)]);
      }
    }
  } else if (value !== null) {
    rows.push(["value", String(value)]);
  }
  if (span.group.key === "lost") rows.push(["lost", "the page holds too little to prove which character stood here"]);
  return h("dl", {}, rows.flatMap(([name, field]) => [h("dt", {}, name), h("dd", {}, field)]));
}

function readField(field) {
  if (field === null) return h("span", { class: "none" }, "none");
  if (field === "") return h("span", { class: "none" }, "empty");
  if (typeof field !== "object") return String(field);
  if (typeof field.text === "string" && "start" in field) return `${field.text} (${field.start} to ${field.end})`;
  if ("start" in field && "end" in field) return `${field.start ?? "…"} to ${field.end ?? "…"}`;
  return JSON.stringify(field);
}

const idWithName = (id, name) => {
  const known = name || nameOf(id);
  return h("span", {}, h("code", {}, id), known && known !== id ? ` ${known}` : "");
};

const candidates = (ids) => h("ol", { class: "candidates" }, ids.map((id) => h("li", {}, idWithName(id, ""))));

/** The sentence around a span, with the span marked in it. */
function sentencePart(span, words) {
  const around = sentenceOf(span);
  if (!around || words.length > 160 || around[1] - around[0] <= span.end - span.start) return null;
  const before = text.slice(Math.min(around[0], span.start), span.start);
  const after = text.slice(span.end, Math.max(around[1], span.end));
  return h("section", {}, h("h3", {}, "Sentence"), h("p", { class: "sentence", lang: "zh-Hans" }, before, h("mark", {}, words), after));
}

/** The stretch of the raw page behind a span. */
function rawPart(span, words) {
  const repair = span.group.layer === "repairs"
    && data.repairs.find(([kind, start, end]) => kind === span.label && start === span.start && end === span.end);
  const [start, end] = repair ? [repair[3], repair[4]] : toSource(span.start, span.end);
  const raw = source.slice(start, end);
  const note = data.source === null
    ? "The text was given clean: it is its own source."
    : `Characters ${formatCount(start)} to ${formatCount(end)} of the page${raw === words ? ", the same as the text" : ""}.`;
  return h("section", {}, h("h3", {}, "Raw page"), rawText(raw, raw !== words), h("p", { class: "note" }, note));
}

/** A raw stretch: folded where it is long, never cut. */
function rawText(raw, differs = false) {
  const limit = 400;
  const name = differs ? "raw differs" : "raw";
  if (raw.length <= limit) return h("pre", { class: name }, raw);
  return h(
    "details",
    {},
    h("summary", {}, h("pre", { class: name }, `${raw.slice(0, limit)}…`), `all ${formatCount(raw.length)} characters`),
    h("pre", { class: name }, raw),
  );
}

/** The other spans at the same place. */
function othersPart(span) {
  const others = spansIn(span.start, span.end).filter((one) => one.id !== span.id);
  if (!others.length) return null;
  const item = (one) =>
    h(
      "li",
      {},
      h(
        "button",
        { type: "button", onclick: () => { reveal(one.start, one); openPanel(one); } },
        swatch(one.group),
        h("span", { lang: "zh-Hans" }, text.slice(one.start, Math.min(one.end, one.start + 24)) + (one.end - one.start > 24 ? "…" : "")),
        h("small", {}, kindOf(one)),
      ),
    );
  const first = 20;
  const list = h("ul", { class: "others" }, others.slice(0, first).map(item));
  const more = others.length > first
    ? h("button", { type: "button", class: "more", onclick: (event) => { list.append(...others.slice(first).map(item)); event.target.remove(); } },
        `Show all ${formatCount(others.length)}`)
    : null;
  return h("section", {}, h("h3", {}, "Also here"), list, more);
}

function startPanel() {
  panel.replaceChildren(...emptyPanel());
  panel.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step || !panelIsOpen()) return;
    event.preventDefault();
    go(step);
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") closePanel();
  });
}
