#include "kube/object.h"

namespace pave::kube {

GroupVersion split_api_version(std::string_view api_version) {
  std::size_t slash = api_version.find('/');
  if (slash == std::string_view::npos) return {{}, api_version};
  return {api_version.substr(0, slash), api_version.substr(slash + 1)};
}

std::string ObjectId::text() const {
  std::string out = kind;
  if (name.empty()) return out;
  out += ' ';
  if (!namespace_name.empty()) out += namespace_name + '/';
  return out + name;
}

ObjectId Object::id() const {
  return {std::string(api_version), std::string(kind), std::string(namespace_name), std::string(name)};
}

Object as_object(const doc::Node& root) {
  Object object{&root, root.string_at("apiVersion"), root.string_at("kind"), {}, {}, {}};
  if (const doc::Node* metadata = root.find("metadata"); metadata != nullptr) {
    object.namespace_name = metadata->string_at("namespace");
    object.name = metadata->string_at("name");
  }
  return object;
}

}  // namespace pave::kube
