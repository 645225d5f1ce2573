// The frame: the key "/" goes to the search, menus close, drawers open on wide screens, errors and results are spoken.

const wide = window.matchMedia("(min-width: 64em)");

function searchKey(event) {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  const search = document.getElementById("site-search");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || !search) return;
  event.preventDefault();
  search.focus();
  search.select();
}

function closeMenus(event) {
  for (const menu of document.querySelectorAll("[data-menu][open]")) {
    if (event.type === "keydown" && event.key === "Escape") {
      menu.open = false;
      menu.querySelector("summary").focus();
    } else if (event.type === "click" && !menu.contains(event.target)) {
      menu.open = false;
    }
  }
}

// Browsers that can show the content of a closed <details> by CSS need no help; others get it opened.
function openDrawers() {
  if (CSS.supports("selector(::details-content)")) return;
  for (const drawer of document.querySelectorAll("[data-drawer]")) drawer.open = wide.matches;
}

// A box that scrolls sideways can be reached by keyboard and has a name; one that fits stays out of the way.
function nameScrollers(root) {
  for (const box of root.querySelectorAll("[data-scrolls]")) {
    const scrolls = box.scrollWidth > box.clientWidth;
    for (const [name, value] of [["tabindex", "0"], ["role", "region"], ["aria-label", box.dataset.scrolls]]) {
      if (scrolls) box.setAttribute(name, value);
      else box.removeAttribute(name);
    }
  }
}

// The words inside a file field are the browser's own and in its language: ours are laid over them.
function dressUploads(root) {
  for (const box of root.querySelectorAll("[data-upload]:not(.ep-upload--dressed)")) {
    const input = box.querySelector("input");
    const choose = document.createElement("span");
    const chosen = document.createElement("span");
    choose.className = "ep-upload__choose";
    choose.textContent = box.dataset.choose;
    const say = () => (chosen.textContent = [...input.files].map((file) => file.name).join(", ") || box.dataset.none);
    input.addEventListener("change", say);
    say();
    box.append(choose, chosen);
    box.classList.add("ep-upload--dressed");
  }
}

function focusFirst(root) {
  const first = root.querySelector("[data-focus-first]");
  if (first) first.focus({ preventScroll: root !== document });
}

document.addEventListener("keydown", searchKey);
document.addEventListener("keydown", closeMenus);
document.addEventListener("click", closeMenus);
wide.addEventListener("change", openDrawers);
window.addEventListener("resize", () => nameScrollers(document));
document.addEventListener("htmx:afterSettle", () => {
  nameScrollers(document);
  dressUploads(document);
});
openDrawers();
nameScrollers(document);
dressUploads(document);
focusFirst(document);
