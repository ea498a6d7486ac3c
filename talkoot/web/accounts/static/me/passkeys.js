/* Ties allauth's passkey functions to our forms; a page without scripts simply has no passkey button. */
(() => {
  const forms = window.allauth?.webauthn?.forms;
  if (!forms || !window.PublicKeyCredential) return;
  document.querySelectorAll("[data-passkey]").forEach((form) => {
    const { passkey, ids, options } = form.dataset;
    form.querySelectorAll("[hidden]").forEach((part) => (part.hidden = false));
    if (form.hidden) form.hidden = false;
    forms[passkey]({ ids: JSON.parse(ids), data: options ? JSON.parse(options) : undefined });
    form.addEventListener("submit", (event) => {
      if (!form.querySelector("[name=credential]").value) event.preventDefault();
    });
  });
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    document.querySelectorAll("[data-passkey-failed]").forEach((note) => {
      note.hidden = false;
      note.focus();
    });
  });
})();
