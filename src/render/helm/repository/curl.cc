#include <curl/curl.h>
#include <dlfcn.h>

#include <mutex>
#include <string_view>
#include <type_traits>

#include "render/helm/repository/transport.h"

namespace pave::render::helm::repository {
namespace {

/// The few functions that are used; the types are those of the headers.
struct Library {
  decltype(&::curl_global_init) global_init = nullptr;
  CURL* (*easy_init)() = nullptr;
  CURLcode (*easy_setopt)(CURL*, CURLoption, ...) = nullptr;
  CURLcode (*easy_perform)(CURL*) = nullptr;
  CURLcode (*easy_getinfo)(CURL*, CURLINFO, ...) = nullptr;
  void (*easy_cleanup)(CURL*) = nullptr;
  const char* (*easy_strerror)(CURLcode) = nullptr;
  curl_slist* (*slist_append)(curl_slist*, const char*) = nullptr;
  void (*slist_free_all)(curl_slist*) = nullptr;
  bool complete = false;
};

Library load() {
  Library library;
  void* handle = nullptr;
  for (const char* name : {"libcurl.so.4", "libcurl-gnutls.so.4"})
    if (handle == nullptr) handle = dlopen(name, RTLD_LAZY | RTLD_LOCAL);
  if (handle == nullptr) return library;
  library.complete = true;
  auto bind = [&](auto& function, const char* name) {
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(dlsym(handle, name));
    library.complete = library.complete && function != nullptr;
  };
  bind(library.global_init, "curl_global_init");
  bind(library.easy_init, "curl_easy_init");
  bind(library.easy_setopt, "curl_easy_setopt");
  bind(library.easy_perform, "curl_easy_perform");
  bind(library.easy_getinfo, "curl_easy_getinfo");
  bind(library.easy_cleanup, "curl_easy_cleanup");
  bind(library.easy_strerror, "curl_easy_strerror");
  bind(library.slist_append, "curl_slist_append");
  bind(library.slist_free_all, "curl_slist_free_all");
  if (library.complete) library.complete = library.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return library;
}

const Library& library() {
  static const Library loaded = load();
  return loaded;
}

struct Receiving {
  Response response;
  std::size_t limit = 0;
  bool is_too_large = false;
};

std::size_t receive(char* bytes, std::size_t size, std::size_t count, void* data) {
  auto& receiving = *static_cast<Receiving*>(data);
  if (receiving.response.body.size() + size * count > receiving.limit) {
    receiving.is_too_large = true;
    return 0;
  }
  receiving.response.body.append(bytes, size * count);
  return size * count;
}

bool same_letters(std::string_view one, std::string_view other) {
  if (one.size() != other.size()) return false;
  for (std::size_t i = 0; i < one.size(); ++i)
    if ((one[i] | 0x20) != (other[i] | 0x20)) return false;
  return true;
}

std::size_t receive_header(char* bytes, std::size_t size, std::size_t count, void* data) {
  auto& response = static_cast<Receiving*>(data)->response;
  std::string_view line(bytes, size * count);
  if (line.starts_with("HTTP/")) {  // of a redirect's answer
    response.challenge.clear();
    response.link.clear();
  }
  std::size_t colon = line.find(':');
  if (colon != std::string_view::npos) {
    std::string_view value = line.substr(colon + 1);
    while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
    while (!value.empty() && (value.back() == '\r' || value.back() == '\n' || value.back() == ' '))
      value.remove_suffix(1);
    if (same_letters(line.substr(0, colon), "www-authenticate") && response.challenge.empty())
      response.challenge = value;
    if (same_letters(line.substr(0, colon), "link")) response.link = value;
  }
  return size * count;
}

class Network final : public Transport {
 public:
  std::expected<Response, std::string> get(const Request& request) override {
    const Library& curl = library();
    CURL* handle = curl.easy_init();
    if (handle == nullptr) return std::unexpected("out of memory");
    Receiving receiving;
    receiving.limit = request.limit;
    curl_slist* headers = nullptr;
    if (!request.accept.empty()) headers = curl.slist_append(headers, ("Accept: " + request.accept).c_str());
    bool is_set = set_up(handle, request, receiving, headers);
    CURLcode code = is_set ? curl.easy_perform(handle) : CURLE_UNKNOWN_OPTION;
    curl.easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &receiving.response.status);
    curl.slist_free_all(headers);
    curl.easy_cleanup(handle);
    if (!is_set) return std::unexpected("libcurl is older than version 7.85");
    if (receiving.is_too_large)
      return std::unexpected("the answer is larger than " + std::to_string(request.limit >> 20) + " MiB");
    if (code != CURLE_OK) return std::unexpected(curl.easy_strerror(code));
    return std::move(receiving.response);
  }

 private:
  /// False: the library does not know an option, and must not be used without it.
  static bool set_up(CURL* handle, const Request& request, Receiving& receiving, curl_slist* headers) {
    bool is_set = true;
    auto set = [&](CURL* to, CURLoption option, auto value) {
      is_set = library().easy_setopt(to, option, value) == CURLE_OK && is_set;
    };
    set(handle, CURLOPT_URL, request.url.c_str());
    set(handle, CURLOPT_NOSIGNAL, 1L);
    set(handle, CURLOPT_USERAGENT, "pave");
    set(handle, CURLOPT_HTTPHEADER, headers);
    set(handle, CURLOPT_FOLLOWLOCATION, 1L);
    set(handle, CURLOPT_MAXREDIRS, kMaxRedirects);
    bool is_safe = request.url.starts_with("https://");
    const char* protocols = is_safe ? "https" : "http,https";
    set(handle, CURLOPT_PROTOCOLS_STR, protocols);
    set(handle, CURLOPT_REDIR_PROTOCOLS_STR, protocols);
    set(handle, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    set(handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
    set(handle, CURLOPT_LOW_SPEED_TIME, kStallSeconds);
    set(handle, CURLOPT_SSL_VERIFYPEER, 1L);
    set(handle, CURLOPT_SSL_VERIFYHOST, 2L);
    if (!request.access.ca_file.empty()) set(handle, CURLOPT_CAINFO, request.access.ca_file.c_str());
    if (!request.access.cert_file.empty()) set(handle, CURLOPT_SSLCERT, request.access.cert_file.c_str());
    if (!request.access.key_file.empty()) set(handle, CURLOPT_SSLKEY, request.access.key_file.c_str());
    if (!request.access.identity.token.empty()) {
      set(handle, CURLOPT_HTTPAUTH, CURLAUTH_BEARER);
      set(handle, CURLOPT_XOAUTH2_BEARER, request.access.identity.token.c_str());
    } else if (!request.access.identity.user.empty()) {
      set(handle, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
      set(handle, CURLOPT_USERNAME, request.access.identity.user.c_str());
      set(handle, CURLOPT_PASSWORD, request.access.identity.password.c_str());
    }
    set(handle, CURLOPT_WRITEFUNCTION, receive);
    set(handle, CURLOPT_WRITEDATA, &receiving);
    set(handle, CURLOPT_HEADERFUNCTION, receive_header);
    set(handle, CURLOPT_HEADERDATA, &receiving);
    return is_set;
  }
};

}  // namespace

std::expected<std::unique_ptr<Transport>, std::string> open_network() {
  if (!library().complete) return std::unexpected("libcurl is not installed");
  return std::make_unique<Network>();
}

}  // namespace pave::render::helm::repository
