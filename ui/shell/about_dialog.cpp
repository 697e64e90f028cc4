#include "shell/about_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "base/resources.h"
#include "imaging/library_versions.h"
#include "project/sqlite_version.h"
#include "widgets/dialog_parts.h"
#include "widgets/help_topic.h"
#include "widgets/theme.h"

namespace fovea::ui {

const std::vector<UsedLibrary>& usedLibraries() {
    static const std::vector<UsedLibrary> all{
        {"libtorch", "BSD-3-Clause"},
        {"OpenBLAS", "BSD-3-Clause"},
        {"oneDNN", "Apache-2.0"},
        {"nlohmann-json", "MIT"},
        {"DCMTK", "BSD-3-Clause style (OFFIS)", imaging::dcmtkVersion},
        {"libpng, libjpeg-turbo, libtiff", "libpng, IJG/BSD, libtiff"},
        {"libwebp", "BSD-3-Clause"},
        {"giflib", "MIT"},
        {"libheif", "LGPL-3 or later"},
        {"OpenJPEG", "BSD-2-Clause", imaging::openJpegVersion},
        {"ITK", "Apache-2.0", imaging::itkVersion},
        {"zlib, libbzip2", "zlib, BSD style", imaging::zlibVersionText},
        {"SQLite, SQLiteCpp", "public domain, MIT", project::sqliteVersion},
        {"xxHash", "BSD-2-Clause"},
        {"OpenSSL", "Apache-2.0"},
        {"libcurl", "curl (MIT style)"},
        {"libcsv", "LGPL-2.1 or later"},
        {"ICU", "Unicode (MIT style)"},
        {"CLI11", "BSD-3-Clause"},
        {"Qt 6", "LGPL-3 or GPL", [] { return std::string(qVersion()); }},
        {"QCustomPlot", "GPL-3 or later"},
        {"Breeze icons", "LGPL-3 or later"},
    };
    return all;
}

namespace {

constexpr char kTorch[] = "libtorch";

QString versionOf(const UsedLibrary& library, const QString& torchVersion) {
    if (qstrcmp(library.name, kTorch) == 0) return torchVersion;
    return library.version ? QString::fromStdString(library.version()) : QString();
}

/// Names, versions and licences as a table, for a QTextBrowser.
QString tableOf(const QString& torchVersion) {
    QString rows;
    for (const UsedLibrary& library : usedLibraries()) {
        rows += QLatin1String("<tr>");
        for (const QString& cell : {QString::fromLatin1(library.name), versionOf(library, torchVersion),
                                    QString::fromLatin1(library.licence)})
            rows += QStringLiteral("<td>%1</td>").arg(cell.toHtmlEscaped());
        rows += QLatin1String("</tr>");
    }
    return QStringLiteral("<table cellspacing=\"0\" cellpadding=\"3\" width=\"100%\">%1</table>").arg(rows);
}

QString linesOf(const QString& torchVersion) {
    QString lines = QStringLiteral("Fovea\t%1\tGPL-3.0-or-later\n").arg(QString::fromLatin1(versionText()));
    for (const UsedLibrary& library : usedLibraries())
        lines += QStringLiteral("%1\t%2\t%3\n")
                     .arg(QString::fromLatin1(library.name), versionOf(library, torchVersion),
                          QString::fromLatin1(library.licence));
    return lines;
}

}  // namespace

AboutDialog::AboutDialog(const QString& torchVersion, QWidget* parent)
    : QDialog(parent), m_text(linesOf(torchVersion)) {
    setObjectName(QStringLiteral("aboutDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setHelpTopic(this, QStringLiteral("program-settings#version-and-licences"));
    QVBoxLayout* column = makeDialogHead(
        this, tr("About Fovea"),
        tr("Fovea %1. Research use only, not for diagnosis.").arg(QString::fromLatin1(versionText())));
    auto* licence =
        new QLabel(tr("Free software under the GNU General Public License, version 3 or any later version "
                      "(GPL-3.0-or-later). It comes without any warranty. Nothing leaves this computer "
                      "unless you ask for "
                      "it, and then the address is named first."),
                   this);
    licence->setObjectName(QStringLiteral("aboutLicence"));
    licence->setWordWrap(true);
    licence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    licence->setFocusPolicy(Qt::StrongFocus);  // by itself it would take the keyboard from clicks alone
    column->addWidget(licence);
    auto* made = new QLabel(tr("Made with"), this);
    makeTitle(made);
    column->addWidget(made);
    auto* table = new QTextBrowser(this);
    table->setObjectName(QStringLiteral("aboutLibraries"));
    table->setAccessibleName(tr("Libraries, their versions and licences"));
    table->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    table->setTabChangesFocus(true);
    table->setHtml(tableOf(torchVersion));
    column->addWidget(table, 1);
    auto* copy = new QPushButton(tr("C&opy"), this);
    copy->setObjectName(QStringLiteral("copyAbout"));
    copy->setAutoDefault(false);
    copy->setToolTip(tr("Copies versions and licences as text, to be told with a question or a fault"));
    auto* close = new QPushButton(tr("&Close"), this);
    close->setObjectName(QStringLiteral("closeAbout"));
    auto* foot = new QHBoxLayout;
    foot->addWidget(copy);
    foot->addStretch(1);
    foot->addWidget(close);
    column->addLayout(foot);
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_text); });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    resize(68 * kGrid, 56 * kGrid);
}

}  // namespace fovea::ui
