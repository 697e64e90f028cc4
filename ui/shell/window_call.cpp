#include "shell/window_call.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QLocalServer>
#include <QLocalSocket>
#include <utility>

namespace fovea::ui {

namespace {

QString serverName(const QString& folder) {
    const QByteArray path = QFileInfo(folder).canonicalFilePath().toUtf8();
    return QStringLiteral("fovea-") +
           QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(32));
}

}  // namespace

WindowCall::WindowCall(QObject* parent) : QObject(parent), m_server(new QLocalServer(this)) {
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket* caller = m_server->nextPendingConnection()) caller->deleteLater();
        Q_EMIT called();
    });
}

WindowCall::~WindowCall() = default;

void WindowCall::answerFor(const QString& folder) {
    stop();
    const QString name = serverName(folder);
    // What a crash left: nobody else has the project now.
    QLocalServer::removeServer(name);
    m_server->listen(name);
}

void WindowCall::stop() {
    m_server->close();
}

void WindowCall::call(const QString& folder, QObject* receiver, std::function<void(bool)> done) {
    auto* socket = new QLocalSocket(receiver);
    const auto answer = [socket, done = std::move(done)](bool answered) {
        socket->disconnect();
        socket->deleteLater();
        done(answered);
    };
    connect(socket, &QLocalSocket::connected, receiver, [answer] { answer(true); });
    connect(socket, &QLocalSocket::errorOccurred, receiver, [answer] { answer(false); });
    socket->connectToServer(serverName(folder));
}

}  // namespace fovea::ui
