"""Changes of objects that know the schemas. A change is [path] (remove), [path, value] (set) or
[path of a list, value, "append"]."""
from schema import KINDS, TYPES, enum_values, inner, is_list, is_map, minimal, places

INTEGERS = [0, -1, 1, 2, 10, 100, 101, 1000, 3600, 65535, 65536, 86401, 2147483647, 2147483648, 4294967296,
            9223372036854775807]
STRINGS = ["", " ", "a", "A", "UPPER", "a b", "-a", "a-", "a_b", "a.b", "a..b", "a/b", "a/b/c", "/abs", "/a/../b",
           "../up", "a:b",
           "\u00e9\u4e2d", "a\nb", "0", "1", "-1", "80", "10%", "1Gi", "true", "*", "*.example.com", "example.com/a",
           "Example.com/A", "kubernetes.io/a",
           "10.0.0.1", "10.0.0.300", "10.0.0.0/8", "10.0.0.1/8", "010.0.0.1", "fe80::1", "FE80::1", "::ffff:1.2.3.4",
           "2001:db8::/32", "0.0.0.0", "127.0.0.1",
           "https://example.com", "http://a", "x" * 15 + "y", "x" * 63, "x" * 64, "x" * 253, "x" * 254, "x" * 300]
QUANTITIES = ["0", "1", "-1", "1.5", "100m", "1m", "0.5m", "1Gi", "1e3", "1.5Gi", "abc", "", 5, 0.5,
              "9223372036854775807Ei", "1n"]
INT_OR_STRINGS = [0, -1, 1, 100, 65536, "0", "0%", "10%", "100%", "101%", "-5%", "abc", "", "1.5%", "http", "UPPER",
                  "x" * 16]
TIMES = ["", "2026-01-01", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00.123456Z", "2026-13-01T00:00:00Z", "yesterday",
         5]
DURATIONS = ["", "1s", "-1s", "0s", "1x", "5", 5, "1h30m", "999999h"]
ANYTHING = [{}, [], "x", 5, None, {"a": 1}, True]
KEYS = ["", "bad key!", "a/b/c", "-a", "UPPER", "x" * 64, "x" * 254, "example.com/ok", "kubernetes.io/a",
        "Example.com/a", "a.b", "\u00e9", "/a", "a/"]
SIMPLE = {"string": STRINGS, "quantity": QUANTITIES, "int-or-string": INT_OR_STRINGS, "time": TIMES,
          "micro-time": TIMES,
          "duration": DURATIONS, "any": ANYTHING, "boolean": [True, False, "true", 1], "bytes": ["", "!!", "YQ==",
          "YQ", "a b", 5],
          "int32": INTEGERS + ["1", 1.5], "int64": INTEGERS + ["1", 1.5], "number": INTEGERS + [1.5, "1"]}
OWNER = {"apiVersion": "v1", "kind": "Pod", "name": "x", "uid": "u-1"}
METADATA = [
    {"labels": {"bad key!": "x"}}, {"labels": {"k": "bad value!"}}, {"labels": {"k": "x" * 64}},
    {"labels": {"a/b/c": "x"}}, {"labels": {"x" * 64: "v"}},
    {"labels": {"": "v"}}, {"labels": {"Example.com/k": "v"}}, {"labels": {"k": None}}, {"labels": {"k": 5}},
    {"labels": {}}, {"labels": None},
    {"annotations": {"bad key!": "x"}}, {"annotations": {"UPPER.example.com/K": "x"}},
    {"annotations": {"a/b/c": "x"}}, {"annotations": {"k": "x" * 300000}},
    {"annotations": {"k": "any value!\n\u00e9"}}, {"annotations": {"": "v"}}, {"annotations": {"k": True}},
    {"finalizers": ["nodomain"]}, {"finalizers": ["example.com/f"]}, {"finalizers": ["example.com/f",
    "example.com/f"]}, {"finalizers": ["bad f"]},
    {"finalizers": ["foregroundDeletion", "orphan"]}, {"finalizers": ["orphan"]}, {"finalizers": ["kubernetes"]},
    {"finalizers": [""]}, {"finalizers": []},
    {"ownerReferences": [OWNER]}, {"ownerReferences": [{k: v for k, v in OWNER.items() if k != "uid"}]},
    {"ownerReferences": [dict(OWNER, name="")]}, {"ownerReferences": [dict(OWNER, kind="")]},
    {"ownerReferences": [dict(OWNER, apiVersion="")]},
    {"ownerReferences": [dict(OWNER, apiVersion="a/b/c")]}, {"ownerReferences": [dict(OWNER, apiVersion="v1",
    kind="Event")]},
    {"ownerReferences": [dict(OWNER, controller=True), dict(OWNER, uid="u-2", controller=True)]},
    {"ownerReferences": [OWNER, OWNER]},
    {"ownerReferences": [dict(OWNER, controller=True)]}, {"ownerReferences": [dict(OWNER, blockOwnerDeletion=True)]},
    {"generateName": "g-"}, {"generateName": "Bad_"}, {"generateName": "x" * 260}, {"name": "", "generateName": "g-"},
    {"name": "", "generateName": "G_"},
    {"name": "", "generateName": "x" * 64}, {"name": "", "generateName": "-g"}, {"name": None, "generateName": ""},
    {"name": "UPPER"}, {"name": ""}, {"name": "a.b"}, {"name": "-a"}, {"name": "a_b"}, {"name": "a/b"},
    {"name": "a%b"}, {"name": "."}, {"name": ".."}, {"name": "x" * 52},
    {"name": "x" * 53}, {"name": "x" * 57}, {"name": "x" * 58}, {"name": "x" * 59}, {"name": "x" * 63},
    {"name": "x" * 64}, {"name": "x" * 253},
    {"name": "x" * 254}, {"name": "1a"}, {"name": "a:b"}, {"name": "system:a"}, {"name": "a b"}, {"name": "\u00e9"},
    {"name": "a" * 62 + ".b"}, {"name": "10.0.0.7"}, {"name": "a." + "x" * 64},
    {"creationTimestamp": "2026-01-01T00:00:00Z"}, {"creationTimestamp": "x"}, {"deletionGracePeriodSeconds": -1},
    {"generation": -1}, {"generation": 5},
    {"resourceVersion": "5"}, {"resourceVersion": "x"}, {"uid": "u"}, {"selfLink": "x"},
    {"managedFields": [{"manager": "m", "operation": "Bogus"}]},
    {"managedFields": [{"manager": "m", "operation": "Apply", "apiVersion": "v1", "fieldsType": "FieldsV1",
    "fieldsV1": {}}]}, {"clusterName": "x"}, {"unknownField": "x"},
]
# What decides to which object and endpoint a request goes.
ADDRESS = {("apiVersion",), ("kind",), ("metadata", "namespace")}


def applied(seed, changes):
    """A changed copy; what is not changed is shared with the seed."""
    for change in changes:
        seed = edited(seed, change[0], change)
    return seed


def edited(node, path, change):
    step, node = path[0], node.copy()
    if len(path) > 1:
        node[step] = edited(node[step], path[1:], change)
    elif len(change) == 1:
        del node[step]
    elif len(change) == 3:
        node[step] = node[step] + [change[1]]
    else:
        node[step] = change[1]
    return node


class Pool:
    """Values that the seeds have for each field: those of other seeds are tried in each."""

    def __init__(self, seeds):
        self.values = {}
        for seed in seeds:
            for _, shape, value, owner, field in places(seed, kind_type(seed)):
                values = self.values.setdefault((owner, field, shape), [])
                if owner and value not in values and len(values) < 40:
                    values.append(value)

    def of(self, owner, field, shape):
        return self.values.get((owner, field, shape), [])


def kind_type(seed):
    return KINDS[(seed["apiVersion"], seed["kind"])][2]


def values_for(shape, value, pool):
    """Values to set, of a value's shape and of wrong ones; each differs from the value."""
    given = list(pool)
    if "enum(" in shape and not is_list(shape) and not is_map(shape):
        given += enum_values(shape) + ["", "Bogus", 5] + [next((v.lower() for v in enum_values(shape)), "")]
    elif is_list(shape):
        given += [[], {}, "a", [None], [minimal(inner(shape))], [minimal(inner(shape))] * 2]
        if isinstance(value, list):
            given += [value + value[:1], value[:1] * 20, value[::-1]]
    elif is_map(shape):
        given += [{}, [], "a"] + [{key: minimal(inner(shape))} for key in KEYS]
        if isinstance(value, dict):
            given += [dict(value, **{key: minimal(inner(shape))}) for key in KEYS[:4]]
    elif shape in TYPES:
        given += [{}, "a", [1], minimal(shape), dict(value, unknownField="x") if isinstance(value, dict) else {}]
    else:
        given += SIMPLE.get(shape, ANYTHING)
        given += [5, ["a"], {"a": "b"}] if shape not in ("any", "int-or-string") else []
        if isinstance(value, str) and value and shape == "string":
            given += [value.upper(), value + "!", value + "x" * 64, " " + value, "-" + value, value + "/", value * 2]
        if isinstance(value, int) and not isinstance(value, bool):
            given += [value + 1, -value, value * 1000]
    given.append(None)
    seen, out = [value], []
    for candidate in given:
        # true == 1 for Python
        if not any(candidate == other and type(candidate) is type(other) for other in seen):
            seen.append(candidate)
            out.append(candidate)
    return out


def single_changes(seed, pool):
    """[(place class, change)]: class is the owner type and field that is changed."""
    out = []
    for path, shape, value, owner, field in places(seed, kind_type(seed)):
        if path[:2] in ADDRESS or path[:1] in ADDRESS or (path and path[0] == "metadata" and len(path) < 2):
            continue
        here = (owner.rpartition("/")[2], field)
        if path:
            out.append((here, [list(path)]))
            out += [(here, [list(path), other]) for other in values_for(shape, value, pool.of(owner, field, shape))]
        if shape in TYPES and isinstance(value, dict):
            for name, absent in TYPES[shape].items():
                if name not in value and name != "status" and path[:1] != ("metadata",):
                    others = pool.of(shape, name, absent.shape)[:6]
                    out += [((shape.rpartition("/")[2], name), [list(path) + [name], other])
                            for other in [minimal(absent.shape)] + others + values_for(absent.shape, None, [])[:12]]
        if is_list(shape) and isinstance(value, list) and value:
            out.append((here, [list(path), value[0], "append"]))
            out.append((here, [list(path), minimal(inner(shape)), "append"]))
    return out


def metadata_changes(seed):
    """[(class, changes)]: parts of metadata, maps merged into those of the seed."""
    out = []
    metadata = seed.get("metadata", {})
    for parts in METADATA:
        changes = [] if "metadata" in seed else [[["metadata"], {}]]
        for name, value in parts.items():
            if isinstance(value, dict) and value and isinstance(metadata.get(name), dict):
                value = {**metadata[name], **value}
            if value is None and name == "name":
                changes += [[["metadata", name]]] if name in metadata else []
            else:
                changes.append([["metadata", name], value])
        if changes:
            out.append((("v1.ObjectMeta", "+".join(parts)), changes))
    out += [(("v1.ObjectMeta", "metadata"), [[["metadata"], value]]) for value in ({}, None, "text", [1])]
    return out


def overlap(one, other):
    """Whether one of two paths leads through the other, or both change the length of one list."""
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter] or (one[:-1] == other[:len(one) - 1] and isinstance(one[-1], int)) or (
        other[:-1] == one[:len(other) - 1] and isinstance(other[-1], int))


class Mutator:
    """Endless random changes of the seeds, spread evenly over kinds and fields."""

    def __init__(self, seeds, random):
        self.random = random
        pool = Pool(seeds.values())
        self.by_kind = {}
        for name, seed in seeds.items():
            classes = self.by_kind.setdefault(f"{seed['apiVersion']} {seed['kind']}", {})
            for where, change in single_changes(seed, pool):
                classes.setdefault(where, []).append((name, [change]))
            for where, changes in metadata_changes(seed):
                classes.setdefault(where, []).append((name, changes))
        # Kinds with many fields come more often.
        self.weighted = [classes for classes in self.by_kind.values() for _ in range(1 + len(classes) // 25)]

    def total(self):
        return sum(len(entries) for classes in self.by_kind.values() for entries in classes.values())

    def all(self):
        """Every change: one of each field of each kind, then the next of each."""
        rows = []
        for classes in self.by_kind.values():
            for where, entries in classes.items():
                order = self.random.sample(entries, len(entries))
                rows += [(turn, where, entry) for turn, entry in enumerate(order)]
        self.random.shuffle(rows)
        rows.sort(key=lambda row: row[0])
        return [(name, where, changes) for _, where, (name, changes) in rows]

    def one(self):
        """(seed, class, changes); a tenth are two changes at once."""
        classes = self.random.choice(self.weighted)
        where = self.random.choice(list(classes))
        name, changes = self.random.choice(classes[where])
        if self.random.random() < 0.1:
            other_name, more = self.random.choice(classes[self.random.choice(list(classes))])
            if other_name == name and not any(overlap(a[0], b[0]) for a in changes for b in more):
                changes = changes + more
        return name, where, changes
