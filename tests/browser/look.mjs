// Opens pages at the sizes they must look right at, and says what axe-core finds, what is too wide and what is fetched.
// node look.mjs CHROMIUM AXE PAGE [FOLDER-FOR-PICTURES]
// It talks to Chromium through two pipes: one message of JSON after the other, each with a zero behind it.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [chromium, axe, page, pictures] = process.argv.slice(2);
const SIZES = {
  phone: { width: 390, height: 844, media: "screen", scheme: "light" },
  laptop: { width: 1280, height: 800, media: "screen", scheme: "light" },
  dark: { width: 1280, height: 800, media: "screen", scheme: "dark" },
  print: { width: 680, height: 1000, media: "print", scheme: "light" }, // what is left of A4 inside the margins
};

const HIGHEST = 12000; // a picture of more is refused

const profile = mkdtempSync(join(tmpdir(), "coopexercise-browser-"));
const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-pipe"];
const browser = spawn(chromium, [...flags, `--user-data-dir=${profile}`], {
  stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
});
const waiting = new Map();
const asked = [];
let sent = 0;
let rest = "";
browser.stdio[4].setEncoding("utf8").on("data", (text) => {
  const messages = (rest + text).split("\0");
  rest = messages.pop();
  messages.map((each) => JSON.parse(each)).forEach(take);
});

function take(message) {
  if (message.method === "Network.requestWillBeSent") asked.push(message.params.request.url);
  const [done, failed] = waiting.get(message.id) ?? waiting.get(message.method) ?? [];
  waiting.delete(message.id ?? message.method);
  if (message.error) failed?.(new Error(message.error.message));
  else done?.(message.result ?? message.params);
}

function call(method, params = {}, sessionId = undefined) {
  browser.stdio[3].write(`${JSON.stringify({ id: ++sent, method, params, sessionId })}\0`);
  return new Promise((...ends) => waiting.set(sent, ends));
}

async function look(name, { width, height, media, scheme }) {
  const { targetId } = await call("Target.createTarget", { url: "about:blank" });
  const { sessionId } = await call("Target.attachToTarget", { targetId, flatten: true });
  const tab = (method, params) => call(method, params, sessionId);
  const run = async (expression) => {
    const { result, exceptionDetails } = await tab("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  };
  await Promise.all([tab("Page.enable"), tab("Network.enable")]);
  await tab("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: name === "phone" });
  await tab("Emulation.setEmulatedMedia", { media, features: [{ name: "prefers-color-scheme", value: scheme }] });
  asked.length = 0;
  const loaded = new Promise((...ends) => waiting.set("Page.loadEventFired", ends));
  await tab("Page.navigate", { url: pathToFileURL(page).href });
  await loaded;
  if (pictures) await takePictures(tab, name);
  await run(`${readFileSync(axe, "utf8")}; undefined`);
  const violations = await run(
    "axe.run().then((found) => found.violations.flatMap((each) => each.nodes.map((node) => each.id + ': ' + node.html.slice(0, 200))))",
  );
  const wide = await run("document.documentElement.scrollWidth > document.documentElement.clientWidth");
  await call("Target.closeTarget", { targetId });
  return { violations, wide, fetched: asked.slice(1) };
}

async function takePictures(tab, name) {
  const { cssContentSize } = await tab("Page.getLayoutMetrics");
  const clip = { ...cssContentSize, height: Math.min(cssContentSize.height, HIGHEST), scale: 1 };
  const { data } = await tab("Page.captureScreenshot", { captureBeyondViewport: true, clip });
  writeFileSync(join(pictures, `${name}.png`), data, "base64");
  if (name !== "print") return;
  const printed = await tab("Page.printToPDF", { preferCSSPageSize: true, printBackground: true });
  writeFileSync(join(pictures, "print.pdf"), printed.data, "base64");
}

const found = {};
for (const [name, size] of Object.entries(SIZES)) found[name] = await look(name, size);
const gone = new Promise((done) => browser.on("exit", done));
await call("Browser.close");
await gone;
rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
console.log(JSON.stringify(found));
