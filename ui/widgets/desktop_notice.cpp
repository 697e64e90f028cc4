#include "widgets/desktop_notice.h"

#include <QApplication>
#include <QSystemTrayIcon>
#include <QTimer>
#include <QWidget>

namespace fovea::ui {

bool tellUser(QWidget* window, const QString& title, const QString& text) {
    if (window->isActiveWindow()) return false;
    QApplication::alert(window);
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages()) return true;
    constexpr int kShownMs = 10000;
    auto* tray = new QSystemTrayIcon(window->windowIcon(), window);
    QObject::connect(tray, &QSystemTrayIcon::messageClicked, window, [window] {
        window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
        window->raise();
        window->activateWindow();
    });
    tray->show();
    tray->showMessage(title, text, window->windowIcon(), kShownMs);
    QTimer::singleShot(2 * kShownMs, tray, &QObject::deleteLater);
    return true;
}

}  // namespace fovea::ui
