using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Browser.Tests.Testing;

/// <summary>The console on a real address, with the demo data in its own database file.</summary>
public sealed class ConsoleServer : WebApplicationFactory<Program>
{
    // Migrating and filling a database takes longer than the rest of a start.
    private static readonly Lazy<DirectoryInfo> Filled = new(Fill);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("console-browser-tests-");

    public ConsoleServer() : this(Filled.Value)
    {
    }

    private ConsoleServer(DirectoryInfo? filled)
    {
        if (filled is not null)
        {
            File.Copy(Path.Combine(filled.FullName, "console.db"), PathOf("console.db"));
            Directory.CreateDirectory(PathOf("mail"));
            foreach (var mail in Directory.EnumerateFiles(Path.Combine(filled.FullName, "mail")))
            {
                File.Copy(mail, Path.Combine(PathOf("mail"), Path.GetFileName(mail)));
            }
        }

        UseKestrel(0);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>Closed first, since each open one costs the browser time until its end.</summary>
    public List<IBrowserContext> Windows { get; } = [];

    protected override void ConfigureWebHost(IWebHostBuilder builder) => RaisedLimits.Settings
        .Aggregate(builder, (raised, limit) => raised.UseSetting(limit.Key, limit.Value))
        .UseEnvironment("Development")
        .UseSetting("Serilog:MinimumLevel:Default", "Warning")
        .UseSetting("Mail:Folder", PathOf("mail"))
        .UseSetting("ConnectionStrings:Console", $"Data Source={PathOf("console.db")}");

    public override async ValueTask DisposeAsync()
    {
        foreach (var window in Windows)
        {
            await window.CloseAsync();
        }

        await base.DisposeAsync();
        if (folder.Exists)
        {
            folder.Delete(recursive: true);
        }
    }

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    // Also with the mails that the demo data causes.
    private static DirectoryInfo Fill()
    {
        using var server = new ConsoleServer(filled: null);
        using var scope = server.Services.CreateScope();
        var context = scope.ServiceProvider.GetRequiredService<ConsoleDbContext>();
        Assert.True(SpinWait.SpinUntil(() => !context.OutboxMails.Any(mail => mail.NextTryAt != null), TimeSpan.FromMinutes(1)));
        var filled = Directory.CreateTempSubdirectory("console-browser-tests-filled-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => filled.Delete(recursive: true);
        context.Database.ExecuteSql($"VACUUM INTO {Path.Combine(filled.FullName, "console.db")}");
        Directory.Move(server.PathOf("mail"), Path.Combine(filled.FullName, "mail"));
        return filled;
    }
}
