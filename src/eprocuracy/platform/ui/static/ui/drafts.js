// What is typed in a form is kept in this browser every ten seconds, encrypted with a key that the server gives to one
// account, and offered again after a crash. Where the browser cannot encrypt (no https) nothing is kept.

const EVERY = 10_000;
const WEEK = 7 * 24 * 3600_000;
const PREFIX = "draft:";
const english = document.documentElement.lang === "en";
const WORDS = english
  ? { found: "Text you typed here and did not send was kept at", restore: "Put it back", discard: "Discard it", back: "Your text was put back." }
  : { found: "Chữ đã gõ ở đây mà chưa gửi được giữ lại lúc", restore: "Lấy lại", discard: "Bỏ đi", back: "Đã lấy lại chữ đã gõ." };

const account = document.documentElement.dataset.account ?? "";
const name = (form) => `${PREFIX}${encodeURIComponent(account)}:${form.dataset.draft}`;
const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

const key = (form) => crypto.subtle.importKey("raw", bytes(form.dataset.draftKey), "AES-GCM", false, ["encrypt", "decrypt"]);

async function seal(form, value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key(form), new TextEncoder().encode(value));
  return JSON.stringify({ at: Date.now(), iv: letters(iv), sealed: letters(sealed) });
}

// String.fromCharCode takes only so many arguments: long texts go piece by piece.
function letters(buffer) {
  const all = new Uint8Array(buffer);
  let written = "";
  for (let from = 0; from < all.length; from += 8192) written += String.fromCharCode(...all.subarray(from, from + 8192));
  return btoa(written);
}

async function unseal(form, stored) {
  const { iv, sealed } = JSON.parse(stored);
  const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(iv) }, await key(form), bytes(sealed));
  return new TextDecoder().decode(plain);
}

const KEPT = "input:not([type=password]):not([type=file]):not([type=hidden]), input[data-suggest-code], select, textarea";

// all that is sent with the form, also what stands elsewhere on the page and names it (`form="…"`)
const controlsOf = (form) => [...form.elements].filter((control) => control.matches(KEPT));

function words(form) {
  const values = [];
  for (const control of controlsOf(form)) {
    if (!control.name) continue;
    const ticks = control.type === "checkbox" || control.type === "radio";
    values.push([control.name, ticks ? control.value : null, ticks ? control.checked : control.value]);
  }
  return JSON.stringify(values);
}

function hidden(form, field, value) {
  const made = document.createElement("input");
  Object.assign(made, { type: "hidden", name: field, value });
  form.append(made);
}

function putBack(form, kept) {
  let elsewhere = false;
  for (const [field, value, state] of JSON.parse(kept)) {
    const controls = [...form.elements].filter((control) => control.name === field);
    if (!controls.length && value === null) {
      // it stood on another page of a long list, or on a line that was added: the server draws that page again
      hidden(form, field, state);
      elsewhere = true;
    }
    for (const control of controls) {
      if (value === null) control.value = state;
      else if (control.value === value) control.checked = state;
    }
  }
  if (elsewhere) {
    hidden(form, "step", "edit");
    form.requestSubmit();
    return;
  }
  form.dispatchEvent(new Event("input", { bubbles: true }));
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

function button(label, deed) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "ep-button ep-button--secondary ep-button--small";
  made.textContent = label;
  made.addEventListener("click", deed);
  return made;
}

function offer(form, at, kept) {
  const box = document.createElement("div");
  box.className = "ep-notice ep-notice--note";
  box.setAttribute("role", "status");
  const said = document.createElement("p");
  const moment = new Date(at);
  const two = (number) => String(number).padStart(2, "0");
  said.textContent = `${WORDS.found} ${two(moment.getHours())}:${two(moment.getMinutes())}, ${two(moment.getDate())}/${two(moment.getMonth() + 1)}/${moment.getFullYear()}.`;
  const deeds = document.createElement("p");
  deeds.className = "ep-deeds";
  deeds.append(
    button(WORDS.restore, () => {
      putBack(form, kept);
      said.textContent = WORDS.back;
      deeds.remove();
    }),
    button(WORDS.discard, () => {
      localStorage.removeItem(name(form));
      box.remove();
    }),
  );
  box.append(said, deeds);
  form.prepend(box);
}

async function watch(form) {
  let written = words(form);
  const asServed = written;
  let leaving = false;
  form.addEventListener("submit", () => (leaving = true));
  form.addEventListener("htmx:afterRequest", () => (leaving = false));
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && form.isConnected && words(form) !== asServed) event.preventDefault();
  });
  if (!form.dataset.draftKey || !globalThis.crypto?.subtle) return;

  const stored = localStorage.getItem(name(form));
  if (stored) {
    // A draft of an older key cannot be read any more: it is dropped.
    const kept = await unseal(form, stored).catch(() => localStorage.removeItem(name(form)));
    if (kept && kept !== written) offer(form, JSON.parse(stored).at, kept);
  }
  const keep = async () => {
    const typed = words(form);
    if (typed === written || !form.isConnected) return;
    written = typed;
    localStorage.setItem(name(form), await seal(form, typed));
  };
  setInterval(keep, EVERY);
  form.addEventListener("submit", keep); // the answer may be that the server is away
  document.addEventListener("visibilitychange", () => document.hidden && keep());
}

function cleared(root) {
  for (const notice of root.querySelectorAll("[data-clears-draft]")) {
    localStorage.removeItem(name({ dataset: { draft: notice.dataset.clearsDraft } }));
  }
}

function forgetOld() {
  for (const stored of Object.keys(localStorage)) {
    if (!stored.startsWith(PREFIX)) continue;
    if (Date.now() - (JSON.parse(localStorage.getItem(stored)).at ?? 0) > WEEK) localStorage.removeItem(stored);
  }
}

const watched = new WeakSet();

function begin(root) {
  cleared(root);
  for (const form of root.querySelectorAll("form[data-draft]")) {
    if (!watched.has(form)) {
      watched.add(form);
      watch(form);
    }
  }
}

forgetOld();
begin(document);
document.addEventListener("htmx:afterSettle", () => begin(document));
