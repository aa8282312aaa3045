"""Starts the lab, a real API server (shared/lab), and asks it. Everything runs on loopback."""
import collections
import http.client
import json
import pathlib
import re
import ssl
import subprocess
import threading
import time

# What looks at other objects, or would act on what the seeds define: only decoding and validation shall answer.
DISABLED = """NamespaceLifecycle LimitRanger ServiceAccount TaintNodesByCondition Priority
DefaultTolerationSeconds DefaultStorageClass StorageObjectInUseProtection PersistentVolumeClaimResize RuntimeClass
CertificateApproval CertificateSigning ClusterTrustBundleAttest CertificateSubjectRestriction DefaultIngressClass
PodTopologyLabels NodeDeclaredFeatureValidator MutatingAdmissionPolicy MutatingAdmissionWebhook
ValidatingAdmissionPolicy ValidatingAdmissionWebhook ResourceQuota""".split()

Answer = collections.namedtuple("Answer", "code fields message")


class Lab:
    def __init__(self, binary, folder, gates=()):
        arguments = ["--runtime-config=api/all=true", "--enable-priority-and-fairness=false",
                     "--disable-admission-plugins=" + ",".join(DISABLED), "--max-requests-inflight=0",
                     "--max-mutating-requests-inflight=0"]
        if gates:
            arguments.append("--feature-gates=" + ",".join(gate + "=true" for gate in gates))
        self.process = subprocess.Popen(
            [binary, "up", "--minimal", "--dir", folder] + ["--apiserver-arg=" + argument for argument in arguments],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        ready = pathlib.Path(folder) / "ready"
        while not ready.exists():
            if self.process.poll() is not None:
                raise RuntimeError("the lab did not start: " + self.process.stderr.read()[-2000:])
            time.sleep(0.05)
        said = dict(word.split("=", 1) for word in ready.read_text().split()[1:])
        self.address = said["server"].removeprefix("https://")
        self.headers = {"Authorization": "Bearer " + said["token"], "Content-Type": "application/json"}
        self.context = ssl._create_unverified_context()  # a test server with a certificate of its own
        self.local = threading.local()

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def ask(self, method, path, data=None):
        """(HTTP status, answer), 0 without an answer; a connection for each thread."""
        for _ in range(2):
            connection = getattr(self.local, "connection", None)
            if connection is None:
                connection = self.local.connection = http.client.HTTPSConnection(self.address, context=self.context)
            try:
                connection.request(method, path, data, self.headers)
                response = connection.getresponse()
                return response.status, response.read()
            except (http.client.HTTPException, OSError):
                connection.close()
                self.local.connection = None
        return 0, b""  # the server gave up on it: what it panics at ends the connection

    def served(self):
        """{(apiVersion, resource)}"""
        versions = ["/api/v1"] + ["/apis/" + version["groupVersion"]
                                  for group in json.loads(self.ask("GET", "/apis")[1])["groups"]
                                  for version in group["versions"]]
        return {(path.split("/", 2)[2], resource["name"]) for path in versions
                for resource in json.loads(self.ask("GET", path)[1]).get("resources", [])}

    def create(self, body, kind, dry=True):
        answer = understand(*self.ask("POST", address(body, kind) + query(dry), json.dumps(body).encode()))
        # What a Binding binds is looked for when it is known to be valid.
        return Answer(201, [], "") if answer.code == 404 else answer

    def update(self, body, kind, name, dry=True):
        return understand(*self.ask("PUT", f"{address(body, kind)}/{name}{query(dry)}", json.dumps(body).encode()))

    def get(self, body, kind, name):
        status, text = self.ask("GET", f"{address(body, kind)}/{name}")
        return json.loads(text) if status == 200 else None


def query(dry):
    return "?fieldValidation=Strict" + ("&dryRun=All" if dry else "")


def address(body, kind):
    namespaced, resource = kind[0], kind[1]
    version = body["apiVersion"]
    base = f"/apis/{version}" if "/" in version else f"/api/{version}"
    return base + ("/namespaces/default/" if namespaced else "/") + resource


def understand(status, answer):
    """An Answer with the fields as the server names them: of an invalid object, unknown ones, or paths of Go's types."""
    if status in (200, 201):
        return Answer(status, [], "")
    try:
        said = json.loads(answer)
    except ValueError:
        return Answer(status, [], answer.decode(errors="replace"))
    message = said.get("message", "")
    fields = [cause.get("field", "") for cause in (said.get("details") or {}).get("causes") or []]
    if status == 400:
        fields = re.findall(r'(?:unknown|duplicate) field "([^"]+)"', message)
        fields += re.findall(r"Go struct field (\S+) of type", message)
    return Answer(status, list(dict.fromkeys(field for field in fields if field)), message)
