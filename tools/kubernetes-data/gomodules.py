"""Go modules from the module proxy (through the go command's own cache)."""
import json
import pathlib
import subprocess
import tempfile


def folder(module, version):
    """The unpacked module, downloaded when it isn't in the cache yet."""
    # Outside of any module, so that no go.mod or go.work nearby has a say.
    with tempfile.TemporaryDirectory() as empty:
        result = subprocess.run(["go", "mod", "download", "-json", f"{module}@{version}"],
                                cwd=empty, capture_output=True, text=True)
    answer = json.loads(result.stdout) if result.stdout else {}
    if "Dir" not in answer:
        raise SystemExit(f"{module}@{version} can't be downloaded: {answer.get('Error') or result.stderr}")
    return pathlib.Path(answer["Dir"])
