// The passkey on a confirmation page. Without this script the code of the authenticator app does the same.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

/** The options as the browser takes them, from those that the page carries (WebAuthn, 5.1.9). */
const read = (options) => ({
  ...options,
  challenge: bytes(options.challenge),
  allowCredentials: (options.allowCredentials ?? []).map((known) => ({ ...known, id: bytes(known.id) })),
});

/** The credential as the form carries it (WebAuthn, 5.1). */
const written = ({ id, rawId, type, response, authenticatorAttachment, getClientExtensionResults }, credential) =>
  JSON.stringify({
    id,
    rawId: text(rawId),
    type,
    authenticatorAttachment,
    extensions: getClientExtensionResults.call(credential),
    response: {
      authenticatorData: text(response.authenticatorData),
      clientDataJSON: text(response.clientDataJSON),
      signature: text(response.signature),
      userHandle: response.userHandle ? text(response.userHandle) : null,
    },
  });

for (const part of window.PublicKeyCredential ? document.querySelectorAll("[data-passkey]") : []) {
  const [button, failed] = [part.querySelector("button"), part.querySelector("[data-failed]")];
  const form = part.closest("form");
  part.hidden = false;
  button.addEventListener("click", async () => {
    failed.hidden = true;
    button.disabled = true;
    try {
      const publicKey = read(JSON.parse(part.dataset.passkey));
      const credential = await navigator.credentials.get({ publicKey });
      form.elements.intent_credential.value = written(credential, credential);
      form.submit();
    } catch {
      // Cancelled, timed out, or no such passkey here: nothing was sent, and it can be tried again.
      failed.hidden = false;
      button.disabled = false;
      button.focus();
    }
  });
}
