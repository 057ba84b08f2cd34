// This document and those in its frames: what each is, which of the signs it bears, what it asks
// for. Frames of other sites cannot be looked into from here: only the ways to them are told.
const [signs, withText] = arguments;
const FIELDS =
  "input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image]),select,textarea";
const BUTTONS =
  "button,input[type=submit],input[type=button],input[type=reset],input[type=image],[role=button]";
const named = (element) => squeezed(accessibleName(element)).slice(0, 40);
const folded = (text) => squeezed(text).toLowerCase();

function sight({ document, location, performance }, frame) {
  const elements = [...everyElement(document)];
  const shadows = elements.flatMap((e) => e.shadowRoot ? [...e.shadowRoot.children] : []);
  const text = folded([document.body, ...shadows].map((part) => part?.innerText || "").join(" "));
  const address = location.href.replace(/[?][^#]*/, "");
  const bears = (sign) =>
    (!sign.text || text.includes(folded(sign.text))) &&
    (!sign.title || folded(document.title).includes(folded(sign.title))) &&
    (!sign.url || address.includes(sign.url)) &&
    (!sign.selectors.length ||
      sign.selectors.some((chain) => shownBy(chain, document).shown.length));
  const fields = elements.filter((element) => element.matches(FIELDS) && visible(element));
  return {
    frame,
    address,
    title: document.title,
    born: performance.timeOrigin,
    status: performance.getEntriesByType("navigation")[0]?.responseStatus || 0,
    content: document.contentType,
    loaded: document.readyState === "complete",
    borne: Object.keys(signs).filter((name) => bears(signs[name])),
    fields: fields.length,
    passwords: fields.filter((field) => field.type === "password").length,
    codes: fields.filter((field) => field.autocomplete === "one-time-code").length,
    size: text.length,
    text: withText ? text.slice(0, 3000) : "",
    buttons: withText ? elements.filter((e) => e.matches(BUTTONS) && visible(e)).map(named) : [],
  };
}

const seen = [];
const beyond = [];
function look(within, frame) {
  try { seen.push(sight(within, frame)); } catch (error) {
    if (error.name !== "SecurityError") throw error;
    beyond.push(frame);
    return;
  }
  for (let index = 0; index < within.length; index += 1) look(within[index], [...frame, index]);
}
look(window, []);
return { seen, beyond };
