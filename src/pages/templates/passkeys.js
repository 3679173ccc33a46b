"use strict";
// What people typed and what the service answers becomes text of elements, never HTML. Tokens live as long as the page.
const element = (id) => document.getElementById(id);
const site = document.title.replace(/^Passkeys – /, "");
let tokens = null;
let waiting = null;

async function ask(query, variables) {
  const headers = { "content-type": "application/json", accept: "application/json" };
  if (tokens) headers.authorization = `Bearer ${tokens.access_token}`;
  const body = JSON.stringify({ query, variables });
  const answer = await (await fetch("/platform/graphql", { method: "POST", headers, body, credentials: "omit" })).json();
  const value = answer.data && Object.values(answer.data)[0];
  if (value && value.success !== false) return value;
  const error = answer.errors && answer.errors[0];
  const failure = new Error((value && value.error) || (error && error.message) || "The service does not answer.");
  failure.reason = (value && value.reason) || (error && error.extensions && error.extensions.reason);
  throw failure;
}

function say(text) {
  element("alert").hidden = true;
  element("status").textContent = text;
}

function complain(error) {
  const told = {
    InvalidStateError: "This device has a passkey of the account already.",
    NotAllowedError: "It was cancelled, took too long, or no passkey was there.",
    SecurityError: "Passkeys do not work at this address of the page.",
  };
  const ended = error.reason === "UNAUTHENTICATED" && tokens;
  const again = error.reason === "REAUTH_REQUIRED";
  if (ended || again) leave();
  element("status").textContent = "";
  element("alert").textContent = again ? "Please sign in once more to do that." : told[error.name] || error.message;
  element("alert").hidden = false;
}

/** Runs what a button does, once at a time. */
function on(target, kind, act) {
  element(target).addEventListener(kind, async (event) => {
    event.preventDefault();
    const buttons = document.querySelectorAll("button");
    for (const button of buttons) button.disabled = true;
    say("One moment …");
    try {
      say((await act()) || "");
    } catch (error) {
      complain(error);
    }
    for (const button of document.querySelectorAll("button")) button.disabled = false;
  });
}

function title(text) {
  document.title = `${text} – ${site}`;
}

function leave() {
  tokens = null;
  waiting = null;
  for (const field of document.querySelectorAll("#password, #code")) field.value = "";
  element("second-step").hidden = true;
  element("sign-in").hidden = false;
  element("signed-in").hidden = true;
  element("signed-out").hidden = false;
  title("Sign in");
}

async function enter(payload) {
  tokens = payload;
  element("password").value = "";
  element("code").value = "";
  element("who").textContent = payload.user.email || "";
  await list();
  element("signed-out").hidden = true;
  element("signed-in").hidden = false;
  title("Your passkeys");
}

function when(text) {
  return text ? new Date(text).toLocaleString() : "never";
}

function row(passkey) {
  const item = document.createElement("li");
  const name = document.createElement("strong");
  name.textContent = passkey.device_name;
  const times = document.createElement("p");
  times.className = "hint";
  times.textContent = `Registered ${when(passkey.created_at)}, last used: ${when(passkey.last_used_at)}`;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Delete";
  button.setAttribute("aria-label", `Delete ${passkey.device_name}`);
  button.id = passkey.id;
  item.append(name, times, button);
  return item;
}

async function list() {
  const query = "{ userPasskeys { success error reason data { id device_name created_at last_used_at } } }";
  const { data } = await ask(query);
  element("list").replaceChildren(...data.map(row));
  element("none").hidden = data.length > 0;
  for (const { id } of data) {
    on(id, "click", async () => {
      await ask("mutation ($id: ID!) { deletePasskey(id: $id) { success error reason } }", { id });
      await list();
      return "The passkey was deleted.";
    });
  }
}

const ENTERED = "access_token refresh_token user { email }";

on("sign-in", "submit", async () => {
  const query = `mutation ($e: String!, $p: String!) { login(email: $e, password: $p) {
    ... on AuthPayload { ${ENTERED} } ... on Login2FAPendingPayload { user_id message } } }`;
  const payload = await ask(query, { e: element("email").value, p: element("password").value });
  if (payload.access_token) return enter(payload);
  waiting = payload.user_id;
  element("code-hint").textContent = payload.message;
  element("sign-in").hidden = true;
  element("second-step").hidden = false;
  element("code").focus();
  return "";
});

on("second-step", "submit", async () => {
  const query = `mutation ($u: ID!, $t: String!) { verify_2fa_code(user_id: $u, token: $t) { ${ENTERED} } }`;
  await enter(await ask(query, { u: waiting, t: element("code").value }));
});

on("with-passkey", "click", async () => {
  if (!element("email").reportValidity()) return "";
  const begin = `mutation ($e: String!) { generatePasskeyLoginChallenge(email: $e) { success error reason
    data { challenge rpId userVerification timeout allowCredentials { type id transports } } } }`;
  const { data } = await ask(begin, { e: element("email").value });
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(data);
  const credential = JSON.stringify(await navigator.credentials.get({ publicKey }));
  const query = `mutation ($c: String!) { loginWithPasskey(credential: $c) { ${ENTERED} } }`;
  await enter(await ask(query, { c: credential }));
  return "You signed in with a passkey.";
});

on("add", "submit", async () => {
  const begin = `mutation { generatePasskeyRegistrationChallenge { success error reason
    data { challenge rp { id name } user { id name displayName } pubKeyCredParams { type alg } timeout attestation
      excludeCredentials { type id transports } authenticatorSelection { residentKey userVerification } } } }`;
  const { data } = await ask(begin);
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(data);
  const credential = JSON.stringify(await navigator.credentials.create({ publicKey }));
  const query = `mutation ($c: String!, $n: String!) { registerPasskey(credential: $c, device_name: $n) {
    success error reason data { id } } }`;
  await ask(query, { c: credential, n: element("name").value });
  element("name").value = "";
  await list();
  return "The passkey was registered.";
});

on("sign-out", "click", async () => {
  await ask("mutation ($t: String!) { logout(token: $t) }", { t: tokens.refresh_token });
  leave();
  return "You are signed out.";
});

leave();
if (!window.PublicKeyCredential || !PublicKeyCredential.parseCreationOptionsFromJSON) {
  complain(new Error("This browser knows no passkeys, or offers none at this address."));
}
