#include "render/helm/repository/repositories.h"

#include "base/arena.h"
#include "base/base64.h"
#include "base/sources.h"
#include "doc/json_reader.h"
#include "doc/json_schema/url.h"
#include "doc/reader.h"

namespace pave::render::helm::repository {
namespace {

constexpr std::size_t kMaxConfig = std::size_t{16} << 20;

bool is_true_at(const doc::Node& node, std::string_view key) {
  const doc::Node* child = node.find(key);
  return child != nullptr && child->is(doc::Kind::Bool) && child->truth();
}

/// `https://registry.example.com/v1/` is about `registry.example.com`.
std::string_view host_of(std::string_view key) {
  for (std::string_view scheme : {"https://", "http://"})
    if (key.starts_with(scheme)) key.remove_prefix(scheme.size());
  return key.substr(0, key.find('/'));
}

std::string_view port_of(const doc::json_schema::Url& url) {
  std::string_view host = url.host;
  std::size_t colon = host.rfind(':');
  bool has_port = colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos;
  if (has_port && colon + 1 < host.size()) return host.substr(colon + 1);
  return url.scheme == "https" ? "443" : "80";
}

}  // namespace

std::expected<std::vector<Repository>, std::string> read_repositories(const base::Files& files,
                                                                      const std::string& path) {
  std::vector<Repository> found;
  if (path.empty() || files.kind(path) == base::FileKind::Missing) return found;
  auto text = files.read(path, kMaxConfig);
  if (!text) return std::unexpected(path + ": " + text.error().message);
  base::Sources sources;
  base::Arena arena;
  doc::Stream stream = doc::read(sources.add(path, *std::move(text)), arena, {});
  if (stream.documents.empty()) return found;
  if (!stream.documents[0].errors.empty()) return std::unexpected(path + ": " + stream.documents[0].errors[0].message);
  const doc::Node* list =
      stream.documents[0].root == nullptr ? nullptr : stream.documents[0].root->find("repositories");
  if (list == nullptr) return found;
  for (const doc::Node& node : list->children()) {
    Repository made;
    made.name = node.string_at("name");
    made.url = node.string_at("url");
    made.access.identity.user = node.string_at("username");
    made.access.identity.password = node.string_at("password");
    made.access.ca_file = node.string_at("caFile");
    made.access.cert_file = node.string_at("certFile");
    made.access.key_file = node.string_at("keyFile");
    made.pass_credentials_all = is_true_at(node, "pass_credentials_all");
    found.push_back(std::move(made));
  }
  return found;
}

Identity find_login(const base::Files& files, const std::vector<std::string>& configs, std::string_view host) {
  for (const std::string& path : configs) {
    if (path.empty() || files.kind(path) != base::FileKind::Regular) continue;
    auto text = files.read(path, kMaxConfig);
    if (!text) continue;
    base::Sources sources;
    base::Arena arena;
    auto root = doc::read_json(sources.add(path, *std::move(text)), arena);
    const doc::Node* logins = root ? (*root)->find("auths") : nullptr;
    if (logins == nullptr) continue;
    for (const doc::Node& login : logins->children()) {
      if (host_of(login.key()) != host) continue;
      Identity identity;
      identity.user = login.string_at("username");
      identity.password = login.string_at("password");
      if (auto plain = base::decode_base64(login.string_at("auth")); plain && plain->find(':') != std::string::npos) {
        identity.user = plain->substr(0, plain->find(':'));
        identity.password = plain->substr(plain->find(':') + 1);
      }
      if (!identity.user.empty()) return identity;
    }
  }
  return {};
}

std::string absolute_url(std::string_view repository, std::string_view reference) {
  auto wanted = doc::json_schema::parse_url(reference);
  auto base = doc::json_schema::parse_url(repository);
  if (!wanted || wanted->is_absolute() || !base) return std::string(reference);
  std::string query = base->query;
  base->query.clear();
  while (base->path.ends_with('/')) base->path.pop_back();
  base->path += '/';
  doc::json_schema::Url made = doc::json_schema::resolve(*base, *wanted);
  made.query = query;
  return made.text();
}

bool same_server(std::string_view one, std::string_view other) {
  auto a = doc::json_schema::parse_url(one);
  auto b = doc::json_schema::parse_url(other);
  return a && b && a->scheme == b->scheme && a->host_name() == b->host_name() && port_of(*a) == port_of(*b);
}

}  // namespace pave::render::helm::repository
