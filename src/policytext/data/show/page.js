// The page around the text: facts, tabs, switches, outline, and the start of it all.

const VIEWS = [
  ["text", "Text", null],
  ["quantities", "Quantities", groupOf("quantities")?.count ?? 0],
  ["repairs", "Repairs", data.repairs.length],
];
const places = {}; // how far each view was scrolled when it was left
let shownView = "text";

function startFacts() {
  const { facts, quality, problems } = data;
  const issuer = facts.issuer ? [data.names[facts.issuer], h("code", {}, facts.issuer)].filter(Boolean) : ["issuer unknown"];
  const shares = [
    quality.repaired ? `${formatShare(quality.repaired)} repaired` : null,
    quality.lost ? `${formatShare(quality.lost)} lost` : null,
  ].filter(Boolean);
  const item = (...children) => h("li", {}, ...children);
  document.getElementById("facts").append(
    h("h1", { lang: "zh-Hans" }, facts.title || facts.id || "Untitled document"),
    h(
      "ul",
      { class: "fact-list" },
      item(...issuer.flatMap((part) => [part, " "])),
      item(facts.date ?? (facts.year === null ? "year unknown" : String(facts.year))),
      facts.date && facts.year !== null && !facts.date.startsWith(String(facts.year)) ? item(`year ${facts.year}`) : null,
      item(`${formatCount(text.length)} characters`),
      item(h("span", { class: `verdict is-${quality.verdict}` }, quality.verdict), shares.length ? ` ${shares.join(", ")}` : ""),
      facts.title && facts.id ? item(h("span", { class: "id" }, facts.id)) : null,
      Object.entries(facts.meta).map(([name, value]) => item(`${name}: ${value}`)),
    ),
    ...(problems.length ? [problemList(problems)] : []),
  );
}

function problemList(problems) {
  const item = ({ kind, message, start }) =>
    h("li", {}, h("strong", {}, `${kind}: `), `${message} `,
      start === null ? null : h("button", { type: "button", class: "link", onclick: () => { showView("text"); reveal(start); } }, "show"));
  return h("details", { class: "problems", open: problems.length <= 3 },
    h("summary", {}, `${formatCount(problems.length)} ${problems.length === 1 ? "problem" : "problems"} to know of`),
    h("ul", {}, problems.map(item)));
}

function startTabs() {
  const tabs = document.getElementById("tabs");
  for (const [key, name, count] of VIEWS) {
    tabs.append(
      h("button", { type: "button", role: "tab", id: `tab-${key}`, "aria-controls": `view-${key}`, onclick: () => showView(key) },
        name, count === null ? null : h("span", { class: "badge" }, formatCount(count))),
    );
  }
  tabs.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const keys = VIEWS.map(([key]) => key);
    const next = keys[(keys.indexOf(shownView) + step + keys.length) % keys.length];
    showView(next);
    document.getElementById(`tab-${next}`).focus();
  });
  showView("text");
}

/** Show one view, at the place where it was left. */
function showView(key) {
  places[shownView] = scrollY;
  for (const [one] of VIEWS) {
    const isShown = one === key;
    document.getElementById(`view-${one}`).hidden = !isShown;
    const tab = document.getElementById(`tab-${one}`);
    tab.setAttribute("aria-selected", String(isShown));
    tab.tabIndex = isShown ? 0 : -1;
  }
  if (key !== shownView) scrollTo(0, places[key] ?? 0);
  shownView = key;
}

function startLayers() {
  const list = h("ul", { class: "layers" });
  for (const group of groups) {
    const box = h("input", { type: "checkbox", id: `switch-${group.key}`, onchange: () => switchGroup(group, box.checked) });
    box.checked = group.shown;
    list.append(h("li", { class: group.count ? null : "is-empty" }, h("label", {}, box, swatch(group), h("span", { class: "name" }, group.name), h("span", { class: "badge" }, formatCount(group.count)))));
  }
  document.getElementById("layers").append(groups.length ? list : h("p", { class: "hint" }, "No layer has been made for this document."));
}

function switchGroup(group, isShown) {
  group.shown = isShown;
  document.getElementById(`switch-${group.key}`).checked = isShown;
  if (!isShown && panelSpan()?.group === group) closePanel();
  if (!isShown && current?.group === group) choose(null);
  redraw();
}

/** The sections as a tree of headings; each goes to its place. */
function startOutline() {
  const home = document.getElementById("outline");
  const group = groupOf("sections");
  if (!group?.count) {
    home.append(h("p", { class: "hint" }, group ? "No headings were found." : "The layer of sections has not been made."));
    return;
  }
  const root = h("ol", {});
  const open = [{ level: 0, list: root }];
  for (let i = 0; i < group.count; i++) {
    const { start, value } = group.span(i);
    while (open[open.length - 1].level >= value.level) open.pop();
    const parent = open[open.length - 1];
    const outerRole = parent.role;
    const item = h("li", {}, h("button", { type: "button", "data-start": start, onclick: () => { showView("text"); reveal(start); foldRail(); } },
      h("span", { class: "heading-words", lang: "zh-Hans" }, value.number + value.heading || "(no heading)"),
      value.role === outerRole ? null : h("span", { class: `role is-${value.role}` }, value.role)));
    parent.list ??= parent.item.appendChild(h("ol", {}));
    parent.list.append(item);
    open.push({ level: value.level, role: value.role, item, list: null });
  }
  home.append(root);
  followScroll(home);
}

/** Mark in the outline the section in the upper part of the window. */
function followScroll(home) {
  const buttons = [...home.querySelectorAll("button")];
  let waiting = false;
  const mark = () => {
    waiting = false;
    if (view.hidden) return;
    const top = blocks[firstVisibleBlock()];
    const inside = top ? sectionsAt(Math.max(top.start, top.end - 1)).pop() : null;
    for (const one of buttons) {
      const isHere = inside && Number(one.dataset.start) === inside.start;
      if (isHere) one.setAttribute("aria-current", "location");
      else one.removeAttribute("aria-current");
    }
  };
  addEventListener("scroll", () => {
    if (!waiting) requestAnimationFrame(mark);
    waiting = true;
  }, { passive: true });
  mark();
}

function firstVisibleBlock() {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle].element.getBoundingClientRect().bottom < innerHeight * 0.3) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** On a narrow window the rail is a fold above the text; beside the text it is always open. */
const wide = matchMedia("(min-width: 60rem)");
const rail = document.getElementById("rail");
function foldRail() {
  rail.open = wide.matches || matchMedia("print").matches;
}

/** A link to a span, such as #quantities-120-128, opens it. */
function openLink() {
  const found = /^#([\w-]+)-(\d+)-(\d+)$/.exec(location.hash);
  const group = found && groupOf(found[1]);
  const [start, end] = found ? [Number(found[2]), Number(found[3])] : [0, 0];
  const span = group?.overlapping(start, end).find((one) => one.start === start && one.end === end);
  if (span) jumpTo(span);
}

function start() {
  startFacts();
  startLayers();
  startText();
  startTabs();
  startOutline();
  startPanel();
  startQuantities();
  startRepairs();
  foldRail();
  wide.addEventListener("change", foldRail);
  addEventListener("beforeprint", () => { rail.open = true; }); // the legend
  addEventListener("afterprint", foldRail);
  addEventListener("hashchange", openLink);
  openLink();
  document.documentElement.dataset.ready = "true";
}

start();
