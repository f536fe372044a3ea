using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Browser.Tests.Testing;

/// <summary>The console as it is published, with compressed files and the demo data.</summary>
public sealed class PublishedConsole : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly ConsoleProcess process;
    private readonly DirectoryInfo mails;

    private PublishedConsole(TestDatabase database, ConsoleProcess process, DirectoryInfo mails)
    {
        this.database = database;
        this.process = process;
        this.mails = mails;
    }

    /// <summary>The build publishes to this folder.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "published");

    public Uri Address => process.Address;

    public static async Task<PublishedConsole> StartAsync()
    {
        var database = await TestDatabase.CreateAsync(Database.Sqlite, migrated: false);
        var mails = Directory.CreateTempSubdirectory("console-mails-");
        var process = await ConsoleProcess.StartAsync(
            database, new() { ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Mail__Folder"] = mails.FullName }, Folder);
        return new PublishedConsole(database, process, mails);
    }

    public async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        await database.DisposeAsync();
        mails.Delete(recursive: true);
    }
}
