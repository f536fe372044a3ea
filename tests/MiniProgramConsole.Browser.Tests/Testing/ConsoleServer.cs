using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Browser.Tests.Testing;

/// <summary>The console on a real address, with the demo data in its own database file.</summary>
public sealed class ConsoleServer : WebApplicationFactory<Program>
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("console-browser-tests-");

    public ConsoleServer()
    {
        UseKestrel(0);
        StartServer();
    }

    public Uri Address => ClientOptions.BaseAddress;

    protected override void ConfigureWebHost(IWebHostBuilder builder) => RaisedLimits.Settings
        .Aggregate(builder, (raised, limit) => raised.UseSetting(limit.Key, limit.Value))
        .UseEnvironment("Development")
        .UseSetting("Serilog:MinimumLevel:Default", "Warning")
        .UseSetting("Mail:Folder", Path.Combine(folder.FullName, "mail"))
        .UseSetting("ConnectionStrings:Console", $"Data Source={Path.Combine(folder.FullName, "console.db")}");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (folder.Exists)
        {
            folder.Delete(recursive: true);
        }
    }
}
