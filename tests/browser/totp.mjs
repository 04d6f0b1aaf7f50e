// The codes that an authenticator app would show (RFC 6238), each given once, as the house takes it once.
import { createHmac } from "node:crypto";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const SECONDS = 30;
/** The last step whose code was given, by key. */
const given = new Map();

/** Bytes of a key in base32. */
function bytes(key) {
  const bits = [...key.replace(/[\s=]/g, "").toUpperCase()].map((c) => LETTERS.indexOf(c).toString(2).padStart(5, "0")).join("");
  return Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
}

function codeOf(key, step) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac("sha1", bytes(key)).update(counter).digest();
  const value = hash.readUInt32BE(hash[19] & 15) & 0x7fffffff;
  return String(value % 1_000_000).padStart(6, "0");
}

/** A code that was not given yet and is taken now: of this step or one beside it; waits where there is none. */
export async function code(key) {
  for (;;) {
    const now = Math.floor(Date.now() / 1000 / SECONDS);
    const step = Math.max((given.get(key) ?? 0) + 1, now - 1);
    if (step <= now + 1) {
      given.set(key, step);
      return codeOf(key, step);
    }
    await new Promise((go) => setTimeout(go, 500));
  }
}
