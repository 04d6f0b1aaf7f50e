#!/usr/bin/env python3
"""Checks an export of the registry independently of its code: signature, tree, openings, tallies.

python3 verify.py DIR [VKEY]     (DIR as `registry export DIR` wrote it; needs the package `cryptography`)
VKEY is the log's key as you know it from elsewhere; without one, the key beside the record is taken and named.
"""
import base64, hashlib, json, pathlib, sys
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

record, problems = pathlib.Path(sys.argv[1]) / "record", []
sha = lambda data: hashlib.sha256(data).digest()
jcs = lambda value: json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

def commitment(kind, opened):
    return sha(b"gaip-registry/commitment/v1\n" + kind + b"\n" + bytes.fromhex(opened["salt"]) + jcs(opened["content"])).hex()

def signed_by(text, lines, vkey):
    name, key_id, key = vkey.split("+", 2)
    for line in lines:
        _, signer, blob = line.split(" ")
        blob = base64.b64decode(blob)
        if signer == name and blob[:4].hex() == key_id:
            try:
                Ed25519PublicKey.from_public_bytes(base64.b64decode(key)[1:]).verify(blob[4:], text.encode())
                return True
            except InvalidSignature:
                return False
    return False

def tile_path(n):
    path = f"{n % 1000:03}"
    while n := n // 1000:
        path = f"x{n % 1000:03}/{path}"
    return record / "tile" / "entries" / path

def entries(size):
    for n in range((size + 255) // 256):
        width, path = min(256, size - n * 256), tile_path(n)
        data = (path if width == 256 or path.exists() else pathlib.Path(f"{path}.p/{width}")).read_bytes()
        for _ in range(width):
            length = int.from_bytes(data[:2], "big")
            yield data[2:2 + length]
            data = data[2 + length:]

def root(leaves):  # RFC 6962, section 2.1
    if len(leaves) < 2:
        return leaves[0] if leaves else sha(b"")
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return sha(b"\1" + root(leaves[:half]) + root(leaves[half:]))

def meets(requirement, count, base):
    part, whole = requirement["share"]
    left, right = count * whole, part * base
    return left > right if requirement["bound"] == "more-than" else left >= right

def outcome(rule, t):
    present = t["yes"] + t["no"] + t["abstain"] + t["not-participating"]
    if t["entitled"] == 0:
        return {"no-decision": "nobody-entitled"}
    if rule["quorum"] != "not-required" and not meets(rule["quorum"]["required"], present, t["entitled"]):
        return {"no-decision": "quorum"}
    if rule["kind"] == "mutual-agreement":
        if t["no"]:
            return {"rejected": "objection"}
    else:
        base = {"present-and-voting": t["yes"] + t["no"], "present": present, "entitled": t["entitled"]}[rule["base"]]
        if not meets(rule["threshold"], t["yes"], base):
            return {"rejected": "threshold"}
    if t["yes"] <= t["no"]:
        return {"rejected": "yes-do-not-exceed-no"}
    if rule.get("blocking") and meets(rule["blocking"], t["no"], base):
        return {"rejected": "blocking-minority"}
    return "adopted"

text, _, lines = (record / "checkpoint").read_text().rpartition("\n\n")
origin, size, signed_root = (text + "\n").split("\n")[:3]
vkey = sys.argv[2] if len(sys.argv) > 2 else (record / "registry.vkey").read_text().split("\n")[0]
if not signed_by(text + "\n", lines.splitlines(), vkey):
    problems.append("the checkpoint is not signed by " + vkey)
leaves, closed, ballots, results, seen, named = [], {}, {}, 0, set(), None
for index, data in enumerate(entries(int(size))):
    leaves.append(sha(b"\0" + data))
    entry = json.loads(data)
    wrong = lambda why: problems.append(f"entry {index}: {why}")
    if jcs(entry) != data or entry["index"] != index or entry["v"] != 1:
        wrong("not canonical, or another place")
    if entry["act"] in ("open", "continue"):
        named = entry["origin"]  # a record that continues another begins with what is kept of it
    act, mine = entry["act"], ballots.get(entry.get("ballot"))
    if act in ("vote", "for-members"):
        if entry["commitment"] in seen:
            wrong("a commitment used before")
        seen.add(entry["commitment"])
    if act == "for-members":
        closed[index] = entry["commitment"]
    elif act == "disclosure":
        for opened in entry["acts"]:
            if closed.pop(opened["content"]["index"], None) != commitment(b"act", opened):
                wrong("opens what was not committed")
    elif act == "ballot":
        ballots[entry["ballot"]] = {"votes": {}, "rule": entry["rule"],
                                    "entitled": {e["member"] for e in entry["electorate"] if e["ground"] is None}}
    elif act == "vote":
        mine["votes"][index] = entry["commitment"]
    elif act in ("closing", "ballot-end"):
        count = dict.fromkeys(("yes", "no", "abstain", "not-participating"), 0)
        members = [opened["content"]["member"] for opened in entry["votes"]]
        for opened in entry["votes"]:
            vote = opened["content"]
            if mine["votes"].get(vote["index"]) != commitment(b"vote", opened) or vote["ballot"] != entry["ballot"]:
                wrong(f"the vote of {vote['member']} is not the one committed")
            if vote["member"] not in mine["entitled"]:
                wrong(f"{vote['member']} was not entitled")
            if vote["choice"] and vote["member"] not in entry["struck"]:
                count[vote["choice"]] += 1
        if members != sorted(set(members)) or len(mine["votes"]) != len(members) + entry["left_closed"]:
            wrong("opened and left closed are not all votes, or not one for each member")
        if act == "closing":
            results += 1
            tally = {**count, "entitled": len(mine["entitled"] - set(entry["struck"]))}
            if tally != entry["tally"] or outcome(mine["rule"], tally) != entry["outcome"]:
                wrong(f"the votes give {tally}, {outcome(mine['rule'], tally)}")
if named != origin:
    problems.append("the record is of another origin than the checkpoint")
tree = base64.b64encode(root(leaves)).decode()
if tree != signed_root:
    problems.append("the root over the entries is not the one that was signed")
print("\n".join(problems) or f"{size} entries and {results} results hold, signed by {vkey}; root {tree}; "
      f"{len(closed)} acts stay closed. The law itself is asked by `registry verify` alone.")
sys.exit(1 if problems else 0)
