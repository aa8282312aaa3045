#include "tests/conformance/answer.h"

#include <utility>
#include <vector>

#include "kube/schema/catalog.h"

namespace pave::conformance {
namespace {

/// A path's names without indexes and Go types: `Container.spec.containers.command` is `spec`, `containers`, `command`.
std::vector<std::string> names_of(std::string_view field) {
  std::vector<std::string> out;
  std::string name;
  auto end_name = [&] {
    if (!name.empty() && (name[0] < 'A' || name[0] > 'Z')) out.push_back(name);
    name.clear();
  };
  int depth = 0;
  for (char c : field) {
    if (c == '[') ++depth;
    if (depth == 0 && c == '.') end_name();
    else if (depth == 0) name += c;
    if (c == ']') --depth;
  }
  end_name();
  return out;
}

bool same_decoded_field(std::string_view ours, std::string_view servers) {
  std::vector<std::string> wanted = names_of(servers);
  std::size_t at = 0;
  for (const std::string& name : names_of(ours))
    if (at < wanted.size() && name == wanted[at]) ++at;
  return at == wanted.size();
}

}  // namespace

doc::Stream read_case(base::Sources& sources, base::Arena& arena, std::string name, std::string text) {
  doc::ReadOptions options;
  options.profile = doc::Profile::Yaml12;
  options.names = &kube::schema::Catalog::builtin().names();
  return doc::read(sources.add(std::move(name), std::move(text)), arena, options);
}

Said compare_fields(const judge::Sink& sink, const doc::Node& fields, bool decoding) {
  Said said;
  said.named = fields.size == 0;
  for (const judge::Remark& remark : sink.remarks()) {
    if (remark.severity != base::Severity::Error) continue;
    said.refused = true;
    said.text += " [" + remark.field + ": " + remark.diagnostic.message + "]";
    for (const doc::Node& field : fields.children())
      said.named =
          said.named || remark.field == field.text() || (decoding && same_decoded_field(remark.field, field.text()));
  }
  return said;
}

}  // namespace pave::conformance
