// Reads JSON lines `{"new": object, "old": object or null}` and writes for each what Pave says of it:
// `{"refused": true, "fields": ["spec.a"], "messages": ["..."]}`.
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "judge/schema/schema.h"
#include "judge/server/server.h"
#include "judge/sink.h"
#include "kube/object.h"
#include "kube/schema/catalog.h"

namespace {

using namespace pave;
using kube::schema::Catalog;

constexpr base::KubeVersion kServer{1, 36};

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\u{:04x}", c);
    else out += c;
  }
  return out + '"';
}

std::string verdict(const std::string& line) {
  const Catalog& catalog = Catalog::builtin();
  base::Sources sources;
  base::Arena arena;
  doc::Stream stream = doc::read(sources.add("object.json", line), arena, {.names = &catalog.names()});
  if (stream.documents.empty() || stream.documents[0].root == nullptr)
    return R"({"refused": true, "fields": [], "messages": ["not read"]})";
  const doc::Node& root = *stream.documents[0].root;
  kube::Object object = kube::as_object(*root.find("new"));
  judge::Sink sink;
  judge::schema::judge_schema(object, catalog, kServer, sink);
  base::Arena scratch;
  const doc::Node* old = root.find("old");
  if (old != nullptr && old->is_map())
    judge::server::judge_update(object, kube::as_object(*old), kServer, scratch, sink);
  else judge::server::judge_server(object, kServer, scratch, sink);

  bool refused = false;
  std::string fields;
  std::string messages;
  for (const judge::Remark& remark : sink.remarks()) {
    if (remark.severity != base::Severity::Error) continue;
    refused = true;
    fields += (fields.empty() ? "" : ", ") + quoted(remark.field);
    messages += (messages.empty() ? "" : ", ") + quoted(remark.diagnostic.message);
  }
  return fmt::format(R"({{"refused": {}, "fields": [{}], "messages": [{}]}})", refused, fields, messages);
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) std::cout << verdict(line) << '\n';
}
