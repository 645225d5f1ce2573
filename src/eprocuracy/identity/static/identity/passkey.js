// Security keys: a form with data-passkey ("create" or "get") gets a button that asks the browser for the key and sends the answer.
// The options stand in data-options, or are asked for at data-options-address. Without this script, or where the browser cannot, other ways stay.

const isAddress = /^(\d+(\.\d+){3}|\[.*\])$/.test(location.hostname);
const possible = window.isSecureContext && "PublicKeyCredential" in window && !isAddress;

async function options(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const answer = await fetch(form.dataset.optionsAddress, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

async function ask(form) {
  const given = await options(form);
  if (form.dataset.passkey === "get") return window.webauthnJSON.get(given.request_options ?? given);
  const wanted = given.creation_options;
  // a key that signs in by itself: it keeps the account, and asks for PIN, finger or face
  Object.assign(wanted.publicKey.authenticatorSelection, { residentKey: "required", requireResidentKey: true, userVerification: "required" });
  return window.webauthnJSON.create(wanted);
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const button = form.querySelector("[data-passkey-start]");
  const failed = form.querySelector("[data-passkey-failed]");
  if (!possible) {
    const impossible = form.querySelector("[data-passkey-impossible]");
    if (impossible) impossible.hidden = false;
    continue;
  }
  form.querySelector("[data-passkey-possible]").hidden = false;
  button.addEventListener("click", async () => {
    failed.hidden = true;
    button.disabled = true;
    try {
      form.querySelector("[data-credential]").value = JSON.stringify(await ask(form));
      form.submit();
    } catch {
      failed.hidden = false;
      button.disabled = false;
    }
  });
}
