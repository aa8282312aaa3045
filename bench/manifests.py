"""The manifests that generate.py writes: one function a kind, and their shares. All are valid on Kubernetes 1.37 and
clean at the restricted Pod Security level, so that a measurement is of checking, not of reporting."""
import base64


def labels(s, indent, part):
    pad = " " * indent
    return (f"{pad}app.kubernetes.io/name: {s.name}\n"
            f"{pad}app.kubernetes.io/instance: {s.name}-{s.namespace}\n"
            f"{pad}app.kubernetes.io/component: {part}\n"
            f"{pad}app.kubernetes.io/part-of: {s.team}\n"
            f"{pad}app.kubernetes.io/version: \"{s.version}\"\n"
            f"{pad}app.kubernetes.io/managed-by: gitops\n")


def head(s, api_version, kind, part, suffix=""):
    return f"""# {kind} of {s.name}, owned by team {s.team}.
# Change it in a pull request; the pipeline of {s.team} rolls it out.
apiVersion: {api_version}
kind: {kind}
metadata:
  name: {s.name}{suffix}
  namespace: {s.namespace}
  labels:
{labels(s, 4, part)}  annotations:
    example.com/owner: "{s.team}@shop.example"
    example.com/runbook: https://runbooks.shop.example/{s.team}/{s.name}#{part}
    example.com/description: >-
      {part.capitalize()} of the {s.word()} flow. It talks to {s.word()} and {s.word()},
      and pages the {s.team} team when the {s.word()} budget burns too fast.
"""


def container(s, indent, name, command=None):
    text = f"""- name: {name}
  image: registry.shop.example/{s.team}/{s.name}:{s.version}
  imagePullPolicy: IfNotPresent
"""
    if command:
        text += "  args:\n" + "".join(f"    - {word}\n" for word in command)
    else:
        text += f"""  ports:
    - name: http
      containerPort: {s.port}
      protocol: TCP
    - name: grpc
      containerPort: 9000
    - name: metrics
      containerPort: 9464
  # Slow starters get two minutes before the liveness probe counts.
  startupProbe:
    httpGet:
      path: /healthz
      port: http
    periodSeconds: 5
    failureThreshold: 24
  readinessProbe:
    httpGet:
      path: /readyz
      port: http
    periodSeconds: {s.pick((5, 10))}
"""
    text += f"""  env:
    - name: LOG_LEVEL
      value: {s.pick(("info", "warn", "debug"))}
    - name: HTTP_PORT
      value: "{s.port}"
    - name: POD_NAME
      valueFrom:
        fieldRef:
          fieldPath: metadata.name
    - name: DATABASE_PASSWORD
      valueFrom:
        secretKeyRef:
          name: {s.name}
          key: password
          optional: {"false" if s.has_secret else "true"}
  resources:
    requests:
      cpu: {s.cpu}m
      memory: {s.memory}Mi
    limits:
      memory: {s.memory * 2}Mi
  securityContext:
    allowPrivilegeEscalation: false
    readOnlyRootFilesystem: true
    capabilities:
      drop:
        - ALL
  volumeMounts:
    - name: scratch
      mountPath: /var/cache/{name}
"""
    pad = " " * indent
    return "".join(pad + line for line in text.splitlines(True))


def pod_spec(s, indent, name, command=None, restart=None):
    pad = " " * indent
    text = f"""{pad}serviceAccountName: {s.name}
{pad}automountServiceAccountToken: false
{pad}securityContext:
{pad}  runAsNonRoot: true
{pad}  runAsUser: 10001
{pad}  seccompProfile:
{pad}    type: RuntimeDefault
"""
    if restart:
        text += f"{pad}restartPolicy: {restart}\n"
    return text + f"{pad}containers:\n{container(s, indent + 2, name, command)}{pad}volumes:\n{pad}  - name: scratch\n{pad}    emptyDir:\n{pad}      sizeLimit: 64Mi\n"


def deployment(s):
    return head(s, "apps/v1", "Deployment", "server") + f"""spec:
  replicas: {s.replicas}
  revisionHistoryLimit: 3
  selector:
    matchLabels:
      app.kubernetes.io/name: {s.name}
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: 25%
      maxUnavailable: 0
  template:
    metadata:
      labels:
{labels(s, 8, "server")}    spec:
{pod_spec(s, 6, "server")}"""


def stateful_set(s):
    return head(s, "apps/v1", "StatefulSet", "store") + f"""spec:
  serviceName: {s.name}
  replicas: 3
  podManagementPolicy: Parallel
  selector:
    matchLabels:
      app.kubernetes.io/name: {s.name}
  template:
    metadata:
      labels:
{labels(s, 8, "store")}    spec:
      terminationGracePeriodSeconds: 60
{pod_spec(s, 6, "store")}  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        accessModes:
          - ReadWriteOnce
        resources:
          requests:
            storage: {s.pick((5, 10, 20))}Gi
"""


def cron_job(s):
    return head(s, "batch/v1", "CronJob", "nightly") + f"""spec:
  # Not at midnight: everybody else does that.
  schedule: "{s.chance.randrange(60)} {s.chance.randrange(1, 6)} * * *"
  timeZone: Etc/UTC
  concurrencyPolicy: Forbid
  successfulJobsHistoryLimit: 1
  failedJobsHistoryLimit: 3
  jobTemplate:
    spec:
      backoffLimit: 2
      activeDeadlineSeconds: 3600
      template:
        metadata:
          labels:
{labels(s, 12, "nightly")}        spec:
{pod_spec(s, 10, "nightly", ["run", "--task=" + s.word(), "--since=24h"], "Never")}"""


def service(s):
    ports = "".join(f"""    # {s.word().capitalize()} and {s.word()} call this one.
    - name: {name}
      port: {port}
      targetPort: {target}
      protocol: TCP
      appProtocol: {protocol}
""" for name, port, target, protocol in (("http", 80, "http", "http"), ("grpc", 9000, 9000, "kubernetes.io/h2c"), ("metrics", 9090, "metrics", "http")))
    return head(s, "v1", "Service", "server") + f"""    example.com/dashboards: |
      https://dashboards.shop.example/d/{s.digits(8)}/latency?var-service={s.name}
      https://dashboards.shop.example/d/{s.digits(8)}/errors?var-service={s.name}
      https://dashboards.shop.example/d/{s.digits(8)}/saturation?var-service={s.name}
    example.com/consumers: "{', '.join(s.word() for _ in range(12))}"
spec:
  type: ClusterIP
  internalTrafficPolicy: Cluster
  sessionAffinity: None
  selector:
    app.kubernetes.io/name: {s.name}
  ports:
{ports}"""


def config_map(s):
    lines = "".join(f"    {s.word()}.{s.word()}.{s.pick(('timeout', 'limit', 'ratio', 'enabled'))} = {s.digits(3)}   # {s.word()}\n" for _ in range(28))
    return head(s, "v1", "ConfigMap", "settings") + f"""data:
  LOG_FORMAT: json
  FEATURE_{s.word().upper()}: "true"
  CACHE_SECONDS: "{s.digits(3)}"
  application.properties: |
    # Written by hand; the defaults stand in the program.
{lines}"""


def secret(s):
    keys = "".join(f"  {s.word()}-{i}: {base64.b64encode(s.digits(90).encode()).decode()}\n" for i in range(12))
    return head(s, "v1", "Secret", "credentials") + f"""type: Opaque
data:
  # Rotated every quarter by {s.team}.
  password: {base64.b64encode(s.digits(24).encode()).decode()}
{keys}"""


def ingress(s):
    paths = "".join(f"""          - path: /{s.word()}/{s.word()}
            pathType: Prefix
            backend:
              service:
                name: {s.name}
                port:
                  name: http
""" for _ in range(7))
    host = f"{s.name}.shop.example"
    return head(s, "networking.k8s.io/v1", "Ingress", "edge") + f"""    cert-manager.io/cluster-issuer: letsencrypt
spec:
  ingressClassName: nginx
  tls:
    - hosts:
        - {host}
      secretName: {s.name}-tls
  rules:
    - host: {host}
      http:
        paths:
{paths}"""


def autoscaler(s):
    metrics = "".join(f"""    - type: Pods
      pods:
        metric:
          name: {s.word()}_{s.word()}_per_second_{i}
        target:
          type: AverageValue
          averageValue: "{s.digits(2)}5"
""" for i in range(5))
    return head(s, "autoscaling/v2", "HorizontalPodAutoscaler", "scaling") + f"""spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: {s.name}
  minReplicas: {s.replicas}
  maxReplicas: {s.replicas * 4}
  metrics:
    - type: Resource
      resource:
        name: cpu
        target:
          type: Utilization
          averageUtilization: 70
{metrics}  behavior:
    # Up at once, down slowly: a sale comes in waves.
    scaleDown:
      stabilizationWindowSeconds: 300
      policies:
        - type: Percent
          value: 10
          periodSeconds: 60
"""


def network_policy(s):
    peers = "".join(f"""    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: {s.word()}-production
          podSelector:
            matchLabels:
              app.kubernetes.io/name: {s.word()}
      ports:
        - protocol: TCP
          port: {s.port}
""" for _ in range(4))
    return head(s, "networking.k8s.io/v1", "NetworkPolicy", "network") + f"""spec:
  podSelector:
    matchLabels:
      app.kubernetes.io/name: {s.name}
  policyTypes:
    - Ingress
    - Egress
  ingress:
{peers}  egress:
    # Names are looked up in the cluster, whatever else is closed.
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
      ports:
        - protocol: UDP
          port: 53
    - to:
        - ipBlock:
            cidr: 10.{s.chance.randrange(256)}.0.0/16
"""


def role(s):
    rules = "".join(f"""  # {s.word().capitalize()} needs this for {s.word()}.
  - apiGroups:
      - "{group}"
    resources:
      - {resource}
    resourceNames:
      - {s.name}-{s.word()}
    verbs:
      - get
      - list
      - watch
""" for group, resource in (("", "configmaps"), ("", "secrets"), ("", "endpoints"), ("apps", "deployments"), ("batch", "jobs"), ("coordination.k8s.io", "leases"), ("networking.k8s.io", "ingresses")))
    return head(s, "rbac.authorization.k8s.io/v1", "Role", "access") + f"rules:\n{rules}"


def role_binding(s):
    subjects = "".join(f"""  - kind: ServiceAccount
    name: {s.word()}-{s.digits(4)}
    namespace: {s.team}-production
""" for _ in range(14))
    return head(s, "rbac.authorization.k8s.io/v1", "RoleBinding", "access") + f"""roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: {s.name}
subjects:
{subjects}"""


KINDS = {  # name: (share, function)
    "Deployment": (24, deployment),
    "Service": (16, service),
    "ConfigMap": (15, config_map),
    "Ingress": (8, ingress),
    "HorizontalPodAutoscaler": (7, autoscaler),
    "NetworkPolicy": (7, network_policy),
    "Secret": (6, secret),
    "StatefulSet": (5, stateful_set),
    "CronJob": (5, cron_job),
    "Role": (4, role),
    "RoleBinding": (3, role_binding),
}
