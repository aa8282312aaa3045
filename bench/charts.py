"""Rendering of charts against Helm: one small chart as a cold process, the largest chart's memory, and all releases of a
folder of public charts (the folder $PAVE_HELM_CHARTS or .peers/charts, which is never part of this repository)."""
import os
import resource
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "tests", "reference", "helm"))
from compare import releases  # noqa: E402

CHART = "apiVersion: v2\nname: one\nversion: 0.1.0\n"
TEMPLATE = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\ndata:\n  greeting: {{ .Values.greeting | quote }}\n"


def small_chart():
    folder = os.path.join(ROOT, "build", "bench", "one")
    os.makedirs(os.path.join(folder, "templates"), exist_ok=True)
    for name, text in (("Chart.yaml", CHART), ("values.yaml", "greeting: hello\n"), ("templates/one.yaml", TEMPLATE)):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
    return folder


def cpu_of(command, times=1):
    """The exit code, and the CPU and wall seconds of one run, the mean of several."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    code = 0
    for _ in range(times):
        code = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return code, cpu / times, (time.monotonic() - started) / times


def cold(pave, helm):
    chart = small_chart()
    rows = [(name, *cpu_of([program, "template", "rel", chart], times)[1:]) for name, program, times in (("pave template", pave, 100), ("helm template", helm, 20))]
    for name, cpu, wall in rows:
        print(f"  {name:28} {cpu * 1e3:8.2f} ms CPU {wall * 1e3:8.2f} ms wall")
    print(f"  {'helm / pave':28} {rows[1][1] / rows[0][1]:8.1f}x        {rows[1][2] / rows[0][2]:8.1f}x")


def all_releases(pave, helm, charts, best):
    wanted = []
    helm_cpu = 0.0
    for chart, values in releases(charts):
        command = [helm, "template", "rel", chart, *(["-f", values] if values else [])]
        code, cpu, _ = cpu_of(command)
        if code == 0:  # what fails early would only flatter one of the two
            wanted.append((chart, values))
            helm_cpu += cpu
    print(f"  {len(wanted)} releases that Helm renders: {helm_cpu:.1f} CPU s, {helm_cpu / len(wanted) * 1e3:.1f} ms each")
    for threads in ("1", "2"):
        run = min((run_quietly([pave, "render", "--threads", threads, charts]) for _ in range(3)), key=lambda one: one[0])
        print(f"  pave render --threads {threads:16} {run[0]:8.2f} CPU s {run[1]:8.2f} wall s {run[0] / len(wanted) * 1e3:8.2f} ms a release")
        print(f"  {'helm / pave':38} {helm_cpu / run[0]:8.1f}x")


def run_quietly(command):
    _, cpu, wall = cpu_of(command)
    return cpu, wall


def large(pave, helm, charts, best):
    biggest = max((chart for chart, values in releases(charts) if values is None),
                  key=lambda chart: sum(os.path.getsize(os.path.join(place, name)) for place, _, names in os.walk(chart) for name in names if os.path.isfile(os.path.join(place, name))))
    print(f"  the largest chart, {os.path.basename(biggest)}")
    runs = {name: best([program, "template", "rel", biggest], 3) for name, program in (("pave", pave), ("helm", helm))}
    for name, run in runs.items():
        print(f"  {name:28} {run.cpu:8.3f} CPU s {run.memory:8.0f} MB")
    print(f"  {'helm / pave':28} {runs['helm'].cpu / runs['pave'].cpu:8.1f}x {runs['helm'].memory / runs['pave'].memory:11.1f}x")


def measure(build, best):
    pave, helm = os.path.join(build, "pave"), os.path.join(ROOT, ".peers", "bin", "helm")
    charts = os.environ.get("PAVE_HELM_CHARTS", os.path.join(ROOT, ".peers", "charts"))
    print("\nRendering charts")
    if not os.path.exists(helm):
        print("  helm: skipped (run ./dev peers)")
        return
    cold(pave, helm)
    if not os.path.isdir(charts):
        print(f"  public charts: skipped (no folder {charts}; PAVE_HELM_CHARTS names one)")
        return
    large(pave, helm, charts, best)
    all_releases(pave, helm, charts, best)
