#include "shell/about_dialog.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "base/resources.h"
#include "widgets/dialog_parts.h"
#include "widgets/theme.h"

namespace fovea::ui {

const std::vector<UsedLibrary>& usedLibraries() {
    static const std::vector<UsedLibrary> all{
        {"libtorch", "BSD-3-Clause"},
        {"OpenBLAS", "BSD-3-Clause"},
        {"oneDNN", "Apache-2.0"},
        {"nlohmann-json", "MIT"},
        {"DCMTK", "BSD-3-Clause style (OFFIS)"},
        {"libpng, libjpeg-turbo, libtiff", "libpng, IJG/BSD, libtiff"},
        {"libwebp", "BSD-3-Clause"},
        {"giflib", "MIT"},
        {"libheif", "LGPL-3 or later"},
        {"OpenJPEG", "BSD-2-Clause"},
        {"ITK", "Apache-2.0"},
        {"zlib, libbzip2", "zlib, BSD style"},
        {"SQLite, SQLiteCpp", "public domain, MIT"},
        {"xxHash", "BSD-2-Clause"},
        {"OpenSSL", "Apache-2.0"},
        {"libcurl", "curl (MIT style)"},
        {"libcsv", "LGPL-2.1 or later"},
        {"ICU", "Unicode (MIT style)"},
        {"CLI11", "BSD-3-Clause"},
        {"Qt 6", "LGPL-3 or GPL"},
        {"QCustomPlot", "GPL-3 or later"},
        {"Breeze icons", "LGPL-3 or later"},
    };
    return all;
}

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("aboutDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
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
    column->addWidget(licence);
    auto* made = new QLabel(tr("Made with"), this);
    makeTitle(made);
    column->addWidget(made);
    auto* table = new QWidget;
    auto* grid = new QGridLayout(table);
    grid->setContentsMargins(0, 0, kGrid, 0);
    grid->setHorizontalSpacing(3 * kGrid);
    grid->setVerticalSpacing(kGrid / 2);
    grid->setColumnStretch(1, 1);
    int line = 0;
    for (const UsedLibrary& library : usedLibraries()) {
        auto* terms = new QLabel(QString::fromLatin1(library.licence), table);
        makeQuiet(terms);
        grid->addWidget(new QLabel(QString::fromLatin1(library.name), table), line, 0);
        grid->addWidget(terms, line++, 1);
    }
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(table);
    scroll->viewport()->setAutoFillBackground(false);
    table->setAutoFillBackground(false);
    column->addWidget(scroll, 1);
    auto* close = new QPushButton(tr("&Close"), this);
    close->setObjectName(QStringLiteral("closeAbout"));
    auto* foot = new QHBoxLayout;
    foot->addStretch(1);
    foot->addWidget(close);
    column->addLayout(foot);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    resize(68 * kGrid, 56 * kGrid);
}

}  // namespace fovea::ui
