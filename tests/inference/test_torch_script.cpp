#include <QProcess>
#include <QRegularExpression>
#include <QTest>
#include <cmath>
#include <filesystem>

#include "backbone/catalogue.h"
#include "base/random.h"
#include "imaging/write_image.h"
#include "inference/torch_script_export.h"
#include "tests/support/made_up_backbone.h"
#include "tests/support/temporary_folder.h"

using namespace fovea;
using namespace fovea::inference;

/// An adapter as TorchScript says what Fovea says.
class TestTorchScript : public QObject {
    Q_OBJECT
private:
    test::TemporaryFolder m_folder;
    backbone::BackboneChoice m_backbone;

    static std::vector<float> drawn(Random& random, std::size_t n, double scale) {
        std::vector<float> numbers(n);
        for (float& x : numbers) x = float(scale * random.normal());
        return numbers;
    }
    /// With weights large enough that answers differ.
    adapter::AdapterInfo info(adapter::Method method, adapter::StoreType store) const {
        adapter::AdapterInfo info;
        info.config = adapter::AdapterConfig::defaults(method, m_backbone.config, 2, 3);
        info.config.lowResolution = 32;
        info.extraction = {{2, 3}, 128, 0.3, backbone::Importance::global};
        info.precision = "fp32";
        info.store = store;
        info.backboneName = m_backbone.name;
        info.backboneIdentity = m_backbone.identity;
        info.highNormalisation = m_backbone.normalisation;
        info.lowNormalisation = {{0.4, 0.5, 0.6}, {0.2, 0.3, 0.25}, 1.0 / 255};
        info.classes = {"a", "b", "c"};
        return info;
    }
    std::string write(const adapter::AdapterInfo& info, double sideShare) {
        auto network = adapter::Network::create(info.config, 5);
        Random random(7);
        auto values = network->values();
        for (auto& [name, tensor] : values)
            if (name.find("norm") == std::string::npos) tensor = drawn(random, tensor.size(), 0.3);
        if (!network->setValues(values)) qFatal("values");
        if (sideShare < 1) {
            const std::size_t width = std::size_t(adapter::ReadOut::widthFor(info.config)),
                              C = std::size_t(info.config.classes);
            adapter::Head head;
            head.sideShare = sideShare;
            head.readOut = {drawn(random, C * width, 0.2), drawn(random, C, 1), drawn(random, width, 0.1)};
            if (!network->setHead(head)) qFatal("head");
        }
        const std::string path = m_folder.path("adapter.safetensors");
        if (!adapter::saveAdapter(path, info, *network, *systemFileLayer())) qFatal("cannot write");
        return path;
    }
    PredictorOptions options() const {
        PredictorOptions o;
        o.device = "cpu";
        o.threads = 1;
        o.backbone = m_folder.path("backbone");
        return o;
    }
    static imaging::Pixels picture(int width, int height, int channels) {
        imaging::Pixels p{width, height, channels, {}};
        Random random(3);
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x)
                for (int c = 0; c < channels; ++c)
                    p.data.push_back(std::uint8_t((x * (c + 1) + 2 * y + int(random.below(90))) % 256));
        return p;
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY(test::MadeUpBackbone(test::tinyViT()).write(m_folder.path("backbone")));
        const auto choice = backbone::findBackbone(m_folder.path("backbone"));
        QVERIFY(choice.ok());
        m_backbone = *choice;
    }

    /// Each kind of question, head and store: the file is read again in C++ and checks itself.
    void saysTheSame_data() {
        QTest::addColumn<int>("outputs");
        QTest::addColumn<int>("method");
        QTest::addColumn<int>("store");
        QTest::addColumn<double>("sideShare");
        QTest::addColumn<int>("sideNetworks");
        using adapter::Method, adapter::Outputs, adapter::StoreType;
        const auto row = [](const char* name, Outputs outputs, Method method, StoreType store, double share,
                            int networks = 1) {
            QTest::newRow(name) << int(outputs) << int(method) << int(store) << share << networks;
        };
        row("classes, both", Outputs::classes, Method::fptPlus, StoreType::int8, 0.5);
        row("classes, side network", Outputs::classes, Method::fptPlus, StoreType::fp16, 1);
        row("classes, FPT", Outputs::classes, Method::fpt, StoreType::int8, 1);
        row("classes, three side networks", Outputs::classes, Method::fptPlus, StoreType::int8, 0.5, 3);
        row("findings", Outputs::findings, Method::fptPlus, StoreType::int8, 0.5);
        row("number, read-out alone", Outputs::number, Method::fptPlus, StoreType::int8, 0);
    }
    void saysTheSame() {
        QFETCH(const int, outputs);
        QFETCH(const int, method);
        QFETCH(const int, store);
        QFETCH(const double, sideShare);
        QFETCH(const int, sideNetworks);
        adapter::AdapterInfo i = info(adapter::Method(method), adapter::StoreType(store));
        i.config.outputs = adapter::Outputs(outputs);
        i.config.sideNetworks = sideNetworks;
        const evaluation::Recalibration two{1.7, {0.2, -0.2}};
        if (i.config.outputs == adapter::Outputs::classes) i.tuning.recalibration = {0.6, {0.3, -0.1, -0.2}};
        if (i.config.outputs == adapter::Outputs::findings) {
            i.question = {"what", "findings"};
            for (int f = 0; f < 3; ++f) {
                adapter::Tuning tuning;
                tuning.positive = "yes";
                if (f > 0) tuning.recalibration = two;
                i.tuning.findings.push_back(tuning);
            }
        }
        if (i.config.outputs == adapter::Outputs::number) {
            i.config.classes = 1;
            i.classes = {"size"};
            i.question = {"size", "number", "mm", 0.0, 300.0, 40, 12};
        }
        const std::string adapter = write(i, sideShare), out = m_folder.path("a.pt");
        const auto made = exportTorchScript(adapter, out, options(), *systemFileLayer());
        QVERIFY2(made.ok(), made.ok() ? "" : made.error().detail.c_str());
        QVERIFY(made->difference <= made->allowed);
        QVERIFY(std::filesystem::file_size(out) > 10000);
    }

    /// The example of the documentation, as somebody elsewhere runs it.
    void pythonSaysTheSame() {
        const std::string adapter = write(info(adapter::Method::fptPlus, adapter::StoreType::int8), 0.5),
                          out = m_folder.path("b.pt"), colour = m_folder.path("colour.png"),
                          grey = m_folder.path("grey.png");
        QVERIFY(exportTorchScript(adapter, out, options(), *systemFileLayer()).ok());
        QVERIFY(imaging::writePng(colour, picture(150, 97, 3), *systemFileLayer()).ok());
        QVERIFY(imaging::writePng(grey, picture(64, 201, 1), *systemFileLayer()).ok());
        QProcess python;
        python.start(QStringLiteral("/usr/bin/python3"),
                     {QStringLiteral(FOVEA_EXAMPLE), QString::fromStdString(out),
                      QString::fromStdString(colour), QString::fromStdString(grey)});
        QVERIFY(python.waitForFinished(200000));
        const QString said = QString::fromUtf8(python.readAllStandardOutput());
        QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
        const auto predictor = Predictor::load(adapter, options());
        QVERIFY(predictor.ok());
        for (const std::string& file : {colour, grey}) {
            const auto own = predictor->predict(file, {}, false);
            QVERIFY(own.ok());
            const qsizetype line = said.indexOf(QString::fromStdString(file));
            QVERIFY2(line >= 0, qPrintable(said));
            for (std::size_t c = 0; c < 3; ++c) {
                const QRegularExpression number(QStringLiteral("'%1': ([0-9.e-]+)").arg(QChar('a' + int(c))));
                const auto match = number.match(said, line);
                QVERIFY2(match.hasMatch(), qPrintable(said));
                QVERIFY2(std::abs(match.captured(1).toDouble() - own->probabilities[c]) < 1e-4,
                         qPrintable(said));
            }
        }
    }

    void whatCannotBeWritten() {
        const std::string adapter = write(info(adapter::Method::fptPlus, adapter::StoreType::int8), 0.5);
        const auto refused = exportTorchScript(adapter, adapter + "/below.pt", options(), *systemFileLayer());
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::notWritable);
        QCOMPARE(
            exportTorchScript(m_folder.path("none"), m_folder.path("c.pt"), options(), *systemFileLayer())
                .error()
                .code,
            ErrorCode::fileNotFound);
    }
};

QTEST_GUILESS_MAIN(TestTorchScript)
#include "test_torch_script.moc"
