#include "render/helm/repository/fake_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "base/sha.h"

namespace pave::render::helm::repository {

FakeServer::FakeServer() {
  socket_ = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  bool is_ready = bind(socket_, reinterpret_cast<sockaddr*>(&address), size) == 0 && listen(socket_, 16) == 0 &&
                  getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  if (!is_ready) std::abort();  // no test can go on
  host_ = "127.0.0.1:" + std::to_string(ntohs(address.sin_port));
  thread_ = std::thread([this] { serve(); });
}

FakeServer::~FakeServer() {
  is_ending_ = true;
  shutdown(socket_, SHUT_RDWR);
  thread_.join();
  close(socket_);
}

void FakeServer::add(const std::string& path, std::string body, std::string headers, int status, std::string wanted) {
  std::lock_guard lock(filling_);
  answers_[path] = {std::move(body), std::move(headers), status, std::move(wanted)};
}

void FakeServer::challenge_with(std::string header) {
  std::lock_guard lock(filling_);
  challenge_ = std::move(header);
}

void FakeServer::add_to_registry(const std::string& repository, const std::string& tag, const std::string& chart) {
  std::string digest = "sha256:" + base::hexadecimal(base::sha256(chart));
  std::string folder = "/v2/" + repository;
  add(folder + "/tags/list", R"({"tags": [")" + tag + "\"]}");
  add(folder + "/manifests/" + tag,
      R"({"schemaVersion": 2, "layers": [{"mediaType": "application/vnd.cncf.helm.chart.content.v1.tar+gzip", "digest": ")" +
          digest + "\"}]}");
  add(folder + "/blobs/" + digest, chart);
}

std::vector<std::string> FakeServer::asked() {
  std::lock_guard lock(filling_);
  return asked_;
}

void FakeServer::serve() {
  while (!is_ending_) {
    int connection = accept(socket_, nullptr, nullptr);
    if (connection < 0) continue;
    timeval patience{5, 0};
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    std::string request;
    char bytes[4096];
    while (request.find("\r\n\r\n") == std::string::npos) {
      ssize_t size = recv(connection, bytes, sizeof(bytes), 0);
      if (size <= 0) break;
      request.append(bytes, static_cast<std::size_t>(size));
      if (request.front() < ' ') break;  // TLS, which nobody speaks here
    }
    std::string text = answer(request);
    for (std::string_view rest = text; !rest.empty();) {
      ssize_t size = send(connection, rest.data(), rest.size(), MSG_NOSIGNAL);
      if (size <= 0) break;
      rest.remove_prefix(static_cast<std::size_t>(size));
    }
    close(connection);
  }
}

std::string FakeServer::answer(const std::string& request) {
  std::lock_guard lock(filling_);
  std::string path = request.substr(0, request.find("\r\n"));
  path = path.substr(std::min(path.find(' ') + 1, path.size()));
  path = path.substr(0, path.find(' '));
  asked_.push_back(path);
  auto found = answers_.find(path);
  Answer made = found == answers_.end() ? Answer{} : found->second;
  if (!made.wanted.empty() && request.find(made.wanted) == std::string::npos)
    made = {"", "WWW-Authenticate: " + challenge_ + "\r\n", 401, ""};
  return "HTTP/1.1 " + std::to_string(made.status) +
         " X\r\nConnection: close\r\nContent-Length: " + std::to_string(made.body.size()) + "\r\n" + made.headers +
         "\r\n" + made.body;
}

}  // namespace pave::render::helm::repository
