// Runs in embed.html: writes this folder's address into the snippets, and copies them.
const here = new URL(".", location.href).href;
const placeholder = "https://map.example/";

for (const code of document.querySelectorAll("code")) code.textContent = code.textContent.replaceAll(placeholder, here);

for (const button of document.querySelectorAll("button")) {
  button.parentElement?.removeAttribute("hidden");
  button.addEventListener("click", async () => {
    const { fetch: address } = button.dataset;
    const text = address ? absolute(await (await fetch(address)).text()) : button.closest("section")?.querySelector("code")?.textContent;
    await navigator.clipboard.writeText(text ?? "");
    button.textContent = button.dataset.done ?? "";
  });
}

/** @param {string} html with addresses relative to this folder, for a page that is elsewhere */
function absolute(html) {
  return html.replace(/ (href|src)="(?!https?:|mailto:|#)/g, ` $1="${here}`);
}

export {};
