using Microsoft.EntityFrameworkCore;

namespace PerSense.Tests.Web;

public class MigrationTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task The_migrations_make_the_whole_model()
    {
        Assert.False(await web.Host.QueryAsync(static db => Task.FromResult(db.Database.HasPendingModelChanges())));
        Assert.Empty(await web.Host.QueryAsync(static db => db.Database.GetPendingMigrationsAsync()));
    }

    [Fact]
    public async Task The_database_writes_ahead_and_keeps_references_whole()
    {
        Assert.Equal("wal", await web.Host.QueryAsync(static async db => (await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").ToListAsync()).Single()));
        Assert.Equal(1, await web.Host.QueryAsync(static async db => (await db.Database.SqlQueryRaw<int>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").ToListAsync()).Single()));
    }
}
