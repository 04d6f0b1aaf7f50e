// Passkeys: asks the device, and sends its answer as a form. Each page of these works without, by password and code.
const encoded = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
const decoded = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const described = (list) => (list ?? []).map((one) => ({ ...one, id: decoded(one.id) }));

/** A fresh challenge of the house, in the form that the browser takes. */
async function challenge(form) {
  const answer = await fetch(form.dataset.challenges, { method: "POST", redirect: "error" });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  const { ceremony, options } = await answer.json();
  options.challenge = decoded(options.challenge);
  if (options.user) options.user.id = decoded(options.user.id);
  if (options.allowCredentials) options.allowCredentials = described(options.allowCredentials);
  if (options.excludeCredentials) options.excludeCredentials = described(options.excludeCredentials);
  return { ceremony, options };
}

/** What the device gave, as the house reads it. */
function written(credential) {
  const { response } = credential;
  const given = { clientDataJSON: encoded(response.clientDataJSON) };
  if (response.attestationObject) {
    given.attestationObject = encoded(response.attestationObject);
  } else {
    given.authenticatorData = encoded(response.authenticatorData);
    given.signature = encoded(response.signature);
    given.userHandle = response.userHandle ? encoded(response.userHandle) : null;
  }
  return JSON.stringify({ id: credential.id, rawId: encoded(credential.rawId), type: credential.type, response: given });
}

function send(form, ceremony, credential) {
  form.elements.ceremony.value = ceremony;
  form.elements.credential.value = written(credential);
  form.submit();
}

function say(form, text) {
  const said = form.querySelector("[data-said]");
  said.hidden = text === "";
  said.textContent = text;
}

let waiting = new AbortController();

/** The browser offers its passkeys where the address is typed, without being asked. */
async function offer(form) {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  const { ceremony, options } = await challenge(form);
  const asked = { publicKey: options, mediation: "conditional", signal: waiting.signal };
  const credential = await navigator.credentials.get(asked);
  if (credential) send(form, ceremony, credential);
}

async function ask(form) {
  const button = form.querySelector("button");
  waiting.abort();
  waiting = new AbortController();
  say(form, "");
  button.disabled = true;
  try {
    const { ceremony, options } = await challenge(form);
    const asked = { publicKey: options, signal: waiting.signal };
    const isNew = form.dataset.passkey === "create";
    const credential = await (isNew ? navigator.credentials.create(asked) : navigator.credentials.get(asked));
    send(form, ceremony, credential);
  } catch (error) {
    say(form, error.name === "InvalidStateError" ? form.dataset.known : form.dataset.failed);
    button.disabled = false;
  }
}

// A bare number is no name that a passkey can be bound to.
const isNamed = !/^[\d.]+$|^\[/.test(location.hostname);
const forms = document.querySelectorAll("form[data-passkey]");
if (globalThis.PublicKeyCredential && isNamed && globalThis.isSecureContext) {
  for (const form of forms) {
    form.hidden = false;
    for (const other of document.querySelectorAll("[data-without-passkeys]")) other.hidden = true;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      ask(form);
    });
    // Whoever closes the browser’s own list goes on with the form. After a refusal nothing is offered unasked: a device
    // that answers by itself would be refused again and again.
    if (form.dataset.conditional !== undefined) offer(form).catch(() => {});
  }
}

// Codes that are shown once: copied, or printed.
for (const tools of document.querySelectorAll("[data-codes]")) {
  tools.hidden = false;
  const codes = [...document.querySelectorAll(".codes li")].map((code) => code.textContent.trim()).join("\n");
  const said = tools.querySelector("[data-said]");
  tools.querySelector("[data-copy-codes]").addEventListener("click", async () => {
    await navigator.clipboard.writeText(codes);
    said.textContent = tools.dataset.copied;
  });
  tools.querySelector("[data-print-codes]").addEventListener("click", () => print());
}
