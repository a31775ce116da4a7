using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Tests;

public sealed class DatabaseTests
{
    [Fact]
    public void An_error_after_the_commit_does_not_take_the_write_back()
    {
        using var database = Database.Open(null);
        database.Execute("CREATE TABLE t (v INTEGER)");
        var watcher = new FailingWatcher();
        database.Watcher = watcher;
        Assert.Equal(7, database.Atomically(() => Insert(database)));
        Assert.Equal((1, 0), (watcher.Commits, watcher.Rollbacks));
        // The next transaction is an outer one again.
        Assert.Equal(7, database.Atomically(() => Insert(database)));
        using var count = database.Prepare("SELECT COUNT(*) FROM t");
        Assert.True(count.Step());
        Assert.Equal(2, count.Integer(0));
    }

    private static int Insert(Database database)
    {
        database.Execute("INSERT INTO t VALUES (1)");
        return 7;
    }

    private sealed class FailingWatcher : ITransactionWatcher
    {
        public int Commits { get; private set; }

        public int Rollbacks { get; private set; }

        public int Mark => 0;

        public void Rollback(int mark) => Rollbacks++;

        public void BeforeCommit()
        {
        }

        public void AfterCommit()
        {
            Commits++;
            throw new InvalidOperationException("The bus is broken.");
        }
    }
}
