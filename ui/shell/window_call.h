#pragma once

#include <QObject>
#include <QString>
#include <functional>

class QLocalServer;

namespace fovea::ui {

/// Finds the window that has a project open, among this user's on this computer: a
/// second Fovea cannot have it too, but can bring the first one to the front. By a
/// local socket named after the project's folder; nothing is said over it.
class WindowCall : public QObject {
    Q_OBJECT
public:
    explicit WindowCall(QObject* parent = nullptr);
    ~WindowCall() override;

    /// Answers calls for this project from now on, and for no other. Only for whoever
    /// has it open; where it cannot, calls are not answered.
    void answerFor(const QString& folder);
    void stop();
    /// `done` says whether a window answered; it is not called when `receiver` is gone.
    static void call(const QString& folder, QObject* receiver, std::function<void(bool)> done);

Q_SIGNALS:
    void called();

private:
    QLocalServer* m_server;
};

}  // namespace fovea::ui
