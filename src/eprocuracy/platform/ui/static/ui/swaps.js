// Swapped fragments are announced politely; focus and scroll stay where they were.

const spoken = document.getElementById("spoken");
let held = null;
let opened = new Set(); // disclosures that stay open when their list is renewed

function hold() {
  const active = document.activeElement;
  const selectable = active && typeof active.selectionStart === "number";
  held = active?.id
    ? { id: active.id, start: selectable ? active.selectionStart : null, end: selectable ? active.selectionEnd : null, y: window.scrollY }
    : { id: "", y: window.scrollY };
}

// What is fetched when it is opened can only be opened once htmx has taken hold of it.
function reopen(root, which) {
  for (const one of root.querySelectorAll(`details[data-keep]${which}`)) one.open ||= opened.has(one.dataset.keep);
}

// The swap took away what had the focus. Somebody who has gone on to another field meanwhile is never called back.
const isLost = () => !document.activeElement || document.activeElement === document.body;

function give(event) {
  if (!held) return;
  const first = event.target.querySelector?.("[data-focus-first]");
  if (first) {
    first.focus({ preventScroll: false });
  } else if (held.id && isLost()) {
    const again = document.getElementById(held.id);
    again?.focus({ preventScroll: true });
    if (held.start !== null && again?.setSelectionRange) again.setSelectionRange(held.start, held.end);
    window.scrollTo(window.scrollX, held.y);
  }
  held = null;
}

function announce(event) {
  const said = event.target.closest?.("[data-announce]") ?? event.target.querySelector?.("[data-announce]");
  if (said && spoken) spoken.textContent = said.dataset.announce;
}

// A refusal (409) or a form with errors (422) is an answer to be shown, not a failure.
function showAnswers(event) {
  if ([409, 422].includes(event.detail.xhr.status)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
}

const UNREACHABLE = {
  vi: "Không nối được với máy chủ. Chữ đã gõ vẫn còn; hãy thử lại sau.",
  en: "The server cannot be reached. What you typed is kept; try again later.",
};

function unreachable() {
  if (spoken) spoken.textContent = UNREACHABLE[document.documentElement.lang === "en" ? "en" : "vi"];
  spoken?.classList.remove("govuk-visually-hidden");
  spoken?.classList.add("ep-unreachable");
}

function reachable() {
  spoken?.classList.add("govuk-visually-hidden");
  spoken?.classList.remove("ep-unreachable");
}

document.addEventListener("htmx:beforeSwap", (event) => {
  showAnswers(event);
  hold();
  opened = new Set([...document.querySelectorAll("details[data-keep][open]")].map((one) => one.dataset.keep));
});
document.addEventListener("htmx:afterSwap", () => reopen(document, ":not([hx-get])"));
document.addEventListener("htmx:afterSettle", (event) => {
  reopen(document, "[hx-get]");
  give(event);
  announce(event);
});
document.addEventListener("htmx:sendError", unreachable);
document.addEventListener("htmx:responseError", unreachable);
document.addEventListener("htmx:afterOnLoad", reachable);
