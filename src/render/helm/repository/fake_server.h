#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace pave::render::helm::repository {

/// A server on a free port of the loopback, for tests: answers each path with a text, others with 404. One request a
/// connection. Ends with its object.
class FakeServer {
 public:
  FakeServer();
  ~FakeServer();
  FakeServer(const FakeServer&) = delete;
  FakeServer& operator=(const FakeServer&) = delete;

  /// `127.0.0.1:PORT`
  const std::string& host() const { return host_; }
  std::string url() const { return "http://" + host_; }

  /// `headers`: more lines of the answer. `wanted`: a text that the request must have, else the answer is 401.
  void add(const std::string& path, std::string body, std::string headers = "", int status = 200,
           std::string wanted = "");
  /// The header WWW-Authenticate of every 401.
  void challenge_with(std::string header);
  /// Puts a chart into a registry at this server, as `helm push` does.
  void add_to_registry(const std::string& repository, const std::string& tag, const std::string& chart);
  /// The paths that were asked for, in order.
  std::vector<std::string> asked();

 private:
  struct Answer {
    std::string body;
    std::string headers;
    int status = 404;
    std::string wanted;
  };

  void serve();
  std::string answer(const std::string& request);

  int socket_ = -1;
  std::string host_;
  std::string challenge_;
  std::mutex filling_;
  std::map<std::string, Answer> answers_;
  std::vector<std::string> asked_;
  std::atomic<bool> is_ending_ = false;
  std::thread thread_;
};

}  // namespace pave::render::helm::repository
