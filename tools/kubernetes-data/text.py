"""The text form of data/kubernetes: sorted, one fact a line, each with the versions in which it holds."""


def versions_text(versions, within):
    """The minor versions of a fact as words, or nothing when it holds wherever `within` does."""
    if versions == within:
        return ""
    numbers = sorted(versions)
    if versions == {v for v in within if v >= numbers[0]}:
        return f"since 1.{numbers[0]}"
    if versions == {v for v in within if v <= numbers[-1]}:
        return f"until 1.{numbers[-1]}"
    return "in " + ",".join(f"1.{number}" for number in numbers)


def row(cells, widths):
    """Cells in columns of fixed widths, so that a new line never moves an old one; at least two spaces end a cell."""
    text = ""
    for index, cell in enumerate(cells):
        if index >= len(widths):
            text += cell + "  " if cell else ""
        else:
            text += cell.ljust(max(widths[index], len(cell) + 2) if cell else widths[index])
    return text.rstrip() + "\n"


def header(lines):
    return "".join(f"# {line}".rstrip() + "\n" for line in lines)


def package_text(package, versions, all_minors):
    """The types of one package. versions: {minor: {short name: {field: Field}}}."""
    names = sorted({name for types in versions.values() for name in types if name.split(".")[0] == package})
    out = []
    for name in names:
        holders = {minor for minor, types in versions.items() if name in types}
        out.append("\n" + row(["type " + name.split(".", 1)[1], versions_text(holders, all_minors)], []))
        facts = {}
        for minor in sorted(holders):
            for field, fact in versions[minor][name].items():
                facts.setdefault((field, fact), set()).add(minor)
        for (field, fact), minors in sorted(facts.items(), key=lambda item: (item[0][0], max(item[1]))):
            shape = fact.shape.replace(f" {package}.", " ").removeprefix(package + ".")
            out.append(row(["", field, shape, "required" if fact.required else "",
                            f"default={fact.default}" if fact.default is not None else "",
                            f"patch={fact.patch}" if fact.patch else "",
                            versions_text(minors, holders)], [2, 30]))
    return "".join(out)
