#pragma once

#include <string>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "judge/server/server.h"
#include "judge/sink.h"
#include "kube/object.h"
#include "kube/schema/catalog.h"

namespace pave::judge::server {

/// For tests: the fields that a server of 1.`minor` names in an object (YAML), put in the place of an old one if there is
/// one, with a space between them.
inline std::string named_fields(const std::string& text, int minor = 36, const std::string& old = "") {
  base::Sources sources;
  base::Arena arena;
  base::Arena scratch;
  doc::ReadOptions options;
  options.names = &kube::schema::Catalog::builtin().names();
  auto read = [&](const std::string& yaml) {
    return kube::as_object(*doc::read(sources.add("object.yaml", yaml), arena, options).documents.at(0).root);
  };
  base::KubeVersion version{1, static_cast<std::uint16_t>(minor)};
  Sink sink;
  if (old.empty()) judge_server(read(text), version, scratch, sink);
  else judge_update(read(text), read(old), version, scratch, sink);
  std::string out;
  for (const Remark& remark : sink.remarks()) out += (out.empty() ? "" : " ") + remark.field;
  return out;
}

}  // namespace pave::judge::server
