// The built page as files: which one a request means, of what type it is, and what it may do.
import fs from "node:fs";
import path from "node:path";

/**
 * What the page may load: its own files and nothing else. No inline script or style, no frame, no form, no plugin;
 * React sets styles through the object model, which the policy does not concern.
 */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join("; ");

/** Headers of every reply that belongs to the page, by either host. */
export const pageHeaders: Readonly<Record<string, string>> = {
  "Content-Security-Policy": contentPolicy,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()",
};

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
};

export type PageFile = { bytes: Buffer; type: string; headers: Record<string, string> };

/**
 * The file of `folder` that a URL path names, with its headers; `/` is index.html. Null for anything outside of the
 * folder, hidden, of an unknown type, missing, or no plain file.
 */
export function pageFile(folder: string, urlPath: string): PageFile | null {
  const file = fileOf(folder, urlPath);
  const type = file ? types[path.extname(file).toLowerCase()] : undefined;
  if (!file || !type) return null;
  try {
    // A link inside the folder must not lead out of it either.
    const real = fs.realpathSync(file);
    if (!isInside(fs.realpathSync(folder), real) || !fs.statSync(real).isFile()) return null;
    return { bytes: fs.readFileSync(real), type, headers: { ...pageHeaders, ...keeping(urlPath) } };
  } catch {
    return null;
  }
}

function fileOf(folder: string, urlPath: string): string | null {
  const decoded = decode(urlPath);
  if (decoded === null || /[\0\\:]/.test(decoded) || !decoded.startsWith("/")) return null;
  const parts = decoded.split("/").filter((part) => part !== "");
  if (parts.some((part) => part.startsWith("."))) return null;
  const file = path.join(folder, ...(parts.length === 0 ? ["index.html"] : parts));
  return isInside(folder, file) ? file : null;
}

function decode(urlPath: string): string | null {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return null;
  }
}

function isInside(folder: string, file: string): boolean {
  const between = path.relative(folder, file);
  return between !== "" && !between.startsWith("..") && !path.isAbsolute(between);
}

// Built assets carry a hash of their content in their name; the page itself must always be asked for anew.
function keeping(urlPath: string): Record<string, string> {
  const hashed = /^\/assets\/.*-[\w-]{8,}\.\w+$/.test(urlPath);
  return { "Cache-Control": hashed ? "private, max-age=31536000, immutable" : "no-store" };
}
