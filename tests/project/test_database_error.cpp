#include <QTest>

#include <sqlite3.h>

#include <cerrno>

#include "project/database_error.h"

using namespace fovea;

class TestDatabaseError : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hasACodeWithARemedy_data();
    void hasACodeWithARemedy();
};

Q_DECLARE_METATYPE(ErrorCode)

void TestDatabaseError::hasACodeWithARemedy_data() {
    QTest::addColumn<int>("sqliteCode");
    QTest::addColumn<int>("systemError");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("full") << SQLITE_FULL << 0 << ErrorCode::diskFull;
    QTest::newRow("quota") << SQLITE_IOERR_WRITE << EDQUOT << ErrorCode::diskFull;
    QTest::newRow("no room for the index of the log")
        << SQLITE_IOERR_SHMSIZE << ENOSPC << ErrorCode::diskFull;
    QTest::newRow("broken disk") << SQLITE_IOERR_WRITE << EIO << ErrorCode::notWritable;
    QTest::newRow("read-only") << SQLITE_READONLY_DBMOVED << 0 << ErrorCode::notWritable;
    QTest::newRow("cannot open") << SQLITE_CANTOPEN << 0 << ErrorCode::notWritable;
    QTest::newRow("corrupt") << SQLITE_CORRUPT_INDEX << 0 << ErrorCode::corruptFile;
    QTest::newRow("no database") << SQLITE_NOTADB << 0 << ErrorCode::corruptFile;
    QTest::newRow("memory") << SQLITE_NOMEM << 0 << ErrorCode::outOfMemory;
    QTest::newRow("another program writes") << SQLITE_BUSY << 0 << ErrorCode::projectLocked;
    QTest::newRow("tables of another make") << SQLITE_ERROR << 0 << ErrorCode::corruptFile;
    QTest::newRow("our own mistake") << SQLITE_CONSTRAINT_FOREIGNKEY << 0 << ErrorCode::internal;
}

void TestDatabaseError::hasACodeWithARemedy() {
    QFETCH(int, sqliteCode);
    QFETCH(int, systemError);
    QFETCH(ErrorCode, code);
    const Error error =
        project::databaseError(SQLite::Exception("words", sqliteCode), systemError, "/p/project.sqlite");
    QCOMPARE(error.code, code);
    QCOMPARE(error.file, std::string("/p/project.sqlite"));
    QVERIFY(error.detail.find("words") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestDatabaseError)
#include "test_database_error.moc"
