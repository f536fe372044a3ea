using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace MiniProgramConsole.Web.Tests.Testing.Databases;

/// <summary>
/// Each process migrates one template per database product and copies it for each test. Nothing may be connected to a template.
/// </summary>
internal static class TemplateDatabase
{
    private static readonly ConcurrentDictionary<Database, Lazy<Task<TestDatabase>>> Templates = new();

    public static async Task CopyAsync(TestDatabase copy)
    {
        var template = await Templates.GetOrAdd(copy.Kind, kind => new Lazy<Task<TestDatabase>>(() => MakeAsync(kind))).Value;
        if (copy.Kind == Database.Sqlite)
        {
            File.Copy(FileOf(template), FileOf(copy));
        }
        else
        {
            await PostgreSqlServer.CopyAsync(NameOf(template), NameOf(copy));
        }
    }

    private static async Task<TestDatabase> MakeAsync(Database kind)
    {
        var template = TestDatabase.At(kind, $"console-template-{Guid.NewGuid():N}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => template.DisposeAsync().AsTask().GetAwaiter().GetResult();
        await template.MigrateAsync();
        if (kind == Database.Sqlite)
        {
            await using var context = template.NewContext();
            await context.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        template.ClearPool();
        return template;
    }

    private static string FileOf(TestDatabase database) => new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;

    private static string NameOf(TestDatabase database) => new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;
}
