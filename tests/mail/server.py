"""A real mail server for the tests: plain, STARTTLS and TLS on free ports; says what it took over, a line of JSON each."""

import datetime
import email
import email.policy
import ipaddress
import json
import socket
import ssl
import sys
import tempfile

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec


def said(**what):
    print(json.dumps(what), flush=True)


class Taken:
    def __init__(self, way):
        self.way = way

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("full@"):
            return "452 4.2.2 mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        said(
            way=self.way,
            tls=session.ssl is not None or self.way == "tls",
            account=(session.auth_data or b"").decode() if isinstance(session.auth_data, bytes) else session.auth_data,
            to=envelope.rcpt_tos,
            id=message["Message-ID"],
            subject=message["Subject"],
            sender=message["From"],
            automatic=message["Auto-Submitted"],
            text=message.get_body(("plain",)).get_content(),
            html=message.get_body(("html",)).get_content(),
        )
        return "250 OK"


def known(server, session, envelope, mechanism, data):
    if data.login == b"registry@example.org" and data.password == b"p@ss/word":
        return AuthResult(success=True, auth_data=data.login.decode())
    return AuthResult(success=False, handled=False)


def certificate():
    """A certificate for localhost, and its key: the authority is itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.timezone.utc)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName(
                [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
            ),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    folder = tempfile.mkdtemp()
    with open(f"{folder}/certificate.pem", "wb") as file:
        file.write(made.public_bytes(serialization.Encoding.PEM))
    with open(f"{folder}/key.pem", "wb") as file:
        file.write(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
        )
    return folder


def free():
    """A port that nobody has just now."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


folder = certificate()
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(f"{folder}/certificate.pem", f"{folder}/key.pem")
asking = {"authenticator": known, "auth_required": True}
servers = {
    "plain": Controller(Taken("plain"), hostname="127.0.0.1", port=free()),
    "starttls": Controller(
        Taken("starttls"), hostname="127.0.0.1", port=free(), tls_context=context, require_starttls=True, **asking
    ),
    "tls": Controller(
        Taken("tls"), hostname="127.0.0.1", port=free(), ssl_context=context, auth_require_tls=False, **asking
    ),
}
ports = {}
for name, server in servers.items():
    server.start()
    ports[name] = server.port
said(ports=ports, authority=f"{folder}/certificate.pem")
# Until the test that asked for it is over.
sys.stdin.read()
for server in servers.values():
    server.stop(no_assert=True)
