"""When Kubernetes' kinds came, were deprecated and went: the generated markers of its API packages."""
import collections
import re

Facts = collections.namedtuple("Facts", "introduced deprecated removed replacement")
UNKNOWN = Facts(None, None, None, None)

_FUNCTION = re.compile(r"^func \(in \*(\w+)\) APILifecycle(Introduced|Deprecated|Removed|Replacement)\(\).*\n\treturn (.*)$", re.M)
_REPLACEMENT = re.compile(r'Group: *"([^"]*)", Version: *"([^"]*)", Kind: *"([^"]*)"')


def read(module):
    """{(group, version, kind): Facts} of all API packages in a module's folder."""
    found = {}
    for path in sorted(module.rglob("zz_generated.prerelease-lifecycle.go")):
        group = group_name(path.parent)
        kinds = collections.defaultdict(dict)
        for kind, what, value in _FUNCTION.findall(path.read_text()):
            if what == "Replacement":
                match = _REPLACEMENT.search(value)
                kinds[kind][what.lower()] = f"{match[1]}/{match[2]} {match[3]}".lstrip("/")
            else:
                kinds[kind][what.lower()] = "1." + value.split(",")[1].strip()
        for kind, facts in kinds.items():
            found[(group, path.parent.name, kind)] = Facts(*(facts.get(name) for name in Facts._fields))
    return found


def group_name(package):
    for file in (package / "register.go", package.parent / "register.go"):
        if file.exists() and (match := re.search(r'GroupName += +"([^"]*)"', file.read_text())):
            return match[1]
    raise SystemExit(f"{package}: no group name")


def registered(module):
    """All (group, version, kind) that a module's packages register, marked or not."""
    found = set()
    for path in sorted(module.rglob("register.go")):
        text = path.read_text()
        if not re.search(r"^package v\d", text, re.M):
            continue
        group = group_name(path.parent)
        for call in re.findall(r"AddKnownTypes\(SchemeGroupVersion,(.*?)\n\t\)", text, re.S):
            found.update((group, path.parent.name, kind) for kind in re.findall(r"&(\w+)\{\}", call))
    return found


def merge(samples):
    """Facts of [(minor version, module folder)], oldest first; newer markers win over older ones.

    A kind whose package went (an alpha version that was replaced) is removed then, whatever its marker announced;
    kinds without markers have nothing but the versions in which they stood.
    """
    facts, first, last = {}, {}, {}
    for minor, module in samples:
        marked = read(module)
        facts.update(marked)
        for key in registered(module) | set(marked):
            first.setdefault(key, minor)
            last[key] = minor
    oldest, newest = samples[0][0], samples[-1][0]
    minors = [minor for minor, _ in samples]
    for key in first:
        known = facts.get(key, UNKNOWN)
        introduced, removed = known.introduced, known.removed
        if introduced is None and first[key] != oldest:
            introduced = f"1.{first[key]}"
        if last[key] != newest:
            gone = minors[minors.index(last[key]) + 1]
            if removed is None or gone < int(removed[2:]):
                removed = f"1.{gone}"
        facts[key] = known._replace(introduced=introduced, removed=removed)
    return facts


def reconcile(facts, served, oldest, newest):
    """What the schemas of minor versions oldest to newest say counts: they are what a server serves with everything
    switched on. served: the versions that have the kind, or None. UNKNOWN when nothing is worth a line."""
    removed = int(facts.removed[2:]) if facts.removed else None
    introduced = facts.introduced
    if served is None:
        # Marked for removal and never seen, or an old alpha package that still lies around.
        removed = min(removed or oldest, oldest)
    elif served[-1] < newest:
        removed = served[-1] + 1
    elif removed is not None:
        removed = max(removed, newest + 1)
    if introduced is None and served is not None and served[0] > oldest:
        introduced = f"1.{served[0]}"
    deprecated = facts.deprecated
    if deprecated and removed is not None and int(deprecated[2:]) > removed:
        deprecated = None
    if served is None and facts.removed is None and facts.deprecated is None and facts.introduced is not None:
        return UNKNOWN  # never an object of its own: PodExecOptions
    return Facts(introduced, deprecated, f"1.{removed}" if removed is not None else None, facts.replacement)
