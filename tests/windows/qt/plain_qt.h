#pragma once

#include <any>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

/// So much of Qt Test, and of the classes that tests use with it, as the tests of the modules without
/// libraries need, on nothing but the standard library: those sources then run where there is no Qt
/// (scripts/test-windows). Texts are UTF-8 inside; what counts letters is not here. Where Qt compares
/// doubles with a tolerance, so does this.

using qint64 = std::int64_t;
using qsizetype = std::ptrdiff_t;

class QByteArray : public std::string {
public:
    using std::string::string;
    QByteArray() = default;
    QByteArray(const std::string& text) : std::string(text) {}  // NOLINT: as Qt's from a literal
    static QByteArray fromStdString(const std::string& text) { return text; }
    std::string toStdString() const { return *this; }
    const char* constData() const { return c_str(); }
    bool isEmpty() const { return empty(); }
    qsizetype size() const { return qsizetype(std::string::size()); }
    char operator[](qsizetype i) const { return std::string::operator[](std::size_t(i)); }
    bool contains(const std::string& text) const { return find(text) != npos; }
    QByteArray toBase64() const {
        constexpr const char* kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        QByteArray out;
        for (std::size_t i = 0; i < std::string::size(); i += 3) {
            unsigned bits = 0;
            for (std::size_t k = 0; k < 3; ++k)
                bits =
                    (bits << 8) |
                    (i + k < std::string::size() ? static_cast<unsigned char>(std::string::at(i + k)) : 0u);
            for (std::size_t k = 0; k < 4; ++k)
                out += i + k > std::string::size() ? '=' : kLetters[(bits >> (18 - 6 * k)) & 63];
        }
        return out;
    }
};

class QString {
public:
    QString() = default;
    QString(const char* text) : m_text(text) {}  // NOLINT: as Qt's
    QString(qsizetype count, char letter) : m_text(std::size_t(count), letter) {}
    static QString fromStdString(const std::string& text) {
        QString out;
        out.m_text = text;
        return out;
    }
    static QString fromUtf8(const std::string& text) { return fromStdString(text); }
    static QString fromLatin1(const char* ascii) { return ascii; }
    template <class Number>
    static QString number(Number value) {
        if constexpr (std::is_floating_point_v<Number>)
            return number(double(value), 'g', 6);
        else
            return fromStdString(std::to_string(value));
    }
    static QString number(double value, char format, int precision = 6) {
        const char how[] = {'%', '.', '*', format, '\0'};
        char text[400];
        std::snprintf(text, sizeof text, how, precision, value);
        return text;
    }
    const std::string& toStdString() const { return m_text; }
    bool isEmpty() const { return m_text.empty(); }
    bool contains(const QString& text) const { return m_text.find(text.m_text) != std::string::npos; }

    QString arg(const QString& value) const {
        // The lowest number is filled, wherever it stands.
        for (int n = 1; n <= 99; ++n) {
            const std::string place = "%" + std::to_string(n);
            if (m_text.find(place) == std::string::npos) continue;
            QString out = *this;
            for (std::size_t at = 0; (at = out.m_text.find(place, at)) != std::string::npos;
                 at += value.m_text.size())
                out.m_text.replace(at, place.size(), value.m_text);
            return out;
        }
        return *this;
    }
    QString arg(const char* value) const { return arg(QString(value)); }
    template <class Number, class = std::enable_if_t<std::is_arithmetic_v<Number>>>
    QString arg(Number value) const {
        return arg(number(value));
    }
    QString arg(double value, int, char format, int precision) const {
        return arg(number(value, format, precision));
    }
    friend QString operator+(const QString& a, const QString& b) {
        return fromStdString(a.m_text + b.m_text);
    }
    auto operator<=>(const QString&) const = default;

private:
    std::string m_text;
};

inline const char* plainText(const QString& text) {
    return text.toStdString().c_str();
}
#define QStringLiteral(text) QString(text)
#define qPrintable(text) plainText(text)

template <class T>
class QVector : public std::vector<T> {
public:
    using std::vector<T>::vector;
    qsizetype size() const { return qsizetype(std::vector<T>::size()); }
    QVector& operator<<(const T& item) {
        this->push_back(item);
        return *this;
    }
};

class QStringList : public QVector<QString> {
public:
    using QVector<QString>::QVector;
    qsizetype removeDuplicates() {
        std::set<QString> seen;
        return qsizetype(std::erase_if(*this, [&](const QString& s) { return !seen.insert(s).second; }));
    }
};

inline bool qputenv(const char* name, const std::string& value) {
#ifdef _WIN32
    return _putenv_s(name, value.c_str()) == 0;
#else
    return setenv(name, value.c_str(), 1) == 0;
#endif
}
inline bool qunsetenv(const char* name) {
#ifdef _WIN32
    return _putenv_s(name, "") == 0;
#else
    return unsetenv(name) == 0;
#endif
}
inline bool qEnvironmentVariableIsSet(const char* name) {
    return std::getenv(name) != nullptr;
}

template <class... Arguments>
void qInfo(const char* format, Arguments... arguments) {
    std::printf(format, arguments...);
    std::printf("\n");
}
template <class... Arguments>
[[noreturn]] void qFatal(const char* format, Arguments... arguments) {
    std::printf(format, arguments...);
    std::printf("\n");
    std::fflush(stdout);
    std::abort();
}

class QObject {
public:
    virtual ~QObject() = default;
};

/// Of a name of its own; gone with the object.
class QTemporaryDir {
public:
    QTemporaryDir();
    ~QTemporaryDir();
    QTemporaryDir(const QTemporaryDir&) = delete;
    QTemporaryDir& operator=(const QTemporaryDir&) = delete;
    QString path() const { return m_path; }
    QString filePath(const QString& name) const { return m_path + "/" + name; }

private:
    QString m_path;
};

namespace plain {

struct Slot {
    std::string name;
    std::function<void(QObject&)> call;
};

/// Of the test that runs. QVERIFY is called by other threads, too.
struct State {
    std::atomic<bool> failed = false, skipped = false;
    std::vector<std::string> columnNames;
    struct Row {
        std::string name;
        std::vector<std::any> cells;
    };
    std::vector<Row> rows;
    const Row* row = nullptr;
};
State& state();

void note(const char* word, const std::string& what, const char* file, int line);

inline bool verify(bool holds, const std::string& what, const char* file, int line) {
    if (!holds) note("FAIL", what, file, line);
    return holds;
}

template <class T>
std::string shown(const T& value) {
    if constexpr (requires(std::ostream & out) { out << value; }) {
        std::ostringstream out;
        out.precision(17);
        out << value;
        return out.str();
    } else if constexpr (std::is_same_v<T, QString>) {
        return value.toStdString();
    } else {
        return "(a value)";
    }
}

template <class A, class B>
bool equal(const A& a, const B& b) {
    if constexpr (std::is_convertible_v<A, const char*> && std::is_convertible_v<B, const char*>) {
        return std::string(a) == std::string(b);
    } else if constexpr (std::is_floating_point_v<A> && std::is_same_v<A, B>) {
        if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
        if (std::isinf(a) || std::isinf(b)) return a == b;
        // qFuzzyCompare()
        const A digits = std::is_same_v<A, double> ? A(1e12) : A(1e5);
        return std::abs(a - b) * digits <= std::min(std::abs(a), std::abs(b));
    } else if constexpr (std::is_integral_v<A> && std::is_integral_v<B> && !std::is_same_v<A, B> &&
                         !std::is_same_v<A, bool> && !std::is_same_v<B, bool>) {
        return std::cmp_equal(a, b);
    } else {
        return a == b;
    }
}

template <class A, class B>
bool compare(const A& a, const B& b, const char* what, const char* file, int line) {
    if (equal(a, b)) return true;
    note("FAIL", std::string(what) + "\n    actual:   " + shown(a) + "\n    expected: " + shown(b), file,
         line);
    return false;
}

template <class T>
T fetch(const char* name) {
    const State& s = state();
    for (std::size_t i = 0; i < s.columnNames.size(); ++i)
        if (s.columnNames[i] == name) return std::any_cast<T>(s.row->cells.at(i));
    throw std::out_of_range(std::string("no column ") + name);
}

/// Runs what the command line names, or all of it. The exit code: how many failed.
int run(QObject& test, const std::vector<Slot>& slots, int argc, char** argv);

}  // namespace plain

namespace QTest {

template <class T>
void addColumn(const char* name) {
    plain::state().columnNames.emplace_back(name);
}

struct Filler {
    std::size_t row;
    template <class T>
    Filler& operator<<(const T& value) {
        plain::state().rows[row].cells.emplace_back(value);
        return *this;
    }
    Filler& operator<<(const char* text) { return *this << QString(text); }
};

inline Filler newRow(const char* name) {
    plain::state().rows.push_back({name, {}});
    return {plain::state().rows.size() - 1};
}

template <class... Arguments>
Filler addRow(const char* format, Arguments... arguments) {
    char name[400];
    std::snprintf(name, sizeof name, format, arguments...);
    return newRow(name);
}

inline const char* currentDataTag() {
    return plain::state().row ? plain::state().row->name.c_str() : "";
}

}  // namespace QTest

#define Q_OBJECT                                       \
public:                                                \
    static const std::vector<::plain::Slot>& slots_(); \
                                                       \
private:
#define Q_SLOTS

#define QVERIFY(condition)                                                             \
    do {                                                                               \
        if (!::plain::verify(bool(condition), #condition, __FILE__, __LINE__)) return; \
    } while (false)
#define QVERIFY2(condition, why)                                                                \
    do {                                                                                        \
        if (!(condition)) {                                                                     \
            ::plain::verify(false, std::string(#condition) + ": " + (why), __FILE__, __LINE__); \
            return;                                                                             \
        }                                                                                       \
    } while (false)
#define QCOMPARE(actual, expected)                                                                   \
    do {                                                                                             \
        if (!::plain::compare(actual, expected, #actual ", " #expected, __FILE__, __LINE__)) return; \
    } while (false)
#define QVERIFY_THROWS_EXCEPTION(type, ...)                                                      \
    do {                                                                                         \
        bool thrown = false;                                                                     \
        try {                                                                                    \
            (void)(__VA_ARGS__);                                                                 \
        } catch (const type&) {                                                                  \
            thrown = true;                                                                       \
        }                                                                                        \
        if (!::plain::verify(thrown, #__VA_ARGS__ " throws " #type, __FILE__, __LINE__)) return; \
    } while (false)
#define QTRY_VERIFY(condition)                                                         \
    do {                                                                               \
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(5); \
        while (!(condition) && std::chrono::steady_clock::now() < until)               \
            std::this_thread::sleep_for(std::chrono::milliseconds(10));                \
        if (!::plain::verify(bool(condition), #condition, __FILE__, __LINE__)) return; \
    } while (false)
#define QSKIP(why)                                      \
    do {                                                \
        ::plain::note("SKIP", why, __FILE__, __LINE__); \
        return;                                         \
    } while (false)
#define QFETCH(type, name) type name = ::plain::fetch<std::remove_const_t<type>>(#name)

#define QTEST_APPLESS_MAIN(Test)                               \
    int main(int argc, char** argv) {                          \
        Test test;                                             \
        return ::plain::run(test, Test::slots_(), argc, argv); \
    }
#define QTEST_GUILESS_MAIN(Test) QTEST_APPLESS_MAIN(Test)
