#pragma once

#include <cstddef>
#include <expected>
#include <memory>
#include <string>

namespace pave::render::helm::repository {

inline constexpr std::size_t kMaxIndexSize = std::size_t{256} << 20;     ///< bytes of an index.yaml
inline constexpr std::size_t kMaxDownloadSize = std::size_t{100} << 20;  ///< bytes of a chart
inline constexpr std::size_t kMaxAnswerSize = std::size_t{4} << 20;  ///< bytes of a manifest, a token, a list of tags
inline constexpr long kMaxRedirects = 10;
inline constexpr long kConnectSeconds = 30;  ///< until a server answers
inline constexpr long kStallSeconds = 30;    ///< without a byte

/// What goes with a request so that the server knows who asks. Goes to the first server only, not where it redirects to.
struct Identity {
  std::string user;
  std::string password;
  std::string token;  ///< bearer; instead of the two
};

/// How to come to terms with one server. Paths of files in PEM, or empty.
struct Access {
  Identity identity;
  std::string ca_file;    ///< certificates to trust instead of the system's
  std::string cert_file;  ///< the certificate that says who asks
  std::string key_file;   ///< its key
};

struct Request {
  std::string url;  ///< `https://`, or `http://`
  std::string accept;
  Access access;
  std::size_t limit = kMaxAnswerSize;  ///< bytes of the answer
};

struct Response {
  long status = 0;
  std::string body;
  std::string challenge;  ///< the header WWW-Authenticate
  std::string link;       ///< the header Link
};

/// The network, so that tests can put a fake in its place. May wait as long as the limits above let it.
class Transport {
 public:
  virtual ~Transport() = default;
  /// Any status is an answer. The error is a clause without the address: `could not resolve host`.
  virtual std::expected<Response, std::string> get(const Request& request) = 0;
};

/// libcurl, opened now, because loading it costs more than checking a file. Certificates of servers are always verified;
/// a redirect never leads from https to http. The error says that the library is missing.
std::expected<std::unique_ptr<Transport>, std::string> open_network();

}  // namespace pave::render::helm::repository
