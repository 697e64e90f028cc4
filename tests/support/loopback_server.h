#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace fovea::test {

/// A small HTTP server on loopback that answers as it is told to, lies included.
/// One thread a connection; every connection serves one request.
class LoopbackServer {
public:
    using Headers = std::vector<std::pair<std::string, std::string>>;
    struct Request {
        std::string method, target;
        std::map<std::string, std::string> headers;  ///< names in lower case
        std::string header(const std::string& name) const {
            const auto it = headers.find(name);
            return it == headers.end() ? std::string() : it->second;
        }
    };
    struct Reply {
        int status = 200;
        Headers headers;
        std::string body;
        std::optional<std::uint64_t> contentLength;     ///< what is claimed; the truth when empty
        bool chunked = false;                           ///< no length at all
        std::size_t breakOffAfter = std::string::npos;  ///< bytes of the body, then the line is cut
        /// Bytes of the body, then the server waits until letGo() or the client leaves.
        std::size_t holdAfter = std::string::npos;
        std::string raw;  ///< sent instead of everything else
    };
    using Handler = std::function<Reply(const Request&)>;

    /// `greeting`: what every connection gets instead, whatever it says first.
    explicit LoopbackServer(Handler handler, std::string greeting = {})
        : m_handler(std::move(handler)), m_greeting(std::move(greeting)) {
        m_listen = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* plain = reinterpret_cast<sockaddr*>(&address);
        if (m_listen < 0 || ::bind(m_listen, plain, size) != 0 || ::listen(m_listen, 16) != 0 ||
            ::getsockname(m_listen, plain, &size) != 0)
            throw std::runtime_error("no loopback socket");
        m_port = ntohs(address.sin_port);
        m_accepting = std::thread([this] { accept(); });
    }
    ~LoopbackServer() {
        m_stop = true;
        m_accepting.join();
        for (std::thread& t : m_serving) t.join();
        ::close(m_listen);
    }
    LoopbackServer(const LoopbackServer&) = delete;
    LoopbackServer& operator=(const LoopbackServer&) = delete;

    int port() const { return m_port; }
    std::string url(const std::string& target = {}) const {
        return "http://127.0.0.1:" + std::to_string(m_port) + target;
    }
    std::vector<Request> requests() const {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }
    /// Those that hold go on.
    void letGo() { m_letGo = true; }
    int holding() const { return m_holding; }  ///< connections that wait

    /// What an honest server does with a file: ETag, Range, If-Range.
    static Reply file(const Request& request, const std::string& content, const std::string& tag) {
        Reply reply;
        reply.headers = {{"ETag", tag}, {"Accept-Ranges", "bytes"}};
        const std::string range = request.header("range"), condition = request.header("if-range");
        reply.body = content;
        if (range.rfind("bytes=", 0) != 0 || (!condition.empty() && condition != tag)) return reply;
        const std::size_t first = std::stoul(range.substr(6));
        if (first >= content.size()) {
            reply.status = 416;
            reply.body.clear();
            reply.headers.emplace_back("Content-Range", "bytes */" + std::to_string(content.size()));
            return reply;
        }
        reply.status = 206;
        reply.body = content.substr(first);
        reply.headers.emplace_back("Content-Range", "bytes " + std::to_string(first) + "-" +
                                                        std::to_string(content.size() - 1) + "/" +
                                                        std::to_string(content.size()));
        return reply;
    }
    static Reply redirect(const std::string& to, Headers headers = {}) {
        Reply reply;
        reply.status = 302;
        reply.headers = std::move(headers);
        reply.headers.emplace_back("Location", to);
        return reply;
    }

private:
    static bool readable(int fd) {
        pollfd p{fd, POLLIN, 0};
        return ::poll(&p, 1, 20) > 0;
    }
    void accept() {
        while (!m_stop) {
            if (!readable(m_listen)) continue;
            const int fd = ::accept4(m_listen, nullptr, nullptr, SOCK_CLOEXEC);
            if (fd >= 0)
                m_serving.emplace_back([this, fd] {
                    serve(fd);
                    ::close(fd);
                });
        }
    }
    bool send(int fd, const char* data, std::size_t size) const {
        while (size > 0) {
            const ssize_t n = ::send(fd, data, size, MSG_NOSIGNAL);
            if (n <= 0) return false;
            data += n;
            size -= std::size_t(n);
        }
        return true;
    }
    std::optional<Request> receive(int fd) const {
        std::string text;
        while (text.find("\r\n\r\n") == std::string::npos) {
            if (m_stop) return std::nullopt;
            if (!readable(fd)) continue;
            char block[4096];
            const ssize_t n = ::recv(fd, block, sizeof block, 0);
            if (n <= 0) return std::nullopt;
            text.append(block, std::size_t(n));
        }
        Request request;
        const std::size_t first = text.find(' '), second = text.find(' ', first + 1);
        request.method = text.substr(0, first);
        request.target = text.substr(first + 1, second - first - 1);
        for (std::size_t at = text.find("\r\n") + 2; at < text.size() - 2;) {
            const std::size_t end = text.find("\r\n", at), colon = text.find(": ", at);
            if (colon < end) {
                std::string name = text.substr(at, colon - at);
                std::transform(name.begin(), name.end(), name.begin(),
                               [](unsigned char c) { return char(std::tolower(c)); });
                request.headers[name] = text.substr(colon + 2, end - colon - 2);
            }
            at = end + 2;
        }
        return request;
    }
    void serve(int fd) {
        if (!m_greeting.empty()) {
            while (!m_stop && !readable(fd)) {
            }
            send(fd, m_greeting.data(), m_greeting.size());
            return;
        }
        const std::optional<Request> request = receive(fd);
        if (!request) return;
        {
            const std::lock_guard lock(m_mutex);
            m_requests.push_back(*request);
        }
        const Reply reply = m_handler(*request);
        if (!reply.raw.empty()) {
            send(fd, reply.raw.data(), reply.raw.size());
            return;
        }
        std::string head = "HTTP/1.1 " + std::to_string(reply.status) + " so\r\nConnection: close\r\n";
        for (const auto& [name, value] : reply.headers) head += name + ": " + value + "\r\n";
        std::string body = reply.body;
        if (reply.chunked) {
            head += "Transfer-Encoding: chunked\r\n";
            char size[32];
            std::snprintf(size, sizeof size, "%zx\r\n", body.size());
            body = size + body + "\r\n0\r\n\r\n";
        } else {
            head += "Content-Length: " + std::to_string(reply.contentLength.value_or(body.size())) + "\r\n";
        }
        if (!send(fd, (head + "\r\n").data(), head.size() + 2)) return;
        const std::size_t now = std::min({body.size(), reply.breakOffAfter, reply.holdAfter});
        if (!send(fd, body.data(), now)) return;
        if (reply.holdAfter != std::string::npos) {
            ++m_holding;
            while (!m_stop && !m_letGo && !readable(fd)) {
            }
            --m_holding;
            if (!m_letGo) return;
        } else if (now < body.size()) {
            return;
        }
        send(fd, body.data() + now, body.size() - now);
        // Until the client has read it all: closing with unread input resets the line.
        ::shutdown(fd, SHUT_WR);
    }

    Handler m_handler;
    std::string m_greeting;
    int m_listen = -1, m_port = 0;
    std::atomic<bool> m_stop = false, m_letGo = false;
    std::atomic<int> m_holding = 0;
    mutable std::mutex m_mutex;
    std::vector<Request> m_requests;
    std::vector<std::thread> m_serving;  // of the accepting thread alone until it ends
    std::thread m_accepting;
};

}  // namespace fovea::test
